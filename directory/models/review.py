"""The road from draft to public, and what must not come back."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.phrases import day_words
from directory.vocabulary import RefusedFor

from .venues import both_or_neither


class Step(models.TextChoices):
    SENT = "sent", "Sent for review"
    SENT_BACK = "sent-back", "Sent back"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    PAUSED = "paused", "Paused"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    REFUSED = "refused", "Refused"


class ReviewEvent(models.Model):
    """One step of a record: who, when, why."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="review_events")
    step = models.CharField(max_length=10, choices=Step)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=120, blank=True, help_text="Where no account took the step.")
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)
    refused_for = models.CharField(max_length=16, choices=RefusedFor, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="review_event_says_who", condition=Q(by__isnull=False) | ~Q(by_name="")
            ),
            models.CheckConstraint(
                name="review_event_refused_says_for_what",
                condition=Q(step=Step.REFUSED) & ~Q(refused_for="")
                | ~Q(step=Step.REFUSED) & Q(refused_for=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_step_display()} by {self.by or self.by_name}"


class ProposalState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    SENT_BACK = "sent-back", "Sent back"


class ProposedChange(models.Model):
    """A change to a published project that waits, while the published text stays."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="proposed_changes")
    changes = models.JSONField(help_text="Field by field: what it was, what it would be.")
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="proposed_change_decided_by_whom_and_when",
                condition=both_or_neither("decided_by", "decided_at"),
            ),
            models.CheckConstraint(
                name="proposed_change_waits_or_is_decided",
                condition=Q(state=ProposalState.WAITING, decided_at__isnull=True)
                | (~Q(state=ProposalState.WAITING) & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.project}: {self.get_state_display().lower()}"


class TombstoneKind(models.TextChoices):
    NOT_TO_BE_LISTED = "not-to-be-listed", "Not to be listed"
    MERGED = "merged", "Merged into another"
    ERASED = "erased", "Erased"


class Tombstone(models.Model):
    """What must not be loaded, imported or typed in again. It holds no name, only keyed hashes."""

    kind = models.CharField(max_length=16, choices=TombstoneKind)
    merged_into = models.ForeignKey("Project", models.CASCADE, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="tombstone_merged_says_into_what",
                condition=Q(kind=TombstoneKind.MERGED, merged_into__isnull=False)
                | (~Q(kind=TombstoneKind.MERGED) & Q(merged_into__isnull=True)),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {day_words(self.made_at)}"


class TombstoneMark(models.Model):
    """A keyed hash of something that the tombstone stops."""

    class Of(models.TextChoices):
        NAME_AND_PLACE = "name-and-place", "Name and place"
        SLUG = "slug", "Address"
        ID = "id", "Public id"

    tombstone = models.ForeignKey(Tombstone, models.CASCADE, related_name="marks")
    of = models.CharField(max_length=14, choices=Of)
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tombstone", "of", "digest"], name="tombstone_mark_once"),
        ]

    def __str__(self):
        return self.get_of_display()
