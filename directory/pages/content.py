"""Content that has no table: helplines, and parts of the report. Read once, without a database."""

import datetime
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from directory.phones import parse_phones, parse_texted
from directory.phrases import month_words

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


# Whom a line serves, in the order of the urgent help page.
SERVES = {
    "women": "For women",
    "men": "For men",
    "lgbt": "For LGBT+ people",
    "rape": "After rape or sexual abuse",
    "forced-marriage": "Forced marriage and honour",
    "stalking": "Stalking",
    "older-people": "For older people",
    "people-who-hurt-others": "If you hurt someone, or fear that you will",
    "under-19": "For anyone under 19",
    "a-child": "If you are worried about a child",
    "deaf": "For deaf people",
    "despair": "More people to talk to",
    "other": "Other kinds of support",
}
# The parts of that page that unfold: an address on it, a heading, whom its lines serve.
HELP_PARTS = [
    (
        "hurt",
        "If someone hurts or scares you",
        ["women", "men", "lgbt", "rape", "forced-marriage", "stalking", "older-people"],
    ),
    ("people-who-hurt-others", SERVES["people-who-hurt-others"], ["people-who-hurt-others"]),
    ("young", "For a child, or anyone under 19", ["under-19", "a-child"]),
    ("deaf", SERVES["deaf"], ["deaf"]),
    ("despair", SERVES["despair"], ["despair"]),
    ("other-help", SERVES["other"], ["other"]),
]
WAYS = ("phone", "text_number", "email", "url", "hours")


class Dialled:
    """The links that ring and text the numbers of a line."""

    phone: str
    text_number: str

    @property
    def phone_link(self) -> str:
        return parse_phones(self.phone)[0].href

    @property
    def text_link(self) -> str:
        return parse_texted(self.text_number).text_href


@dataclass(frozen=True)
class Helpline(Dialled):
    """Help that others give. What nobody has read on its own page is named, without number or link."""

    slug: str
    name: str
    words: str
    serves: str = ""
    read_on: datetime.date | None = None
    rung_on: datetime.date | None = None
    phone: str = ""
    text_number: str = ""
    email: str = ""
    url: str = ""
    hours: str = ""


@cache
def helplines() -> tuple[Helpline, ...]:
    """The signposts that have a place on the urgent help page, which must do without a database."""
    rows = json.loads((FIXTURES / "helplines.json").read_text("utf-8"))
    return tuple(helpline(row) for row in rows if row.get("serves"))


@dataclass(frozen=True)
class HelpPart:
    """A part of the urgent help page: its lines by whom they serve, as headings with lines."""

    slug: str
    heading: str
    served: list[tuple[str, list[Helpline]]]


def help_parts() -> list[HelpPart]:
    """Every part of the urgent help page, with all the lines there are but those that serve everyone."""
    return [
        HelpPart(slug, heading, [(SERVES[key], lines_that_serve(key)) for key in keys])
        for slug, heading, keys in HELP_PARTS
    ]


def lines_that_serve(key: str) -> list[Helpline]:
    return [line for line in helplines() if line.serves == key]


def helpline(row: dict) -> Helpline:
    """Without `read_on` a number or an address is left out, whatever stands in the file."""
    known = {name: row[name] for name in Helpline.__dataclass_fields__ if row.get(name)}
    if not row.get("read_on"):
        known = {name: value for name, value in known.items() if name not in WAYS}
    days = {
        name: datetime.date.fromisoformat(known[name]) for name in ("read_on", "rung_on") if name in known
    }
    return Helpline(**known | days)


def how_known(lines: tuple[Helpline, ...]) -> str:
    """What was done to know the numbers: the month of the oldest reading, and whether anybody rang."""
    read = [line for line in lines if line.read_on]
    if not read:
        return ""
    said = f"Read on their own sites, or the NHS’s, in {month_words(min(line.read_on for line in read))}."
    rung = [line.rung_on for line in read if line.rung_on]
    if not rung:
        return f"{said} Nobody here has rung them yet."
    if len(rung) < len(read):
        return f"{said} We have rung {len(rung)} of {len(read)}, the first in {month_words(min(rung))}."
    return f"{said} We rang them all, the first in {month_words(min(rung))}."


@cache
def report_content() -> dict:
    """Recommendations, ImROC sites, funders and evaluation tools, as content.json has them."""
    return json.loads((FIXTURES / "report" / "content.json").read_text("utf-8"))
