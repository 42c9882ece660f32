"""Each role goes through the workshop: every link is followed, every button pressed, on each kind of page.

Nobody is led to a page that refuses them, and nothing breaks.
"""

from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.urls import Resolver404, resolve

from tests.admin.one_of_each import one_of_each
from tests.admin.pages import forms_of, links_of
from tests.factories import make_contact, make_person, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
ROLES = {"researcher": ["london"], "editor": [], "staff": [], "administrator": []}
# So many of each kind of page are looked at: the states of a record have a walk of their own.
MOST = 1
# These end the session.
OUT = {"admin:logout", "admin:sessions"}


def kind_of(address: str) -> tuple | None:
    """What a page is: its name, the words in its address, and what it is asked; None of what is not ours."""
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith(("/admin/", "/staff/")):
        return None
    try:
        found = resolve(parts.path)
    except Resolver404:
        return (parts.path,)
    words = [value for value in found.kwargs.values() if isinstance(value, str) and not value.isdecimal()]
    query = parse_qs(parts.query)
    # Of a list's many filters and orders each is one kind; of what is typed, that something is.
    return (found.view_name, *words, *sorted(query))


class Walk:
    def __init__(self, client):
        self.client, self.wrong = client, {}
        self.opened, self.pressed, self.waiting = Counter(), set(), ["/admin/"]

    def go(self) -> dict:
        while self.waiting:
            address = self.waiting.pop()
            kind = kind_of(address)
            if kind is None or kind[0] in OUT or self.opened[kind] >= MOST:
                continue
            self.opened[kind] += 1
            self.look(address, kind)
        return self.wrong

    def look(self, address, kind):
        response = self.client.get(address)
        if response.status_code == 302:
            self.waiting.append(response["Location"])
        elif response.status_code != 200:
            self.wrong[address] = response.status_code
        elif "text/html" in response["Content-Type"]:
            self.waiting += links_of(response)
            for form in forms_of(response):
                for name, value in form.buttons:
                    self.press(kind, form, name, value)

    def press(self, kind, form, name, value):
        """Once on each kind of page; whatever was written is taken back."""
        action = form.sent_to(name, value)
        there = kind_of(action)
        button = (kind, there, name, value if name in ("outcome", "_step", "action") else "")
        if there is None or there[0] in OUT or button in self.pressed:
            return
        self.pressed.add(button)
        start = transaction.savepoint()
        data = form.values | ({name: [value]} if name else {})
        status = getattr(self.client, form.method)(action, data).status_code
        transaction.savepoint_rollback(start)
        if status not in (200, 302):
            self.wrong[kind, action, name, value] = status


@pytest.mark.parametrize("role", ROLES)
def test_everything_that_is_offered_on_each_kind_of_page_is_answered(client, role):
    people = {name: make_person(role=name, regions=regions) for name, regions in ROLES.items()}
    one_of_each(people["researcher"])
    for review in ("published", "draft"):
        group = make_project(f"{review} group", regions=["london"], organisations=["Harbour"], review=review)
        make_contact(group)
    client.force_login(people[role])
    client.raise_request_exception = False
    walk = Walk(client)
    assert walk.go() == {}, len(walk.pressed)
    assert len(walk.opened) > 40, "it has gone through the workshop"
    assert len(walk.pressed) > 10
