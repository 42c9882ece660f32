"""What a group's page says first, the way on that it names, and how a visitor goes back or sends it on."""

import datetime
from urllib.parse import unquote

import pytest
import segno
from django.utils import timezone

from directory import rules
from directory.models import Affiliation, Contact, Network, Organisation, ProjectCard, Signpost, Venue
from directory.records import reindex
from tests.factories import (
    LEEDS,
    make_consent,
    make_contact,
    make_organisation,
    make_project,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def make_network(name="Mind", status="active", **columns):
    return make_project(name, scope="national", network={"status": status} | columns).network


def put(network=None, read=True, **columns):
    told = {"slug": "s", "name": "Mind’s own", "words": "Ask there.", "source": "https://mind.org.uk/about"}
    told |= {"url": "https://www.mind.org.uk/", "read_on": datetime.date(2026, 11, 28) if read else None}
    return Signpost.objects.create(network=network, **told | columns)


def card_word(project):
    reindex.changed(project)
    return rules.way_in(ProjectCard.objects.get(project=project).facts["ways"], TODAY).label


def join_box(found):
    return found.text().partition("How to join ")[2]


def both(page, project):
    """The word on the page, which must be the word on the card."""
    word = card_word(project)
    assert join_box(page(f"/projects/{project.slug}/")).startswith(f"{word}.")
    return word


def test_it_says_what_it_is_before_how_to_join(page):
    project = make_project("A", summary="A circle of friends.", community=["women"], **LEEDS)
    make_contact(project)
    text = page("/projects/a/").text()
    order = [
        "A circle of friends.",
        "Mainly for",
        "Leeds",
        "How to join",
        "Recorded in 2013",
        "What we do not",
    ]
    assert sorted(order, key=text.index) == order


def test_contact_and_age_stand_in_one_box(page):
    make_contact(make_project("A"))
    html = page("/projects/a/").html
    box = html.partition('aria-labelledby="join"')[2].partition("</section>")[0]
    assert "0113 496 0000" in box and "Recorded in 2013, not checked since" in box
    assert 'class="warn"' not in html and 'class="dated"' not in html


@pytest.mark.parametrize(
    ("kind", "value", "word"),
    [
        ("phone", "0113 496 0000", "Ring"),
        ("e-mail", "a@example.org", "Write"),
        ("website", "https://example.org", "Look on its website"),
    ],
)
def test_the_word_of_a_contact(page, kind, value, word):
    project = make_project("A")
    Contact.objects.filter(pk=make_contact(project).pk).update(kind=kind, value=value)
    assert both(page, project) == word


@pytest.mark.parametrize(
    ("first", "word"), [("write", "Write"), ("ring", "Ring"), ("not-known", "Ring"), ("turn-up", "Ring")]
)
def test_of_two_ways_the_one_that_the_group_wants(page, first, word):
    project = make_project("A", first_contact=first)
    make_contact(project)
    Contact.objects.filter(pk=make_contact(project).pk).update(kind="e-mail", value="a@example.org")
    assert both(page, project) == word


def test_people_may_turn_up_only_where_the_address_is_public(page):
    project = make_project("A", first_contact="turn-up", **LEEDS)
    assert both(page, project) == "No way known yet"
    consent = make_consent(project, use="exact-venue", expires_on=TODAY + datetime.timedelta(days=9))
    Venue.objects.update(precision="exact", address="The Hall", consent=consent, town_only=False)
    assert both(page, project) == "Turn up"


@pytest.mark.parametrize("wrong", [{"said": False}, {"checked": None}, {"expires": -datetime.timedelta(1)}])
def test_a_contact_that_is_not_public_is_no_way(page, wrong):
    project = make_project("A")
    make_contact(project, **wrong)
    assert both(page, project) == "No way known yet"


def test_a_card_forgets_a_way_on_the_day_it_ends():
    project = make_project("A")
    make_contact(project)
    reindex.changed(project)
    [[way, until]] = ProjectCard.objects.get(project=project).facts["ways"]
    last = datetime.date.fromisoformat(until) - datetime.timedelta(days=1)
    assert rules.way_in([[way, until]], last) == "ring"
    assert rules.way_in([[way, until]], datetime.date.fromisoformat(until)) == "none"
    assert Contact.objects.public(last).exists()
    assert not Contact.objects.public(datetime.date.fromisoformat(until)).exists()


def affiliated(project, network):
    Affiliation.objects.create(project=project, network=network)


def run_by_its_own_body(project, network):
    make_body(project, make_organisation("Leeds Mind", slug="leeds-mind", parent=body_of(network)))


def run_by_the_network(project, network):
    make_body(project, body_of(network))


def body_of(network):
    return make_organisation(network.project.name, slug=network.project.slug)


def make_body(project, organisation, role="runs"):
    project.project_organisations.create(organisation=organisation, role=role)


@pytest.mark.parametrize("tie", [affiliated, run_by_its_own_body, run_by_the_network])
def test_a_local_group_leads_on_through_its_network(page, tie):
    network = make_network()
    put(network)
    project = make_project("A")
    tie(project, network)
    assert both(page, project) == "Through the network"
    found = page("/projects/a/")
    assert found.links["mind.org.uk"] == "https://www.mind.org.uk/"
    assert "Read there in November 2026, not tried." in found.text()


def test_a_group_and_its_network_lead_to_each_other(page):
    network = make_network()
    put(network)
    affiliated(make_project("A"), network)
    assert page("/projects/a/").links["What we know of Mind"] == "/projects/mind/"
    assert page("/projects/mind/").links["Mind among the national networks"] == "/networks/#mind"


def test_a_network_that_is_not_published_is_not_named(page):
    network = make_network()
    put(network)
    network.project.review = "draft"
    network.project.save()
    project = make_project("A")
    affiliated(project, network)
    assert both(page, project) == "No way known yet"
    assert "mind.org.uk" not in page("/projects/a/").html


def test_a_partner_of_the_network_is_not_its_group(page):
    network = make_network()
    put(network)
    project = make_project("A")
    make_body(project, body_of(network), role="partners")
    assert both(page, project) == "No way known yet"


def test_a_network_that_nobody_read_is_named_and_is_no_way(page):
    network = make_network()
    put(network, read=False)
    project = make_project("A")
    affiliated(project, network)
    assert both(page, project) == "No way known yet"
    found = page("/projects/a/")
    assert "Mind’s own" in found.text()
    assert "mind.org.uk" not in found.html


def test_a_finder_is_where_the_link_leads(page):
    put(make_network(), finder="https://www.mind.org.uk/find/")
    assert page("/projects/mind/").links["mind.org.uk"] == "https://www.mind.org.uk/find/"


def test_a_networks_own_page_never_says_that_nobody_can_be_reached(page):
    network = make_network()
    put(network)
    assert both(page, network.project) == "Through the network"
    text = page("/projects/mind/").text()
    assert "No way known yet" not in text and "no phone number" not in text


def test_what_merged_leads_to_its_successor_and_so_do_its_groups(page):
    put(make_network())
    old = make_network("Alliance", status="merged", successor="Mind")
    project = make_project("A")
    affiliated(project, old)
    assert both(page, project) == "Through the network"
    assert "Alliance is now part of Mind. Ask its network:" in page("/projects/a/").text()
    found = page("/projects/alliance/")
    assert found.html.count("https://www.mind.org.uk/") == 1
    assert "How to join" not in found.text()


def test_a_closed_group_has_no_way(page):
    network = make_network()
    put(network)
    project = make_project("A", stage="closed")
    affiliated(project, network)
    assert card_word(project) == "No way known yet"
    assert "How to join" not in page("/projects/a/").text()


def test_without_a_way_it_names_who_knows_the_subject_and_who_helps_anybody(page):
    put(make_network())
    put(slug="t", name="A line", url="https://line.org/", subjects=["ocd"])
    put(slug="u", name="Other line", url="https://other.org/", subjects=["gambling"])
    make_project("A", experience=["ocd"])
    found = page("/projects/a/")
    assert {"line.org", "mind.org.uk"} <= set(found.links)
    assert "other.org" not in found.html


def test_a_signpost_that_changes_changes_the_cards_of_its_groups():
    network = make_network()
    project = make_project("A")
    affiliated(project, network)
    reindex.changed(project)
    put(network)
    reindex.signpost_changed(Network.objects.all())
    facts = ProjectCard.objects.get(project=project).facts
    assert rules.way_in(facts["ways"], TODAY) == "network"
    assert Organisation.objects.count() == 0


def test_the_way_back_leads_to_the_results_that_one_came_from(page):
    make_project("A")
    found = page("/projects/a/?q=art+group&near=Leeds&community=women&community=asian&page=2&id=b")
    back = found.links["Back to your results"]
    assert back == "/projects/?id=b&q=art+group&near=Leeds&community=women&community=asian&page=2"
    assert found.links["Add to shortlist"].startswith("/projects/a/?id=b&id=a&q=art+group")


@pytest.mark.parametrize(
    "query", ["", "?id=b", "?from=https://evil.example", "?next=//evil.example", "?q=", "?near=%00"]
)
def test_without_a_search_it_leads_to_the_list(page, query):
    make_project("A")
    found = page(f"/projects/a/{query}")
    assert found.links["Find a group"].partition("?")[0] == "/projects/"
    assert "Back to your results" not in found.links
    assert "evil" not in found.html


def test_whatever_stands_in_the_search_the_way_back_stays_here(page):
    make_project("A")
    found = page("/projects/a/?q=//evil.example/%22%3E%3Cscript%3E&near=javascript:alert(1)")
    back = found.links["Back to your results"]
    assert back.startswith("/projects/?q=")
    assert "<script>" not in found.html.replace("<script src", "")


def test_an_old_address_carries_the_search_on(client):
    project = make_project("After")
    project.old_slugs.create(slug="before")
    assert client.get("/projects/before/?q=art").headers["Location"] == "/projects/after/?q=art"


def test_what_is_sent_printed_and_canonical_is_bare(page):
    make_project("Women’s room", slug="room")
    found = page("/projects/room/?q=bipolar&near=Leeds&id=b")
    address = "http://testserver/projects/room/"
    assert f'<link rel="canonical" href="{address}">' in found.html
    text, mail = found.links["Send it by text"], found.links["Send it by e-mail"]
    assert unquote(text) == f"sms:?&body={address}"
    assert unquote(mail) == f"mailto:?subject=A page for you&body={address}"
    assert "Printed from the Peer Support Directory (/projects/room/)" in found.text()
    assert "stays in your sent messages" in found.text()
    assert segno.make_qr(address, error="m").svg_inline(border=4, omitsize=True) in found.html
    for part in (text, mail):
        assert "bipolar" not in part and "Women" not in part


def test_the_canonical_address_is_the_sites_own(page, settings):
    settings.SITE_URL = "https://directory.example"
    make_project("A")
    html = page("/projects/a/").html
    assert '<link rel="canonical" href="https://directory.example/projects/a/">' in html
