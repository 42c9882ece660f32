"""The pages beside a project's form: review steps, merging, history, and steps for many records at once."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from directory.models import ChangeVia, Project, ProjectChange, ProposalState
from directory.people import roles
from directory.phrases import day_words
from directory.records import (
    bulk,
    copying,
    duplicates,
    hiding,
    merging,
    missing,
    networks,
    public_text,
    readable,
    tombstones,
    workflow,
    worries,
)
from directory.vocabulary import RefusedFor, Review, Stage

from ..confirm import Act, NeedsWhyForm, WhyForm, perform, words_field
from ..messages import email_link
from ..paging import page_of
from .next_steps import ProjectNextSteps, why_closed
from .proposals import ProjectProposals


class RefuseForm(WhyForm):
    """For which of the reasons that the public page gives; then in own words."""

    refused_for = forms.ChoiceField(
        label="What it is",
        choices=RefusedFor,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )
    field_order = ["refused_for", "note"]


class PauseForm(forms.Form):
    note = words_field("Until when, and why", "As they said it: until September. Staff only.")


# Step -> (button, what it means, what is said when it is done, who may, does it need a reason)
STEPS = {
    "send": (
        workflow.send,
        "Send for review",
        "An editor reads it next. You can go on writing.",
        "Sent for review.",
        roles.RECORDERS,
        WhyForm,
    ),
    "send-back": (
        workflow.send_back,
        "Send back",
        "It goes back to the researcher, with your words.",
        "Sent back.",
        roles.EDITORS,
        NeedsWhyForm,
    ),
    "publish": (
        workflow.publish,
        "Publish",
        "Anybody can read it within two seconds.",
        "Published.",
        roles.EDITORS,
        WhyForm,
    ),
    "withdraw": (
        workflow.withdraw,
        "Withdraw",
        "Its public page goes away. The record stays here.",
        "Withdrawn.",
        roles.EDITORS,
        WhyForm,
    ),
    "refuse": (
        workflow.refuse_listing,
        "Refuse to list it",
        "For what this directory does not list. The record stays here, withdrawn, with the reason.",
        "Refused.",
        roles.EDITORS,
        RefuseForm,
    ),
    "pause": (
        workflow.pause,
        "Mark as paused",
        "It keeps its page, which says that it is taking a break.",
        "Paused.",
        roles.RECORDERS,
        PauseForm,
    ),
    "close": (
        workflow.close,
        "Mark as closed",
        "It keeps its page, which says that it has closed.",
        "Closed.",
        roles.RECORDERS,
        WhyForm,
    ),
    "reopen": (
        workflow.reopen,
        "Mark as running again",
        "Its page shows it as running.",
        "Reopened.",
        roles.RECORDERS,
        WhyForm,
    ),
    "not-to-be-listed": (
        workflow.not_to_be_listed,
        "Not to be listed",
        "For a group that asks to be taken out. The record is erased for good. Only a mark without a name "
        "stays, so that it is not loaded, imported or typed in again. There is no way back.",
        "Taken out for good.",
        roles.EDITORS,
        WhyForm,
    ),
    "discard": (
        workflow.discard,
        "Discard the draft",
        "For a draft that came to nothing. It is erased with everything in it, and may be begun again.",
        "Discarded.",
        roles.RECORDERS,
        forms.Form,
    ),
}
# After these there is no record to go back to.
ERASING = ("not-to-be-listed", "discard")


class TakeOutForm(forms.Form):
    """The name typed again; and where the group left an address, that it was answered, for that goes too."""

    typed_name = forms.CharField(
        label="Type its name again",
        max_length=200,
        error_messages={
            "required": "Type its name, so that no other group is taken out by mistake.",
            "max_length": "No name is as long as this. Type its name.",
        },
    )
    is_answered = forms.BooleanField(
        label="I have answered them",
        error_messages={"required": "Answer them first, then tick this: their address is erased too."},
    )

    def __init__(self, *args, project, letters, **kwargs):
        super().__init__(*args, **kwargs)
        self.project = project
        if not letters:
            del self.fields["is_answered"]

    def clean_typed_name(self):
        typed = self.cleaned_data["typed_name"]
        if tombstones.folded(typed) != tombstones.folded(self.project.name):
            raise forms.ValidationError(
                f"This is not its name. Type “{self.project.name}” to take this group out, or go back."
            )
        return typed


def letters_of(project) -> list[str]:
    """For each message about it that waits and has an address: when it came, and a link to answer it."""
    waiting = project.messages.open().but_worries().exclude(email="").order_by("sent_at")
    return [
        format_html(
            "{}, {}: answer {} first. Their address is erased with the record.",
            message.get_kind_display(),
            day_words(timezone.localdate(message.sent_at)),
            email_link(message),
        )
        for message in waiting
    ]


WAITS = "Your change waits for an editor. Until it is accepted the record stays as it is."
STAGE_OF = {"pause": Stage.PAUSED, "close": Stage.CLOSED, "reopen": Stage.RUNNING}


def steps_for(person, project: Project) -> list[tuple[str, str]]:
    """The steps that follow from where a record stands, for this person: (step, button)."""
    held = worries.is_held(project)
    published, stage = project.review == Review.PUBLISHED, project.stage
    open_to = {
        "send": not held and project.review in workflow.ROADS["sent"][0] and not roles.may_publish(person),
        "send-back": project.review == Review.IN_REVIEW,
        "publish": not (published or held or workflow.lacks_second_person(project, person)),
        "withdraw": project.review != Review.WITHDRAWN,
        "refuse": project.review != Review.WITHDRAWN,
        "pause": stage not in (Stage.PAUSED, Stage.CLOSED),
        "close": stage != Stage.CLOSED,
        "reopen": stage in (Stage.PAUSED, Stage.CLOSED) and not networks.stays_closed(project, Stage.RUNNING),
        "not-to-be-listed": True,
        "discard": workflow.may_discard(person, project),
    }
    return [
        (s, STEPS[s][1]) for s, opens in open_to.items() if opens and roles.is_one_of(person, STEPS[s][4])
    ]


def has_left(person) -> bool:
    return person is not None and not person.is_active


def of_a_merge(change: ProjectChange) -> str:
    return "The record that was merged does not come back." if change.via == ChangeVia.MERGE else ""


class ProjectPages(ProjectNextSteps, ProjectProposals):
    """For ProjectAdmin: addresses under one project's."""

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"directory_project_{name}")

        own = [
            page("<int:pk>/step/<slug:step>/", self.step_view, "step"),
            page("<int:pk>/whole/", self.whole_view, "whole"),
            page("<int:pk>/check/", self.check_view, "check"),
            page("<int:pk>/question/<slug:slug>/", self.question_view, "question"),
            page("<int:pk>/another/", self.another_view, "another"),
            page("<int:pk>/merge/", self.merge_view, "merge"),
            page("<int:pk>/not-the-same/", self.not_the_same_view, "not_the_same"),
            page("<int:pk>/attempt/", self.attempt_view, "attempt"),
            page("<int:pk>/another-number/", self.another_number_view, "another_number"),
            page("<int:pk>/out-of-sight/", self.out_of_sight_view, "out_of_sight"),
            page("<int:pk>/not-listed/", self.not_listed_view, "not_listed"),
            page("<int:pk>/contacts/<int:number>/show/", self.show_again_view, "show_again"),
            page("<int:pk>/contacts/<int:number>/wrong/", self.wrong_number_view, "wrong_number"),
            page("<int:pk>/waiting/<int:number>/", self.proposal_view, "proposal"),
            page("<int:pk>/waiting/<int:number>/take-over/", self.take_over_view, "take_over"),
            page("<int:pk>/waiting/<int:number>/again/", self.wait_again_view, "wait_again"),
            page("<int:pk>/changes/", self.changes_view, "changes"),
            page("<int:pk>/changes/<int:number>/put-back/", self.put_back_view, "put_back"),
        ]
        return own + super().get_urls()

    def project(self, request, pk) -> Project:
        """A record that this person may read; to others there is none."""
        return get_object_or_404(roles.readable(request.user), pk=pk)

    def home_of(self, project) -> str:
        return reverse("admin:directory_project_change", args=[project.pk])

    def whole_of(self, project) -> str:
        """All questions of a record on one page."""
        return reverse("admin:directory_project_whole", args=[project.pk])

    def step_view(self, request, pk, step):
        project = self.project(request, pk)
        if step not in STEPS:
            raise Http404
        do, button, about, done, who, form = STEPS[step]
        if not roles.is_one_of(request.user, who) or not roles.may_write(request.user, project):
            raise PermissionDenied
        gone = step in ERASING
        then = reverse("admin:directory_project_changelist") if gone else self.home_of(project)
        follows = networks.what_follows(project, STAGE_OF[step]) if step in STAGE_OF else ""
        if follows and workflow.waits(project, request.user):
            follows = f"Once an editor accepts it: {follows}"
        unfit = (
            public_text.in_record(project) if step in ("send", "publish") and request.method == "GET" else []
        )
        not_yet = [f"It cannot be published yet. {one}" for one in unfit]
        letters = letters_of(project) if step == "not-to-be-listed" else []
        if step == "not-to-be-listed":
            form = partial(TakeOutForm, project=project, letters=letters)
        if step == "close":
            form = partial(form, initial={"note": why_closed(project, request.GET.get("attempt", ""))})
        act = Act(
            f"{button}: {project}",
            [about, follows, *not_yet, *letters],
            button,
            done,
            then,
            form,
            template="admin/directory/step.html",
            more={
                "missing": missing.missing(project) if step in ("send", "publish") else [],
                "home": self.home_of(project),
            },
        )

        def perform_step(note="", **typed):
            if gone:
                return do(project, by=request.user)
            waiting = do(project, by=request.user, note=note, **typed)
            if step in STAGE_OF and waiting is not None:
                act.done = WAITS
            return waiting

        return perform(self.admin_site, request, act, perform_step)

    def lines(self, request, project, changes):
        return readable.lines(changes, with_addresses=roles.may_write(request.user, project))

    def another_view(self, request, pk):
        return require_POST(self.begin_another)(request, pk)

    def begin_another(self, request, pk):
        made = copying.begin(self.project(request, pk), by=request.user)
        messages.success(request, "Copied. Give it its own name, and look at what was copied.")
        return HttpResponseRedirect(self.home_of(made))

    def show_again_view(self, request, pk, number):
        return require_POST(self.show_again)(request, pk, number)

    def show_again(self, request, pk, number):
        """A hidden contact of this record; who may not write it is told so by the action."""
        project = self.project(request, pk)
        roles.must_write(request.user, project)
        contact = get_object_or_404(project.contacts, pk=number)
        hiding.show_again(contact, by=request.user)
        words = f"The {contact.get_kind_display().lower()} is no longer hidden."
        messages.success(request, f"{words} It is public where they agreed, and a check used it this year.")
        return HttpResponseRedirect(self.home_of(project))

    def wrong_number_view(self, request, pk, number):
        return require_POST(self.hide_wrong_number)(request, pk, number)

    def hide_wrong_number(self, request, pk, number):
        """Which number the last attempt found to be somebody else's, said afterwards."""
        project = self.project(request, pk)
        roles.must_write(request.user, project)
        hiding.hide_wrong_number(get_object_or_404(project.contacts, pk=number), by=request.user)
        messages.success(request, "Hidden: that number is not theirs.")
        return HttpResponseRedirect(reverse("admin:directory_project_another_number", args=[pk]))

    def merge_view(self, request, pk):
        """First which one, then what this record would gain, then done."""
        project = self.project(request, pk)
        roles.must_publish(request.user)
        asked = request.GET.get("twin", "").strip().strip("/").rpartition("/")[2]
        twin = roles.readable(request.user).filter(slug=asked).exclude(pk=pk).first() if asked else None
        gains = self.gains(request, project, twin) if twin and request.method == "GET" else {}
        act = Act(
            f"Merge into: {project}",
            [f"“{twin}” goes; its address leads here, and this record gains what it lacked." if twin else ""],
            "Merge" if twin else "",
            f"Merged: “{twin}” leads here now.",
            self.home_of(project),
            template="admin/directory/merge.html",
            more={
                "twin": twin,
                "project": project,
                "asked": asked,
                "twins": duplicates.likely(duplicates.Likeness.of(project), by=request.user),
                "lines": self.lines(request, project, gains),
            },
        )

        def merge(note):
            if twin is None:
                raise workflow.NotNowError("Say which record to merge into this one.")
            merging.merge(twin, into=project, by=request.user, note=note)

        return perform(self.admin_site, request, act, merge)

    def not_the_same_view(self, request, pk):
        return require_POST(self.keep_apart)(request, pk)

    def keep_apart(self, request, pk):
        """One of the likely ones is another group: it is offered no more."""
        project = self.project(request, pk)
        roles.must_publish(request.user)
        asked = request.POST.get("twin", "")
        twin = get_object_or_404(roles.readable(request.user).exclude(pk=pk), slug=asked)
        duplicates.keep_apart(project, [twin], by=request.user)
        messages.success(request, f"Kept: “{project}” and “{twin}” are two groups.")
        return HttpResponseRedirect(reverse("admin:directory_project_merge", args=[pk]))

    def gains(self, request, project, twin):
        """What a merge would change, tried on copies."""
        kept, gone = Project.objects.get(pk=project.pk), Project.objects.get(pk=twin.pk)
        try:
            return workflow.trial(kept, lambda: merging.merge(gone, into=kept, by=request.user))
        except (workflow.NotNowError, tombstones.OtherKeyError):
            # Said in words when the button is pressed.
            return {}

    def wait_again_view(self, request, pk, number):
        """A change that was sent back, and that nobody goes on with, is decided on anew."""
        project = self.project(request, pk)
        proposal = get_object_or_404(project.proposed_changes, pk=number)
        roles.must_publish(request.user)
        act = Act(
            f"Open a change again: {project}",
            [
                f"By {proposal.by or proposal.by_name}, {day_words(timezone.localdate(proposal.at))}.",
                f"It was sent back: {proposal.decision_note}" if proposal.decision_note else "",
                "It waits again as it was, and can be accepted or sent back. Whoever made it stays named.",
            ],
            "Open it again",
            "It waits again.",
            reverse("admin:directory_project_proposal", args=[pk, number]),
        )
        return perform(
            self.admin_site,
            request,
            act,
            lambda note: workflow.wait_again(proposal, by=request.user, note=note),
        )

    def changes_view(self, request, pk):
        """Who changed what and when, newest first."""
        project = self.project(request, pk)
        page = page_of(project.history.select_related("by"), request, most=CHANGES_A_PAGE)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Changes: {project}",
            "project": project,
            "rows": [
                (row, self.lines(request, project, row.changes), workflow.no_way_back(row))
                for row in page.object_list
            ],
            "page": page,
            "private": readable.private_history(project) if roles.may_write(request.user, project) else [],
            "may_put_back": roles.may_publish(request.user),
        }
        return TemplateResponse(request, "admin/directory/changes.html", context)

    def put_back_view(self, request, pk, number):
        project = self.project(request, pk)
        change = get_object_or_404(ProjectChange, pk=number, project=project)
        if not roles.may_publish(request.user):
            raise PermissionDenied
        stops = workflow.no_way_back(change)
        act = Act(
            f"Put back: {project}",
            [f"{change}. Each fact below becomes what it was before.", of_a_merge(change)],
            "" if stops else "Put back",
            "Put back.",
            reverse("admin:directory_project_changes", args=[project.pk]),
            template="admin/directory/put_back.html",
            more={"lines": self.lines(request, project, change.changes), "stops": stops},
        )
        return perform(
            self.admin_site, request, act, lambda note: workflow.put_back(change, by=request.user, note=note)
        )

    def history_view(self, request, object_id, extra_context=None):
        """Django's own button leads to our history: the log knows no facts."""
        project = self.get_object(request, object_id)
        if project is None:
            return self.no_such_record(request, object_id)
        return HttpResponseRedirect(reverse("admin:directory_project_changes", args=[project.pk]))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        project = self.get_object(request, object_id)
        more = {}
        if project is not None:
            more["may_take_out_of_sight"] = worries.may_take_out_of_sight(request.user, project)
            more["is_held"] = worries.is_held(project)
            if roles.sees_worries(request.user):
                more["worries"] = project.worries.all()
        if project is not None and self.has_change_permission(request, project):
            undecided = [ProposalState.WAITING, ProposalState.SENT_BACK]
            newest = project.proposed_changes.filter(state__in=undecided).select_related("by")
            # Of those that were sent back, the latest, and what somebody who has left cannot go on with.
            waiting = [
                change
                for number, change in enumerate(newest)
                if change.state == ProposalState.WAITING or number == 0 or has_left(change.by)
            ]
            more["last_step"] = project.review_events.select_related("by").first()
            more["may_publish"] = roles.may_publish(request.user)
            if more["may_publish"] and project.review != Review.PUBLISHED:
                more["lacks_second_person"] = workflow.lacks_second_person(project, request.user)
            more["told"] = project.messages.open().but_worries()
            more |= {"steps": steps_for(request.user, project), "waiting": waiting, "project": project}
            more["hidden_contacts"] = hiding.of(project)
            more["stays_closed"] = networks.stays_closed(project, Stage.RUNNING)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **more})


MOST = 1000
CHANGES_A_PAGE = 100


class ProjectBulk:
    """For ProjectAdmin."""

    def has_publish_permission(self, request):
        return roles.may_publish(request.user)

    @admin.action(description="Send the selected projects for review", permissions=["change"])
    def send_selected(self, request, queryset):
        return self.walk_all(request, queryset, "send")

    @admin.action(description="Publish the selected projects", permissions=["publish"])
    def publish_selected(self, request, queryset):
        return self.walk_all(request, queryset, "publish")

    @admin.action(description="Withdraw the selected projects", permissions=["publish"])
    def withdraw_selected(self, request, queryset):
        return self.walk_all(request, queryset, "withdraw")

    def walk_all(self, request, queryset, step):
        """First what is about to happen, to these and no others; then what came of it."""
        do, button, about, done, *_ = STEPS[step]
        chosen = chosen_ids(request)
        projects = list(
            (queryset if chosen is None else queryset.filter(pk__in=chosen)).order_by("name", "pk")
        )
        if len(projects) > MOST:
            messages.error(request, f"Choose at most {MOST:,} at once: {len(projects):,} are chosen.")
            return None
        form = WhyForm(None if chosen is None else request.POST)
        outcome, lacks = None, {}
        if step in ("send", "publish") and not form.is_bound:
            lacks = missing.missing_in(projects)
        if form.is_valid():
            outcome = bulk.each(projects, do, by=request.user, note=form.cleaned_data["note"])
        context = {
            **self.admin_site.each_context(request),
            "title": f"{button}: {len(projects)} projects",
            "opts": self.opts,
            "button": button,
            "about": about,
            "done": done.rstrip("."),
            "action": f"{step.replace('-', '_')}_selected",
            "ids": ",".join(str(project.pk) for project in projects),
            "projects": [(project, lacks.get(project.pk, [])) for project in projects],
            "first": projects[0] if projects else None,
            "lacking": sum(project.pk in lacks for project in projects),
            "form": form,
            "outcome": outcome,
        }
        return TemplateResponse(request, "admin/directory/bulk.html", context)


def chosen_ids(request) -> list[int] | None:
    """Those that the page asked about; None before it has asked."""
    if "ids" not in request.POST:
        return None
    return [int(part) for part in request.POST["ids"].split(",") if part.isdecimal() and len(part) < 18]
