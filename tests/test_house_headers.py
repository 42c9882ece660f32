"""What every answer carries, and what no answer does."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from peerdir import middleware

PAGES = ["/", "/projects/", "/urgent-help/", "/projects/none-such/", "/none-such/", "/projects/?q=secret"]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES, "/admin/login/"])
def test_every_page_keeps_others_out(client, address):
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "geolocation=(), camera=(), microphone=()"


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_no_public_page_sets_a_cookie(client, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
def test_the_sign_in_page_may_set_the_cookies_of_signing_in(client):
    cookies = set(client.get("/admin/login/?next=/admin/").cookies)
    assert cookies == {"csrftoken"}


@pytest.mark.parametrize("address", ["/projects/?q=bipolar", "/?near=LS1", "/projects/a-group/", "/x?y"])
def test_a_page_that_tells_what_somebody_looked_for_is_kept_nowhere(address):
    assert answer_to(address, middleware.privacy_headers).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/", "/projects/", "/regions/london/", "/static/site.css?v=1"])
def test_a_page_that_tells_nothing_may_be_kept(address):
    assert "Cache-Control" not in answer_to(address, middleware.privacy_headers).headers


def test_a_long_question_is_answered_and_a_longer_one_refused_in_plain_words():
    assert answer_to("/projects/?q=" + "a" * 7_900, middleware.refuse_long_addresses).status_code == 200
    refused = answer_to("/projects/?q=" + "a" * 8_000, middleware.refuse_long_addresses)
    assert refused.status_code == 400
    assert refused.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert b"too long" in refused.content


@pytest.mark.django_db
def test_a_refused_address_carries_the_headers_too(client):
    refused = client.get("/projects/?q=" + "a" * 8_000)
    assert refused.status_code == 400
    assert refused.headers["Content-Security-Policy"] == POLICY
    assert refused.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_over_tls_the_browser_is_told_to_stay_there(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert "max-age=31536000" in client.get("/urgent-help/", secure=True).headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in client.get("/urgent-help/").headers


def answer_to(address, layer):
    return layer(lambda request: HttpResponse("well"))(RequestFactory().get(address))
