import socket

import pytest
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import Geocoder

from directory.gazetteer import find_place
from directory.gazetteer.geocoder import NoNetwork, OfflineGeocoder

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
    assert geocoder.geocode("Ilkstone") is None
    assert geocoder.geocode("Ilkstone", exactly_one=False) is None


def test_a_name_of_several_is_none_unless_all_are_asked_for(geocoder):
    assert geocoder.geocode("Newport") is None
    assert [location.address for location in geocoder.geocode("Newport", exactly_one=False)] == [
        "Newport, Isle of Wight",
        "Newport, Shropshire",
        "Newport, Essex",
        "Newport, East Riding of Yorkshire",
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
