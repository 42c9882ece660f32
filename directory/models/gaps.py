"""Who looked where, and what was not there to be found."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.vocabulary import GapFinding


class SearchEffort(models.Model):
    """How hard somebody looked in a region, so that an empty cell can be read."""

    region = models.ForeignKey("Region", models.PROTECT, null=True, blank=True, related_name="efforts")
    researchers = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In all, of all who looked.")
    places = models.TextField(blank=True)
    communities = models.ManyToManyField(
        "Term", blank=True, related_name="efforts", limit_choices_to={"vocabulary": "community"}
    )
    means = models.TextField(blank=True, help_text="How and where they looked.")
    words = models.TextField(blank=True, help_text="What they said about it.")
    done_on = models.CharField("date", max_length=10, blank=True, help_text="Year, month or day.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")
    more_sources = models.ManyToManyField("Source", blank=True, related_name="+")

    class Meta:
        ordering = ["region__position", "pk"]

    def __str__(self):
        return f"{self.region or 'England'}: {self.days or 'not known how many'} days"


class Gap(models.Model):
    """Something with nothing listed: none found, not looked for, or cannot tell."""

    region = models.ForeignKey("Region", models.PROTECT, null=True, blank=True, related_name="gaps")
    term = models.ForeignKey("Term", models.PROTECT, null=True, blank=True, related_name="gaps")
    topic = models.CharField(max_length=160, blank=True, help_text="Where no term says it: Cumbria.")
    finding = models.CharField(max_length=14, choices=GapFinding)
    words = models.TextField(blank=True)
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["region__position", "pk"]
        constraints = [
            models.CheckConstraint(name="gap_says_of_what", condition=Q(term__isnull=False) | ~Q(topic="")),
        ]

    def __str__(self):
        return f"{self.region or 'England'}, {self.term or self.topic}: {self.get_finding_display().lower()}"
