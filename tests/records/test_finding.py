"""Who finds what by the one box."""

import pytest

from directory.records import finding
from directory.vocabulary import Review
from tests.factories import LEEDS, make_contact, make_organisation, make_person, make_project, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    make_organisation("Harbour Trust", also_known_as="HT")
    project = make_project(
        name="Sunrise",
        slug="sunrise-leeds",
        also_known_as=["Early Birds"],
        regions=["london"],
        organisations=["Harbour Trust"],
        **LEEDS,
    )
    project.old_slugs.create(slug="dawn-chorus")
    project.contacts.create(kind="phone", value="0113 496 0123", source=make_source())
    project.contacts.create(kind="e-mail", value="Hello@sunrise.example.org", source=make_source())
    venue = project.venues.get()
    venue.staff_address = type(venue).staff_address.related.related_model.objects.create(
        venue=venue, address="1 High Street", postcode="LS1 4AB"
    )
    make_project(name="Other", slug="other", regions=["london"])
    return project


def found(text, person=None):
    rows = finding.find(finding.ask(text), by=person or make_person(role="editor"))
    return [row.name for row in rows]


@pytest.mark.parametrize(
    "typed",
    [
        *["sunrise", "SUNR", " sun  rise "[:5], "early birds", "birds early", "dawn-chorus", "sunrise-leeds"],
        *[
            "Harbour",
            "ht",
            "https://example.org/projects/sunrise-leeds/",
            "https://x.org/projects/dawn-chorus",
        ],
        *["0113 496 0123", "01134960123", "+44 113 496 0123", "+44 (0)113 496 0123", "00441134960123"],
        *["0113-496-0123", "(0113) 4960123", "496 0123", "hello@sunrise.example.org", "@sunrise.example"],
        *["LS1 4AB", "ls14ab"],
    ],
)
def test_it_is_found_by_everything_that_tells_it_apart(project, typed):
    assert found(typed) == ["Sunrise"]


def test_it_is_found_by_either_id(project):
    assert found(str(project.pk))[0] == "Sunrise"
    assert found(str(project.public_id)) == ["Sunrise"]
    assert found(project.public_id.hex) == ["Sunrise"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "\x00", "x" * 10_000, "9" * 40, "%", "_", "'\"<script>", "שלום"]
)
def test_strange_questions_find_nothing_and_break_nothing(project, typed):
    assert found(typed) == []


PRIVATE = ["0113 496 0123", "hello@sunrise.example.org", "LS1 4AB"]


@pytest.mark.parametrize("typed", PRIVATE)
def test_what_is_private_is_found_by_those_who_may_see_it(project, typed):
    assert found(typed, make_person(role="researcher", regions=["london"])) == ["Sunrise"]
    assert found(typed, make_person(role="administrator")) == ["Sunrise"]
    assert found(typed, make_person(role="researcher", regions=["eastern"])) == []
    assert found(typed, make_person(role="staff")) == []


def test_a_public_number_is_found_by_everybody_here(project):
    make_contact(project, "0113 496 0999")
    assert found("0113 4960999", make_person(role="staff")) == ["Sunrise"]
    project.review = Review.DRAFT
    project.save()
    assert found("0113 4960999", make_person(role="staff")) == []


def test_a_draft_of_another_region_is_found_by_no_name(project):
    project.review = Review.DRAFT
    project.save()
    assert found("sunrise", make_person(role="researcher", regions=["eastern"])) == []
    assert found("sunrise", make_person(role="researcher", regions=["london"])) == ["Sunrise"]


def test_the_likeliest_stands_first():
    for name in ("A choir at Sunrise", "Sunrise Choir", "Sunrise"):
        make_project(name=name)
    make_project(name="Beta", organisations=["Sunrise Trust"])
    assert found("sunrise") == ["Sunrise", "Sunrise Choir", "A choir at Sunrise", "Beta"]
