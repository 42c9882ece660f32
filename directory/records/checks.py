"""Keeping it true: a check sets the day, an attempt says who tried."""

import datetime

from django.db import transaction
from django.utils import timezone

from directory.models import (
    AttemptOutcome,
    ChangeVia,
    Check,
    CheckOutcome,
    Consent,
    ConsentFact,
    Contact,
    ContactAttempt,
    Found,
    Project,
    ProposedChange,
    StaleFact,
    User,
)
from directory.people import roles
from directory.rules import A_YEAR
from directory.vocabulary import Means, Stage

from . import history, inferred, work
from .reindex import changed

CALL_BACK_IN = datetime.timedelta(days=7)


def outcome_of(stage: str, *, corrected: bool) -> CheckOutcome:
    """What a check found: what the record says afterwards, and whether it had to be changed."""
    if stage == Stage.CLOSED:
        return CheckOutcome.CLOSED
    if stage == Stage.PAUSED:
        return CheckOutcome.PAUSED
    return CheckOutcome.CORRECTED if corrected else CheckOutcome.CONFIRMED


@transaction.atomic
def check(
    project: Project,
    *,
    by: User,
    means: Means,
    outcome: CheckOutcome,
    made_on: datetime.date | None = None,
    contacts: list[Contact] = (),
    note: str = "",
    found: dict[StaleFact, Found] | None = None,
    proposal: ProposedChange | None = None,
) -> Check:
    """The day counts at once, whoever checks; nothing else sets it.

    With a `proposal`, the correction that this check made and that an editor has not accepted yet, the public
    page still says what was wrong, so it is not shown as checked before: see `count_those_of`.
    """
    roles.must_write(by, project)
    made_on = made_on or timezone.localdate()
    made = Check.objects.create(
        project=project,
        by=by,
        means=means,
        outcome=outcome,
        made_on=made_on,
        note=note,
        proposal=proposal,
        found={StaleFact(fact): Found(answer) for fact, answer in (found or {}).items()},
    )
    made.contacts_used.set(project.contacts.filter(pk__in=[contact.pk for contact in contacts]))
    work.answered(project)
    if proposal is None:
        count(project, made)
    return made


def count(project: Project, made: Check) -> None:
    """From now on the record is shown as checked on that day."""
    last = Project.objects.filter(pk=project.pk).values_list("last_checked_on", flat=True).get()
    Project.objects.filter(pk=project.pk).update(last_checked_on=max(last or made.made_on, made.made_on))
    confirm(project, made)
    changed(project)


def count_those_of(proposal: ProposedChange) -> None:
    """The correction is accepted, or is no more: the checks that made it count."""
    for made in Check.objects.filter(proposal=proposal).order_by("made_on", "pk"):
        count(made.project, made)


def confirm(project: Project, made: Check) -> None:
    """What was worked out and is still so is known now; history says who found that."""
    marks = Project.objects.values_list("inferred", flat=True).get(pk=project.pk)
    if sure := inferred.confirmed_by(made.found, marks):
        with history.recorded(project, by=made.by, via=ChangeVia.CHECK):
            inferred.set_marks(project, [name for name in marks if name not in sure])


def forget_use(contact: Contact) -> None:
    """A number that was corrected has been used by nobody yet: call before it is saved."""
    if Contact.objects.filter(pk=contact.pk).exclude(value=contact.value).exists():
        contact.checks.clear()


@transaction.atomic
def agree(contact: Contact, *, who: str, wording: str, how: Means, on: datetime.date, by: User) -> Consent:
    """Somebody at the group said yes to this contact being shown, for a year."""
    roles.must_write(by, contact.project)
    contact.consent = Consent.objects.create(
        project=contact.project,
        fact=ConsentFact.CONTACT,
        given=True,
        who=who,
        said_on=on,
        how=how,
        wording=wording,
        expires_on=on + A_YEAR,
        recorded_by=by,
    )
    contact.save()
    return contact.consent


@transaction.atomic
def attempt(
    project: Project,
    *,
    by: User,
    outcome: AttemptOutcome,
    means: Means = Means.PHONE,
    note: str = "",
    call_back_on: datetime.date | None = None,
) -> ContactAttempt:
    """Nobody could confirm anything. The record stays as it is."""
    roles.must_write(by, project)
    today = timezone.localdate()
    later = call_back_on or today + CALL_BACK_IN
    return ContactAttempt.objects.create(
        project=project,
        by=by,
        made_on=today,
        means=means,
        outcome=outcome,
        note=note,
        call_back_on=later if outcome == AttemptOutcome.CALL_BACK else None,
    )
