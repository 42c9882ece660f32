import pytest

from directory.exports.records import MORE_COLUMNS
from directory.imports.sheets import columns
from directory.imports.sheets.clean import Known, clean_row
from directory.questions import FILE_COLUMNS, fields, vocabularies
from directory.questions import VOCABULARY_COLUMNS as EXPORTED

KNOWN = Known(
    {"community": {"women": "women", "for women": "women"}, "activity": {"socialising": "socialising"}},
    {"london": "london"},
    {"mind": "mind"},
    {"E08000035": "Leeds"},
)


def cleaned(**cells):
    return clean_row(2, {"name": "One"} | cells, KNOWN)


def problems(**cells):
    return [problem.column for problem in cleaned(**cells).problems]


def test_the_columns_are_those_of_the_exports():
    assert list(FILE_COLUMNS) == columns.PUBLIC_COLUMNS
    assert columns.MORE_COLUMNS == MORE_COLUMNS
    assert {c: v for c, v in columns.VOCABULARY_OF.items() if c in FILE_COLUMNS} == EXPORTED
    assert {v.name for v in vocabularies()} == set(columns.VOCABULARY_OF.values())
    assert {f.name for f in fields()} <= columns.KNOWN


def test_an_absent_column_is_untouched_and_an_empty_cell_is_not_known():
    assert "cost" not in cleaned().columns
    assert cleaned(cost="").columns["cost"] == "not-known"
    assert cleaned(youngest_age="").columns["youngest_age"] is None
    assert "scope" not in cleaned(scope="").columns


def test_choices_are_read_by_value_or_label():
    assert cleaned(cost="free").columns["cost"] == "free"
    assert cleaned(cost="There is a charge").columns["cost"] == "fee"


def test_read_only_columns_are_passed_over():
    row = cleaned(slug="x", url="x", latitude="x", recorded_in="1066", last_checked_on="tomorrow", source="x")
    assert (row.columns, row.problems) == ({"name": "One"}, [])


def test_links_with_their_kinds():
    row = cleaned(communities="Women", only_for="women", activities="socialising", regions="London")
    assert row.links == {
        "terms/community": {"women": "only"},
        "terms/activity": {"socialising": ""},
        "regions/works-in": {"london": "stated"},
    }
    assert cleaned(communities="women").links["terms/community"] == {"women": "mainly"}


@pytest.mark.parametrize(
    "cells",
    [
        {"cost": "cheap"},
        {"communities": "women;martians"},
        {"regions": "mars"},
        {"authorities": "Leeds"},
        {"organisations": "???"},
        {"organisations": "x" * 201},
        {"youngest_age": "eighteen"},
        {"youngest_age": "-1"},
        {"youngest_age": "999"},
        {"youngest_age": "²"},
        {"own_term": "x" * 200},
        {"id": "x"},
    ],
    ids=str,
)
def test_what_it_cannot_mean_is_a_problem_at_its_column(cells):
    assert problems(**cells) == list(cells)


def test_an_organisation_is_known_by_its_name_or_is_a_new_one():
    row = cleaned(organisations="MIND;Harbour Trust; Mind!")
    assert row.links["organisations"] == {"mind": "Mind!", "harbour-trust": "Harbour Trust"}
    assert row.new_organisations == {"harbour-trust": "Harbour Trust"}
    assert row.problems == []


def test_ages_in_the_wrong_order():
    assert problems(youngest_age="30", oldest_age="18") == ["oldest_age"]


def test_a_row_without_name_and_id():
    assert problems(name="") == ["name"]
