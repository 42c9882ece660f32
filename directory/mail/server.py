"""One letter handed to the mail server that EMAIL_URL names, and what came of it.

What decides is whether the text had gone when something failed: before that a letter may be tried again,
after that only a definite answer says that it was not taken (RFC 5321, sections 4.2.1 and 4.5.3.2.6).
"""

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SECONDS = 30
# The text ends at a line of one dot, so one that begins with a dot gets a second.
LINE_THAT_BEGINS_WITH_A_DOT = re.compile(rb"(?m)^\.")
PORTS = {"smtp": 587, "smtps": 465, "smtp-plain": 25}
USE = (
    "EMAIL_URL is smtp://USER:PASSWORD@HOST:587 (with STARTTLS), smtps://USER:PASSWORD@HOST:465, or "
    "smtp-plain://HOST:25 for a mail server on this machine or network that asks for no password."
)


class Outcome(StrEnum):
    """What came of one try."""

    TAKEN = "taken"
    # It was certainly not taken, and may be tried again.
    LATER = "later"
    # It was certainly not taken, and never will be.
    REFUSED = "refused"
    # The text had gone, and no answer came.
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Handed:
    """How one try ended; `answer` is the number that the server gave last, None where it gave none."""

    outcome: Outcome
    answer: int | None = None


@dataclass(frozen=True)
class Server:
    """Where letters are handed over: `scheme` says how the line is kept private."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""


def server_of(url: str) -> Server | None:
    """The server that an EMAIL_URL names; None where it is empty. Raises ImproperlyConfigured."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as problem:
        raise ImproperlyConfigured(USE) from problem
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if parts.scheme not in PORTS or not parts.hostname or (parts.scheme == "smtp-plain" and user):
        raise ImproperlyConfigured(USE)
    return Server(parts.scheme, parts.hostname, port, user, password)


def hand_over(server: Server, message: EmailMessage) -> Handed:
    """Hand one letter to the server. `message` has one address in From and one in To."""
    line: smtplib.SMTP | None = None
    has_gone = False
    try:
        line = connect(server)
        sender, receiver = message["From"].addresses[0].addr_spec, message["To"].addresses[0].addr_spec
        asks_utf8 = not receiver.isascii()
        if asks_utf8 and not line.has_extn("smtputf8"):
            return Handed(Outcome.REFUSED, 553)
        for code, is_about_receiver in introduced(line, sender, receiver, asks_utf8=asks_utf8):
            if code // 100 not in (2, 3):
                is_final = is_about_receiver and code // 100 == 5
                return Handed(Outcome.REFUSED if is_final else Outcome.LATER, code)
        text = message.as_bytes(policy=SMTPUTF8 if asks_utf8 else SMTP)
        has_gone = True
        line.send(LINE_THAT_BEGINS_WITH_A_DOT.sub(b"..", text.rstrip(b"\r\n")) + b"\r\n.\r\n")
        code, _ = line.getreply()
        if code // 100 == 2:
            return Handed(Outcome.TAKEN, code)
        if code // 100 in (4, 5):
            return Handed(Outcome.REFUSED if code // 100 == 5 else Outcome.LATER, code)
        return Handed(Outcome.UNCERTAIN, code if code > 0 else None)
    except smtplib.SMTPResponseException as problem:
        # A greeting or a password that was refused: nothing of the letter has gone.
        return Handed(Outcome.UNCERTAIN if has_gone else Outcome.LATER, problem.smtp_code)
    except (smtplib.SMTPException, OSError):
        return Handed(Outcome.UNCERTAIN if has_gone else Outcome.LATER)
    finally:
        part(line)


def connect(server: Server) -> smtplib.SMTP:
    """A line that nobody else can read, unless the setting says that it need not be private."""
    trusted = ssl.create_default_context()
    if server.scheme == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=trusted)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        line.ehlo_or_helo_if_needed()
        if server.scheme == "smtp":
            line.starttls(context=trusted)
            line.ehlo()
        if server.user:
            line.login(server.user, server.password)
    except BaseException:
        line.close()
        raise
    return line


def introduced(line: smtplib.SMTP, sender: str, receiver: str, *, asks_utf8: bool):
    """Each answer on the way to the text, and whether it is about the receiver."""
    options = ["SMTPUTF8", "BODY=8BITMIME"] if asks_utf8 else []
    if asks_utf8:
        line.command_encoding = "utf-8"
    yield line.mail(sender, options)[0], False
    yield line.rcpt(receiver)[0], True
    yield line.docmd("DATA")[0], False


def part(line: smtplib.SMTP | None) -> None:
    """Say goodbye; whatever comes of that changes nothing."""
    if line is None:
        return
    if line.sock is not None:
        line.sock.settimeout(2)
        with suppress(smtplib.SMTPException, OSError):
            line.docmd("QUIT")
    line.close()
