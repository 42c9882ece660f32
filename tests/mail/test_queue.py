"""Letters: each ends in exactly one way, has one Message-ID, and its words are kept nowhere."""

import datetime
import email
import re
from email import policy

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from directory.mail import queue
from directory.mail.server import Outcome, hand_over, server_of
from directory.mail.texts import message_of, text_of, what_waits
from directory.models import Letter, LetterCount, LetterKind, LetterState, Message, Worry
from tests.factories import make_person, make_project

pytestmark = pytest.mark.django_db


def ask(person=None):
    return queue.ask(LetterKind.PASSWORD, person=person or make_person())


def later(hours):
    return timezone.now() + datetime.timedelta(hours=hours)


def read(content):
    return email.message_from_string(content, policy=policy.default)


def test_a_letter_leaves_with_a_link_that_works(postman, client):
    person = make_person("rae@example.org")
    ask(person)
    assert queue.send_due() == 1
    ((receiver, content),) = postman.taken
    assert receiver == "rae@example.org"
    message = read(content)
    assert message["Subject"] == "Your password"
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain = message.get_body(("plain",)).get_content()
    link = re.search(r"http\S+", plain)[0]
    assert link in message.get_body(("html",)).get_content().replace("&amp;", "&")
    assert "<img" not in content
    assert client.get(link).status_code == 302
    assert Letter.objects.get().state == LetterState.SENT
    assert queue.send_due() == 0


def test_nothing_of_its_words_is_kept(postman):
    ask()
    queue.send_due()
    message = read(postman.taken[0][1])
    token = re.search(r"token=([\w-]+)", message.get_body(("plain",)).get_content())[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM directory_letter")
        assert token not in str(cursor.fetchall())


@pytest.mark.parametrize(
    ("answers", "state", "tries"),
    [
        ({"rcpt": ["550 No such box"]}, "refused", 1),
        ({"data": ["554 Not wanted"]}, "refused", 1),
        ({"data": ["drop"]}, "uncertain", 1),
        ({"rcpt": ["451 Come back later", "451 Come back later"]}, "sent", 3),
        ({"data": ["452 No room"]}, "sent", 2),
        ({"mail": ["drop"]}, "sent", 2),
        ({"mail": ["550 Not from you"]}, "sent", 2),
    ],
)
def test_each_answer_has_one_end(postman, answers, state, tries):
    postman.answers = answers
    letter = ask()
    keys = set()
    for hours in range(0, 100, 2):
        queue.send_due(later(hours))
        letter.refresh_from_db()
        keys.add(letter.key)
    assert (letter.state, letter.tries, len(keys)) == (state, tries, 1)
    assert len(postman.taken) == (state == "sent")
    assert letter.ended_at is not None


def test_the_same_message_id_at_each_try(postman):
    letter = ask()
    made = [message_of(letter, text_of(letter))["Message-ID"] for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].endswith("@directory.example>")


def test_a_server_that_is_away_for_a_day_costs_no_letter(postman, settings):
    there = settings.EMAIL_URL
    settings.EMAIL_URL = "smtp-plain://127.0.0.1:1"
    letter = ask()
    for hours in range(0, 24, 2):
        queue.send_due(later(hours))
    settings.EMAIL_URL = there
    queue.send_due(later(48))
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_one_that_is_never_taken_is_given_up_after_three_days(postman):
    postman.answers = {"rcpt": ["451 Come back later"] * 50}
    letter = ask()
    for hours in range(0, 24 * 9, 3):
        queue.send_due(later(hours))
    letter.refresh_from_db()
    assert (letter.state, letter.answer) == (LetterState.GIVEN_UP, 451)
    assert letter.tries == len(queue.WAITS) + 1


def test_a_worker_that_broke_off_leaves_one_of_which_nobody_knows(postman):
    letter = ask()
    assert queue.take() == letter
    assert queue.take() is None, "nobody else takes it"
    queue.send_due()
    assert Letter.objects.get().state == LetterState.SENDING
    queue.send_due(later(1))
    assert Letter.objects.get().state == LetterState.UNCERTAIN
    assert postman.taken == []


def test_no_more_than_so_many_leave_in_a_day(postman, settings):
    settings.MAIL_A_DAY = 2
    for number in range(3):
        ask(make_person(f"p{number}@example.org"))
    queue.send_due()
    assert len(postman.taken) == 2
    queue.send_due(later(24))
    assert len(postman.taken) == 3


def test_without_a_server_it_waits_and_an_administrator_opens_it(settings):
    settings.EMAIL_URL = ""
    letter = ask()
    assert queue.send_due() == 0
    with pytest.raises(PermissionDenied):
        queue.open_by_hand(letter, by=make_person())
    text = queue.open_by_hand(letter, by=make_person(role="administrator"))
    assert "token=" in text.plain
    with pytest.raises(queue.NotWaitingError):
        queue.open_by_hand(letter, by=make_person(role="administrator"))
    settings.EMAIL_URL = "smtp-plain://127.0.0.1:1"
    assert queue.send_due() == 0


def test_a_letter_to_a_closed_account_is_not_sent(postman):
    person = make_person()
    ask(person)
    person.is_active = False
    person.save()
    queue.send_due()
    assert postman.taken == []
    assert Letter.objects.get().state == LetterState.STOPPED


def test_rows_go_after_thirty_days_and_what_became_of_them_stays(postman):
    for number in range(3):
        ask(make_person(f"p{number}@example.org"))
    queue.send_due()
    assert queue.forget_ended(later(24 * 29)) == 0
    assert queue.forget_ended(later(24 * 31)) == 3
    assert not Letter.objects.exists()
    count = LetterCount.objects.get()
    assert (count.kind, count.state, count.number, count.day) == ("password", "sent", 3, timezone.localdate())


def test_one_that_may_have_arrived_is_sent_again_by_a_person_alone(postman):
    postman.answers = {"data": ["drop"]}
    letter = ask()
    queue.send_due()
    letter.refresh_from_db()
    queue.try_again(letter, by=make_person(role="administrator"))
    assert Letter.objects.count() == 2
    queue.send_due()
    assert len(postman.taken) == 1
    with pytest.raises(queue.NotWaitingError):
        queue.try_again(Letter.objects.get(state="sent"), by=make_person(role="administrator"))


def test_letters_of_other_scripts_are_refused_where_the_server_cannot_carry_them(postman):
    ask(make_person("jürgen@example.org"))
    ask(make_person("rae@bücher.example"))
    queue.send_due()
    assert [receiver for receiver, _ in postman.taken] == ["rae@xn--bcher-kva.example"]
    assert Letter.objects.get(person__email="jürgen@example.org").state == LetterState.REFUSED


@pytest.mark.parametrize(
    "url", ["smtp://", "http://mail", "mail.example", "smtp://h:port", "smtp-plain://u:p@h"]
)
def test_a_setting_that_cannot_be_is_said_in_words(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL is smtp://"):
        server_of(url)


def test_no_text_goes_over_a_line_that_should_be_private_and_is_not(postman):
    letter = ask()
    server = server_of(f"smtp://u%40x:p%3A@127.0.0.1:{postman.port}")
    assert (server.user, server.password) == ("u@x", "p:")
    assert hand_over(server, message_of(letter, text_of(letter))).outcome == Outcome.LATER
    assert (postman.taken, postman.tries) == ([], 0)


def test_a_line_that_begins_with_a_dot_arrives_as_it_was(postman):
    letter = ask()
    message = message_of(letter, text_of(letter))
    message.clear_content()
    message.set_content("one\n.two\n..three\n")
    assert hand_over(server_of(f"smtp-plain://127.0.0.1:{postman.port}"), message).outcome == Outcome.TAKEN
    assert "one\r\n.two\r\n..three" in postman.taken[0][1]


@pytest.mark.slow
def test_five_hundred_letters_end_in_one_way_each(postman, settings):
    """A server that refuses some, drops some before and some after the text, and is away in the middle."""
    settings.MAIL_A_DAY = 1_000
    there = settings.EMAIL_URL
    for number in range(500):
        ask(make_person(f"p{number}@example.org"))
    postman.answers = {
        "mail": [None, None, "drop"] * 100,
        "rcpt": [None, "550 No", None, "451 Later", None] * 100,
        "data": [None, None, None, None, None, None, "drop"] * 60,
    }
    for hours in range(0, 200, 3):
        settings.EMAIL_URL = "smtp-plain://127.0.0.1:1" if 2 < hours < 10 else there
        queue.send_due(later(hours))
    states = list(Letter.objects.values_list("state", flat=True))
    assert set(states) == {"sent", "refused", "uncertain"}
    assert states.count("sent") == len(postman.taken)
    ids = [read(content)["Message-ID"] for _, content in postman.taken]
    assert len(ids) == len(set(ids)) == len({receiver for receiver, _ in postman.taken})


def test_an_unread_worry_tells_whoever_is_on_duty_that_something_waits_and_nothing_else(postman, settings):
    settings.DUTY_EMAIL = "duty@example.org"
    queue.tell_duty()
    assert not Letter.objects.exists()
    worry = Worry.objects.create(about="Sunrise", waiting_since=timezone.now())
    queue.tell_duty()
    queue.tell_duty()
    queue.send_due()
    ((receiver, content),) = postman.taken
    assert receiver == "duty@example.org"
    message = read(content)
    assert message["Subject"] == "Something waits"
    assert "Sunrise" not in content and "worr" not in content.casefold() and "safety" not in content
    Letter.objects.update(asked_at=later(-25))
    queue.tell_duty()
    assert Letter.objects.count() == 2, "again each day"
    Worry.objects.filter(pk=worry.pk).update(waiting_since=None)
    queue.send_due()
    assert len(postman.taken) == 1, "somebody has read it meanwhile"


def test_one_letter_of_a_kind_is_open_to_one_person():
    person = make_person()
    letter = ask(person)
    assert queue.take() == letter
    assert ask(person) == letter, "one that is on its way may come back to wait"
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(kind="password", person=person)
    assert ask() != letter


SEVEN = datetime.datetime(2026, 12, 1, 7, 30, tzinfo=datetime.UTC)


def test_a_letter_in_the_morning_says_how_much_waits_once_a_day(postman, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SEVEN)
    project = make_project("Sunrise", regions=["london"])
    researcher = make_person("rae@example.org", role="researcher", regions=["london"])
    make_person("sam@example.org", role="researcher", regions=["eastern"])
    Message.objects.create(kind="wrong", project=project, words="The day is wrong.")
    assert queue.ask_mornings(SEVEN - datetime.timedelta(hours=2)) == 0, "at night nobody is written to"
    assert queue.ask_mornings() == 1
    Letter.objects.update(asked_at=SEVEN)
    assert queue.ask_mornings() == 0
    queue.send_due()
    ((receiver, content),) = postman.taken
    assert receiver == researcher.email
    message = read(content)
    assert message["Subject"] == "Today"
    plain = message.get_body(("plain",)).get_content()
    assert "Told to us: 1" in plain
    assert "Sunrise" not in content and "wrong" not in content
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_one_press_ends_them_without_a_cookie_and_another_begins_them(postman, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SEVEN)
    person = make_person("rae@example.org")
    make_project("Sunrise", review="in-review")
    queue.ask_mornings()
    queue.send_due()
    link = re.sub(r"\s", "", read(postman.taken[0][1])["List-Unsubscribe"])[1:-1]
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.get(link).status_code == 200
    person.refresh_from_db()
    assert person.gets_morning_letter, "looking at it changes nothing"
    answer = visitor.post(link, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, len(answer.cookies)) == (200, 0)
    person.refresh_from_db()
    assert not person.gets_morning_letter
    monkeypatch.setattr("django.utils.timezone.now", lambda: SEVEN + queue.A_DAY)
    assert queue.ask_mornings() == 0
    visitor.post(link, {"letters": "on"})
    assert queue.ask_mornings() == 1
    assert Client().post(link[:-2], {"letters": "off"}).status_code == 410


def test_who_may_see_worries_is_told_how_many_are_unread(postman):
    Worry.objects.create(about="Sunrise", waiting_since=timezone.now())
    assert what_waits(make_person(role="staff", sees_worries=True))[0] == "To be read first: 1"
    assert what_waits(make_person(role="staff")) == []
