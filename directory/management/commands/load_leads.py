import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.imports.leads import LeadsError, load_leads
from directory.records.tombstones import OtherKeyError


class Command(BaseCommand):
    help = (
        "Loads a file of leads (fixtures/leads.md says what a row holds): unconfirmed contacts and work, for "
        "staff only. A row that cannot be taken is told by its line; what is here already changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--read-on",
            type=datetime.date.fromisoformat,
            metavar="2026-11-28",
            help="the day on which the pages were read; today, where none is given",
        )

    def handle(self, *, file, read_on, **options):
        today = timezone.localdate()
        if read_on and read_on > today:
            raise CommandError("--read-on: that day has not come yet.")
        try:
            outcome = load_leads(file, read_on=read_on or today)
        except (LeadsError, OtherKeyError) as error:
            raise CommandError(f"{file.name}: {error}") from error
        for problem in outcome.problems:
            self.stdout.write(f"{file.name}: {problem}")
        self.stdout.write(
            f"{outcome.new} leads loaded, {outcome.here_already} here already, "
            f"{len(outcome.problems)} left out"
        )
