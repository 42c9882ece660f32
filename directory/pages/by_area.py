"""A booklet's contents by area: each town or district with its groups, and apart those that name none."""

from collections.abc import Iterable
from dataclasses import dataclass, field

ANYWHERE = "National or online"
REGION_ONLY = "No town or district given"


@dataclass(frozen=True)
class AreaEntry:
    """One group as the contents know it."""

    name: str
    slug: str
    places: list[str] = field(default_factory=list)
    is_national: bool = False
    is_closed: bool = False


@dataclass(frozen=True)
class AreaList:
    """A line of the contents: where, and which groups."""

    label: str
    entries: list[AreaEntry]


def contents_by_area(entries: Iterable[AreaEntry]) -> list[AreaList]:
    """Places by name, last those that no place is told of. A group in two places stands under both."""
    named: dict[str, list[AreaEntry]] = {}
    apart: dict[str, list[AreaEntry]] = {ANYWHERE: [], REGION_ONLY: []}
    for entry in sorted(entries, key=lambda e: e.name.casefold()):
        for label in [] if entry.is_national else short_labels(entry.places):
            named.setdefault(label, []).append(entry)
        if entry.is_national or not entry.places:
            apart[ANYWHERE if entry.is_national else REGION_ONLY].append(entry)
    lines = sorted(named.items(), key=lambda line: line[0].casefold())
    return [AreaList(label, found) for label, found in [*lines, *apart.items()] if found]


def short_labels(places: Iterable[str]) -> list[str]:
    """A town without its county: “Harrow, London” and Harrow, the borough, are one line."""
    return list(dict.fromkeys(place.partition(",")[0].strip() for place in places))
