"""Ready to ring, open and tick, and what pages said on the check screen."""

import datetime

import pytest
from django.urls import reverse

from directory.models import Opening, Source
from directory.records import leads
from tests.admin.pages import forms_of, links_of
from tests.factories import make_person, make_project, make_website

pytestmark = pytest.mark.django_db
RING, OPEN = "/admin/directory/lead/ring/", "/admin/directory/lead/open/"
UNDO = "/admin/directory/lead/open/undo/"
DAY = datetime.date(2026, 11, 28)
CONTACTS = [("phone", "0113 496 0000", "Office"), ("website", "https://harbour.example.org/", "")]


def found(**more):
    given = {"organisation": "Harbour Trust", "publisher": "own", "pages": ["https://example.org/about"]}
    return leads.Found(**given | {"contacts": CONTACTS, "note": "Ask for the office."} | more)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def sunrise():
    project = make_project("Sunrise", regions=["london"])
    leads.keep(project, found(), read_on=DAY)
    return project


def test_ready_to_ring_says_what_to_try_and_where_it_comes_from(signed_in, sunrise):
    make_project("Elsewhere", regions=["eastern"])
    page = text(signed_in("researcher", ["london"]).get(RING))
    assert "Phone: 0113 496 0000</strong> (Office). Its own page, read on 28 November 2026." in page
    assert "Note: Ask for the office." in page
    assert reverse("admin:directory_project_check", args=[sunrise.pk]) in page
    assert "Elsewhere" not in page


def test_a_group_with_nothing_to_try_says_where_to_look(signed_in):
    known = make_project("Known", organisations=["Lighthouse"])
    about = found(contacts=CONTACTS[1:], charity_number="1234567")
    leads.keep(known, about, read_on=DAY)
    make_project("Nobody named")
    page = text(signed_in().get(RING))
    assert "Look on https://harbour.example.org/: nobody has opened it yet." in page
    assert "Ask one of these: Harbour Trust; Lighthouse." in page
    assert "The register of charities has it under 1234567." in page
    assert "Nobody is named. Try a library, the council or the local Mind." in page
    leads.answer([known.contacts.get()], by=make_person(), found="gone")
    assert "Do not use https://harbour.example.org/: gone, opened in" in text(signed_in().get(RING))


def test_ready_to_ring_goes_on_after_fifty(signed_in):
    for number in range(53):
        make_project(f"Group {number:02}", regions=["london"])
    client = signed_in()
    first = client.get(RING)
    assert "Group 49" in text(first)
    assert "Group 50" not in text(first)
    assert f"{RING}?page=2" in links_of(first)
    assert "Group 52" in text(client.get(f"{RING}?page=2"))
    assert client.get(f"{RING}?page=99999").status_code == 200


def test_ready_to_ring_asks_no_more_the_more_there_is(signed_in, django_assert_max_num_queries):
    client = signed_in()
    for number in range(20):
        leads.keep(make_project(f"Group {number}"), found(), read_on=DAY)
    with django_assert_max_num_queries(24):
        client.get(RING)


def test_those_said_to_have_ended_are_counted_and_lead_to_their_list(signed_in, sunrise):
    leads.keep(sunrise, found(status="merged", contacts=[]), read_on=DAY)
    page = signed_in().get(RING)
    assert "Said to be merged, renamed or closed: ask 1" in text(page)
    listed = text(signed_in().get("/admin/?show=ask"))
    assert "Its own page says that it merged (read on 28 November 2026)." in listed


def test_open_and_tick_goes_from_one_to_the_next(signed_in, sunrise):
    second = make_website(make_project("Second"), "https://second.example.org/")
    client = signed_in()
    page = client.get(OPEN)
    link = '<a href="https://harbour.example.org/" target="_blank" rel="noopener noreferrer"'
    assert f'{link} accesskey="o" autofocus>' in text(page)
    form = next(form for form in forms_of(page) if form.id == "found_form")
    assert form.buttons == [("answer", "theirs"), ("answer", "somebody-elses"), ("answer", "gone")]
    assert form.values["name"] == ["Harbour Trust"]
    after = client.post(OPEN, form.values | {"answer": "theirs"}, follow=True)
    assert "Theirs: https://harbour.example.org/. The public pages say so now." in text(after)
    assert after.context["one"].value == second.value
    assert Opening.objects.get().by == client.person
    moved = next(form for form in forms_of(after) if form.id == "moved_form")
    done = client.post(OPEN, moved.values | {"answer": "moved", "moved_to": "new.example.org"}, follow=True)
    assert "Every web address here has been opened this year." in text(done)
    second.refresh_from_db()
    assert second.value == "https://new.example.org"
    back = client.post(UNDO, follow=True)
    assert back.context["one"].value == "https://second.example.org/"


def test_an_answer_that_cannot_be_taken_is_said_and_keeps_what_was_typed(signed_in, sunrise):
    client = signed_in()
    typed = {
        "address": "https://harbour.example.org/",
        "name": "Ours",
        "answer": "moved",
        "moved_to": "no web",
    }
    page = client.post(OPEN, typed)
    assert page.status_code == 200
    assert "This is not a web address." in text(page)
    assert 'value="no web"' in text(page)
    assert 'value="Ours"' in text(page)
    assert "<title>Error: " in text(page)
    assert Opening.objects.count() == 0


@pytest.mark.parametrize(
    "words", ["", "   ", "x" * 10_000, "\u202eabc", "<script>alert(1)</script>", "1899-01-01"]
)
@pytest.mark.parametrize("field", ["name", "moved_to", "answer", "address", "place", "region"])
def test_whatever_is_sent_is_answered(signed_in, sunrise, field, words):
    typed = {
        "address": "https://harbour.example.org/",
        "name": "Ours",
        "answer": "moved",
        "moved_to": "x.org",
    }
    response = signed_in().post(OPEN, typed | {field: words})
    assert response.status_code in (200, 302)
    assert "<script>alert" not in text(response)


@pytest.mark.parametrize(
    "query", ["after=x", "after=9:", "after=-1:a", f"after={'9' * 40}:a", "address=x", "region=x"]
)
def test_a_strange_address_of_the_page_is_answered(signed_in, sunrise, query):
    assert signed_in().get(f"{OPEN}?{query}").status_code == 200


def test_skip_goes_on_and_says_at_the_end_what_waits(signed_in, sunrise):
    make_website(make_project("Second"), "https://second.example.org/")
    client, page = signed_in(), None
    page = client.get(OPEN)
    for _ in range(2):
        (skip,) = [link for link in links_of(page) if "after=" in link]
        page = client.get(skip)
    assert "You have been through them all. 2 that you skipped wait." in text(page)


def test_who_comes_second_is_told(signed_in, sunrise):
    address = "https://harbour.example.org/"
    leads.answer([sunrise.contacts.get(kind="website")], by=make_person(), found="gone")
    page = signed_in().post(OPEN, {"address": address, "answer": "theirs", "name": "X"}, follow=True)
    assert "Somebody has answered this one" in text(page)
    assert Opening.objects.get().answer == "gone"


def test_a_private_group_is_marked(signed_in):
    make_website(make_project("Women", community=[("women", "only")]))
    assert "the website is not shown on its page unless the group says yes" in text(signed_in().get(OPEN))


def test_the_check_screen_tells_what_pages_said(signed_in, sunrise):
    leads.keep(sunrise, found(status="merged", status_note="Merged in 2016.", contacts=[]), read_on=DAY)
    client = signed_in("researcher", ["london"])
    leads.answer(
        [sunrise.contacts.get(kind="website")], by=client.person, found="theirs", name="Harbour Trust"
    )
    page = text(client.get(reverse("admin:directory_project_check", args=[sunrise.pk])))
    assert "Merged in 2016." in page
    assert "Its own page, read on 28 November 2026" in page
    assert 'href="https://example.org/about" target="_blank" rel="noopener noreferrer"' in page
    assert "https://harbour.example.org/: theirs (Harbour Trust), opened on" in page


def test_mind_staff_see_nothing_of_it(signed_in, sunrise):
    client = signed_in("staff")
    assert client.get(RING).status_code == client.get(OPEN).status_code == 403
    assert client.post(OPEN, {}).status_code == client.post(UNDO).status_code == 403
    assert "Ready to ring" not in text(client.get("/admin/"))
    assert "A page of example.org" not in text(client.get("/admin/directory/source/"))
    page = Source.objects.get(kind="page")
    assert client.get(f"/admin/directory/source/{page.pk}/change/").status_code == 302


def test_the_pages_of_leads_are_no_sources_to_choose_from(signed_in, sunrise):
    other = make_project("Other")
    page = text(signed_in().get(reverse("admin:directory_project_change", args=[other.pk])))
    assert "A page of example.org, read in a stored copy</option>" not in page
