"""Keeping it true: a check sets the day, an attempt says who tried."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from directory.contact_values import is_same
from directory.models import (
    AttemptOutcome,
    ChangeVia,
    Check,
    CheckOutcome,
    Contact,
    ContactAttempt,
    Found,
    Project,
    ProposedChange,
    StaleFact,
    User,
)
from directory.people import roles
from directory.vocabulary import Means, Review, Stage

from . import hiding, history, inferred, work
from .reindex import changed

CALL_BACK_IN = datetime.timedelta(days=7)
# How long what is added to a new record still counts as told in its first conversation.
STILL_WRITING = datetime.timedelta(days=7)
WRITTEN_DOWN = (Review.DRAFT, Review.IN_REVIEW, Review.SENT_BACK)


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
    while_recording: bool = False,
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
        while_recording=while_recording,
        found={StaleFact(fact): Found(answer) for fact, answer in (found or {}).items()},
    )
    made.contacts_used.set(project.contacts.filter(pk__in=[contact.pk for contact in contacts]))
    work.answered(project)
    hiding.used(made)
    changed(project)
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


def awaits_first(project: Project | None) -> bool:
    """Whether nobody has checked it yet, and it is still being written; a record to be begun is."""
    if project is None or project.pk is None:
        return True
    return project.review in WRITTEN_DOWN and not project.checks.exists()


def first_check(project: Project, *, by: User) -> Check | None:
    """The check from which this person is still writing the record down; None where there is none.

    A record is written block by block, until it is published; what comes later was told in the same talk.
    """
    if project.review not in WRITTEN_DOWN:
        return None
    made, since = project.checks.first(), timezone.localdate() - STILL_WRITING
    return made if made and made.while_recording and made.by == by and made.made_on >= since else None


@transaction.atomic
def complete(made: Check, *, contacts: list[Contact], known: Iterable[StaleFact]) -> None:
    """What was written down later of the same conversation: contacts used, and facts known by now."""
    made.contacts_used.add(*made.project.contacts.filter(pk__in=[contact.pk for contact in contacts]))
    for fact in known:
        if made.found.get(fact) in (None, Found.NOT_ASKED):
            made.found[StaleFact(fact)] = Found.CONFIRMED
    made.save(update_fields=["found"])
    hiding.used(made)
    changed(made.project)


def forget_use(contact: Contact) -> None:
    """A number that was corrected has been used by nobody, and nobody agreed to it: call before it is saved.

    Its consents stay with the record; they were about the number before.
    """
    before = Contact.objects.filter(pk=contact.pk).values_list("kind", "value").first()
    if before and not (before[0] == contact.kind and is_same(*before, contact.value)):
        contact.checks.clear()
        contact.consents.update(contact=None)


@transaction.atomic
def attempt(
    project: Project,
    *,
    by: User,
    outcome: AttemptOutcome,
    means: Means = Means.PHONE,
    made_on: datetime.date | None = None,
    note: str = "",
    call_back_on: datetime.date | None = None,
    contact: Contact | None = None,
) -> ContactAttempt:
    """Nobody could confirm anything. The record stays as it is.

    `contact` is what was tried: a wrong number is hidden until a check uses it, or somebody shows it again.
    """
    roles.must_write(by, project)
    made_on = made_on or timezone.localdate()
    later = call_back_on or made_on + CALL_BACK_IN
    if outcome == AttemptOutcome.WRONG_NUMBER and contact is not None:
        hiding.hide_wrong_number(contact, by=by)
    return ContactAttempt.objects.create(
        project=project,
        by=by,
        made_on=made_on,
        means=means,
        outcome=outcome,
        note=note,
        call_back_on=later if outcome == AttemptOutcome.CALL_BACK else None,
    )


def standing_attempt(project: Project) -> ContactAttempt | None:
    """The last attempt, while no check has answered it; its next step is still to be done."""
    stands = work.without_answer(Project.objects.filter(pk=project.pk)).exists()
    return project.attempts.select_related("by").first() if stands else None
