"""Where and when a project meets. What is public, and what only staff may see, stand in two tables."""

from django.db import models
from django.db.models import F, Q

from directory.vocabulary import Frequency, Precision

from .querysets import VenueQuerySet

WEEKDAYS = [
    (0, "Monday"),
    (1, "Tuesday"),
    (2, "Wednesday"),
    (3, "Thursday"),
    (4, "Friday"),
    (5, "Saturday"),
    (6, "Sunday"),
]
WEEKS = [(1, "First"), (2, "Second"), (3, "Third"), (4, "Fourth"), (-1, "Last")]


def both_or_neither(one, other):
    """Two columns that only mean something together."""
    return Q(**{f"{one}__isnull": True, f"{other}__isnull": True}) | Q(
        **{f"{one}__isnull": False, f"{other}__isnull": False}
    )


class Venue(models.Model):
    """Where a project meets, as the public may know it: the public point, never the true one."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="venues")
    precision = models.CharField(max_length=6, choices=Precision, default=Precision.AREA)
    area = models.CharField(max_length=120, help_text="What a visitor reads: Ilkeston, Derbyshire.")
    address = models.CharField(max_length=240, blank=True, help_text="Public; for an exact venue only.")
    latitude = models.FloatField(null=True, blank=True, help_text="Of the public point.")
    longitude = models.FloatField(null=True, blank=True, help_text="Of the public point.")
    town_only = models.BooleanField(default=False, help_text="Known only by its town: stands at its point.")
    authority_code = models.CharField(max_length=9, blank=True, db_index=True)
    ons_region = models.CharField("ONS region", max_length=40, blank=True)
    consent = models.ForeignKey(
        "Consent", models.PROTECT, null=True, blank=True, related_name="+", help_text="Needed if exact."
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["latitude", "longitude"], name="venue_public_point")]
        constraints = [
            models.CheckConstraint(
                name="venue_latitude_with_longitude", condition=both_or_neither("latitude", "longitude")
            ),
            models.CheckConstraint(
                name="venue_exact_only_with_consent",
                condition=~Q(precision=Precision.EXACT) | Q(consent__isnull=False),
            ),
            models.CheckConstraint(
                name="venue_address_only_if_exact",
                condition=Q(precision=Precision.EXACT) | Q(address=""),
            ),
        ]

    def __str__(self):
        return self.area


class VenueAddress(models.Model):
    """Staff only: the address and the true point of a venue. No public query joins this table."""

    venue = models.OneToOneField(Venue, models.CASCADE, related_name="staff_address")
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    pin_set_by_hand = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "venue addresses"
        constraints = [
            models.CheckConstraint(
                name="venue_address_latitude_with_longitude",
                condition=both_or_neither("latitude", "longitude"),
            ),
        ]

    def __str__(self):
        return f"Address of {self.venue}"


class Meeting(models.Model):
    """When a project meets, in Europe/London time."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="meetings")
    venue = models.ForeignKey(Venue, models.SET_NULL, null=True, blank=True, related_name="meetings")
    frequency = models.CharField(max_length=12, choices=Frequency)
    weekday = models.PositiveSmallIntegerField(choices=WEEKDAYS, null=True, blank=True)
    week = models.SmallIntegerField("week of the month", choices=WEEKS, null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    first_on = models.DateField(
        null=True,
        blank=True,
        help_text="A day it met, to count fortnights from. No day before it is listed.",
    )
    not_in_august = models.BooleanField("not in August", default=False)
    not_on_bank_holidays = models.BooleanField("not on bank holidays", default=False)
    cancelled_on = models.JSONField(
        "days it does not meet", default=list, blank=True, help_text="Days as 2026-12-25, in order."
    )
    note = models.CharField(max_length=200, blank=True, help_text="For example: usually the second week.")

    class Meta:
        ordering = ["weekday", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_week_needs_month_and_day",
                condition=Q(week__isnull=True) | Q(frequency="monthly", weekday__isnull=False),
            ),
            models.CheckConstraint(
                # An end before the start is on the next day: 20:00 to 02:00.
                name="meeting_ends_when_it_does_not_start",
                condition=Q(ends_at__isnull=True) | (Q(starts_at__isnull=False) & ~Q(ends_at=F("starts_at"))),
            ),
        ]

    def __str__(self):
        day = self.get_weekday_display() if self.weekday is not None else ""
        if self.frequency == Frequency.MONTHLY and self.week is not None:
            return f"{self.get_week_display()} {day} of the month"
        return f"{self.get_frequency_display()}{', ' + day if day else ''}"
