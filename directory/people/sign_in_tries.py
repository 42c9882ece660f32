"""How often somebody may try a password: counted in the database, so that every worker knows.

A try is counted before its password is looked at, under three marks: the address with the account, the
address, and the account. Nothing is locked. Past a number of wrong tries each further one has to wait, longer
each time, until an hour has passed without one. Many wrong tries at one account, from wherever, make
everybody wait from their second try on, but for addresses from which its owner signed in lately.

A mark is a keyed hash: without the site's secret key it names nobody.
"""

import datetime
import math
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.models import SignInTry, User

# Wrong tries before one has to wait: at one account from one address, and from one address at any account.
AT_ACCOUNT, FROM_ADDRESS = 10, 30
# Wrong tries at one account from all addresses, after which a new address has one try before it waits.
AT_ACCOUNT_IN_ALL, WHEN_UNDER_ATTACK = 50, 1
SHORTEST_WAIT, LONGEST_WAIT = 30, 15 * 60
COUNTED_FOR = datetime.timedelta(hours=1)
OWN_ADDRESS_FOR = datetime.timedelta(days=30)
# No more marks than this are kept, whatever is typed: the oldest go.
MOST_MARKS = 50_000


class WaitError(Exception):
    """The password was not looked at. `seconds` says when the next try will be."""

    def __init__(self, seconds: float):
        super().__init__(f"Wait {math.ceil(seconds)} seconds.")
        self.seconds = math.ceil(seconds)


@dataclass(frozen=True)
class Try:
    """One try, counted as a wrong one until `was_right` is called."""

    of: str
    person: User | None
    who: str
    address: str

    @property
    def marks(self) -> list[str]:
        """Here, address, account: always locked in this order."""
        named = [("here", self.who, self.address), ("address", self.address), ("account", self.who)]
        return [mark_of(f"{self.of}.{kind}", *words) for kind, *words in named]

    def was_right(self) -> None:
        """It is not counted any more, and from this address its owner may come back."""
        here, *others = self.marks
        with transaction.atomic():
            rows = SignInTry.objects
            rows.filter(mark=here).update(tries=0, at=timezone.now(), person=self.person)
            for mark in others:
                rows.filter(mark=mark).update(tries=Greatest(F("tries") - 1, 0))


def begin(typed: str, address: str, *, of: str = "sign-in") -> Try:
    """Count one try at the account that `typed` leads to. Too soon: raises WaitError, and counts nothing.

    `address` is as `counted_as` gives it. Names that lead to no account are counted as those that do.
    """
    person = User.objects.called(typed)
    who = f"person {person.pk}" if person else f"typed {User.normalize_username(typed)}"
    attempt = Try(of, person, who, address)
    with transaction.atomic():
        here, anywhere, account = (held(mark) for mark in attempt.marks)
        is_own = here.person_id is not None
        is_attacked = tries_of(account) >= AT_ACCOUNT_IN_ALL and not is_own
        waits = [wait_of(here, WHEN_UNDER_ATTACK if is_attacked else AT_ACCOUNT)]
        if not is_own:
            waits.append(wait_of(anywhere, FROM_ADDRESS))
        if (wait := max(waits)) > 0:
            # What was held is undone with the transaction, so a refused try leaves no row.
            raise WaitError(wait)
        for row in (here, anywhere, account):
            row.tries, row.at = tries_of(row) + 1, timezone.now()
            row.save(update_fields=["tries", "at"])
    forget_old()
    return attempt


def held(mark: str) -> SignInTry:
    """Its row, made where there was none, for this transaction alone."""
    SignInTry.objects.bulk_create(
        [SignInTry(mark=mark)], update_conflicts=True, unique_fields=["mark"], update_fields=["mark"]
    )
    return SignInTry.objects.get(mark=mark)


def tries_of(row: SignInTry) -> int:
    return row.tries if row.at > timezone.now() - COUNTED_FOR else 0


def wait_of(row: SignInTry, free: int) -> float:
    """Seconds until the next try: none for the first `free`, then twice as long each time."""
    more = tries_of(row) - free
    if more < 0:
        return 0
    # A power of that size is beyond the longest wait, and cheap.
    wait = min(SHORTEST_WAIT * 2 ** min(more, 10), LONGEST_WAIT)
    return wait - (timezone.now() - row.at).total_seconds()


def pardon(person: User, address: str) -> None:
    """Whoever opened a good one-time link is in: nothing counts against them here any more."""
    attempt = Try("sign-in", person, f"person {person.pk}", address)
    here, _, account = attempt.marks
    SignInTry.objects.bulk_create([SignInTry(mark=here)], ignore_conflicts=True)
    SignInTry.objects.filter(mark=here).update(tries=0, at=timezone.now(), person=person)
    SignInTry.objects.filter(mark=account).delete()


def forget_person(person: User) -> None:
    """Where they signed in, and what was tried at their account."""
    SignInTry.objects.filter(person=person).delete()
    SignInTry.objects.filter(mark=mark_of("sign-in.account", f"person {person.pk}")).delete()


def forget_old() -> None:
    """What counts no more; then the oldest marks above the most that are kept."""
    now = timezone.now()
    gone(SignInTry.objects.filter(person=None, at__lte=now - COUNTED_FOR))
    gone(SignInTry.objects.filter(at__lte=now - OWN_ADDRESS_FOR))
    if (over := SignInTry.objects.count() - MOST_MARKS) > 0:
        gone(SignInTry.objects.filter(person=None).order_by("at")[: over + MOST_MARKS // 10])


@transaction.atomic
def gone(rows: QuerySet[SignInTry]) -> None:
    """Without waiting for rows that a try holds at this moment."""
    free = rows.select_for_update(skip_locked=True).values("pk")
    SignInTry.objects.filter(pk__in=free).delete()


def mark_of(kind: str, *words: str) -> str:
    return salted_hmac(f"directory.{kind}", "\n".join(words), algorithm="sha256").hexdigest()
