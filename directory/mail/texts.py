"""What each kind of letter says. Made when it is handed over, and kept nowhere.

Subjects and senders tell nothing to whoever looks over a shoulder. Plain text with the same as HTML, no
image, nothing that tells us whether it was read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, urlize

from directory.models import Letter, LetterKind, Worry
from directory.people import accounts


@dataclass(frozen=True)
class Text:
    """A subject, and paragraphs in plain words; a paragraph may be an address that opens a page."""

    subject: str
    paragraphs: list[str]

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


TEXTS: dict[LetterKind, Callable[[Letter], Text | None]] = {
    LetterKind.PASSWORD: password_text,
    LetterKind.DUTY: duty_text,
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
    message.set_content(text.plain)
    message.add_alternative(text.html, subtype="html")
    return message


def idna(domain: str) -> str:
    """A domain in the letters that every mail server knows; as it is where it cannot be so written."""
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
