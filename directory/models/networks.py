"""National networks with many local groups, and the numbers that are claimed of them."""

from django.db import models
from django.db.models import F, Q

from directory.vocabulary import AffiliationKind, CountArea, NetworkStatus, YesNo

from .querysets import AffiliationQuerySet, ClaimedCountQuerySet, NetworkQuerySet


class Network(models.Model):
    """The one row more that makes a national project a network of local groups."""

    project = models.OneToOneField("Project", models.CASCADE, related_name="network")
    status = models.CharField(max_length=10, choices=NetworkStatus, default=NetworkStatus.ACTIVE)
    since = models.CharField(max_length=10, blank=True, help_text="When it got this status: 2016-08.")
    successor = models.CharField(max_length=200, blank=True, help_text="Who carries on its work.")
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["project__name"]
        constraints = [
            models.CheckConstraint(
                name="network_merged_names_successor",
                condition=~Q(status=NetworkStatus.MERGED) | ~Q(successor=""),
            ),
        ]

    def __str__(self):
        return str(self.project)


class Affiliation(models.Model):
    """A local group's tie to a network."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="affiliations")
    network = models.ForeignKey(Network, models.PROTECT, related_name="affiliations")
    kind = models.CharField(max_length=10, choices=AffiliationKind, default=AffiliationKind.LISTED)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["network__project__name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "network", "kind"], name="project_affiliation_once"),
        ]

    def __str__(self):
        return f"{self.network}: {self.get_kind_display().lower()}"


class ClaimedCount(models.Model):
    """A number somebody claimed, in their words. Never added to listed projects, nor to another count."""

    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="claimed_counts")
    grouping = models.ForeignKey("Term", models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey("Region", models.PROTECT, null=True, blank=True, related_name="claimed_counts")
    area = models.CharField(max_length=14, choices=CountArea)
    what = models.CharField(max_length=160, help_text="What is counted: Hearing Voices groups.")
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField(null=True, blank=True, help_text="Empty where there is no upper end.")
    wording = models.CharField(max_length=160, help_text="As the source words it.")
    includes_listed = models.CharField(
        "includes listed projects", max_length=10, choices=YesNo, default=YesNo.NOT_KNOWN
    )
    is_current = models.BooleanField("best supported", default=True)
    note = models.TextField(blank=True)
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")

    objects = ClaimedCountQuerySet.as_manager()

    class Meta:
        ordering = ["region__position", "grouping__position", "what", "-is_current"]
        constraints = [
            models.CheckConstraint(
                name="claimed_count_region_when_of_a_region",
                condition=Q(area=CountArea.REGION, region__isnull=False)
                | (~Q(area=CountArea.REGION) & Q(region__isnull=True)),
            ),
            models.CheckConstraint(
                name="claimed_count_low_to_high",
                condition=Q(high__isnull=True) | Q(high__gte=F("low")),
            ),
        ]

    def __str__(self):
        return f"“{self.wording}”"
