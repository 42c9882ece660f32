"""A file that somebody brought: read, looked at, applied."""

from django.conf import settings
from django.db import models

from directory.phrases import day_words


class ImportRun(models.Model):
    """One file: what its rows would do, and what they did. The file itself is not kept."""

    file_name = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports")
    read_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    rows = models.JSONField(help_text="Row by row: what it would create or change.")
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.file_name}, {day_words(self.read_at)}"
