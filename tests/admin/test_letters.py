"""Forgotten passwords, and letters in the workshop: opened by hand where no mail server is set."""

import html
import re

import pytest
from django.test import Client

from directory.mail import queue
from directory.models import Letter, LetterKind
from directory.views import sign_in
from tests.factories import make_person

pytestmark = pytest.mark.django_db
FORGOT = "/forgot-password/"


@pytest.fixture(autouse=True)
def nobody_asked():
    sign_in.asked_for_links.forget()


@pytest.fixture
def boss(client):
    client.force_login(make_person(role="administrator"))
    return client


def test_the_way_from_signing_in_to_a_letter(postman):
    visitor = Client()
    person = make_person("rae@example.org")
    assert FORGOT in visitor.get("/admin/login/").content.decode()
    answer = visitor.post(FORGOT, {"email": " Rae@Example.org "})
    assert "a letter with a link is on its way" in answer.content.decode()
    queue.send_due()
    link = re.search(r"http\S+token=\S+", postman.taken[0][1].replace("=\r\n", "").replace("=3D", "="))[0]
    page = visitor.get(link, follow=True)
    assert page.status_code == 200
    chosen = {"new_password1": "a long enough phrase", "new_password2": "a long enough phrase"}
    assert visitor.post("/set-password/", chosen).status_code == 302
    person.refresh_from_db()
    assert person.check_password("a long enough phrase")


def test_nobody_learns_whether_an_address_is_known(settings):
    settings.EMAIL_URL = ""
    make_person("rae@example.org")
    make_person("gone@example.org", is_active=False)
    pages = [
        Client().post(FORGOT, {"email": typed}).content
        for typed in ("rae@example.org", "nobody@example.org", "gone@example.org")
    ]
    assert len(set(pages)) == 1
    assert Letter.objects.count() == 1


def test_what_is_no_address_is_said_at_its_field():
    for typed in ("", "  ", "rae", "x" * 10_000, "rae@example.org\x00", "<script>@example.org"):
        page = Client().post(FORGOT, {"email": typed})
        assert page.status_code == 200
        assert "errorlist" in page.content.decode()
    assert not Letter.objects.exists()


def test_asking_again_and_again_makes_one_letter_and_at_most_three_a_day(postman):
    person = make_person("rae@example.org")
    for _ in range(3):
        queue.ask_for_password(person.email)
    assert Letter.objects.count() == 1
    for _ in range(5):
        queue.send_due()
        queue.ask_for_password(person.email)
    assert Letter.objects.count() == 3


def test_one_address_asks_ten_times_in_an_hour():
    answers = [Client().post(FORGOT, {"email": f"p{number}@example.org"}).status_code for number in range(11)]
    assert answers == [200] * 10 + [429]


def test_without_a_mail_server_an_administrator_opens_the_letter(boss, settings):
    settings.EMAIL_URL = ""
    letter = queue.ask(LetterKind.PASSWORD, person=make_person("rae@example.org"))
    page = boss.get(f"/admin/directory/letter/{letter.pk}/change/").content.decode()
    assert "No mail server is set" in page
    address = f"/admin/directory/letter/{letter.pk}/open/"
    assert address in page
    assert "token=" not in boss.get(address).content.decode()
    opened = html.unescape(boss.post(address).content.decode())
    assert re.search(r"/set-password/\?who=\w+&token=", opened)
    assert "rae@example.org" in opened
    again = boss.post(address, follow=True).content.decode()
    assert "This letter has gone, or is on its way." in again
    assert "token=" not in again


@pytest.mark.parametrize("role", ["researcher", "editor", "staff"])
def test_others_neither_see_nor_open_letters(client, role):
    letter = queue.ask(LetterKind.PASSWORD, person=make_person())
    client.force_login(make_person(role=role))
    for page in ("change", "open", "again"):
        assert client.get(f"/admin/directory/letter/{letter.pk}/{page}/").status_code == 403
