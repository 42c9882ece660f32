import pytest

from directory.models import PeerDefinition, TrainingCourse
from directory.pages.content import report_content
from directory.records import keeping
from directory.vocabulary import RefusedFor, Review
from tests.factories import make_project, make_region, make_source, make_term

pytestmark = pytest.mark.django_db


def test_about_gives_the_attributions_that_the_data_asks_for(page):
    text = page("/about/").text()
    for words in [
        "Contains OS data © Crown copyright and database right 2025.",
        "Contains Royal Mail data © Royal Mail copyright and database right 2025.",
        "Contains National Statistics data © Crown copyright and database right 2025.",
        "Open Government Licence v3.0",
        "CC BY 4.0",
    ]:
        assert words in text


def test_about_needs_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/about/").status_code == 200
        assert client.get("/about/2013-report/").status_code == 200
        assert client.get("/about/how-to-use/").status_code == 200
        assert client.get("/about/privacy/").status_code == 200


def test_the_report_page_gives_all_sixteen_recommendations_by_whom_they_address(page):
    text = page("/about/2013-report/").text()
    items = report_content()["recommendations"]["items"]
    assert [item["number"] for item in items] == list(range(1, 17))
    assert [item["number"] for item in items if " ".join(item["words"].split()) not in text] == []


def test_the_report_page_names_funders_but_no_project_they_fund(page):
    text = page("/about/2013-report/").text()
    funders = text[text.index("Who paid for groups") :]
    assert "Comic Relief" in funders
    assert "Two network sites" not in text
    assert "(outside England)" in text


def test_kinds_of_peer_support_lead_to_groups_of_that_kind(page):
    make_term("category", "peer-brokerage")
    found = page("/about-peer-support/")
    assert "The report calls it “Peer brokerage”." in found.text()
    assert found.links["Find groups of this kind: Peer help with a personal budget"] == (
        "/projects/?category=peer-brokerage"
    )


def test_both_lists_of_the_report_stand_there_and_how_they_differ(page):
    text = page("/about-peer-support/").text()
    assert "Non-recovery based" in text
    assert "How the two lists differ" in text


def test_a_definition_of_an_unpublished_project_is_not_shown(page):
    for name, review in [("Shown", Review.PUBLISHED), ("Hidden", Review.DRAFT)]:
        PeerDefinition.objects.create(
            project=make_project(name, review=review),
            who=name,
            defines="peer",
            words=f"{name} words",
            source=make_source(),
        )
    text = page("/about-peer-support/in-other-words/").text()
    assert "Shown words" in text
    assert "Hidden words" not in text


PARTS = {
    "/about-peer-support/": "kinds lists apart peer definitions values good",
    "/about/2013-report/": "method limits past learned asks imroc money checking bodies",
    "/about/": "who method limits age near words privacy accessibility licences",
    "/about/privacy/": "visit groups write work who-gets-it rights complain",
    "/urgent-help/": "lines harm other-help",
}


@pytest.mark.parametrize(("address", "parts"), PARTS.items())
def test_an_address_of_a_part_keeps_its_place(page, address, parts):
    ids = {e.get("id") for e in page(address).document.iter()}
    assert set(parts.split()) - ids == set()


def test_what_the_definitions_page_holds_is_one_step_from_the_page_about_peer_support(page):
    assert "/about-peer-support/in-other-words/" in page("/about-peer-support/").links.values()


def test_training_says_level_provider_and_accreditation(page):
    course = TrainingCourse.objects.create(
        slug="c",
        name="Peer mentoring",
        provider="Open College Network",
        level="Level 1",
        accredited="yes",
        source=make_source(),
    )
    course.regions.add(make_region("london"))
    course.used_by.add(make_project("Its users"), make_project("Hidden", review="draft"))
    text = page("/training/").text()
    assert "Peer mentoring Open College Network" in text
    assert "Level Level 1" in text
    assert "Accredited Yes" in text
    assert "Named for Its users" in text
    assert "London" not in text and "Hidden" not in text


def test_what_nobody_said_of_a_course_is_left_out(page):
    TrainingCourse.objects.create(slug="c", name="A course", source=make_source())
    text = page("/training/").text()
    assert "A course Source: the 2013 report" in text
    assert "Not known" not in text


def test_about_says_what_is_not_listed_in_the_words_of_a_refusal(page):
    found = page("/about/")
    assert 'id="what-we-list"' in found.html
    for words in RefusedFor.labels:
        assert words in found.text()


@pytest.mark.parametrize("address", ["/about/", "/about/privacy/", "/tell-us/"])
def test_who_runs_it_is_said_and_who_is_on_duty_is_not(page, settings, address):
    settings.OPERATOR_NAME, settings.OPERATOR_ADDRESS = "Harbour Trust", "1 Quay, Hull"
    settings.PRIVACY_CONTACT, settings.DUTY_EMAIL = "privacy@harbour.example", "duty@harbour.example"
    found = page(address)
    assert "Harbour Trust runs this site. Its address is 1 Quay, Hull." in found.text()
    assert found.links["privacy@harbour.example"] == "mailto:privacy@harbour.example"
    assert "duty@harbour.example" not in found.html


def test_a_site_without_an_operator_says_so(page):
    assert "Nobody has said yet who runs this copy of the site." in page("/about/").text()


def test_the_privacy_page_shows_each_line_of_the_table_that_forgets(page):
    found = page("/about/privacy/")
    text = found.text()
    for line in keeping.KEPT:
        assert f"{line.what} {line.how_long}" in text


def test_the_privacy_page_says_what_the_law_asks_for(page, settings):
    """UK GDPR, articles 13 and 14: who, why, on which basis, whence, who gets it, rights, regulator."""
    settings.OPERATOR_NAME, settings.PRIVACY_CONTACT = "Harbour Trust", "privacy@harbour.example"
    text = page("/about/privacy/").text()
    wanted = ["Harbour Trust", "privacy@harbour.example", "legitimate interests", "consent", "safeguarding"]
    wanted += [
        "explicit consent",
        "a report of 2013",
        "Who gets it",
        "show you all that we hold",
        "put it right",
    ]
    wanted += [
        "erase it",
        "hold it, but not use it",
        "if you object",
        "take back a yes",
        "one for a computer",
    ]
    wanted += ["No computer makes choices about you", "You need not give your name", "Commissioner"]
    assert [words for words in wanted if words not in text] == []
    assert "https://ico.org.uk/make-a-complaint/" in page("/about/privacy/").links.values()
