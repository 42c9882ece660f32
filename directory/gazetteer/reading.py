"""Which place a spelling means. Pure: it is given what answers to each spelling, and chooses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..geo import miles
from .places import AREAS, AmbiguousPlaceError, Kind, Place
from .spelling import FILLER, Typed, fold, key_of

# A city this much bigger than its namesakes is what people mean; they are offered beside it.
DWARFS = 25
CITY = 15_000
# Long Eaton, Nottingham: a town so much bigger, so near, may be its post town.
POST_TOWN, POST_MILES = 3, 12

COUNTRY_WORDS = {"uk", "gb", "united kingdom", "great britain", "britain"}


@dataclass(frozen=True)
class Reading:
    """One place that a spelling may mean, and whether the spelling is its full name."""

    place: Place
    is_full: bool


Found = Mapping[str, Iterable[Reading]]


def read_name(question: Typed, found: Found) -> Place | None:
    """The place that the words name; None where nothing has that name."""
    # "North East" is a ward of Barnsley, but nobody means it who does not say Barnsley.
    says_where = not FILLER.issuperset(question.words)
    tries = [([question.whole], says_where)]
    tries += [(some, wards) for some in (question.at_commas, question.at_spaces) for wards in (False, True)]
    for splits, with_wards in tries:
        for key, where in splits:
            if splits is tries[-1][0] and FILLER.issuperset(question.words[: -len(where) or None]):
                # "central Bradford" is no ward called Central.
                continue
            readings = [r for r in named(found, key) if with_wards or r.place.kind != Kind.WARD]
            if fitting := _fitting(readings, where, found):
                return choose(question.text, key, fitting)
    return None


def named(found: Found, key: str) -> list[Reading]:
    """What the spelling may mean as an answer."""
    return [reading for reading in found.get(key, ()) if reading.place.kind != Kind.WRITTEN]


def _fitting(readings: list[Reading], where: list[str], found: Found) -> list[Reading]:
    """Those that lie where the words after the name say: Manchester the city before Greater Manchester."""
    # A full name before a part of one: Bolton, Lancashire is no Bolton-le-Sands.
    for some in ([r for r in readings if r.is_full and r.place.kind != Kind.WARD], readings):
        for fits in (
            [r for r in some if lies_in(r.place, where, exactly=True)],
            [r for r in some if lies_in(r.place, where)],
            [r for r in some if lies_in(r.place, where, found)],
        ):
            if fits:
                # What shares the name and lies there too may be bigger than it: `choose` weighs that.
                return fits if where else readings
    return []


def lies_in(place: Place, where: list[str], found: Found | None = None, *, exactly: bool = False) -> bool:
    """Whether words after a name fit the place.

    They may be its county, authority, region or country, or ends of those; and with `found`, what answers to
    their spelling: an area that holds it, a county that it is written under, a bigger town close by.
    """
    if not where:
        return True
    if " ".join(where) in COUNTRY_WORDS:
        return True
    council = f"{place.authority} council area" if place.authority else ""
    # Of Greater Manchester itself, "Manchester" after it says nothing.
    county = "" if place.kind == Kind.COUNTY else place.county
    names = [county, place.authority, council, place.ons_region, place.region, place.country]
    return _all_in(place, where, [fold(name) for name in names if name], found or {}, exactly)


def _all_in(place: Place, where: list[str], names: list[list[str]], found: Found, exactly: bool) -> bool:
    """All the words, in order, are used up by the names, or by ends of them: "Dartford Kent", "Yorkshire"."""
    if not where:
        return True
    return any(
        (any(_fits(where[:n], name, exactly) for name in names) or _is_held(place, where[:n], found))
        and _all_in(place, where[n:], names, found, exactly)
        for n in range(len(where), 0, -1)
    )


def _fits(part: list[str], name: list[str], exactly: bool) -> bool:
    if exactly or part == name:
        return part == name
    return not FILLER.issuperset(part) and part in (name[: len(part)], name[-len(part) :])


def _is_held(place: Place, part: list[str], found: Found) -> bool:
    return " ".join(part) in COUNTRY_WORDS or any(
        holds(reading.place, place) for reading in found.get("".join(part), ())
    )


def holds(outer: Place, inner: Place) -> bool:
    """Whether somebody may write the one after the other: an area that holds it, or its post town."""
    codes = set(inner.authority_codes) or {inner.authority_code}
    if outer.is_area or outer.kind == Kind.WRITTEN:
        return (outer.covers_england and inner.country == "England") or codes <= set(outer.authority_codes)
    if inner.county == "Greater London":
        # No part of London is another one's post town.
        return False
    is_town = outer.kind == Kind.PLACE and outer.weight >= CITY and inner.kind in (Kind.PLACE, Kind.WARD)
    return (
        is_town and outer.weight > POST_TOWN * inner.weight and miles(outer.point, inner.point) <= POST_MILES
    )


def choose(text: str, key: str, readings: list[Reading]) -> Place:
    """The first kind with a full name of that spelling answers; else other names; several are asked about."""
    full = _of_first_kind([reading for reading in readings if reading.is_full])
    if full and all(reading.place.country != "England" for reading in full):
        # Newcastle in Northern Ireland has the full name, yet the one on the Tyne is likelier meant.
        ours = [r for r in readings if r.place.country == "England" and r.place.kind != Kind.WARD]
        full = _of_first_kind([*full, *ours])
    chosen = [reading.place for reading in full or _of_first_kind(readings)]
    people = {place: _people(place, readings) for place in chosen}
    for giant in _giants(key, readings, chosen, most=max(people.values())):
        people[giant] = _people(giant, readings)
    first, *others = sorted(people, key=lambda place: (-people[place], place.label))
    if not others:
        return first
    # A place outside England never answers alone for one inside it.
    is_ours = first.country == "England" or all(other.country != "England" for other in others)
    if (
        full
        and first in chosen
        and is_ours
        and people[first] >= CITY
        and _dwarfs(people[first], people[others[0]])
    ):
        return first.beside(others)
    raise AmbiguousPlaceError(text, [first, *others])


def _of_first_kind(readings: list[Reading]) -> list[Reading]:
    first = min((reading.place.kind.rank for reading in readings), default=None)
    return [reading for reading in readings if reading.place.kind.rank == first]


def _people(place: Place, readings: list[Reading]) -> int:
    """How many live there, or in the borough of its name: GeoNames has no number for Kensington."""
    if place.kind != Kind.PLACE:
        return place.weight
    areas = (reading.place for reading in readings if reading.place.kind in AREAS)
    return max([place.weight, *(a.weight for a in areas if a.authority_code == place.authority_code)])


def _giants(key: str, readings: list[Reading], chosen: list[Place], *, most: int) -> list[Place]:
    """Stoke is a hamlet's full name, but whoever types it is likelier in Stoke-on-Trent: ask."""
    codes = {place.authority_code for place in chosen}
    rivals: dict[str, Place] = {}
    for place in sorted((reading.place for reading in readings), key=lambda place: place.kind.rank):
        # A town and the borough around it are one answer, the town.
        is_town = place.kind in (Kind.PLACE, Kind.AUTHORITY) and place.country == "England"
        if is_town and place.authority_code not in codes | rivals.keys():
            rivals[place.authority_code] = place
    enough = CITY if chosen[0].kind == Kind.WARD else max(CITY, DWARFS * most)
    return [r for r in rivals.values() if key in key_of(r.name) and _people(r, readings) >= enough]


def _dwarfs(big: int, small: int) -> bool:
    return big >= DWARFS * max(small, 1)
