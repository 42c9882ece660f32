"""A visitor writes no row through any address, whatever they ask or send, but in forms that have a cap."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from directory.people.accounts import new_link
from directory.records import tombstones
from tests.factories import make_person, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NONSENSE = {
    "token": "x" * 2000,
    "who": "MQ",
    "next": "https://elsewhere.example/" + "y" * 500,
    "q": "nonsense",
    "near": "LS1",
    "about": "sunrise",
    "id": "sunrise",
    "page": "99",
    "action": "delete_selected",
    "_save": "Save",
    "username": "",
    "reason": "wrong",
    "words": "w" * 4001,
    "new_password1": "a long and quiet river",
    "new_password2": "a long and quiet river",
}
# Sends a count of its own: see tests/admin/test_admin_sign_in.py and tests/people/test_sign_in_tries.py.
COUNTED = {"/admin/login/"}
METHODS = ["get", "head", "post", "put", "patch", "delete", "options"]


def addresses(patterns=None, before="/"):
    """Every address of the site, with its parts filled in."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            filled = re.sub(r"<int:\w+>", "1", path)
            filled = re.sub(r"<slug:\w+>", "sunrise", filled)
            filled = re.sub(r"<path:\w+>", "1", filled)
            filled = re.sub(r"\(\?P<\w+>[^)]*\)", "directory", filled).replace("\\/", "/")
            yield re.sub(r"<\w+>", "x", filled)


def rows():
    """How many there are of every table."""
    return {model._meta.db_table: model.objects.count() for model in apps.get_models()}


@pytest.fixture
def visitor(client):
    """Somebody with a made-up session, to whom nothing is a test's mistake."""
    make_project("Sunrise", slug="sunrise")
    visitor = Client(raise_request_exception=False)
    visitor.cookies["sessionid"] = "m" * 32
    visitor.cookies["messages"] = "made-up"
    return visitor


def test_every_address_was_found():
    found = set(addresses())
    assert {"/", "/tell-us/", "/set-password/", "/admin/login/", "/admin/directory/user/1/change/"} <= found
    assert {"/projects/sunrise/", "/healthz", "/staff/figures/1/"} <= found
    assert len(found) > 200
    assert not [address for address in found if re.search(r"[<>()?^$\\]", address)]


@pytest.mark.parametrize("method", METHODS)
def test_no_visitor_writes_a_row_through_any_address(visitor, method):
    before = rows()
    for address in sorted(set(addresses()) - (COUNTED if method == "post" else set())):
        answer = getattr(visitor, method)(address, NONSENSE if method in ("get", "head", "post") else "{}")
        assert b"too long" not in answer.content, "refused before anything was read"
        assert answer.status_code < 500, (method, address)
        assert "sessionid" not in answer.cookies or not answer.cookies["sessionid"].value, address
        assert "messages" not in answer.cookies or not answer.cookies["messages"].value, address
    if method == "post":
        for address in set(addresses()) - COUNTED:
            visitor.post(f"{address}?token=x&who=MQ", "x" * 5000, content_type="text/plain")
    assert {table: number for table, number in rows().items() if number != before[table]} == {}


def test_a_thousand_made_up_links_keep_nothing_and_a_good_one_keeps_one_session(client):
    person = make_person()
    link = new_link(person)
    who = link.partition("who=")[2].partition("&")[0]
    before = rows()
    for number in range(1000):
        Client().get("/set-password/", {"who": who, "token": f"{number}-" + "x" * 7000})
    assert rows() == before
    answer = client.get("/set-password/", {"token": "x", "who": who})
    assert answer.status_code == 410
    assert not answer.cookies
    client.head(link)
    assert rows() == before
    assert client.get(link).url == "/set-password/"
    kept = {table: number - before[table] for table, number in rows().items() if number != before[table]}
    assert kept == {"django_session": 1}


def test_what_must_not_come_back_is_answered_without_a_row(visitor):
    project = make_project("Gone", slug="gone")
    tombstones.lay(project, kind="erased", by=None)
    project.delete()
    before = rows()
    assert visitor.get("/projects/gone/").status_code == 410
    assert rows() == before
