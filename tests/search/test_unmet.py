"""Which choices are counted as in vain: by boxes alone, and nothing of one who asks for help."""

import datetime

import pytest
from django.http import QueryDict

from directory.search import ProjectSearch, live
from directory.search.unmet import Tally, chosen_in_vain
from tests.factories import make_project, make_region, make_term

pytestmark = pytest.mark.django_db
MONTH = datetime.date(2026, 11, 1)


@pytest.fixture(autouse=True)
def listed():
    make_project("Women", regions=["london"], community=["women"], mode=["in-person"])
    make_project("Somali", regions=["eastern"], community=["somali"], mode=["in-person"])
    make_term("community", "polish")
    make_region("north-west")
    live.refresh()


def counted(query):
    found = chosen_in_vain(ProjectSearch(QueryDict(query)), datetime.date(2026, 11, 28))
    assert {month for month, *_ in found} <= {MONTH}
    return sorted((slug, region) for _, _, slug, region in found)


def test_a_term_that_no_group_of_the_region_has_is_counted():
    assert counted("community=somali&region=london") == [("somali", "london")]


def test_a_term_that_no_group_has_is_counted_for_england():
    assert counted("community=polish") == [("polish", "")]


def test_where_any_group_is_found_nothing_is_counted():
    assert counted("community=women&region=london") == []
    assert counted("community=somali&community=polish&region=eastern") == []
    assert counted("region=north-west") == []
    assert counted("") == []


def test_choices_that_only_together_find_nothing_are_counted_each():
    assert counted("community=women&mode=forum&region=london") == []
    make_term("mode", "forum")
    live.refresh()
    assert counted("community=women&mode=forum&region=london") == [("forum", "london"), ("women", "london")]


def test_words_places_and_what_is_only_for_them_decide_nothing():
    """The page may find nothing for these; the choices alone do."""
    for more in ("q=swimming", "near=Leeds", "authority=E09000007", "only=yes", "q=monday+evening"):
        assert counted(f"community=women&region=london&{more}") == [], more
        assert counted(f"community=somali&region=london&{more}") in ([("somali", "london")], []), more


@pytest.mark.parametrize("words", ["q=i+want+to+die", "near=i+want+to+die", "q=i+cut+myself+tonight"])
def test_whoever_asks_for_help_in_distress_is_not_counted(words):
    assert ProjectSearch(QueryDict(words)).interpreted.distress
    assert counted(f"community=somali&region=london&{words}") == []


def test_what_is_no_search_of_one_person_is_not_counted():
    assert counted("community=somali&region=london&page=2") == []
    assert counted("community=somali&community=nonsense&region=london") == []
    regions = "&".join(f"region={slug}" for slug in ("london", "north-west"))
    many = "&".join(f"experience={slug}" for slug in ("ocd", "bipolar", "anxiety", "depression"))
    for slug in ("ocd", "bipolar", "anxiety", "depression"):
        make_term("experience", slug)
    live.refresh()
    assert len(counted(f"{many}&region=london")) == 4
    assert counted(f"{many}&{regions}") == []


def test_a_closed_group_is_none_that_is_found():
    make_project("Gone", regions=["london"], community=["polish"], stage="closed")
    live.refresh()
    assert counted("community=polish&region=london") == [("polish", "london")]


def test_a_tally_is_taken_once_and_counts_of_another_may_be_put_back():
    tally = Tally()
    tally.add([(MONTH, "community", "somali", "")])
    tally.add([(MONTH, "community", "somali", "")])
    taken = tally.take()
    assert taken == {(MONTH, "community", "somali", ""): 2}
    assert tally.take() == {}
    tally.add(taken)
    assert tally.take() == taken
