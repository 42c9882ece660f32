"""Opening web addresses, by keyboard alone and without a script, and what the public reads then."""

import re
import shutil
import subprocess
import sys
import time

import pytest

from tests.admin.browsing import waiting_for_pages
from tests.browser import site as real
from tests.browser.test_layout import OVER_THE_EDGE, WIDER
from tests.browser.test_workshop import PASSWORD, link_of

ADDRESSES = 60
OPEN, RING = "/admin/directory/lead/open/", "/admin/directory/lead/ring/"
# What is answered to the first addresses, and then to the rest.
FIRST, REST = ["somebody-elses", "gone", "moved", "skip"], "theirs"


@pytest.fixture
def desk(browser, site, tmp_path, tmp_path_factory, request):
    """A site of its own with the leads loaded: an editor who has signed in there, and a visitor.

    The editor's browser runs no scripts, unless a test asks for them.
    """
    base = tmp_path_factory.getbasetemp()
    prepared = next(f for f in (base / "browser-site", base.parent / "browser-site") if f.exists())
    folder = tmp_path / "leads"
    shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns("*.log", "lock"))
    command = [sys.executable, "manage.py", "load_leads", "fixtures/leads.csv", "--read-on", "2026-11-28"]
    subprocess.run(command, cwd=real.HOUSE, env=real.environment(folder), check=True, capture_output=True)
    with real.served(folder) as address:
        has_scripts = getattr(request, "param", False)
        page = browser.new_context(base_url=address, java_script_enabled=has_scripts).new_page()
        page = waiting_for_pages(page)
        page.goto(link_of(folder, address, "ede@example.org", "editor", []))
        page.fill("#id_new_password1", PASSWORD)
        page.fill("#id_new_password2", PASSWORD)
        page.click("input[type=submit]")
        # The world outside: every website is there.
        page.context.route(lambda url: not url.startswith(address), lambda route: route.fulfill(body="Hello"))
        visitor = browser.new_context(base_url=address).new_page()
        yield page, visitor
        page.context.close()
        visitor.context.close()


class Hour:
    """A person at the keyboard: what was pressed, and what was answered to which address of which groups."""

    def __init__(self, page):
        self.page, self.keys, self.answers = page, 0, []
        self.browser = page.context.new_cdp_session(page)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def press_with_alt(self, letter):
        """A page's own key. Playwright's keyboard leaves out the letter that a browser looks for."""
        key = {"modifiers": 1, "key": letter, "code": f"Key{letter.upper()}", "unmodifiedText": letter}
        key["windowsVirtualKeyCode"] = ord(letter.upper())
        self.browser.send("Input.dispatchKeyEvent", key | {"type": "rawKeyDown", "text": ""})
        self.browser.send("Input.dispatchKeyEvent", key | {"type": "char", "text": letter})
        self.browser.send("Input.dispatchKeyEvent", key | {"type": "keyUp"})
        self.keys += 1

    def one(self, answer):
        page = self.page
        link = page.locator("h2.address a")
        address, groups = link.inner_text(), page.locator("section.module >> nth=0 >> li").all_inner_texts()
        # A browser gives the focus when it first draws the page, which may be after the page has come.
        page.locator("h2.address a:focus").wait_for()
        with page.context.expect_page() as opened:
            self.press("Enter")
        assert opened.value.evaluate("window.opener") is None
        opened.value.close()
        with page.expect_navigation():
            if answer == "theirs":
                self.press("Tab", "Enter")
            elif answer == "somebody-elses":
                self.press("Tab", "Tab", "Enter")
            elif answer == "gone":
                self.press_with_alt("g")
            elif answer == "skip":
                self.press_with_alt("k")
            else:
                self.press_with_alt("m")
                page.keyboard.type("moved.example.org/home")
                self.keys += len("moved.example.org/home")
                self.press("Enter")
        self.answers.append((address, answer, groups))


def seconds_until(visitor, path, words):
    start = time.monotonic()
    while words not in visitor.goto(path).text():
        assert time.monotonic() - start < 30, "the public pages do not follow"
    return time.monotonic() - start


@pytest.mark.slow
def test_an_hour_of_addresses_is_walked_by_keyboard_and_the_public_reads_what_was_ticked(
    desk, record_property
):
    page, visitor = desk
    page.goto(OPEN)
    hour, start = Hour(page), time.monotonic()
    for number in range(ADDRESSES):
        hour.one(FIRST[number] if number < len(FIRST) else REST)
    record_property("seconds", time.monotonic() - start)
    record_property("keys", hour.keys)
    assert hour.keys <= 4 * ADDRESSES + 30, "each is opened and answered with a few keys"
    assert len({address for address, _, _ in hour.answers}) == ADDRESSES

    last, _, (group, *_) = hour.answers[-1]
    took = seconds_until(visitor, f"/projects/?q={group.replace(' ', '+')}", last)
    record_property("public_after", took)
    assert took < 2
    checked = 0
    for address, answer, groups in hour.answers:
        for group in groups:
            if "keeps private" in group:
                continue
            html = page_of(visitor, group)
            if answer in ("theirs", "moved"):
                shown = address if answer == "theirs" else "https://moved.example.org/home"
                assert f'<a href="{shown}" rel="noreferrer">' in html, (address, group)
                assert re.search(r" has a website</a>, opened by us in \w+ \d{4}", html), group
                checked += 1
            else:
                assert "has a website</a>" not in html, (address, answer, group)
    assert checked > ADDRESSES
    london = visitor.goto("/regions/london/").text()
    assert "has a website</a>, opened by us in" in london


def page_of(visitor, group):
    """The page of the group of that name, found as a visitor finds it."""
    visitor.goto("/projects/?q=" + group.replace("&", "%26").replace(" ", "+"))
    link = visitor.get_by_role("link", name=group, exact=True).first
    return visitor.goto(link.get_attribute("href")).text()


@pytest.mark.slow
def test_the_last_answer_is_taken_back_with_one_key(desk):
    page, visitor = desk
    page.goto(OPEN)
    hour = Hour(page)
    hour.one("theirs")
    address = hour.answers[0][0]
    with page.expect_navigation():
        hour.press_with_alt("u")
    assert page.locator("h2.address a").inner_text() == address
    assert "has a website</a>" not in page_of(visitor, hour.answers[0][2][0])


@pytest.mark.slow
@pytest.mark.parametrize("desk", [True], indirect=True)
def test_both_pages_fit_a_phone_and_a_desk(desk):
    page, _ = desk
    for path in (OPEN, RING):
        page.goto(path)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(WIDER) <= 0, (path, width)
            assert page.evaluate(OVER_THE_EDGE) == [], (path, width)
