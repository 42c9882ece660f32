import datetime

import pytest
from django.utils import timezone

from directory.imports.data_checks import EVERYWHERE, NATIONAL, by_region, findings
from directory.models import ClaimedCount, ProjectOrganisation, Signpost, Venue
from directory.records.reindex import changed
from tests.factories import (
    make_contact,
    make_organisation,
    make_project,
    make_region,
    make_source,
    make_term,
)
from tests.imports.report.sample import make_rutland

pytestmark = pytest.mark.django_db

OAKHAM = {"area": "Oakham, Rutland", "lat": 52.67, "lon": -0.73, "regions": ["east-midlands"]}


@pytest.fixture(autouse=True)
def gazetteer():
    make_rutland()
    for slug in ["east-midlands", "london"]:
        make_region(slug)


def whole(**facts):
    """A project with nothing to say about."""
    checked = {"last_checked_on": timezone.localdate()}
    project = make_project(**{"grouping": ["statutory"], "summary": "A group.", **checked, **OAKHAM, **facts})
    make_contact(project)
    changed(project)
    return project


def said(**kwargs):
    return [(finding.region, finding.words, finding.is_error) for finding in findings(**kwargs)]


def test_a_whole_record_is_passed_over():
    whole()
    assert said() == []


def test_a_record_without_grouping_is_an_error_in_its_region():
    whole(name="Room", slug="room", grouping=[])
    assert said() == [("East Midlands", "Room (room) has no grouping", True)]


def test_a_published_record_without_summary_is_an_error_and_a_draft_is_not():
    whole(name="Room", slug="room", summary="")
    whole(name="Draft", summary="", review="draft")
    assert said() == [("East Midlands", "Room (room) has no summary", True)]


def test_what_a_reader_would_miss_is_one_warning_a_record():
    make_project(name="Room", slug="room", grouping=["statutory"], summary="A group.", regions=["london"])
    make_project(name="Draft", review="draft")
    assert said() == [("London", "Room (room) has no place, way to join or check", False)]


def test_a_source_that_says_nothing_is_an_error():
    whole(name="Room", slug="room", source=make_source("blank", title=""))
    assert said() == [("East Midlands", "Room (room) has no source that a reader can read", True)]


def test_a_local_record_without_region_is_an_error_and_a_national_one_is_not():
    whole(name="Room", slug="room", regions=[])
    whole(name="Everywhere", scope="national", regions=[])
    assert said() == [(NATIONAL, "Room (room) has no region", True)]


def test_a_place_without_a_point_is_an_error():
    Venue.objects.create(project=whole(name="Room", slug="room", area="", lat=None), area="Oakham, Rutland")
    assert said() == [("East Midlands", "Room (room): Oakham, Rutland has no point", True)]


def test_a_place_that_the_gazetteer_does_not_know_is_a_warning():
    whole(name="Room", slug="room", area="Nowhere Parva")
    [(region, words, is_error)] = said()
    assert (region, is_error) == ("East Midlands", False)
    assert words.startswith("Room (room): the gazetteer does not know 'Nowhere Parva'")


def test_a_place_in_another_region_than_stated_is_a_warning():
    project = whole(name="Room", slug="room", regions=["london"])
    project.venues.update(ons_region="East Midlands")
    words = "Room (room): Oakham, Rutland lies in East Midlands, and it is said to work elsewhere"
    assert said() == [("London", words, False)]


def test_an_organisation_that_stands_behind_nothing_is_a_warning():
    parent = make_organisation("Parent")
    child = make_organisation("Child", parent=parent)
    make_organisation("Alone")
    ProjectOrganisation.objects.create(project=whole(), organisation=child, role="runs")
    assert said() == [(EVERYWHERE, "Alone (alone) stands behind no project", False)]


def test_a_term_without_a_label_is_an_error():
    term = make_term("activity", "socialising")
    term.label = ""
    term.save()
    assert said() == [(EVERYWHERE, "the term activity/socialising has no label", True)]


def test_a_helpline_that_nobody_rang_for_half_a_year_is_listed_with_the_day_it_was_read():
    def day(ago):
        return datetime.date(2026, 7, 31) - datetime.timedelta(days=ago)

    for name, read, rung in [("Fresh", 1, 1), ("Old", 200, 200), ("Read", 1, None), ("Never", None, None)]:
        Signpost.objects.create(
            slug=name.lower(),
            name=name,
            words="w",
            source="s",
            read_on=read and day(read),
            rung_on=rung and day(rung),
        )
    Signpost.objects.create(slug="emergency", name="999", words="w", source="s", phone="999")
    assert {words for _, words, _ in said(today=datetime.date(2026, 7, 31))} == {
        "the helpline Never was never rung; its page was never read",
        "the helpline Read was never rung; its page was read on 2026-07-30",
        "the helpline Old was last rung on 2026-01-12; its page was read on 2026-01-12 (over six months ago)",
    }


def claim(**columns):
    given = {
        "area": "region",
        "region": make_region("east-midlands"),
        "grouping": make_term("grouping", "national-branch"),
        "what": "Local Minds",
        "low": 2,
        "high": 2,
        "wording": "two local Minds",
        "includes_listed": "yes",
        "source": make_source(),
    }
    return ClaimedCount.objects.create(**given | columns)


def test_a_total_that_the_listed_projects_do_not_reach_is_a_warning():
    claim()
    whole(grouping=["national-branch"])
    words = "Local Minds: 1 listed, and the report says “two local Minds”"
    assert said() == [("East Midlands", words, False)]
    whole(name="Second", grouping=["national-branch"])
    assert said() == []
    whole(name="Third", grouping=["national-branch"])
    assert said()[0][1].startswith("Local Minds: 3 listed")


def test_an_open_end_a_second_statement_and_a_count_apart_from_the_list_are_no_totals():
    claim(high=None, low=1)
    claim(low=9, high=9, is_current=False)
    claim(low=9, high=9, includes_listed="no")
    whole(grouping=["national-branch"])
    whole(name="Second", grouping=["national-branch"])
    assert said() == []


def test_a_networks_total_counts_its_own_by_affiliation_or_organisation():
    nowhere = {"scope": "national", "lat": None, "area": "", "regions": []}
    mind = whole(
        name="Mind", slug="mind", grouping=["national-network"], network={"status": "active"}, **nowhere
    )
    claim(network=mind.network)
    local = whole(grouping=["national-branch"], organisations=["Local Mind"])
    organisation = local.organisations.get()
    organisation.parent = make_organisation("Mind")
    organisation.save()
    whole(name="Other", grouping=["national-branch"])
    whole(name="Tied", grouping=["national-branch"]).affiliations.create(network=mind.network)
    assert said() == []


def test_findings_are_grouped_in_the_regions_order():
    whole(name="B", slug="b", grouping=[], regions=["london"])
    whole(name="A", slug="a", grouping=[])
    make_organisation("Alone")
    assert list(by_region(findings())) == ["East Midlands", "London", EVERYWHERE]


def test_a_contact_that_cannot_be_read_is_said_without_its_words():
    project = whole(name="Sunrise", slug="sunrise")
    project.contacts.create(kind="phone", value="ask for Jo", source=make_source(), is_hidden=True)
    project.contacts.create(kind="phone", value="01274 960000", source=make_source())
    assert [words for _, words, _ in said()] == ["Sunrise (sunrise) has a phone that we cannot read"]


def test_a_host_that_runs_a_listed_group_is_named():
    whole(name="Harbour Mind", role="hosts", organisations=["Harbour Mind"])
    whole(name="Quiet Mind", role="hosts", organisations=["Quiet Mind"])
    whole(name="The Circle", organisations=["Harbour Mind", ("Quiet Mind", "hosts")])
    [(_, words, is_error)] = said()
    assert words == ("Harbour Mind (harbour-mind) hosts groups that others run, and yet runs The Circle")
    assert not is_error
