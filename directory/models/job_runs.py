"""When each job that is due now and then ran last, which is also its lock."""

from django.db import models


class JobRun(models.Model):
    """One a job. It runs where `begun_at` is there and `ended_at` is not."""

    job = models.CharField(max_length=40, unique=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField("what came of it", max_length=200, blank=True)

    class Meta:
        ordering = ["job"]

    def __str__(self):
        return self.job
