import pytest

from directory.models import ClaimedCount, Gap, ProjectRegion, SearchEffort
from directory.search import live
from directory.vocabulary import Review, Stage
from tests.factories import LEEDS, make_project, make_region, make_source, make_term

pytestmark = pytest.mark.django_db


def claim(region, wording, **more):
    given = {"what": "Hearing Voices groups", "low": 25, "area": "region", "source": make_source()}
    return ClaimedCount.objects.create(region=region, wording=wording, **given | more)


def test_the_regions_are_links(page):
    make_region("north-east")
    assert "/regions/north-east/" in page("/regions/").links.values()


def test_a_region_that_is_not_there_is_not_found(page):
    page("/regions/wales/", status=404)


def test_a_region_lists_each_group_once_and_counts_them_by_kind(page):
    make_project("Two", regions=["london"], grouping=["statutory", "local-voluntary"], summary="One. Two.")
    make_project("None", regions=["london"])
    make_project("Draft", regions=["london"], review=Review.DRAFT, grouping=["statutory"])
    found = page("/regions/london/")
    assert found.text().count("Two One.") == 1
    assert "NHS and council projects (1)" in found.links
    assert "Draft" not in found.html
    assert "Two. Two." not in found.text()
    assert "We list 2 groups here." in found.text()
    assert found.title == "Groups in one area - Directory"


def test_the_number_of_a_kind_is_the_one_that_its_results_begin_with(page):
    for number in range(3):
        make_project(f"Group {number}", regions=["london"], grouping=["statutory"])
    make_project("Web", regions=["london"], scope="national", grouping=["statutory"])
    make_project("Shut", regions=["london"], stage=Stage.CLOSED, grouping=["statutory"])
    make_project("Only national", regions=["london"], scope="national", grouping=["national-network"])
    found = page("/regions/london/")
    kinds = {label: href for label, href in found.links.items() if "grouping=" in href}
    assert list(kinds) == ["NHS and council projects (3)"]
    results = page(kinds["NHS and council projects (3)"])
    assert results.text().count("3 groups") == 1


def test_a_long_list_has_pages_and_each_group_stands_on_one_of_them(page):
    wanted = [f"Group {number:02}" for number in range(45)]
    for name in wanted:
        make_project(name, regions=["london"])
    listed = []
    for number in (1, 2, 3):
        found = page(f"/regions/london/?page={number}")
        assert found.title == f"Groups in one area (page {number} of 3) - Directory"
        listed += [e[0].text for e in found.all("h3") if len(e)]
    assert listed == wanted
    assert "Showing 41 to 45 of 45." in found.text()
    assert page("/regions/london/").links["Next page"] == "/regions/london/?page=2"


@pytest.mark.parametrize("number", ["4", "0", "-1", "x", "9999999"])
def test_a_page_that_is_gone_leads_to_the_first(client, number):
    make_project("A", regions=["london"])
    response = client.get(f"/regions/london/?page={number}")
    assert (response.status_code, response["Location"]) == (302, "/regions/london/")


def test_what_is_special_about_a_group_stands_beside_its_name(page):
    make_project("Web", based_in=["london"], scope="national", grouping=["national-network"])
    make_project("Shut", regions=["london"], stage=Stage.CLOSED)
    make_project("Guessed", regions=["london"])
    ProjectRegion.objects.filter(project__name="Guessed").update(inferred=True)
    make_project("A men’s group", regions=["london"], is_unnamed=True)
    text = page("/regions/london/").text()
    for words in [
        "National or online, based here.",
        "This group has closed.",
        "We put it in London by its place: no source names the area.",
        "the title is ours.",
    ]:
        assert words in text


def test_groups_stand_in_order_of_place(page):
    make_project("No place", regions=["north-east"])
    make_project("Zed", regions=["north-east"], **LEEDS)
    make_project("Able", regions=["north-east"], lat=53.79, lon=-1.75, area="Bradford")
    names = [e[0].text for e in page("/regions/north-east/").all("h3") if len(e)]
    assert names[:3] == ["Able", "Zed", "No place"]


def test_a_group_in_two_places_stands_once_and_names_both(page):
    make_project("Harrow Circle", regions=["london"], lat=51.58, lon=-0.33, area="Harrow, London")
    make_project("Two Boroughs", regions=["london"], covers=[("E09000005", "Brent"), ("E09000015", "Harrow")])
    found = page("/regions/london/")
    names = [e[0].text for e in found.all("h3") if len(e)]
    assert names == ["Two Boroughs", "Harrow Circle"]
    assert "Brent and Harrow" in found.text()


def test_claimed_counts_stand_apart_in_their_own_words_and_are_never_added_up(page):
    region = make_region("london")
    network = make_project("Voices", network={"status": "merged", "successor": "Others"}).network
    claim(region, "around 25 groups", network=network)
    claim(region, "up to 30 groups", network=network, is_current=False)
    text = page("/regions/london/").text()
    assert "We list 0 groups here." in text
    assert "“around 25 groups” The report also says “up to 30 groups”" in text
    assert "since merged with Others" in text
    assert "55" not in text


def test_each_number_has_its_own_note_and_the_same_words_are_said_once(page):
    region = make_region("london")
    network = make_project("Voices", network={"status": "active"}).network
    claim(region, "networks in two towns", network=network, note="One is elsewhere.")
    claim(region, "networks in two towns", network=network, is_current=False, note="As they list them.")
    claim(region, "three of them", network=network, is_current=False, note="A footnote.")
    text = page("/regions/london/").text()
    told = "“networks in two towns” One is elsewhere. The report also says “three of them” A footnote."
    assert told in text
    assert text.count("networks in two towns") == 1


def test_a_closed_networks_numbers_are_hidden(page):
    network = make_project("Voices", network={"status": "closed"}).network
    claim(make_region("london"), "around 25 groups", network=network)
    assert "around 25 groups" not in page("/regions/london/").html


def test_what_is_missing_says_why(page):
    region = make_region("london")
    Gap.objects.create(
        region=region, term=make_term("community", "trans"), finding="none-found", source=make_source()
    )
    Gap.objects.create(region=region, topic="Cumbria", finding="cannot-tell", source=make_source())
    SearchEffort.objects.create(region=region, researchers=1, days=10, source=make_source())
    text = page("/regions/london/").text()
    assert "None found Trans people" in text
    assert "Cannot tell Cumbria" in text
    assert "1 person looked, for 10 days in all." in text


def test_a_region_asks_as_often_for_many_groups_as_for_one(client, django_assert_max_num_queries):
    for number in range(12):
        make_project(f"Group {number}", regions=["london"], grouping=["statutory"], **LEEDS)
    live.refresh()
    with django_assert_max_num_queries(6):
        assert client.get("/regions/london/").status_code == 200
    assert client.post("/regions/london/").status_code == 405


def test_what_was_worked_out_is_marked_in_a_regions_list(page):
    project = make_project("A", regions=["london"], area="Leeds", lat=53.8, lon=-1.55, summary="A circle.")
    assert "worked out" not in page("/regions/london/").text()
    type(project).objects.update(inferred=["summary", "place/Leeds"])
    text = page("/regions/london/").text()
    assert "A circle. (worked out, not stated)" in text
    assert "Leeds (worked out, not stated)" in text
