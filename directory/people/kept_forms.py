"""A form that was sent after its sign-in had ended: signed, on the page, until whoever wrote it is back.

Nothing of it is stored. Its writer is known by the session that ended, as long as its row is there.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core import signing
from django.http import HttpRequest

from directory.models import User

SALT = "directory.kept-form"
# Long enough to come back in the morning.
KEPT_FOR = 24 * 60 * 60


@dataclass(frozen=True)
class KeptForm:
    """Where a form was sent, its fields in order, and the names of its files, which cannot be kept."""

    address: str
    fields: list[tuple[str, str]]
    files: list[str]


def writer_of(request: HttpRequest) -> User | None:
    """Who was signed in here, where the session has run out; None where it was ended or is unknown."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    row = Session.objects.filter(pk=key).first() if key else None
    number = row.get_decoded().get(SESSION_KEY) if row else None
    return User.objects.filter(pk=number, is_active=True).first() if number else None


def signed(form: KeptForm, *, by: User) -> str:
    """The form as one text that only its writer can send on."""
    kept = [by.pk, form.address, form.fields, form.files]
    return signing.dumps(kept, salt=SALT, compress=True)


def opened(text: str, *, by: User) -> KeptForm | None:
    """The form that `signed` made; None where somebody else wrote it, it is older than a day, or not ours."""
    try:
        writer, address, fields, files = signing.loads(text, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    if writer != by.pk:
        return None
    return KeptForm(address, [(name, value) for name, value in fields], files)
