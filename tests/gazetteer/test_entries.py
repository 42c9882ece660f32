from collections import Counter, defaultdict

import pytest

from directory.gazetteer.entries import Gazetteer
from directory.gazetteer.files import GeodataError, read_postcodes
from directory.gazetteer.places import AmbiguousPlaceError, Kind
from directory.gazetteer.reading import Reading, read_name
from directory.gazetteer.spelling import typed
from directory.gazetteer.tables import place_of
from tests.gazetteer.sample import GEODATA


@pytest.fixture(scope="module")
def drafts():
    """All of the real data but its postcodes, without a database."""
    return Gazetteer(GEODATA, {}).drafts


@pytest.fixture(scope="module")
def found(drafts):
    readings = defaultdict(list)
    for draft in drafts:
        for key, is_full in draft.keys.items():
            readings[key].append(Reading(place_of(draft.entry), is_full))
    return readings


def named(drafts, kind, name):
    return [draft for draft in drafts if (draft.entry.kind, draft.entry.name) == (kind, name)]


def test_every_query_finds_its_own_place_again(drafts, found):
    astray = []
    for draft in drafts:
        if draft.entry.kind in (Kind.SECTOR, Kind.OUTCODE, Kind.WRITTEN):
            continue
        try:
            again = read_name(typed(draft.entry.query), found)
        except AmbiguousPlaceError:
            again = None
        if again != place_of(draft.entry):
            astray.append(draft.entry.query)
    assert astray == []


def test_no_two_labels_are_the_same(drafts):
    labels = Counter(draft.entry.label for draft in drafts if draft.entry.kind != Kind.WRITTEN)
    assert [label for label, times in labels.items() if times > 1] == []


def test_every_english_entry_has_a_county_and_a_region_and_no_other_has_a_region(drafts):
    for draft in drafts:
        english = draft.entry.country == "England"
        assert bool(draft.entry.region) is bool(draft.entry.ons_region) is english
        if draft.entry.kind not in (Kind.COUNTRY, Kind.AREA, Kind.WRITTEN):
            assert bool(draft.entry.county) is english


def test_the_regions_are_the_reports_eight(drafts):
    assert {draft.entry.region for draft in drafts} == {
        *("east-midlands", "west-midlands", "north-west", "eastern"),
        *("london", "north-east", "south-west", "south-east", ""),
    }


def test_yorkshire_and_the_humber_lies_in_the_reports_north_east(drafts):
    [leeds] = named(drafts, Kind.PLACE, "Leeds")
    assert (leeds.entry.ons_region, leeds.entry.region) == ("Yorkshire and The Humber", "north-east")


def test_a_label_says_the_authority_only_where_the_county_does_not_tell_two_apart(drafts):
    assert {draft.entry.label for draft in named(drafts, Kind.PLACE, "Bishopstone")} >= {
        "Bishopstone, Swindon, Wiltshire",
        "Bishopstone, Wiltshire council area, Wiltshire",
    }
    assert [draft.entry.label for draft in named(drafts, Kind.PLACE, "Leeds")] == ["Leeds, West Yorkshire"]


def test_councils_over_the_border_to_scotland_lie_in_the_middle_of_their_outcodes(drafts):
    [glasgow] = named(drafts, Kind.AUTHORITY, "Glasgow")
    assert glasgow.entry.country == "Scotland"
    assert glasgow.entry.latitude == pytest.approx(55.86, abs=0.05)


def test_wales_is_known_whole_with_its_names_in_two_languages(drafts):
    [swansea] = named(drafts, Kind.PLACE, "Swansea")
    assert (swansea.entry.label, swansea.entry.region) == ("Swansea, Wales", "")
    [anglesey] = named(drafts, Kind.AUTHORITY, "Isle of Anglesey")
    assert "sirynysmon" in anglesey.full
    [barry] = named(drafts, Kind.PLACE, "Barry")
    assert "ybarri" in barry.other and "baris" not in barry.other


def test_an_area_holds_its_councils_and_the_regions_that_lie_in_it_whole(drafts):
    [london] = named(drafts, Kind.AREA, "London")
    assert len(place_of(london.entry).authority_codes) == 33
    assert place_of(london.entry).whole_regions == ("london",)
    [middlesex] = named(drafts, Kind.AREA, "Middlesex")
    assert place_of(middlesex.entry).whole_regions == ()


def test_who_writes_london_means_all_of_it_so_no_town_has_the_name(drafts):
    assert not named(drafts, Kind.PLACE, "London")


def test_a_council_answers_to_its_code_and_its_official_name(drafts):
    [bristol] = named(drafts, Kind.AUTHORITY, "Bristol")
    assert {"bristol", "cityofbristol", "bristolcouncil", "e06000023"} <= bristol.full


def test_outcodes_and_sectors_with_no_live_postcode_are_the_mean_of_the_ended_ones(sample):
    ended = read_postcodes(sample, ["postcodes_england_ended.csv.xz"], _codes(sample))
    made = Gazetteer(sample, ended).drafts
    [so1] = named(made, Kind.OUTCODE, "SO1")
    assert (so1.entry.authority, so1.entry.region) == ("Southampton", "south-east")
    lats = [float(line.split(",")[1]) for line in ended["SO1"]]
    assert so1.entry.latitude == pytest.approx(sum(lats) / len(lats), abs=0.0001)
    assert named(made, Kind.SECTOR, "SO1 2")
    assert len(named(made, Kind.OUTCODE, "LS2")) == 1


@pytest.mark.parametrize(
    "file, old, new, problem",
    [
        ("places_england.csv", ",Ilkeston,", ",,", "name is empty"),
        ("places_england.csv", "East Midlands,East Midlands", "East Midlands,Eastern", "are no pair"),
        ("places_england.csv", "Erewash", "Nowhere", "local_authority 'Nowhere' is not in"),
        ("areas.csv", "Spelthorne", "Atlantis", "no council, county or region is called 'Atlantis'"),
        ("everyday_names.csv", "Hampshire", "Atlantis", "no place has the label 'Atlantis'"),
        ("outcodes.csv", "E08000035", "E08009999", "local_authority_code 'E08009999' is not in"),
        ("sectors_england.csv", "E08000035", "E08009999", "local_authority_code 'E08009999' is not in"),
        ("outcodes.csv", "England", "Ruritania", "country is not in Great Britain: 'Ruritania'"),
    ],
)
def test_rows_that_do_not_fit_together_are_named(sample, file, old, new, problem):
    path = sample / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(GeodataError, match=rf"{file}, line \d+: .*{problem}"):
        Gazetteer(sample, {})


def _codes(folder):
    lines = (folder / "local_authorities_england.csv").read_text().splitlines()[1:]
    return {line.split(",")[0] for line in lines}
