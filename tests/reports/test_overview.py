"""The first half page: its sentences say the figures of the tables, and what was looked for in vain."""

import datetime

import pytest
from django.http import QueryDict

from directory.models import Gap, SearchEffort
from directory.reports.overview import FEW_GROUPS
from directory.reports.regional import regional_summary
from directory.search import ProjectSearch, live
from tests.factories import make_project, make_region, make_source, make_term

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 23)


def words_of(what=None):
    said = regional_summary(what, day=DAY, sections=["overview"]).section("overview").words
    return {point.label: point.words for point in said}


def asked(question):
    live.refresh()
    return ProjectSearch(QueryDict(question), path="/")


def gap(region, topic, finding):
    region = make_region(region) if region else None
    Gap.objects.create(region=region, topic=topic, finding=finding, source=make_source())


def gap_of(slug, finding, *, region=None, words="", vocabulary="community"):
    region = region and make_region(region)
    term = make_term(vocabulary, slug)
    Gap.objects.create(region=region, term=term, finding=finding, words=words, source=make_source())
    return term.label


def test_how_many_and_how_old():
    for days in (10, 400):
        make_project(regions=["london"], last_checked_on=DAY - datetime.timedelta(days=days))
    for year in (2013, 2026):
        make_project(regions=["london"], recorded_in=year)
    make_project(regions=["london"], stage="closed")
    said = words_of()
    assert said["What there is"].startswith("4 groups listed")
    assert said["How old that is"] == (
        "Groups: 1 of 4 confirmed in the last 12 months; 2 recorded in 2013 to 2026 and not checked since."
    )


def test_where_none_was_ever_checked_that_is_all_there_is_to_say():
    make_project(regions=["london"], recorded_in=2013)
    assert words_of()["How old that is"] == "Groups: recorded in 2013, none checked since."


def test_where_all_were_confirmed_nothing_is_said_of_never():
    make_project(regions=["london"], last_checked_on=DAY)
    assert words_of()["How old that is"] == "Groups: 1 of 1 confirmed in the last 12 months."


def test_without_groups_nothing_is_said_of_who_leads_and_how_old():
    assert list(words_of(make_region("london"))) == [
        "What there is",
        "Looked for and not found",
        "How old that is",
    ]


def test_each_part_of_a_region_is_told_and_an_empty_one_says_what_that_means():
    leeds = make_project("Elm", regions=["north-east"], community=["women"])
    leeds.venues.create(ons_region="Yorkshire and The Humber")
    make_project("Ash", scope="national", community=[("women", "welcomes")])
    gap_of("women", "cannot-tell")
    said = words_of(asked("region=north-east&community=women"))["What there is"]
    assert said.splitlines() == [
        "North East: none listed (cannot tell if there are any).",
        "Yorkshire and The Humber: 1 (Elm).",
        "National or online, not based here: 1 (Ash).",
        "2 groups listed in all; 1 only or mainly for Women.",
    ]
    table = regional_summary(asked("region=north-east&community=women"), day=DAY).table("overview")
    summary = regional_summary(asked("region=north-east&community=women"), day=DAY)
    for slug, row in (("overview", "listed"), ("overview", "current"), ("freshness", "never")):
        assert str(summary.table(slug).cell(row, "north-east-ons")) == "cannot tell"
    assert str(table.cell("current", "yorkshire-and-the-humber-ons")) == "0"


def test_of_several_terms_an_empty_part_says_what_holds_for_all_of_them():
    for slug, finding in (("women", "none-found"), ("men", "not-looked-for"), ("somali", "none-found")):
        gap_of(slug, finding, region="london")
    for question, meaning in (
        ("community=women&community=somali", "none found"),
        ("community=women&community=men", "cannot tell"),
    ):
        table = regional_summary(asked(f"region=london&{question}"), day=DAY).table("overview")
        assert str(table.cell("listed", "all")) == meaning


def test_who_leads_is_said_by_name_where_they_are_few():
    for name in ("Ash", "Elm"):
        make_project(name, regions=["london"], controlled_by="service-users")
    for n in range(1, 5):
        make_project(f"A{n}", regions=["london"], facilitated_by="staff")
    make_project("Oak", regions=["london"], facilitated_by="both", controlled_by="service-users")
    make_project(regions=["london"])
    make_project("Gone", regions=["london"], controlled_by="service-users", stage="closed")
    assert words_of()["Who leads"] == (
        "Known for 7 of 8. Who is in charge: people who use mental health services (Ash; Elm; Oak). "
        "Who runs the meetings: staff (A1; A2; A3; A4); peers and staff together (Oak)."
    )


def test_of_many_groups_none_is_told_by_name():
    for _ in range(FEW_GROUPS + 1):
        make_project(regions=["london"], controlled_by="service-users")
    said = words_of()
    assert said["What there is"] == "11 groups listed."
    assert said["Who leads"].endswith("people who use mental health services (11).")


def test_who_leads_is_marked_where_no_source_states_it():
    make_project("Ash", regions=["london"], controlled_by="service-users", inferred=["controlled_by"])
    make_project("Elm", regions=["london"], controlled_by="service-users", inferred=["facilitated_by"])
    assert words_of()["Who leads"].endswith(
        "people who use mental health services (Ash (worked out, not stated); Elm)."
    )
    for _ in range(FEW_GROUPS):
        make_project(regions=["london"])
    assert words_of()["Who leads"].endswith(
        "people who use mental health services (2, 1 of them worked out, not stated)."
    )


def test_that_nobody_knows_who_leads_is_said():
    make_project(regions=["london"])
    assert words_of()["Who leads"] == "Known for none of 1."


def test_what_was_looked_for_and_not_found_is_said_also_where_it_is_nothing():
    nobody = "No search in all of England is on record."
    assert words_of()["Looked for and not found"].splitlines() == ["Nothing is on record.", nobody]
    gap("london", "Phone lines", "none-found")
    gap("", "Night cafés", "not-looked-for")
    gap("south-west", "Choirs", "cannot-tell")
    here = words_of(make_region("london"))
    assert here["Looked for and not found"].startswith("Phone lines.\n")
    assert here["Not looked for"] == "In all of England: Night cafés."
    assert "Cannot tell" not in here
    everywhere = words_of()
    assert everywhere["Looked for and not found"].startswith("Phone lines (London).\n")
    assert everywhere["Not looked for"] == "Night cafés."
    assert everywhere["Cannot tell"] == "Choirs (South West)."


def test_of_many_gaps_the_nearest_are_said_and_the_rest_counted():
    for n in range(5):
        gap("", f"Far {n}", "cannot-tell")
    for n in range(3):
        gap("london", f"Near {n}", "cannot-tell")
    said = words_of(make_region("london"))["Cannot tell"]
    assert said.startswith("Near 0; Near 1; Near 2; Far 0 (England); Far 1 (England); ")
    assert said.endswith("; 2 more under “Gaps on record”.")


def test_of_a_question_only_the_gaps_that_touch_it_are_said_with_their_reason():
    gap_of("somali", "none-found", region="london", words="Nobody answered. Ask again. And again.")
    gap_of("women", "none-found", region="london")
    said = words_of(asked("region=london&community=somali"))
    assert said["Looked for and not found"].startswith("Nobody answered. Ask again.\n")
    somali = gap_of("racialised-communities", "none-found")
    said = words_of(asked("region=london&community=somali"))
    assert said["Looked for and not found"].startswith("Nobody answered.")
    make_term("community", "asian")
    said = words_of(asked("region=london&community=asian"))
    assert said["Looked for and not found"].startswith(f"In all of England: {somali}.\n")


def test_what_nobody_looked_for_is_missing_from_every_answer_that_did_not_ask_for_something_else():
    councils = gap_of("statutory", "not-looked-for", vocabulary="grouping")
    gap("", "Children", "not-looked-for")
    gap("", "Phone lines", "cannot-tell")
    make_project(regions=["london"], community=["somali"], grouping=["national-branch"])
    said = words_of(asked("region=london&community=somali"))
    assert said["Not looked for"] == f"In all of England: {councils}; Children."
    assert "Cannot tell if there are more" not in said
    branches = words_of(asked("region=london&grouping=national-branch"))
    assert branches["Not looked for"] == "In all of England: Children."


def test_how_hard_somebody_looked_is_that_of_the_nearest_search():
    regions = [make_region(slug) for slug in ("london", "eastern")]
    for region, people, days in ((regions[0], 1, 10), (regions[0], 2, 20), (None, 9, 90)):
        SearchEffort.objects.create(region=region, researchers=people, days=days, source=make_source())
    untold = "; for which communities is not recorded."
    assert looked_for(regions[0]) == f"3 people looked in this region for 30 days in all{untold}"
    assert looked_for(None) == f"9 people looked in all of England for 90 days in all{untold}"
    SearchEffort.objects.get(region=None).communities.add(make_term("community", "women"))
    assert looked_for(None) == "9 people looked in all of England for 90 days in all."
    assert looked_for(regions[1]) == "No search in this region is on record."
    SearchEffort.objects.create(region=regions[1], source=make_source())
    assert looked_for(regions[1]) == f"Somebody looked in this region{untold}"


def looked_for(region):
    return words_of(region)["Looked for and not found"].splitlines()[1]


def test_gaps_and_searches_say_how_old_they_are_too():
    region = make_region("london")
    for key, dated in (("a", "2013-09"), ("b", "2026-11-20")):
        source = make_source(key, dated=dated)
        Gap.objects.create(region=region, topic=key, finding="cannot-tell", source=source)
    said = words_of(region)["How old that is"]
    assert said == "Gaps and searches: September 2013 to 20 November 2026."
    SearchEffort.objects.create(region=region, days=1, done_on="2027", source=source)
    assert words_of(region)["How old that is"] == "Gaps and searches: September 2013 to 2027."
    rows = regional_summary(region, day=DAY).table("gaps").rows
    assert [row.cells[4] for row in rows] == ["September 2013", "20 November 2026"]


def test_to_a_question_about_several_regions_what_stands_for_all_of_them_goes_first():
    for slug in ("london", "eastern"):
        make_region(slug)
    gap_of("women", "cannot-tell", region="eastern", words="None was found in this region.")
    here = "In Eastern (East of England): None was found in this region."
    assert words_of(asked("community=women"))["Cannot tell if there are more"] == here
    gap_of("women", "cannot-tell", words="Few were found.")
    said = words_of(asked("community=women"))["Cannot tell if there are more"]
    assert said == "In all of England: Few were found."
    near = words_of(asked("community=women&region=eastern"))["Cannot tell if there are more"]
    assert near == "None was found in this region."
