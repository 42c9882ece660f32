import pytest

from directory.gazetteer import AmbiguousPlaceError, Kind, Place, PlaceError, UnknownPlaceError
from directory.geo import Point

LEEDS = Place(
    Kind.PLACE, "Leeds", "Leeds, West Yorkshire", "Leeds, West Yorkshire", Point(53.8, -1.5), "England"
)


def test_kinds_are_in_the_order_in_which_a_spelling_is_looked_for():
    assert [kind.value for kind in sorted(Kind, key=lambda kind: kind.rank)] == [
        *("postcode", "ended-postcode", "sector", "outcode", "place", "authority", "county", "ward"),
    ]


def test_a_place_with_others_beside_it_is_still_the_same_place():
    assert LEEDS.beside([LEEDS]) == LEEDS
    assert LEEDS.beside([LEEDS]).others == (LEEDS,)


def test_both_errors_carry_what_to_offer():
    assert UnknownPlaceError("leds", [LEEDS]).suggestions == (LEEDS,)
    assert AmbiguousPlaceError("leeds", [LEEDS]).choices == (LEEDS,)
    with pytest.raises(PlaceError):
        raise UnknownPlaceError("leds")
