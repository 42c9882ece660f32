"""What is not whole in the data, in plain text; exit code 1 where there is an error."""

import sys

from django.core.management.base import BaseCommand

from directory.imports.data_checks import by_region, findings


class Command(BaseCommand):
    help = "Says what is not whole in the data, region by region. Errors end with code 1, warnings do not."

    def handle(self, **options):
        found = findings()
        for region, group in by_region(found).items():
            self.stdout.write(region)
            for finding in group:
                self.stdout.write(f"  {'error' if finding.is_error else 'warning'}: {finding.words}")
        errors = sum(finding.is_error for finding in found)
        self.stdout.write(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}")
        if errors:
            sys.exit(1)


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
