"""On paper, without a script: a leaflet that says who, how to join, where help is, and how old it is."""

import io
import unicodedata
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from pypdf import PdfReader

NUMBERS = ["call 999", "Call 111", "116 123", "85258"]
NOT_ON_PAPER = [
    "Exit this page",
    "Stay safe online",
    "Skip to",
    "Leave this site",
    "Apply filters",
    "Change your search",
    "Find groups",
    "More filters",
    "Privacy",
    "Next page",
    "shortlist:",
    "Print this page",
]


@pytest.fixture
def printed(opened):
    """printed("project") -> the words of each sheet of A4."""

    def on_paper(name):
        page = opened(name, java_script_enabled=False)
        sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
        # Compatible forms: a typeset "fi" is two letters again.
        words = [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in sheets]
        return page, [" ".join(text.split()) for text in words]

    return on_paper


@pytest.mark.parametrize(
    "name", ["results", "project", "checked project", "region", "shortlist", "urgent help"]
)
def test_paper_has_the_numbers_for_help_and_nothing_to_click(printed, name):
    _, sheets = printed(name)
    words = " ".join(sheets)
    assert [number for number in NUMBERS if number.lower() not in words.lower()] == []
    assert [button for button in NOT_ON_PAPER if button in words] == []


@pytest.mark.parametrize("name", ["results", "project", "region", "shortlist"])
def test_paper_says_where_it_is_from_and_on_which_day(printed, name):
    page, sheets = printed(name)
    today = timezone.localdate()
    path = urlsplit(page.url).path
    origin = f"Printed from the Peer Support Directory ({path}) on {today.day} {today:%B %Y}."
    assert origin in " ".join(sheets)


def test_a_group_is_one_leaflet(printed):
    page, sheets = printed("checked project")
    assert len(sheets) == 1
    assert page.inner_text("h1") in sheets[0]
    assert "How to join" in sheets[0]
    assert "0113 496 0000" in sheets[0]
    assert "last checked" in sheets[0]


def test_what_is_folded_on_the_screen_is_open_on_paper(printed):
    page, sheets = printed("project")
    words = " ".join(sheets)
    assert page.locator("details.part[open]").count() == 0
    for part in ["Who is behind it", "The report does not say"]:
        assert part in words


def test_the_address_stands_on_paper_as_a_code(opened):
    page = opened("project", java_script_enabled=False)
    assert not page.locator(".code svg").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".code svg").bounding_box()["width"] > 80


def test_a_long_story_of_a_group_still_starts_with_what_matters(printed):
    page, sheets = printed("project")
    assert len(sheets) <= 2
    for words in [page.inner_text("h1"), "How to join", "Recorded in 2013, not checked since"]:
        assert words in sheets[0]
    assert [number for number in NUMBERS if number not in sheets[0]] == []


def test_a_list_has_every_group_that_the_page_has(printed):
    page, sheets = printed("results")
    words = " ".join(sheets)
    names = page.locator(".cards h3").all_inner_texts()
    assert len(names) == 20
    assert [name for name in names if name not in words] == []
    # Where all of a section are as old, it is said once.
    assert words.count("Recorded in 2013, not checked since") >= 2


def test_an_area_is_a_booklet_with_its_contents_first(printed):
    page, sheets = printed("region")
    words = " ".join(sheets)
    contents = [" ".join(text.split()) for text in page.locator(".contents a").all_inner_texts()]
    assert contents
    assert [line for line in contents if line not in sheets[0]] == []
    names = page.locator(".entries h3").all_inner_texts()
    assert len(names) == 20
    assert [name for name in names if name not in words] == []


@pytest.mark.parametrize("name", ["region", "2013 report", "training", "networks", "urgent help"])
def test_what_is_folded_on_the_screen_stands_open_on_paper(printed, name):
    page, sheets = printed(name)
    words = "".join(sheets).replace(" ", "")
    folded = page.locator(
        "details.fold p:not(.no-print), details.fold td, details.fold dd"
    ).all_text_contents()
    assert folded
    wanted = [unicodedata.normalize("NFKC", "".join(text.split()))[:12] for text in folded]
    assert [text for text in wanted if text not in words] == []
