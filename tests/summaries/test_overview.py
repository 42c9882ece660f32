"""The first half page: its sentences say the figures of the tables, and what was looked for in vain."""

import datetime

import pytest
from django.http import QueryDict

from directory.models import Gap
from directory.search import ProjectSearch, live
from directory.summaries.regional import regional_summary
from tests.factories import make_project, make_region, make_source, make_term

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 23)


def words_of(what=None):
    return regional_summary(what, day=DAY, sections=["overview"]).section("overview").words


def gap(region, topic, finding):
    region = make_region(region) if region else None
    Gap.objects.create(region=region, topic=topic, finding=finding, source=make_source())


def test_how_many_and_how_old():
    for days in (10, 400):
        make_project(regions=["london"], last_checked_on=DAY - datetime.timedelta(days=days))
    for year in (2013, 2026):
        make_project(regions=["london"], recorded_in=year)
    make_project(regions=["london"], stage="closed")
    never = "2 never confirmed since recorded (2013 to 2026)."
    assert words_of()[0] == f"4 groups listed. 1 confirmed in the last 12 months; {never}"


def test_where_all_were_confirmed_nothing_is_said_of_never():
    make_project(regions=["london"], last_checked_on=DAY)
    assert words_of()[0] == "1 group listed. 1 confirmed in the last 12 months."


def test_who_leads_is_said_of_those_of_which_it_is_known():
    for leads in ("service-users", "service-users", "others", "not-known"):
        make_project(regions=["london"], controlled_by=leads)
    make_project(regions=["london"], controlled_by="service-users", stage="closed")
    in_charge = "Who is in charge: known for 3 of 4 (people who use mental health services: 2; others: 1)."
    assert words_of()[1:3] == (in_charge, "Who runs the meetings: known for 0 of 4.")


def test_what_was_looked_for_and_not_found_is_said_also_where_it_is_nothing():
    assert words_of()[3:] == ("Looked for and not found: nothing is on record.",)
    gap("london", "Phone lines", "none-found")
    gap("", "Night cafés", "not-looked-for")
    gap("south-west", "Choirs", "cannot-tell")
    assert words_of(make_region("london"))[3:] == (
        "Looked for and not found: Phone lines.",
        "Not looked for: Night cafés (England).",
    )
    assert words_of()[3:] == (
        "Looked for and not found: Phone lines (London).",
        "Not looked for: Night cafés.",
        "Cannot be told: Choirs (South West).",
    )


def test_of_a_question_only_the_gaps_that_touch_it_are_said():
    region = make_region("london")
    for slug in ("somali", "women"):
        term = make_term("community", slug)
        Gap.objects.create(region=region, term=term, finding="none-found", source=make_source())
    live.refresh()
    said = words_of(ProjectSearch(QueryDict("region=london&community=somali"), path="/"))
    assert f"Looked for and not found: {make_term('community', 'somali').label}." in said
