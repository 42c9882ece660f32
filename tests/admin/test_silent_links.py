"""The list of web addresses that do not answer, as a person goes through it."""

import pytest
from django.urls import reverse

from directory.models import LinkCheck, Signpost
from directory.records.link_checks import mark_of
from tests.factories import make_project, make_website

pytestmark = pytest.mark.django_db
LIST = "/admin/links/"


@pytest.fixture
def silent():
    """A group of London and a signpost, each with an address that does not answer."""
    project = make_project("Sunrise", regions=["london"])
    make_website(project, "https://one.test/")
    Signpost.objects.create(slug="s", name="A helpline", words="W", source="x", url="https://two.test/")
    for address in ("https://one.test/", "https://two.test/"):
        LinkCheck.objects.create(
            mark=mark_of(address),
            outcome="not-found",
            tried_on="2026-11-16",
            failing_since="2026-11-02",
            silent_since="2026-11-02",
        )
    return project


def text(response):
    return " ".join(response.content.decode().split())


def test_the_list_says_since_when_what_came_back_and_where_it_stands(signed_in, silent):
    page = text(signed_in("researcher", ["london"]).get(LIST))
    assert "Does not answer since 2 November 2026. There is no such page (asked 16 November 2026)." in page
    assert reverse("admin:directory_project_check", args=[silent.pk]) in page
    assert "A helpline: help elsewhere; tell an editor" in page


def test_an_editor_is_led_to_the_signpost(signed_in, silent):
    page = text(signed_in("editor").get(LIST))
    assert reverse("admin:directory_signpost_change", args=[Signpost.objects.get().pk]) in page


def test_a_researcher_of_another_region_reads_no_address_of_a_group(signed_in, silent):
    page = text(signed_in("researcher", ["eastern"]).get(LIST))
    assert "one.test" not in page and "two.test" in page


def test_home_leads_to_the_list_while_there_is_anything_on_it(signed_in, silent):
    client = signed_in("researcher", ["london"])
    assert "Web addresses that do not answer (2)" in text(client.get("/admin/"))
    LinkCheck.objects.all().delete()
    assert "Web addresses that do not answer" not in text(client.get("/admin/"))
    assert "Every address that was asked has answered." in text(client.get(LIST))


def test_a_person_who_opened_it_takes_it_off_the_list(signed_in, silent):
    client = signed_in("researcher", ["london"])
    client.post(f"{LIST}opened/", {"mark": mark_of("https://one.test/")})
    page = text(client.get(LIST))
    assert "It is off the list" in page and "one.test" not in page
    again = client.post(f"{LIST}opened/", {"mark": mark_of("https://one.test/")}, follow=True)
    assert "not on your list any more" in text(again)
