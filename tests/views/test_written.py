"""What somebody wrote is given back whenever it could not be taken in, and never what is secret."""

import re
import time
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.models import Message, Project
from directory.people import kept_forms
from directory.people.throttle import messages_from_address
from directory.records import messages
from directory.views import slots, tell_us
from directory.views.tell_us import SIGNER
from tests.factories import make_person

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet river"
WORDS = 'He hits them. <b>"Help"</b>\nSecond line & more'
ESCAPED = "He hits them. &lt;b&gt;&#34;Help&#34;&lt;/b&gt;\nSecond line &amp; more"
FAULTS = [
    OperationalError("database or disk is full"),
    OperationalError("database is locked"),
    OperationalError("attempt to write a readonly database"),
    OperationalError("connection refused"),
    InterfaceError("connection already closed"),
    InternalError("cannot execute INSERT in a read-only transaction"),
    DatabaseError("database disk image is malformed"),
]


@pytest.fixture(autouse=True)
def fresh_counts():
    messages_from_address.forget()


def failing(fault):
    def fail(*args, **kwargs):
        raise fault

    return fail


def typed(**more):
    sent = signing.dumps(time.time() - 10, salt=SIGNER)
    return {"reason": "safety", "about": "Sunrise", "place": "Leeds", "words": WORDS, "sent": sent} | more


def send(**more):
    """As a browser gets the answer, whatever it is."""
    return Client(raise_request_exception=False).post("/tell-us/", typed(**more))


def assert_given_back(answer, status):
    text = answer.content.decode()
    assert answer.status_code == status
    assert f">\n{ESCAPED}</textarea>" in text
    assert 'value="safety" checked' in text
    assert 'value="Sunrise"' in text
    assert 'value="Leeds"' in text
    assert "Your message was not sent" in text
    assert "call 999" in text.lower()
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_message_is_given_back_whatever_ails_the_database(fault, monkeypatch, caplog):
    monkeypatch.setattr(messages.Message.objects, "create", failing(fault))
    answer = send(email="sam@example.org")
    assert_given_back(answer, 503)
    assert answer["Retry-After"]
    assert 'value="sam@example.org"' in answer.content.decode()
    assert "He hits them" not in caplog.text


def test_it_is_given_back_where_the_group_cannot_even_be_looked_up(monkeypatch, django_db_blocker):
    monkeypatch.setattr(tell_us, "project_at", failing(OperationalError("connection refused")))
    answer = send(group="sunrise")
    assert_given_back(answer, 503)
    assert 'name="group" value="sunrise"' in answer.content.decode()


def test_any_fault_of_ours_gives_it_back(monkeypatch, caplog):
    monkeypatch.setattr(tell_us, "take_in", failing(RuntimeError(WORDS)))
    assert_given_back(send(), 500)


def test_a_worker_whose_slots_are_all_taken_gives_it_back(monkeypatch):
    monkeypatch.setattr(slots, "database", slots.Slots(0, most_waiting=1, patience=0.05))
    assert_given_back(send(), 503)


def test_the_sixth_message_of_an_hour_is_given_back():
    for number in range(5):
        # The same text twice waits once.
        assert send(words=f"{WORDS} {number}").status_code == 302
    assert_given_back(send(), 429)
    assert Message.objects.count() == 5


def test_what_is_given_back_is_sent_as_it_stands(monkeypatch):
    """The page's own fields, two seconds later, are a message."""
    with monkeypatch.context() as broken:
        broken.setattr(tell_us, "take_in", failing(OperationalError("database is locked")))
        page = send().content.decode()
    stamp = page.split('name="sent" value="')[1].split('"')[0]
    assert signing.loads(stamp, salt=SIGNER) > time.time() - 5
    assert send().status_code == 302
    assert Message.objects.get().words == WORDS


def test_another_sites_words_are_never_shown_as_ours(monkeypatch):
    monkeypatch.setattr(tell_us, "take_in", failing(OperationalError("locked")))
    for said in [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]:
        client = Client(raise_request_exception=False)
        answer = client.post("/tell-us/", typed(), headers=said)
        assert "He hits them" not in answer.content.decode()


def test_a_form_for_a_name_that_is_not_ours_is_refused_plainly():
    said = {"Host": "evil.example", "Origin": "https://evil.example"}
    assert Client(raise_request_exception=False).post("/tell-us/", typed(), headers=said).status_code == 400


# Researchers' forms.


@pytest.fixture
def editor():
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    person = get_user_model().objects.create_user(email="ed@example.org", password="x" * 20, role="editor")
    client.force_login(person)
    return client


def token_of(client, page):
    return client.get(page).content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0]


def break_the_form(monkeypatch, fault):
    monkeypatch.setattr("directory.admin.projects.project.ProjectAdmin.changeform_view", failing(fault))


def form(client, page, **more):
    many = {f"answers-{n}-words": f"Line {n}\n<i>of many</i>" for n in range(300)}
    return {
        "csrfmiddlewaretoken": token_of(client, page),
        "name": "Sunrise",
        **many,
        "_continue": "Save",
        **more,
    }


def hidden(text, name):
    return text.split(f'type="hidden" name="{name}" value="')[1].split('"')[0]


def test_a_researchers_form_is_given_back_whole_with_one_button(editor, monkeypatch):
    page = reverse("admin:directory_project_add")
    sent = form(editor, page)
    break_the_form(monkeypatch, OperationalError("full"))
    answer = editor.post(page, sent)
    text = answer.content.decode()
    assert answer.status_code == 503
    assert text.count('type="hidden" name="answers-') == 300
    assert "Line 299\n&lt;i&gt;of many&lt;/i&gt;</textarea>" in text
    assert hidden(text, "_continue") == "Save"
    assert f'action="{page}"' in text
    assert text.count("Send again</button>") == 1
    monkeypatch.undo()
    again = editor.post(page, {**sent, "csrfmiddlewaretoken": hidden(text, "csrfmiddlewaretoken")})
    assert again.status_code != 403


def test_a_fault_while_the_session_is_kept_gives_the_form_back_too(editor, monkeypatch):
    """That is written after the page was made, where no view sees it."""
    page = reverse("admin:directory_project_add")
    sent = form(editor, page)
    kept = "django.contrib.sessions.middleware.SessionMiddleware.process_response"
    monkeypatch.setattr(kept, failing(OperationalError("full")))
    answer = editor.post(page, sent)
    assert answer.status_code == 503
    assert hidden(answer.content.decode(), "name") == "Sunrise"


def test_a_password_is_never_given_back_but_asked_for_again(monkeypatch):
    monkeypatch.setattr("django.contrib.admin.sites.AdminSite.login", failing(OperationalError("away")))
    client = Client(raise_request_exception=False)
    page = reverse("admin:login")
    answer = client.post(page, {"username": "sam@example.org", "password": "Correct horse 1"})
    text = answer.content.decode()
    assert answer.status_code == 503
    assert hidden(text, "username") == "sam@example.org"
    assert "Correct horse" not in text
    assert '<input type="password"' in text


def test_a_form_that_outlived_its_sign_in_is_given_back(editor):
    page = reverse("admin:directory_project_add")
    sent = form(editor, page)
    editor.cookies.pop("sessionid")
    answer = editor.post(page, sent)
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "You are signed out" in text
    assert hidden(text, "name") == "Sunrise"
    assert "Send again</button>" in text


def run_out(editor):
    """The time of this session is over; its row stands until old ones are cleared away."""
    Session.objects.filter(pk=editor.cookies["sessionid"].value).update(expire_date=timezone.now())


def sign_in_again(editor, text, email, password):
    typed = {name: hidden(text, name) for name in ("kept", "csrfmiddlewaretoken")}
    return editor.post(reverse("admin:login"), typed | {"username": email, "password": password})


def test_a_form_that_outlived_its_session_goes_on_when_the_same_person_has_signed_in(editor):
    person = make_person("ede@example.org", role="editor", password=PASSWORD)
    editor.force_login(person)
    page = reverse("admin:directory_project_add")
    sent = form(editor, page)
    run_out(editor)
    text = editor.post(page, sent).content.decode()
    assert "Sign in and go on" in text
    assert "Send again</button>" not in text
    assert "Line 299" in text, "long texts can still be copied"
    assert not Project.objects.exists()
    wrong = sign_in_again(editor, text, "ede@example.org", "wrong").content.decode()
    assert hidden(wrong, "kept") == hidden(text, "kept")
    back = sign_in_again(editor, wrong, "ede@example.org", PASSWORD)
    text = back.content.decode()
    assert back["Cache-Control"] == "no-store"
    assert f'action="{page}"' in text
    fields = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', text)
    kept = {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}
    assert kept == {name: value for name, value in sent.items() if name != "csrfmiddlewaretoken"}
    again = {name: sent[name] for name in sent} | {"csrfmiddlewaretoken": hidden(text, "csrfmiddlewaretoken")}
    assert editor.post(page, again).status_code in (200, 302)


@pytest.mark.parametrize("change", ["somebody else", "a day later", "another text"])
def test_what_was_kept_is_for_its_writer_alone_and_for_a_day(editor, change, monkeypatch):
    person = make_person("ede@example.org", role="editor", password=PASSWORD)
    make_person("sam@example.org", role="editor", password=PASSWORD)
    editor.force_login(person)
    sent = form(editor, reverse("admin:directory_project_add"))
    run_out(editor)
    text = editor.post(reverse("admin:directory_project_add"), sent).content.decode()
    email = "sam@example.org" if change == "somebody else" else "ede@example.org"
    if change == "another text":
        text = text.replace('name="kept" value="', 'name="kept" value="x')
    if change == "a day later":
        later = time.time() + kept_forms.KEPT_FOR + 1
        monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    answer = sign_in_again(editor, text, email, PASSWORD)
    assert answer.status_code == 302
    assert "Line 299" not in answer.content.decode()
    assert "It was not used." in editor.get(answer["Location"]).content.decode()


def test_a_form_with_an_old_token_is_given_back_and_sent_again_only_where_it_is_surely_ours(editor):
    page = reverse("admin:directory_project_add")
    sent = form(editor, page, csrfmiddlewaretoken="a" * 64)
    for said, shown, may_send in [
        ({"Sec-Fetch-Site": "same-origin"}, True, True),
        ({}, True, False),
        ({"Sec-Fetch-Site": "cross-site"}, False, False),
    ]:
        answer = editor.post(page, sent, headers=said)
        text = answer.content.decode()
        assert answer.status_code == 403
        assert ("Line 299" in text) == shown
        assert ("Send again</button>" in text) == may_send


def test_a_form_of_more_fields_than_we_take_can_be_copied(editor):
    page = reverse("admin:directory_project_add")
    many = {f"more-{n}": "Line of many words, long enough to be missed" for n in range(9000)}
    answer = editor.post(
        page, "&".join(f"{k}={v}" for k, v in many.items()), content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in (400, 403)
    assert "long enough to be missed" in answer.content.decode()


def test_a_file_is_asked_for_again(editor, monkeypatch, tmp_path):
    file = tmp_path / "groups.csv"
    file.write_text("name\nSunrise\n")
    page = reverse("admin:directory_project_add")
    token = token_of(editor, page)
    break_the_form(monkeypatch, OperationalError("full"))
    with file.open("rb") as opened:
        answer = editor.post(page, {"csrfmiddlewaretoken": token, "note": "x" * 50, "file": opened})
    text = answer.content.decode()
    assert "We could not keep your file" in text
    assert 'type="file"' in text
    assert 'enctype="multipart/form-data"' in text


def test_what_is_kept_on_the_page_is_in_no_log(editor, monkeypatch, caplog):
    page = reverse("admin:directory_project_add")
    sent = form(editor, page)
    break_the_form(monkeypatch, RuntimeError("x"))
    answer = editor.post(page, sent)
    assert answer.status_code == 500
    assert "Line 299" in answer.content.decode()
    assert "Line 299" not in caplog.text


def test_a_page_that_was_only_looked_at_gives_nothing_back(client, monkeypatch):
    monkeypatch.setattr("directory.views.home.regions_with_totals", failing(OperationalError("away")))
    text = client.get("/").content.decode()
    assert "What you wrote" not in text
