"""Areas that are no council or county, countries, and counties as people still write them (areas.csv).

A row covers councils, by their names, or all those of a county or an ONS region. A row of the kind "written"
is never an answer: it says that Bromley is meant by "Bromley, Kent", though Kent ends short of it today.
"""

from collections import Counter
from collections.abc import Iterable

from ..models.gazetteer import GazetteerEntry
from .derived import middle, radius_of
from .drafts import Draft
from .files import Row
from .places import WIDE, Kind
from .spelling import key_of

OF_A_TOWN = "latitude longitude population weight authority_code authority county".split()
NATIONS = {"England", "Wales"}


def areas(rows: Iterable[Row], authorities: list[Draft], sectors: list[Draft]) -> Iterable[Draft]:
    """Each row as an entry in the middle of the councils that it covers."""
    councils = [draft.entry for draft in authorities]
    for row in rows:
        entries = covered(row, councils)
        entry = area(Kind(row.needed("kind")), row.needed("name"), entries)
        if entry.kind == Kind.AREA:
            inside = set(entry.authority_codes.split())
            entry.radius_miles = radius_of(
                entry, [s.entry for s in sectors if s.entry.authority_code in inside]
            )
        names = [entry.name, *filter(None, row.text("also").split("|"))]
        yield Draft(entry, {key_of(name) for name in names})


def area(kind: Kind, name: str, entries: list[GazetteerEntry]) -> GazetteerEntry:
    """One that holds these councils; its region is the one in which most of its people live."""
    return GazetteerEntry(
        kind=kind,
        name=name,
        **middle(entries),
        authority_codes=" ".join(entry.authority_code for entry in entries),
        ons_region=_most(entries, "ons_region"),
        region=_most(entries, "region"),
        country=_most(entries, "country"),
    )


def preserved_counties(authorities: list[Draft], county_of: dict[str, str]) -> Iterable[Draft]:
    """The counties of Wales, which its councils have replaced: Clwyd, Dyfed, Gwent."""
    names = {draft.entry.name for draft in authorities}
    for county in sorted(set(county_of.values()) - names):
        inside = [d.entry for d in authorities if county_of.get(d.entry.authority_code) == county]
        yield Draft(area(Kind.AREA, county, inside), {key_of(county)})


def covered(row: Row, councils: list[GazetteerEntry]) -> list[GazetteerEntry]:
    """The councils that the row names; raises GeodataError for a name that none has."""
    found: dict[str, GazetteerEntry] = {}
    for name in row.needed("covers").split("|"):
        fitting = [council for council in councils if _is_named(council, name)]
        if not fitting:
            raise row.wrong(f"no council, county or region is called {name!r}")
        found |= {council.authority_code: council for council in fitting}
    return list(found.values())


def _is_named(council: GazetteerEntry, name: str) -> bool:
    what, _, value = name.rpartition(":")
    if what == "county":
        return council.county == value
    if what == "region":
        return council.ons_region == value
    return council.country == name if name in NATIONS else council.name == name


def name_whole_regions(drafts: list[Draft], authorities: list[Draft]) -> None:
    """Beside the codes of an area, the slugs of the report's regions that it holds whole."""
    regions: dict[str, set[str]] = {}
    for draft in authorities:
        if draft.entry.region:
            regions.setdefault(draft.entry.region, set()).add(draft.entry.authority_code)
    for draft in drafts:
        if draft.entry.kind in WIDE - {Kind.AUTHORITY}:
            codes = set(draft.entry.authority_codes.split())
            whole = sorted(slug for slug, needed in regions.items() if needed <= codes)
            draft.entry.authority_codes = " ".join([draft.entry.authority_codes, *whole]).strip()


def without_towns_of_areas(drafts: list[Draft]) -> list[Draft]:
    """Without a town that has the name of an area it lies in: who types London means all of it.

    The area is where the town was, with its people and its council.
    """
    held = {
        (key_of(draft.entry.name), code): draft.entry
        for draft in drafts
        if draft.entry.kind == Kind.AREA
        for code in draft.entry.authority_codes.split()
    }
    kept = []
    for draft in drafts:
        area = held.get((key_of(draft.entry.name), draft.entry.authority_code))
        if area is None or draft.entry.kind not in (Kind.PLACE, Kind.WARD):
            kept.append(draft)
        elif draft.entry.kind == Kind.PLACE:
            for name in OF_A_TOWN:
                setattr(area, name, getattr(draft.entry, name))
    return kept


def name_as_people_do(rows: Iterable[Row], drafts: list[Draft]) -> None:
    """The everyday names of everyday_names.csv, each with the label of what it means."""
    by_label: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_label.setdefault(draft.entry.label, []).append(draft)
    for row in rows:
        means = row.needed("means")
        # A county stands twice: as it is, and as it is written.
        named = by_label.get(means, [])
        named += [
            d for d in by_label.get(means.removesuffix(" (county)"), []) if d.entry.kind == Kind.WRITTEN
        ]
        if not named:
            raise row.wrong(f"no place has the label {means!r}")
        for draft in named:
            draft.full.add(key_of(row.needed("name")))


def _most(entries: list[GazetteerEntry], name: str) -> str:
    weights: Counter[str] = Counter()
    for entry in entries:
        weights[getattr(entry, name)] += entry.weight
    return weights.most_common(1)[0][0]
