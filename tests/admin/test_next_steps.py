"""Every outcome of an attempt has its next step, offered where one is, and done by a page that opens."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.admin.projects.next_steps import NEXT_STEPS, offer_after
from directory.models import (
    AttemptOutcome,
    Contact,
    ContactAttempt,
    Message,
    MessageKind,
    Project,
    ProposedChange,
)
from directory.records import checks, leads, work
from directory.vocabulary import Review
from tests.admin.pages import form_of, forms_of, links_of
from tests.factories import make_contact, make_organisation, make_project, make_source

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WRITERS = {"researcher": ["london"], "editor": [], "administrator": []}


def page(name, project, *more):
    return reverse(f"admin:directory_project_{name}", args=[project.pk, *more])


def text(response):
    return " ".join(response.content.decode().split())


def sunrise(**columns):
    return make_project("Sunrise", **{"regions": ["london"], "stage": "running"} | columns)


def test_every_outcome_has_a_next_step():
    assert set(NEXT_STEPS) == set(AttemptOutcome)


@pytest.mark.parametrize("review", [Review.PUBLISHED, Review.DRAFT])
@pytest.mark.parametrize("outcome", AttemptOutcome)
@pytest.mark.parametrize("role", WRITERS)
def test_each_next_step_opens_for_all_who_are_offered_it(signed_in, role, outcome, review):
    client, project = signed_in(role, WRITERS[role]), sunrise(review=review)
    answer = client.post(page("attempt", project), {"outcome": outcome}, follow=True)
    address = offer_after(project.attempts.get()).address
    assert address.partition("?")[0] in {link.partition("?")[0] for link in links_at(answer)}
    screen = client.get(page("check", project))
    assert address.partition("?")[0] in {link.partition("?")[0] for link in links_of(screen)}
    assert client.get(address).status_code == 200


def links_at(response):
    """Also those in the messages, which stand above the content."""
    before = response.content.decode().partition('class="messagelist"')[2].partition("</ul>")[0]
    return [part.partition('"')[0] for part in before.split('href="')[1:]]


def test_it_stands_on_the_check_screen_until_a_check(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    client.post(page("attempt", project), {"outcome": "call-back", "call_back_on": "2027-01-05"})
    assert "Ring again on 5 January 2027." in text(client.get(page("check", project)))
    checks.check(project, by=client.person, means="phone", outcome="confirmed")
    assert "next-step" not in text(client.get(page("check", project)))


def test_earlier_attempts_stand_on_the_check_screen_with_their_notes(
    signed_in, django_assert_max_num_queries
):
    client, project = signed_in("researcher", ["london"]), sunrise()
    for number in range(15):
        checks.attempt(project, by=client.person, outcome="no-answer", note=f"Try {number}.")
    with django_assert_max_num_queries(75):
        shown = text(client.get(page("check", project)))
    before_the_form = shown.partition('id="project_form"')[0]
    assert "Try 14." in before_the_form
    assert "Try 3." in before_the_form
    assert "Try 2." not in before_the_form
    assert "These are the last 12; the record has all." in before_the_form


# A wrong number.


def test_a_wrong_number_is_off_the_public_page_at_once(signed_in, client):
    project = sunrise()
    contact = make_contact(project)
    assert contact in Contact.objects.public()
    signed_in("researcher", ["london"])
    data = form_of(client.get(page("check", project)), "project_form")
    assert data["contact"] == [str(contact.pk)], "the only one is the one that was tried"
    client.post(page("attempt", project), data | {"outcome": "wrong-number"})
    contact.refresh_from_db()
    assert contact.is_hidden
    assert contact.steps.get().by == client.person
    assert contact not in Contact.objects.public()
    assert contact.value not in ContactAttempt.objects.get().note, "attempts have more readers than contacts"


def test_of_several_the_wrong_one_may_be_said_afterwards(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    first, second = (
        project.contacts.create(kind="phone", value=f"0113 496 000{n}", source=make_source()) for n in (1, 2)
    )
    data = form_of(client.get(page("check", project)), "project_form")
    assert data["contact"] == [""]
    client.post(page("attempt", project), data | {"outcome": "wrong-number"})
    screen = client.get(page("another_number", project))
    wrong = next(form for form in forms_of(screen) if form.action == page("wrong_number", project, second.pk))
    shown = text(client.post(wrong.action, wrong.values, follow=True))
    assert "Hidden: that number is not theirs." in shown
    assert list(project.contacts.filter(is_hidden=True)) == [second]
    again = page("show_again", project, second.pk)
    assert any(form.action == again for form in forms_of(client.get(page("another_number", project))))
    assert not first.is_hidden


def test_any_other_outcome_hides_nothing(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    contact = make_contact(project)
    for outcome in set(AttemptOutcome) - {AttemptOutcome.WRONG_NUMBER}:
        client.post(page("attempt", project), {"outcome": outcome, "contact": contact.pk})
    assert not project.contacts.filter(is_hidden=True).exists()


def test_a_number_of_another_group_is_not_taken(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    other = make_contact(make_project("Other", regions=["eastern"]))
    sent = {"outcome": "wrong-number", "contact": other.pk}
    answer = client.post(page("attempt", project), sent, follow=True)
    assert "no longer among its contacts" in text(answer)
    assert not project.attempts.exists()
    other.refresh_from_db()
    assert not other.is_hidden


@pytest.mark.parametrize("contact", ["x", "9" * 40, "-1", "1.5", "<script>"])
def test_a_number_that_is_none_is_answered_in_words(signed_in, contact):
    client, project = signed_in("researcher", ["london"]), sunrise()
    answer = client.post(page("attempt", project), {"outcome": "gone", "contact": contact}, follow=True)
    assert "no longer among its contacts" in text(answer)
    assert not project.attempts.exists()


def test_another_number_is_looked_for_where_somebody_may_know_one(signed_in):
    client = signed_in("researcher", ["london"])
    project = sunrise(organisations=["Harbour", ("A funder", "funds")])
    found = leads.Found(
        organisation="Harbour", publisher="own", pages=["https://example.org/a"], contacts=[], note="Ask Jo."
    )
    leads.keep(project, found, read_on=datetime.date(2026, 11, 28))
    sister = make_project("Sister", regions=["london"], organisations=["Harbour"])
    sister.contacts.create(kind="phone", value="0113 496 0111", role="Office", source=make_source())
    away = make_project("Away", regions=["eastern"], organisations=["Harbour"])
    away.contacts.create(kind="phone", value="0113 496 0222", source=make_source())
    make_contact(away, "0113 496 0333")
    funded = make_project("Funded", regions=["london"], organisations=[("A funder", "funds")])
    funded.contacts.create(kind="phone", value="0113 496 0444", source=make_source())
    shown = text(client.get(page("another_number", project)))
    assert "<strong>Phone: 0113 496 0111 (Office)</strong>: Sister. The 2013 report, appendix-a." in shown
    assert "0113 496 0222" not in shown, "another region's, and not public"
    assert "0113 496 0333" in shown, "public"
    assert "0113 496 0444" not in shown, "who funds cannot answer"
    assert "Ask one of these: Harbour; A funder." in shown
    assert "Ask Jo." in shown
    call = reverse("admin:directory_organisation_call", args=[make_organisation("Harbour").pk])
    assert call in links_of(client.get(page("another_number", project)))


# Gone.


def test_gone_leads_to_closing_it_with_the_reason_filled_in(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    client.post(page("attempt", project), {"outcome": "gone", "note": "The building is flats now."})
    offer = offer_after(project.attempts.get())
    data = form_of(client.get(offer.address), "act_form")
    assert data["note"][0].startswith("Gone: tried by phone on ")
    assert data["note"][0].endswith("The building is flats now.")
    client.post(offer.address, data)
    change = ProposedChange.objects.get()
    assert change.changes == {"stage": ["running", "closed"]}
    shown = client.get(page("check", project))
    assert "That it has closed waits for an editor." in text(shown)
    assert page("proposal", project, change.pk) in links_of(shown)


def test_of_a_closed_group_nothing_is_left_to_do(signed_in):
    client, project = signed_in("editor"), sunrise(stage="closed")
    client.post(page("attempt", project), {"outcome": "gone"})
    assert "It is marked as closed." in text(client.get(page("check", project)))


@pytest.mark.parametrize("number", ["x", "9" * 40, "-1", "0", "²"])
def test_an_attempt_that_is_none_fills_in_nothing(signed_in, number):
    client, project = signed_in("editor"), sunrise()
    other = checks.attempt(make_project("Other"), by=client.person, outcome="gone", note="Of another.")
    for asked in (number, other.pk):
        screen = client.get(page("step", project, "close"), {"attempt": asked})
        assert form_of(screen, "act_form")["note"] == [""]


# Declined.


def test_a_researcher_hides_it_and_an_editor_is_told(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    contact = make_contact(project)
    client.post(page("attempt", project), {"outcome": "declined"})
    for _ in range(2):
        client.post(page("not_listed", project), {"note": "Said so twice."})
    message = Message.objects.get()
    assert (message.kind, message.project) == (MessageKind.REMOVE, project)
    assert "wants not to be listed" in message.words
    assert "Said so twice." in message.words
    contact.refresh_from_db()
    assert contact.is_hidden
    shown = client.get(page("check", project))
    assert "It wants not to be listed. An editor takes it out." in text(shown)
    assert client.get(offer_after(project.attempts.get()).address).status_code == 200
    assert "Please remove us" in text(signed_in("editor").get("/admin/?show=told"))


def test_an_editor_may_take_it_out_at_once(signed_in):
    project = sunrise()
    assert page("step", project, "not-to-be-listed") in links_of(
        signed_in("editor").get(page("not_listed", project))
    )
    assert page("step", project, "not-to-be-listed") not in links_of(
        signed_in("researcher", ["london"]).get(page("not_listed", project))
    )


@pytest.mark.parametrize("name", ["another_number", "not_listed"])
def test_who_may_not_write_the_record_sees_none_of_it(signed_in, name):
    project, draft = sunrise(), sunrise(review=Review.DRAFT)
    for role, regions in (("staff", []), ("researcher", ["eastern"])):
        client = signed_in(role, regions)
        assert client.get(page(name, project)).status_code == 403
        assert client.get(page(name, draft)).status_code == (404 if regions else 403)
        assert client.post(page("not_listed", project)).status_code == 403
        contact = make_contact(project)
        assert client.post(page("wrong_number", project, contact.pk)).status_code == 403
    assert not Message.objects.exists()
    assert not Contact.objects.filter(is_hidden=True).exists()


@pytest.mark.parametrize(
    ("day", "words"), [("next Tuesday", "cannot read this day"), ("01/12/2025", "That day is over")]
)
def test_a_day_that_cannot_be_keeps_the_note(signed_in, day, words):
    client, project = signed_in("researcher", ["london"]), sunrise()
    typed = {"outcome": "call-back", "note": "Ask for Jo <b>", "call_back_on": day}
    answer = client.post(page("attempt", project), typed, follow=True)
    assert words in text(answer)
    assert 'value="Ask for Jo &lt;b&gt;"' in text(answer)
    assert f'value="{day}"' in text(answer)
    assert not project.attempts.exists()
    assert "Ask for Jo" not in text(client.get(page("check", project))), "once, and then it is forgotten"


def test_enter_in_a_note_or_a_field_presses_no_button(signed_in):
    """The first button of each form is none, so a browser that sends a form by Enter has nothing to press."""
    screen = text(signed_in("researcher", ["london"]).get(page("check", sunrise())))
    first = screen[screen.index('id="project_form"') :].partition("<button")[2].partition(">")[0]
    assert "no-enter" in first
    assert "disabled" in first


def test_nobody_is_sent_to_ring_a_group_that_asked_to_be_out_or_that_waits_to_be_closed(signed_in):
    client = signed_in("researcher", ["london"])
    rung, out, closing = sunrise(), sunrise(slug="b"), sunrise(slug="c")
    out.messages.create(kind=MessageKind.REMOVE, words="Please take us out.")
    client.post(page("step", closing, "close"), {"note": "Gone."})
    assert ProposedChange.objects.get().project == closing
    due = set(work.due(Project.objects.all()).values_list("pk", flat=True))
    assert due == {rung.pk}
    assert "Do not ring: it asked to be taken out." in text(client.get(page("check", out)))
    assert "A change to it already waits for an editor" in text(client.get(page("check", closing)))


def test_its_numbers_can_be_rung_from_the_screen_but_for_what_is_hidden(signed_in):
    project = sunrise()
    make_contact(project, "0113 496 0000 or 0113 496 0001")
    Contact.objects.create(
        project=project, kind="phone", value="0113 496 0002", is_hidden=True, source=project.source
    )
    links = links_of(signed_in("researcher", ["london"]).get(page("check", project)))
    assert {link for link in links if link.startswith("tel:+44")} == {
        "tel:+441134960000",
        "tel:+441134960001",
    }


# What is typed beside an attempt.


def typed_in_check(client, project, **values):
    data = form_of(client.get(page("check", project)), "project_form")
    return data | {name: [value] for name, value in values.items()}


def test_what_is_typed_in_the_check_stays_when_an_outcome_is_pressed(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    typed = typed_in_check(client, project, check_note="Jo rings back.", found_runs="confirmed")
    answer = client.post(page("attempt", project), typed | {"outcome": ["call-back"]}, follow=True)
    assert "What you typed in the check of “Sunrise” is not saved, and is kept" in text(answer)
    assert project.attempts.get().outcome == "call-back"
    assert not project.checks.exists()
    assert "A check of it is not saved yet" in text(client.get(page("change", project)))
    again = form_of(client.get(page("check", project)), "project_form")
    assert (again["check_note"], again["found_runs"]) == (["Jo rings back."], ["confirmed"])
    client.post(page("check", project), again | {"_save": ["x"]})
    assert project.checks.get().note == "Jo rings back."
    assert "check_note" in form_of(client.get(page("check", project)), "project_form")
    assert "A check of it is not saved yet" not in text(client.get(page("change", project)))


def test_where_nothing_is_typed_nothing_is_kept(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    data = typed_in_check(client, project)
    answer = client.post(page("attempt", project), data | {"outcome": ["no-answer"]}, follow=True)
    assert "is kept for when you open it again" not in text(answer)


def test_the_page_of_another_question_is_opened_and_the_check_stays_as_it_was_typed(signed_in):
    client, project = signed_in("researcher", ["london"]), sunrise()
    typed = typed_in_check(client, project, check_note="Ask the cost.", _go_to="4-name-and-joining")
    answer = client.post(page("check", project), typed)
    assert answer.url == page("question", project, "4-name-and-joining")
    assert form_of(client.get(page("check", project)), "project_form")["check_note"] == ["Ask the cost."]


def test_a_word_of_the_group_before_stands_below_the_next_group_s_form(signed_in):
    client = signed_in("researcher", ["london"])
    first, second = make_project("A", regions=["london"]), make_project("B", regions=["london"], slug="b")
    data = form_of(client.get(page("check", first) + "?show=check"), "project_form")
    answer = client.post(page("attempt", first), data | {"outcome": ["no-answer"]}, follow=True)
    assert answer.request["PATH_INFO"] == page("check", second)
    screen = text(answer)
    assert screen.index("“A”: no answer, noted") > screen.index('id="fact-for-whom"')
    assert "The group before: A" in screen
    assert "The group before" not in text(client.get(page("check", second)))
