"""A venue is saved whatever the gazetteer knows, and says what a person should look at again."""

import pytest
from geopy.exc import GeocoderServiceError

from directory.gazetteer.load import load_gazetteer
from directory.geo import Point
from directory.models import GazetteerEntry, Venue, VenueAddress
from directory.records import placing
from directory.records.placing import Private
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_gazetteer(cut_once):
    load_gazetteer(cut_once)


def place(private, **columns):
    venue = Venue(project=make_project(), **columns)
    doubts = placing.place(venue, private)
    return Venue.objects.get(pk=venue.pk), doubts


def broken(wanted):
    """As a table that is gone, or a block that cannot be unpacked."""
    list(GazetteerEntry.objects.raw("SELECT * FROM no_such_table"))


def test_an_empty_gazetteer_saves_and_warns():
    venue, doubts = place(Private("1 The Road", "LS1 4AP"))
    assert venue.latitude is None
    assert VenueAddress.objects.get(venue=venue).postcode == "LS1 4AP"
    assert venue.area == "LS1"
    assert [d.partition(".")[0] for d in doubts] == [
        "We do not know the postcode LS1 4AP",
        "We do not know where LS1 is, so nobody will find it by distance",
    ]


@pytest.mark.parametrize("failing", ["find_place", "locate_area", "outcode_place", "nearest_outcode"])
def test_a_broken_gazetteer_saves_too(monkeypatch, failing):
    monkeypatch.setattr(placing, failing, broken)
    venue, _ = place(Private("", "LS1 4AP", Point(53.8, -1.5)), area="Leeds")
    assert Venue.objects.get(pk=venue.pk).area == "Leeds"
    assert VenueAddress.objects.get(venue=venue).latitude == 53.8


def test_a_broken_block_of_postcodes_saves_too(monkeypatch):
    def unpack(wanted):
        raise ValueError("not compressed")

    monkeypatch.setattr(placing, "find_place", unpack)
    venue, doubts = place(Private("", "LS1 4AP"), area="Leeds")
    assert venue.pk
    assert doubts


def test_a_postcode_fills_area_authority_region_and_both_points(small_gazetteer):
    venue, doubts = place(Private("", "LS1 4AP"))
    assert (venue.area, venue.authority_code, venue.ons_region) == (
        "Leeds",
        "E08000035",
        "Yorkshire and The Humber",
    )
    private = VenueAddress.objects.get(venue=venue)
    assert (venue.latitude, venue.longitude) != (private.latitude, private.longitude)
    assert doubts == []


def test_a_postcode_of_nowhere_is_kept_and_placed_by_what_is_known_of_it(small_gazetteer):
    venue, doubts = place(Private("", "LS1 0ZZ"), area="Leeds")
    assert venue.latitude is not None
    assert "We do not know the postcode LS1 0ZZ" in doubts[0]
    assert placing.look_again(Private("", "LS1 0ZZ"))["postcode"] == doubts[0]
    _, doubts = place(Private("", "ZZ9 9ZZ"), area="Leeds")
    assert doubts == ["We do not know the postcode ZZ9 9ZZ. It was kept; please look at it again."]


def test_a_pin_by_hand_wins_and_one_far_from_its_postcode_warns(small_gazetteer):
    near, far = Point(53.797, -1.55), Point(50.91, -1.404)
    venue, doubts = place(Private("", "LS1 4AP", near), area="Leeds")
    assert VenueAddress.objects.get(venue=venue).latitude == near.lat
    assert doubts == []
    venue, doubts = place(Private("", "LS1 4AP", far), area="Leeds")
    assert VenueAddress.objects.get(venue=venue).latitude == far.lat
    assert venue.latitude == pytest.approx(far.lat, abs=0.2)
    assert "miles from the postcode LS1 4AP" in doubts[0]


def test_a_geocoder_that_fails_stops_no_save_and_is_asked_for_the_area_alone(monkeypatch):
    asked = []

    def failing(text):
        asked.append(text)
        raise GeocoderServiceError("It is away.")

    monkeypatch.setattr(placing, "locate_area", failing)
    venue, _ = place(Private("12 Secret Street", "ZZ1 1ZZ"), area="Chapel Allerton")
    assert venue.area == "Chapel Allerton"
    assert set(asked) == {"Chapel Allerton"}
