import datetime

import pytest
from django.utils import timezone

from directory.models import (
    Affiliation,
    Answer,
    Meeting,
    OldSlug,
    PeerDefinition,
    Project,
    ProjectTerm,
    Venue,
)
from directory.records import tombstones
from directory.vocabulary import Review
from tests.factories import LEEDS, make_contact, make_person, make_project, make_source, make_term

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YEAR = datetime.timedelta(days=365)


def everything(project):
    """Rows in every table that the page reads."""
    venue = Venue.objects.get(project=project)
    Meeting.objects.create(project=project, venue=venue, frequency="weekly", weekday=1)
    network = make_project("A network", network={"status": "active"})
    Affiliation.objects.create(project=project, network=network.network)
    definition = PeerDefinition.objects.create(
        project=project,
        who="Its leader",
        defines="peer",
        words="Somebody who was there",
        source=project.source,
    )
    definition.bases.add(make_term("peer-basis", "same-condition"), make_term("peer-basis", "equal-footing"))
    project.more_sources.add(make_source("types-mutual"))
    make_contact(project)


def test_a_project_answers_with_its_name_as_heading_and_not_in_the_tab(page):
    make_project("Women’s room", slug="womens-room")
    found = page("/projects/womens-room/")
    assert found.text("h1") == "Women’s room"
    assert found.title == "Group details - Directory"
    assert '<meta property="og:title" content="Women’s room">' in found.html


@pytest.mark.parametrize("review", [Review.DRAFT, Review.IN_REVIEW, Review.SENT_BACK, Review.WITHDRAWN])
def test_an_unpublished_project_is_not_found(page, review):
    make_project("Hidden", review=review)
    assert "Hidden" not in page("/projects/hidden/", status=404).html


def test_an_old_address_leads_to_the_new_one_and_carries_the_shortlist(client):
    OldSlug.objects.create(slug="before", project=make_project("After"))
    response = client.get("/projects/before/?id=other")
    assert response.status_code == 301
    assert response.headers["Location"] == "/projects/after/?id=other"


def test_an_old_address_of_a_withdrawn_project_leads_nowhere(client):
    OldSlug.objects.create(slug="before", project=make_project("After", review=Review.WITHDRAWN))
    assert client.get("/projects/before/").status_code == 404


def test_a_project_that_asked_not_to_be_listed_is_gone(page):
    project = make_project("Please not us")
    tombstones.lay(project, kind="not-to-be-listed", by=None)
    project.delete()
    assert "no longer listed" in page("/projects/please-not-us/", status=410).text()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_project_page_only_reads(client, method):
    make_project("A group")
    assert getattr(client, method)("/projects/a-group/").status_code == 405


def test_a_project_with_everything_asks_nine_times_at_most(client, django_assert_max_num_queries):
    project = make_project(
        "Full",
        **LEEDS,
        regions=["north-east"],
        covers=["E1"],
        organisations=["Leeds Mind"],
        community=["women"],
        answers={3: "led by them"},
    )
    everything(project)
    with django_assert_max_num_queries(9):
        assert client.get("/projects/full/").status_code == 200


def test_for_whom_says_how_firmly(page):
    make_project("A", community=[("women", "only"), ("trans", "welcomes")], experience=["depression"])
    text = page("/projects/a/").text()
    assert "Only for Women" in text
    assert "Mainly for Depression" in text
    assert "Welcomes Trans people" in text


def test_the_words_of_the_report_stand_beside_todays_label(page):
    project = make_project("A", community=["racialised-communities"])
    project.project_terms.update(recorded_words="black and minority ethnic")
    text = page("/projects/a/").text()
    assert "Black, Asian and other racialised communities" in text
    assert "The 2013 report described this group as “black and minority ethnic”." in text


def test_a_terms_recorded_label_is_no_quotation_of_what_was_said_of_a_group(page):
    make_project("A", community=["racialised-communities", "older-people", "lesbian-gay-bisexual", "trans"])
    assert "described this group" not in page("/projects/a/").text()


def test_one_word_of_the_report_for_two_terms_is_quoted_once(page):
    make_project("A", community=["lesbian-gay-bisexual", "trans"]).project_terms.update(recorded_words="LGBT")
    assert "described this group as “LGBT”." in page("/projects/a/").text()


MARKED = {
    "Somewhere in Leeds": "place/Leeds",
    "Hartlepool": "covers/Hartlepool",
    "Women": "community/women",
    "Open to all": "membership/open-to-all",
    "Group": "structure/group",
    "In person": "mode/in-person",
    "Peers": "facilitated_by",
    "18 and over": "youngest_age",
    "Harbour Trust": "organisation/harbour-trust",
    "A circle of friends.": "summary",
    "Also known as Sunrise": "also_known_as",
    "Nobody decides alone.": "answer/3",
    "2001": "since",
}


@pytest.mark.parametrize(("words", "name"), MARKED.items())
def test_what_was_worked_out_says_so_where_it_is_shown(page, words, name):
    project = make_project(
        "A",
        **LEEDS,
        covers=[("E06000001", "Hartlepool")],
        community=["women"],
        membership=["open-to-all"],
        structure=["group"],
        mode=["in-person"],
        organisations=["Harbour Trust"],
        facilitated_by="peers",
        youngest_age=18,
        summary="A circle of friends.",
        also_known_as=["Sunrise"],
        answers={3: "Nobody decides alone."},
        since=2001,
    )
    project.venues.update(town_only=True)
    before = page("/projects/a/").text()
    assert "orked out" not in before
    Project.objects.update(inferred=[name])
    text = page("/projects/a/").text()
    assert f"{words} (worked out, not stated)" in text
    assert text.count("(worked out, not stated)") == 1
    assert "“Worked out, not stated” means that no source says it in words." in text


def test_a_mark_on_what_the_page_does_not_show_is_not_explained(page):
    make_project("A", stage="running", inferred=["stage", "scope"])
    assert "orked out" not in page("/projects/a/").text()


@pytest.mark.parametrize(
    ("facts", "phrase"),
    [
        ({"facilitated_by": "peers"}, "if those who help have been there too"),
        ({"structure": ["peer-worker"]}, "who runs the meetings"),
        ({"answers": {3: "It is theirs."}}, "if the people who use it are in charge"),
        ({"answers": {5: "Anybody may come."}}, "which ages it is for"),
        ({"answers": {4: "In the old town."}}, "where it meets"),
        ({"community": ["older-people"]}, "which ages it is for"),
        ({"community": ["carers-and-family"]}, "if carers can come"),
        ({"mode": ["forum"]}, "where it meets"),
        ({"mode": ["forum"]}, "when it meets"),
        ({"first_contact": "ring"}, "how to join"),
        ({"name": "Tuesday circle"}, "when it meets"),
        ({"summary": "A weekly circle."}, "when it meets"),
        ({"story": "It is free."}, "what it costs"),
        ({"summary": "Staff moderate it."}, "who runs the meetings"),
        ({"summary": "For adults."}, "which ages it is for"),
        ({"answers": {9: "Volunteers with lived experience listen."}}, "if those who help have been there"),
    ],
)
def test_what_the_record_speaks_of_is_not_said_to_be_unsaid(page, facts, phrase):
    make_project("Plain", slug="plain")
    make_project(**{"name": "A", "slug": "a"} | facts)
    assert phrase in page("/projects/plain/").text()
    assert phrase not in page("/projects/a/").text()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"community": ["women"]}, "The report does not say if men come. Ask first."),
        ({"community": ["men", "asian"]}, "The report does not say if women come. Ask first."),
        ({"community": [("women", "only")]}, ""),
        ({"community": [("women", "welcomes")]}, ""),
        ({"community": ["women", "men"]}, ""),
        ({"community": ["asian"]}, ""),
        ({"community": ["women"], "answers": {5: "Men may come to the open day."}}, ""),
    ],
)
def test_a_group_for_one_gender_says_whether_that_is_all_that_is_known(page, facts, words):
    make_project("A", **facts)
    text = page("/projects/a/").text()
    assert words in text
    assert ("Ask first" in text) == bool(words)


def test_a_planned_group_is_not_said_to_offer_anything_yet(page):
    make_project("A", stage="planned", is_peer_support="stated", role="offers")
    text = page("/projects/a/").text()
    assert "Planned as peer support" in text and "Is meant to offer peer support" in text
    assert "Named as peer support" not in text and "Offers peer support" not in text


def test_what_nobody_told_us_is_never_a_no(page):
    make_project("A", facilitated_by="peers")
    text = page("/projects/a/").text()
    assert "The report does not say where it meets, when it meets, how to join, what it costs" in text
    assert "Not known" not in text
    assert "who runs the meetings" not in text.partition("The report does not say")[2]


def test_staff_only_facts_reach_no_page(page):
    project = make_project(
        "A",
        organisations=[("The Secret Fund", "funds")],
        answers={11: "MONEYWORDS", 15: "NEEDWORDS", 16: "OTHERWORDS"},
        has_funding="no",
        internal_notes="NOTEWORDS",
    )
    ProjectTerm.objects.create(project=project, term=make_term("resource-wanted", "funding"))
    html = page("/projects/a/").html
    secrets = ["Secret Fund", "MONEYWORDS", "NEEDWORDS", "OTHERWORDS", "NOTEWORDS", "unding"]
    assert [word for word in secrets if word in html] == []


def test_what_another_passage_says_stands_beside_the_answer(page):
    project = make_project("A", answers={3: "User-led."})
    Answer.objects.create(
        project=project, question=3, own_words="Run by staff.", source=project.source, is_current=False
    )
    text = page("/projects/a/").text()
    assert "User-led. The report also says: Run by staff." in text


def test_age_is_told_in_words(page):
    make_project("Old")
    make_project("Fresh", last_checked_on=TODAY)
    assert "Recorded in 2013, not checked since" in page("/projects/old/").text()
    assert "Ask before you go" in page("/projects/old/").text()
    fresh = page("/projects/fresh/").text()
    assert f"Details last checked {TODAY:%B %Y}" in fresh
    assert "Ask before you go" not in fresh


def test_a_title_of_ours_is_marked_so(page):
    make_project("Men’s group at a local Mind", is_unnamed=True)
    assert "no name in the report" in page("/projects/mens-group-at-a-local-mind/").text()


def test_a_merged_network_names_its_successor(page):
    make_project("Old Alliance", network={"status": "merged", "successor": "Mind"})
    assert "since merged with Mind" in page("/projects/old-alliance/").text()


def test_the_shortlist_goes_along_in_the_links(page):
    make_project("A")
    found = page("/projects/a/?id=other")
    assert found.links["Add to shortlist"] == "/projects/a/?id=other&id=a"
    assert found.links["Your shortlist (1)"] == "/shortlist/?id=other"
    assert page("/projects/a/?id=other&id=a").links["Take off shortlist"] == "/projects/a/?id=other"


def test_a_name_with_markup_in_it_is_only_text(page):
    make_project("<script>alert(1)</script>", slug="a", summary="<b>bold</b>")
    html = page("/projects/a/").html
    assert "<script>alert" not in html
    assert "<b>bold" not in html


def test_on_paper_the_numbers_for_urgent_help_and_the_day_stand_with_the_group(page):
    make_project("A")
    found = page("/projects/a/")
    printed = " ".join(e.text for e in found.all("p") if "print-only" in (e.get("class") or ""))
    assert "Samaritans on 116 123" in printed
    assert f"on {TODAY.day} {TODAY:%B %Y}" in printed


def test_it_says_who_keeps_it_true(page):
    """The group, where it made its last check itself; us, where one of us did; while that counts."""
    today, long_ago = timezone.localdate(), timezone.localdate() - 2 * YEAR
    said = {}
    for slug, by, day in [("ours", make_person(), today), ("own", None, today), ("old", None, long_ago)]:
        project = make_project(slug=slug, last_checked_on=day)
        project.checks.create(made_on=long_ago, means="phone", outcome="confirmed", by=make_person())
        project.checks.create(made_on=day, means="website", outcome="confirmed", by=by)
        said[slug] = page(f"/projects/{slug}/").text()
    make_project(slug="never")
    assert "We keep this page true." in said["ours"]
    assert "The group keeps this page true." in said["own"]
    for text in (said["old"], page("/projects/never/").text()):
        assert "Nobody keeps this page true yet." in text
