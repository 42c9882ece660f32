"""Numbers, e-mails and postcodes are found in the lists by those who may see them, and by no others."""

import pytest
from django.urls import reverse

from directory.models import Signpost, VenueAddress
from tests.factories import LEEDS, make_contact, make_project, make_source

pytestmark = pytest.mark.django_db
LISTS = {"project": "Sunrise", "contact": "0113 496 0000", "venueaddress": "LS1 4AP"}


@pytest.fixture
def sunrise():
    project = make_project(name="Sunrise", regions=["london"], **LEEDS)
    for kind, value in [("phone", "0113 496 0000"), ("e-mail", "room@example.org")]:
        project.contacts.create(kind=kind, value=value, source=make_source())
    VenueAddress.objects.create(venue=project.venues.get(), postcode="LS1 4AP")
    make_project(name="Other", regions=["london"])
    return project


def found(client, name, typed):
    """The rows of a list, of which the search shows what was typed too."""
    text = client.get(reverse(f"admin:directory_{name}_changelist"), {"q": typed}).content.decode()
    table = text.partition('id="result_list"')[2].partition("</table>")[0]
    return LISTS[name] in table, "Other" in table


@pytest.mark.parametrize(
    "typed",
    ["0113 496 0000", "01134960000", "+44 113 496 0000", "4960000", "room@example.org", "LS1 4AP", "ls14ap"],
)
def test_a_record_is_found_by_them(signed_in, sunrise, typed):
    for role in ("editor", "administrator"):
        assert found(signed_in(role), "project", typed) == (True, False)
    assert found(signed_in("researcher", ["london"]), "project", typed) == (True, False)
    assert found(signed_in("researcher", ["eastern"]), "project", typed) == (False, False)
    assert found(signed_in("staff"), "project", typed) == (False, False)


def test_a_public_number_is_found_by_everybody_who_comes_in(signed_in):
    make_contact(make_project(name="Sunrise"), "0113 496 0000")
    assert found(signed_in("staff"), "project", "01134960000") == (True, False)


@pytest.mark.parametrize(
    ("name", "typed"), [("contact", "01134960000"), ("venueaddress", "ls14ap"), ("venueaddress", "LS1 4")]
)
def test_so_are_the_rows_themselves(signed_in, sunrise, name, typed):
    assert found(signed_in(), name, typed)[0]
    assert not found(signed_in("researcher", ["eastern"]), name, typed)[0]


def test_a_name_is_found_as_before(signed_in, sunrise):
    assert found(signed_in(), "project", "sunr") == (True, False)


def test_a_helpline_is_found_by_its_number_without_spaces(signed_in):
    Signpost.objects.create(slug="s", name="Line", words="W", source="x", phone="0800 1111")
    text = signed_in().get(reverse("admin:directory_signpost_changelist"), {"q": "08001111"}).content.decode()
    assert ">Line<" in text
