"""What load_report loaded last, so that a person's later change can be told from a later correction."""

from django.db import models


class LoadedRecord(models.Model):
    """The values of one fixture record as they were loaded; a record that a person deleted stays here."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=160)
    values = models.JSONField()
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "key"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="loaded_record_once")]

    def __str__(self):
        return f"{self.kind} {self.key}"
