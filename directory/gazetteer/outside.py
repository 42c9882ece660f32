"""Places outside England and Wales: known well enough to say kindly where this directory ends."""

from collections import defaultdict
from collections.abc import Iterable

from ..models.gazetteer import GazetteerEntry
from .derived import middle
from .drafts import Draft
from .files import Row
from .places import Kind
from .spelling import key_of

# Postcode areas of which no postcode is loaded. BFPO numbers are posted to forces abroad.
NATION_OF_POSTCODES = {
    "BT": "Northern Ireland",
    "IM": "Isle of Man",
    "JE": "Jersey",
    "GY": "Guernsey",
    "BFPO": "BFPO",
}
ALSO = {
    "Northern Ireland": "NI|N Ireland|Ulster",
    "Isle of Man": "IOM|The Isle of Man|Isle of Mann",
    "Guernsey": "Bailiwick of Guernsey|Alderney|Herm",
    "Jersey": "Bailiwick of Jersey",
    "Scotland": "",
    "BFPO": "British Forces Post Office|Forces post",
}
# Of the army's post: a point at sea, far from every group.
AT_SEA = {"latitude": 49.5, "longitude": -8.5}


def places_outside(rows: Iterable[Row]) -> list[Draft]:
    """Towns and villages of Scotland, Northern Ireland and the islands, the biggest of each name."""
    best: dict[tuple[str, str], Draft] = {}
    for row in rows:
        people, point = row.count("population"), row.point
        entry = GazetteerEntry(
            kind=Kind.PLACE,
            name=row.needed("name"),
            latitude=point.lat,
            longitude=point.lon,
            population=people or None,
            weight=people,
            country=row.needed("nation"),
        )
        key = key_of(entry.name)
        if (key, entry.country) not in best or best[key, entry.country].entry.weight < people:
            best[key, entry.country] = Draft(entry, {key})
    return list(best.values())


def nations(places: list[Draft], councils: list[Draft]) -> Iterable[Draft]:
    """Each nation, in the middle of its towns, and the army's post."""
    towns, codes = defaultdict(list), defaultdict(list)
    for draft in places:
        towns[draft.entry.country].append(draft.entry)
    for draft in councils:
        codes[draft.entry.country].append(draft.entry.authority_code)
    for name, also in ALSO.items():
        point = middle(towns[name]) if towns[name] else AT_SEA
        entry = GazetteerEntry(
            kind=Kind.COUNTRY,
            name=name,
            **point,
            authority_codes=" ".join(codes[name]),
            country=name,
        )
        yield Draft(entry, {key_of(n) for n in (name, *also.split("|"))})


def nation_of_postcode(words: list[str]) -> str:
    """The nation in whose postcode areas the words are, as "gy1 1an" and "bfpo 5"; "" for every other."""
    whole = "".join(words).upper()
    area = whole[: len(whole) - len(whole.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
    rest = whole[len(area) :]
    if area == "BFPO" or (rest and len(rest) <= 5 and area in NATION_OF_POSTCODES):
        return NATION_OF_POSTCODES[area]
    return ""
