"""What each worker sees to by itself: index and renewal when it starts, forgetting every 15 minutes."""

import logging
import threading
import time
from collections.abc import Callable

from django.db import connection

EVERY = 15 * 60
# A worker takes requests after this long at the latest: the pages of help need no index.
INDEX_WITHIN = 1.0
log = logging.getLogger("directory.keeping")


def build_the_index() -> None:
    """Before the first visitors, who would all wait for it; beside them where it takes long."""
    from directory.search import live

    failed = "The search index could not be built"
    building = threading.Thread(target=tried, args=(live.current, failed), name="first-index", daemon=True)
    building.start()
    building.join(INDEX_WITHIN)


def begin() -> threading.Thread:
    thread = threading.Thread(target=keep_on, name="keeping", daemon=True)
    thread.start()
    return thread


def keep_on() -> None:
    """Renewed is once only: two versions side by side would else undo each other's work for ever."""
    is_renewed = False
    while True:
        forget()
        is_renewed = is_renewed or renew()
        time.sleep(EVERY)


def forget() -> bool:
    from directory.actions import keeping

    return tried(keeping.forget, "What has served its time could not be forgotten")


def renew() -> bool:
    from directory.actions import renewing

    return tried(renewing.renew, "Words and cards of an older version could not be renewed")


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
