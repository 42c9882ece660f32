"""What is near a place: public points inside a circle, those inside an area, and those that cover it."""

from dataclasses import dataclass

from directory.gazetteer import Place

from .bits import bits_of
from .index import FacetIndex


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
    codes = codes_of(place)
    nearest = index.points.within(within, of=place.point)
    if place.is_area:
        nearest |= index.points.inside(codes, of=place.point)
    covering = 0
    for code in codes:
        covering |= index.covering.get(code, 0)
    return Nearby(nearest, bits_of(nearest, index.size), covering)


def codes_of(place: Place) -> tuple[str, ...]:
    return place.authority_codes or ((place.authority_code,) if place.authority_code else ())
