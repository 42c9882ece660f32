"""A contact that was hidden over a message comes back by a person's hand or a check, and both are kept."""

import pytest
from django.core.exceptions import PermissionDenied

from directory.models import Contact, ContactStep, Message
from directory.records import checks, hiding, messages
from tests.factories import make_contact, make_person, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_person()


@pytest.fixture
def message(editor):
    """A visitor wrote about a group, and its two contacts were hidden."""
    project = make_project(slug="a")
    make_contact(project), make_contact(project, "0113 496 0001")
    message = Message.objects.create(kind="remove", project=project, words="x")
    messages.hide(message, by=editor)
    return message


def steps():
    return list(ContactStep.objects.order_by("pk").values_list("step", "by", "message"))


def test_what_was_hidden_says_by_whom_when_and_why(message, editor, client):
    assert steps() == [("hidden", editor.pk, message.pk)] * 2
    assert not Contact.objects.public().exists()
    assert Contact.objects.hidden_by_a_message().count() == 2
    messages.hide(message, by=editor)
    assert len(steps()) == 2, "what is hidden already is not hidden again"


def test_shown_again_they_are_public_as_before_and_the_step_is_kept(message, client):
    other = make_person()
    assert hiding.show_again_after(message, by=other) == 2
    assert "0113 496 0000" in client.get("/projects/a/").text
    assert steps()[2:] == [("shown-again", other.pk, message.pk)] * 2
    assert not Contact.objects.hidden_by_a_message().exists()


def test_one_may_be_shown_again_by_itself(message, editor):
    first, second = Contact.objects.order_by("pk")
    hiding.show_again(first, by=editor)
    assert list(Contact.objects.public()) == [first]
    assert list(Contact.objects.hidden_by_a_message()) == [second]


def test_what_somebody_hid_by_hand_does_not_come_back_with_a_message(editor):
    contact = make_contact(make_project())
    hiding.hide([contact], by=editor)
    message = Message.objects.create(kind="remove", project=contact.project, words="x")
    messages.hide(message, by=editor)
    assert hiding.show_again_after(message, by=editor) == 0
    assert Contact.objects.get().is_hidden


def test_a_check_that_uses_it_shows_it_again(message, editor, client):
    first, second = Contact.objects.order_by("pk")
    made = checks.check(
        first.project, by=editor, means="phone", outcome="confirmed", contacts=[first], found={}
    )
    assert list(Contact.objects.public()) == [first]
    assert ContactStep.objects.first().found_in == made
    second.refresh_from_db()
    assert second.is_hidden


def test_what_nobody_can_read_as_a_number_stays_hidden(editor):
    contact = make_contact(make_project(), "ask for Jo")
    hiding.hide([contact], by=editor)
    checks.check(contact.project, by=editor, means="phone", outcome="confirmed", contacts=[contact])
    assert Contact.objects.get().is_hidden


def test_nobody_shows_a_contact_of_another_region_again(message):
    stranger = make_person(role="researcher", regions=["eastern"])
    with pytest.raises(PermissionDenied):
        hiding.show_again_after(message, by=stranger)
    with pytest.raises(PermissionDenied):
        hiding.show_again(Contact.objects.first(), by=stranger)
