"""Nothing tells that somebody was here: no other host, no cookie, nothing stored, nothing kept."""

from urllib.parse import urlsplit

import pytest

from tests.browser.pages import PAGES, PROJECTS

POLICY = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}
LOADS = {"script", "img", "iframe", "object", "embed", "source", "audio", "video", "style"}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_to_no_other_site_and_keeps_nothing(seen, site, name):
    page = seen(name)
    assert page.asked == {urlsplit(site).netloc}
    assert page.cookies == []
    assert "set-cookie" not in page.headers
    assert not any(page.stored.values()), page.stored


@pytest.mark.parametrize("name", PAGES)
def test_the_browser_finds_nothing_to_complain_about(seen, name):
    assert seen(name).complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_every_answer_carries_the_headers_that_keep_others_out(seen, name):
    headers = seen(name).headers
    assert {key: headers.get(key) for key in POLICY} == POLICY


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_tells_of_a_visitor_is_kept_nowhere(seen, name):
    page = seen(name)
    told = "?" in page.address or name == "home" or name in PROJECTS
    assert (page.headers.get("cache-control") == "no-store") == told


@pytest.mark.parametrize("name", PAGES)
def test_nothing_lies_dormant_in_the_page(seen, name):
    """No inline script, style or handler, nothing fetched ahead, nothing opened in a new tab."""
    for element in seen(name).document.iter():
        assert not [
            key for key in element.attrib if key.startswith("on") or key in {"style", "ping", "target"}
        ]
        assert element.get("rel") not in {
            "preconnect",
            "dns-prefetch",
            "preload",
            "prefetch",
            "modulepreload",
        }
        if element.get("rel") == "canonical":
            # Only read, never fetched: the page's own address, without what was searched for.
            assert urlsplit(element.get("href")).path == urlsplit(PAGES[name]).path
            assert not urlsplit(element.get("href")).query
        elif element.tag in LOADS or element.tag == "link":
            address = element.get("src") or element.get("href") or element.get("data")
            assert address, f"<{element.tag}> with its content inline"
            assert address.startswith("/static/")
