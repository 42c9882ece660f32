"""geopy's Geocoder interface: ours over the gazetteer, and the one that staff's venue form asks.

Ours has no way to reach the network. Another one is used only where GEOCODER names it, only for the area that
a researcher typed and the public will read, never an address, a postcode or what a visitor typed.
"""

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderServiceError
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint

from ..geo import Point
from .lookup import find_place
from .places import AmbiguousPlaceError, Place, UnknownPlaceError
from .tables import nearest_outcode

SECONDS = 2


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


@cache
def staff_geocoder() -> Geocoder:
    """The geocoder that GEOCODER names, with GEOCODER_OPTIONS; ours where it names none."""
    if not settings.GEOCODER:
        return OfflineGeocoder()
    return get_geocoder_for_service(settings.GEOCODER)(timeout=SECONDS, **settings.GEOCODER_OPTIONS)


def locate_area(text: str) -> Place | None:
    """The place that an area's name means to the staff's geocoder; None where it knows none.

    Another geocoder gives a point alone, which stands for the postcode district whose middle is nearest.
    Raises geopy's GeopyError where a service fails.
    """
    location = staff_geocoder().geocode(text)
    if location is None:
        return None
    if isinstance(location.raw, dict) and "place" in location.raw:
        return location.raw["place"]
    return nearest_outcode(Point(location.latitude, location.longitude))
