"""How often somebody may try to sign in: counted in the database, so that every worker knows.

What is counted is a keyed hash of today's: without the site's secret key it names nobody, and tomorrow's
is another. It counts for a quarter of an hour; what has counted is forgotten with the next one, or by itself.
"""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.models import SignInTry

WINDOW = datetime.timedelta(minutes=15)


@dataclass(frozen=True)
class SignInThrottle:
    """So many failed tries in a quarter of an hour."""

    of: str
    most: int

    def is_over(self, who: str) -> bool:
        """Whether this one has used up their tries."""
        return self.recent(who).count() >= self.most

    def count(self, who: str) -> None:
        forget_old()
        SignInTry.objects.create(mark=self.mark(who))

    def pardon(self, who: str) -> None:
        SignInTry.objects.filter(mark=self.mark(who)).delete()

    def recent(self, who: str) -> QuerySet[SignInTry]:
        return SignInTry.objects.filter(mark=self.mark(who), at__gt=timezone.now() - WINDOW)

    def mark(self, who: str) -> str:
        salt = f"directory.sign-in.{self.of}.{timezone.now():%Y-%m-%d}"
        return salted_hmac(salt, who, algorithm="sha256").hexdigest()


def forget_old() -> None:
    SignInTry.objects.filter(at__lte=timezone.now() - WINDOW).delete()


# An account is tried ten times in a quarter of an hour, an address thirty times.
of_account = SignInThrottle("account", most=10)
from_address = SignInThrottle("address", most=30)
