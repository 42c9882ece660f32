import socket

import pytest
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from directory.gazetteer import find_place, locate_area
from directory.gazetteer import geocoder as geocoders
from directory.gazetteer.geocoder import NoNetwork, OfflineGeocoder, staff_geocoder

pytestmark = pytest.mark.usefixtures("gazetteer")


@pytest.fixture
def geocoder():
    return OfflineGeocoder()


def test_it_is_a_geocoder_as_geopy_knows_them(geocoder):
    assert isinstance(geocoder, Geocoder)
    location = geocoder.geocode("ilkeston")
    assert location.address == "Ilkeston, Derbyshire"
    assert (location.latitude, location.longitude) == tuple(find_place("Ilkeston").point)
    assert location.raw["place"] == find_place("Ilkeston")


def test_an_unknown_place_is_none(geocoder):
    assert geocoder.geocode("Ilkxtowne") is None
    assert geocoder.geocode("Ilkxtowne", exactly_one=False) is None


def test_a_name_of_several_is_none_unless_all_are_asked_for(geocoder):
    assert geocoder.geocode("Newport") is None
    assert [location.address for location in geocoder.geocode("Newport", exactly_one=False)] == [
        "Newport, Wales",
        "Newport, Isle of Wight",
        "Newport, Shropshire",
        "Newport, Essex",
        "Newport, East Riding of Yorkshire",
        "Newport, Pembrokeshire, Wales",
    ]


def test_a_point_is_in_the_outcode_whose_middle_is_nearest(geocoder):
    lat, lon = find_place("TR18").point
    assert geocoder.reverse((lat, lon)).address == "TR18"
    assert [one.address for one in geocoder.reverse(f"{lat}, {lon}", exactly_one=False)] == ["TR18"]
    assert geocoder.reverse((0, 0)) is None


def test_it_never_touches_the_network(geocoder, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kw: pytest.fail("the network was asked"))
    assert geocoder.geocode("LS2 8AD").address == "LS2 8AD"
    assert isinstance(geocoder.adapter, NoNetwork)
    with pytest.raises(GeocoderServiceError, match="never asks another machine"):
        geocoder._call_geocoder("https://example.org/", lambda page: page)


def test_staff_ask_the_offline_geocoder_unless_a_setting_names_another():
    assert isinstance(staff_geocoder(), OfflineGeocoder)
    assert locate_area("Ilkeston") == find_place("Ilkeston")
    assert locate_area("Newport") is None


def test_a_point_from_another_geocoder_stands_for_the_nearest_postcode_district(monkeypatch):
    lat, lon = find_place("TR18").point

    class Elsewhere(Geocoder):
        def geocode(self, query, *, exactly_one=True, timeout=None):
            return Location(query, (lat, lon), {"licence": "theirs"}) if query == "Newlyn harbour" else None

    monkeypatch.setattr(geocoders, "staff_geocoder", Elsewhere)
    assert locate_area("Newlyn harbour").name == "TR18"
    assert locate_area("Nowhere") is None


def test_a_setting_names_a_geopy_service(settings):
    settings.GEOCODER, settings.GEOCODER_OPTIONS = "photon", {"domain": "geocoder.invalid"}
    found = staff_geocoder.__wrapped__()
    assert type(found).__name__ == "Photon"
    assert found.timeout == geocoders.SECONDS
