"""Which worker runs what is due: one at a time, and not again before it is due again."""

import datetime

from django.db.models import F, Q
from django.utils import timezone

from directory.models import JobRun

# Whoever began longer ago is gone.
LONGEST = datetime.timedelta(hours=3)


def begin(job: str, *, every: datetime.timedelta) -> bool:
    """Take the job for oneself; False where it is not due, or somebody runs it. Then `end` it."""
    JobRun.objects.get_or_create(job=job)
    now = timezone.now()
    never, ended = Q(begun_at=None), Q(ended_at__gte=F("begun_at"), begun_at__lte=now - every)
    is_left = Q(ended_at=None, begun_at__lte=now - LONGEST)
    due = JobRun.objects.filter(never | ended | is_left, job=job)
    return bool(due.update(begun_at=now, ended_at=None))


def end(job: str, said: str) -> None:
    """It is done, or has failed: `said` is what came of it, in words."""
    JobRun.objects.filter(job=job).update(ended_at=timezone.now(), said=said[:200])
