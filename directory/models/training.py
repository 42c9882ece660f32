"""Training courses for peer workers and groups."""

from django.db import models

from directory.vocabulary import YesNo


class TrainingCourse(models.Model):
    """A course the report's respondents named: level, provider, accreditation, who used it and where."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    provider = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=120, blank=True)
    accredited = models.CharField(max_length=10, choices=YesNo, default=YesNo.NOT_KNOWN)
    accreditation = models.CharField(max_length=200, blank=True, help_text="By whom, or how far it got.")
    words = models.TextField(blank=True)
    regions = models.ManyToManyField("Region", blank=True, related_name="training_courses")
    used_by = models.ManyToManyField("Project", blank=True, related_name="training_courses")
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")
    more_sources = models.ManyToManyField("Source", blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
