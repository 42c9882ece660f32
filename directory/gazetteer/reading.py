"""Which place a spelling means. Pure: it is given what answers to each spelling, and chooses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .places import AREAS, AmbiguousPlaceError, Kind, Place
from .spelling import FILLER, Typed, fold, key_of

# A city this much bigger than its namesakes is what people mean; they are offered beside it.
DWARFS = 25
CITY = 15_000

SHORT_COUNTIES = {
    "beds": "Bedfordshire",
    "berks": "Berkshire",
    "bucks": "Buckinghamshire",
    "cambs": "Cambridgeshire",
    "co durham": "County Durham",
    "glos": "Gloucestershire",
    "hants": "Hampshire",
    "herts": "Hertfordshire",
    "lancs": "Lancashire",
    "leics": "Leicestershire",
    "lincs": "Lincolnshire",
    "northants": "Northamptonshire",
    "notts": "Nottinghamshire",
    "oxon": "Oxfordshire",
    "salop": "Shropshire",
    "staffs": "Staffordshire",
    "wilts": "Wiltshire",
    "worcs": "Worcestershire",
}
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
            readings = [r for r in found.get(key, ()) if with_wards or r.place.kind != Kind.WARD]
            if fitting := _fitting(readings, where):
                return choose(question.text, key, fitting)
    return None


def _fitting(readings: list[Reading], where: list[str]) -> list[Reading]:
    """Those that lie where the words after the name say: Manchester the city before Greater Manchester."""
    exactly = [reading for reading in readings if lies_in(reading.place, where, exactly=True)]
    return exactly or [reading for reading in readings if lies_in(reading.place, where)]


def lies_in(place: Place, where: list[str], *, exactly: bool = False) -> bool:
    """Whether words after a name fit the place: its county, authority, region, country, or ends of those."""
    if not where:
        return True
    typed = " ".join(where)
    if typed in COUNTRY_WORDS:
        return True
    if SHORT_COUNTIES.get(typed) == place.county and place.county:
        return True
    council = f"{place.authority} council area" if place.authority else ""
    names = [place.county, place.authority, council, place.ons_region, place.region, place.country]
    return _all_in(where, [fold(name) for name in names if name], exactly)


def _all_in(where: list[str], names: list[list[str]], exactly: bool) -> bool:
    """All the words, in order, are used up by the names, or by ends of them: "Dartford Kent", "Yorkshire"."""
    if not where:
        return True
    cuts = range(len(where), 0, -1)
    return any(
        _fits(where[:n], name, exactly) and _all_in(where[n:], names, exactly) for n in cuts for name in names
    )


def _fits(part: list[str], name: list[str], exactly: bool) -> bool:
    if exactly or part == name:
        return part == name
    return not FILLER.issuperset(part) and part in (name[: len(part)], name[-len(part) :])


def choose(text: str, key: str, readings: list[Reading]) -> Place:
    """The first kind with a full name of that spelling answers; else other names; several are asked about."""
    full = _of_first_kind([reading for reading in readings if reading.is_full])
    chosen = [reading.place for reading in full or _of_first_kind(readings)]
    people = {place: _people(place, readings) for place in chosen}
    for giant in _giants(key, readings, chosen, most=max(people.values())):
        people[giant] = _people(giant, readings)
    first, *others = sorted(people, key=lambda place: (-people[place], place.label))
    if not others:
        return first
    if full and first in chosen and people[first] >= CITY and _dwarfs(people[first], people[others[0]]):
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
        if place.kind in (Kind.PLACE, Kind.AUTHORITY) and place.authority_code not in codes | rivals.keys():
            rivals[place.authority_code] = place
    enough = CITY if chosen[0].kind == Kind.WARD else max(CITY, DWARFS * most)
    return [r for r in rivals.values() if key in key_of(r.name) and _people(r, readings) >= enough]


def _dwarfs(big: int, small: int) -> bool:
    return big >= DWARFS * max(small, 1)
