"""The golden net: what two commits answer, on the same data and edits, with the clock stopped."""

import sys
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from directory.workbench.golden_net.compare import (
    CaptureError,
    Side,
    captured,
    code_of,
    differences,
    keep_golden,
)


class Command(BaseCommand):
    help = "Shows how the words, links and files of two commits differ. Ends with 1 where they do."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("base", nargs="?", help="The commit before: main, HEAD~3.")
        parser.add_argument(
            "head", nargs="?", help="The commit after. Without one, this folder as it stands."
        )
        parser.add_argument(
            "--upgrade",
            action="store_true",
            help="Open the database of the commit before, with its edits and proposals, in the one after.",
        )
        parser.add_argument(
            "--keep", action="store_true", help="Compare nothing: write tests/golden anew, from this folder."
        )
        parser.add_argument("--out", type=Path, help="Keep databases and pages in this new folder.")

    def handle(self, *, base, head, upgrade, keep, out, **options):
        if bool(base) == keep:
            raise CommandError("Say the commit before, or --keep.")
        try:
            if keep:
                keep_golden()
                return
            with tempfile.TemporaryDirectory() as folder:
                kept = out.absolute() if out else Path(folder)
                found = self.compare(base, head, upgrade, Path(folder), kept)
        except CaptureError as problem:
            raise CommandError(str(problem)) from problem
        for difference in found:
            self.stdout.write(f"{difference}\n\n")
        self.stdout.write(f"Differences: {len(found)}" if found else "No difference")
        if found:
            sys.exit(1)

    def compare(self, base, head, upgrade, folder, kept):
        with (
            code_of(base, folder / "code-before") as before,
            code_of(head, folder / "code-after") as after,
        ):
            sides = Side(base, before, kept / "before"), Side(head or "this folder", after, kept / "after")
            for side in sides:
                side.folder.mkdir(parents=True)
            captured(*sides, is_upgrade=upgrade)
        return differences(sides[0].pages, sides[1].pages)
