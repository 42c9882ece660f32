import datetime

import pytest

from directory.pages import content
from directory.pages.content import Helpline, helplines


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
    addresses = {a.get("href") for a in page("/urgent-help/").all("a")}
    assert {"tel:999", "tel:111", "tel:116123", "sms:85258?&body=SHOUT", "tel:08001111"} <= addresses


def test_what_nobody_read_on_its_own_page_is_named_without_number_or_link(page):
    text, links = page("/urgent-help/").text(), page("/urgent-help/").links
    unread = [line for line in helplines() if not line.read_on and line.slug != "emergency"]
    assert {"mens-advice-line", "respect-phoneline"} <= {line.slug for line in unread}
    for line in unread:
        assert line.name in text
        assert not (line.phone or line.email or line.url or line.hours)
        assert f"{line.name} on the web" not in links


def test_a_number_in_the_file_is_not_enough():
    line = content.helpline(
        {"slug": "a", "name": "A", "words": "W", "phone": "0800 1", "url": "https://a.uk"}
    )
    assert (line.phone, line.url) == ("", "")


def test_the_page_has_lines_for_everybody_whom_violence_concerns(page):
    headings = [" ".join(h.itertext()) for h in page("/urgent-help/").headings]
    wanted = ["women", "men", "lgbt", "rape", "people-who-hurt-others", "under-19", "deaf"]
    assert {content.SERVES[key] for key in wanted} <= set(headings)
    assert {line.serves for line in helplines()} - {"everyone"} == set(content.SERVES)


def test_no_line_is_lost_between_the_parts_of_the_page(page):
    text = page("/urgent-help/").text()
    assert [line.name for line in helplines() if line.serves != "everyone" and line.name not in text] == []
    assert {key for _, _, keys in content.HELP_PARTS for key in keys} == set(content.SERVES)


def test_leaving_and_staying_safe_come_before_every_number(page):
    _, text = page("/urgent-help/").text().split("To leave quickly")
    assert text.index("Exit this page") < text.index("Stay safe online") < text.index("999")


def lines(*days):
    """A line for each pair of months in which it was read and rung."""
    return tuple(
        Helpline("a", "A", "", read_on=read, rung_on=rung)
        for read, rung in [[month and datetime.date(2026, month, 1) for month in pair] for pair in days]
    )


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (lines((11, None), (3, None)), "in March 2026. Nobody here has rung them yet."),
        (lines((11, 12), (3, None)), "in March 2026. We have rung 1 of 2, the first in December 2026."),
        (lines((11, 12), (3, 4)), "in March 2026. We rang them all, the first in April 2026."),
    ],
)
def test_the_page_says_what_was_done_to_know_the_numbers(known, said):
    assert content.how_known(known) == f"Read on their own sites, or the NHS’s, {said}"


def test_no_page_says_that_a_number_was_checked_that_was_only_read(page):
    text = page("/urgent-help/").text()
    assert content.how_known(helplines()) in text
    assert "checked" not in text.lower().replace("we do not check", "")


def test_staying_safe_promises_no_more_than_is_true(page):
    text = page("/stay-safe-online/").text()
    assert "It does not hide where you have been." in text
    assert "Texts stay in your messages." in text
    assert "Your browser may still keep an address that you sent" in text
