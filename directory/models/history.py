"""What became of a project's facts: every change with who, when and what, so that there is a way back."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.phrases import day_words


class ChangeVia(models.TextChoices):
    FORM = "form", "Edited"
    CHECK = "check", "Checked"
    REVIEW = "review", "Review"
    PROPOSAL = "proposal", "Proposed change accepted"
    MERGE = "merge", "Merged"
    IMPORT = "import", "Imported"
    MESSAGE = "message", "Hidden after a message"
    RESTORE = "restore", "Put back"
    CONSENT = "consent", "A consent ended"


class ProjectChange(models.Model):
    """One change: fact by fact, what it was and what it became. Contacts and consents are never in it."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="history")
    via = models.CharField("how", max_length=10, choices=ChangeVia)
    changes = models.JSONField(help_text="Fact by fact: what it was, what it became.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=120, blank=True, help_text="Where no account made it.")
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)
    of = models.CharField(
        "change to", max_length=200, blank=True, help_text="The record that it was of, before it was merged."
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="project_change_says_who", condition=Q(by__isnull=False) | ~Q(by_name="")
            ),
        ]

    def __str__(self):
        return f"{self.get_via_display()} by {self.by or self.by_name}, {day_words(self.at)}"
