"""Who types that they are hurt is at urgent help, and nothing that the tab can go back to holds the words."""

import pytest

from tests.browser.pages import PAGES

WORDS = "my husband hits me"
MARKS = ("husband", "hits")


def addresses(page):
    """Every address and title that this tab can go back or forward to.

    Chromium also remembers, out of a person's reach, what address each entry was first asked for by.
    No answer of ours takes that away; "Stay safe online" says that a browser may keep an address.
    """
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [(entry["url"], entry["title"]) for entry in history["entries"]]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(("start", "box"), [("home", "near"), ("results", "near"), ("results", "q")])
def test_neither_address_nor_back_nor_page_holds_the_words(opened, site, start, box, scripts):
    page = opened(start, java_script_enabled=scripts)
    asked = []
    page.on("request", lambda request: asked.append(request))
    before = page.input_value(f"[name={box}]")
    page.fill(f"[name={box}]", WORDS)
    page.press(f"[name={box}]", "Enter")
    page.wait_for_url(site + "/urgent-help/")
    arrived = next(request for request in asked if request.url == site + "/urgent-help/")
    sent = [request for request in asked if any(mark in request.url for mark in MARKS)]
    assert sent == [arrived.redirected_from]
    assert "referer" not in arrived.all_headers()
    assert not any(mark in page.content() for mark in MARKS)
    page.go_back()
    assert page.input_value(f"[name={box}]") == before
    assert not any(mark in page.content() for mark in MARKS)
    page.go_forward()
    assert page.url == site + "/urgent-help/"
    kept = addresses(page)
    assert [address for address, _ in kept[-2:]] == [site + PAGES[start], site + "/urgent-help/"]
    assert not any(mark in text for entry in kept for text in entry for mark in MARKS)


def test_a_page_that_the_browser_kept_in_memory_has_an_empty_box(opened, site):
    """As a page kept whole would come back: what was typed is taken out as the page is left."""
    page = opened("home")
    page.fill("[name=near]", WORDS)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert page.input_value("[name=near]") == ""
    assert page.request.get(site + "/").headers["cache-control"] == "no-store"
