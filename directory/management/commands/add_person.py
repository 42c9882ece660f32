"""An account for somebody who works here, and the link with which they set their password."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from directory.models import UserRole
from directory.people.accounts import NoSuchPersonError, add_person, link_for


class Command(BaseCommand):
    help = "Make an account, or change one; prints a link that sets its password once, within three days."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--role", choices=UserRole.values, default=UserRole.RESEARCHER)
        parser.add_argument(
            "--region", action="append", default=[], metavar="SLUG", help="again for more than one"
        )
        parser.add_argument("--name", default="", help="shown to colleagues only")

    def handle(self, *args, email, role, region, name, **options):
        try:
            person = add_person(email, role=role, regions=region, name=name)
        except ValidationError as problem:
            raise CommandError(f"{email!r} is not an e-mail address.") from problem
        except NoSuchPersonError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{person.email} is {person.get_role_display().lower()}. Give them this link only:")
        self.stdout.write(link_for(person))
