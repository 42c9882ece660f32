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
    "under-19": "For anyone under 19",
    "people-who-hurt-others": "If you hurt someone, or fear that you will",
    "deaf": "For deaf people",
    "forced-marriage": "Forced marriage and honour",
    "stalking": "Stalking",
    "older-people": "For older people",
    "a-child": "If you are worried about a child",
    "despair": "More people to talk to",
    "other": "Other kinds of support",
}
WAYS = ("phone", "text_number", "email", "url", "hours")


@dataclass(frozen=True)
class Helpline:
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

    @property
    def phone_link(self) -> str:
        return parse_phones(self.phone)[0].href

    @property
    def text_link(self) -> str:
        return parse_texted(self.text_number).text_href


@cache
def helplines() -> tuple[Helpline, ...]:
    """The signposts that have a place on the urgent help page, which must do without a database."""
    rows = json.loads((FIXTURES / "helplines.json").read_text("utf-8"))
    return tuple(helpline(row) for row in rows if row.get("serves"))


def lines_by_whom_they_serve() -> list[tuple[str, str, list[Helpline]]]:
    """Every heading of the urgent help page with its lines: slug, heading, lines."""
    return [
        (key, words, [line for line in helplines() if line.serves == key]) for key, words in SERVES.items()
    ]


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
