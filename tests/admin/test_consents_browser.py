"""A number from the call to the public page, hidden over a message and shown again, in a browser."""

import re

import pytest
from django.urls import reverse

from directory.models import Consent, Contact, Message
from tests.admin.browsing import person
from tests.factories import LEEDS, make_project

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = "0113 496 0000"


def choose(page, use, answer):
    page.check(f"input[name=contacts-0-said_{use}][value={answer}]")


def test_a_number_with_its_consents_is_shown_hidden_and_shown_again(site):
    project = make_project(
        "Sunrise", slug="sunrise", regions=["london"], stage="running", community=["women"], **LEEDS
    )
    page, visitor = site(person("researcher", "london", name="Rae")), site()
    page.goto(reverse("admin:directory_project_check", args=[project.pk]))
    page.check("#id_contacts-0-used")
    page.select_option("#id_contacts-0-kind", "phone")
    page.fill("#id_contacts-0-value", "0113 4960000")
    for use, answer in [("shown", "yes"), ("passed_on", "no"), ("written_to", "not-asked")]:
        assert page.locator(f"input[name=contacts-0-said_{use}]:checked").count() == 0
        choose(page, use, answer)
    page.click("[name=_rest]")
    assert "Write who said so" in page.inner_text("#content")
    page.fill("#id_contacts-0-said_by", "Its convener")
    page.click("[name=_rest]")
    page.wait_for_url("**/admin/")
    assert dict(Consent.objects.values_list("use", "answer")) == {
        "shown": "yes",
        "passed-on": "no",
        "written-to": "not-asked",
    }
    visitor.goto("/projects/sunrise/")
    assert NUMBER in visitor.inner_text("main")

    message = Message.objects.create(kind="remove", project=project, words="Somebody was rude.")
    deal = reverse("admin:directory_message_deal", args=[message.pk])
    page.goto(deal)
    page.click("text=Hide contact and place now")
    visitor.reload()
    assert NUMBER not in visitor.inner_text("main")
    page.goto(reverse("admin:directory_project_whole", args=[project.pk]))
    notice = page.inner_text(".hidden-contacts")
    assert re.search(r"hidden on .* by Rae because of a message from a visitor", notice)
    page.click(".hidden-contacts button")
    assert page.locator(".hidden-contacts").count() == 0
    page.goto(reverse("admin:directory_project_whole", args=[project.pk]))
    steps = page.inner_text("#id_contacts-0-is_hidden_helptext")
    assert re.search(r"Shown again on .* by Rae\. Hidden on .* by Rae, because of a message", steps)
    assert not Contact.objects.get().is_hidden
    visitor.reload()
    assert NUMBER in visitor.inner_text("main")
    page.goto(deal)
    assert page.locator("text=Show the contacts again").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_on_the_message_s_page_all_are_shown_again(site):
    project = make_project("Sunrise", slug="sunrise", regions=["london"])
    project.contacts.create(kind="phone", value=NUMBER, source=project.source)
    message = Message.objects.create(kind="remove", project=project, words="x")
    page = site(person("researcher", "london", name="Rae"))
    page.goto(reverse("admin:directory_message_deal", args=[message.pk]))
    page.click("text=Hide contact and place now")
    page.click("text=Show the contacts again")
    said = page.inner_text("#content")
    assert "1 contact of “Sunrise” no longer hidden" in page.inner_text("body")
    assert said.index("Shown again") < said.index("by Rae")
    assert not Contact.objects.get().is_hidden
