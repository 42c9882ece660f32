import pytest
from django.db.models import F

from directory.gazetteer import authority, find_place, nearest_outcode, outcode_place, region_of_authority
from directory.geo import Point, miles, squared_degrees
from directory.models.gazetteer import GazetteerEntry

pytestmark = pytest.mark.usefixtures("gazetteer")

LEEDS = Point(53.8, -1.55)


def test_an_authority_is_found_by_its_code():
    assert authority("E08000035").name == "Leeds"
    assert authority("E99999999") is None
    assert authority("") is None


@pytest.mark.parametrize(
    "code, region",
    [("E08000035", "north-east"), ("E06000015", "east-midlands"), ("W06000015", ""), ("nowhere", "")],
)
def test_the_region_of_an_authority_is_the_reports(code, region):
    assert region_of_authority(code) == region


@pytest.mark.parametrize("text", ["LS2 8AD", "ls28ad", "LS2", "LS2 1ZZ", "LS2 8", "LS2 8A"])
def test_a_postcodes_public_point_is_its_outcodes(text):
    assert outcode_place(text) == find_place("LS2")


@pytest.mark.parametrize("text", ["", "Leeds", "ZZ9 9ZZ", "\0", "a" * 10_000])
def test_what_is_no_postcode_has_no_outcode(text):
    assert outcode_place(text) is None


def test_the_nearest_outcode_is_the_nearest_in_miles():
    outcodes = GazetteerEntry.objects.filter(kind="outcode").values_list("name", "latitude", "longitude")
    name, *_ = min(outcodes, key=lambda row: miles(LEEDS, Point(row[1], row[2])))
    assert nearest_outcode(LEEDS).name == name


def test_there_is_no_outcode_near_the_open_sea():
    assert nearest_outcode(Point(50, -15)) is None


def test_squared_degrees_order_rows_in_the_database_as_miles_do():
    places = GazetteerEntry.objects.filter(kind="place", name__startswith="Ba")
    rows = places.annotate(away=squared_degrees(LEEDS, F("latitude"), F("longitude"))).order_by("away")
    near = [miles(LEEDS, Point(row.latitude, row.longitude)) for row in rows if row.away < 0.1]
    assert len(near) > 5
    assert near == sorted(near)
