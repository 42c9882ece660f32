"""Every template against the rules of WCAG 2.2 AA that a program can check: three screens, light and dark."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.pages import TEMPLATES, WIDTHS

ALL_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Off by default in axe-core, and a rule of ours.
    "rules": {"target-size": {"enabled": True}},
}
# What a colour scheme can change.
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RUN = """async (options) => {
    const found = await axe.run({resultTypes: ["violations"], ...options});
    return found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 200))}`);
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_is_open_to_everyone(opened, name):
    assert faults_of(opened(name)) == {}


def faults_of(page, **more):
    """By screen and look, with all that unfolds unfolded; more(name=script) is run on each screen too."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(OPEN_ALL)
    found = {}
    for screen, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        found[screen, "light"] = page.evaluate(RUN, ALL_RULES)
        page.emulate_media(color_scheme="dark")
        found[screen, "dark"] = page.evaluate(RUN, COLOUR_RULES)
        found |= {(screen, name): page.evaluate(script) for name, script in more.items()}
    return {key: faults for key, faults in found.items() if faults}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_names_on_the_jigsaw_stand_out_from_their_pieces(opened, scheme):
    """Words in a drawing are beyond axe: their contrast is worked out here."""
    page = opened("home", color_scheme=scheme)
    pairs = page.eval_on_selector_all(
        ".jigsaw a:not(.out)",
        "all => all.map(a => ['path', 'text'].map(part => getComputedStyle(a.querySelector(part)).fill))",
    )
    assert len(pairs) == 7
    for piece, words in pairs:
        assert contrast(piece, words) >= 4.5


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    """Of "rgb(1, 2, 3)", as WCAG defines it."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
