"""Where somebody is signed in: read from Django's sessions, which hold nothing of the browser."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

from directory.models import User

SIGNED_IN_AT, SEEN_ON = "signed_in_at", "seen_on"


@dataclass(frozen=True)
class OpenSession:
    """One browser in which somebody is signed in. `key` is the session's own: never show it.

    The times are None for a session that began before they were kept.
    """

    key: str
    signed_in_at: datetime.datetime | None
    seen_on: datetime.date | None
    ends_at: datetime.datetime


def begin(session: SessionBase) -> None:
    """Somebody has just signed in: keep when."""
    session[SIGNED_IN_AT] = timezone.now().isoformat()
    session[SEEN_ON] = timezone.localdate().isoformat()


def see(session: SessionBase) -> None:
    """Keep the day on which they were here last: one write a day, and no longer session for it."""
    today = timezone.localdate().isoformat()
    if SIGNED_IN_AT in session and session.get(SEEN_ON) != today:
        session[SEEN_ON] = today
        began = datetime.datetime.fromisoformat(session[SIGNED_IN_AT])
        session.set_expiry(began + datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE))


def of(person: User) -> list[OpenSession]:
    """The sessions of this person that have not ended, the newest first."""
    found = [open_session(row, data) for row, data in rows_of(person) if row.expire_date > timezone.now()]
    return sorted(found, key=lambda one: one.ends_at, reverse=True)


def end(person: User, *, but: str | None = None) -> int:
    """Sign this person out everywhere, but for the session with the key `but`. Returns how many ended."""
    keys = [row.pk for row, _ in rows_of(person) if row.pk != but]
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)


def rows_of(person: User):
    """(row, what it holds) of each session of this person."""
    for row in Session.objects.all():
        data = row.get_decoded()
        if data.get(SESSION_KEY) == str(person.pk):
            yield row, data


def open_session(row: Session, data: dict) -> OpenSession:
    began, seen = data.get(SIGNED_IN_AT), data.get(SEEN_ON)
    return OpenSession(
        row.pk,
        datetime.datetime.fromisoformat(began) if began else None,
        datetime.date.fromisoformat(seen) if seen else None,
        row.expire_date,
    )
