"""What is held about a person, as one readable file for them."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from directory.models import Access
from directory.people import access_log
from directory.records.person_export import as_json, as_text, held_about
from directory.records.personal_data import TooShortError


class Command(BaseCommand):
    help = "Write down all that is held about a person, by name, e-mail or number: for whoever asks for it."

    def add_arguments(self, parser):
        parser.add_argument("text", help="the name, e-mail or number as it is written")
        parser.add_argument(
            "--out", type=Path, help="the file; only its owner can read it. Without it: the screen"
        )
        parser.add_argument("--json", action="store_true", help="for a program, instead of as text")

    def handle(self, *args, text, out, json, **options):
        try:
            found = held_about(text)
        except TooShortError as problem:
            raise CommandError(str(problem)) from problem
        access_log.log(Access.EXPORTED, by=None, page="export_person")
        written = (as_json if json else as_text)(text, found)
        if out is None:
            self.stdout.write(written, ending="")
            return
        try:
            # Nobody else on this machine may read it, and no file of before is written over.
            out.touch(mode=0o600, exist_ok=False)
            out.write_text(written, encoding="utf-8")
        except OSError as problem:
            raise CommandError(f"{out} could not be written: {problem.strerror}.") from problem
        self.stdout.write(
            f"{len(found)} found. Written to {out}: read it before you send it, then delete it."
        )
