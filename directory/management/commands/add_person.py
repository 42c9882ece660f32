"""An account for somebody who works here, and the link with which they choose their password."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from directory.models import UserRole
from directory.people.accounts import AccountError, add_person, new_link


class Command(BaseCommand):
    help = (
        "Make an account, or change one: what is not said here stays as it is. Prints a link with which a "
        "password is chosen, once, within three days; an older link ends."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument(
            "--role", choices=UserRole.values, help="of a new account: researcher if not said"
        )
        parser.add_argument("--region", action="append", metavar="SLUG", help="again for more than one")
        parser.add_argument("--name", help="shown to colleagues only")
        parser.add_argument(
            "--open", action="store_true", help="open a closed account again: a link needs an open one"
        )

        parser.add_argument(
            "--worries",
            action="store_true",
            help="they look into worries about safety, whatever their role; two people at least should",
        )

    def handle(self, *args, email, role, region, name, **options):
        is_open = True if options["open"] else None
        sees_worries = True if options["worries"] else None
        try:
            with transaction.atomic():
                person = add_person(
                    email, role=role, regions=region, name=name, is_open=is_open, sees_worries=sees_worries
                )
                link = new_link(person)
        except ValidationError as problem:
            raise CommandError(f"{email!r} is not an e-mail address.") from problem
        except AccountError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{person.email} is {person.get_role_display().lower()}. Give them this link only:")
        self.stdout.write(link)
