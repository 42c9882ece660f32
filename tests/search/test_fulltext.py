"""The one place where the two databases are asked differently: the answers are the same."""

import pytest
from django.db import connection

from directory.search.expression import parse
from directory.search.fulltext import ids_by_field, which_stand
from tests.factories import make_project

EAGER_WORKERS = """
SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0; SET LOCAL enable_bitmapscan = off;
"""


@pytest.fixture
def gardens(db):
    """Three projects: with the words in the name, in the summary, and in the rest."""
    named = make_project("Quiet gardens")
    told = make_project("A", summary="Quiet gardens and talk.")
    known = make_project("B", also_known_as="Quiet gardens")
    return named.pk, told.pk, known.pk


def found(text):
    [by_field] = ids_by_field([parse(text).parts()])
    return {field: set(ids) for field, ids in by_field.items()}


def test_each_field_holds_those_before_it(gardens):
    named, told, known = gardens
    fields = found("gardens")
    assert fields["name"] in ({named}, {named, known})
    assert fields["summary"] == fields["name"] | {told}
    assert fields["rest"] == {named, told, known}


def test_several_questions_are_answered_apart(gardens):
    both = ids_by_field([parse("gardens").parts(), parse("wizards").parts()])
    assert set(both[0]["rest"]) == set(gardens)
    assert both[1] == {"name": [], "summary": [], "rest": []}


def test_the_fields_keep_their_order_where_workers_share_the_search(gardens):
    alone = found("gardens")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(EAGER_WORKERS)
    assert found("gardens") == alone


def test_a_phrase_runs_across_no_two_fields(db):
    make_project("Quiet", summary="gardens")
    assert found('"quiet gardens"') == {"name": set(), "summary": set(), "rest": set()}


def test_only_the_parts_that_stand_are_numbered(gardens):
    parts = [*parse("gardens").parts(), *parse("wizards").parts()]
    assert which_stand(parts) == {0}
