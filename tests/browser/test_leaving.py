"""The way out: at once, no trace of this page behind the Back button, and a plain link without scripts."""

import pytest

from tests.browser.pages import PAGES, TEMPLATES

WEATHER = "https://www.bbc.co.uk/weather"


@pytest.fixture
def leaving(opened, site):
    """leaving(...) -> a page that has come from the first page to results, and may leave for a stand-in."""

    def at_results(**context):
        page = opened("home", **context)
        page.context.route(
            "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Sunny", content_type="text/html")
        )
        page.goto(site + PAGES["results"])
        return page

    return at_results


def press_shift(page, times=3, pause=0):
    for _ in range(times):
        page.keyboard.press("Shift")
        page.clock.fast_forward(pause)


def test_back_does_not_come_to_the_page_that_was_left(leaving, site):
    page = leaving()
    page.click(".quick-exit")
    page.wait_for_url(WEATHER)
    page.go_back()
    assert page.url == site + "/"


def test_three_shifts_leave_as_well(leaving, site):
    page = leaving()
    page.clock.install()
    press_shift(page)
    page.wait_for_url(WEATHER)
    page.go_back()
    assert page.url == site + "/"


def test_slow_shifts_and_capital_letters_do_not_leave(leaving):
    page = leaving()
    page.clock.install()
    press_shift(page, times=5, pause=3_000)
    page.clock.fast_forward(6_000)
    page.focus("[name=q]")
    for letter in "LEEDS":
        page.keyboard.press(f"Shift+{letter}")
    press_shift(page, times=2)
    page.wait_for_timeout(200)
    assert page.url != WEATHER
    assert page.input_value("[name=q]") == "LEEDS"


def test_the_page_is_gone_from_sight_before_the_other_has_come(leaving):
    page = leaving()
    page.evaluate("""() => new MutationObserver(
        () => console.log("seen: " + getComputedStyle(document.documentElement).display)
    ).observe(document.documentElement, {attributes: true})""")
    with page.expect_console_message(lambda message: message.text == "seen: none"):
        page.click(".quick-exit")


def test_a_page_that_the_browser_brings_back_is_seen_again(opened):
    page = opened("home")
    page.evaluate("document.documentElement.hidden = true; dispatchEvent(new Event('pageshow'))")
    assert page.is_visible("h1")


def test_without_a_script_it_is_a_plain_link(leaving, site):
    page = leaving(java_script_enabled=False)
    page.click(".quick-exit")
    page.wait_for_url(WEATHER)
    page.go_back()
    assert page.url == site + PAGES["results"]


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_it_is_in_sight_on_a_small_phone_wherever_one_has_scrolled(opened, name):
    page = opened(name, width=320, height=480)
    for share in (0, 0.5, 1):
        page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
        button = page.locator(".quick-exit").bounding_box()
        assert 0 <= button["y"] <= 480 - button["height"]
        assert 0 <= button["x"] <= 320 - button["width"]
    assert page.locator(".exit").bounding_box()["height"] <= 64
