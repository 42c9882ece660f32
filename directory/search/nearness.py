"""What is near a place: public points inside a circle, those inside an area, and projects that cover it."""

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory.gazetteer import Place
from directory.geo import Point, bounding_box, degrees_of

from .bits import bits_of

FAR = math.inf


@dataclass(frozen=True)
class Points:
    """Public points by latitude, so that a circle is in a short run of them: one row a point.

    A project with several venues has several.
    """

    latitudes: array
    longitudes: array
    positions: array
    by_authority: Mapping[str, array]

    def within(self, miles: float, of: Point) -> dict[int, float]:
        """Position -> squared degrees of its nearest point, of all that are so near."""
        box, limit = bounding_box(of, miles), degrees_of(miles) ** 2
        run = slice(bisect_left(self.latitudes, box.south), bisect_right(self.latitudes, box.north))
        rows = zip(self.latitudes[run], self.longitudes[run], self.positions[run], strict=True)
        lat, lon, narrowing = of.lat, of.lon, math.cos(math.radians(of.lat)) ** 2
        west, east = box.west, box.east
        nearest: dict[int, float] = {}
        for latitude, longitude, position in rows:
            if west <= longitude <= east:
                away = (latitude - lat) ** 2 + (longitude - lon) ** 2 * narrowing
                # A project with several venues counts by its nearest.
                if away <= limit and away < nearest.get(position, FAR):
                    nearest[position] = away
        return nearest

    def inside(self, authority_codes: Iterable[str], of: Point) -> dict[int, float]:
        """The same of every point in these authorities, however far."""
        narrowing = math.cos(math.radians(of.lat)) ** 2
        nearest: dict[int, float] = {}
        for code in authority_codes:
            for row in self.by_authority.get(code, ()):
                north, east = self.latitudes[row] - of.lat, self.longitudes[row] - of.lon
                away, position = north**2 + east**2 * narrowing, self.positions[row]
                if away < nearest.get(position, FAR):
                    nearest[position] = away
        return nearest


def points_of(rows: Iterable[tuple[float, float, int, str]]) -> Points:
    """From latitude, longitude, position and authority code."""
    ordered = sorted(rows)
    by_authority: dict[str, array] = {}
    for number, (_, _, _, code) in enumerate(ordered):
        by_authority.setdefault(code, array("i")).append(number)
    return Points(
        array("d", [row[0] for row in ordered]),
        array("d", [row[1] for row in ordered]),
        array("i", [row[2] for row in ordered]),
        by_authority,
    )


@dataclass(frozen=True)
class Nearby:
    """Published projects with their squared degrees, by position; and those that cover the place."""

    distances: dict[int, float]
    points: int
    covering: int

    @property
    def bits(self) -> int:
        return self.points | self.covering


def nearby(place: Place, within: int, index) -> Nearby:
    """Public points inside a number of miles; of an authority or county also those inside it."""
    codes = place.authority_codes or ((place.authority_code,) if place.authority_code else ())
    nearest = index.points.within(within, of=place.point)
    if place.is_area:
        nearest |= index.points.inside(codes, of=place.point)
    covering = 0
    for code in codes:
        covering |= index.covering.get(code, 0)
    return Nearby(nearest, bits_of(nearest, index.size), covering)
