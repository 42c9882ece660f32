"""A place, as the rest of the directory knows it, and the two ways of not finding one."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.text import slugify

from ..geo import Point
from .also_words import ALSO_WORDS
from .spelling import key_of


class Kind(StrEnum):
    """What a place is, in the order in which a spelling is looked for."""

    POSTCODE = "postcode"
    ENDED_POSTCODE = "ended-postcode"
    SECTOR = "sector"
    OUTCODE = "outcode"
    COUNTRY = "country"
    PLACE = "place"
    AUTHORITY = "authority"
    COUNTY = "county"
    AREA = "area"
    WARD = "ward"
    # Never an answer: it says which councils people write under a county that they are no longer in.
    WRITTEN = "written"

    @property
    def rank(self) -> int:
        return RANKS[self]


RANKS = {kind: number for number, kind in enumerate(Kind)}


AREAS = frozenset({Kind.AUTHORITY, Kind.COUNTY})
WIDE = AREAS | {Kind.AREA, Kind.COUNTRY}
SMALL = frozenset({Kind.PLACE, Kind.WARD})
TOWN = 15_000
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
    # Slugs of the regions that lie in it whole: a group known only as there is inside it.
    whole_regions: tuple[str, ...] = field(default=(), compare=False)
    # Plain sentences for the visitor: what was left out, put right or read another way.
    remarks: tuple[str, ...] = field(default=(), repr=False, compare=False)
    # Typing mistakes were put right, so words that find something are as likely meant.
    is_corrected: bool = field(default=False, repr=False, compare=False)

    @property
    def is_area(self) -> bool:
        """An authority, a county or another area: everything inside it is near, whatever the distance."""
        return self.kind in WIDE

    @property
    def covers_england(self) -> bool:
        """All of England: it narrows nothing."""
        return self.kind == Kind.COUNTRY and self.country == "England"

    @property
    def outside(self) -> str:
        """The nation it lies in, as a slug; "" for England."""
        return "" if self.country == "England" else slugify(self.country)

    @property
    def is_also_a_word(self) -> bool:
        """A village or ward whose name is an ordinary word, such as Hope: either may be meant."""
        return self.weight < TOWN and self.kind in SMALL and key_of(self.name) in ALSO_WORDS

    @property
    def codes(self) -> tuple[str, ...]:
        """The authority it is or lies in; of a county, all of them."""
        return self.authority_codes or ((self.authority_code,) if self.authority_code else ())

    @property
    def is_postal(self) -> bool:
        return self.kind in POSTAL

    def saying(self, *remarks: str, corrected: bool = False) -> "Place":
        """The same place, with what a visitor should be told of how it was read."""
        return replace(self, remarks=(*self.remarks, *remarks), is_corrected=self.is_corrected or corrected)

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


class SeveralPlacesError(AmbiguousPlaceError):
    """Two or more places were named, as in "Leeds or Bradford". `choices` are these, as typed."""
