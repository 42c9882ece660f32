"""The numbers of a results page, at several sizes, in databases that it makes and removes."""

import json
import os
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from directory.workbench.bench import databases, http
from directory.workbench.bench.inside import measure
from directory.workbench.bench.mix import questions
from directory.workbench.bench.table import lines


class Command(BaseCommand):
    help = "Measure search and results pages against pages that do no search. Asserts nothing."

    def add_arguments(self, parser):
        parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
        parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
        parser.add_argument("--postgres-url", default=os.environ.get("TEST_POSTGRES_URL", ""))
        parser.add_argument("--questions", type=int, default=240)
        parser.add_argument(
            "--http", action="store_true", help="Also drive two gunicorn workers on loopback."
        )
        parser.add_argument("--requests", type=int, default=2000, help="How many, with --http.")
        parser.add_argument("--inside", type=int, help="Used by the command itself: measure here, this size.")

    def handle(self, **options):
        if options["inside"]:
            self.stdout.write(json.dumps(self.inside(options)))
            return
        for size in options["sizes"]:
            for database in options["databases"]:
                result = self.in_database(database, size, options)
                self.stdout.write("\n".join(lines(database, size, result)))

    def in_database(self, database: str, size: int, options: dict) -> dict:
        """A process of its own, so that its memory and its connection are its own."""
        with self.made(database, options) as url:
            command = [sys.executable, sys.argv[0], "bench", "--inside", str(size)]
            command += ["--questions", str(options["questions"]), "--requests", str(options["requests"])]
            command += ["--http"] if options["http"] else []
            environment = os.environ | {"DATABASE_URL": url, "SECRET_KEY": settings.SECRET_KEY}
            done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            raise CommandError(done.stderr[-2000:])
        return json.loads(done.stdout.splitlines()[-1])

    def made(self, database: str, options: dict):
        if database == "sqlite":
            return databases.sqlite()
        if not options["postgres_url"]:
            raise CommandError("Set TEST_POSTGRES_URL to measure PostgreSQL, or pass --databases sqlite.")
        return databases.postgresql(options["postgres_url"])

    def inside(self, options: dict) -> dict:
        settings.ROOT_URLCONF = "directory.workbench.bench.floors"
        settings.WATCH_INDEX = False
        for command in (["migrate"], ["load_gazetteer"], ["make_projects", str(options["inside"])]):
            call_command(*command, verbosity=0, stdout=self.stderr)
        with connection.cursor() as cursor:
            # A database that has lived a day knows its tables; one made a moment ago does not.
            cursor.execute("ANALYZE")
        asked = questions(options["questions"])
        result = measure(asked)
        if options["http"]:
            result["http"] = http.drive(asked, options["requests"])
        return result
