"""Points, miles and boxes on the globe. It knows no model, so that everything may lean on it."""

import math
from dataclasses import dataclass

from geopy.distance import EARTH_RADIUS, great_circle
from geopy.units import miles as miles_of

MILES_A_DEGREE = math.radians(1) * miles_of(kilometers=EARTH_RADIUS)


@dataclass(frozen=True)
class Point:
    """A latitude and a longitude, WGS84, that are really on the globe."""

    lat: float
    lon: float

    def __post_init__(self):
        # Written so that NaN, which compares as false to everything, is refused too.
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"There is no such point: {self.lat}, {self.lon}")

    def __iter__(self):
        return iter((self.lat, self.lon))


@dataclass(frozen=True)
class Box:
    """What lies between two latitudes and two longitudes."""

    south: float
    west: float
    north: float
    east: float

    def __contains__(self, point: Point) -> bool:
        return self.south <= point.lat <= self.north and self.west <= point.lon <= self.east


def miles(a: Point, b: Point) -> float:
    """The great-circle distance, as geopy has it: every distance that is shown."""
    return great_circle((a.lat, a.lon), (b.lat, b.lon)).miles


def bounding_box(middle: Point, within: float) -> Box:
    """The smallest box that holds every point that many miles from the middle, anywhere in Great Britain."""
    up = degrees_of(within)
    # The meridians draw together towards the north, so the box's far edge decides how wide it must be.
    across = up / max(math.cos(math.radians(min(abs(middle.lat) + up, 89))), 0.01)
    return Box(
        south=max(middle.lat - up, -90),
        west=max(middle.lon - across, -180),
        north=min(middle.lat + up, 90),
        east=min(middle.lon + across, 180),
    )


def degrees_of(distance: float) -> float:
    """Miles as degrees of latitude: squared, the limit for `squared_degrees`."""
    return distance / MILES_A_DEGREE


def squared_degrees(origin: Point, lat, lon):
    """A quick stand-in for distance, to order and to cut off by; given two F() expressions it is SQL."""
    narrowing = math.cos(math.radians(origin.lat))
    north, east = lat - origin.lat, (lon - origin.lon) * narrowing
    return north * north + east * east
