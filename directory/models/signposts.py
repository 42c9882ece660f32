"""Helplines and finders elsewhere."""

from django.db import models


class Signpost(models.Model):
    """Help that others give. Its number and link are shown once its own page was read; a call says more."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    words = models.CharField(max_length=240)
    serves = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    text_number = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    url = models.URLField("web address", blank=True)
    hours = models.CharField(max_length=120, blank=True)
    is_urgent = models.BooleanField(default=False)
    source = models.CharField(max_length=200)
    read_on = models.DateField(null=True, blank=True)
    rung_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
