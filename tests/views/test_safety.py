import datetime

import pytest

from directory.summaries import content
from directory.summaries.content import Helpline, helplines


@pytest.fixture
def no_database(django_db_blocker):
    """Neither page may need one."""
    with django_db_blocker.block():
        yield


@pytest.mark.usefixtures("no_database")
@pytest.mark.parametrize("address", ["/urgent-help/", "/stay-safe-online/"])
def test_it_needs_no_database(client, address):
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405


def test_urgent_help_has_real_links_to_call_and_text(page):
    addresses = set(page("/urgent-help/").links.values())
    assert {"tel:999", "tel:111", "tel:116123", "sms:85258?&body=SHOUT", "tel:08001111"} <= addresses


def test_a_helpline_that_nobody_checked_is_not_shown(page):
    html = page("/urgent-help/").html
    assert "18001" not in html
    assert "0808 2000 247" not in html
    assert all(line.checked_on for line in helplines())


def test_the_month_is_that_of_the_oldest_check(page):
    lines = tuple(Helpline("a", "A", "", checked_on=datetime.date(2026, month, 1)) for month in (11, 3, 9))
    assert content.checked_in(lines) == "March 2026"
    assert f"Numbers checked in {content.checked_in(helplines())}." in page("/urgent-help/").text()


def test_staying_safe_promises_no_more_than_is_true(page):
    text = page("/stay-safe-online/").text()
    assert "It does not hide where you have been." in text
    assert "Texts stay in your messages." in text
