import pytest

from directory.models import ClaimedCount
from directory.vocabulary import Review
from tests.factories import make_project, make_region, make_source

pytestmark = pytest.mark.django_db


def make_network(name, wording="around 60 groups", review=Review.PUBLISHED, **columns):
    network = make_project(name, review=review, network={"status": "active"} | columns).network
    ClaimedCount.objects.create(
        network=network, area="england", what=f"{name} groups", low=60, wording=wording, source=make_source()
    )
    return network


def test_a_network_shows_what_is_claimed_of_it_in_the_sources_words(page):
    make_network("Bipolar UK", "around 100 groups across England")
    found = page("/networks/")
    assert found.links["Bipolar UK"] == "/projects/bipolar-uk/"
    assert "“around 100 groups across England”" in found.text()


def test_a_merged_network_keeps_its_numbers_and_names_its_successor_and_source(page):
    make_network("Depression Alliance", status="merged", since="2016-08", successor="Mind")
    text = page("/networks/").text()
    assert "Since merged with Mind (2016). Source: The 2013 report, appendix-a" in text
    assert "before it merged" in text
    assert "around 60 groups" in text


def test_a_closed_network_hides_its_numbers(page):
    make_network("Gone", status="closed")
    text = page("/networks/").text()
    assert "This network has closed" in text
    assert "around 60 groups" not in text


def test_an_unpublished_network_is_not_shown(page):
    make_network("Draft", review=Review.DRAFT)
    assert "Draft" not in page("/networks/").html


def test_the_widest_count_stands_first_and_regions_in_their_order(page):
    network = make_network("N")
    for slug in ("west-midlands", "east-midlands"):
        ClaimedCount.objects.create(
            network=network,
            area="region",
            region=make_region(slug),
            what="Groups",
            low=5,
            wording=slug,
            source=make_source(),
        )
    rows = [e.text for e in page("/networks/").all("th") if e.get("scope") == "row"]
    assert rows == ["England", "East Midlands", "West Midlands"]


def test_a_number_has_its_note_and_the_same_words_are_shown_once(page):
    network = make_network("Voices")
    told = {"region": make_region("london"), "what": "Groups", "low": 1, "wording": "groups in two towns"}
    source = make_source()
    for best, note in [(True, "One is elsewhere."), (False, "As they list them.")]:
        ClaimedCount.objects.create(
            network=network, area="region", source=source, is_current=best, note=note, **told
        )
    text = page("/networks/").text()
    assert "“groups in two towns” One is elsewhere." in text
    assert "It also says" not in text


def test_networks_ask_as_often_for_many_as_for_one(client, django_assert_max_num_queries):
    for number in range(5):
        make_network(f"Network {number}")
    with django_assert_max_num_queries(4):
        assert client.get("/networks/").status_code == 200
