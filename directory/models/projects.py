"""A peer support project, group or service. Visitors read "group"."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from directory import rules
from directory.vocabulary import Origin, Review

from .facts import (
    AGES_IN_ORDER,
    FundingFacts,
    JoiningFacts,
    LeadingFacts,
    MembershipFacts,
    PeerSupportFacts,
    PeerWorkerFacts,
    ShapeFacts,
    ValuesFacts,
)
from .querysets import ProjectQuerySet


class Project(
    PeerSupportFacts,
    ValuesFacts,
    LeadingFacts,
    JoiningFacts,
    MembershipFacts,
    ShapeFacts,
    FundingFacts,
    PeerWorkerFacts,
):
    """The row of the template: its name and story here, its answers by question in facts.py."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    also_known_as = models.TextField("other names", blank=True, help_text="One a line.")
    is_unnamed = models.BooleanField(
        "has no name of its own", default=False, help_text="The name above is a description of ours."
    )
    summary = models.TextField(blank=True, help_text="Public. Who it is for, what they do, who leads, where.")
    story = models.TextField(blank=True, help_text="Public. A longer account, where there is one.")
    since = models.PositiveSmallIntegerField("began in", null=True, blank=True, help_text="A year.")
    source = models.ForeignKey("Source", models.PROTECT, related_name="projects")
    more_sources = models.ManyToManyField("Source", blank=True, related_name="also_projects")
    recorded_in = models.PositiveSmallIntegerField(help_text="The year it was first recorded.")
    last_checked_on = models.DateField(
        null=True, blank=True, help_text="Set by a check only, never by an edit or an import."
    )
    review = models.CharField(max_length=10, choices=Review, default=Review.DRAFT, db_index=True)
    origin = models.CharField(
        max_length=4, choices=Origin, default=Origin.OURS, editable=False, help_text="Who brought it here."
    )
    inferred = models.JSONField(
        "worked out, not stated",
        default=list,
        blank=True,
        editable=False,
        help_text="Which of its facts no source states: their names, as records/facts.py gives them.",
    )
    internal_notes = models.TextField(blank=True, help_text="Staff only.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    organisations = models.ManyToManyField("Organisation", through="ProjectOrganisation", blank=True)
    regions = models.ManyToManyField("Region", through="ProjectRegion", blank=True)
    terms = models.ManyToManyField("Term", through="ProjectTerm", blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [AGES_IN_ORDER]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("project", args=[self.slug])

    @property
    def source_kind(self) -> str:
        """Select `source` for many."""
        return self.source.kind

    @property
    def is_closed(self) -> bool:
        """Closed, or the record of a network that merged or closed. Select `network` for many."""
        network = getattr(self, "network", None)
        return rules.is_closed(self.stage, network.status if network else None)

    @property
    def other_names(self):
        return [line.strip() for line in self.also_known_as.splitlines() if line.strip()]


class OldSlug(models.Model):
    """An address that a project had before; it redirects."""

    slug = models.SlugField(max_length=100, unique=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="old_slugs")

    class Meta:
        ordering = ["slug"]

    def __str__(self):
        return self.slug


class NotDuplicate(models.Model):
    """Two records that look alike, and are two groups: somebody looked and said so. Nobody is asked again."""

    one = models.ForeignKey(Project, models.CASCADE, related_name="+")
    other = models.ForeignKey(Project, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "two groups that look alike"
        verbose_name_plural = "groups that look alike and are not the same"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="not_duplicate_once"),
            models.CheckConstraint(
                name="not_duplicate_in_order", condition=models.Q(one__lt=models.F("other"))
            ),
        ]

    def __str__(self):
        return f"“{self.one}” and “{self.other}” are two groups"
