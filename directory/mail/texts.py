"""What each kind of letter says. Made when it is handed over, and kept nowhere.

Subjects and senders tell nothing to whoever looks over a shoulder. Plain text with the same as HTML, no
image, nothing that tells us whether it was read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, urlize

from directory.models import Letter, LetterKind, User, Worry
from directory.people import accounts, roles
from directory.records import work

STOP = "directory.mail.stop"


@dataclass(frozen=True)
class Text:
    """A subject, and paragraphs in plain words; a paragraph may be an address that opens a page."""

    subject: str
    paragraphs: list[str]
    # Where one press ends letters of this kind for good; empty where there is no such thing.
    stops_at: str = ""

    @property
    def plain(self) -> str:
        return "\n\n".join(self.paragraphs) + "\n"

    @property
    def html(self) -> str:
        inside = "\n".join(f"<p>{urlize(escape(paragraph))}</p>" for paragraph in self.paragraphs)
        head = f'<!doctype html>\n<html lang="en-GB">\n<title>{escape(self.subject)}</title>'
        return f"{head}\n{inside}\n</html>\n"


def text_of(letter: Letter) -> Text | None:
    """What it says today; None where nobody needs it any more."""
    return TEXTS[LetterKind(letter.kind)](letter)


def password_text(letter: Letter) -> Text | None:
    """A link that ends every older one."""
    person = letter.person
    if person is None or not person.is_active:
        return None
    return Text(
        "Your password",
        [
            "Somebody, we think you, asked to choose a new password.",
            "This address works once, for three days:",
            accounts.new_link(person),
            "If it was not you, do nothing. Your password stays as it is.",
        ],
    )


def duty_text(letter: Letter) -> Text | None:
    """That something waits, and nothing else: a mailbox may be read by others."""
    if not settings.DUTY_EMAIL or not Worry.objects.filter(waiting_since__isnull=False).exists():
        return None
    home = (settings.SITE_URL or settings.LOCAL_URL) + reverse("admin:index")
    return Text("Something waits", ["Something waits for you. Sign in to read it:", home])


# The lists of the workshop that a letter counts: what cannot wait, not all that is ever due.
COUNTED = {"mine", "told", "sent-back", "review", "call-back", "soon"}


def what_waits(person: User) -> list[str]:
    """Each list of theirs that holds something, with how much; of worries only to who may see them."""
    found = [f"{one.title}: {one.count}" for one in work.lists(person) if one.key in COUNTED and one.count]
    if roles.sees_worries(person) and (unread := Worry.objects.filter(waiting_since__isnull=False).count()):
        found.insert(0, f"To be read first: {unread}")
    return found


def morning_text(letter: Letter) -> Text | None:
    """How much waits for somebody who works here; no name and no subject."""
    person = letter.person
    if person is None or not person.is_active or not person.gets_morning_letter:
        return None
    found = what_waits(person)
    if not found:
        return None
    origin = settings.SITE_URL or settings.LOCAL_URL
    stops_at = f"{origin}{reverse('morning_letter')}?{urlencode({'token': stop_token(person)})}"
    home = origin + reverse("admin:index")
    lines = ["This waits for you today.", *found, home, "No more of these letters, by one press:", stops_at]
    return Text("Today", lines, stops_at)


def stop_token(person: User) -> str:
    """It never ends, and does nothing but end or begin these letters (RFC 8058)."""
    return signing.dumps(person.pk, salt=STOP)


def person_who_stops(token: str) -> User | None:
    try:
        pk = signing.loads(token, salt=STOP)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()


TEXTS: dict[LetterKind, Callable[[Letter], Text | None]] = {
    LetterKind.PASSWORD: password_text,
    LetterKind.DUTY: duty_text,
    LetterKind.MORNING: morning_text,
}


def receiver_of(letter: Letter) -> str:
    """The address that it goes to, as it is today."""
    return letter.person.email if letter.person else settings.DUTY_EMAIL


def message_of(letter: Letter, text: Text) -> EmailMessage:
    """The letter as it leaves. The same Message-ID at each try, so that a second copy can be known as one."""
    message = EmailMessage()
    message["Subject"] = text.subject
    message["From"] = settings.EMAIL_FROM
    name, _, domain = receiver_of(letter).rpartition("@")
    message["To"] = Address(username=name, domain=idna(domain))
    message["Date"] = format_datetime(timezone.now())
    message["Message-ID"] = f"<{letter.key}@{message['From'].addresses[0].domain}>"
    # No answering machine answers it (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    if text.stops_at:
        message["List-Unsubscribe"] = f"<{text.stops_at}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text.plain)
    message.add_alternative(text.html, subtype="html")
    return message


def idna(domain: str) -> str:
    """A domain in the letters that every mail server knows; as it is where it cannot be so written."""
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
