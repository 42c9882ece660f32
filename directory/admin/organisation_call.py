"""One call for an organisation: its groups with their state, what may be rung, one form for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from directory import rules
from directory.models import STALE_COLUMNS, AttemptOutcome, Organisation, Project, StaleFact
from directory.pages.project import time_words
from directory.people import roles
from directory.phrases import ages, day_words
from directory.records import known_contacts, organisation_calls
from directory.records.organisation_calls import Answer, Call
from directory.records.refusals import NotNowError
from directory.vocabulary import NOT_KNOWN, Review

from .confirm import words_field
from .date_fields import DAY_HELP, DayField
from .paging import page_of
from .projects.check import columns_of
from .projects.contact_rows import ASKED, NOT_YET
from .projects.first_check import known_facts

A_PAGE = 50
LEFT_OUT = ("", "Leave it out")
OF_THE_CALL = ("means", "made_on", "contact", "note", "call_back_on")
NOT_HERE = "It is not among this organisation’s groups any more, or is another region’s."
BEFORE = "Choose a day after today, on which to ring again."
NOTHING = "Nothing is saved: say of at least one group what you heard."


class CallForm(forms.Form):
    """The call once, then one answer for each group that was on the page."""

    means = forms.ChoiceField(choices=ASKED, label="How you asked")
    made_on = DayField(label="Day", help_text=f"Today, unless it was before. {DAY_HELP}")
    contact = forms.ChoiceField(
        required=False,
        label="You reached them by",
        help_text="Counts as used for each group that has it, where you say how the group is.",
    )
    note = words_field("Note", "Staff only, kept with each group. No names of people outside.")
    call_back_on = DayField(
        required=False, label="Ring again on", help_text="For the groups of which nobody could say."
    )

    def __init__(self, *args, groups, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("made_on", timezone.localdate())
        self.groups = list(groups)
        self.known = {str(one.contact.pk): one for one in known}
        choices = [(pk, one.label) for pk, one in self.known.items()]
        self.fields["contact"].choices = [("", "Another, or not said"), *choices]
        for project in self.groups:
            self.fields[answer_name(project.pk)] = forms.ChoiceField(
                required=False,
                label=project.name,
                choices=[LEFT_OUT, *organisation_calls.answers_for(project)],
                widget=forms.RadioSelect,
            )

    def clean_made_on(self):
        day = self.cleaned_data["made_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(NOT_YET)
        return day

    def clean_call_back_on(self):
        day = self.cleaned_data["call_back_on"]
        if day is not None and day <= timezone.localdate():
            raise forms.ValidationError(BEFORE)
        return day

    @property
    def of_the_call(self) -> list[forms.BoundField]:
        return [self[name] for name in OF_THE_CALL]

    def call(self, organisation: Organisation) -> Call:
        said = {name: self.cleaned_data[name] for name in OF_THE_CALL}
        used = self.known.get(said["contact"])
        return Call(organisation, **said | {"contact": used.contact if used else None})

    def answer_to(self, project: Project) -> str:
        """Empty where the group was left out."""
        return self.cleaned_data[answer_name(project.pk)]


def answer_name(pk: int) -> str:
    return f"answer_{pk}"


def seen_name(pk: int) -> str:
    return f"seen_{pk}"


def is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 12


@dataclass(frozen=True)
class Row:
    """A group as the page shows it: how it stands, what is known of it, and the question."""

    project: Project
    state: list[str]
    known: list[tuple[str, str]]
    seen_name: str
    seen: str
    answer: forms.BoundField
    check: str


@dataclass(frozen=True)
class Outcome:
    """What became of one group's answer."""

    name: str
    words: str
    is_done: bool = True
    check: str = ""


def call_view(site):
    def view(request, pk):
        if not roles.is_one_of(request.user, roles.RECORDERS):
            raise PermissionDenied
        organisation = get_object_or_404(Organisation, pk=pk)
        if request.method == "POST":
            return take(site, request, organisation)
        groups, at = groups_of(request, organisation), request.GET.get("at", "")
        if is_number(at):
            return HttpResponseRedirect(place_of(int(at), groups))
        known = known_of(request, organisation)
        page = page_of(groups, request, most=A_PAGE)
        return show(site, request, organisation, CallForm(groups=page.object_list, known=known), page=page)

    return view


def place_of(pk: int, groups: QuerySet[Project]) -> str:
    """Where on this page's pages the group stands, for who comes back from its check screen."""
    ids = list(groups.values_list("pk", flat=True))
    return f"?page={ids.index(pk) // A_PAGE + 1}#group-{pk}" if pk in ids else "?page=1"


def groups_of(request, organisation):
    return organisation_calls.groups(organisation, person=request.user)


def known_of(request, organisation):
    return known_contacts.known(known_contacts.groups_of([organisation]), person=request.user)


def take(site, request, organisation):
    """Save each answer by itself, and show the page again with what became of each.

    What holds of the whole call stays in the form, for the groups of the next page.
    """
    sent = [int(name[5:]) for name in request.POST if name.startswith("seen_") and is_number(name[5:])]
    groups = list(groups_of(request, organisation).filter(pk__in=sent[:A_PAGE]))
    known = known_of(request, organisation)
    form = CallForm(request.POST, groups=groups, known=known)
    if not form.is_valid():
        return show(site, request, organisation, form)
    outcomes = [save(request, project, form, organisation) for project in groups if form.answer_to(project)]
    here = {project.pk for project in groups}
    missed = [pk for pk in sent if pk not in here and request.POST.get(answer_name(pk))]
    outcomes += [Outcome("A group", NOT_HERE, is_done=False) for _ in missed]
    if not outcomes:
        form.add_error(None, NOTHING)
        return show(site, request, organisation, form)
    page = page_of(groups_of(request, organisation), request, most=A_PAGE)
    initial = {name: request.POST.get(name, "") for name in OF_THE_CALL}
    form = CallForm(groups=page.object_list, known=known_of(request, organisation), initial=initial)
    return show(site, request, organisation, form, page=page, outcomes=outcomes)


def save(request, project: Project, form: CallForm, organisation: Organisation) -> Outcome:
    answer, check = Answer(form.answer_to(project)), check_page(project, organisation)
    try:
        words = organisation_calls.record(
            project,
            answer,
            form.call(organisation),
            by=request.user,
            seen=request.POST.get(seen_name(project.pk), ""),
            known=known_facts(project) if answer == Answer.SAME else [],
        )
    except (NotNowError, PermissionDenied) as problem:
        return Outcome(project.name, str(problem), is_done=False, check=check)
    except Project.DoesNotExist:
        return Outcome(project.name, NOT_HERE, is_done=False)
    return Outcome(project.name, words)


def show(site, request, organisation, form: CallForm, *, page=None, outcomes=()):
    context = {
        **site.each_context(request),
        "title": f"{'Error: ' if form.errors else ''}One call: {organisation}",
        "organisation": organisation,
        "form": form,
        "rows": [row_of(project, form, organisation) for project in form.groups],
        "page": page,
        "known": list(form.known.values()),
        "outcomes": outcomes,
        "of_others": organisation_calls.of_others(organisation, person=request.user),
        "children": organisation.children.all(),
        "is_nav_sidebar_enabled": False,
    }
    return TemplateResponse(request, "admin/directory/organisation/call.html", context)


def check_page(project: Project, organisation: Organisation) -> str:
    """The group's own check screen, from which one comes back to the call."""
    return f"{reverse('admin:directory_project_check', args=[project.pk])}?organisation={organisation.pk}"


def row_of(project: Project, form: CallForm, organisation: Organisation) -> Row:
    seen = organisation_calls.seen_of(project)
    if form.is_bound:
        # What the person saw, not what has become of it since.
        seen = form.data.get(seen_name(project.pk), "")
    return Row(
        project,
        state_of(project),
        list(known_lines(project)),
        seen_name(project.pk),
        seen,
        form[answer_name(project.pk)],
        check_page(project, organisation),
    )


def state_of(project: Project) -> list[str]:
    """Where it stands, in some words each."""
    today, last = timezone.localdate(), project.last_checked_on
    words = [project.get_stage_display() if project.stage != NOT_KNOWN else "Not known if it runs"]
    if project.review != Review.PUBLISHED:
        words.append(project.get_review_display())
    words.append(f"last checked {day_words(last)}" if last else "never checked")
    if rules.is_due(last, project.is_closed, today):
        words.append("due for a check")
    if project.tried_on and not (last and last >= project.tried_on):
        tried = AttemptOutcome(project.last_attempt).label.lower()
        words.append(f"tried on {day_words(project.tried_on)}: {tried}")
    if project.waiting:
        words.append("a change waits for an editor")
    if (item := getattr(project, "work", None)) and item.held_by:
        words.append(item.words)
    return words


def known_lines(project: Project) -> Iterator[tuple[str, str]]:
    """(what, words) of the facts to be read out, over rows that were fetched; see `projects.check.FACTS`."""
    yield from columns_of(*STALE_COLUMNS[StaleFact.OPEN])(project)
    for meeting in project.meetings.all():
        at = f", {meeting.venue}" if meeting.venue else ""
        yield "When", f"{time_words(meeting, timezone.localdate())}{at}"
    for venue in project.venues.all():
        yield "Where", ", ".join(filter(None, [venue.address, venue.area]))
    yield from columns_of(*STALE_COLUMNS[StaleFact.JOINING])(project)
    for contact in project.contacts.all():
        hidden = ", hidden" if contact.is_hidden else ""
        yield contact.get_kind_display(), f"{contact.value}{hidden}"
    yield from columns_of("carers")(project)
    if span := ages(project.youngest_age, project.oldest_age):
        yield "Ages", span
    for link in project.for_whom:
        yield link.term.get_vocabulary_display(), str(link)
