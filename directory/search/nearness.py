"""What is near a place: a box on the public points' index, then a squared distance. One query."""

import math
from dataclasses import dataclass

from django.db import connection

from directory.gazetteer import Place
from directory.geo import bounding_box, degrees_of

from .bits import bits_of
from .index import FacetIndex

DISTANCE = """
SELECT project_id, (latitude - %s) * (latitude - %s) + (longitude - %s) * (longitude - %s) * %s
FROM directory_venue WHERE """
BOX = DISTANCE + "latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s"
INSIDE = DISTANCE + "latitude IS NOT NULL AND authority_code IN ({codes})"


@dataclass(frozen=True)
class Nearby:
    """Published projects with their squared degrees, by position; and those that cover the place."""

    distances: dict[int, float]
    points: int
    covering: int

    @property
    def bits(self) -> int:
        return self.points | self.covering


def nearby(place: Place, within: int, index: FacetIndex) -> Nearby:
    """Public points inside a number of miles; of an authority or county also those inside it."""
    limit = degrees_of(within) ** 2
    rows = [row for row in in_box(place, within) if row[1] <= limit]
    nearest: dict[int, float] = {}
    for id_, distance in rows + (inside(place) if place.is_area else []):
        at = index.position(id_)
        # A project with several venues counts by its nearest.
        if at >= 0 and distance < nearest.get(at, FAR):
            nearest[at] = distance
    covering = 0
    for code in codes_of(place):
        covering |= index.covering.get(code, 0)
    return Nearby(nearest, bits_of(nearest, index.size), covering)


FAR = math.inf


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
