"""Whether the web addresses of groups and signposts still answer, asked now, wherever it is due."""

from django.core.management.base import BaseCommand

from directory.records import link_checks


class Command(BaseCommand):
    help = (
        "Asks every web address that was not asked for a week if it still answers, also where LINK_CHECK is "
        "off. What does not answer is work for a person, in the workshop; nothing is changed."
    )

    def handle(self, **options):
        self.stdout.write(link_checks.check_due())
