"""Whether TOMBSTONE_KEY is the key of the tombstones; and, where that key is lost, another in its place."""

from django.core.management.base import BaseCommand, CommandError

from directory.models import Tombstone
from directory.records import tombstones


class Command(BaseCommand):
    help = (
        "What must not come back is kept as hashes under TOMBSTONE_KEY. Nobody can make them again under "
        "another key, so the key goes wherever the database goes. Says whether it is the right one. Only if "
        "that is lost: --accept takes the present one; what the lost one stopped can then come back."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--accept", action="store_true", help="take the present key; asks once more")
        parser.add_argument("--yes", action="store_true", help="with --accept: do not ask")

    def handle(self, *args, accept, yes, **options):
        try:
            tombstones.must_fit()
        except tombstones.OtherKeyError as problem:
            if not accept:
                raise CommandError(str(problem)) from problem
            self.accept(yes)
        else:
            self.stdout.write("TOMBSTONE_KEY is the key of this database.")

    def accept(self, is_sure: bool) -> None:
        lost = Tombstone.objects.count()
        were = "tombstone was" if lost == 1 else "tombstones were"
        self.stdout.write(
            f"{lost} {were} laid under another key and will stop nothing: groups that asked not to be listed "
            "can come back by load_report, by import and by hand."
        )
        if not is_sure and input("Type yes to take the present key: ").strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
        tombstones.take_key()
        self.stdout.write("The present TOMBSTONE_KEY is the key of this database from now on.")
