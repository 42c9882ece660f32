"""Phone numbers, e-mail and web addresses, postcodes and street addresses that stand inside a text.

`kinds_in(text)` returns the kinds it holds, in words; it needs no database.
"""

import re
import unicodedata
from collections.abc import Iterator

from directory import contact_values

PHONE, EMAIL, WEB = "a phone number", "an e-mail address", "a web address"
POSTCODE, STREET = "a postcode", "a street address"
ADDRESS = frozenset({POSTCODE, STREET})

# Endings of British and common domains. Others (".it", ".me") are words that follow a missing space.
ENDING = r"(?:(?:org|co|nhs|gov|ac|me|ltd|plc|sch|police)\.uk|uk|org|com|net)"
LATE_ENDING = r"(?:info|eu|io|biz|london|scot|wales|cymru|online|website)"
SHORTENED = (
    r"(?:bit\.ly|linktr\.ee|fb\.me|fb\.com|t\.me|wa\.me|goo\.gl|g\.page|youtu\.be|forms\.gle|discord\.gg"
    r"|ow\.ly)"
)
LABEL = r"[a-z0-9][a-z0-9-]{0,62}"
DOMAIN = rf"(?:{LABEL}\.)+{ENDING}"
A_DOMAIN = re.compile(rf"{DOMAIN}/?", re.IGNORECASE)
WEBS = [
    re.compile(r"\bh(?:tt|xx)ps?\s?:\s?//|\bwww\s?\.\s?\w", re.IGNORECASE),
    re.compile(rf"(?<![\w@.-]){DOMAIN}(?![\w-])", re.IGNORECASE),
    # Only as it is written: "group.Info" is two sentences.
    re.compile(rf"(?<![\w@.-])(?:{LABEL}\.)+{LATE_ENDING}(?![\w-])"),
    re.compile(rf"\b{SHORTENED}/\w", re.IGNORECASE),
    re.compile(
        r"\b(?:facebook|twitter|instagram|insta|tiktok|whatsapp|telegram|skype)\b\W{0,4}@\w", re.IGNORECASE
    ),
]
EMAILS = [
    re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[a-z]", re.IGNORECASE),
    re.compile(
        rf"[\w.+-]{{1,64}}\s{{1,2}}@\s{{0,2}}{DOMAIN}|[\w.+-]{{1,64}}\s{{0,2}}@\s{{1,2}}{DOMAIN}",
        re.IGNORECASE,
    ),
    re.compile(r"\bmailto:", re.IGNORECASE),
]
WRITTEN_OUT = [
    (re.compile(r"\s{0,5}[(\[{<]\s{0,5}at\s{0,5}[)\]}>]\s{0,5}|\s{1,5}_at_\s{1,5}", re.IGNORECASE), "@"),
    (
        re.compile(
            r"\s{0,5}[(\[{<]\s{0,5}(?:dot|\.)\s{0,5}[)\]}>]\s{0,5}|\s{1,5}_dot_\s{1,5}", re.IGNORECASE
        ),
        ".",
    ),
    (
        re.compile(
            rf"\s{{1,5}}dot\s{{1,5}}(?={ENDING}\b|(?:org|co|nhs|gov|ac|me)\s{{1,5}}dot\s{{1,5}}uk\b|com\b)",
            re.IGNORECASE,
        ),
        ".",
    ),
    (
        re.compile(
            rf"(?<=\w)\s{{1,5}}\.\s?(?={ENDING}\b)|(?<=\w)\.\s(?=(?:org|co|nhs|gov|ac)\.uk\b)", re.IGNORECASE
        ),
        ".",
    ),
]

# Up to this much may stand between two digits of one number.
GAP = r"[\s().,/_*•·|\u2010-\u2015\u2212-]{0,4}"
PHONES = [
    # From abroad, or with its area code.
    re.compile(rf"(?<![\d,.])(?:\+|00){GAP}44{GAP}(?:\(?0\)?{GAP})?\d(?:{GAP}\d){{8,9}}(?!\d)"),
    re.compile(rf"(?<![\d])0(?:{GAP}\d){{9,10}}(?!\d)"),
    re.compile(rf"\+{GAP}\d(?:{GAP}\d){{8,14}}(?!\d)"),
    # Area code, some words, the rest: "01274 (Bradford) 960000".
    re.compile(r"(?<!\d)\(?0\d{2,4}\)?\W{1,3}(?:[^\W\d]{1,30}\W{1,3}){1,3}\d{3,4}[\s-]?\d{3,4}(?!\d)"),
    re.compile(r"(?<!\d)0800\s?1111(?!\d)|(?<!\d)0845\s?46\s?47(?!\d)"),
    # Without its area code, or a short one, after a word that says so.
    re.compile(
        r"\b(?:tel|telephone|phone|ring|rings|call|calling|text|texting|mobile|mob|fax|whatsapp|dial|landline)\b"
        r"[^\d\n]{0,30}?(?<!\d)\d(?:[ \u00a0().-]{0,2}\d){5,9}(?!\d)",
        re.IGNORECASE,
    ),
]
TIME = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d.]\d)(?!\d)")
DATE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)(?!\d)")
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-/\u2010-\u2015]\s?(?:(?:19|20)?\d\d)(?!\d)")
A_YEAR = re.compile(r"(?:19|20)\d\d(?:\D{1,3}(?:19|20)\d\d)*")
DIGITS = {
    "zero": "0", "oh": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
DIGIT = rf"(?:{'|'.join(DIGITS)})"
SPOKEN = re.compile(
    rf"\b(?:(?:double|treble|triple)[\s-]+)?{DIGIT}(?:[\s,.-]+(?:(?:double|treble|triple)[\s-]+)?(?:{DIGIT}|\d+))+\b"
    rf"|\b(?:double|treble|triple)[\s-]+(?:{DIGIT}|\d)\b",
    re.IGNORECASE,
)
MANY = {"double": 2, "treble": 3, "triple": 3}

AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH "
    "EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M "
    "ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST "
    "SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ "
).split()
A_POSTCODE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(AREAS, key=len, reverse=True))})[0-9][0-9A-Z]?[\s.\u2010-\u2015-]{{0,2}}"
    r"[0-9][ABD-HJLNP-UW-Z]{2}(?!\w)",
    re.IGNORECASE,
)
# "Room B1 2nd floor": a place in a row, not the end of a postcode.
IN_A_ROW = re.compile(r"(?:1st|2nd|3rd|\dth|\dhr)$")
# Without those that names of groups end in: Way, Place, Park, View.
WAYS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Terrace|Crescent|Square|Court|Gardens|Grove|Parade|Mews"
)
UNITS = r"(?:minute|hour|day|week|month|year|mile|metre|meter|yard|bed|seat|strong|st|nd|rd|th)s?"
A_NAME = r"[A-Z][\w'’.-]{0,40} {1,3}"
STREETS = [
    re.compile(rf"(?<![Ss]tep )\b\d{{1,4}}[A-Za-z]?,? {{1,3}}(?!{UNITS}\b)(?:{A_NAME}){{1,3}}(?:{WAYS})\b"),
    re.compile(
        rf"(?<!step )\b\d{{1,4}}[a-z]?,? {{1,3}}(?!{UNITS}\b){A_NAME}"
        r"(?:street|road|avenue|lane|terrace|crescent)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:flat|apartment|apt)\.? {0,3}\d|\bc/o\s{1,3}\w|\bP\.? ?O\.? ?Box\s{1,3}\d", re.IGNORECASE
    ),
]
# One whole address each, to be taken out of a text; those above only tell that there is one.
AN_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
A_LINK = re.compile(
    rf"(?:https?://|\bwww\.)[^\s<>]{{2,200}}|(?<![\w@.-]){DOMAIN}(?:/[^\s<>]{{0,200}})?", re.IGNORECASE
)
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


def kinds_in(text: str) -> list[str]:
    """Which kinds of contact or address the text holds; none for plain words, years, times and counts."""
    plain = as_read(text)
    found = []
    if any(pattern.search(plain) for pattern in EMAILS):
        found.append(EMAIL)
    if any(pattern.search(plain) for pattern in WEBS):
        found.append(WEB)
    if any(phones_in(plain)):
        found.append(PHONE)
    if any(not IN_A_ROW.search(one[0]) for one in A_POSTCODE.finditer(plain)):
        found.append(POSTCODE)
    if any(pattern.search(plain) for pattern in STREETS):
        found.append(STREET)
    return found


def contacts_in(text: str) -> list[tuple[str, str]]:
    """(kind, value) of each phone number, e-mail and web address that can be used, as contacts are kept."""
    plain = as_read(text)
    found = [(contact_values.EMAIL, one[0]) for one in AN_EMAIL.finditer(plain)]
    rest = AN_EMAIL.sub(" ", plain)
    found += [(contact_values.WEBSITE, one[0].rstrip(".,;:!?)'\"")) for one in A_LINK.finditer(rest)]
    found += [(contact_values.PHONE, one.strip()) for one in phones_in(A_LINK.sub(" ", rest))]
    kept = []
    for kind, value in found:
        try:
            kept.append((kind, contact_values.as_kept(kind, value)))
        except contact_values.NotAContactError:
            continue
    return list(dict.fromkeys(kept))


def without_contacts(text: str, instead: str) -> str:
    """The text with `instead` where e-mails, web addresses and phone numbers stood as somebody wrote them."""
    text = A_LINK.sub(instead, AN_EMAIL.sub(instead, UNSEEN.sub("", unicodedata.normalize("NFKC", text))))
    for number in phones_in(text):
        text = text.replace(number, instead)
    return text


def is_a_domain(text: str) -> bool:
    """Whether it is a domain and nothing else, as some bodies are called."""
    return bool(A_DOMAIN.fullmatch(text.strip()))


def as_read(text: str) -> str:
    """The text with full-width letters made plain and with "(at)", " dot org" and spoken digits as signs."""
    text = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    for pattern, sign in WRITTEN_OUT:
        text = pattern.sub(sign, text)
    return SPOKEN.sub(as_digits, text)


def as_digits(spoken: re.Match) -> str:
    """ "oh seven double seven" as "0777"."""
    found, times = [], 1
    for word in re.split(r"[\s,.-]+", spoken[0].casefold()):
        if word in MANY:
            times = MANY[word]
        else:
            found.append(DIGITS.get(word, word) * times)
            times = 1
    return "".join(found)


def phones_in(text: str) -> Iterator[str]:
    """Each run of digits that can be rung."""
    text = re.sub(r"\b[oO\d]*\d[oO\d]*\b", lambda one: re.sub("[oO]", "0", one[0]), text)
    for pattern in (TIME, DATE, YEARS):
        text = pattern.sub("–·–·–·–", text)
    for pattern in PHONES:
        for found in pattern.finditer(text):
            digits = re.search(r"\d.*", found[0], re.DOTALL)[0]
            if not A_YEAR.fullmatch(digits):
                yield found[0]
