"""What goes dark, on which day, and in which list it stands before."""

import datetime

import pytest
from django.utils import timezone

from directory import rules
from directory.models import Contact, Project
from directory.records import endings, work
from directory.vocabulary import Review
from tests.factories import make_consent, make_contact, make_person, make_project

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
YEAR = rules.A_YEAR


def in_london(name="A group", **columns):
    return make_project(name=name, regions=["london"], **columns)


def soon():
    """Name -> the words of what ends."""
    found = endings.soon(Project.objects.all(), TODAY)
    return {Project.objects.get(pk=pk).name: [str(one) for one in some] for pk, some in found.items()}


def day(date):
    return f"{date.day} {date:%B %Y}"


def test_a_group_is_due_soon_eight_weeks_before_its_check_stops_counting():
    in_london("Not yet", last_checked_on=TODAY - YEAR + rules.SOON + DAY)
    in_london("Eight weeks", last_checked_on=TODAY - YEAR + rules.SOON)
    in_london("Tomorrow", last_checked_on=TODAY - YEAR + DAY)
    in_london("Due", last_checked_on=TODAY - YEAR)
    assert soon() == {
        "Tomorrow": [f"it counts as not checked from {day(TODAY + DAY)}"],
        "Eight weeks": [f"it counts as not checked from {day(TODAY + rules.SOON)}"],
    }


@pytest.mark.parametrize("ago", [364, 310, 309, 100])
def test_a_number_is_announced_until_the_day_it_goes(ago):
    """The days of the list are those of the public page."""
    project = in_london(last_checked_on=TODAY - ago * DAY)
    contact = make_contact(project, checked=ago * DAY)
    goes = TODAY + (365 - ago) * DAY
    assert contact.public_until() == goes
    assert Contact.objects.public(goes - DAY).exists()
    assert not Contact.objects.public(goes).exists()
    words = f"its phone number goes from the public page on {day(goes)}"
    assert (words in soon().get("A group", [])) == (goes <= TODAY + rules.SOON)


def test_a_consent_that_runs_out_is_in_the_same_list_though_the_group_was_checked_yesterday():
    project = in_london(last_checked_on=TODAY - DAY)
    make_contact(project, checked=DAY, expires=10 * DAY)
    assert soon() == {"A group": [f"its phone number goes from the public page on {day(TODAY + 10 * DAY)}"]}


def test_what_has_gone_stays_in_the_list_until_it_is_asked_again():
    project = in_london(last_checked_on=TODAY - DAY)
    contact = make_contact(project, checked=DAY, expires=-3 * DAY)
    assert soon() == {"A group": [f"its phone number went from the public page on {day(TODAY - 3 * DAY)}"]}
    contact.is_hidden = True
    contact.save()
    assert soon() == {}


def test_exact_addresses_and_the_word_to_be_listed_end_too():
    project = in_london(last_checked_on=TODAY - DAY)
    about = {"said_on": TODAY - YEAR, "expires_on": TODAY + 5 * DAY}
    exact = make_consent(project, use="exact-venue", **about)
    project.venues.create(area="Leeds", precision="exact", address="1 High Street", consent=exact)
    listed = in_london("Listed", last_checked_on=TODAY - DAY)
    make_consent(listed, use="listing", **about)
    on = day(TODAY + 5 * DAY)
    assert soon() == {
        "A group": [f"its exact address goes from the public page on {on}"],
        "Listed": [f"what they agreed to, to be listed, runs out on {on}"],
    }
    make_consent(listed, use="listing")
    assert "Listed" not in soon()


def test_a_contact_that_was_never_public_ends_nothing():
    project = in_london(last_checked_on=TODAY - DAY)
    make_contact(project, checked=None, expires=DAY)
    make_contact(project, said=False, checked=DAY, expires=DAY)
    assert soon() == {}


def test_neither_drafts_nor_closed_groups_nor_those_that_are_due_are_due_soon():
    late = {"last_checked_on": TODAY - YEAR + DAY}
    in_london("Draft", review=Review.DRAFT, **late)
    in_london("Closed", stage="closed", **late)
    due = in_london("Due", last_checked_on=TODAY - 2 * YEAR)
    make_contact(due, checked=2 * YEAR, expires=DAY)
    assert soon() == {}


def test_the_soonest_stands_first_and_pages_hold_what_ends():
    for days in (20, 3, 40):
        in_london(f"In {days}", last_checked_on=TODAY - YEAR + days * DAY)
    person = make_person(role="researcher", regions=["london"])
    listed = work.work_list(person, "soon")
    assert (listed.count, [row.name for row in listed.rows[:2]]) == (3, ["In 3", "In 20"])
    assert [len(row.endings) for row in listed.rows[2:]] == [1]
    assert work.work_list(make_person(role="researcher", regions=["eastern"]), "soon").count == 0


def test_the_number_of_groups_costs_no_more_queries(django_assert_num_queries):
    for number in range(6):
        make_contact(in_london(f"G{number}", last_checked_on=TODAY - 340 * DAY), checked=340 * DAY)
    with django_assert_num_queries(6):
        assert len(endings.soon(Project.objects.all())) == 6
