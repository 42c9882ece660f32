"""geopy's Geocoder over the gazetteer. It has no way to reach the network."""

from collections.abc import Sequence

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint

from ..geo import Point
from .lookup import find_place
from .places import AmbiguousPlaceError, Place, UnknownPlaceError
from .tables import nearest_outcode


class OfflineGeocoder(Geocoder):
    """Text to a Location, as any geopy geocoder does it, from the tables alone."""

    def __init__(self, **options):
        super().__init__(adapter_factory=NoNetwork, **options)

    def geocode(self, query: str, *, exactly_one: bool = True, timeout=DEFAULT_SENTINEL):
        """None for an unknown place, and for a name that several have unless all of them are asked for."""
        try:
            places: Sequence[Place] = [find_place(query)]
        except UnknownPlaceError:
            return None
        except AmbiguousPlaceError as several:
            places = several.choices
        if exactly_one:
            return location_of(places[0]) if len(places) == 1 else None
        return [location_of(place) for place in places]

    def reverse(self, query, *, exactly_one: bool = True, timeout=DEFAULT_SENTINEL):
        """The outcode whose middle is nearest; None at sea and abroad."""
        given = GeopyPoint(query)
        place = nearest_outcode(Point(given.latitude, given.longitude))
        if place is None:
            return None
        return location_of(place) if exactly_one else [location_of(place)]


class NoNetwork(BaseSyncAdapter):
    """Stands where geopy keeps what fetches pages, and refuses."""

    def get_json(self, url, *, timeout, headers):
        raise GeocoderServiceError("This geocoder never asks another machine.")

    get_text = get_json


def location_of(place: Place) -> Location:
    return Location(place.label, tuple(place.point), {"place": place})
