"""What no file lists: areas whose postcodes have all ended, councils in Scotland, counties."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from ..geo import Point, miles
from ..models.gazetteer import GazetteerEntry
from .drafts import Draft, where
from .places import Kind
from .postcodes import sector_key
from .spelling import key_of


def ended_areas(
    ended: dict[str, list[str]], outcodes: set[str], sectors: set[str], by_code: dict[str, GazetteerEntry]
) -> Iterable[Draft]:
    """Outcodes and sectors in which no postcode is left: the mean of those that ended."""
    for outcode, lines in ended.items():
        if outcode not in outcodes:
            yield _ended_area(Kind.OUTCODE, outcode, lines, {key_of(outcode)}, by_code)
        by_digit = defaultdict(list)
        for line in lines:
            by_digit[line[0]].append(line)
        for digit, some in by_digit.items():
            if f"{outcode} {digit}" not in sectors:
                yield _ended_area(
                    Kind.SECTOR, f"{outcode} {digit}", some, {sector_key(outcode, digit)}, by_code
                )


def _ended_area(kind: Kind, name: str, lines: list[str], keys: set[str], by_code) -> Draft:
    cells = [line.strip().split(",") for line in lines]
    code = Counter(code for *_, code in cells).most_common(1)[0][0]
    entry = GazetteerEntry(
        kind=kind,
        name=name,
        latitude=round(sum(float(lat) for _, lat, _, _ in cells) / len(cells), 4),
        longitude=round(sum(float(lon) for _, _, lon, _ in cells) / len(cells), 4),
        **where(by_code[code]),
    )
    return Draft(entry, keys)


def neighbours(outcodes: list[Draft]) -> Iterable[Draft]:
    """Scottish councils, each in the middle of its outcodes: people there look across."""
    inside = defaultdict(list)
    for draft in outcodes:
        if draft.entry.country == "Scotland":
            inside[draft.entry.authority_code].append(draft.entry)
    for code, entries in inside.items():
        official = entries[0].authority
        name = re.sub(r"^City of | City$", "", official)
        keys = {key_of(n) for n in (name, official, f"{name} council", f"{name} council area", code)}
        yield Draft(
            GazetteerEntry(
                kind=Kind.AUTHORITY,
                name=name,
                **middle(entries),
                authority_code=code,
                authority=name,
                authority_codes=code,
                country=entries[0].country,
            ),
            keys,
        )


def counties(authorities: list[Draft], sectors: list[Draft]) -> Iterable[Draft]:
    """Each county, in the middle of its authorities."""
    inside, sectors_inside = defaultdict(list), defaultdict(list)
    for draft in authorities:
        if draft.entry.county:
            inside[draft.entry.county].append(draft.entry)
    for draft in sectors:
        sectors_inside[draft.entry.county].append(draft.entry)
    for county, entries in inside.items():
        entry = GazetteerEntry(
            kind=Kind.COUNTY,
            name=county,
            **middle(entries),
            authority_codes=" ".join(entry.authority_code for entry in entries),
            county=county,
            ons_region=_commonest(entries, "ons_region"),
            region=_commonest(entries, "region"),
            country="England",
        )
        entry.radius_miles = radius_of(entry, sectors_inside[county])
        yield Draft(entry, {key_of(county), key_of(f"{county} county"), key_of(f"county of {county}")})


def middle(entries: list[GazetteerEntry]) -> dict:
    """Where several areas balance, by how many people each has."""
    weight = sum(entry.weight for entry in entries)
    return {
        "latitude": round(sum(entry.latitude * entry.weight for entry in entries) / weight, 4),
        "longitude": round(sum(entry.longitude * entry.weight for entry in entries) / weight, 4),
        "weight": weight,
    }


def radius_of(entry: GazetteerEntry, sectors: list[GazetteerEntry]) -> float | None:
    """The distance within which nine in ten of an area's postcodes lie, going by its sectors."""
    middle = Point(entry.latitude, entry.longitude)
    away = sorted((miles(middle, Point(s.latitude, s.longitude)), s.weight) for s in sectors)
    left = 0.9 * sum(weight for _, weight in away)
    for distance, weight in away:
        left -= weight
        if left <= 0:
            return round(distance, 2)
    return None


def _commonest(entries: list[GazetteerEntry], name: str) -> str:
    weights: Counter[str] = Counter()
    for entry in entries:
        weights[getattr(entry, name)] += entry.weight
    return weights.most_common(1)[0][0]
