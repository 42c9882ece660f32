"""With a keyboard alone: from the first page to a group, always seeing where one is, the way out near."""

import pytest

from tests.browser.pages import TEMPLATES

STOP = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    if (here === document.body) return null;
    const bar = document.querySelector(".exit"), style = getComputedStyle(here);
    const piece = here.querySelector(":scope > path");
    const after = bar.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING;
    return {
        what: here.outerHTML.slice(0, 160),
        text: here.textContent.trim(),
        name: here.getAttribute("name"),
        exit: here.matches("[data-quick-exit]"),
        piece: here.matches(".jigsaw a"),
        ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            || piece !== null && parseFloat(getComputedStyle(piece).strokeWidth) >= 5,
        hidden: after && !bar.contains(here) && box.top < bar.getBoundingClientRect().bottom - 1
            && box.height < innerHeight / 2
            || box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1,
    };
}"""


def press(page, key="Tab"):
    """Where the key leads; None at the end of the page."""
    page.keyboard.press(key)
    return page.evaluate(STOP)


def walk(page):
    """Every stop from the top of the page to its end."""
    stops = []
    while stop := press(page):
        stops.append(stop)
        assert len(stops) < 400, "the walk never ends"
    return stops


def go_to(page, wanted, most):
    for _ in range(most):
        if wanted(stop := press(page)):
            return stop
    raise AssertionError(f"not reached in {most} steps; the last was {stop}")


def test_a_group_is_found_with_the_keyboard_alone(opened):
    page = opened("home", width=320, height=640)
    go_to(page, lambda stop: stop["name"] == "near", most=11)
    page.keyboard.type("Leeds")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projects/?near=Leeds*")
    names = page.locator(".cards h3 a").all_inner_texts()
    group = go_to(page, lambda stop: stop["text"] in names, most=40)
    page.keyboard.press("Enter")
    page.wait_for_url("**/projects/*/*")
    assert page.inner_text("h1") == group["text"] == names[0]


def test_a_filter_is_chosen_with_the_keyboard_alone(opened):
    page = opened("results", width=320, height=640)
    go_to(page, lambda stop: stop["text"] == "Filter", most=17)
    page.keyboard.press("Enter")
    go_to(page, lambda stop: stop["name"] == "mode", most=80)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**mode=**")
    assert page.locator("input[name=mode]:checked").count() == 1
    assert page.inner_text(".chosen").startswith("Remove filter: ")


def test_the_first_step_leads_past_the_header(opened):
    page = opened("home")
    assert press(page)["text"] == "Skip to main content"
    page.keyboard.press("Enter")
    assert press(page)["name"] == "near"


def test_one_step_leads_past_the_filters_to_the_groups(opened):
    page = opened("results")
    go_to(page, lambda stop: stop["text"] == "Skip the filters", most=17)
    page.keyboard.press("Enter")
    assert press(page)["text"] == page.locator(".cards h3 a").first.inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_way_out_is_near_and_no_step_is_unseen(opened, name):
    page = opened(name, width=320, height=568)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    forward = walk(page)
    back = [press(page, "Shift+Tab") for _ in forward]
    assert "Exit this page" in [stop["text"] for stop in forward[:6] if stop["exit"]]
    assert [stop["what"] for stop in forward + back if not stop["ringed"]] == []
    assert [stop["what"] for stop in forward + back if stop["hidden"]] == []
    assert [stop["what"] for stop in back] == [stop["what"] for stop in reversed(forward)]


def test_each_piece_of_the_jigsaw_shows_that_it_is_reached(opened):
    page = opened("regions")
    pieces = [stop for stop in walk(page) if stop["piece"]]
    assert len(pieces) == 8
    assert all(stop["ringed"] for stop in pieces)
