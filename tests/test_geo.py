import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.geo import Box, Point, bounding_box, degrees_of, miles, squared_degrees

LEEDS, BRADFORD, LONDON = Point(53.7965, -1.5478), Point(53.7939, -1.7521), Point(51.5085, -0.1257)

in_britain = st.builds(Point, st.floats(49.8, 60.9), st.floats(-8.7, 1.8))


@pytest.mark.parametrize("lat, lon", [(91, 0), (-91, 0), (0, 181), (0, -181), (math.nan, 0), (0, math.inf)])
def test_a_point_off_the_globe_is_refused(lat, lon):
    with pytest.raises(ValueError, match="no such point"):
        Point(lat, lon)


def test_a_point_is_its_latitude_and_longitude():
    lat, lon = LEEDS
    assert (lat, lon) == (53.7965, -1.5478)


def test_miles_are_known_distances():
    assert miles(LEEDS, BRADFORD) == pytest.approx(8.34, abs=0.02)
    assert miles(LEEDS, LONDON) == pytest.approx(169.3, abs=0.5)
    assert miles(LEEDS, LEEDS) == 0


def test_a_box_holds_what_lies_inside_it_only():
    box = Box(south=53, west=-2, north=54, east=-1)
    assert LEEDS in box
    assert LONDON not in box


@given(in_britain, in_britain, st.sampled_from([1, 3, 5, 10, 25, 50]))
def test_a_bounding_box_leaves_out_nothing_within_its_miles(middle, point, within):
    if miles(middle, point) <= within:
        assert point in bounding_box(middle, within)


def test_a_bounding_box_is_no_larger_than_it_must_be():
    box = bounding_box(LEEDS, 10)
    assert Point(LEEDS.lat + degrees_of(10.2), LEEDS.lon) not in box
    assert Point(LEEDS.lat, LEEDS.lon + degrees_of(10.2) / math.cos(math.radians(LEEDS.lat))) not in box


@given(in_britain, st.floats(0.1, 25), st.floats(0, 2 * math.pi))
def test_squared_degrees_are_within_half_a_percent_of_the_miles_up_to_25(origin, distance, direction):
    lat = origin.lat + degrees_of(distance) * math.cos(direction)
    lon = origin.lon + degrees_of(distance) * math.sin(direction) / math.cos(math.radians(origin.lat))
    estimate = math.sqrt(squared_degrees(origin, lat, lon)) / degrees_of(1)
    assert estimate == pytest.approx(miles(origin, Point(lat, lon)), rel=0.0075)
