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


@dataclass(frozen=True)
class Helpline:
    """Help that others give, with the day a person checked it."""

    slug: str
    name: str
    words: str
    checked_on: datetime.date
    phone: str = ""
    text_number: str = ""
    email: str = ""
    url: str = ""
    hours: str = ""
    is_urgent: bool = False

    @property
    def phone_link(self) -> str:
        return parse_phones(self.phone)[0].href

    @property
    def text_link(self) -> str:
        return parse_texted(self.text_number).text_href


@cache
def helplines() -> tuple[Helpline, ...]:
    """Only those that a person has checked."""
    rows = json.loads((FIXTURES / "helplines.json").read_text("utf-8"))
    return tuple(helpline(row) for row in rows if row.get("checked_on"))


def signposts() -> tuple[Helpline, ...]:
    """Finders elsewhere, for somebody whom no group here can be reached by."""
    return tuple(line for line in helplines() if line.url and not line.is_urgent)


def helpline(row: dict) -> Helpline:
    known = {name: row[name] for name in Helpline.__dataclass_fields__ if row.get(name)}
    return Helpline(**known | {"checked_on": datetime.date.fromisoformat(row["checked_on"])})


def checked_in(lines: tuple[Helpline, ...]) -> str:
    """The month of the oldest check; nothing on the page is older."""
    return month_words(min(line.checked_on for line in lines)) if lines else ""


@cache
def report_content() -> dict:
    """Recommendations, ImROC sites, funders and evaluation tools, as content.json has them."""
    return json.loads((FIXTURES / "report" / "content.json").read_text("utf-8"))
