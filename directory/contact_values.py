"""A phone number, e-mail or web address and its role, as typed: how each is kept, where its links lead.

Pure. Raises NotAContactError, whose words say at the field what to write instead.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from .phones import NotAPhoneError, parse_phones, parse_texted

PHONE, EMAIL, WEBSITE, POST = "phone", "e-mail", "website", "post"
# A number that takes texts only: of helplines.
TEXTED = "texted"
LONGEST_ROLE = 120
NOTES_GO = "“Role”"

NOT_AN_EMAIL = "This is not an e-mail address. Write it as in group@example.org."
ONLY_EMAIL = "This is not an e-mail address alone. Write only the address, as in {}; a name goes elsewhere."
ONE_EMAIL = "These are two e-mail addresses. Write the second in a row of its own."
NOT_A_LINK = "This is not a web address. Copy it from the browser, as in https://example.org/group."
ONE_LINK = (
    "These are two web addresses, or one with words beside it. Write one; the second in a row of its own."
)
EMAIL_NOT_LINK = "This is not a web address but an e-mail address. Choose “E-mail” beside it."
TOO_LONG_A_ROLE = (
    f"This is too long for a role: write what it is in at most {LONGEST_ROLE} letters, as in group line."
)
LINK_NOT_EMAIL = "This is not an e-mail address but a web address. Choose “Web address” beside it."

AN_EMAIL = re.compile(r"[^\s<>,;:()\"]+@[^\s<>,;:()\"]+")
A_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
is_web_address = URLValidator(schemes=["http", "https"])


class NotAContactError(ValueError):
    """Nothing of this kind, or more than that."""


@dataclass(frozen=True)
class Link:
    """What people read, and where it leads; by post it leads nowhere."""

    words: str
    href: str = ""


def links_of(kind: str, text: str, *, notes_go: str = NOTES_GO) -> list[Link]:
    """Every number or address in `text`, in order. Raises NotAContactError where it is no such thing.

    `notes_go` names the field for what is said beside a number.
    """
    text = text.strip()
    if kind in (PHONE, TEXTED):
        try:
            phones = parse_phones(text, notes_go=notes_go) if kind == PHONE else [parse_texted(text)]
        except NotAPhoneError as problem:
            raise NotAContactError(str(problem)) from problem
        return [Link(phone.written, phone.href) for phone in phones]
    if kind == EMAIL:
        address = email_of(text)
        return [Link(address, f"mailto:{quote(address, safe='@+')}")]
    if kind == WEBSITE:
        address = web_address_of(text)
        return [Link(address, address)]
    return [Link(text)]


def as_kept(kind: str, text: str, *, notes_go: str = NOTES_GO) -> str:
    """The value as it is kept. Raises NotAContactError where it is nothing of this kind."""
    return " or ".join(link.words for link in links_of(kind, text, notes_go=notes_go))


def is_same(kind: str, one: str, other: str) -> bool:
    """Whether both lead to the same, however they are written."""
    try:
        return one == other or as_kept(kind, one) == as_kept(kind, other)
    except NotAContactError:
        return False


def as_role(text: str) -> str:
    """Whose or what a contact is, as it is kept: a few words on one line."""
    role = " ".join(text.split())
    if len(role) > LONGEST_ROLE:
        raise NotAContactError(TOO_LONG_A_ROLE)
    if is_full_name(role):
        raise NotAContactError(A_FULL_NAME)
    return role


A_FULL_NAME = "This reads as somebody’s full name, and it is public. Write a role, or a first name alone."
# What stands in a role that is written with capitals: "Group Leader", "Peer Support Worker".
OF_ROLES = frozenset(
    "admin administrator advice advocacy answerphone carer carers centre chair chairperson charity clinic "
    "co-chair co-ordinator college community contact convener convenor coordinator council counsellor day "
    "deputy desk development director drop-in duty east engagement enquiries enquiry evening evenings "
    "facilitator family forum founder friend friends general group groups head health helpline home host "
    "hotline house hub info information involvement landline lead leader leaders library line local main "
    "manager member membership mental mind mobile network night north nurse office officer organiser "
    "organizer outreach peer person phone practice president project reception recovery referral referrals "
    "rep representative room secretary self-help service services south staff support supporter surgery team "
    "telephone text treasurer trust trustee user users volunteer volunteers wellbeing west worker workers "
    "young youth".split()
)
CAPITAL = re.compile(r"[A-Z][A-Za-z’'-]+[.,;:]?")


def is_full_name(role: str) -> bool:
    """ "Jo Bloggs", also beside a role: two words in a row with capitals, and neither is a word of roles."""
    names_in_a_row = 0
    for word in role.split():
        is_name = CAPITAL.fullmatch(word) and word.strip(".,;:").casefold() not in OF_ROLES
        names_in_a_row = names_in_a_row + 1 if is_name else 0
        if names_in_a_row == 2:
            return True
    return False


def shown_links(kind: str, text: str) -> list[Link]:
    """For pages: what cannot be read leads nowhere and is not shown."""
    try:
        return links_of(kind, text)
    except NotAContactError:
        return []


def email_of(text: str) -> str:
    address = re.sub(r"^mailto:\s*", "", text, flags=re.IGNORECASE)
    try:
        validate_email(address)
    except ValidationError:
        raise NotAContactError(why_no_email(address)) from None
    return address


def why_no_email(text: str) -> str:
    found = AN_EMAIL.findall(text)
    if len(found) > 1:
        return ONE_EMAIL
    if not found and A_LINK.match(text):
        return LINK_NOT_EMAIL
    return ONLY_EMAIL.format(found[0]) if found and found[0] != text else NOT_AN_EMAIL


def web_address_of(text: str) -> str:
    """With its scheme. Only a name that the whole web knows, and no password."""
    if AN_EMAIL.fullmatch(text.removeprefix("mailto:")) and "/" not in text:
        raise NotAContactError(EMAIL_NOT_LINK)
    address = text if SCHEME.match(text) else f"https://{text}"
    try:
        is_web_address(address)
        parts = urlsplit(address)
        name = parts.hostname or ""
    except (ValidationError, ValueError):
        raise NotAContactError(why_no_link(text)) from None
    if "@" in parts.netloc or not re.search(r"\.[^\W\d][^.]+\.?$", name):
        raise NotAContactError(NOT_A_LINK)
    return address


def why_no_link(text: str) -> str:
    return ONE_LINK if len(A_LINK.findall(text)) > 1 or (A_LINK.match(text) and " " in text) else NOT_A_LINK


# Pages that a person or a group has at somebody else's house: no website of an organisation's own. Shortened
# addresses lead nobody knows where.
SOCIAL_NETWORKS = frozenset(
    "facebook.com fb.com fb.me m.me instagram.com threads.net threads.com twitter.com x.com t.co tiktok.com "
    "youtube.com youtu.be linkedin.com lnkd.in whatsapp.com wa.me t.me telegram.me telegram.org discord.com "
    "discord.gg meetup.com reddit.com snapchat.com pinterest.com pinterest.co.uk tumblr.com bsky.app "
    "mastodon.social nextdoor.com nextdoor.co.uk groups.google.com groups.io linktr.ee bit.ly tinyurl.com "
    "goo.gl ow.ly eventbrite.com eventbrite.co.uk justgiving.com gofundme.com".split()
)


def is_social_network(address: str) -> bool:
    """Whether a web address leads to a page on a social network, or through a shortened address."""
    try:
        name = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return False
    parts = name.split(".")
    return any(".".join(parts[start:]) in SOCIAL_NETWORKS for start in range(len(parts) - 1))
