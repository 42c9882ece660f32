"""The gazetteer's tables: plain values, filled by `manage.py load_gazetteer`, joined to nothing else."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

__all__ = ["GazetteerEntry", "GazetteerLoad", "GazetteerName", "PostcodeBlock"]


class GazetteerEntry(models.Model):
    """One sector, outcode, place, authority, county or ward, with all that a `Place` says of it."""

    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    label = models.CharField(
        max_length=200, help_text="The name with what tells it apart: Newport, Isle of Wight"
    )
    query = models.CharField(max_length=200, help_text="What to type to find this one and no other")
    latitude = models.FloatField()
    longitude = models.FloatField()
    radius_miles = models.FloatField(
        null=True, help_text="Nine in ten of its postcodes are this near its middle"
    )
    population = models.PositiveIntegerField(null=True)
    weight = models.PositiveIntegerField(
        default=0, help_text="People, very roughly: for order only, never shown"
    )
    authority_code = models.CharField(max_length=9, blank=True)
    authority = models.CharField(max_length=80, blank=True)
    authority_codes = models.TextField(blank=True, help_text="Every authority inside it, with spaces between")
    county = models.CharField(max_length=60, blank=True)
    ons_region = models.CharField(max_length=40, blank=True)
    region = models.CharField(
        max_length=40, blank=True, help_text="Slug of the report's region; none outside England"
    )
    country = models.CharField(max_length=16)

    class Meta:
        verbose_name = "gazetteer entry"
        verbose_name_plural = "gazetteer entries"
        constraints = [
            models.CheckConstraint(
                name="gazetteer_entry_is_in_great_britain",
                condition=Q(latitude__range=(49, 61), longitude__range=(-9, 2)),
            ),
            models.CheckConstraint(
                name="gazetteer_entry_has_region_if_english",
                condition=(Q(country="England") & ~Q(region="")) | (~Q(country="England") & Q(region="")),
            ),
        ]

    def __str__(self):
        return self.label


class GazetteerName(models.Model):
    """One spelling, folded, that an entry answers to."""

    key = models.CharField(max_length=120, db_index=True)
    is_full = models.BooleanField(help_text="Its full name; not another name or a part of it")
    entry = models.ForeignKey(GazetteerEntry, on_delete=models.CASCADE, related_name="names")

    class Meta:
        verbose_name = "gazetteer name"
        constraints = [models.UniqueConstraint(name="gazetteer_name_once_an_entry", fields=["key", "entry"])]

    def __str__(self):
        return self.key


class PostcodeBlock(models.Model):
    """Every postcode of one outcode, packed: 2,300 rows in the place of 2.26 million."""

    outcode = models.CharField(max_length=4, primary_key=True)
    live = models.BinaryField(default=bytes)
    ended = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = "postcode block"

    def __str__(self):
        return self.outcode


class GazetteerLoad(models.Model):
    """What the tables above were loaded from; there is one row, or none before the first loading."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    content_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "gazetteer load"
        constraints = [models.CheckConstraint(name="gazetteer_is_loaded_once", condition=Q(id=1))]

    def __str__(self):
        return self.content_hash
