"""A hidden or an area venue may move inside its outcode: nothing public tells."""

import random

import pytest
from django.test import Client

from directory.models import Consent, Project, Venue, VenueAddress
from directory.records.reindex import changed
from directory.search import live
from directory.workbench.bench.mix import questions
from tests.factories import make_person, make_project, make_region

# Exact venues show their own point; the other two only their outcode's.
HERE, THERE = (53.8012, -1.5401), (53.7950, -1.5522)
OUTCODE = {"lat": 53.7997, "lon": -1.5422, "area": "LS2, Leeds", "authority": "E08000035"}


@pytest.fixture
def venues(db, gazetteer):
    make_region("north-east")
    dice = random.Random(1)
    for number in range(40):
        precision = ["area", "hidden"][number % 2]
        project = make_project(
            f"Group {number}",
            regions=["north-east"],
            precision=precision,
            experience=["depression"],
            **OUTCODE,
        )
        VenueAddress.objects.create(
            venue=project.venues.get(),
            address=f"{number} Secret Street",
            postcode="LS2 9JT",
            latitude=HERE[0] + dice.random() / 1000,
            longitude=HERE[1],
        )
    live.refresh()


def everything_public(asked):
    client = Client()
    pages = [client.get(f"/projects/?{question}").content for question in asked]
    pages += [client.get(f"/projects.csv?{question}").content for question in asked[:100]]
    pages += [
        client.get(f"/projects/{slug}/").content for slug in Project.objects.values_list("slug", flat=True)
    ]
    return [*pages, client.get("/regions/north-east/").content]


@pytest.mark.slow
def test_a_venue_that_moves_inside_its_outcode_changes_no_public_byte(venues):
    asked = questions(1000)
    before = everything_public(asked)
    assert any(b"Group 7" in page for page in before)
    VenueAddress.objects.update(
        latitude=THERE[0], longitude=THERE[1], address="9 Other Road", postcode="LS2 7EW"
    )
    changed(*Project.objects.all())
    live.refresh()
    assert everything_public(asked) == before


def test_no_public_page_asks_for_the_table_of_addresses(venues, django_assert_max_num_queries):
    client = Client()
    with django_assert_max_num_queries(30) as captured:
        client.get("/projects/?near=LS2&within=1")
        client.get("/projects.csv?near=LS2")
        client.get("/projects/group-7/")
        client.get("/regions/north-east/")
    assert not [q["sql"] for q in captured.captured_queries if "venueaddress" in q["sql"].lower()]


def test_shown_miles_of_an_exact_venue_are_geopys(db, gazetteer, ask):
    from geopy.distance import great_circle

    from directory.gazetteer import find_place

    project = make_project("Exact", **OUTCODE)
    consent = Consent.objects.create(
        project=project,
        use="exact-venue",
        answer="yes",
        who="A person",
        said_on="2026-01-01",
        how="phone",
        wording="Yes?",
        expires_on="2027-01-01",
        recorded_by=make_person(),
    )
    Venue.objects.update(precision="exact", town_only=False, consent=consent, latitude=53.75, longitude=-1.6)
    changed(project)
    search = ask("near=Bradford&within=25")
    [card] = [card for section in search.sections for card in section.cards]
    place = find_place("Bradford")
    true = great_circle(tuple(place.point), (53.75, -1.6)).miles
    assert abs(float(card.distance.removesuffix(" miles")) - true) <= 0.1
