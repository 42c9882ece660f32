"""An attempt that reached nobody who could confirm: what was tried is noted, and the next step offered."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from directory.contact_values import Link, shown_links
from directory.models import AttemptOutcome, Contact, ContactAttempt, ContactKind, Project, ProposalState
from directory.people import roles
from directory.records import checks, known_contacts
from directory.records import messages as messages_told
from directory.vocabulary import Means

from .. import work
from ..date_fields import DayField
from . import call_script
from .next_steps import CALLED, Offer, offer_after

# How many earlier attempts stand on the check screen; the record has them all.
SHOWN = 12
MEANS_OF = dict(zip(CALLED, (Means.PHONE, Means.EMAIL), strict=True))
UNSENT = "unsent_attempt"
IS_OVER = "That day is over. On which day shall somebody ring again?"
NO_LONGER = "That number is hidden or no longer among its contacts. Choose again."


class TriedContactField(forms.ModelChoiceField):
    def label_from_instance(self, contact):
        return f"{contact.value} ({contact.role})" if contact.role else contact.value


class AttemptForm(forms.Form):
    outcome = forms.ChoiceField(choices=AttemptOutcome.choices)
    contact = TriedContactField(
        queryset=None,
        required=False,
        label="You tried",
        empty_label="Another, or not said",
        error_messages={"invalid_choice": NO_LONGER},
    )
    note = forms.CharField(required=False, max_length=2000)
    call_back_on = DayField(required=False)

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, auto_id="attempt-%s", **kwargs)
        tried = project.contacts.filter(kind__in=CALLED, is_hidden=False)
        self.fields["contact"].queryset = tried
        if not self.is_bound and len(only := list(tried[:2])) == 1:
            self.initial["contact"] = only[0]

    def clean_call_back_on(self):
        day = self.cleaned_data["call_back_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(IS_OVER)
        return day

    @property
    def means(self) -> Means:
        contact = self.cleaned_data["contact"]
        return MEANS_OF[contact.kind] if contact else Means.PHONE


def note(request, project: Project) -> HttpResponseRedirect:
    """Keep the attempt, and lead on with its next step; what cannot be kept is said on the check screen."""
    roles.must_write(request.user, project)
    form = AttemptForm(request.POST, project=project)
    if form.is_valid():
        made = checks.attempt(project, by=request.user, means=form.means, **form.cleaned_data)
        messages.success(request, noted(made))
        return HttpResponseRedirect(work.then(request, "_next_tried"))
    messages.error(request, " ".join(words for some in form.errors.values() for words in some))
    # What was typed stands there again; it goes with the session, for an address would tell it.
    request.session[UNSENT] = [project.pk, request.POST.urlencode()]
    check = reverse("admin:directory_project_check", args=[project.pk])
    query = work.back_query(request, "_list")
    return HttpResponseRedirect(f"{check}?{query}" if query else check)


def noted(attempt: ContactAttempt) -> str:
    """“Sunrise”: gone, noted. If it has ended, mark it as closed. [Mark it as closed: Sunrise]"""
    project, offer = attempt.project, offer_after(attempt)
    start = format_html("“{}”: {}, noted. {}", project, attempt.get_outcome_display().lower(), offer.words)
    if not offer.address:
        return start
    return format_html('{} <a href="{}">{}: {}</a>', start, offer.address, offer.button, project)


def typed_before(request, project: Project) -> QueryDict:
    """What could not be noted a moment ago; empty where nothing was."""
    pk, typed = request.session.pop(UNSENT, [None, ""])
    return QueryDict(typed if pk == project.pk else "")


def numbers_of(project: Project) -> list[tuple[Contact, list[Link]]]:
    """Its phone numbers that are not hidden, each with the links that ring it."""
    phones = project.contacts.filter(kind=ContactKind.PHONE, is_hidden=False)
    return [(contact, shown_links(contact.kind, contact.value)) for contact in phones]


def beside_a_call(request, project: Project) -> dict:
    """For the check screen: the words to say, what was tried, what follows, whom else to ring."""
    made = list(project.attempts.select_related("by")[: SHOWN + 1])
    standing = checks.standing_attempt(project)
    offer: Offer | None = offer_after(standing) if standing else None
    return {
        "attempt_form": AttemptForm(project=project, initial=typed_before(request, project).dict()),
        "earlier": made[:SHOWN],
        "has_more_attempts": len(made) > SHOWN,
        "standing": standing,
        "next_step": offer,
        "organisations": known_contacts.organisations_of(project),
        "called": numbers_of(project),
        "asked_out": messages_told.removals_of(project).first(),
        "change_waits": project.proposed_changes.filter(state=ProposalState.WAITING).first(),
        "script": call_script.for_the_check(project, request.user),
    }
