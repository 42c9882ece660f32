"""An empty cell says whether somebody looked; and no gap is told that a question does not touch."""

import pytest
from django.http import QueryDict

from directory.models import Gap, SearchEffort, UnmetSearch
from directory.reports.regional import regional_summary
from directory.reports.report import Audience
from directory.search import ProjectSearch, live
from tests.factories import make_project, make_region, make_source, make_term

pytestmark = pytest.mark.django_db


def cell(region, vocabulary, slug, part="all"):
    return str(regional_summary(make_region(region)).table(f"coverage-{vocabulary}").cell(slug, part))


def looked(region, *communities, **columns):
    effort = SearchEffort.objects.create(region=make_region(region), source=make_source(), **columns)
    effort.communities.set(make_term("community", slug) for slug in communities)


def gap(region, vocabulary, slug, finding):
    region = make_region(region) if region else None
    Gap.objects.create(region=region, term=make_term(vocabulary, slug), finding=finding, source=make_source())


def test_a_count_stands_where_there_is_something():
    make_project(regions=["london"], community=["women"])
    gap("london", "community", "women", "none-found")
    assert cell("london", "community", "women") == "1"


def test_nobody_looked_where_no_search_is_on_record():
    make_term("community", "women")
    assert cell("london", "community", "women") == "not looked for"


def test_none_found_where_somebody_looked_for_it_or_for_what_holds_it():
    make_term("community", "somali")
    looked("london", "racialised-communities")
    assert cell("london", "community", "somali") == "none found"


def test_a_search_that_names_its_communities_did_not_look_for_the_others():
    make_term("community", "women")
    looked("london", "somali")
    assert cell("london", "community", "women") == "not looked for"


def test_a_search_that_does_not_say_for_whom_cannot_tell():
    make_term("community", "women")
    make_term("structure", "group")
    looked("london", days=10)
    assert cell("london", "community", "women") == "cannot tell"
    assert cell("london", "structure", "group") == "cannot tell"


def test_a_stated_gap_goes_before_any_search_of_its_region():
    looked("london", "women")
    gap("london", "community", "women", "not-looked-for")
    assert cell("london", "community", "women") == "not looked for"


def test_what_is_known_of_a_region_goes_before_what_stands_for_england():
    gap("", "community", "women", "cannot-tell")
    assert cell("london", "community", "women") == "cannot tell"
    looked("london", days=10)
    assert cell("london", "community", "women") == "cannot tell"
    looked("london", "women")
    assert cell("london", "community", "women") == "none found"
    gap("london", "community", "women", "not-looked-for")
    assert cell("london", "community", "women") == "not looked for"


def test_a_part_without_groups_tells_what_its_regions_searches_tell():
    looked("north-east", "women")
    make_project(regions=["north-east"], community=["women"], covers=["E08000035"])
    table = regional_summary(make_region("north-east")).table("coverage-community")
    assert str(table.cell("women", "all")) == "1"
    assert str(table.cell("women", "north-east-ons")) == "none found"


def test_a_question_is_told_of_the_gaps_that_touch_it():
    for slug in ("somali", "women", "racialised-communities"):
        gap("london", "community", slug, "cannot-tell")
    gap("north-east", "community", "somali", "none-found")
    live.refresh()
    asked = ProjectSearch(QueryDict("region=london&community=somali"), path="/")
    told = {row.cells[1] for row in regional_summary(asked).table("gaps").rows}
    assert told == {make_term("community", slug).label for slug in ("somali", "racialised-communities")}


def test_what_visitors_chose_in_vain_stands_beside_the_gaps_for_staff_alone():
    term, month = make_term("community", "somali"), "2026-01-01"
    london, eastern = make_region("london"), make_region("eastern")
    for region, times in [(london, 12), (None, 30), (eastern, 40)]:
        UnmetSearch.objects.create(month=month, term=term, region=region, times=times)
    UnmetSearch.objects.create(month=month, term=make_term("community", "women"), region=london, times=9)
    table = regional_summary(london, audience=Audience.INTERNAL).table("unmet")
    assert [row.cells for row in table.rows] == [
        ("England", term.label, "January 2026", 30),
        (london.label, term.label, "January 2026", 12),
    ]
    for audience in (Audience.PUBLIC, Audience.COMMISSIONER):
        sections = regional_summary(london, audience=audience).sections
        assert "unmet" not in [section.slug for section in sections]
