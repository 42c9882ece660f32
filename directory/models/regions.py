"""The report's eight regions, and where projects work."""

from django.db import models

from directory.vocabulary import RegionKind


class Region(models.Model):
    """One of the eight. Its North East holds Yorkshire and the Humber."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, help_text="As the report names it.")
    label = models.CharField(max_length=80, help_text="As visitors read it.")
    ons_regions = models.JSONField("ONS regions", default=list, help_text="Names of today's regions in it.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.label


class ProjectRegion(models.Model):
    """A region that a project works in, or is based in; inferred where only its place is known."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="project_regions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="project_regions")
    kind = models.CharField(max_length=10, choices=RegionKind, default=RegionKind.WORKS_IN)
    inferred = models.BooleanField(
        default=False, help_text="Worked out from its place, not said by a source."
    )

    class Meta:
        ordering = ["region__position"]
        constraints = [
            models.UniqueConstraint(fields=["project", "region", "kind"], name="project_region_once"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.region}"


class Coverage(models.Model):
    """A local authority that a project covers."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="coverage")
    authority_code = models.CharField(max_length=9, db_index=True)
    area = models.CharField(max_length=80, help_text="The area as a reader knows it: Kent, or Camden.")

    class Meta:
        ordering = ["area", "authority_code"]
        verbose_name_plural = "coverage"
        constraints = [
            models.UniqueConstraint(fields=["project", "authority_code"], name="project_coverage_once"),
        ]

    def __str__(self):
        return self.area
