"""A person out of contacts, consents, own words, history, notes, imports and the log."""

from django.core.management.base import BaseCommand, CommandError

from directory.people.accounts import AccountError
from directory.records.erasing import erase, forget_deleted_pages
from directory.records.personal_data import TooShortError
from directory.records.tombstones import OtherKeyError


class Command(BaseCommand):
    help = "Erase a person by name, e-mail or number. Look first: --dry-run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("text", help="the name, e-mail or number as it is written")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be erased, and change nothing"
        )

    def handle(self, *args, text, dry_run, **options):
        try:
            found = erase(text, dry_run=dry_run)
        except (AccountError, TooShortError, OtherKeyError) as problem:
            raise CommandError(str(problem)) from problem
        verb = "would be erased" if dry_run else "erased"
        for subject, count in sorted(found.items()):
            self.stdout.write(f"{subject}: {count} {verb}")
        if not found:
            self.stdout.write("Nothing names them.")
        if found and dry_run:
            self.stdout.write(
                "Give them first what they ask for (export_person), and ask the people who look into worries "
                "about safety whether one of theirs still needs this name."
            )
        if found and not dry_run:
            if not forget_deleted_pages():
                self.stderr.write(
                    "The database was busy: what was deleted is still in its file. Run this again."
                )
            self.stdout.write("Backups and copies of files are outside this database: look there too.")
