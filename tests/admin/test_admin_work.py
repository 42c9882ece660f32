"""The researcher's home, the check on one screen, attempts in one click, the queue of messages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Check, ContactAttempt, Message, Project, ProposedChange, WorkItem
from directory.vocabulary import Review
from tests.admin.pages import form_of
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


def test_a_check_is_one_page_and_one_button(signed_in):
    client = signed_in("researcher", ["london"])
    project = make_project(name="Sunrise", regions=["london"], stage="running", community=["women"], **LEEDS)
    contact = project.contacts.create(kind="phone", value="0113", source=make_source())
    address = page("check", project.pk)
    data = form_of(client.get(address), "project_form")
    assert client.post(address, data | {"check_contacts": [str(contact.pk)]}).url == "/admin/"
    check = Check.objects.get()
    assert (check.by, check.outcome, check.means) == (client.person, "confirmed", "phone")
    assert list(check.contacts_used.all()) == [contact]
    project.refresh_from_db()
    assert project.last_checked_on == timezone.localdate()
    assert not ProposedChange.objects.exists()
    assert project.project_terms.count() == 1


def test_a_researchers_correction_waits_but_the_day_counts(signed_in):
    client = signed_in("researcher", ["london"])
    project = make_project(name="Sunrise", regions=["london"], stage="running", activity=["socialising"])
    address = page("check", project.pk)
    data = form_of(client.get(address), "project_form")
    answer = client.post(address, data | {"open_to_new_members": ["no"]}, follow=True)
    assert "waits for an editor" in answer.content.decode()
    assert ProposedChange.objects.get().changes == {"open_to_new_members": ["not-known", "no"]}
    assert Check.objects.get().outcome == "corrected"
    project.refresh_from_db()
    assert (project.open_to_new_members, project.last_checked_on) == ("not-known", timezone.localdate())


def test_an_editors_check_that_finds_it_closed_closes_it(signed_in):
    client, project = signed_in("editor"), make_project(stage="running")
    address = page("check", project.pk)
    client.post(address, form_of(client.get(address), "project_form") | {"stage": ["closed"]})
    project.refresh_from_db()
    assert (project.stage, Check.objects.get().outcome) == ("closed", "closed")
    assert project.review_events.get().step == "closed"


def test_a_day_to_come_is_no_check(signed_in):
    client, project = signed_in("editor"), make_project()
    address = page("check", project.pk)
    answer = client.post(
        address, form_of(client.get(address), "project_form") | {"check_made_on": ["01/01/2099"]}
    )
    assert "has not come yet" in answer.content.decode()
    assert not Check.objects.exists()


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
