"""What a telephone number is: what somebody typed becomes numbers that can be rung, or a sentence why not.

Pure: knows no model and no database. Numbers are told apart and checked by Google's libphonenumber, offline.
"""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, shortnumberinfo

HERE = "GB"
LONGEST_EXTENSION = 7

IN_FULL = (
    "“{}” is not a phone number that can be rung. Write it in full, with its area code, as in 01274 960000; "
    "one from abroad with its country, as in +353 1 234 5678."
)
TOO_LONG = (
    "“{}” is not a phone number: it is too long. Put “or” between two numbers, “ext” before an extension."
)
ONLY_NUMBERS = (
    "“{}” is not a phone number, or not only one. Here stand only the numbers. What goes with them, such as "
    "“evenings”, “option 2” or whom to ask for, goes into a field of its own{}."
)

# Between two numbers; what comes before an extension is no such thing.
EXTENSION = r"(?:extension|extn|ext|ex|x|\#)\s*[.:=]?\s*"
BETWEEN = re.compile(rf"\s*(?:\bor\b|\band\b|[/;,|&\n])+\s*(?!\s*{EXTENSION}\d)(?!ext=)", re.IGNORECASE)
ONE = re.compile(
    rf"""(?:tel|sms)?:?\s*                                # as in a link
    (?:(?:telephone|phone|tel|mobile|mob|call|ring)\b\s*(?:no|number)?[.:]*\s*)?
    (?P<number>\(?\s*\+?[\d\s().+-]*\d\)?)
    (?:[\s,;(-]*{EXTENSION}(?P<extension>\d{{1,{LONGEST_EXTENSION}}})\)?)?\s*\.?""",
    re.IGNORECASE | re.VERBOSE,
)
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
# A trunk zero in brackets is not dialled after a country's code: +44 (0)1274.
TRUNK = re.compile(r"^((?:\+|00)\s*\d[\d\s]*)\(\s*0\s*\)")

# Short numbers that people in Britain may ring; the others are an operator's own, or dear.
RUNG = re.compile(r"999|112|111|101|105|119|18000|116\d{3}")
# Short numbers that take texts only, of helplines that we name.
TEXTED = {"85258"}
CODE = re.compile(r"[678]\d{4}")
# In front of any number: the text relay for people who do not hear.
RELAY = "18001"
# Reached from every phone here as they are written, but not always with +44.
FREE = ("0800", "0808")
# Numbers that their owners write in groups of their own, so that people remember them.
OWN_GROUPS = ("03", "08")
# Kept by Ofcom for films, examples and training: they ring nobody. The library knows most of them.
DRAMA = re.compile(r"01632960\d{3}|07700900\d{3}")


class NotAPhoneError(ValueError):
    """Nothing that can be rung. Its words are for whoever typed it, at the field."""


@dataclass(frozen=True)
class Phone:
    """One number: how people read it, what a phone dials, its extension, and whether it takes texts only."""

    number: str
    dialled: str
    extension: str = ""
    is_texted: bool = False

    @property
    def written(self) -> str:
        return f"{self.number} extension {self.extension}" if self.extension else self.number

    @property
    def href(self) -> str:
        if self.is_texted:
            return self.text_href
        return f"tel:{self.dialled};ext={self.extension}" if self.extension else f"tel:{self.dialled}"

    @property
    def text_href(self) -> str:
        return f"sms:{self.dialled}"


def parse_phones(text: str, *, notes_go: str = "") -> list[Phone]:
    """Every number in `text`, in order and each once.

    Raises NotAPhoneError with a sentence where anything else stands there; `notes_go` names the field for it.
    """
    text = unicodedata.normalize("NFKC", text).translate(DASHES).strip()
    try:
        return list(dict.fromkeys(parse_one(part, notes_go) for part in BETWEEN.split(text)))
    except NotAPhoneError as problem:
        # A stroke may also stand behind the area code of one number: 01274/960000.
        if "/" not in text:
            raise
        try:
            return [parse_one(text.replace("/", " "), notes_go)]
        except NotAPhoneError:
            raise problem from None


def parse_texted(text: str) -> Phone:
    """The number that a helpline is texted at: a code of five digits, or a whole number."""
    digits = re.sub(r"\s", "", text)
    if CODE.fullmatch(digits) and is_short_here(digits):
        return Phone(digits, digits, is_texted=True)
    found = parse_phones(text)
    if len(found) > 1:
        raise NotAPhoneError(TOO_LONG.format(text))
    return found[0]


def written_phones(text: str, *, notes_go: str = "") -> str:
    """The numbers as they are kept: each in its groups, “or” between two."""
    return " or ".join(phone.written for phone in parse_phones(text, notes_go=notes_go))


def parse_one(text: str, notes_go: str = "") -> Phone:
    found = ONE.fullmatch(text)
    if found is None:
        raise NotAPhoneError(ONLY_NUMBERS.format(text, f": {notes_go}" if notes_go else ""))
    typed, extension = found["number"].strip(), found["extension"] or ""
    digits = re.sub(r"[\s().-]", "", TRUNK.sub(r"\1", typed))
    if "+" in digits[1:]:
        raise NotAPhoneError(IN_FULL.format(text))
    phone = short_phone(digits) or relayed_phone(digits) or whole_phone(digits, typed)
    if phone is None:
        raise NotAPhoneError((TOO_LONG if len(digits) > 15 else IN_FULL).format(text))
    return Phone(phone.number, phone.dialled, extension, phone.is_texted) if extension else phone


def short_phone(digits: str) -> Phone | None:
    """999, 111, 116 123; the number that a helpline of ours is texted at."""
    if digits in TEXTED:
        return Phone(digits, digits, is_texted=True)
    if not RUNG.fullmatch(digits) or not is_short_here(digits):
        return None
    return Phone(f"{digits[:3]} {digits[3:]}" if len(digits) == 6 else digits, digits)


def is_short_here(digits: str) -> bool:
    return shortnumberinfo.is_valid_short_number_for_region(phonenumbers.parse(digits, HERE), HERE)


def relayed_phone(digits: str) -> Phone | None:
    """18001 before a number of this country."""
    if not digits.startswith(RELAY):
        return None
    rest = digits.removeprefix(RELAY)
    phone = short_phone(rest) or whole_phone(rest, "")
    if phone is None or phone.is_texted or phone.number.startswith("+"):
        return None
    return Phone(f"{RELAY} {phone.number}", RELAY + re.sub(r"\D", "", phone.number))


def whole_phone(digits: str, typed: str) -> Phone | None:
    """A number with its area code, of this country or, with +, of another."""
    if not digits.startswith(("0", "+")):
        return None
    try:
        parsed = phonenumbers.parse(digits, HERE)
    except phonenumbers.NumberParseException:
        return None
    of_here = parsed.country_code == 44
    number = phonenumbers.format_number(
        parsed, PhoneNumberFormat.NATIONAL if of_here else PhoneNumberFormat.INTERNATIONAL
    )
    dialled = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    bare = re.sub(r"\D", "", number)
    if not phonenumbers.is_valid_number(parsed) and not (of_here and DRAMA.fullmatch(bare)):
        return None
    if of_here and bare.startswith(OWN_GROUPS) and re.fullmatch(r"0\d+(?: \d+){2,}", typed):
        number = typed
    return Phone(number, bare if of_here and bare.startswith(FREE) else dialled)
