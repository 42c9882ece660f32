"""What is near a place: a box on the public points' index, then a squared distance. One query."""

import math
from dataclasses import dataclass

from django.db import connection

from directory.gazetteer import Place
from directory.geo import bounding_box, degrees_of

from .index import FacetIndex

BOX = """
SELECT project_id, MIN((latitude - %s) * (latitude - %s) + (longitude - %s) * (longitude - %s) * %s) AS d
FROM directory_venue
WHERE latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s
GROUP BY project_id
"""
INSIDE = """
SELECT project_id, MIN((latitude - %s) * (latitude - %s) + (longitude - %s) * (longitude - %s) * %s) AS d
FROM directory_venue WHERE authority_code IN ({codes}) AND latitude IS NOT NULL GROUP BY project_id
"""


@dataclass(frozen=True)
class Nearby:
    """Published projects by nearness: (squared degrees, position), nearest first; and those that cover it."""

    by_distance: list[tuple[float, int]]
    points: int
    covering: int

    @property
    def bits(self) -> int:
        return self.points | self.covering


def nearby(place: Place, within: int, index: FacetIndex) -> Nearby:
    """Public points inside a number of miles; of an authority or county also those inside it."""
    limit = degrees_of(within) ** 2
    best = {id_: d for id_, d in in_box(place, within) if d <= limit}
    if place.is_area:
        best = dict(inside(place)) | best
    found = sorted((d, at) for id_, d in best.items() if (at := index.position(id_)) >= 0)
    covering = 0
    for code in codes_of(place):
        covering |= index.covering.get(code, 0)
    return Nearby(found, index.bits_of_ids(best), covering)


def codes_of(place: Place) -> tuple[str, ...]:
    return place.authority_codes or ((place.authority_code,) if place.authority_code else ())


def origin(place: Place) -> list[float]:
    narrowing = math.cos(math.radians(place.point.lat)) ** 2
    return [place.point.lat] * 2 + [place.point.lon] * 2 + [narrowing]


def in_box(place: Place, within: int) -> list[tuple[int, float]]:
    box = bounding_box(place.point, within)
    with connection.cursor() as cursor:
        cursor.execute(BOX, [*origin(place), box.south, box.north, box.west, box.east])
        return cursor.fetchall()


def inside(place: Place) -> list[tuple[int, float]]:
    codes = codes_of(place)
    if not codes:
        return []
    with connection.cursor() as cursor:
        cursor.execute(INSIDE.format(codes=", ".join(["%s"] * len(codes))), [*origin(place), *codes])
        return cursor.fetchall()
