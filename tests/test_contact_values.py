"""E-mail and web addresses as they are typed: how they are kept, where their links lead, what is said."""

import pytest

from directory.contact_values import NotAContactError, as_kept, as_role, links_of, shown_links


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "href"),
    [
        ("e-mail", " mailto:group@example.org ", "group@example.org", "mailto:group@example.org"),
        ("e-mail", "MAILTO: group@example.org", "group@example.org", "mailto:group@example.org"),
        ("e-mail", "a+b@example.org", "a+b@example.org", "mailto:a+b@example.org"),
        ("e-mail", "a?cc=b@example.org", "a?cc=b@example.org", "mailto:a%3Fcc%3Db@example.org"),
        ("e-mail", "a&b%0d@example.org", "a&b%0d@example.org", "mailto:a%26b%250d@example.org"),
        ("website", "www.example.org", "https://www.example.org", "https://www.example.org"),
        ("website", "example.org/a?b=c#d", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("website", "http://example.org/@us", "http://example.org/@us", "http://example.org/@us"),
        ("website", "example.org:8443", "https://example.org:8443", "https://example.org:8443"),
        ("post", " PO Box 1, Leeds ", "PO Box 1, Leeds", ""),
        ("phone", "+44 (0)1274 960000 x12", "01274 960000 extension 12", "tel:+441274960000;ext=12"),
    ],
)
def test_a_value_is_kept_as_it_works_and_leads_where_it_says(kind, typed, kept, href):
    assert as_kept(kind, typed) == kept
    assert [link.href for link in links_of(kind, kept)] == [href]
    assert as_kept(kind, kept) == kept


def test_two_numbers_are_two_links():
    found = links_of("phone", "01274 960000 or 07700 900123")
    assert [link.href for link in found] == ["tel:+441274960000", "tel:+447700900123"]


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("e-mail", "Jo <jo@example.org>", "Write only the address, as in jo@example.org"),
        ("e-mail", "jo@example.org (office)", "Write only the address, as in jo@example.org"),
        ("e-mail", "jo@example.org, bo@example.org", "two e-mail addresses"),
        ("e-mail", "jo@example.org or bo@example.org", "two e-mail addresses"),
        ("e-mail", "jo@example.org\nbcc:bo@example.org", "two e-mail addresses"),
        ("e-mail", "jo @example.org", "not an e-mail address"),
        ("e-mail", "group at example.org", "not an e-mail address"),
        ("e-mail", "jo@example", "not an e-mail address"),
        ("e-mail", "mailto:jo@example.org?subject=Hi", "not an e-mail address"),
        ("e-mail", "www.example.org", "but a web address"),
        ("e-mail", "01274 960000", "not an e-mail address"),
        ("website", "jo@example.org", "but an e-mail address"),
        ("website", "mailto:jo@example.org", "but an e-mail address"),
        ("website", "www.example.org or www.example.com", "two web addresses"),
        ("website", "www.example.org (members)", "with words beside it"),
        ("website", "see our Facebook", "not a web address"),
        ("website", "javascript:alert(1)", "not a web address"),
        ("website", "JaVaScRiPt://example.org/%0aalert(1)", "not a web address"),
        ("website", "data:text/html,x", "not a web address"),
        ("website", "vbscript:x", "not a web address"),
        ("website", "tel:01274960000", "not a web address"),
        ("website", "ftp://example.org", "not a web address"),
        ("website", "http://", "not a web address"),
        ("website", "https://example.org@evil.example.com", "not a web address"),
        ("website", "https://localhost/", "not a web address"),
        ("website", "http://127.0.0.1/", "not a web address"),
        ("website", "https://[::1]/", "not a web address"),
        ("website", "https://[x/", "not a web address"),
        ("website", "//example.org", "not a web address"),
        ("phone", "ask for Jo Smith", "not a phone number"),
    ],
)
def test_each_slip_has_its_own_sentence_and_no_link(kind, typed, words):
    with pytest.raises(NotAContactError, match=words):
        as_kept(kind, typed)
    assert shown_links(kind, typed) == []


@pytest.mark.parametrize(
    "typed", ["Jo Bloggs", "Jo Bloggs, organiser", "Organiser: Mary O’Neill", "Anne-Marie Smith"]
)
def test_a_full_name_is_no_role(typed):
    with pytest.raises(NotAContactError, match="full name"):
        as_role(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Jo",
        "Group Leader",
        "Peer Support Worker",
        "North East Co-ordinator",
        "Leeds Mind",
        "ask for Jo",
        "the Chair",
    ],
)
def test_a_role_or_a_first_name_is_one(typed):
    assert as_role(typed) == typed
