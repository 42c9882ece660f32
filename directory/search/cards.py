"""A result as a list shows it."""

import datetime
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.urls import reverse

from directory import rules
from directory.gazetteer import Place
from directory.geo import Point, miles, squared_degrees
from directory.phrases import age_words, listed, lowered, month_words
from directory.vocabulary import WayIn

from .links import Links


class Site(NamedTuple):
    """An organisation's website that a person opened, where that is the way to a group."""

    name: str
    address: str
    month: str


class Card(NamedTuple):
    """Public facts of one project, as text."""

    name: str
    url: str
    slug: str
    area: str
    distance: str
    summary: str
    audience: list[str]
    line: str
    join: str
    freshness: str
    organisation: str
    is_closed: bool
    in_shortlist: bool
    shortlist_url: str
    # Of a group that fits a part of a question: which, as typed.
    fits: str = ""
    site: Site | None = None

    @property
    def where(self) -> str:
        return ", ".join(words for words in (self.area, self.distance) if words)


@lru_cache(maxsize=1)
def path_around_slug() -> tuple[str, str]:
    """reverse() costs more than a card: it is asked once."""
    before, after = reverse("project", args=["slug"]).split("slug")
    return before, after


def facts_of(ids: Iterable[int]) -> dict[int, dict]:
    """The cards of these projects. One query, without a model: nothing is read so often."""
    wanted = list(ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(CARDS.format(ids=", ".join(["%s"] * len(wanted))), wanted)
        rows = cursor.fetchall()
    # One list is read quicker than twenty.
    return dict(
        zip([id_ for id_, _ in rows], json.loads(f"[{','.join(facts for _, facts in rows)}]"), strict=True)
    )


CARDS = "SELECT project_id, facts FROM directory_projectcard WHERE project_id IN ({ids})"


class Carried(NamedTuple):
    """What a list's links carry on: the shortlist, and the address that adds to it or takes off."""

    shortlist: tuple[str, ...] = ()
    query: str = ""
    add: str = ""
    links: Links | None = None

    def toggle(self, slug: str) -> str:
        if self.links and slug in self.shortlist:
            return self.links.without("id", slug)
        return f"{self.add}{slug}"


def card(facts: dict, place: Place | None, *, day: datetime.date, section: str, carried: Carried) -> Card:
    before, after = path_around_slug()
    slug = facts["slug"]
    area, distance = area_and_distance(facts, place if section in ("current", "unchecked") else None)
    return Card(
        facts["name"],
        f"{before}{slug}{after}{carried.query}",
        slug,
        area,
        distance,
        facts["summary"],
        facts["audience"],
        steady_line(facts, day),
        facts["join"],
        freshness(facts["last_checked_on"], facts["recorded_in"], day),
        # Cards of before have none, until they are made anew after an upgrade.
        facts.get("organisation", ""),
        facts["is_closed"],
        slug in carried.shortlist,
        carried.toggle(slug),
        site=site_of(facts, day),
    )


def steady_line(facts: dict, day: datetime.date) -> str:
    """How people meet, when, and the way in, in this order on every card; "" where nothing of it is known."""
    way = rules.way_in(facts["ways"], day)
    labels = dict(WayIn.choices)
    way_in = "" if way == WayIn.NONE else str(labels[way])
    known = [listed(facts["meets"], "or"), "; ".join(facts["when"]), way_in]
    if not any(known):
        return ""
    said = ["how people meet is not known", "times not known", lowered(str(labels[WayIn.NONE]))]
    line = " · ".join(one or other for one, other in zip(known, said, strict=True))
    return f"{line[0].upper()}{line[1:]}"


def site_of(facts: dict, day: datetime.date) -> Site | None:
    """The website that a card leads to; None where there is a nearer way, or none was opened in a year."""
    if not facts.get("site") or rules.way_in(facts["ways"], day) != WayIn.SITE:
        return None
    opened_on = datetime.date.fromisoformat(facts["site"]["opened_on"])
    return Site(facts["site"]["name"], facts["site"]["url"], month_words(opened_on))


def area_and_distance(facts: dict, place: Place | None) -> tuple[str, str]:
    """Area and distance: of its nearest venue, where a place was asked for."""
    areas = [row for row in facts["areas"] if row[1] is not None]
    if place and areas:
        area, lat, lon, known = min(areas, key=lambda row: squared_degrees(place.point, row[1], row[2]))
        away = miles(place.point, Point(lat, lon))
        return area_words(area, known), distance_words(away, known == "exact")
    names = [area_words(row[0], row[3]) for row in facts["areas"]] or facts["covers"]
    covers = bool(place and facts["covers"])
    return (and_also(names[:3]), f"covers {' and '.join(facts['covers'][:3])}" if covers else "")


def and_also(names: list[str]) -> str:
    """Places as one phrase; a place that is more than a name keeps apart from the next."""
    if any("," in name or name.startswith("Somewhere") for name in names):
        return "; ".join([*names[:1], *(name.replace("Somewhere", "somewhere", 1) for name in names[1:])])
    return ", ".join(names)


def area_words(area: str, known: str) -> str:
    return f"Somewhere in {area}" if known == "town" else area


def distance_words(away: float, exact: bool) -> str:
    """Tenths of a mile where the address is public; else whole miles, which is all that is known."""
    if exact:
        return f"{away:.1f} miles"
    return "about 1 mile" if away < 1.5 else f"about {round(away)} miles"


@lru_cache(maxsize=1024)
def freshness(last_checked_on: str | None, recorded_in: int, day: datetime.date) -> str:
    """How old the facts are, in words, from a day as a card keeps it."""
    checked = datetime.date.fromisoformat(last_checked_on) if last_checked_on else None
    return age_words(checked, recorded_in, rules.is_recent(checked, day))
