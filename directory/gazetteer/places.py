"""A place, as the rest of the directory knows it, and the two ways of not finding one."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..geo import Point


class Kind(StrEnum):
    """What a place is, in the order in which a spelling is looked for."""

    POSTCODE = "postcode"
    ENDED_POSTCODE = "ended-postcode"
    SECTOR = "sector"
    OUTCODE = "outcode"
    PLACE = "place"
    AUTHORITY = "authority"
    COUNTY = "county"
    WARD = "ward"

    @property
    def rank(self) -> int:
        return list(Kind).index(self)


AREAS = frozenset({Kind.AUTHORITY, Kind.COUNTY})
POSTAL = frozenset({Kind.POSTCODE, Kind.ENDED_POSTCODE, Kind.SECTOR, Kind.OUTCODE})


@dataclass(frozen=True)
class Place:
    """Where somebody means. `query`, typed in again, finds this place and no other."""

    kind: Kind
    name: str
    label: str
    query: str
    point: Point
    country: str
    radius_miles: float | None = None
    population: int | None = None
    authority_code: str = ""
    authority: str = ""
    authority_codes: tuple[str, ...] = ()
    county: str = ""
    ons_region: str = ""
    region: str = ""
    weight: int = field(default=0, repr=False, compare=False)
    others: tuple["Place", ...] = field(default=(), repr=False, compare=False)

    @property
    def is_area(self) -> bool:
        """An authority or a county: everything inside it is near, whatever the distance."""
        return self.kind in AREAS

    @property
    def codes(self) -> tuple[str, ...]:
        """The authority it is or lies in; of a county, all of them."""
        return self.authority_codes or ((self.authority_code,) if self.authority_code else ())

    @property
    def is_postal(self) -> bool:
        return self.kind in POSTAL

    def beside(self, others) -> "Place":
        """The same place, with those of its name that were passed over, for the page to offer."""
        return replace(self, others=tuple(others))


class PlaceError(ValueError):
    """What was typed does not say one place."""

    def __init__(self, text: str, places=()):
        super().__init__(text)
        self.text = text
        self.places = tuple(places)


class UnknownPlaceError(PlaceError):
    """No place has that name. `suggestions` are what may have been meant, likeliest first."""

    @property
    def suggestions(self) -> tuple[Place, ...]:
        return self.places


class AmbiguousPlaceError(PlaceError):
    """Several places have that name. `choices` are all of them, most populous first."""

    @property
    def choices(self) -> tuple[Place, ...]:
        return self.places
