"""Who writes of violence is led to urgent help, and no answer holds a word of it."""

import re

import pytest

from tests.search.said_in_distress import lines_of

SAID = "my+husband+hits+me"
DOORS = [
    f"/projects/?q={SAID}",
    f"/projects/?near={SAID}",
    "/projects/?near=my+husband&q=hits+me",
    "/projects/?q=hits+me&near=my+husband&within=5&page=3&exact=yes",
    f"/projects/?q=&q={SAID}&region=nowhere",
    f"/projects/?Q=1&q={SAID}%00",
    f"/projects.csv?q={SAID}",
    f"/projects.csv?near={SAID}",
    f"/?near={SAID}",
    f"/shortlist/?q={SAID}",
    f"/regions/london/?q={SAID}",
    f"/projects/a-group/?q={SAID}",
    f"/none-such/?q={SAID}",
]


@pytest.fixture
def no_database(django_db_blocker):
    with django_db_blocker.block():
        yield


@pytest.mark.usefixtures("no_database")
@pytest.mark.parametrize("address", DOORS)
@pytest.mark.parametrize("method", ["get", "head"])
def test_every_public_address_leads_to_urgent_help_without_a_word_and_without_a_database(
    client, address, method
):
    answer = getattr(client, method)(address)
    assert (answer.status_code, answer["Location"], answer.content) == (303, "/urgent-help/", b"")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert not re.search("husband|hits", str(answer.headers))


@pytest.mark.django_db
@pytest.mark.parametrize("address", [f"/admin/directory/project/?q={SAID}", f"/staff/projects/?q={SAID}"])
def test_those_who_work_here_search_by_any_words(client, address):
    assert client.get(address)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("typed", lines_of("plain"))
def test_a_plain_question_is_answered_with_groups(client, db, typed):
    assert client.get("/projects/", {"q": typed}).status_code == 200
    assert client.get("/projects/", {"near": typed}).status_code == 200


def numbers(page):
    return [a.get("href") for a in page.all("a") if a.get("href").startswith(("tel:", "sms:"))]


@pytest.mark.parametrize(
    ("typed", "first", "way"),
    [
        ("i+want+to+die", "You can talk to someone now", "tel:999"),
        ("my+son+wants+to+die", "If they are in danger now, call 999", "tel:999"),
        ("i+feel+so+alone", "You can talk to someone now", "tel:116123"),
    ],
)
@pytest.mark.parametrize("box", ["q", "near"])
def test_numbers_stand_above_everything_else(page, typed, first, way, box):
    shown = page(f"/projects/?{box}={typed}")
    assert numbers(shown)[0] == way
    text = shown.text()
    assert text.index(first) < text.index("Change your search")
    assert "We do not know the place" not in text


def test_a_slip_in_a_town_is_still_told_beside_a_call_for_help(page):
    assert "We do not know the place" in page("/projects/?q=lonely&near=Liecesterr").text()


@pytest.mark.django_db
def test_a_file_of_a_call_for_help_says_where_help_is(client):
    answer = client.get("/projects.csv?near=i+want+to+die")
    assert answer.status_code == 400
    assert answer.content.decode() == "near: you can talk to someone now, day or night: /urgent-help/"
