"""Words and cards are stored, so after an upgrade those that older code made are made anew."""

import time

from django.db import transaction

from directory.models import Project

from . import reindex
from .cards import code_now

# Seconds between two batches, in which somebody who saves meanwhile gets their turn.
PAUSE = 0.15


def renew() -> int:
    """Make anew what other code made; returns how many. One query where there is nothing to do."""
    renewed = 0
    while made := renew_some():
        renewed += made
        time.sleep(PAUSE if made == reindex.BATCH else 0)
    if renewed:
        reindex.directory_changed()
    return renewed


@transaction.atomic
def renew_some() -> int:
    """One batch, in a transaction of its own."""
    old = Project.objects.exclude(card__made_by=code_now()).order_by("pk").values_list("pk", flat=True)
    # Locked, so that nobody's change falls between reading a project and writing its words.
    locked = Project.objects.filter(pk__in=list(old[: reindex.BATCH])).order_by("pk").select_for_update()
    return reindex.index_words(locked.values_list("pk", flat=True))
