import datetime

import pytest

from directory.models import Meeting, Project, Venue
from directory.pages.project import Spot, project_page, spot, time_words
from tests.factories import LEEDS, make_project

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 28)


def test_a_hidden_place_is_said_to_be_private():
    venue = Venue(precision="hidden", area="Leeds", town_only=True)
    assert spot(venue, Project()) == Spot("Near Leeds. The place itself is private.")


def test_a_meeting_says_day_time_and_note():
    meeting = Meeting(
        frequency="monthly",
        week=2,
        weekday=1,
        starts_at=datetime.time(19),
        ends_at=datetime.time(21),
        note="not in August",
    )
    assert time_words(meeting, TODAY) == "Second Tuesday of the month, 7pm to 9pm (not in August)"


def test_a_meeting_says_when_it_is_off():
    meeting = Meeting(
        frequency="weekly",
        weekday=1,
        starts_at=datetime.time(19),
        not_in_august=True,
        not_on_bank_holidays=True,
        cancelled_on=["2026-11-24", "2026-12-29", "not a day"],
        note="Ask first.",
    )
    words = "Every week, Tuesday, 7pm, not in August, on bank holidays or on 29 December 2026 (Ask first.)"
    assert time_words(meeting, TODAY) == words
    assert time_words(meeting, TODAY, with_clock=False) == words.replace(" 7pm,", "")


def test_parts_stand_in_a_visitors_order_and_empty_ones_are_left_out():
    make_project("A", facilitated_by="peers", setting=["drop-in"], value=["respect"])
    page = project_page(Project.objects.published().at("a"))
    assert [part.heading for part in page.parts] == [
        "Who leads and who helps",
        "What kind of place",
        "Ideas and values",
    ]


def test_its_own_name_among_the_organisations_says_nothing_new():
    make_project("Leeds Mind", organisations=["Leeds Mind", ("Mind", "partners")])
    page = project_page(Project.objects.published().at("leeds-mind"))
    assert [(row.label, row.values) for row in page.organisations] == [("Partner", ["Mind"])]


def test_neighbours_are_the_nearest_and_no_further_than_fifteen_miles():
    make_project("A", **LEEDS)
    make_project("Next door", lat=53.797, lon=-1.549, area="Leeds")
    make_project("Manchester", lat=53.48, lon=-2.24, area="Manchester")
    page = project_page(Project.objects.published().at("a"))
    assert [(n.name, n.area) for n in page.neighbours] == [("Next door", "Leeds")]
