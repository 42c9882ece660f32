"""What a record lacks is written into the empty row that its page offers: on the form, and in a check."""

import pytest
from django.db import transaction
from django.urls import reverse

from tests.admin.pages import errors_of, form_of, write_row
from tests.factories import make_organisation, make_project, make_region, make_source

pytestmark = pytest.mark.django_db


def own_source():
    return make_source().pk


CONSENT = {"given": "on", "who": "Its convener"}
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


def sent(client, page, project, button, *rows):
    """What came of first rows that are typed into a page of a record: (status, what is said, contacts)."""
    address = reverse(f"admin:directory_project_{page}", args=[project.pk])
    start = transaction.savepoint()
    data = form_of(client.get(address), "project_form") | {button: ["x"]}
    for block, values in rows:
        known = {name: value() if callable(value) else value for name, value in values.items()}
        write_row(data, block, **known)
    response = client.post(address, data)
    said = errors_of(response) if response.status_code == 200 else []
    found = response.status_code, said, list(project.contacts.values_list("kind", "consent__who"))
    transaction.savepoint_rollback(start)
    return found


@pytest.mark.parametrize("who", ["researcher", "editor", "administrator"])
def test_the_first_row_of_every_block_can_be_written(signed_in, who):
    client, project = signed_in(who, ["london"]), make_project(regions=["london"], stage="running")
    client.raise_request_exception = False
    offered = form_of(
        client.get(reverse("admin:directory_project_change", args=[project.pk])), "project_form"
    )
    assert {block for block, _ in FIRST_ROWS} | {"project_regions"} == {
        name.removesuffix("-TOTAL_FORMS")
        for name in offered
        if name.endswith("-TOTAL_FORMS") and f"{name.removesuffix('TOTAL_FORMS')}0-id" in offered
    }
    wrong = {}
    for block, values in FIRST_ROWS:
        status, said, _ = sent(client, "change", project, "_save", (block, values))
        if status != 302:
            wrong[block, values.get("kind", "")] = status, said
    assert wrong == {}


@pytest.mark.parametrize("who", ["researcher", "editor", "administrator"])
def test_the_first_contact_of_a_group_can_be_written_in_a_check(signed_in, who):
    client, project = signed_in(who, ["london"]), make_project(regions=["london"], stage="running")
    client.raise_request_exception = False
    wrong = {}
    for kind, value in CONTACTS.items():
        row, agreed = {"kind": kind, "value": value, "used": "on"}, {"agreed_by": "Its convener"}
        for rows, consent in [
            ([("contacts", row)], None),
            ([("contacts", row | agreed)], "Its convener"),
            ([("contacts", row), ("consents", CONSENT)], "Its convener"),
            ([("contacts", row), ("consents", CONSENT | {"fact": "listing"})], None),
        ]:
            found = sent(client, "check", project, "_rest", *rows)
            if found != (302, [], [(kind, consent)]):
                wrong[kind, str(rows)] = found
    for block in ("venues", "meetings"):
        status, said, _ = sent(client, "check", project, "_rest", (block, dict(FIRST_ROWS)[block]))
        if status != 302:
            wrong[block] = status, said
    assert wrong == {}


@pytest.mark.parametrize("page", ["change", "check"])
def test_a_value_that_reaches_nobody_is_said_at_its_field(signed_in, page):
    client, project = signed_in("researcher", ["london"]), make_project(regions=["london"], stage="running")
    wrong = {}
    for kind, value in {
        "phone": "ask for Jo",
        "e-mail": "Jo <jo@example.org>",
        "website": "javascript:x",
    }.items():
        row = ("contacts", {"kind": kind, "value": value})
        status, said, contacts = sent(client, page, project, "_rest" if page == "check" else "_save", row)
        if status != 200 or contacts or not any(words.startswith("value: ") for words in said):
            wrong[kind] = status, said, contacts
    assert wrong == {}
