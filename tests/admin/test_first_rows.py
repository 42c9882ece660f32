"""What a record lacks is written into the empty row that its page offers: on the form, and in a check."""

import pytest
from django.db import transaction
from django.urls import reverse

from tests.admin.pages import errors_of, form_of, write_row
from tests.factories import make_organisation, make_project, make_region, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def own_source():
    return make_source().pk


CONSENT = {"use": "listing", "answer": "yes", "who": "Its convener", "how": "phone"}
CONTACTS = {"phone": "01274 960000 or 07700 900123", "e-mail": "group@example.org", "post": "PO Box 1"}
CONTACTS |= {"website": "www.example.org"}
# What is typed into the first row of each block, beside what the page offers there already.
FIRST_ROWS = [
    ("venues", {"precision": "area", "area": "Ilkeston"}),
    ("meetings", {"frequency": "weekly", "weekday": 1}),
    ("consents", CONSENT),
    *(("contacts", {"kind": kind, "value": value}) for kind, value in CONTACTS.items()),
    ("project_regions", {"region": lambda: make_region("london").pk, "kind": "works-in"}),
    ("coverage", {"authority_code": "E06000001", "area": "Hartlepool"}),
    ("project_organisations", {"organisation": lambda: make_organisation("Zebra").pk, "role": "runs"}),
    ("affiliations", {"network": lambda: make_project(network={}).network.pk, "kind": "listed"}),
    ("peer_definitions", {"who": "Us", "defines": "peer", "words": "Equal.", "source": own_source}),
    ("network", {"status": "active", "source": own_source}),
]


class Page:
    """A page of a record, opened once; each time other first rows are typed into it and sent."""

    def __init__(self, client, project, name):
        self.client, self.project = client, project
        self.button = "_rest" if name == "check" else "_save"
        self.address = reverse(f"admin:directory_project_{name}", args=[project.pk])
        self.data = form_of(client.get(self.address), "project_form")

    def send(self, *rows):
        """(status, what is said, contacts with who agreed to them); afterwards all is as it was."""
        data = self.data | {self.button: ["x"]}
        start = transaction.savepoint()
        for block, values in rows:
            known = {name: value() if callable(value) else value for name, value in values.items()}
            write_row(data, block, **known)
        response = self.client.post(self.address, data)
        said = errors_of(response) if response.status_code == 200 else []
        contacts = list(self.project.contacts.values_list("kind", "consents__who"))
        transaction.savepoint_rollback(start)
        return response.status_code, said, contacts


@pytest.fixture
def opened(signed_in):
    """Somebody's page of a record that has no rows yet but its region."""

    def open_page(who, name):
        client, project = signed_in(who, ["london"]), make_project(regions=["london"], stage="running")
        client.raise_request_exception = False
        return Page(client, project, name)

    return open_page


@pytest.mark.parametrize("who", ["researcher", "editor", "administrator"])
def test_the_first_row_of_every_block_can_be_written(opened, who):
    page = opened(who, "whole")
    blocks = {name.partition("-")[0] for name in page.data if name.endswith("-0-id")}
    assert {block for block, _ in FIRST_ROWS} == blocks
    wrong = {}
    for block, values in FIRST_ROWS:
        status, said, _ = page.send((block, values))
        if status != 302:
            wrong[block, values.get("kind", "")] = status, said
    assert wrong == {}


@pytest.mark.parametrize("who", ["researcher", "editor", "administrator"])
def test_the_first_contact_of_a_group_can_be_written_in_a_check(opened, who):
    page, wrong = opened(who, "check"), {}
    for kind, value in CONTACTS.items():
        row, agreed = (
            {"kind": kind, "value": value, "used": "on"},
            {"said_shown": "yes", "said_by": "Its convener"},
        )
        for rows, consent in [
            ([("contacts", row)], None),
            ([("contacts", row | agreed)], "Its convener"),
            ([("contacts", row), ("consents", CONSENT)], None),
        ][: None if kind == "phone" else 2]:
            found = page.send(*rows)
            if found != (302, [], [(kind, consent)]):
                wrong[kind, str(rows)] = found
    for block in ("venues", "meetings"):
        status, said, _ = page.send((block, dict(FIRST_ROWS)[block]))
        if status != 302:
            wrong[block] = status, said
    assert wrong == {}


@pytest.mark.parametrize("name", ["whole", "check"])
def test_a_value_that_reaches_nobody_is_said_at_its_field(opened, name):
    page, wrong = opened("researcher", name), {}
    slips = {"phone": "ask for Jo", "e-mail": "Jo <jo@example.org>", "website": "javascript:x"}
    for kind, value in slips.items():
        status, said, contacts = page.send(("contacts", {"kind": kind, "value": value}))
        if status != 200 or contacts or not any(words.startswith("value: ") for words in said):
            wrong[kind] = status, said, contacts
    assert wrong == {}
