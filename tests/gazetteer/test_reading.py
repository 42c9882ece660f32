from collections import defaultdict
from dataclasses import replace

import pytest

from directory.gazetteer.places import AmbiguousPlaceError, Kind, Place
from directory.gazetteer.reading import Reading, lies_in, read_name
from directory.gazetteer.spelling import fold, key_of, parts_of, typed
from directory.geo import Point


def place(name, kind=Kind.PLACE, people=1000, county="Kent", authority="Ashford", code="E1"):
    label = f"{name}, {county}"
    return Place(
        kind=kind,
        name=name,
        label=label,
        query=label,
        point=Point(51, 0),
        country="England",
        authority_code=code,
        authority=authority,
        county=county,
        weight=people,
    )


def read(text, *places):
    found = defaultdict(list)
    for one in places:
        found[key_of(one.name)].append(Reading(one, is_full=True))
        for part in parts_of(one.name):
            found[key_of(part)].append(Reading(one, is_full=False))
    return read_name(typed(text), found)


def test_a_place_comes_before_an_authority_a_county_and_a_ward_of_its_name():
    town, council = place("Ashford"), place("Ashford", Kind.AUTHORITY)
    county, ward = place("Ashford", Kind.COUNTY), place("Ashford", Kind.WARD)
    assert read("ashford", ward, county, council, town) is town
    assert read("ashford", ward, county, council) is council
    assert read("ashford", ward, county) is county
    assert read("ashford", ward) is ward


def test_a_full_name_comes_before_a_part_of_a_name():
    hamlet, town = place("Sandwich"), place("Sandwich on Sea", code="E2")
    assert read("sandwich", town, hamlet) is hamlet
    assert read("sandwich", town) is town


def test_two_of_a_kind_are_asked_about():
    here, there = place("Hale", county="Surrey", people=500), place("Hale", county="Kent", people=900)
    with pytest.raises(AmbiguousPlaceError) as which:
        read("hale", here, there)
    assert which.value.choices == (there, here)


def test_a_city_far_bigger_than_its_namesakes_answers_and_offers_them():
    city, hamlet = place("Preston", people=300_000), place("Preston", county="Rutland", people=0)
    assert read("preston", hamlet, city) is not None
    assert read("preston", hamlet, city).others == (hamlet,)


def test_a_town_a_little_bigger_does_not_answer_for_its_namesake():
    with pytest.raises(AmbiguousPlaceError):
        read("newport", place("Newport", people=24_000), place("Newport", county="Essex", people=2_300))


def test_a_hamlet_does_not_answer_for_a_city_that_people_call_by_its_name():
    hamlet, city = place("Stoke", people=0), place("Stoke-on-Trent", people=250_000, code="E2")
    with pytest.raises(AmbiguousPlaceError) as which:
        read("stoke", hamlet, city)
    assert which.value.choices == (city, hamlet)


def test_a_town_whose_people_nobody_counted_has_those_of_its_borough():
    london, liverpool = (
        place("Kensington", people=0, code="E2"),
        place("Kensington", people=16_000, code="E3"),
    )
    borough = place("Kensington and Chelsea", Kind.AUTHORITY, people=140_000, code="E2")
    with pytest.raises(AmbiguousPlaceError) as which:
        read("kensington", liverpool, borough, london)
    assert which.value.choices == (london, liverpool)


def test_words_after_a_name_choose_among_its_namesakes():
    kent, surrey = place("Hale"), place("Hale", county="Surrey", authority="Waverley")
    assert read("Hale, Surrey", kent, surrey) is surrey
    assert read("hale waverley surrey", kent, surrey) is surrey
    assert read("hale essex", kent, surrey) is None


def test_a_comma_says_where_a_name_ends():
    town = place("Clayton", county="West Yorkshire")
    other = place("Clayton West", county="West Yorkshire", people=5)
    assert read("Clayton, West Yorkshire", town, other) is town
    assert read("clayton west yorkshire", town, other) is other


@pytest.mark.parametrize(
    "where, fits",
    [
        ("", True),
        ("North Yorkshire", True),
        ("yorkshire", True),
        ("north", False),
        ("york", False),
        ("Richmondshire", True),
        ("richmondshire north yorkshire", True),
        ("Yorkshire and the Humber", True),
        ("north east", True),
        ("England", True),
        ("UK", True),
        ("wales", False),
        ("north yorkshire leeds", False),
    ],
)
def test_where_may_be_a_county_authority_region_or_country_or_the_end_of_one(where, fits):
    richmond = Place(
        kind=Kind.PLACE,
        name="Richmond",
        label="Richmond",
        query="Richmond",
        point=Point(54, -1),
        country="England",
        authority="Richmondshire",
        county="North Yorkshire",
        ons_region="Yorkshire and The Humber",
        region="north-east",
    )
    assert lies_in(richmond, fold(where)) is fits


def area(kind, *codes):
    return Reading(replace(place("Middlesex", kind), authority_codes=codes), is_full=True)


@pytest.mark.parametrize("kind", [Kind.AREA, Kind.COUNTY, Kind.WRITTEN])
def test_an_area_that_holds_it_says_where_and_so_does_a_county_it_is_written_under(kind):
    town = place("Uxbridge", code="E9")
    assert lies_in(town, ["middx"], {"middx": [area(kind, "E8", "E9")]})
    assert not lies_in(town, ["middx"], {"middx": [area(kind, "E8")]})


def test_a_bigger_town_close_by_says_where_and_a_smaller_one_does_not():
    village, city = place("Long Eaton", people=40_000), place("Nottingham", people=300_000)
    found = {"nottingham": [Reading(city, is_full=True)], "longeaton": [Reading(village, is_full=True)]}
    assert lies_in(village, ["nottingham"], found)
    assert not lies_in(city, ["long", "eaton"], found)


def test_a_county_as_it_is_written_never_answers():
    assert read_name(typed("middx"), {"middx": [area(Kind.WRITTEN, "E8")]}) is None


def test_a_place_outside_england_does_not_answer_alone_for_one_inside():
    abroad = replace(place("Newport", people=900_000, county="", code="W1"), country="Wales")
    with pytest.raises(AmbiguousPlaceError) as which:
        read("newport", place("Newport", people=24_000), abroad)
    assert which.value.choices[0] is abroad
