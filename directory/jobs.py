"""What runs by itself in each worker: the index at its start, letters, what is due every 15 minutes.

What is due (`run_due`) a timer of the machine may run instead: `manage.py run_due_jobs`, with KEEPING=off.
"""

import datetime
import logging
import threading
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection
from django.utils import timezone

from directory.mail import queue
from directory.pages import quality
from directory.records import (
    expiry,
    job_runs,
    keeping,
    link_checks,
    renewing,
    tombstones,
    unmet_searches,
    worries,
)
from directory.search import live, unmet

EVERY = 15 * 60
LETTERS_EVERY = 30
A_DAY = datetime.timedelta(days=1)
# What was chosen in vain leaves a worker's memory once a day, at an hour at which few look for a group.
ADDED_FROM = 4
# A worker takes requests after this long at the latest: the pages of help need no index.
INDEX_WITHIN = 1.0
log = logging.getLogger("directory.jobs")
# What is done every time, and what to say where it failed.
DUE: list[tuple[Callable, str]] = [
    (expiry.withdraw_exact_places, "Places whose consent has ended could not be withdrawn"),
    (worries.hide_unread, "Groups of unread worries could not be taken out of sight"),
    (queue.tell_duty, "Whoever is on duty could not be told"),
    (queue.ask_mornings, "Letters of the morning could not be asked for"),
    (queue.send_due, "Letters could not be sent"),
    (queue.forget_ended, "Letters that have ended could not be counted and forgotten"),
    *((line.forget, f"What is kept for a time could not be forgotten: {line.what}") for line in keeping.DUE),
]


def start(*, is_first: bool) -> threading.Thread:
    """Called in a worker once the site stands, before it takes requests; `is_first`: as part of a start.

    Raises ImproperlyConfigured where the database's tombstones were made under another key.
    """
    if is_first:
        refuse_another_key()
    build_the_index()
    thread = threading.Thread(target=run, name="jobs", daemon=True)
    thread.start()
    threading.Thread(target=send_letters, name="letters", daemon=True).start()
    return thread


def refuse_another_key() -> None:
    """A start with another TOMBSTONE_KEY ends before it writes. A running site goes on; its doors refuse."""
    try:
        tombstones.must_fit()
    except tombstones.OtherKeyError as problem:
        raise ImproperlyConfigured(str(problem)) from problem
    except Error:
        # Without a database the site still leads to help, and writes nothing.
        pass
    finally:
        connection.close()


def build_the_index() -> None:
    """Before the first visitors, who would all wait for it; beside them where it takes long."""
    failed = "The search index could not be built"
    building = threading.Thread(target=tried, args=(live.current, failed), name="first-index", daemon=True)
    building.start()
    building.join(INDEX_WITHIN)


def run() -> None:
    """Renewed is once only: two versions side by side would else undo each other's work for ever."""
    is_renewed, added_on = False, timezone.localdate()
    while True:
        if settings.KEEPING:
            run_due()
        is_renewed = is_renewed or tried(renewing.renew, "Words and cards of before could not be renewed")
        tried(quality.latest.renew, "How well the list is kept could not be counted")
        now = timezone.localtime()
        if now.date() > added_on and now.hour >= ADDED_FROM:
            tried(add_unmet_searches, "What was chosen in vain could not be added")
            added_on = now.date()
        if settings.KEEPING:
            # Last, for other sites may be slow.
            tried(lambda: list(run_daily()), "What is due once a day could not be run")
        time.sleep(EVERY)


def send_letters() -> None:
    """Somebody may be waiting for a link, so this goes by itself."""
    while settings.KEEPING:
        tried(queue.send_due, "Letters could not be sent")
        time.sleep(LETTERS_EVERY)


def run_due() -> list[str]:
    """What every worker does each time, for whoever comes second finds nothing to do.

    Returns what failed, in words; the log says why.
    """
    return [failed for do, failed in DUE if not tried(do, failed)]


def run_daily() -> Iterator[str]:
    """Each job once a day, in one process of all."""
    yield from run_alone("unmet searches", unmet_searches.drop_few)
    if settings.LINK_CHECK:
        yield from run_alone("link check", link_checks.check_due)


def run_alone(job: str, do: Callable[[], str]) -> Iterator[str]:
    if not job_runs.begin(job, every=A_DAY):
        return
    said = "it failed; the log says why."
    try:
        said = do()
    except Exception:
        log.exception("The job %s failed; tried again in a day.", job)
    finally:
        job_runs.end(job, said)
    yield f"{job}: {said}"


def add_unmet_searches() -> None:
    """What this worker counted goes into the months; where that fails it is counted on."""
    counted = unmet.tally.take()
    try:
        unmet_searches.add(counted)
    except Exception:
        unmet.tally.add(counted)
        raise


def tried(do: Callable, failed: str) -> bool:
    """Once. A database that is away is asked again the next time."""
    try:
        do()
    except Exception:
        log.exception("%s; tried again in a while.", failed)
        return False
    finally:
        connection.close()
    return True
