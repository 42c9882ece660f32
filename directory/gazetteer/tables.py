"""What the tables know, as values: the only module here that asks the database for places."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import cast

from django.db import connection

from ..geo import Point, bounding_box, squared_degrees
from ..models.gazetteer import GazetteerEntry, PostcodeBlock
from .places import Kind, Place
from .postcodes import Position, Postcode, find_in_block, postal_keys, postcode_in, sector_key
from .reading import Reading
from .spelling import typed

REACH = 40


def find_postcode(postcode: Postcode) -> Place | None:
    """Live, else ended, else whatever is known of its sector, else of its outcode: the kind says which."""
    blocks = PostcodeBlock.objects.filter(outcode=postcode.outcode)
    live, ended = blocks.values_list("live", "ended").first() or (None, None)
    for kind, lines in ((Kind.POSTCODE, live), (Kind.ENDED_POSTCODE, ended)):
        if lines and (position := find_in_block(bytes(lines), postcode.incode)):
            return _at(postcode, kind, position)
    return find_first([sector_key(postcode.outcode, postcode.incode[0]), postcode.outcode.casefold()])


def authority(code: str) -> Place | None:
    """The authority with that code."""
    return find_first([code.casefold()])


def region_of_authority(code: str) -> str:
    """The slug of the region that an authority is in; "" over the border or where nothing has that code."""
    found = authority(code)
    return found.region if found else ""


def outcode_place(postcode: str) -> Place | None:
    """The outcode of a postcode: the only point that an area or a hidden venue may show."""
    words = typed(postcode).words
    if full := postcode_in(words):
        return find_first([full.outcode.casefold()])
    # A sector's key is its outcode, a space and a digit.
    return find_first([key.partition(" ")[0] for key in postal_keys(words)])


def nearest_outcode(point: Point) -> Place | None:
    """The outcode whose middle is nearest, where one is within reach."""
    box = bounding_box(point, REACH)
    entries = GazetteerEntry.objects.filter(
        kind=Kind.OUTCODE,
        latitude__range=(box.south, box.north),
        longitude__range=(box.west, box.east),
    ).values_list("pk", "latitude", "longitude")
    nearest = min(entries, key=lambda row: squared_degrees(point, row[1], row[2]), default=None)
    return place_of(GazetteerEntry.objects.get(pk=nearest[0])) if nearest else None


def around_postcode_area(letters: str) -> Place | None:
    """The council in which most postcodes that begin with these letters lie, or None."""
    rows = GazetteerEntry.objects.filter(kind=Kind.OUTCODE, name__startswith=letters)
    weights: Counter[str] = Counter()
    for name, code, weight in rows.values_list("name", "authority_code", "weight"):
        if letters and name[len(letters)].isdigit():
            weights[code] += weight
    return authority(weights.most_common(1)[0][0]) if weights else None


def find_first(keys: list[str]) -> Place | None:
    """What answers to the first of these codes that is known; no two places share one."""
    found = find_readings(keys)
    return next((found[key][0].place for key in keys if key in found), None)


def find_readings(keys: Iterable[str]) -> dict[str, list[Reading]]:
    """What answers to each of the spellings, in one query, without a model: every search asks it."""
    wanted = sorted({key for key in keys if key})
    found = defaultdict(list)
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(READINGS.format(keys=", ".join(["%s"] * len(wanted))), wanted)
            for key, is_full, *columns in cursor.fetchall():
                found[key].append(Reading(_place(*columns), bool(is_full)))
    return dict(found)


COLUMNS = (
    "kind name label query latitude longitude country radius_miles population authority_code authority "
    "authority_codes county ons_region region weight"
).split()
READINGS = (  # Only our own names and placeholders; what was typed is a parameter.
    f"SELECT n.key, n.is_full, {', '.join(f'e.{column}' for column in COLUMNS)} "  # noqa: S608
    "FROM directory_gazetteername n JOIN directory_gazetteerentry e ON e.id = n.entry_id "
    "WHERE n.key IN ({keys}) ORDER BY n.id"
)


def place_of(entry: GazetteerEntry) -> Place:
    """A row as the value that everything else knows."""
    return _place(*(getattr(entry, column) for column in COLUMNS))


def _place(kind, name, label, query, lat, lon, country, radius, population, *rest) -> Place:
    code, authority, inside, county, ons_region, region, weight = rest
    # Codes are written in capitals; beside them stand the slugs of regions that lie inside whole.
    codes, regions = _parted(inside.split())
    return Place(
        kind=Kind(kind),
        name=name,
        label=label,
        query=query,
        point=Point(lat, lon),
        country=country,
        radius_miles=radius,
        population=population,
        authority_code=code,
        authority=authority,
        authority_codes=codes,
        whole_regions=regions,
        county=county,
        ons_region=ons_region,
        region=region,
        weight=weight,
    )


def _parted(inside: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(one for one in inside if one.isupper()), tuple(one for one in inside if not one.isupper())


def _at(postcode: Postcode, kind: Kind, position: Position) -> Place:
    code = position.authority_code
    # No postcode is loaded whose authority is not.
    around = cast(Place, authority(code))
    return Place(
        kind=kind,
        name=str(postcode),
        label=str(postcode),
        query=str(postcode),
        point=position.point,
        country=around.country,
        authority_code=code,
        authority=around.authority,
        authority_codes=(code,),
        county=around.county,
        ons_region=around.ons_region,
        region=around.region,
    )
