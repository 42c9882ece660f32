"""The pages for staff, as people who signed in see them: open to everyone, narrow or wide, light or dark."""

import pytest

from tests.browser.pages import PASSWORD, PEOPLE, STAFF_PAGES
from tests.browser.test_accessibility import faults_of
from tests.browser.test_layout import OVER_THE_EDGE, WIDER

# A4 within its margins, as a browser prints it.
PAPER = {"width": 718, "height": 1047}
FIRST = ["At a glance", "What is listed", "Gaps on record"]
ANSWERS = [
    "Roshni Ghar",
    "members of the community it is for (in charge); peers (running the meetings). Answer of 2013",
]
ANSWERS += ["Known for 2 of 7", "recorded in 2013, none checked since", "Looked for and not found"]
ANSWERS += ["Cannot tell if there are more", "Recorded in 2013, not checked since"]


def signed_in(browser, site, role, **context):
    """A page of a browser in which somebody with this role has just signed in."""
    page = browser.new_context(base_url=site, **context).new_page()
    page.goto("/admin/login/")
    page.fill("#id_username", PEOPLE[role])
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    return page


@pytest.fixture(scope="module")
def staff(browser, site):
    """One page for all looks; a figure has been given out, and whatever the console said is kept."""
    page = signed_in(browser, site, "staff")
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.goto("/staff/figures/?kind=listed&region=england")
    page.fill("#given_to", "A newspaper")
    page.click("text=Keep it and give it out")
    yield page
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", STAFF_PAGES)
def test_a_staff_page_is_open_to_everyone_and_fits(staff, name):
    staff.complaints.clear()
    assert staff.goto(STAFF_PAGES[name]).status == 200
    assert faults_of(staff, over_the_edge=OVER_THE_EDGE, wider=WIDER) == {}
    assert staff.complaints == []


def test_whoever_may_not_is_told_so_on_a_page_that_is_open_to_everyone(browser, site):
    page = signed_in(browser, site, "researcher")
    assert page.goto("/staff/summaries/").status == 403
    assert faults_of(page) == {}
    assert "You cannot open this page" in page.inner_text("h1")
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_new_user_has_the_answer_five_steps_after_signing_in(browser, site, script):
    """What is there for some communities in a region, who leads it, what was not found, how old that is."""
    page = signed_in(browser, site, "staff", java_script_enabled=script)
    page.click("text=Regional summaries")
    page.select_option("#region", label="North East, Yorkshire and the Humber")
    page.select_option("#community", label="Black, Asian and other racialised communities")
    page.click("text=Show the summary")
    first = [page.inner_text(f"section[aria-labelledby={slug}]") for slug in ("overview", "listed", "gaps")]
    read = " ".join(first)
    assert [words for words in ANSWERS if words not in read] == []
    assert page.locator("main section h2").all_inner_texts()[:3] == FIRST
    with page.expect_download() as download:
        page.click("text=Written summary (DOCX)")
    assert download.value.suggested_filename.endswith(".docx")
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    end = page.locator("section[aria-labelledby=gaps]").bounding_box()
    assert end["y"] + end["height"] < 2 * PAPER["height"]
    page.context.close()
