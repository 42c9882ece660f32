"""Databases that are filled once and copied: empty tables, with the gazetteer, and with the report too.

A template is named by the content that it is made of, so a change of that content makes another. Templates of
SQLite are files in .pytest_cache; those of PostgreSQL stand on its server, beside the database given.
"""

import contextlib
import datetime
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection
from psycopg import sql

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = HOUSE / ".pytest_cache" / "databases"
TABLES = ["directory/migrations", "directory/models", "peerdir/settings.py", "requirements.txt"]
# Rooms that write nothing when data is loaded: a change in them makes no new template.
READERS = {"views", "admin", "api", "exports", "summaries", "reports", "pages", "mail", "workbench"}


@dataclass(frozen=True)
class Stage:
    """What is in a template: the stage before, and what one command adds."""

    name: str
    command: str
    before: "Stage | None" = None


EMPTY = Stage("empty", "migrate")
GAZETTEER = Stage("gazetteer", "load_gazetteer", EMPTY)
REPORT = Stage("report", "load_report", GAZETTEER)


def key(stage: Stage) -> str:
    """Of all that the template is made of; loaded data says on which day it was loaded."""
    parts = [HOUSE / name for name in TABLES]
    found = hashlib.sha256()
    if stage is not EMPTY:
        rooms = [path for path in (HOUSE / "directory").iterdir() if path.stem not in READERS]
        parts += [HOUSE / "fixtures", *rooms]
        found.update(datetime.date.today().isoformat().encode())  # noqa: DTZ011
    files = {
        path for part in parts for path in ([part] if part.is_file() else part.rglob("*")) if path.is_file()
    }
    for path in sorted(file for file in files if file.suffix != ".pyc"):
        found.update(str(path.relative_to(HOUSE)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One process at a time builds or copies."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(command: str, url: str) -> None:
    """A command of manage.py on a database."""
    made = subprocess.run(
        [sys.executable, "manage.py", command, "--verbosity", "0"],
        cwd=HOUSE,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr


class Files:
    """Templates and copies as SQLite files."""

    def template(self, stage: Stage) -> str:
        path = FOLDER / f"{stage.name}-{key(stage)}.sqlite3"
        if not path.exists():
            new = path.with_suffix(".new")
            new.unlink(missing_ok=True)
            if stage.before:
                shutil.copy(self.template(stage.before), new)
            run(stage.command, f"sqlite:///{new}")
            for old in FOLDER.glob(f"{stage.name}-*.sqlite3"):
                old.unlink()
            new.rename(path)
        return str(path)

    def copy(self, stage: Stage, name: str) -> None:
        with alone():
            shutil.copy(self.template(stage), name)

    def remove(self, name: str) -> None:
        Path(name).unlink(missing_ok=True)

    def name_of_copy(self, stage: Stage) -> str:
        """Beside the database of the tests that need none of this."""
        return f"{connection.settings_dict['NAME']}.{stage.name}"


class Server:
    """Templates and copies as databases of a PostgreSQL server."""

    def __init__(self, url: str):
        self.url, self.base = url, urlsplit(url).path.strip("/")

    def do(self, words: str, **names: str) -> list:
        with psycopg.connect(self.url, autocommit=True) as server:
            done = server.execute(sql.SQL(words).format(**{k: sql.Identifier(v) for k, v in names.items()}))
            return done.fetchall() if done.description else []

    def named(self, start: str) -> list[str]:
        return [name for (name,) in self.do("SELECT datname FROM pg_database") if name.startswith(start)]

    def template(self, stage: Stage) -> str:
        start = f"{self.base}_seed_{stage.name}_"
        name, new = start + key(stage), f"{start}new"
        if name not in self.named(start):
            self.remove(new)
            self.do("CREATE DATABASE {new} TEMPLATE {old}", new=new, old=self.before(stage))
            run(stage.command, urlunsplit(urlsplit(self.url)._replace(path=f"/{new}")))
            for old in self.named(start):
                if old != new:
                    self.remove(old)
            self.do("ALTER DATABASE {new} RENAME TO {name}", new=new, name=name)
        return name

    def before(self, stage: Stage) -> str:
        return self.template(stage.before) if stage.before else "template0"

    def copy(self, stage: Stage, name: str) -> None:
        with alone():
            self.remove(name)
            self.do("CREATE DATABASE {name} TEMPLATE {old}", name=name, old=self.template(stage))

    def remove(self, name: str) -> None:
        self.do("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)

    def name_of_copy(self, stage: Stage) -> str:
        return f"{connection.settings_dict['NAME']}_{stage.name}"


def databases() -> Files | Server:
    """Of the kind that these tests run on."""
    return Files() if connection.vendor == "sqlite" else Server(os.environ["DATABASE_URL"])


@contextlib.contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Every connection that is opened from now on goes to this database."""
    before = connection.settings_dict["NAME"]
    go_to(name)
    try:
        yield
    finally:
        go_to(before)


def go_to(name: str) -> None:
    """Close what is open, and forget what this process remembers of the database before."""
    from django.contrib.contenttypes.models import ContentType

    from directory.gazetteer import suggest

    connection.close()
    connection.settings_dict["NAME"] = name
    # Two databases may number their content types differently, and may hold different places.
    ContentType.objects.clear_cache()
    suggest.forget()
