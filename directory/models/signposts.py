"""Helplines, networks and finders elsewhere: where somebody can ask whom no group here can help."""

from django.core.exceptions import ValidationError
from django.db import models

from directory.signpost_subjects import subjects


class SignpostKind(models.TextChoices):
    """What one finds there."""

    URGENT = "urgent", "Urgent help"
    VIOLENCE = "violence", "Help after violence"
    LISTENING = "listening", "Somebody who listens"
    NETWORK = "network", "A network of groups"
    SUBJECT = "subject", "Help with one subject"
    NATION = "nation", "Help in another nation"


class Nation(models.TextChoices):
    """Which part of these islands it serves."""

    UK = "uk", "United Kingdom"
    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"
    ISLE_OF_MAN = "isle-of-man", "Isle of Man"
    GUERNSEY = "guernsey", "Guernsey"
    JERSEY = "jersey", "Jersey"


def must_be_subjects(slugs):
    """Raise ValidationError unless every one stands in the table of subjects, each once."""
    known = {subject.slug for subject in subjects()}
    if not isinstance(slugs, list) or len(slugs) > len(set(map(str, slugs))):
        raise ValidationError("Each subject once, as a list.")
    if unknown := [str(slug) for slug in slugs if slug not in known]:
        raise ValidationError(f"We have no subject {unknown[0]}.")


class Signpost(models.Model):
    """Help that others give. Its number and link are shown once its own page was read; a call says more."""

    slug = models.SlugField(unique=True)
    kind = models.CharField(
        max_length=10, choices=SignpostKind, default=SignpostKind.SUBJECT, help_text="Where it is shown."
    )
    name = models.CharField(max_length=120)
    words = models.CharField(max_length=240)
    serves = models.CharField(max_length=40, blank=True)
    subjects = models.JSONField(
        default=list,
        blank=True,
        validators=[must_be_subjects],
        help_text="Slugs of the subjects that it helps with, such as gambling.",
    )
    network = models.ForeignKey(
        "Network", models.SET_NULL, null=True, blank=True, related_name="signposts", help_text="Whose it is."
    )
    nation = models.CharField(max_length=16, choices=Nation, default=Nation.UK)
    phone = models.CharField(max_length=40, blank=True)
    text_number = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    url = models.URLField("web address", blank=True)
    finder = models.URLField("address of its finder", blank=True)
    hours = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200)
    read_on = models.DateField(null=True, blank=True)
    rung_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
