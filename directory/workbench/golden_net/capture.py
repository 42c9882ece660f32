"""Inside one commit's code: fill a database, or read every page of it into a folder. Run as `python -m`.

capture make DATABASE                      an empty database, the data of the commit, then the edits
capture renew DATABASE                     a database of another commit, as after an upgrade
capture look DATABASE QUESTIONS FOLDER     every address as everybody sees it
capture keep DATABASE QUESTIONS FOLDER     what tests/golden keeps, into that folder
"""

import argparse
import datetime
import hashlib
import logging
import os
import sys
import time
import urllib.parse
import uuid
from pathlib import Path

# A working day after the report was last corrected; nothing that is captured knows another time.
START = datetime.datetime(2026, 12, 1, 10, tzinfo=datetime.UTC)
LONGEST_NAME = 120


class Clock:
    """One time for everybody, which moves only when told to."""

    def __init__(self, now: datetime.datetime = START):
        self.now = now

    def wait(self, **duration) -> None:
        self.now += datetime.timedelta(**duration)

    def stop_time(self) -> None:
        """Before Django reads any model: its fields keep `timezone.now` itself as a default."""
        from django.utils import timezone

        timezone.now = lambda: self.now
        time.time = lambda: self.now.timestamp()


def count_ids() -> None:
    """Public ids are random; here they are counted, so that both commits give the same."""
    numbers = iter(range(1, 10**9))
    uuid.uuid4 = lambda: uuid.UUID(int=next(numbers), version=4)


def begin(database: Path) -> Clock:
    """Django on this database, with plain static addresses and no thread of its own."""
    clock = Clock()
    clock.stop_time()
    count_ids()
    os.environ |= {"DJANGO_SETTINGS_MODULE": "peerdir.settings", "DATABASE_URL": f"sqlite:///{database}"}
    os.environ.setdefault("SECRET_KEY", "only-for-comparing")
    import django
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
    settings.WATCH_INDEX = False
    django.setup()
    return clock


def load() -> None:
    """What an upgrade runs, and what fills an empty database."""
    from django.apps import apps
    from django.core.management import call_command

    for command in ("migrate", "load_gazetteer", "load_report"):
        call_command(command, verbosity=0, stdout=sys.stderr)
    # The database's own clock wrote this one.
    apps.get_model("directory", "GazetteerLoad").objects.update(loaded_at=START)


def look(questions: list[str], folder: Path) -> None:
    """A file for each person and address: status, visible text, links, and what the controls hold."""
    from .addresses import addresses, people
    from .browser import Browser, words_of

    # What goes wrong stands in the file of its address.
    logging.disable(logging.CRITICAL)
    for who, person in people():
        own = folder / who
        own.mkdir(parents=True)
        browser = Browser(person, raise_request_exception=False)
        for address in addresses(who, questions):
            lines = [address, *words_of(browser.get(address))]
            (own / file_name(address)).write_text("\n".join(lines) + "\n", "utf-8")


def file_name(address: str) -> str:
    """Readable, and no two alike."""
    quoted = urllib.parse.quote(address, safe="")
    mark = hashlib.sha256(address.encode()).hexdigest()[:8]
    return f"{quoted[:LONGEST_NAME]}.{mark}.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["make", "renew", "look", "keep"])
    parser.add_argument("database", type=Path)
    parser.add_argument("questions", type=Path, nargs="?")
    parser.add_argument("folder", type=Path, nargs="?")
    asked = parser.parse_args()
    clock = begin(asked.database)
    # These read models, which are there only now.
    from .edits import perform
    from .kept import keep

    if asked.what != "look":
        load()
    if asked.what == "make":
        perform(clock)
    elif asked.what == "keep":
        keep(asked.questions, asked.folder, clock)
    elif asked.what == "look":
        # Later than every edit, on the same day.
        clock.wait(hours=3)
        look(asked.questions.read_text("utf-8").splitlines(), asked.folder)


if __name__ == "__main__":
    main()
