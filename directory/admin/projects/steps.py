"""The pages beside a project's form: review steps, merging, history, and steps for many records at once."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from directory.models import ChangeVia, Project, ProjectChange, ProposalState
from directory.people import roles
from directory.records import (
    bulk,
    copying,
    duplicates,
    merging,
    networks,
    public_text,
    readable,
    tombstones,
    workflow,
)
from directory.vocabulary import Review, Stage

from ..confirm import Act, NeedsWhyForm, WhyForm, perform
from .proposals import ProjectProposals

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
    "pause": (
        workflow.pause,
        "Mark as paused",
        "It keeps its page, which says that it is taking a break.",
        "Paused.",
        roles.RECORDERS,
        WhyForm,
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
}


STAGE_OF = {"pause": Stage.PAUSED, "close": Stage.CLOSED, "reopen": Stage.RUNNING}


def steps_for(person, project: Project) -> list[tuple[str, str]]:
    """The steps that follow from where a record stands, for this person: (step, button)."""
    published, stage = project.review == Review.PUBLISHED, project.stage
    open_to = {
        "send": project.review in workflow.ROADS["sent"][0] and not roles.may_publish(person),
        "send-back": project.review == Review.IN_REVIEW,
        "publish": not published,
        "withdraw": project.review != Review.WITHDRAWN,
        "pause": stage not in (Stage.PAUSED, Stage.CLOSED),
        "close": stage != Stage.CLOSED,
        "reopen": stage in (Stage.PAUSED, Stage.CLOSED) and not networks.stays_closed(project, Stage.RUNNING),
        "not-to-be-listed": True,
    }
    return [
        (s, STEPS[s][1]) for s, opens in open_to.items() if opens and roles.is_one_of(person, STEPS[s][4])
    ]


def of_a_merge(change: ProjectChange) -> str:
    return "The record that was merged does not come back." if change.via == ChangeVia.MERGE else ""


class ProjectPages(ProjectProposals):
    """For ProjectAdmin: addresses under one project's."""

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"directory_project_{name}")

        own = [
            page("<int:pk>/step/<slug:step>/", self.step_view, "step"),
            page("<int:pk>/check/", self.check_view, "check"),
            page("<int:pk>/another/", self.another_view, "another"),
            page("<int:pk>/merge/", self.merge_view, "merge"),
            page("<int:pk>/attempt/", self.attempt_view, "attempt"),
            page("<int:pk>/waiting/<int:number>/", self.proposal_view, "proposal"),
            page("<int:pk>/waiting/<int:number>/take-over/", self.take_over_view, "take_over"),
            page("<int:pk>/changes/", self.changes_view, "changes"),
            page("<int:pk>/changes/<int:number>/put-back/", self.put_back_view, "put_back"),
        ]
        return own + super().get_urls()

    def project(self, request, pk) -> Project:
        """A record that this person may read; to others there is none."""
        return get_object_or_404(roles.readable(request.user), pk=pk)

    def home_of(self, project) -> str:
        return reverse("admin:directory_project_change", args=[project.pk])

    def step_view(self, request, pk, step):
        project = self.project(request, pk)
        if step not in STEPS:
            raise Http404
        do, button, about, done, who, form = STEPS[step]
        if not roles.is_one_of(request.user, who) or not roles.may_write(request.user, project):
            raise PermissionDenied
        gone = step == "not-to-be-listed"
        then = reverse("admin:directory_project_changelist") if gone else self.home_of(project)
        follows = networks.what_follows(project, STAGE_OF[step]) if step in STAGE_OF else ""
        if follows and workflow.waits(project, request.user):
            follows = f"Once an editor accepts it: {follows}"
        unfit = (
            public_text.in_record(project) if step in ("send", "publish") and request.method == "GET" else []
        )
        not_yet = [f"It cannot be published yet. {one}" for one in unfit]
        act = Act(f"{button}: {project}", [about, follows, *not_yet], button, done, then, form)

        def perform_step(note):
            return do(project, by=request.user) if gone else do(project, by=request.user, note=note)

        return perform(self.admin_site, request, act, perform_step)

    def lines(self, request, project, changes):
        return readable.lines(changes, with_addresses=roles.may_write(request.user, project))

    def another_view(self, request, pk):
        return require_POST(self.begin_another)(request, pk)

    def begin_another(self, request, pk):
        made = copying.begin(self.project(request, pk), by=request.user)
        messages.success(request, "Copied. Give it its own name, and look at what was copied.")
        return HttpResponseRedirect(self.home_of(made))

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

    def gains(self, request, project, twin):
        """What a merge would change, tried on copies."""
        kept, gone = Project.objects.get(pk=project.pk), Project.objects.get(pk=twin.pk)
        try:
            return workflow.trial(kept, lambda: merging.merge(gone, into=kept, by=request.user))
        except (workflow.NotNowError, tombstones.OtherKeyError):
            # Said in words when the button is pressed.
            return {}

    def changes_view(self, request, pk):
        """Who changed what and when, newest first."""
        project = self.project(request, pk)
        rows = project.history.select_related("by")[:200]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Changes: {project}",
            "project": project,
            "rows": [
                (row, self.lines(request, project, row.changes), workflow.no_way_back(row)) for row in rows
            ],
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
        if project is not None and self.has_change_permission(request, project):
            undecided = [ProposalState.WAITING, ProposalState.SENT_BACK]
            newest = project.proposed_changes.filter(state__in=undecided).select_related("by")
            waiting = [p for n, p in enumerate(newest) if p.state == ProposalState.WAITING or n == 0]
            more["last_step"] = project.review_events.select_related("by").first()
            more["may_publish"] = roles.may_publish(request.user)
            more |= {"steps": steps_for(request.user, project), "waiting": waiting, "project": project}
            more["stays_closed"] = networks.stays_closed(project, Stage.RUNNING)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **more})


MOST = 1000
LISTED = 100


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
        outcome = None
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
            "projects": projects[:LISTED],
            "more": len(projects) - LISTED,
            "form": form,
            "outcome": outcome,
        }
        return TemplateResponse(request, "admin/directory/bulk.html", context)


def chosen_ids(request) -> list[int] | None:
    """Those that the page asked about; None before it has asked."""
    if "ids" not in request.POST:
        return None
    return [int(part) for part in request.POST["ids"].split(",") if part.isdecimal() and len(part) < 18]
