import pytest
from django.test import RequestFactory

from directory.views import errors

PAGES = [
    (errors.bad_request, 400),
    (errors.forbidden, 403),
    (errors.csrf_failure, 403),
    (errors.page_not_found, 404),
    (errors.too_many_requests, 429),
    (errors.server_error, 500),
    (errors.unavailable, 503),
]


@pytest.mark.parametrize(("view", "status"), PAGES)
def test_an_error_page_needs_no_database_and_shows_the_way_to_help(view, status, django_db_blocker):
    with django_db_blocker.block():
        response = view(RequestFactory().get("/x"))
    html = response.content.decode()
    assert response.status_code == status
    for words in [
        "tel:999",
        "tel:116123",
        "data-quick-exit",
        "/urgent-help/",
        'href="/projects/"',
        "noindex",
    ]:
        assert words in html
    assert "oops" not in html.lower()
    assert str(status) not in html[html.index("<main") : html.index("<footer")]


def test_an_address_that_is_not_there_gets_our_own_words(page):
    found = page("/none-such/", status=404)
    assert found.text("h1") == "Page not found"
    assert found.title == "Page not found - Directory"
