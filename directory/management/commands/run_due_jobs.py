"""Everything that is due, run once: for a timer of the machine, where the workers do not (KEEPING=off)."""

from django.core.management.base import BaseCommand, CommandError

from directory import jobs


class Command(BaseCommand):
    help = "Runs everything that is due. What another process runs at this moment, or ran today, is left out."

    def handle(self, *args, **options):
        failed = jobs.run_due()
        for line in jobs.run_daily():
            self.stdout.write(line)
        if failed:
            raise CommandError(" ".join(f"{words}." for words in failed) + " The log says why.")
