"""Who has a record in hand, by themselves or given by an editor, and what is still to be asked of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.phrases import day_words

from .venues import both_or_neither


class WorkItem(models.Model):
    """One a project: its claim, and a question that waits for a call."""

    project = models.OneToOneField("Project", models.CASCADE, related_name="work")
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="work"
    )
    held_since = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The editor who gave it to them; empty where they claimed it.",
    )
    to_ask = models.CharField(max_length=240, blank=True, help_text="What to ask them, and why.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="work_held_by_whom_and_since", condition=both_or_neither("held_by", "held_since")
            ),
            models.CheckConstraint(
                name="work_given_to_somebody",
                condition=Q(given_by__isnull=True) | Q(held_by__isnull=False),
            ),
            models.CheckConstraint(
                name="work_is_held_or_asks", condition=Q(held_by__isnull=False) | ~Q(to_ask="")
            ),
        ]

    def __str__(self):
        return f"{self.project}: {self.held_by or self.to_ask}"

    @property
    def holder_is_gone(self) -> bool:
        """The account of whoever has it in hand is closed."""
        return self.held_by is not None and not self.held_by.is_active

    @property
    def words(self) -> str:
        """Who has it in hand, since when, and whether they took it or were given it; empty where nobody."""
        if self.held_by is None:
            return ""
        since = day_words(self.held_since)
        if self.holder_is_gone:
            return f"{self.held_by} had it in hand, whose account is closed"
        if self.given_by is not None:
            return f"Given to {self.held_by} by {self.given_by}, {since}"
        return f"Claimed by {self.held_by}, {since}"
