import re
from ipaddress import ip_network

import pytest
from django.urls import reverse

from directory.models import SignInTry
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def sign_in(client, email, password="wrong"):
    return client.post("/admin/login/", {"username": email, "password": password})


def test_ten_wrong_tries_close_the_door_even_to_the_right_password(client):
    make_person("sam@example.org", password="right")
    for _ in range(10):
        assert sign_in(client, "Sam@example.org").status_code == 200
    answer = sign_in(client, "sam@example.org", "right")
    assert answer.status_code == 429
    assert "urgent help" in answer.content.decode()
    assert sign_in(client, "somebody@example.org").status_code == 200


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
    assert SignInTry.objects.count() == 20
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
