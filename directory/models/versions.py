"""One number that moves with every public change, so that every index knows when to look again; and the
fingerprint of the key of what must not come back: both are true of the whole database."""

from django.db import models
from django.db.models import F


class DirectoryVersionManager(models.Manager):
    def bump(self):
        """Call inside the transaction of the change itself."""
        if not self.filter(pk=1).update(number=F("number") + 1):
            self.create(pk=1, number=1)

    def number(self) -> int:
        return self.filter(pk=1).values_list("number", flat=True).first() or 0


class DirectoryVersion(models.Model):
    """A single row."""

    number = models.PositiveBigIntegerField(default=0)
    tombstone_key = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        help_text="Fingerprint of the key of all tombstones; empty before the first one.",
    )

    objects = DirectoryVersionManager()

    class Meta:
        constraints = [models.CheckConstraint(name="directory_version_single_row", condition=models.Q(pk=1))]

    def __str__(self):
        return f"Version {self.number}"
