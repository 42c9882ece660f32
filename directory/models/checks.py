"""Keeping it true: checks that somebody made, and attempts that reached nobody."""

from django.conf import settings
from django.db import models

from directory.phrases import day_words
from directory.vocabulary import Means

from .review import ProposalState


class CheckOutcome(models.TextChoices):
    CONFIRMED = "confirmed", "Running, facts confirmed"
    CORRECTED = "corrected", "Running, facts corrected"
    PAUSED = "paused", "Paused"
    CLOSED = "closed", "Closed"


class AttemptOutcome(models.TextChoices):
    NO_ANSWER = "no-answer", "No answer"
    MESSAGE_LEFT = "message-left", "Message left"
    CALL_BACK = "call-back", "Call back later"
    DECLINED = "declined", "Declined"
    WRONG_NUMBER = "wrong-number", "Wrong number"
    GONE = "gone", "Gone"


class StaleFact(models.TextChoices):
    """What goes stale, and is asked again in every check."""

    RUNS = "runs", "Does it run?"
    OPEN = "open", "Is it open to new members?"
    WHEN_AND_WHERE = "when-and-where", "When and where does it meet?"
    JOINING = "joining", "How does somebody join?"
    CONTACT = "contact", "How is it reached?"
    FOR_WHOM = "for-whom", "Who is it for?"


# The columns and vocabularies that hold each of them; where it meets, and how it is reached, are rows.
STALE_COLUMNS = {
    StaleFact.RUNS: ["stage"],
    StaleFact.OPEN: ["open_to_new_members"],
    StaleFact.JOINING: ["referral", "first_contact", "may_bring_someone"],
    StaleFact.FOR_WHOM: ["carers", "youngest_age", "oldest_age"],
}
STALE_VOCABULARIES = {StaleFact.FOR_WHOM: ["community", "experience"]}


class Found(models.TextChoices):
    """What a check found of one such fact."""

    CONFIRMED = "confirmed", "Still so"
    CORRECTED = "corrected", "Put it right"
    NOT_ASKED = "not-asked", "Not asked"


WAITS = "Would be put right, once an editor accepts it"


class Check(models.Model):
    """Somebody confirmed a project's facts on a day. Staff only, but for the day."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="checks")
    made_on = models.DateField()
    means = models.CharField(max_length=10, choices=Means)
    outcome = models.CharField(max_length=10, choices=CheckOutcome)
    contacts_used = models.ManyToManyField("Contact", blank=True, related_name="checks")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
        help_text="Empty: the group itself.",
    )
    note = models.TextField(blank=True)
    proposal = models.ForeignKey(
        "ProposedChange",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="checks",
        help_text="The correction that it made, where an editor has to accept it first.",
    )
    found = models.JSONField(
        default=dict, blank=True, help_text="Of each fact that goes stale, what was found."
    )

    while_recording = models.BooleanField(
        default=False, editable=False, help_text="The record was written down from the same talk."
    )

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self):
        waits = " (waits for an editor)" if self.waits else ""
        return f"{self.get_outcome_display()}{waits}, {day_words(self.made_on)}"

    @property
    def waits(self) -> bool:
        """Whether an editor has not accepted yet what this check put right."""
        return self.proposal is not None and self.proposal.state != ProposalState.ACCEPTED

    @property
    def found_words(self):
        """“Still so: Does it run? ...”, in the order of the answers."""
        parts = []
        for answer in Found:
            facts = [fact.label for fact in StaleFact if self.found.get(fact) == answer]
            if facts:
                label = WAITS if answer == Found.CORRECTED and self.waits else answer.label
                parts.append(f"{label}: {' '.join(facts)}")
        return "\n".join(parts)


class ContactAttempt(models.Model):
    """Somebody tried, and did not reach anyone who could confirm. Staff only."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="attempts")
    made_on = models.DateField()
    means = models.CharField(max_length=10, choices=Means)
    outcome = models.CharField(max_length=12, choices=AttemptOutcome)
    call_back_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="attempt_call_back_has_its_day",
                condition=models.Q(call_back_on__isnull=True) | models.Q(outcome="call-back"),
            ),
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}, {day_words(self.made_on)}"
