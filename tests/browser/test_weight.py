"""A cold visit over the wire, compressed, stays within what a slow phone can take."""

import pytest

from tests.browser.pages import PAGES, RESULTS
from tests.browser.visits import Received

KB = 1024
LIMITS = {"stylesheet": 12 * KB, "script": 4 * KB, "image": 4 * KB}
# HTML, all together, requests
SMALL, LARGE, MAP = (10 * KB, 30 * KB, 5), (20 * KB, 40 * KB, 5), (20 * KB, 70 * KB, 6)


def budget(name):
    if name in {"region", "regions"}:
        return MAP
    return LARGE if name in RESULTS else SMALL


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stays_within_its_budget(seen, browser, site, name):
    page = seen(name)
    received = [one for one in page.received if one.kind != "other"] + [icon_of(page, site, browser)]
    html, total, requests = budget(name)
    by_kind = {one.kind: one.body for one in received}
    assert by_kind["document"] <= html
    for kind, limit in LIMITS.items():
        assert by_kind.get(kind, 0) <= limit
    assert sum(one.total for one in received) <= total
    assert len(received) <= requests


def test_the_heaviest_page_of_results_has_twenty_and_every_facet(seen):
    page = seen("results")
    cards = [e for e in page.all("ul") if e.get("class") == "cards"]
    assert sum(len(list(one)) for one in cards) == 20
    names = {e.get("name") for e in page.all("input") if e.get("type") in {"checkbox", "radio"}}
    facets = "within community experience structure setting mode open category grouping activity base led"
    assert set(facets.split()) <= names


def icon_of(page, site, browser):
    """The tab's icon, which a browser without a window fetches late or not at all."""
    address = next(e.get("href") for e in page.all("link") if e.get("rel") == "icon")
    with browser.new_context() as fresh:
        answer = fresh.request.get(site + address)
        assert answer.ok
        return Received(address, "image", len(answer.body()), len(answer.body()) + 400)
