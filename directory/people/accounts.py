"""Accounts of the people who work here: adding, changing, closing, and the one-time link for a password."""

import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from directory.models import Region, User, UserRole

from . import access_log, sessions
from .roles import must_administer

NEEDS_A_REGION = "A researcher needs at least one region."
ONLY_ADMINISTRATOR = "This is the only administrator. Make somebody else an administrator first."
# Where the address of an erased account ends; no mail reaches it.
ERASED_AT = "@example.invalid"


class AccountError(ValueError):
    """What was asked for is not done. Its words are for whoever asked."""


class LinkTokens(PasswordResetTokenGenerator):
    """Django's, which end with a new password, a sign-in or another e-mail; here also with a newer link."""

    def _make_hash_value(self, user, timestamp):
        made_at = user.link_made_at.timestamp() if user.link_made_at else ""
        return f"{super()._make_hash_value(user, timestamp)}{made_at}"


tokens = LinkTokens()


@transaction.atomic
def add_person(
    email: str,
    *,
    role: str | None = None,
    regions: list[str] | None = None,
    name: str | None = None,
    is_open: bool | None = None,
    sees_worries: bool | None = None,
) -> User:
    """The account with this e-mail, made where there is none; else changed only in what is given here."""
    email = User.normalize_username(email)
    validate_email(email)
    if role is not None and role not in UserRole.values:
        raise AccountError(f"There is no role {role!r}. Roles: {', '.join(UserRole.values)}.")
    chosen = None if regions is None else [region_called(slug) for slug in regions]
    person = User.objects.called(email)
    former = person.role if person is not None else ""
    if person is None:
        person = User(email=email)
        person.set_unusable_password()
    elif role is not None and role != UserRole.ADMINISTRATOR:
        must_leave_an_administrator(person)
    if role is not None:
        person.role, person.is_superuser = role, False
    person.name = person.name if name is None else name
    person.is_active = person.is_active if is_open is None else is_open
    person.sees_worries = person.sees_worries if sees_worries is None else sees_worries
    person.save()
    access_log.role_changed(person, by=None, former=former)
    if chosen is not None:
        person.regions.set(chosen)
    if person.role == UserRole.RESEARCHER and not person.regions.exists():
        raise AccountError(NEEDS_A_REGION)
    return person


def region_called(slug: str) -> Region:
    try:
        return Region.objects.get(slug=slug)
    except Region.DoesNotExist:
        known = ", ".join(Region.objects.values_list("slug", flat=True)) or "none: run load_report first"
        raise AccountError(f"There is no region {slug!r}. Regions: {known}.") from None


def one_at_a_time() -> set[int]:
    """Until the transaction ends nobody else adds, closes or changes an account.

    Returns the keys of the administrators with an open account: their rows are locked, but rows that point to
    them (the log) may still be written.
    """
    return {person.pk for person in open_administrators().select_for_update(no_key=True)}


def must_leave_an_administrator(*leaving: User) -> None:
    """Raise AccountError if without these nobody with an open account would be administrator.

    Call it in the transaction that closes or changes them: the second of two sees what the first did.
    """
    standing = one_at_a_time()
    if standing and standing <= {person.pk for person in leaving}:
        raise AccountError(ONLY_ADMINISTRATOR)


def open_administrators() -> QuerySet[User]:
    return User.objects.filter(role=UserRole.ADMINISTRATOR, is_active=True).order_by("pk")


def is_only_administrator(person: User) -> bool:
    """For what a page offers; whoever closes or demotes asks must_leave_an_administrator."""
    return [one.pk for one in open_administrators()] == [person.pk]


def must_still_administer(by: User) -> None:
    """Raise PermissionDenied if somebody else has closed or demoted them since their request began."""
    by.refresh_from_db(fields=["role", "is_active"])
    must_administer(by)


@transaction.atomic
def close(person: User, *, by: User) -> None:
    """They are signed out at once and cannot sign in; their link ends, their work stays theirs."""
    must_leave_an_administrator(person)
    must_still_administer(by)
    person.is_active, person.link_made_at = False, None
    person.save(update_fields=["is_active", "link_made_at"])
    sessions.end(person)
    log(person, "Closed the account.", by=by)


@transaction.atomic
def open_again(person: User, *, by: User) -> None:
    """They may sign in with the password that they had. Raises AccountError for an erased account."""
    must_still_administer(by)
    if is_erased(person):
        raise AccountError("This person was erased. Add them anew.")
    # One that began while the account was being closed.
    sessions.end(person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    log(person, "Opened the account again.", by=by)


def is_erased(person: User) -> bool:
    return person.email.endswith(ERASED_AT)


@transaction.atomic
def sign_out_everywhere(person: User, *, by: User) -> None:
    if by.pk != person.pk:
        must_still_administer(by)
    sessions.end(person)
    log(person, "Signed out everywhere.", by=by)


@transaction.atomic
def new_link(person: User, *, by: User | None = None, origin: str = "") -> str:
    """A link with which they choose a password: it works once, for three days, and ends every older one.

    `origin` is the scheme and host that it begins with. The token is in the query, which no log keeps.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not person.is_active:
        raise AccountError("This account is closed. Open it again first.")
    person.link_made_at = timezone.now()
    person.save(update_fields=["link_made_at"])
    log(person, "Gave a new one-time link.", by=by)
    who = urlsafe_base64_encode(str(person.pk).encode())
    query = urlencode({"who": who, "token": tokens.make_token(person)})
    origin = origin or settings.SITE_URL or settings.LOCAL_URL
    return f"{origin}{reverse('set_password')}?{query}"


@transaction.atomic
def revoke_link(person: User, *, by: User) -> None:
    """Whatever link was given does not work any more."""
    must_still_administer(by)
    person.link_made_at = None
    person.save(update_fields=["link_made_at"])
    log(person, "Revoked the one-time link.", by=by)


def link_ends_at(person: User) -> datetime.datetime | None:
    """Until when the newest link can be used; None where none is open."""
    made_at, now = person.link_made_at, timezone.now()
    if made_at is None or not person.is_active or (person.last_login and person.last_login >= made_at):
        return None
    ends_at = made_at + datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return ends_at if ends_at > now else None


def person_of(who: str, token: str, *, lock: bool = False) -> User | None:
    """Whoever a link was made for; None where it is wrong, old, used or revoked."""
    try:
        pk = int(force_str(urlsafe_base64_decode(who)))
    except (ValueError, OverflowError):
        return None
    people = User.objects.select_for_update(no_key=True) if lock else User.objects.all()
    person = people.filter(pk=pk, is_active=True).first() if 0 < pk < 2**63 else None
    is_good = person and person.link_made_at and tokens.check_token(person, token)
    return person if is_good else None


@transaction.atomic
def use_link(who: str, token: str, password: str) -> User | None:
    """Set the password of whoever the link was made for, and sign them out elsewhere.

    None where it does not work any more: of two at a time the second comes too late.
    """
    person = person_of(who, token, lock=True)
    if person is not None:
        person.set_password(password)
        person.save(update_fields=["password", "link_made_at"])
        sessions.end(person)
        log(person, "Chose a password by a one-time link.", by=person)
    return person


def log(person: User, words: str, *, by: User | None) -> None:
    """Keep in the admin's log who did what to whom. What a command on the server does is not in it."""
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [person], CHANGE, words, single_object=True)
