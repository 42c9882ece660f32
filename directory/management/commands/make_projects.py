"""Made-up projects for tests and for measuring. Refused where the database holds real ones."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from directory.imports.report.records import BrokenFixturesError
from directory.workbench.made_up.make import RealProjectsError, make_projects


class Command(BaseCommand):
    help = "Makes up that many projects, in a database without real ones."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)
        parser.add_argument("--seed", type=int, default=2013, help="Another seed makes other projects.")

    def handle(self, *, number, seed, **options):
        if number < 1:
            raise CommandError("How many? Say a number above 0.")
        try:
            made = make_projects(number, fixtures=settings.BASE_DIR / "fixtures", seed=seed)
        except (RealProjectsError, BrokenFixturesError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Made up {made:,} projects.")
