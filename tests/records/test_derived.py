"""What follows from facts is worked out from facts, and written by nobody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Venue
from directory.records import derived, facts
from directory.records.placing import Private
from tests.factories import LEEDS, make_project, make_region

pytestmark = pytest.mark.django_db
HERE = {"latitude": 53.8, "longitude": -1.5, "authority_code": "E08000035", "ons_region": "Yorkshire"}


@pytest.fixture
def yorkshire():
    region = make_region("eastern")
    region.ons_regions = ["Yorkshire"]
    region.save()
    return region


def place(**columns):
    return derived.row_of(Venue(**({"area": "Nowhere at all"} | columns)), Private())


def test_a_local_group_works_where_its_places_are(yorkshire):
    stored = {"scope": "local"}
    found = derived.follow(stored, {"venues/new-1": place(**HERE)})
    assert found["regions/works-in/eastern"] == "inferred"


def test_a_region_that_is_stated_with_the_place_stays_alone(yorkshire):
    typed = {"venues/new-1": place(**HERE), "regions/works-in/london": "stated"}
    found = derived.regions_that_follow({"scope": "local"}, typed)
    assert found == {}


def test_a_region_that_only_an_earlier_place_spoke_of_goes(yorkshire):
    make_region("london")
    stored = {
        "scope": "local",
        "venues/1": place(**HERE),
        "regions/works-in/eastern": "inferred",
        "regions/works-in/london": "stated",
    }
    assert derived.follow(stored, {"venues/1": None})["regions/works-in/eastern"] is None


def test_a_home_is_hidden_and_its_address_goes_to_the_staffs_side():
    stored = {"scope": "local", derived.HOME: "chosen"}
    row = place(precision="exact", address="1 The Road", consent_id=3)
    made = derived.derive(stored, {"venues/new-1": row})
    hidden = made.facts["venues/new-1"]
    assert made.hides_a_home
    assert (hidden["precision"], hidden["address"], hidden["consent_id"]) == ("hidden", "", None)
    assert hidden["private"]["address"] == "1 The Road"


def test_a_meeting_leaves_a_place_that_goes():
    stored = {"scope": "local", "venues/1": place(), "meetings/2": {"venue_id": 1, "frequency": "weekly"}}
    assert derived.derive(stored, {"venues/1": None}).facts["meetings/2"]["venue_id"] is None


def test_nothing_is_written():
    project = make_project(regions=["london"], **LEEDS)
    stored = facts.take(project)
    (path,) = (path for path in stored if facts.parse(path)[0] is facts.VENUES)
    with CaptureQueriesContext(connection) as queries:
        derived.derive(stored, {path: stored[path] | {"area": "Camden"}})
        derived.follow(stored, {path: None})
        derived.disagreements(stored)
    assert not [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert facts.take(project) == stored
