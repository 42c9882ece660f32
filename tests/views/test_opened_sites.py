"""“NAME has a website, opened by us in November 2026”: on the group's page, in lists, while it holds."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from directory.models import Contact
from directory.records import leads
from directory.records.reindex import changed
from directory.search import live
from tests.factories import LEEDS, YEAR, make_contact, make_person, make_project, make_website

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 28)
PAGES = ["/projects/sunrise/", "/projects/?q=sunrise", "/regions/north-east/", "/shortlist/?id=sunrise"]
WORDS = "Harbour Trust has a website, opened by us in November 2026"
ADDRESS = "https://harbour.example.org/"


@pytest.fixture(autouse=True)
def day(monkeypatch):
    """The clock, which a test may move on: day(TODAY + YEAR)."""

    def at(when):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: when)
        live.refresh()

    at(TODAY)
    return at


@pytest.fixture
def sunrise():
    return make_project("Sunrise", slug="sunrise", regions=["north-east"], summary="A group.", **LEEDS)


def words_of(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    return re.sub(r"<[^>]+>", "", answer.content.decode()), answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_after_theirs_the_public_reads_it_with_the_link_for_a_year(sunrise, day, path):
    contact = make_website(sunrise, ADDRESS)
    live.refresh()
    assert "has a website" not in words_of(path)[0]
    leads.answer([contact], by=make_person(), found="theirs", name="Harbour Trust")
    live.refresh()
    words, html = words_of(path)
    assert WORDS in words
    assert f'<a href="{ADDRESS}" rel="noreferrer">Harbour Trust has a website</a>' in html
    assert "target=" not in html
    day(TODAY + YEAR - datetime.timedelta(days=1))
    assert WORDS in words_of(path)[0]
    day(TODAY + YEAR)
    words, html = words_of(path)
    assert "has a website" not in words
    assert ADDRESS not in html


def test_the_page_says_what_it_does_not_promise(sunrise):
    contact = make_website(sunrise, ADDRESS)
    assert "We cannot reach this group" not in words_of("/projects/sunrise/")[0]
    assert "No way known yet" in words_of("/projects/sunrise/")[0]
    leads.answer([contact], by=make_person(), found="theirs", name="Harbour Trust")
    words = words_of("/projects/sunrise/")[0]
    assert "No way known yet" not in words
    assert "Through a website." in words
    assert "It may not speak of this group. We have not asked them." in words
    leads.undo(by=leads.last_answer(contact.openings.get().by).by)
    assert "No way known yet" in words_of("/projects/sunrise/")[0]


def test_the_card_says_the_way_in_a_word(sunrise):
    make_website(sunrise, ADDRESS, opened=TODAY)
    live.refresh()
    assert "Through a website" in words_of("/projects/?q=sunrise")[0]


def test_a_number_that_the_group_lets_us_show_is_the_nearer_way(sunrise):
    make_website(sunrise, ADDRESS, opened=TODAY)
    make_contact(sunrise)
    changed(sunrise)
    live.refresh()
    assert "Ring." in words_of("/projects/sunrise/")[0]
    assert WORDS in words_of("/projects/sunrise/")[0]
    assert "has a website" not in words_of("/projects/?q=sunrise")[0]
    assert "has a website" not in words_of("/regions/north-east/")[0]


def test_an_address_that_the_group_lets_us_show_is_not_said_twice(sunrise):
    make_website(sunrise, ADDRESS, opened=TODAY)
    phone, website = make_contact(sunrise), Contact.objects.get(kind="website")
    phone.consents.update(contact=website)
    phone.checks.get().contacts_used.add(website)
    phone.delete()
    changed(sunrise)
    live.refresh()
    words = words_of("/projects/sunrise/")[0]
    assert "Look on its website." in words
    assert "has a website" not in words


@pytest.mark.parametrize("path", ["/projects/sunrise/", "/regions/north-east/", "/shortlist/?id=sunrise"])
def test_nothing_of_a_group_that_has_closed(sunrise, path):
    make_website(sunrise, ADDRESS, opened=TODAY)
    sunrise.stage = "closed"
    sunrise.save()
    changed(sunrise)
    live.refresh()
    assert "has a website" not in words_of(path)[0]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_women_only_group(path):
    facts = {"community": [("women", "only")], "regions": ["north-east"], "summary": "A group.", **LEEDS}
    make_website(make_project("Sunrise", slug="sunrise", **facts), ADDRESS, opened=TODAY)
    live.refresh()
    assert ADDRESS not in words_of(path)[1]


def test_no_file_holds_it(sunrise):
    make_website(sunrise, ADDRESS, opened=TODAY)
    live.refresh()
    assert ADDRESS not in Client().get("/projects.csv").content.decode()


def test_a_name_with_signs_is_text(sunrise):
    make_website(sunrise, ADDRESS, opened=TODAY, name="Tom & <b>Jo</b>")
    live.refresh()
    for path in PAGES:
        assert "<b>Jo</b>" not in words_of(path)[1]


def test_a_draft_is_previewed_without_it_by_those_who_may_not_see_contacts(client):
    project = make_project("Draft", review="draft", regions=["london"])
    make_website(project, ADDRESS, opened=timezone.localdate())
    for role, sees in [("staff", False), ("editor", True)]:
        client.force_login(make_person(role=role))
        html = client.get(f"/staff/preview/{project.pk}/").content.decode()
        assert (ADDRESS in html) == sees
