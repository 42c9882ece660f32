"""The file of a question: its columns, and cells that no spreadsheet runs."""

import csv
import io

import pytest

from directory.exports.projects import projects_csv
from directory.models import Project
from directory.questions import FILE_COLUMNS
from tests.factories import LEEDS, make_project

pytestmark = pytest.mark.django_db


def written(*projects):
    text = projects_csv([project.pk for project in projects]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_columns_stand_in_the_order_of_the_contract():
    assert ",".join(FILE_COLUMNS).startswith(
        "id,slug,name,also_known_as,organisations,summary,scope,regions,based_in"
    )
    assert FILE_COLUMNS[-4:] == ["recorded_in", "last_checked_on", "source", "url"]
    assert len(FILE_COLUMNS) == 37


def test_terms_are_slugs_and_names_are_joined():
    project = make_project(
        "A",
        also_known_as=["B", "C"],
        community=[("women", "only"), ("racialised-communities", "mainly")],
        regions=["north-east"],
        organisations=["Leeds Mind"],
        **LEEDS,
    )
    [row] = written(project)
    assert row["also_known_as"] == "B;C"
    assert set(row["communities"].split(";")) == {"women", "racialised-communities"}
    assert row["only_for"] == "women"
    assert (row["regions"], row["organisations"]) == ("north-east", "Leeds Mind")
    assert (row["controlled_by"], row["last_checked_on"]) == ("not-known", "")


@pytest.mark.parametrize("name", ["=1+1", "+44", "-x", "@cmd", "\tx", "\rx"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(name):
    [row] = written(make_project(name))
    assert row["name"] == f"'{name}"


def test_numbers_stay_numbers():
    [row] = written(make_project("A", lat=50.1, lon=-5.5, area="Truro"))
    assert (row["latitude"], row["longitude"], row["recorded_in"]) == ("50.1", "-5.5", "2013")


def test_who_only_funds_and_what_is_not_published_stay_out():
    project = make_project("A", organisations=[("The Purse", "funds"), ("The House", "hosts")])
    [row] = written(project)
    assert row["organisations"] == "The House"
    Project.objects.update(review="withdrawn")
    assert written(project) == []
