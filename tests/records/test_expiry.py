"""An exact address leaves every public place when the consent to it ends, without anybody's hand."""

import datetime

import pytest
from django.utils import timezone

from directory.geo import Point
from directory.models import ProjectChange, Venue, VenueAddress
from directory.records import expiry, placing
from directory.records.placing import Private
from directory.search import live
from tests.factories import make_consent, make_project

pytestmark = pytest.mark.django_db
DOOR = Point(53.80123, -1.54321)


@pytest.fixture
def project():
    project = make_project(name="Sunrise", slug="sunrise")
    consent = make_consent(project, use="exact-venue")
    venue = Venue(project=project, precision="exact", area="Leeds", address="7 The Road", consent=consent)
    placing.place(venue, Private("7 The Road", "", DOOR))
    return project


def public(client):
    live.refresh()
    text = "".join(client.get(page).text for page in ("/projects/sunrise/", "/projects.csv", "/projects/"))
    return {words for words in ("7 The Road", "53.80123") if words in text}


def test_while_the_consent_lives_nothing_is_taken_away(client, project):
    assert expiry.withdraw_exact_places() == 0
    assert public(client) == {"7 The Road", "53.80123"}


def test_once_it_has_ended_the_area_is_all_that_is_public(client, project):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    project.consents.update(said_on=yesterday, expires_on=timezone.localdate())
    assert expiry.withdraw_exact_places() == 1
    assert public(client) == set()
    venue = project.venues.get()
    assert (venue.precision, venue.address, venue.area) == ("area", "", "Leeds")
    assert VenueAddress.objects.get(venue=venue).address == "7 The Road"
    assert ProjectChange.objects.get(project=project).note == expiry.NOTE
    assert expiry.withdraw_exact_places() == 0


def test_a_withdrawn_consent_counts_as_ended(client, project):
    project.consents.update(answer="no")
    assert expiry.withdraw_exact_places(timezone.localdate() + datetime.timedelta(days=1)) == 1
    assert public(client) == set()
