"""What changed since a day: what is there now by name, what was taken off as a number only."""

import datetime

import pytest
from django.http import QueryDict
from django.utils import timezone

from directory.models import Project, ReviewEvent
from directory.records import history, merging, workflow
from directory.reports.regional import regional_summary
from directory.reports.report import Audience
from directory.search import ProjectSearch, live
from tests.factories import make_person, make_project, make_region

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.date(2020, 1, 1)


@pytest.fixture
def editor(db):
    return make_person(role="editor")


@pytest.fixture
def group(editor):
    """group("Name") -> one of London that was published by an editor, and a neighbour that stays."""

    def make(name, region="london", **facts):
        project = make_project(name, regions=[region], review="draft", **facts)
        workflow.publish(project, by=editor)
        return project

    make_region("eastern")
    return make


def told(what=None, since=None, audience=Audience.PUBLIC):
    """The section's words, and its rows as (name, what happened)."""
    report = regional_summary(what, since=since or timezone.localdate(), audience=audience)
    section = report.section("changes")
    [table] = section.tables
    return " ".join(section.words), [(row.cells[0].name, row.cells[1]) for row in table.rows]


@pytest.mark.parametrize("audience", Audience)
def test_what_was_taken_off_is_a_number_in_its_region_and_named_to_nobody(group, editor, audience):
    group("Stays")
    workflow.withdraw(group("The Quiet Ones"), by=editor, note="They fear somebody.")
    for what in (None, make_region("london")):
        words, rows = told(what, audience=audience)
        assert "Taken off the list since then: 1 group. Which ones is not told." in words
        assert "Quiet" not in f"{words}{rows}"
        assert ("Stays", "Published") in rows
    assert "since then: 0 groups" in told(make_region("eastern"), audience=audience)[0]


def test_what_never_was_public_or_is_public_again_was_not_taken_off(group, editor):
    workflow.withdraw(make_project("A draft", regions=["london"], review="draft"), by=editor)
    again = group("Back again")
    workflow.withdraw(again, by=editor)
    workflow.publish(again, by=editor)
    assert "since then: 0 groups" in told()[0]


def test_what_was_taken_off_before_the_day_is_not_counted(group, editor):
    workflow.withdraw(group("Gone long ago"), by=editor)
    ReviewEvent.objects.update(at=timezone.now() - datetime.timedelta(days=40))
    recent = timezone.localdate() - datetime.timedelta(days=30)
    assert "since then: 0 groups" in told(since=recent)[0]
    assert "since then: 1 group" in told(since=LONG_AGO)[0]


@pytest.mark.parametrize("audience", Audience)
def test_of_those_who_asked_not_to_be_listed_only_englands_number_is_told(group, editor, audience):
    workflow.not_to_be_listed(group("Leave Us Out"), by=editor)
    words, rows = told(make_region("eastern"), audience=audience)
    assert "Taken out for good since then, in all of England: 1 group." in words
    assert "Leave Us Out" not in f"{words}{rows}"
    assert rows == []


def test_two_records_that_became_one_are_told_of_the_one_that_was_kept(group, editor):
    kept = group("The kept one")
    merging.merge(group("The other name"), into=kept, by=editor)
    words, rows = told(make_region("london"))
    assert ("The kept one", "Joined with another record of it") in rows
    assert "The other name" not in f"{words}{rows}"
    assert "for good" not in words


def test_a_network_that_merged_or_closed_is_told(group, editor):
    one, other = group("One Network", network={}), group("Other Network", network={})
    merging.end_network(one.network, status="merged", by=editor, successor="A Bigger One")
    merging.end_network(other.network, status="closed", by=editor)
    rows = told(make_region("london"))[1]
    assert ("One Network", "Network merged with A Bigger One") in rows
    assert ("Other Network", "Network closed") in rows


def test_of_a_question_it_says_that_the_number_is_of_the_whole_area(group, editor):
    group("Somali women", community=["somali"])
    workflow.withdraw(group("The Quiet Ones"), by=editor)
    live.refresh()
    words, _ = told(ProjectSearch(QueryDict("region=london&community=somali"), path="/"))
    assert "Taken off the list since then in London: 1 group." in words


def test_edits_are_for_internal_readers(group, editor):
    project = group("Edited")
    with history.recorded(project, by=editor, via="form"):
        Project.objects.filter(pk=project.pk).update(cost="free")
    assert ("Edited", "Facts changed") in told(audience=Audience.INTERNAL)[1]
    assert ("Edited", "Facts changed") not in told(audience=Audience.COMMISSIONER)[1]
