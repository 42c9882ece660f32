"""Text to a Place, from data of its own: no visitor's question leaves this machine.

May import: models and the ground floor. Begin with lookup.find_place; load.py fills the tables.
"""

from .geocoder import locate_area
from .lookup import find_place
from .places import AmbiguousPlaceError, Kind, Place, PlaceError, SeveralPlacesError, UnknownPlaceError
from .postal import is_like_postcode
from .tables import authority, nearest_outcode, outcode_place, region_of_authority
from .within import place_within

__all__ = [
    "AmbiguousPlaceError",
    "Kind",
    "Place",
    "PlaceError",
    "SeveralPlacesError",
    "UnknownPlaceError",
    "authority",
    "find_place",
    "is_like_postcode",
    "locate_area",
    "nearest_outcode",
    "outcode_place",
    "place_within",
    "region_of_authority",
]
