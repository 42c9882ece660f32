"""What public pages said of a group, for staff to confirm; and who opened its web address, and found what."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.phrases import day_words
from directory.vocabulary import Opened

from .venues import both_or_neither


class LeadStatus(models.TextChoices):
    """What became of a group, as a page said."""

    RUNNING = "running", "Running"
    RENAMED = "renamed", "Renamed"
    MERGED = "merged", "Merged"
    CLOSED = "closed", "Closed"
    UNKNOWN = "unknown", "Not known"


# To be asked of the group, for its record would be wrong.
ENDED_OR_RENAMED = (LeadStatus.RENAMED, LeadStatus.MERGED, LeadStatus.CLOSED)


class Publisher(models.TextChoices):
    """Whose page said it, the best source first."""

    OWN = "own", "Its own page"
    UMBRELLA = "umbrella", "A page of its umbrella body"
    REGISTER = "register", "A public register"
    COUNCIL = "council", "A council’s page"
    OTHER = "other", "A page of somebody else"


class Lead(models.Model):
    """One row of a file of leads. Staff only: whoever may see a record's contacts may see its leads.

    `mark` tells the row from any other row about the project, so that none is taken in twice; `brought` has
    the marks of the contacts that were made of it, so that one that a person deleted stays away.
    """

    project = models.ForeignKey("Project", models.CASCADE, related_name="leads")
    mark = models.CharField(max_length=64, editable=False)
    brought = models.JSONField(default=list, blank=True, editable=False)
    organisation = models.CharField(max_length=200, blank=True)
    charity_number = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=8, choices=LeadStatus, default=LeadStatus.UNKNOWN)
    status_note = models.TextField("who says so", blank=True)
    publisher = models.CharField(max_length=8, choices=Publisher, blank=True)
    copy_hint = models.CharField("how old the copy was", max_length=200, blank=True)
    note = models.TextField("be careful with", blank=True)
    read_on = models.DateField()
    sources = models.ManyToManyField("Source", blank=True, related_name="leads")
    contacts = models.ManyToManyField("Contact", blank=True, related_name="leads")

    class Meta:
        ordering = ["-read_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["project", "mark"], name="lead_once")]

    def __str__(self):
        return f"Lead: {self.get_status_display().lower()}"


class Opening(models.Model):
    """A person opened a web address and said whose it is. Kept when it is answered again or taken back.

    `address` is the contact's value after the answer, `address_before` the one that was opened; they differ
    where it moved. `name` is the organisation as the public reads it.
    """

    contact = models.ForeignKey("Contact", models.CASCADE, related_name="openings")
    answer = models.CharField(max_length=14, choices=Opened)
    address = models.CharField(max_length=240)
    address_before = models.CharField(max_length=240)
    name = models.CharField(max_length=120, blank=True)
    opened_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="openings")
    at = models.DateTimeField(auto_now_add=True)
    # All rows that one answer made: an organisation's address may stand at several groups.
    batch = models.UUIDField(editable=False)
    stands = models.BooleanField(default=True, help_text="No later answer, and not taken back.")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["contact"], condition=Q(stands=True), name="opening_one_stands"),
            models.CheckConstraint(
                name="opening_undone_by_whom_and_when", condition=both_or_neither("undone_by", "undone_at")
            ),
        ]

    def __str__(self):
        return f"{self.get_answer_display()}, {day_words(self.opened_on)}"
