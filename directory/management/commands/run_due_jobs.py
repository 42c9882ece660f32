"""Everything that is due, run once: for a timer of the machine, where the workers do not (KEEPING=off)."""

from django.core.management.base import BaseCommand

from directory import jobs


class Command(BaseCommand):
    help = "Runs everything that is due. What another process runs at this moment, or ran today, is left out."

    def handle(self, **options):
        for line in jobs.run_due():
            self.stdout.write(line)
