"""Messages of visitors: taken in once, for the people of the region, begun as drafts."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from directory.models import Contact, Message, Project
from directory.records import messages, workflow
from directory.records.contacts_in_text import contacts_in, without_contacts
from directory.vocabulary import Review
from tests.factories import LEEDS, make_person, make_project, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_gazetteer")]
TOLD = "Every Tuesday at 7pm in the hall. Ring 0113 496 0000 or write to room@example.org."


def told(**more):
    given = {"kind": "add", "about": "Listening Room", "place": "Leeds", "words": TOLD}
    return messages.take_in(**given | more)


def test_the_same_text_twice_waits_once_and_the_later_address_is_kept():
    first = told()
    again = told(words=f"  {TOLD.upper()}  ", email="sam@example.org")
    assert again.pk == first.pk
    assert Message.objects.get().email == "sam@example.org"
    told(words="Something else.")
    told(place="York")
    assert Message.objects.count() == 3


def test_the_same_text_is_a_new_message_after_a_day_or_once_the_first_is_dealt_with():
    first = told()
    Message.objects.filter(pk=first.pk).update(sent_at=timezone.now() - datetime.timedelta(hours=25))
    second = told()
    assert second.pk != first.pk
    messages.deal_with(second, by=make_person(), outcome="Recorded.")
    assert told().pk not in (first.pk, second.pk)


def test_two_clicks_at_one_moment_wait_once(monkeypatch):
    first, look = told(), messages.the_same
    early = [None]
    # The first look comes too early to see the other one.
    monkeypatch.setattr(messages, "the_same", lambda *sent: early.pop() if early else look(*sent))
    assert told().pk == first.pk
    assert Message.objects.count() == 1


def test_one_that_names_no_record_reaches_the_researchers_of_the_region_of_its_place():
    for slug in ("north-east", "london"):
        make_region(slug)
    there, elsewhere = (
        make_person(role="researcher", regions=["north-east"]),
        make_person(role="researcher", regions=["london"]),
    )
    message, unplaced = told(), told(place="Nowhere at all", words="x")
    assert message.region.slug == "north-east"
    assert unplaced.region is None
    assert list(messages.readable(there)) == [message]
    assert not messages.readable(elsewhere).exists()
    assert set(messages.readable(make_person())) == {message, unplaced}
    assert not messages.readable(make_person(role="staff")).exists()
    with pytest.raises(PermissionDenied):
        messages.deal_with(message, by=elsewhere, outcome="x")
    messages.deal_with(message, by=there, outcome="Recorded.")


def test_a_draft_holds_what_the_message_tells_with_its_contacts_as_leads():
    make_region("north-east")
    researcher = make_person(role="researcher", regions=["north-east"])
    message = told(email="sam@example.org")
    draft = messages.begin_draft(message, by=researcher)
    assert (draft.name, draft.review) == ("Listening Room", Review.DRAFT)
    assert [venue.area for venue in draft.venues.all()] == ["Leeds"]
    assert draft.venues.get().latitude is not None
    assert [row.region.slug for row in draft.project_regions.all()] == ["north-east"]
    assert "Every Tuesday at 7pm in the hall." in draft.internal_notes
    assert "496" not in draft.internal_notes and "@" not in draft.internal_notes
    assert {(c.kind, c.value) for c in draft.contacts.all()} == {
        ("phone", "0113 496 0000"),
        ("e-mail", "room@example.org"),
    }
    assert not Contact.objects.public().exists()
    assert draft.history.get().by == researcher
    message.refresh_from_db()
    assert message.project == draft
    with pytest.raises(workflow.NotNowError, match="already: “Listening Room”"):
        messages.begin_draft(message, by=researcher)


def test_the_visitors_own_address_is_a_contact_only_where_it_is_the_groups():
    one = messages.begin_draft(told(email="sam@example.org", words="x"), by=make_person())
    assert not one.contacts.exists()
    other = told(email="sam@example.org", words="y")
    draft = messages.begin_draft(other, by=make_person(), is_groups_email=True)
    assert draft.contacts.get().value == "sam@example.org"


def test_what_must_not_come_back_is_not_begun_from_a_message():
    workflow.not_to_be_listed(make_project(name="Listening Room", **LEEDS), by=make_person())
    with pytest.raises(workflow.NotNowError, match="asked not to be listed"):
        messages.begin_draft(told(), by=make_person())
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See www.example.org/group.", [("website", "https://www.example.org/group")]),
        ("example.org.uk", [("website", "https://example.org.uk")]),
        ("Since 2013, 12 people, 7.30pm", []),
        ("07700 900123 / a@example.org", [("e-mail", "a@example.org"), ("phone", "07700 900123")]),
    ],
)
def test_contacts_are_read_out_of_a_text(text, found):
    assert contacts_in(text) == found
    left = without_contacts(text, "")
    assert "example.org" not in left and "900123" not in left


def test_a_postcode_places_the_draft_and_stays_with_staff():
    draft = messages.begin_draft(told(place="LS1 4AP"), by=make_person())
    venue = draft.venues.get()
    assert "4AP" not in venue.area
    assert venue.staff_address.postcode == "LS1 4AP"


def test_words_with_an_address_stay_with_the_message():
    draft = messages.begin_draft(told(words="It meets at 12 Acacia Road."), by=make_person())
    assert "Acacia" not in draft.internal_notes
    assert "with the message" in draft.internal_notes


def test_a_draft_is_discarded_by_whoever_began_it_and_its_message_waits_on():
    make_region("north-east")
    researcher = make_person(role="researcher", regions=["north-east"])
    message = told()
    draft = messages.begin_draft(message, by=researcher)
    other = make_person(role="researcher", regions=["north-east"])
    with pytest.raises(workflow.NotNowError):
        workflow.discard(draft, by=other)
    workflow.discard(draft, by=researcher)
    assert not Project.objects.exists()
    message.refresh_from_db()
    assert (message.project, message.done_at) == (None, None)
    assert messages.begin_draft(message, by=researcher).name == "Listening Room"


def test_what_was_public_once_or_waits_for_an_editor_is_not_discarded():
    editor = make_person()
    for columns in ({}, {"review": Review.IN_REVIEW}):
        project = make_project(**columns)
        with pytest.raises(workflow.NotNowError):
            workflow.discard(project, by=editor)
    withdrawn = make_project()
    workflow.withdraw(withdrawn, by=editor)
    with pytest.raises(workflow.NotNowError):
        workflow.discard(withdrawn, by=editor)
