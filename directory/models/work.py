"""Who has a record in hand, and what is still to be asked of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .venues import both_or_neither


class WorkItem(models.Model):
    """One a project: its claim, and a question that waits for a call."""

    project = models.OneToOneField("Project", models.CASCADE, related_name="work")
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="work"
    )
    held_since = models.DateTimeField(null=True, blank=True)
    to_ask = models.CharField(max_length=240, blank=True, help_text="What to ask them, and why.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="work_held_by_whom_and_since", condition=both_or_neither("held_by", "held_since")
            ),
            models.CheckConstraint(
                name="work_is_held_or_asks", condition=Q(held_by__isnull=False) | ~Q(to_ask="")
            ),
        ]

    def __str__(self):
        return f"{self.project}: {self.held_by or self.to_ask}"
