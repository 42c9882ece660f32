"""The researcher's home, the check on one screen, attempts in one click, the queue of messages."""

import pytest
from django.urls import reverse

from directory.models import ContactAttempt, Message, Project, WorkItem
from directory.vocabulary import Review
from tests.factories import LEEDS, make_person, make_project, make_source

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"admin:directory_project_{name}", args=args)


def test_home_shows_the_lists_and_claims_in_one_click(signed_in):
    client = signed_in("researcher", ["london"])
    project = make_project(name="Sunrise", regions=["london"])
    make_project(name="Elsewhere", regions=["eastern"], review=Review.DRAFT)
    text = client.get("/admin/").content.decode()
    assert "Due for a check (1)" in text
    assert "Elsewhere" not in text
    client.post(reverse("admin:work_claim", args=[project.pk]), {"region": "london"})
    assert WorkItem.objects.get().held_by == client.person
    client.post(reverse("admin:work_release", args=[project.pk]))
    assert not WorkItem.objects.exists()


def test_home_asks_no_more_the_more_there_is(signed_in, django_assert_max_num_queries):
    client = signed_in("researcher", ["london"])
    for number in range(12):
        make_project(
            name=f"G{number}", regions=["london"], review=Review.DRAFT if number % 2 else Review.PUBLISHED
        )
    with django_assert_max_num_queries(32):
        client.get("/admin/")


def test_mind_staff_come_in_without_work(signed_in):
    make_project(name="Sunrise")
    answer = signed_in("staff").get("/admin/")
    assert answer.status_code == 200
    assert "Due for a check" not in answer.content.decode()


def test_an_attempt_is_one_click_and_a_note(signed_in):
    client = signed_in("researcher", ["london"])
    project = make_project(regions=["london"])
    client.post(
        page("attempt", project.pk),
        {"outcome": "call-back", "note": "After six.", "call_back_on": "25/12/2026"},
    )
    made = ContactAttempt.objects.get()
    assert (made.outcome, made.note, str(made.call_back_on)) == ("call-back", "After six.", "2026-12-25")


@pytest.mark.parametrize("name", ["check", "attempt"])
def test_nobody_checks_another_region_by_address(signed_in, name):
    client = signed_in("researcher", ["london"])
    project = make_project(regions=["eastern"])
    answer = client.post(page(name, project.pk), {"outcome": "gone"})
    assert answer.status_code == 403
    assert not ContactAttempt.objects.exists()


def test_a_safety_worry_hides_contact_and_venue_in_one_click(signed_in, client):
    project = make_project(name="Sunrise", slug="sunrise", regions=["london"], **LEEDS)
    project.contacts.create(kind="phone", value="0113", source=make_source())
    message = Message.objects.create(kind="safety", words="He knows where it is.", project=project)
    client = signed_in("researcher", ["london"])
    client.post(reverse("admin:directory_message_hide", args=[message.pk]))
    assert project.venues.get().precision == "hidden"
    assert project.contacts.get().is_hidden
    assert "The place itself is private" in client.get("/projects/sunrise/").content.decode()
    message.refresh_from_db()
    assert message.hidden_at


def test_a_message_dealt_with_keeps_no_email(signed_in):
    message = Message.objects.create(kind="add", words="A new group.", email="sam@example.org")
    client = signed_in("editor")
    deal = reverse("admin:directory_message_deal", args=[message.pk])
    assert "A new group." in client.get(deal).content.decode()
    client.post(deal, {"outcome": "Recorded it."})
    message.refresh_from_db()
    assert (message.email, message.done_by, message.outcome) == ("", client.person, "Recorded it.")


def test_messages_are_for_those_who_may_act_on_them(signed_in):
    message = Message.objects.create(kind="safety", words="x", project=make_project(regions=["eastern"]))
    nameless = Message.objects.create(kind="add", words="x")
    for pk in (message.pk, nameless.pk):
        deal = reverse("admin:directory_message_deal", args=[pk])
        assert signed_in("researcher", ["london"]).get(deal).status_code == 404
        assert signed_in("staff").get(deal).status_code == 403
    assert Project.objects.count() == 1
    assert make_person(role="editor").is_staff
