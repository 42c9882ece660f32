"""What follows an attempt that confirmed nothing: a next step for every outcome, and the pages for it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.models import AttemptOutcome, ContactAttempt, ContactKind, Project, ProposalState
from directory.people import roles
from directory.phrases import day_words
from directory.records import known_contacts, leads, messages, worries
from directory.vocabulary import Stage

from ..confirm import Act, WhyForm, perform, words_field
from ..leads import told_of, where_to_look


@dataclass(frozen=True)
class Offer:
    """A next step as a person is offered it: what to do, and the page that does it; no page, no link."""

    words: str
    button: str = ""
    address: str = ""


@dataclass(frozen=True)
class NextStep:
    """What follows one outcome. `done` says what is to be read instead once it is under way, else None."""

    words: str
    button: str
    address: Callable[[ContactAttempt], str]
    done: Callable[[Project], Offer | None] = lambda project: None


def page(name: str) -> Callable[[ContactAttempt], str]:
    return lambda attempt: reverse(f"admin:directory_project_{name}", args=[attempt.project_id])


def closing(attempt: ContactAttempt) -> str:
    address = reverse("admin:directory_project_step", args=[attempt.project_id, "close"])
    return f"{address}?attempt={attempt.pk}"


def calls_to_make(attempt: ContactAttempt) -> str:
    return f"{reverse('admin:index')}?show=call-back"


def closed(project: Project) -> Offer | None:
    if project.is_closed:
        return Offer("It is marked as closed.")
    waiting = project.proposed_changes.filter(state=ProposalState.WAITING)
    change = next((one for one in waiting if one.changes.get("stage", ["", ""])[1] == Stage.CLOSED), None)
    if change is None:
        return None
    where = reverse("admin:directory_project_proposal", args=[project.pk, change.pk])
    return Offer("That it has closed waits for an editor.", "Look at the change", where)


def asked_to_be_out(project: Project) -> Offer | None:
    message = messages.removals_of(project).first()
    if message is None:
        return None
    where = reverse("admin:directory_message_deal", args=[message.pk])
    return Offer("It wants not to be listed. An editor takes it out.", "Look at the message", where)


ANOTHER_NUMBER = ("Find another number", page("another_number"))
NEXT_STEPS = {
    AttemptOutcome.NO_ANSWER: NextStep(
        "Ring on another day and hour, or try another number.", *ANOTHER_NUMBER
    ),
    AttemptOutcome.MESSAGE_LEFT: NextStep(
        "Give them a few days, then ring again, or try another number.", *ANOTHER_NUMBER
    ),
    AttemptOutcome.CALL_BACK: NextStep("Ring again on {day}.", "All calls that are promised", calls_to_make),
    AttemptOutcome.DECLINED: NextStep(
        "If they want not to be listed, say so now. If they only would not talk, ring another time.",
        "They want not to be listed",
        page("not_listed"),
        asked_to_be_out,
    ),
    AttemptOutcome.WRONG_NUMBER: NextStep("That number is not theirs.", *ANOTHER_NUMBER),
    AttemptOutcome.GONE: NextStep(
        "If it has ended, mark it as closed.", "Mark it as closed", closing, closed
    ),
}


def offer_after(attempt: ContactAttempt) -> Offer:
    """The next step of this attempt, or how far it has come, for somebody who may write the record."""
    step = NEXT_STEPS[AttemptOutcome(attempt.outcome)]
    day = day_words(attempt.call_back_on) if attempt.call_back_on else ""
    return step.done(attempt.project) or Offer(step.words.format(day=day), step.button, step.address(attempt))


def why_closed(project: Project, number: str) -> str:
    """The reason for closing it, out of the attempt of this number that found it gone; "" where none did."""
    if not number.isdecimal() or len(number) > 12:
        return ""
    attempt = project.attempts.filter(pk=int(number), outcome=AttemptOutcome.GONE).first()
    if attempt is None:
        return ""
    means = attempt.get_means_display().lower()
    return f"Gone: tried by {means} on {day_words(attempt.made_on)}. {attempt.note}".strip()


# The pages that no step had yet.

# What a person is at the other end of: only that can be found to be somebody else's by ringing or writing.
CALLED = (ContactKind.PHONE, ContactKind.EMAIL)
# Who may know more, as `where_to_look` asks for them.
NAMED_BESIDE_IT = ("leads", "project_organisations__organisation", "affiliations__network__project")
TAKE_OUT = [
    "The group has asked not to be listed. Its contacts and its exact place leave the public page at once.",
    "An editor reads what you write, and takes the record out for good.",
]


class OutOfSightForm(forms.Form):
    reason = words_field(
        "Why",
        "Only people who look into worries read it. Do not write it anywhere else.",
        needed=worries.SAY_WHY,
    )


class ProjectNextSteps:
    """For ProjectAdmin: two pages under one project's address."""

    def another_number_view(self, request, pk):
        return require_safe(self.show_numbers)(request, pk)

    def show_numbers(self, request, pk):
        """What could be tried: its own contacts, what pages said, those of its organisations' groups."""
        project = self.writable_project(request, pk)
        prefetch_related_objects([project], *NAMED_BESIDE_IT)
        project.sites = list(leads.websites().filter(project=project))
        attempt = project.attempts.first()
        is_wrong = attempt is not None and attempt.outcome == AttemptOutcome.WRONG_NUMBER
        context = {
            **self.admin_site.each_context(request),
            "title": f"Another number: {project}",
            "project": project,
            "own": list(project.contacts.select_related("source").prefetch_related("steps__by")),
            "others": known_contacts.of_the_same_organisations(project, person=request.user),
            "organisations": known_contacts.organisations_of(project),
            "told": told_of(project),
            "where_to_look": where_to_look(project),
            "may_be_wrong": CALLED if is_wrong else (),
        }
        return TemplateResponse(request, "admin/directory/project/another_number.html", context)

    def not_listed_view(self, request, pk):
        project = self.writable_project(request, pk)
        act = Act(
            f"They want not to be listed: {project}",
            TAKE_OUT,
            "Hide it and tell an editor",
            "Hidden. An editor finds it under “Told to us”, and takes it out.",
            self.home_of(project),
            WhyForm,
            template="admin/directory/project/not_listed.html",
            more={"project": project, "may_publish": roles.may_publish(request.user)},
        )
        return perform(
            self.admin_site,
            request,
            act,
            lambda note: messages.ask_to_take_out(project, by=request.user, note=note),
        )

    def writable_project(self, request, pk) -> Project:
        project = self.project(request, pk)
        if not roles.may_write(request.user, project):
            raise PermissionDenied
        return project

    def out_of_sight_view(self, request, pk):
        """Any researcher who may read it; where the worry stands, only those who look into worries learn."""
        project = self.project(request, pk)
        if not worries.may_take_out_of_sight(request.user, project):
            raise PermissionDenied
        act = Act(
            f"Take out of sight: {project}",
            [
                "For a worry about safety. Within two seconds it is gone from its page, and from every list, "
                "count and file that the public reads. Two people who look into worries put it back.",
                "If somebody is in danger now, call 999.",
            ],
            "Take it out of sight",
            f"“{project}” is out of sight. The people who look into worries find your reason on their page.",
            reverse("admin:index"),
            OutOfSightForm,
        )
        return perform(
            self.admin_site,
            request,
            act,
            lambda reason: worries.take_out_of_sight(project, by=request.user, reason=reason),
        )
