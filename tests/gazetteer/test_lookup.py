import socket
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.gazetteer import AmbiguousPlaceError, Kind, UnknownPlaceError, find_place
from directory.geo import Point, miles

pytestmark = pytest.mark.usefixtures("gazetteer")

# What is typed, what kind answers, its label, the report's region.
ANSWERS = [
    ("LS2 8AD", "ended-postcode", "LS2 8AD", "north-east"),
    ("ls28ad", "ended-postcode", "LS2 8AD", "north-east"),
    ("Ls 2 8a-d", "ended-postcode", "LS2 8AD", "north-east"),
    ("12 High Street, Leeds LS2 8AD", "ended-postcode", "LS2 8AD", "north-east"),
    ("EX1 1HS", "postcode", "EX1 1HS", "south-west"),
    ("SO1 2AB", "ended-postcode", "SO1 2AB", "south-east"),
    ("LS2", "outcode", "LS2", "north-east"),
    ("LS2 8", "sector", "LS2 8", "north-east"),
    ("LS28", "outcode", "LS28", "north-east"),
    ("LS2 8A", "sector", "LS2 8", "north-east"),
    ("TR18", "outcode", "TR18", "south-west"),
    ("NR1", "outcode", "NR1", "eastern"),
    ("SO1", "outcode", "SO1", "south-east"),
    ("SO1 2", "sector", "SO1 2", "south-east"),
    ("WV98", "outcode", "WV98", "west-midlands"),
    ("CA17", "outcode", "CA17", "north-west"),
    ("TD15", "outcode", "TD15", "north-east"),
    ("TD12", "outcode", "TD12", ""),
    ("CF10 1AA", "postcode", "CF10 1AA", ""),
    ("NP20", "outcode", "NP20", ""),
    ("kings lynn", "place", "King's Lynn, Norfolk", "eastern"),
    ("Kings Lynn, Norfolk", "place", "King's Lynn, Norfolk", "eastern"),
    ("St. Helens", "place", "St Helens, Merseyside", "north-west"),
    ("saint helens", "place", "St Helens, Merseyside", "north-west"),
    ("St Helens, Isle of Wight", "place", "St. Helens, Isle of Wight", "south-east"),
    ("st albans", "place", "St Albans, Hertfordshire", "eastern"),
    ("Shiregreen", "ward", "Shiregreen and Brightside, Sheffield", "north-east"),
    ("Shiregreen, Sheffield", "ward", "Shiregreen and Brightside, Sheffield", "north-east"),
    ("Southwark", "authority", "Southwark, London", "london"),
    ("Tower Hamlets", "authority", "Tower Hamlets, London", "london"),
    ("Tower hamlets london", "authority", "Tower Hamlets, London", "london"),
    ("London Borough of Hackney", "authority", "Hackney council area, London", "london"),
    ("Harrow", "place", "Harrow, London", "london"),
    ("Hackney", "place", "Hackney, London", "london"),
    ("Hove", "place", "Hove, East Sussex", "south-east"),
    ("Brighton & Hove", "authority", "Brighton and Hove, East Sussex", "south-east"),
    ("Hull", "place", "Kingston upon Hull, East Riding of Yorkshire", "north-east"),
    ("Ilkeston", "place", "Ilkeston, Derbyshire", "east-midlands"),
    ("Cornwall", "authority", "Cornwall", "south-west"),
    ("West Midlands", "county", "West Midlands", "west-midlands"),
    ("Bath ", "place", "Bath, Somerset", "south-west"),
    ("Chard", "place", "Chard, Somerset", "south-west"),
    ("Macclesfield", "place", "Macclesfield, Cheshire", "north-west"),
    ("Torbay", "authority", "Torbay, Devon", "south-west"),
    ("Devon", "county", "Devon", "south-west"),
    ("Kent", "county", "Kent", "south-east"),
    ("Berkshire", "county", "Berkshire", "south-east"),
    ("Greater Manchester", "county", "Greater Manchester", "north-west"),
    ("Durham", "place", "Durham, County Durham", "north-east"),
    ("County Durham", "authority", "County Durham", "north-east"),
    ("Leeds", "place", "Leeds, West Yorkshire", "north-east"),
    ("Leeds council area", "authority", "Leeds council area, West Yorkshire", "north-east"),
    ("E08000035", "authority", "Leeds council area, West Yorkshire", "north-east"),
    ("leeds, england", "place", "Leeds, West Yorkshire", "north-east"),
    ("London", "area", "London", "london"),
    ("Bristol", "place", "Bristol", "south-west"),
    ("City of Bristol", "authority", "Bristol council area, Bristol", "south-west"),
    ("Newport Shropshire", "place", "Newport, Shropshire", "west-midlands"),
    ("Newport, Salop", "place", "Newport, Shropshire", "west-midlands"),
    ("Newport, Wales", "place", "Newport, Wales", ""),
    ("Richmond, North Yorkshire", "place", "Richmond, North Yorkshire", "north-east"),
    ("Richmond, Yorkshire", "place", "Richmond, North Yorkshire", "north-east"),
    ("Richmond London", "place", "Richmond, London", "london"),
    ("Stone, Dartford, Kent", "place", "Stone, Dartford, Kent", "south-east"),
    ("Skipton North Yorkshire", "place", "Skipton, North Yorkshire", "north-east"),
    ("Clayton, West Yorkshire", "place", "Clayton, West Yorkshire", "north-east"),
    ("Loughton", "place", "Loughton, Essex", "eastern"),
    ("Edinburgh", "place", "Edinburgh, Scotland", ""),
    ("Wrexham", "place", "Wrexham, Wales", ""),
    ("berwick", "place", "Berwick-Upon-Tweed, Northumberland", "north-east"),
    ("North East, Barnsley", "ward", "North East, Barnsley", "north-east"),
]
QUESTIONS = [
    (
        "Newport",
        [
            "Newport, Wales",
            "Newport, Isle of Wight",
            "Newport, Shropshire",
            "Newport, Essex",
            "Newport, East Riding of Yorkshire",
            "Newport, Pembrokeshire, Wales",
        ],
    ),
    (
        "stone",
        [
            "Stone, Staffordshire",
            "Stone, Ashford, Kent",
            "Stone, Dartford, Kent",
            "Stone, Buckinghamshire",
            "Stone, Worcestershire",
        ],
    ),
    ("Stone, Kent", ["Stone, Ashford, Kent", "Stone, Dartford, Kent"]),
    (
        "Newcastle",
        [
            "Newcastle upon Tyne, Tyne and Wear",
            "Newcastle under Lyme, Staffordshire",
            "Newcastle, Northern Ireland",
        ],
    ),
    ("Stoke", ["Stoke-on-Trent, Staffordshire", "Stoke, Cheshire"]),
    ("Richmond", ["Richmond, London", "Richmond, North Yorkshire"]),
    ("Kensington", ["Kensington, London", "Kensington, Merseyside"]),
]
SUGGESTIONS = [
    ("leeds dyslexia", "Leeds, West Yorkshire"),
]
NOWHERE = [
    "",
    " ",
    "a" * 10_000,
    "leeds " * 2_000,
    "\0",
    "\0\0leed\0\0",
    "🙂",
    "لندن",
    "‮sdeeL",
    "' OR 1=1 --",
    "Robert'); DROP TABLE directory_gazetteername;--",
    "AGAINST(leeds*",
    '"',
    "25",
    "under 25s",
    "near me",
    "depression LS1",
    "ZZ99 9ZZ",
    "51.5, -0.1",
    "%",
    "\ud800",
]


@pytest.mark.parametrize("text, kind, label, region", ANSWERS)
def test_what_was_typed_finds_the_place_that_is_meant(text, kind, label, region):
    place = find_place(text)
    assert (place.kind, place.label, place.region) == (kind, label, region)


@pytest.mark.parametrize("text, choices", QUESTIONS)
def test_a_name_of_several_asks_which_most_populous_first(text, choices):
    with pytest.raises(AmbiguousPlaceError) as which:
        find_place(text)
    assert [place.label for place in which.value.choices] == choices


@pytest.mark.parametrize("text, choices", QUESTIONS)
def test_each_choice_can_be_typed_and_answers(text, choices):
    with pytest.raises(AmbiguousPlaceError) as which:
        find_place(text)
    assert [find_place(place.query) for place in which.value.choices] == list(which.value.choices)


@pytest.mark.parametrize("text, meant", SUGGESTIONS)
def test_what_is_like_several_places_is_unknown_and_offers_what_may_be_meant(text, meant):
    with pytest.raises(UnknownPlaceError) as unknown:
        find_place(text)
    assert unknown.value.suggestions[0].label == meant


@pytest.mark.parametrize("text", NOWHERE)
def test_nonsense_is_unknown(text):
    with pytest.raises(UnknownPlaceError) as unknown:
        find_place(text)
    assert unknown.value.text == text


def test_carrick_is_unknown_as_no_council_has_that_name_now():
    with pytest.raises(UnknownPlaceError):
        find_place("Carrick")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.from_regex(r"[A-Z]{1,2}[0-9O][0-9A-Z]? ?[0-9O][A-Z0]{2}", fullmatch=True))
def test_anything_typed_gives_a_place_or_one_of_two_errors(text):
    try:
        assert find_place(text).label
    except (UnknownPlaceError, AmbiguousPlaceError) as error:
        assert all(place.label for place in error.places)


def test_a_city_answers_for_its_small_namesakes_and_offers_them():
    preston = find_place("Preston")
    assert preston.label == "Preston, Lancashire"
    assert [place.label for place in preston.others] == [
        "Preston, East Riding of Yorkshire",
        "Preston, Rutland",
    ]


def test_a_postcode_not_known_is_answered_by_its_sector_and_else_by_its_outcode():
    assert find_place("LS1 1ZZ").kind == Kind.SECTOR
    assert find_place("LS1 0ZZ").kind == Kind.OUTCODE


def test_a_postcode_knows_its_own_point_authority_county_and_region():
    place = find_place("EX1 1HS")
    assert miles(place.point, Point(50.7236, -3.5275)) < 1
    assert (place.authority, place.county, place.ons_region) == ("Exeter", "Devon", "South West")
    assert place.authority_codes == (place.authority_code,) == ("E07000041",)


def test_an_ended_outcode_is_where_its_postcodes_were():
    assert miles(find_place("SO1").point, find_place("Southampton").point) < 3


def test_a_county_has_every_authority_inside_it():
    kent = find_place("Kent")
    assert kent.is_area
    assert len(kent.authority_codes) == 13
    assert find_place("Medway").authority_code in kent.authority_codes
    assert 15 < kent.radius_miles < 35


def test_an_authority_is_an_area_and_a_town_is_not():
    assert find_place("Southwark").is_area
    assert not find_place("Leeds").is_area


@pytest.mark.parametrize(
    "text, most", [("Leeds", 1), ("kings lynn norfolk", 1), ("LS2", 1), ("Newport", 1), ("LS2 8AD", 2)]
)
def test_a_place_is_one_query_and_a_postcode_two(text, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most), suppress(AmbiguousPlaceError):
        find_place(text)


@pytest.mark.parametrize("text", ["Ilkstne", "hearing ZZ9", "ZZ9 9ZZ", "hearing voices group", "a" * 10_000])
def test_an_unknown_place_is_five_queries_at_most(text, django_assert_max_num_queries):
    with django_assert_max_num_queries(5), pytest.raises(UnknownPlaceError):
        find_place(text)


def test_looking_up_never_touches_the_network(monkeypatch):
    find_place("Leeds")
    monkeypatch.setattr(socket.socket, "connect", lambda *args: pytest.fail("the network was touched"))
    assert find_place("LS2 8AD").name == "LS2 8AD"
