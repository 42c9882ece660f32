"""Worries about safety: what was told of a group, what was done about it, and by whom.

Only people with the permission (`User.sees_worries`) read these tables.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directory.phrases import day_words
from directory.vocabulary import Review

from .venues import both_or_neither


class WorryQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def live(self):
        """Open, or closed with its group still out of sight: what a new message about the group joins."""
        return self.filter(Q(closed_at=None) | Q(hidden_at__isnull=False))

    def holding(self):
        """Those whose group is out of sight."""
        return self.filter(hidden_at__isnull=False)

    def first_to_look_at(self):
        """Unread first, oldest first; then what a second person is asked about; then by the day of review."""
        return self.order_by(
            F("waiting_since").asc(nulls_last=True),
            F("asked_at").asc(nulls_last=True),
            F("review_on").asc(nulls_last=True),
            "pk",
        )


class Worry(models.Model):
    """A safeguarding case about one group: its messages, and every step taken."""

    project = models.ForeignKey("Project", models.SET_NULL, null=True, blank=True, related_name="worries")
    about = models.CharField(
        "group", max_length=200, help_text="Its name when the worry came, or as the visitor wrote it."
    )
    place = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    waiting_since = models.DateTimeField(
        "unread since",
        null=True,
        blank=True,
        help_text="When the oldest thing came that nobody has said they read.",
    )
    review_on = models.DateField("look again on", null=True, blank=True)
    hidden_at = models.DateTimeField("out of sight since", null=True, blank=True)
    state_before = models.CharField(
        max_length=10, choices=Review, blank=True, help_text="What the record becomes when it is put back."
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The first of the two people who put the group back.",
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = WorryQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name_plural = "worries"
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(closed_at__isnull=True) | Q(hidden_at__isnull=False),
                name="worry_once_of_a_project",
            ),
            models.CheckConstraint(
                name="worry_hidden_says_what_it_was_before",
                condition=Q(hidden_at__isnull=True, state_before="")
                | (Q(hidden_at__isnull=False) & ~Q(state_before="")),
            ),
            models.CheckConstraint(
                name="worry_asked_by_whom_and_when", condition=both_or_neither("asked_by", "asked_at")
            ),
            models.CheckConstraint(
                name="worry_closed_is_read",
                condition=Q(closed_at__isnull=True) | Q(waiting_since__isnull=True),
            ),
        ]

    def __str__(self):
        return f"Worry of {day_words(self.opened_at)}"


class WorryStepKind(models.TextChoices):
    OUT_OF_SIGHT = "out-of-sight", "Taken out of sight"
    READ = "read", "Read"
    NOTED = "noted", "Written down"
    NAMED = "named", "Said which group it is about"
    ASKED_BACK = "asked-back", "Asked to put it back"
    NOT_YET = "not-yet", "Not put back"
    PUT_BACK = "put-back", "Put back"
    CLOSED = "closed", "Closed"
    OPENED_AGAIN = "opened-again", "Opened again"


class WorryStep(models.Model):
    """One step: who, when, why. Without a person, the directory did it by itself."""

    worry = models.ForeignKey(Worry, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=WorryStepKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_step_display()}, {day_words(self.at)}"
