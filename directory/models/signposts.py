"""Helplines and finders elsewhere."""

from django.db import models


class Signpost(models.Model):
    """Help that others give. Shown only once a person has checked it, with the day."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    words = models.CharField(max_length=240)
    phone = models.CharField(max_length=40, blank=True)
    text_number = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    url = models.URLField("web address", blank=True)
    hours = models.CharField(max_length=120, blank=True)
    is_urgent = models.BooleanField(default=False)
    source = models.CharField(max_length=200)
    checked_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
