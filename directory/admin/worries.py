"""Worries about safety: read, decided and closed by the few who may, group by group; put back by two."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.models import Worry, WorryStep
from directory.people import access_log, roles
from directory.records import duplicates, finding, worries

from .base import ReadOnlyAdmin
from .confirm import Act, perform, words_field
from .date_fields import DAY_HELP, DayField
from .messages import email_link
from .site import site


class WhyForm(forms.Form):
    words = words_field("Why", "Only people who look into worries read it.", needed=worries.SAY_WHY)


class ReviewForm(forms.Form):
    """What was found out or decided, and when somebody looks again."""

    words = words_field(
        "What you found out or decided",
        "Only people who look into worries read it.",
        needed="Write in a few words what you found out or decided.",
    )
    review_on = DayField(label="Look again on", required=False, help_text=DAY_HELP)

    def clean_review_on(self):
        day = self.cleaned_data["review_on"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError("This day is past. Write one from today on.")
        return day


class ReadForm(ReviewForm):
    words = words_field("What you do first", "Only people who look into worries read it.")


class WhichForm(forms.Form):
    """The record that a worry is about, of those that this person may read."""

    project = forms.CharField(
        label="The record",
        max_length=200,
        help_text="Its name, or the address of its page.",
        error_messages={"required": "Write its name, or the address of its page."},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_project(self):
        asked = finding.ask(self.cleaned_data["project"])
        readable = roles.readable(self.person)
        if asked.slug and (found := readable.filter(slug=asked.slug).first()):
            return found
        several = list(finding.find(asked, by=self.person)[:2])
        if len(several) != 1:
            raise forms.ValidationError(
                "Several records fit. Write the address of its page."
                if several
                else "No record is called so."
            )
        return several[0]


@dataclass(frozen=True)
class WorryAct:
    """What can be done with a worry: its button, what it means, what is said when it is done."""

    do: Callable
    button: str
    about: str
    done: str
    form: type[forms.Form] = WhyForm


ACTS = {
    "read": WorryAct(
        worries.read,
        "I have read it",
        "You have read everything below, and see to it that somebody looks into it.",
        "Read.",
        ReadForm,
    ),
    "note": WorryAct(
        worries.note,
        "Write down what was found or decided",
        "It is kept with your name and the day.",
        "Written down.",
        ReviewForm,
    ),
    "name": WorryAct(
        worries.name,
        "Say which record it is about",
        "What was told stands with that record.",
        "Said.",
        WhichForm,
    ),
    "out-of-sight": WorryAct(
        worries.hide_known,
        "Take the group out of sight",
        "Within two seconds it is gone from its page, and from every list, count and file that the public "
        "reads. Two people put it back.",
        "Out of sight.",
    ),
    "ask-back": WorryAct(
        worries.ask_back,
        "Ask to put the group back",
        "You are the first of two. Somebody else who looks into worries puts it back, or does not.",
        "Asked. Somebody else has to agree.",
    ),
    "put-back": WorryAct(
        worries.put_back,
        "Put the group back",
        "You are the second of two: the record is what it was before, within two seconds.",
        "Put back.",
    ),
    "not-yet": WorryAct(
        worries.not_yet, "Do not put it back", "The group stays out of sight.", "It stays out of sight."
    ),
    "close": WorryAct(
        worries.close,
        "Close it",
        "Your decision is kept. The e-mail addresses of those who wrote are erased. "
        "A group that is out of sight stays so.",
        "Closed.",
    ),
    "open": WorryAct(worries.open_again, "Open it again", "It stands on the home page again.", "Open again."),
}


def acts_for(person, worry: Worry) -> list[tuple[str, WorryAct]]:
    """What follows from where it stands, for this person."""
    is_open, is_read = worry.closed_at is None, worry.waiting_since is None
    is_hidden, is_asked = worry.hidden_at is not None, worry.asked_by is not None
    is_named = worry.project is not None
    follows = {
        "read": is_open and not is_read,
        "out-of-sight": is_open and is_named and not is_hidden,
        "name": is_open and not is_named,
        "put-back": is_open and is_read and is_named and is_hidden and worries.may_put_back(worry, person),
        "not-yet": is_asked,
        "ask-back": is_open and is_read and is_named and is_hidden and not is_asked,
        "note": is_open,
        "close": is_open and is_read and not is_asked,
        "open": not is_open and (not is_named or worries.live_about(worry.project) in (None, worry)),
    }
    return [(key, ACTS[key]) for key, is_so in follows.items() if is_so]


class OnlyWhoSeesWorries(ReadOnlyAdmin):
    """No role opens it: whoever has not the permission is refused alike, whatever they ask for."""

    readers = roles.NOBODY

    def has_module_permission(self, request):
        return roles.sees_worries(request.user)

    def has_view_permission(self, request, obj=None):
        return roles.sees_worries(request.user)


@admin.register(Worry, site=site)
class WorryAdmin(OnlyWhoSeesWorries):
    list_display = ["about", "stands", "opened_at", "review_on"]
    fields = ["about", "place", "project", "opened_at", "waiting_since", "review_on", "hidden_at"]
    fields += ["state_before", "asked_by", "asked_at", "closed_at"]
    list_select_related = ["project", "asked_by"]
    search_fields = ["about", "place"]
    search_help_text = "By the group's name, or the place."

    @admin.display(description="how it stands")
    def stands(self, worry):
        return "; ".join(worries.state_words(worry)) or "open"

    def get_urls(self):
        act = self.admin_site.admin_view(self.act_view)
        return [path("<int:pk>/<slug:act>/do/", act, name="directory_worry_act"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Everything that is known of it, and what can be done: to be read, each act on a page of its own."""
        worry = self.worry(request, object_id)
        access_log.case_opened(worry.pk, by=request.user)
        return require_safe(lambda request: self.page(request, worry))(request)

    def worry(self, request, pk) -> Worry:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not str(pk).isascii() or not str(pk).isdecimal():
            raise Http404
        return get_object_or_404(self.get_queryset(request).select_related("project", "asked_by"), pk=pk)

    def page(self, request, worry):
        context = {
            **self.admin_site.each_context(request),
            "title": f"Worry: {worry.about}",
            "opts": self.opts,
            "worry": worry,
            "stands": worries.state_words(worry),
            "is_late": worries.is_unread_too_long(worry),
            "may_read": worry.project is not None and roles.may_read(request.user, worry.project),
            "told": [
                (message, email_link(message) if message.email else "")
                for message in worry.messages.order_by("sent_at")
            ],
            "steps": worry.steps.select_related("by"),
            "acts": acts_for(request.user, worry),
            "likely": self.likely(request, worry),
        }
        return TemplateResponse(request, "admin/directory/worry.html", context)

    def likely(self, request, worry) -> list:
        """Records that it may be about, where nobody has said which."""
        if worry.project is not None or worry.closed_at is not None:
            return []
        found = duplicates.likely(duplicates.Likeness([worry.about], [worry.place]), by=request.user)
        return [twin.project for twin in found if roles.may_read(request.user, twin.project)]

    def act_view(self, request, pk, act):
        worry = self.worry(request, pk)
        chosen = ACTS.get(act)
        if chosen is None:
            raise Http404
        own = reverse("admin:directory_worry_change", args=[worry.pk])
        form = chosen.form
        if act == "name":
            form = partial(WhichForm, person=request.user)
        if act == "read":
            form = partial(ReadForm, initial={"review_on": worries.default_review()})
        page = Act(
            f"{chosen.button}: {worry.project or worry.about}",
            [chosen.about],
            chosen.button,
            chosen.done,
            own,
            form,
        )

        def do(**typed):
            stands = chosen.do(worry, by=request.user, **typed)
            if stands is not None:
                page.then = reverse("admin:directory_worry_change", args=[stands.pk])

        return perform(self.admin_site, request, page, do)


@admin.register(WorryStep, site=site)
class WorryStepAdmin(OnlyWhoSeesWorries):
    list_display = ["worry", "step", "by", "at"]
    fields = ["worry", "step", "by", "at", "words"]
    list_filter = ["step"]
    list_select_related = ["worry", "by"]
    search_fields = ["worry__about"]
    search_help_text = "By the group's name."
