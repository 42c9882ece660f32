"""From the files' rows to entries and the spellings that each answers to. It needs no database."""

import re
from collections import Counter
from pathlib import Path

from django.utils.text import slugify

from ..models.gazetteer import GazetteerEntry
from .areas import areas, name_as_people_do, name_whole_regions, preserved_counties, without_towns_of_areas
from .derived import counties, ended_areas, neighbours
from .drafts import Draft, where
from .files import Row, read_rows
from .labels import label_entries
from .outside import nations, places_outside
from .places import Kind
from .postcodes import sector_key
from .spelling import key_of, parts_of

# 57 million people at 1.5 million postcodes: near enough to put a borough beside a town.
PEOPLE_A_POSTCODE = 38
KM_A_MILE = 1.609344
WALES = "Wales"
COUNTRIES = {"England", WALES, "Scotland"}
# GeoNames has Welsh towns in Lithuanian and Russian too, and the codes of airports.
FOREIGN = re.compile(r".*(?:as|us|um|os|is|oro|uels|ui?t|rtas)|[A-Z]{3}", re.IGNORECASE)


class Gazetteer:
    """All drafts, made in the order in which they lean on one another."""

    def __init__(self, folder: Path, ended: dict[str, list[str]]):
        self.regions = {row.needed("region"): row for row in read_rows(folder, "regions_england.csv")}
        self.authorities = [self.authority(row) for row in read_rows(folder, "local_authorities_england.csv")]
        self.welsh = list(read_rows(folder, "wales/local_authorities_wales.csv"))
        self.authorities += [self.welsh_authority(row) for row in self.welsh]
        self.by_code = {draft.entry.authority_code: draft.entry for draft in self.authorities}
        self.codes = {draft.entry.authority: draft.entry.authority_code for draft in self.authorities}
        self.sectors = [self.sector(row) for row in _one_of_each(_both(folder, "sectors"))]
        self.outcodes = [self.outcode(row) for row in read_rows(folder, "outcodes.csv")]
        self.places = [self.place(row) for row in _both(folder, "places")]
        self.wards = [self.ward(row) for row in _both(folder, "wards")]
        councils = list(neighbours(self.outcodes))
        abroad = places_outside(read_rows(folder, "places_outside_england.csv"))
        county_of = {row.needed("code"): row.needed("county") for row in self.welsh}
        drafts = [
            *self.sectors,
            *self.outcodes,
            *ended_areas(ended, self.names(self.outcodes), self.names(self.sectors), self.by_code),
            *_without_twins(self.places),
            *abroad,
            *self.authorities,
            *councils,
            *counties(self.authorities, self.sectors),
            *areas(read_rows(folder, "areas.csv"), self.authorities, self.sectors),
            *preserved_counties(self.authorities, county_of),
            *nations(abroad, councils),
            *self.wards,
        ]
        self.drafts = without_towns_of_areas(drafts)
        name_whole_regions(self.drafts, self.authorities)
        name_with_other_names(self.drafts)
        label_entries([draft.entry for draft in self.drafts])
        name_as_people_do(read_rows(folder, "everyday_names.csv"), self.drafts)

    def names(self, drafts: list[Draft]) -> set[str]:
        return {draft.entry.name for draft in drafts}

    def authority(self, row: Row) -> Draft:
        code, recorded = row.needed("code"), row.needed("name")
        shown = shown_authority(recorded)
        entry = self.located(row, Kind.AUTHORITY, shown, code, shown)
        keys = {key_of(n) for n in (shown, recorded, f"{shown} council", f"{shown} council area", code)}
        return Draft(entry, keys | official_names(recorded, shown))

    def welsh_authority(self, row: Row) -> Draft:
        code, name = row.needed("code"), row.needed("name")
        entry = self.located(row, Kind.AUTHORITY, name, code, name)
        names = (name, row.text("welsh_name"), f"{name} council", f"{name} council area", code)
        return Draft(entry, {key_of(n) for n in names})

    def sector(self, row: Row) -> Draft:
        name, code = row.needed("sector"), row.needed("local_authority_code")
        entry = self.inside(row, Kind.SECTOR, name, self.known(row, code))
        return Draft(entry, {sector_key(*name.split(" "))})

    def outcode(self, row: Row) -> Draft:
        name, country, code = (row.needed(c) for c in ("outcode", "country", "local_authority_code"))
        if country not in COUNTRIES:
            raise row.wrong(f"country is not in Great Britain: {country!r}")
        if country == "England" or code in self.by_code:
            entry = self.inside(row, Kind.OUTCODE, name, self.known(row, code))
        else:
            entry = self.abroad(row, name, code, country)
        return Draft(entry, {key_of(name)})

    def place(self, row: Row) -> Draft:
        entry = self.located(row, Kind.PLACE, row.needed("name"), *self.authority_of(row))
        entry.population = row.count("population") or None
        entry.weight = entry.population or 0
        return Draft(entry, {key_of(entry.name)}, {key_of(n) for n in other_names(row)})

    def ward(self, row: Row) -> Draft:
        name = re.sub(r" (ED|Ward)$", "", row.needed("name"))
        return Draft(
            self.located(row, Kind.WARD, name, *self.authority_of(row)),
            {key_of(name), key_of(f"{name} ward")},
        )

    def located(self, row: Row, kind: Kind, name: str, code: str, authority: str) -> GazetteerEntry:
        """An entry in England, with its county and region, or in Wales, with neither."""
        welsh = row.needed("region") == WALES
        parts = {} if welsh else {"county": row.needed("county"), **self.region_of(row)}
        return GazetteerEntry(
            kind=kind,
            name=name,
            **measured(row),
            authority_code=code,
            authority=authority,
            authority_codes=code,
            **parts,
            country=WALES if welsh else "England",
        )

    def inside(self, row: Row, kind: Kind, name: str, authority: GazetteerEntry) -> GazetteerEntry:
        """A sector or an outcode: it has its county and region from the authority that most of it lies in."""
        return GazetteerEntry(kind=kind, name=name, **measured(row), **where(authority))

    def abroad(self, row: Row, name: str, code: str, country: str) -> GazetteerEntry:
        return GazetteerEntry(
            kind=Kind.OUTCODE,
            name=name,
            **measured(row),
            authority_code=code,
            authority=row.needed("local_authority"),
            authority_codes=code,
            country=country,
        )

    def region_of(self, row: Row) -> dict[str, str]:
        region = self.regions.get(row.needed("region"))
        if region is None or region.text("report_region") != row.text("report_region"):
            raise row.wrong(
                f"region {row.text('region')!r} and report_region {row.text('report_region')!r} are no pair"
            )
        return {"ons_region": row.text("region"), "region": slugify(row.text("report_region"))}

    def authority_of(self, row: Row) -> tuple[str, str]:
        shown = shown_authority(row.needed("local_authority"))
        if shown not in self.codes:
            raise row.wrong(f"local_authority {shown!r} is not in the files of authorities")
        return self.codes[shown], shown

    def known(self, row: Row, code: str) -> GazetteerEntry:
        if code not in self.by_code:
            raise row.wrong(f"local_authority_code {code!r} is not in the files of authorities")
        return self.by_code[code]


def _both(folder: Path, what: str) -> list[Row]:
    return [*read_rows(folder, f"{what}_england.csv"), *read_rows(folder, f"wales/{what}_wales.csv")]


def _one_of_each(sectors: list[Row]) -> list[Row]:
    """A sector across the border stands in both files: the part in which more postcodes lie."""
    best: dict[str, Row] = {}
    for row in sectors:
        name = row.needed("sector")
        if name not in best or best[name].count("postcodes") < row.count("postcodes"):
            best[name] = row
    return list(best.values())


def other_names(row: Row) -> list[str]:
    """The other spellings of a place; of a Welsh one those that read as Welsh or English."""
    names = row.text("alternate_names").split("|")
    return [n for n in names if not FOREIGN.fullmatch(n)] if row.needed("region") == WALES else names


def measured(row: Row) -> dict:
    """Where it is and, for what is made of postcodes, how big."""
    point = row.point
    size: dict[str, float] = {}
    if "postcodes" in row.cells:
        size["weight"] = row.count("postcodes") * PEOPLE_A_POSTCODE
        size["radius_miles"] = round(row.number("radius_km") / KM_A_MILE, 2)
    return {"latitude": point.lat, "longitude": point.lon} | size


def shown_authority(name: str) -> str:
    """Bristol for "Bristol, City of"."""
    return re.sub(r", (City|County) of$", "", name)


def official_names(recorded: str, shown: str) -> set[str]:
    """City of Bristol, where that is the name."""
    turned = re.fullmatch(r"(.*), ((?:City|County) of)", recorded)
    return {key_of(f"{turned[2]} {turned[1]}")} if turned else {key_of(f"London Borough of {shown}")}


def _without_twins(places: list[Draft]) -> list[Draft]:
    """One of those that share name, authority and county, the most populous."""
    best = {}
    for draft in sorted(places, key=lambda d: d.entry.weight):
        best[key_of(draft.entry.name), draft.entry.authority_code, draft.entry.county] = draft
    return list(best.values())


NAMED_IN_PARTS = frozenset({Kind.PLACE, Kind.AUTHORITY, Kind.COUNTY, Kind.WARD})


def name_with_other_names(drafts: list[Draft]) -> None:
    """Parts of names, and "Yorkshire" for the counties that end alike."""
    endings = Counter(draft.entry.name.split()[-1] for draft in drafts if _has_compass(draft.entry))
    for draft in drafts:
        if draft.entry.kind in NAMED_IN_PARTS:
            draft.other |= {key_of(part) for part in parts_of(draft.entry.name)}
        if _has_compass(draft.entry) and endings[draft.entry.name.split()[-1]] > 1:
            draft.other.add(key_of(draft.entry.name.split()[-1]))


def _has_compass(entry: GazetteerEntry) -> bool:
    return entry.kind == Kind.COUNTY and entry.name.split()[0] in {"North", "South", "East", "West"}
