"""A result as a list shows it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from directory.gazetteer import Place
from directory.geo import Point, miles
from directory.models import ProjectCard
from directory.vocabulary import Stage

A_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Card:
    """Public facts of one project, as text."""

    name: str
    url: str
    slug: str
    area: str
    distance: str
    summary: str
    audience: list[str]
    when: str
    join: str
    freshness: str
    is_closed: bool
    in_shortlist: bool
    shortlist_url: str


@lru_cache(maxsize=1)
def path_around_slug() -> tuple[str, str]:
    """reverse() costs more than a card: it is asked once."""
    before, after = reverse("project", args=["slug"]).split("slug")
    return before, after


def facts_of(ids: Iterable[int]) -> dict[int, dict]:
    """The cards of these projects. One query."""
    return dict(ProjectCard.objects.filter(pk__in=list(ids)).values_list("project_id", "facts"))


def card(
    facts: dict, place: Place | None, *, day: datetime.date, section: str, shortlist=(), links=None
) -> Card:
    before, after = path_around_slug()
    slug = facts["slug"]
    area, distance = where(facts, place if section in ("current", "unchecked") else None)
    suffix = links.only_shortlist("") if links else ""
    return Card(
        name=facts["name"],
        url=f"{before}{slug}{after}{suffix}",
        slug=slug,
        area=area,
        distance=distance,
        summary=facts["summary"],
        audience=facts["audience"],
        when="; ".join(facts["when"]),
        join=facts["join"],
        freshness=freshness(facts, day),
        is_closed=facts["stage"] == Stage.CLOSED,
        in_shortlist=slug in shortlist,
        shortlist_url="",
    )


def where(facts: dict, place: Place | None) -> tuple[str, str]:
    """Area and distance: of its nearest venue, where a place was asked for."""
    areas = [row for row in facts["areas"] if row[1] is not None]
    if place and areas:
        away, (area, _, _, known) = min((miles(place.point, Point(r[1], r[2])), r) for r in areas)
        return area_words(area, known), distance_words(away, known == "exact")
    names = [area_words(row[0], row[3]) for row in facts["areas"]] or facts["covers"]
    covers = bool(place and facts["covers"])
    return (", ".join(names[:3]), f"covers {' and '.join(facts['covers'][:3])}" if covers else "")


def area_words(area: str, known: str) -> str:
    return f"somewhere in {area}" if known == "town" else area


def distance_words(away: float, exact: bool) -> str:
    """Tenths of a mile where the address is public; else whole miles, which is all that is known."""
    if exact:
        return f"{away:.1f} miles"
    return "about 1 mile" if away < 1.5 else f"about {round(away)} miles"


def freshness(facts: dict, day: datetime.date) -> str:
    """How old the facts are, in words."""
    if not facts["last_checked_on"]:
        return f"Recorded in {facts['recorded_in']}, not checked since"
    checked = datetime.date.fromisoformat(facts["last_checked_on"])
    words = f"Details last checked {checked:%B %Y}"
    return words if checked > day - A_YEAR else f"{words}, more than a year ago"
