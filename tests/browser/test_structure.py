"""Each page is whole: valid, one title, one h1, headings in order, and the same without a script."""

import re
from itertools import pairwise

import pytest

from tests.browser.pages import PAGES, PROJECTS, STATUS
from tests.browser.visits import visit

# What these pages were asked for or are about, and what no tab on a shared phone may show in any case.
TELLING = re.compile(
    "mental|health|bipolar|anxiety|women|socialising|leeds|london|newport|nowhere|hayaan|depres|zzzzqq",
    re.IGNORECASE,
)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_each_page_answers_in_valid_html_with_headings_in_order(seen, name):
    page = seen(name)
    assert page.status == STATUS.get(name, 200)
    assert page.document.get("lang") == "en-GB"
    levels = [int(e.tag[1]) for e in page.document.iter() if re.fullmatch(r"h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert jumps == []


@pytest.mark.parametrize("name", PAGES)
def test_what_an_id_is_needed_for_is_on_the_page_once(seen, name):
    page = seen(name)
    ids = [e.get("id") for e in page.document.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    needed = {word for e in page.document.iter() for word in needed_ids(e)}
    assert needed - set(ids) == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_title_tells_an_onlooker_nothing(seen, name):
    page = seen(name)
    what, _, tab = page.title.rpartition(" - ")
    assert tab == "Directory"
    assert what
    assert not TELLING.search(page.title)
    if name in PROJECTS:
        assert page.title == "Group details - Directory"


def test_no_two_kinds_of_page_share_a_title(seen):
    names = [n for n in PAGES if n not in PROJECTS and PAGES[n].partition("?")[0] != "/projects/"]
    titles = {seen(name).title for name in names}
    # A shortlist is one page, empty or not; so is what is on.
    assert len(titles) == len(names) - 2


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_the_same_without_a_script(seen, browser, site, name):
    plain = visit(
        browser, site, name, PAGES[name], viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )
    assert lines(plain.main) == [line for line in lines(seen(name).main) if line != "Print this page"]


@pytest.mark.parametrize("name", PAGES)
def test_help_is_at_the_same_place_on_every_page(seen, name):
    page = seen(name)
    header, footer = page.all("header")[0], page.all("footer")[0]
    assert ("/urgent-help/", "Get urgent help") in links(header)
    addresses = {address for address, _ in links(footer)}
    assert {
        "tel:999",
        "tel:111",
        "tel:116123",
        "sms:85258?&body=SHOUT",
    } <= addresses
    assert "This site is not a crisis service." in "".join(footer.itertext())
    exits = [a for a in page.all("a") if a.get("data-quick-exit") is not None]
    assert {a.get("href") for a in exits} == {"https://www.bbc.co.uk/weather"}
    assert {a.get("rel") for a in exits} == {"nofollow noreferrer"}


def needed_ids(element):
    for name in ("for", "aria-labelledby", "aria-describedby"):
        yield from (element.get(name) or "").split()
    if (element.get("href") or "").startswith("#"):
        yield element.get("href")[1:]


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def links(part):
    return [(a.get("href"), " ".join("".join(a.itertext()).split())) for a in part.iter("a")]


@pytest.mark.parametrize(
    "address", ["/about/2013-report/#imroc", "/regions/london/#claims", "/urgent-help/#deaf"]
)
def test_a_link_to_a_folded_part_opens_it_without_a_script(opened, address):
    page = opened(address, width=320, height=640, java_script_enabled=False)
    part = page.locator(f"#{address.partition('#')[2]}")
    assert part.is_visible()
    heading = page.locator("details", has=part).locator("summary").bounding_box()
    assert page.locator(".exit").bounding_box()["height"] <= heading["y"] < 640
