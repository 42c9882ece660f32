"""Who runs, hosts, partners, funds or trains."""

from django.db import models

from directory.vocabulary import OrganisationRole

from .querysets import ProjectOrganisationQuerySet


class OrganisationKind(models.TextChoices):
    STATUTORY = "statutory", "NHS or council"
    CHARITY = "charity", "Charity"
    COMMUNITY = "community", "Community group"
    UNIVERSITY = "university", "University"
    COMPANY = "company", "Company"
    NOT_KNOWN = "not-known", "Not known"


class Organisation(models.Model):
    """A body that stands behind projects; it may have a parent."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    also_known_as = models.TextField("other names", blank=True, help_text="One a line.")
    kind = models.CharField(max_length=10, choices=OrganisationKind, default=OrganisationKind.NOT_KNOWN)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class ProjectOrganisation(models.Model):
    """What an organisation is to a project. The role "funds" is for staff only."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="project_organisations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="project_organisations")
    role = models.CharField(max_length=12, choices=OrganisationRole)

    objects = ProjectOrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["role", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="project_organisation_once"
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.get_role_display().lower()}"
