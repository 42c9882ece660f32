from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ...gazetteer.files import GeodataError
from ...gazetteer.load import load_gazetteer


class Command(BaseCommand):
    help = "Loads places, outcodes, sectors, authorities, wards and postcodes; quick where nothing changed."

    def add_arguments(self, parser):
        ours = settings.BASE_DIR / "fixtures" / "geodata"
        parser.add_argument("--from", dest="folder", type=Path, default=ours, metavar="FOLDER")

    def handle(self, *, folder, **options):
        try:
            loaded = load_gazetteer(folder)
        except GeodataError as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        if loaded.changed:
            self.stdout.write(
                f"Loaded {loaded.entries:,} places and areas, and postcodes in {loaded.outcodes:,} outcodes."
            )
        else:
            self.stdout.write("The gazetteer is up to date.")
