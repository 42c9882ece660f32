"""What each worker sees to when it starts and every 15 minutes, visitors or not: forgetting and renewing."""

import logging
import threading
import time

from django.db import connection

EVERY = 15 * 60
log = logging.getLogger("directory.keeping")


def begin() -> threading.Thread:
    thread = threading.Thread(target=keep_on, name="keeping", daemon=True)
    thread.start()
    return thread


def keep_on() -> None:
    while True:
        look()
        time.sleep(EVERY)


def look() -> None:
    """Once. A database that is away is asked again the next time."""
    from directory.actions import keeping, renewing

    try:
        keeping.forget()
    except Exception:
        log.exception("What has served its time could not be forgotten; tried again in a while.")
    try:
        renewing.renew()
    except Exception:
        log.exception("Words and cards of an older version could not be renewed; tried again in a while.")
    finally:
        connection.close()
