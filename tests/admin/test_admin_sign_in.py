import datetime
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.models import SignInTry
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def sign_in(client, email, password="wrong", **more):
    return client.post("/admin/login/", {"username": email, "password": password}, **more)


def test_after_ten_wrong_tries_even_the_right_password_has_to_wait(client):
    make_person("sam@example.org", password="right")
    for _ in range(10):
        assert sign_in(client, "Sam@example.org").status_code == 200
    answer = sign_in(client, "sam@example.org", "right")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 30
    text = answer.content.decode()
    assert f"Wait {answer['Retry-After']} seconds, then try again." in text
    assert "a new link to set your password" in text
    assert "urgent help" in text
    assert sign_in(client, "somebody@example.org").status_code == 200
    SignInTry.objects.update(at=timezone.now() - datetime.timedelta(seconds=31))
    assert sign_in(client, "sam@example.org", "right").status_code == 302


@pytest.mark.parametrize("email", ["sam@example.org", "nobody@example.org"])
def test_sixty_spellings_are_one_account_and_tell_nothing_of_whether_it_exists(client, email):
    make_person("sam@example.org", password="right")
    spellings = [
        "".join(
            chr(ord(c) + 0xFEE0) if number >> place & 1 and c != "@" else c for place, c in enumerate(email)
        )
        for number in range(60)
    ]
    answers = [sign_in(client, typed).status_code for typed in spellings]
    assert answers == [200] * 10 + [429] * 50
    assert sign_in(client, email, "right").status_code == 429


@pytest.mark.parametrize("typed", ["ＳＡＭ@example.org", "Sam@Example.ORG", "\u2003sam@example.org "])
def test_every_spelling_opens_the_account_it_is_counted_for(client, typed):
    make_person("sam@example.org", password="right")
    assert sign_in(client, typed, "right").status_code == 302


def test_whoever_tries_from_elsewhere_does_not_keep_the_owner_out(client):
    make_person("sam@example.org", password="right")
    for _ in range(60):
        sign_in(client, "sam@example.org", REMOTE_ADDR="198.51.100.7")
    assert sign_in(client, "sam@example.org", "right", REMOTE_ADDR="203.0.113.9").status_code == 302


def test_the_addresses_of_one_line_are_one_address(client):
    for number in range(10):
        assert sign_in(client, "sam@example.org", REMOTE_ADDR=f"2001:db8:1:2:{number}::1").status_code == 200
    assert sign_in(client, "sam@example.org", REMOTE_ADDR="2001:db8:1:2:ffff::1").status_code == 429
    assert sign_in(client, "sam@example.org", REMOTE_ADDR="2001:db8:1:3::1").status_code == 200


def test_who_is_signed_in_may_not_guess_at_another_account(client):
    """Their own session says nothing about the password that was tried."""
    make_person("boss@example.org", password="right", role="administrator")
    client.force_login(make_person("sam@example.org", password="mine"))
    answers = [sign_in(client, "boss@example.org").status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]


def test_the_old_password_is_guessed_no_faster_where_it_is_changed(client):
    person = make_person("sam@example.org", password="right")
    client.force_login(person)
    new = {"new_password1": "a long and quiet river", "new_password2": "a long and quiet river"}
    answers = [client.post("/admin/password_change/", {"old_password": "x", **new}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "Retry-After" in answers[-1]
    assert sign_in(client, "sam@example.org", "right").status_code == 302, "the owner's own tries are others"
    SignInTry.objects.all().delete()
    assert client.post("/admin/password_change/", {"old_password": "right", **new}).status_code == 302


@pytest.mark.parametrize("size", [1_001, 2_000_000, 10_000_000])
@pytest.mark.parametrize("email", ["sam@example.org", "nobody@example.org"])
def test_a_password_longer_than_any_is_hashed_by_nobody(client, monkeypatch, size, email):
    person = make_person("sam@example.org", password="right")

    def hashed(*args, **more):
        raise AssertionError("hashed")

    monkeypatch.setattr(MD5PasswordHasher, "encode", hashed)
    assert sign_in(client, email, "x" * size).status_code == 400
    client.force_login(person)
    long = dict.fromkeys(["old_password", "new_password1", "new_password2"], "x" * size)
    assert client.post("/admin/password_change/", long).status_code == 400
    assert client.post("/set-password/", long).status_code == 400


def test_an_account_that_does_not_exist_is_hashed_for_as_often(client, monkeypatch):
    make_person("sam@example.org", password="right")
    make_person("gone@example.org", password="right", is_active=False)
    make_person("new@example.org")
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *args: hashed.append(1) or encode(self, *args)
    )
    counts = []
    for email in ["sam@example.org", "gone@example.org", "new@example.org", "nobody@example.org"]:
        hashed.clear()
        sign_in(client, email)
        counts.append(len(hashed))
    assert counts == [1, 1, 1, 1]


def test_a_made_up_header_makes_nobody_somebody_else(client):
    answers = [
        client.post(
            "/admin/login/",
            {"username": "sam@example.org", "password": "x"},
            headers={"X-Forwarded-For": f"192.0.2.{number}", "X-Real-Ip": f"192.0.2.{number}"},
        ).status_code
        for number in range(11)
    ]
    assert answers == [200] * 10 + [429]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("of_one", ["account", "address"])
def test_forty_tries_at_once_count_as_forty(of_one):
    """Each is counted before its password is looked at, so no two see the same count."""
    make_person("sam@example.org", password="right")
    begin = threading.Barrier(40)

    def one_of_forty(number):
        try:
            begin.wait()
            email = "sam@example.org" if of_one == "account" else f"person-{number}@example.org"
            answer = 503
            # A worker that has its hands full asks to come again: that was no try.
            while answer == 503:
                answer = sign_in(Client(), email).status_code
            return answer
        finally:
            connection.close()

    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(one_of_forty, range(40)))
    allowed = 10 if of_one == "account" else 30
    assert (answers.count(200), answers.count(429)) == (allowed, 40 - allowed)


def test_every_page_names_the_icon_of_the_public_pages_so_no_browser_asks_for_another(client):
    def icon_of(address):
        return re.findall('<link rel="icon"[^>]*>', client.get(address).content.decode())

    of_the_public, at_the_door = icon_of("/"), icon_of("/admin/login/")
    client.force_login(make_person(role="editor"))
    pages = ["/admin/", "/admin/password_change/", reverse("admin:directory_project_add")]
    assert len(of_the_public) == 1
    assert [at_the_door, *map(icon_of, pages)] == [of_the_public] * 4


def test_one_address_cannot_try_many_accounts(client):
    for number in range(30):
        sign_in(client, f"person-{number}@example.org")
    assert sign_in(client, "another@example.org").status_code == 429


def test_behind_a_trusted_proxy_one_address_does_not_lock_the_others_out(client, settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]

    def try_from(address, number):
        values = {"username": f"person-{number}@example.org", "password": "wrong"}
        return client.post(
            "/admin/login/", values, headers={"X-Forwarded-For": f"192.0.2.{number}, {address}"}
        )

    for number in range(30):
        assert try_from("198.51.100.7", number).status_code == 200
    assert try_from("198.51.100.7", 30).status_code == 429
    assert try_from("203.0.113.9", 31).status_code == 200


def test_a_right_password_forgives_the_wrong_ones(client):
    make_person("sam@example.org", password="right")
    for _ in range(9):
        sign_in(client, "sam@example.org")
    assert sign_in(client, "sam@example.org", "right").status_code == 302
    client.logout()
    for _ in range(9):
        assert sign_in(client, "sam@example.org").status_code == 200


def test_what_is_counted_is_known_to_every_worker_and_names_nobody(client):
    make_person("sam@example.org", password="right")
    for _ in range(10):
        client.post(
            "/admin/login/", {"username": "sam@example.org", "password": "x"}, REMOTE_ADDR="203.0.113.9"
        )
    kept = str(list(SignInTry.objects.values()))
    assert sorted(SignInTry.objects.values_list("tries", flat=True)) == [10, 10, 10]
    assert "sam" not in kept
    assert "203.0.113.9" not in kept
    SignInTry.objects.all().delete()
    assert sign_in(client, "sam@example.org", "right").status_code == 302, "something else counts too"


def test_signed_in_for_eight_hours(client):
    make_person("sam@example.org", password="right")
    sign_in(client, "sam@example.org", "right")
    assert client.session.get_expiry_age() == 8 * 60 * 60


def test_somebody_who_left_cannot_sign_in(client):
    make_person("sam@example.org", password="right", is_active=False)
    assert sign_in(client, "sam@example.org", "right").status_code == 200
