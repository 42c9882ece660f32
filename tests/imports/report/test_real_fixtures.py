"""The fixtures as they are shipped: whole, loaded in one go, and with nothing that misleads."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from directory.imports.data_checks import findings
from directory.imports.report.load import load_report
from directory.models import Answer, ClaimedCount, LoadedRecord, Project, Region, Venue
from tests.gazetteer.sample import GEODATA

pytestmark = pytest.mark.slow

FIXTURES = GEODATA.parent


@pytest.fixture(scope="module")
def loaded_once(with_gazetteer, django_db_blocker):
    """The report, loaded here and now: what loading it says is what these tests are about."""
    with django_db_blocker.unblock(), transaction.atomic():
        outcome = load_report(FIXTURES)
        connection.check_constraints()
        yield outcome
        transaction.set_rollback(True)


@pytest.fixture
def report(loaded_once, db):
    return loaded_once


def test_all_of_it_is_loaded_and_nothing_is_left_to_say(report):
    assert report.notes == []
    assert report.done["new"] == report.records == LoadedRecord.objects.count()


def test_loading_it_again_writes_nothing(report, django_assert_max_num_queries):
    with django_assert_max_num_queries(400) as queries:
        assert load_report(FIXTURES).changed == 0
    writes = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []


def test_the_directory_is_whole(report):
    assert [finding for finding in findings() if finding.is_error] == []


def test_checking_says_so(report, capsys):
    call_command("check_directory")
    assert "\n0 errors, " in capsys.readouterr().out


def test_there_is_something_in_each_of_the_eight_regions(report):
    assert Region.objects.count() == 8
    assert all(Project.objects.published().working_in(region).exists() for region in Region.objects.all())
    assert all(ClaimedCount.objects.filter(region=region).exists() for region in Region.objects.all())


def test_more_than_150_named_projects_are_published(report):
    assert Project.objects.published().filter(is_unnamed=False).count() > 150


def test_every_venue_stands_in_england_at_a_town(report):
    for venue in Venue.objects.all():
        assert 49.8 < venue.latitude < 55.9 and venue.authority_code.startswith("E"), venue.project.slug
        assert (venue.precision, venue.town_only, venue.address) == ("area", True, "")


def test_nothing_of_2013_is_public_as_a_contact_or_counted_as_checked(report):
    assert not Project.objects.filter(last_checked_on__isnull=False).exists()
    assert not Project.objects.filter(consents__isnull=False).exists()


def test_each_answer_is_of_the_report_or_of_a_page_that_is_named(report):
    assert set(Answer.objects.values_list("state", flat=True)) == {"answered"}
    assert not Answer.objects.exclude(source__kind__in=["report", "page"]).exists()
