"""How a visitor gets to a group, or to another one instead: contacts, places, near ones."""

import datetime

import pytest
from django.utils import timezone

from directory.models import Consent, Contact, Venue, VenueAddress
from directory.vocabulary import Stage
from tests.factories import LEEDS, make_contact, make_project

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YEAR = datetime.timedelta(days=365)


def test_without_a_public_contact_it_says_so_and_what_to_do(page):
    project = make_project("A", regions=["london"])
    Contact.objects.create(project=project, kind="phone", value="020 7946 0999", source=project.source)
    found = page("/projects/a/")
    assert "No way known yet." in found.text()
    assert "020 7946 0999" not in found.html
    assert found.links["See other groups in London"] == "/projects/?region=london"


def test_a_contact_with_consent_that_was_used_this_year_is_shown(page):
    make_contact(make_project("A"))
    found = page("/projects/a/")
    assert found.links["0113 496 0000"] == "tel:+441134960000"
    assert '<span translate="no">0113 496 0000</span></a>' in found.html
    assert "How to join Ring." in found.text()


# Urgent help, which stands on every page.
OUR_OWN = {"tel:999", "tel:111", "tel:116123", "sms:85258?&body=SHOUT"}
# However a number came to stand there, its link dials it and nothing else.
DIALLED = [
    ("+44 (0)1274 960000", {"01274 960000": "tel:+441274960000"}),
    ("01274960000 ext 12", {"01274 960000 extension 12": "tel:+441274960000;ext=12"}),
    (
        "01274 960000 / 07700 900123",
        {"01274 960000": "tel:+441274960000", "07700 900123": "tel:+447700900123"},
    ),
    ("08001111", {"0800 1111": "tel:08001111"}),
    ("116123", {"116 123": "tel:116123"}),
    ("85258", {"85258": "sms:85258"}),
    ("+353 1 234 5678", {"+353 1 234 5678": "tel:+35312345678"}),
    ("ask for Jo Smith", {}),
    ("01274 960000 (ask for Jo)", {}),
]


@pytest.mark.parametrize(("value", "links"), DIALLED)
@pytest.mark.parametrize("address", ["/projects/a/", "/shortlist/?id=a"])
def test_a_number_is_a_link_that_dials_it(page, address, value, links):
    make_contact(make_project("A"), value=value)
    found = page(address)
    called = {words: href for words, href in found.links.items() if href.startswith(("tel:", "sms:"))}
    called.pop("Send it by text", None)
    assert {words: href for words, href in called.items() if href not in OUR_OWN or words in links} == links
    assert all(f'translate="no">{words}</span></a>' in found.html for words in links)
    assert "Jo" not in found.html


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        ("e-mail", "a?cc=b@example.org", "mailto:a%3Fcc%3Db@example.org"),
        ("e-mail", "Jo <jo@example.org>", None),
        ("website", "www.example.org", "https://www.example.org"),
        ("website", "javascript:alert(1)", None),
    ],
)
def test_an_address_leads_where_it_says_or_is_not_shown(page, kind, value, link):
    contact = make_contact(make_project("A"), value=value)
    Contact.objects.filter(pk=contact.pk).update(kind=kind)
    found = page("/projects/a/")
    ours = [href for href in found.links.values() if "example.org" in href or "script:" in href]
    assert ours == ([link] if link else [])
    assert ("No way known yet." in found.text()) == (link is None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"said": False},
        {"expires": -datetime.timedelta(days=1)},
        {"checked": None},
        {"checked": datetime.timedelta(days=366)},
    ],
)
def test_a_contact_without_live_consent_and_check_is_not_shown(page, wrong):
    make_contact(make_project("A"), **wrong)
    assert "0113 496 0000" not in page("/projects/a/").html


def test_the_place_is_no_nearer_than_the_public_may_know(page):
    project = make_project("A", **LEEDS)
    VenueAddress.objects.create(
        venue=Venue.objects.get(),
        address="7 Secret Street",
        postcode="LS1 1AZ",
        latitude=53.1,
        longitude=-1.1,
    )
    found = page(f"/projects/{project.slug}/")
    assert "Somewhere in Leeds" in found.text()
    assert "Secret" not in found.html
    assert "LS1" not in found.text()


@pytest.mark.parametrize(("answer", "shown"), [("yes", True), ("no", False), ("not-asked", False)])
def test_an_exact_address_needs_a_consent_that_is_a_yes(page, answer, shown):
    project = make_project("A")
    consent = Consent.objects.create(
        project=project,
        use="exact-venue",
        answer=answer,
        who="x",
        said_on=TODAY - YEAR,
        how="phone",
        wording="May we?",
        expires_on=TODAY + YEAR,
    )
    Venue.objects.create(
        project=project,
        precision="exact",
        area="Leeds",
        address="The Hall, High Street",
        consent=consent,
        latitude=53.8,
        longitude=-1.55,
    )
    found = page("/projects/a/")
    assert ("The Hall" in found.html) == shown
    where = "https://www.openstreetmap.org/?mlat=53.80000&mlon=-1.55000#map=17/53.80000/-1.55000"
    assert found.links.get("Open in OpenStreetMap") == (where if shown else None)


def test_a_place_known_by_its_area_is_on_no_map(page):
    make_project("A", **LEEDS)
    assert "openstreetmap" not in page("/projects/a/").html


def test_a_national_group_sends_nobody_to_the_region_of_its_office(page):
    make_project("Web", scope="national", based_in=["london"])
    assert "See other groups in London" not in page("/projects/web/").links


def test_from_a_closed_group_one_step_leads_to_those_near(page):
    make_project("Shut", stage="closed", **LEEDS)
    make_project("Open", **LEEDS)
    found = page("/projects/shut/")
    assert found.links["See groups near or like this one"] == "#near"
    assert found.links["Open"] == "/projects/open/"


def test_a_closed_group_says_so_and_shows_others_near_it(page):
    make_project("Shut", stage=Stage.CLOSED, **LEEDS)
    make_project("Open", **LEEDS)
    make_project("Shut too", stage=Stage.CLOSED, **LEEDS)
    found = page("/projects/shut/")
    assert "This group has closed" in found.text()
    assert "How to join" not in found.text()
    assert found.links["Open"] == "/projects/open/"
    assert "Shut too" not in found.html


def test_without_a_point_others_of_the_kind_in_the_region_are_near(page):
    make_project("A", regions=["london"], experience=["bipolar"])
    make_project("Like it", regions=["london"], experience=["bipolar"])
    make_project("Elsewhere", regions=["eastern"], experience=["bipolar"])
    found = page("/projects/a/")
    assert "Like it" in found.links
    assert "Elsewhere" not in found.html
