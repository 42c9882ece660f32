"""Everything that is due, once: for a timer, or to see it done. A running site does it by itself."""

from django.core.management.base import BaseCommand, CommandError

from directory import jobs


class Command(BaseCommand):
    help = "Do once what a running site does every 15 minutes: end what has run out, forget what is old."

    def handle(self, *args, **options):
        if failed := jobs.run_due():
            raise CommandError(" ".join(f"{words}." for words in failed) + " The log says why.")
