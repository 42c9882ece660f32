"""The index that this process answers from: built once, then renewed by a thread of its own."""

import datetime
import logging
import threading
import time

from django.conf import settings
from django.db import connection
from django.utils import timezone

from directory.models import DirectoryVersion

from .index import FacetIndex, build

EVERY = 1.0
log = logging.getLogger("directory.search")


class LiveIndex:
    """Readers take the whole index or the whole one before; one thread at a time builds."""

    def __init__(self) -> None:
        self.index: FacetIndex | None = None
        self.failed_at: datetime.datetime | None = None
        self.building = threading.Lock()
        self.watcher: threading.Thread | None = None

    def current(self) -> FacetIndex:
        """The index; built on the first call, which also starts the watch."""
        if self.index is None:
            with self.building:
                if self.index is None:
                    self.index = build()
        if settings.WATCH_INDEX and (self.watcher is None or not self.watcher.is_alive()):
            self.watch()
        return self.index

    def refresh(self) -> FacetIndex:
        """Build again now: for tests and commands."""
        with self.building:
            self.index = build()
            self.failed_at = None
        return self.index

    def forget(self) -> None:
        self.index = None
        self.failed_at = None

    def is_stale(self) -> bool:
        """The last renewal failed, so answers come from an index older than the data."""
        return self.failed_at is not None

    def is_behind(self) -> bool:
        index = self.index
        return index is not None and (
            index.version != DirectoryVersion.objects.number() or index.day != timezone.localdate()
        )

    def watch(self) -> None:
        with self.building:
            if self.watcher is None or not self.watcher.is_alive():
                self.watcher = threading.Thread(target=self.keep_watch, name="search-index", daemon=True)
                self.watcher.start()

    def keep_watch(self) -> None:
        while True:
            self.look()
            time.sleep(EVERY)

    def look(self) -> None:
        """One look at the version and the date. A failure keeps the old index, and is told by /healthz."""
        try:
            if self.is_behind() or self.failed_at:
                self.refresh()
        except Exception:
            self.failed_at = timezone.now()
            log.exception("The search index could not be renewed; the one before stays.")
            # A broken connection would fail for ever; the next look opens a new one.
            connection.close()


live = LiveIndex()
