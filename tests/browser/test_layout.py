"""Nothing is cut off, over the edge or too small to hit: small, zoomed, spaced out, in forced colours."""

import pytest

from tests.browser.pages import PAGES, TEMPLATES

# WCAG 1.4.12, word for word. As the reader's own sheet would, it overrules ours.
SPACED = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
"""
WEAR = """(style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
}"""
WIDER = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
OVER_THE_EDGE = """() => [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > document.documentElement.clientWidth + 1
        && !one.closest(".table, .vh, .skip") && getComputedStyle(one).visibility === "visible";
}).map(one => one.outerHTML.slice(0, 120))"""
CUT_OFF = """() => [...document.querySelectorAll("body *:not(.vh, svg, svg *)")].filter(one => {
    const style = getComputedStyle(one);
    return /hidden|clip/.test(style.overflowX + style.overflowY) && one.clientHeight
        && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
}).map(one => one.outerHTML.slice(0, 120))"""
# A box to tick is hit on its label too; a number that is tapped is as high as a button.
TOO_LOW = """() => [...document.querySelectorAll(
    "button, .button, summary, .quick-exit, .urgent, a[href^='tel:'], a[href^='sms:'], .call, input"
)].filter(one => {
    const box = (one.closest(".tick") ?? one).getBoundingClientRect();
    return box.width && (box.height < 43.5 || box.width < 24);
}).map(one => one.outerHTML.slice(0, 120))"""
SMALL_BOXES = """() => [...document.querySelectorAll("[type=checkbox], [type=radio]")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.width < 24 || box.height < 24);
}).map(one => one.id)"""
NO_EDGE = """() => [...document.querySelectorAll(
    "button, .button, .quick-exit, input[type=text], summary, .care, .plate, .warn"
)].filter(one => {
    const style = getComputedStyle(one);
    return one.getBoundingClientRect().width && !(parseFloat(style.borderTopWidth) >= 1)
        && !style.textDecorationLine.includes("underline");
}).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module", params=TEMPLATES)
def page(request, browser, site):
    """Each page once, with all that unfolds unfolded; every test says how it is looked at."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site + PAGES[request.param])
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        yield page


def look(page, width, height=640, style="", forced_colors="none"):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(forced_colors=forced_colors)
    page.evaluate(WEAR, style)


def faults(page, *checks):
    return [fault for check in checks for fault in page.evaluate(check)]


def test_on_a_small_phone_nothing_runs_over_the_edge_and_all_can_be_hit(page):
    look(page, 320)
    assert page.evaluate(WIDER) <= 0
    assert faults(page, OVER_THE_EDGE, CUT_OFF, TOO_LOW, SMALL_BOXES) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_text_that_the_reader_spaces_out_stays_whole(page, width):
    look(page, width, style=SPACED)
    assert page.evaluate(WIDER) <= 0
    assert faults(page, OVER_THE_EDGE, CUT_OFF) == []


def test_at_four_times_the_size_the_bar_leaves_room(page):
    """A desk's 1280 by 900 at 400% is 320 by 225 to the page; what is focused stays below the bar."""
    look(page, 320, 225)
    assert page.evaluate(WIDER) <= 0
    assert faults(page, OVER_THE_EDGE) == []
    bar = page.locator(".exit").bounding_box()["height"]
    assert bar <= 225 / 4
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)") >= bar


def test_in_the_readers_own_colours_controls_keep_their_edges(page):
    look(page, 1280, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert faults(page, NO_EDGE) == []


def test_in_the_readers_own_colours_the_jigsaw_keeps_its_lines_and_names(opened):
    page = opened("home", forced_colors="active")
    paint = "one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]"
    fill, stroke = page.eval_on_selector(".jigsaw path", paint)
    words, _ = page.eval_on_selector(".jigsaw text", paint)
    assert len({fill, stroke}) == 2
    assert words != fill


def test_on_a_small_phone_the_first_group_is_near_and_ways_on_come_after_the_groups(opened):
    page = opened("results", width=320, height=640)
    first = page.locator(".cards h3").first.bounding_box()
    assert first["y"] < 2 * 640 * 0.75
    way_on = page.locator(".message", has_text="more groups in").bounding_box()
    near = page.locator("section[aria-labelledby=unchecked] .cards > li").last.bounding_box()
    far = page.locator("section[aria-labelledby=national]").bounding_box()
    assert near["y"] < way_on["y"] < far["y"]


@pytest.mark.parametrize(
    ("name", "is_open"), [("results", False), ("unknown place", True), ("/projects/", True)]
)
def test_the_question_stands_open_until_it_has_an_answer(opened, name, is_open):
    page = opened(name, width=320, height=640)
    assert page.locator("#near").is_visible() == is_open
    wide = opened(name, width=1280)
    assert wide.locator("#near").is_visible()


def test_a_few_groups_from_anywhere_stand_before_the_other_ways_on_and_many_after(opened):
    ways_on = ".note:has-text('What you can try')"
    few = opened("/projects/?near=Hull&q=bipolar")
    assert few.inner_text(".count h2").startswith("No groups found within 10 miles")
    assert "Nearest first" not in few.inner_text(".count")
    assert few.locator(".cards li h3").first.bounding_box()["y"] < few.locator(ways_on).bounding_box()["y"]
    many = opened("/projects/?near=Penrith&within=1")
    assert many.locator(ways_on).bounding_box()["y"] < many.locator(".cards li h3").first.bounding_box()["y"]
