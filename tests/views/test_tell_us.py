import time
from ipaddress import ip_network

import pytest
from django.core import signing

from directory.models import Message
from directory.people.throttle import messages_from_address
from directory.views.tell_us import SIGNER
from directory.vocabulary import Review
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts():
    messages_from_address.forget()


def typed(**more):
    given = {"reason": "wrong", "about": "Sunrise", "words": "It has moved.", "sent": stamp(10)}
    return given | more


def stamp(seconds):
    return signing.dumps(time.time() - seconds, salt=SIGNER)


def test_a_message_goes_to_the_queue_and_nothing_goes_live(client):
    answer = client.post("/tell-us/", typed(email="sam@example.org"))
    assert answer.url == "/tell-us/thank-you/"
    message = Message.objects.get()
    assert (message.kind, message.about, message.words, message.email) == (
        "wrong",
        "Sunrise",
        "It has moved.",
        "sam@example.org",
    )
    assert "Samaritans" in client.get(answer.url).content.decode()


def test_the_group_is_filled_in_from_its_page(client):
    project = make_project(name="Sunrise", slug="sunrise")
    text = client.get("/tell-us/", {"about": "sunrise"}).content.decode()
    assert 'value="Sunrise"' in text
    client.post("/tell-us/", typed(group="sunrise"))
    assert Message.objects.get().project == project


@pytest.mark.parametrize("reason", ["check", "runs"])
def test_a_groups_page_leads_to_a_wish_that_needs_no_words(client, reason):
    project = make_project(name="Sunrise", slug="sunrise")
    address = f"/tell-us/?about=sunrise&amp;reason={reason}"
    assert f'href="{address}"' in client.get("/projects/sunrise/").content.decode()
    text = client.get(address.replace("&amp;", "&")).content.decode()
    assert f'value="{reason}" checked' in text and 'value="Sunrise"' in text
    before = client.get("/projects/sunrise/").content
    answer = client.post("/tell-us/", typed(reason=reason, words="", group="sunrise"))
    assert answer.url == "/tell-us/thank-you/"
    assert Message.objects.get().project == project
    project.refresh_from_db()
    assert project.last_checked_on is None
    assert client.get("/projects/sunrise/").content == before


def test_a_reason_in_the_address_that_is_none_is_not_chosen(client):
    assert " checked" not in client.get("/tell-us/?reason=nonsense").content.decode()


def test_a_draft_cannot_be_found_through_the_form(client):
    make_project(name="Hidden", slug="hidden", review=Review.DRAFT)
    assert "Hidden" not in client.get("/tell-us/", {"about": "hidden"}).content.decode()
    client.post("/tell-us/", typed(group="hidden"))
    assert Message.objects.get().project is None


def test_no_cookie_on_any_of_its_pages(client):
    for answer in [client.get("/tell-us/"), client.post("/tell-us/", typed()), client.post("/tell-us/", {})]:
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"] or answer.status_code == 200
    assert not client.get("/tell-us/thank-you/").cookies


def test_what_is_missing_is_said_at_the_top_and_at_its_field_and_answers_are_kept(client):
    answer = client.post("/tell-us/", typed(words="", email="sam at example"))
    text = answer.content.decode()
    assert "<title>Error: " in text
    assert text.count("Write what you want to tell us.") == 2
    assert text.count("This is not an e-mail address. Write it as in") == 2
    assert 'value="sam at example"' in text
    assert 'value="wrong" checked' in text
    assert not Message.objects.exists()


@pytest.mark.parametrize("sent", [0, 25 * 3600, "", "made-up"])
def test_a_stamp_that_no_person_would_have_asks_to_send_again(client, sent):
    sent = stamp(sent) if isinstance(sent, int) else sent
    answer = client.post("/tell-us/", typed(sent=sent))
    assert "Press Send again" in answer.content.decode()
    assert "It has moved." in answer.content.decode()
    assert not Message.objects.exists()


def test_the_box_that_nobody_sees_catches_programs_and_loses_nobodys_words(client):
    """Browsers fill in what is called "website" by themselves: it is emptied, and Send is pressed again."""
    answer = client.post("/tell-us/", typed(website="https://spam.example"))
    assert not Message.objects.exists()
    text = answer.content.decode()
    assert "It has moved." in text
    assert "Press Send again" in text
    assert 'name="website" id="website" value=""' in text


def test_a_form_on_another_site_is_refused(client):
    answer = client.post("/tell-us/", typed(), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not Message.objects.exists()


def test_the_sixth_message_in_an_hour_waits(client):
    for number in range(5):
        client.post("/tell-us/", typed(words=f"Message {number}."))
    answer = client.post("/tell-us/", typed(words="He moved in."))
    assert answer.status_code == 429
    assert 3500 < int(answer["Retry-After"]) <= 3600
    assert "wait 60 minutes" in answer.content.decode()
    assert "He moved in." in answer.content.decode(), "what was typed is lost"
    assert Message.objects.count() == 5


def test_messages_wait_for_a_person_up_to_a_number_and_the_next_keeps_its_words(client, monkeypatch):
    monkeypatch.setattr("directory.records.messages.MOST_OPEN", 2)
    for number in range(2):
        assert client.post("/tell-us/", typed(words=f"Message {number}.")).status_code == 302
    answer = client.post("/tell-us/", typed(words="He moved in."))
    assert answer.status_code == 503
    assert "Retry-After" in answer
    assert "He moved in." in answer.content.decode()
    assert Message.objects.count() == 2


def test_an_email_address_longer_than_is_kept_is_said_at_its_field(client):
    long = "a" * 60 + "@" + ".".join(["b" * 60] * 3 + ["c" * 40, "org"])
    assert 254 < len(long) < 320
    answer = client.post("/tell-us/", typed(email=long))
    assert answer.status_code == 200
    assert 'id="email-error"' in answer.content.decode()


def test_the_addresses_of_one_line_have_five_together(client):
    for number in range(5):
        client.post("/tell-us/", typed(), REMOTE_ADDR=f"2001:db8:1:2:{number}::1")
    assert client.post("/tell-us/", typed(), REMOTE_ADDR="2001:db8:1:2:9::1").status_code == 429


def test_behind_a_trusted_proxy_each_visitor_has_five_of_their_own(client, settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    for address in ("198.51.100.7", "203.0.113.9"):
        for _ in range(5):
            answer = client.post("/tell-us/", typed(), headers={"X-Forwarded-For": address})
            assert answer.status_code == 302
    forged = {"X-Forwarded-For": "192.0.2.1, 203.0.113.9"}
    assert client.post("/tell-us/", typed(), headers=forged).status_code == 429


@pytest.mark.parametrize("about", ["\x00", "x" * 5000, "../..", "<script>"])
def test_a_strange_address_is_answered(client, about):
    assert client.get("/tell-us/", {"about": about}).status_code == 200


def test_a_strange_message_is_answered(client):
    for words in ["\x00", "x" * 100_000, "<script>alert(1)</script>"]:
        assert client.post("/tell-us/", typed(words=words)).status_code in (200, 302)
