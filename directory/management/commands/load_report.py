"""The 2013 report's data into the database. Again: what people changed stays, corrections reach the rest."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from directory.imports.report.load import Outcome, check_fixtures, load_report
from directory.imports.report.records import BrokenFixturesError
from directory.records.tombstones import OtherKeyError


class Command(BaseCommand):
    help = "Loads the report's fixtures; a broken fixture changes nothing and is named with record and field."

    def add_arguments(self, parser):
        default = settings.BASE_DIR / "fixtures"
        parser.add_argument("--fixtures", type=Path, default=default, help="Another folder of fixtures.")
        parser.add_argument("--check", action="store_true", help="Only say what is wrong with the fixtures.")

    def handle(self, *, fixtures, check, **options):
        try:
            if check:
                self.stdout.write(f"{len(check_fixtures(fixtures))} records, nothing wrong")
            else:
                self.say(load_report(fixtures))
        except (BrokenFixturesError, OtherKeyError) as error:
            raise CommandError(str(error)) from error

    def say(self, outcome: Outcome) -> None:
        for note in outcome.notes:
            self.stdout.write(note)
        done = ", ".join(f"{number} {what}" for what, number in sorted(outcome.done.items()))
        self.stdout.write(f"{outcome.records} records of the 2013 report: {done or 'nothing to do'}")
