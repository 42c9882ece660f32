from dataclasses import replace

import pytest

from directory.gazetteer import AmbiguousPlaceError, Kind, Place, PlaceError, UnknownPlaceError
from directory.geo import Point

LEEDS = Place(
    Kind.PLACE, "Leeds", "Leeds, West Yorkshire", "Leeds, West Yorkshire", Point(53.8, -1.5), "England"
)


def test_kinds_are_in_the_order_in_which_a_spelling_is_looked_for():
    assert [kind.value for kind in sorted(Kind, key=lambda kind: kind.rank)] == [
        *("postcode", "ended-postcode", "sector", "outcode", "country", "place", "authority", "county"),
        *("area", "ward", "written"),
    ]


def test_a_place_with_others_beside_it_is_still_the_same_place():
    assert LEEDS.beside([LEEDS]) == LEEDS
    assert LEEDS.beside([LEEDS]).others == (LEEDS,)


def test_both_errors_carry_what_to_offer():
    assert UnknownPlaceError("leds", [LEEDS]).suggestions == (LEEDS,)
    assert AmbiguousPlaceError("leeds", [LEEDS]).choices == (LEEDS,)
    with pytest.raises(PlaceError):
        raise UnknownPlaceError("leds")


def test_remarks_and_others_leave_it_the_same_place():
    told = LEEDS.saying("We left out “central”.")
    assert told == LEEDS and told.remarks == ("We left out “central”.",)
    assert LEEDS.remarks == () and not told.is_corrected


@pytest.mark.parametrize(
    "country, outside",
    [("England", ""), ("Wales", "wales"), ("Isle of Man", "isle-of-man"), ("BFPO", "bfpo")],
)
def test_a_place_outside_england_names_its_nation(country, outside):
    assert replace(LEEDS, country=country).outside == outside


def test_only_a_village_or_ward_is_also_a_word():
    hope = replace(LEEDS, name="Hope", weight=700)
    assert hope.is_also_a_word
    assert not replace(hope, weight=200_000).is_also_a_word
    assert not replace(hope, kind=Kind.AUTHORITY).is_also_a_word
    assert not LEEDS.is_also_a_word
