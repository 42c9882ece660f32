"""Recording a project by the sixteen questions, every answer, by keyboard alone, at a tablet's width."""

import re

import pytest
from django.urls import reverse

from directory.models import KINDED, Project
from directory.questions import QUESTIONS, fields, vocabularies
from directory.vocabulary import NOT_KNOWN
from tests.admin.browsing import person, whole_page
from tests.admin.keyboard import Keyboard
from tests.factories import make_organisation, make_project, make_region, make_term, real_terms

pytestmark = [pytest.mark.django_db(transaction=True)]
TABLET = {"viewport": {"width": 768, "height": 1024}}
TYPED = {
    "also_known_as": "The Tuesday table",
    "since": "2019",
    "summary": "A weekly table for women who have lived with depression, run by its members.",
    "story": "Three neighbours began it in a library.",
    "own_term": "mutual support",
    "youngest_age": "18",
    "oldest_age": "99",
    "venues-0-area": "Camden",
    "venues-0-postcode": "NW1 0AA",
    "venues-0-staff_address": "The Library, 1 High Street",
    "meetings-0-starts_at": "7pm",
    "meetings-0-ends_at": "8.30pm",
    "contacts-0-said_by": "the person who answered",
    "contacts-0-value": "020 7946 0000",
    "contacts-0-role": "group line",
    "internal_notes": "Rang on a Tuesday; friendly.",
}
# How far down its list the answer stands, where it is not the first one.
DOWN = {
    "meetings-0-frequency": 1,
    "meetings-0-weekday": 2,
    "contacts-0-kind": 1,
    "contacts-0-said_how": 1,
    "project_regions-0-region": 1,
    "project_organisations-0-role": 1,
}
LEFT = re.compile(r"[a-z_]+-\d+-")
OURS = {"source", "recorded_in", "slug", "more_sources"}


WIDE = """() => [...document.querySelectorAll(".block *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.outerHTML.slice(0, 200))"""


@pytest.fixture
def words():
    """Every list as long as it really is."""
    make_region("london")
    make_organisation("Harbour Trust")
    for vocabulary, terms in real_terms().items():
        for term in terms:
            make_term(vocabulary, term["slug"])


def answer(keyboard, stop):
    """What a researcher does at one stop; True where the block is done."""
    name, before = stop["name"], keyboard.choices + keyboard.letters
    if name == "_go_on":
        return True
    if name in TYPED:
        keyboard.type(TYPED[name])
    elif re.fullmatch(r"q\d+_words", name):
        keyboard.type("As they said it themselves, in a few words.")
    elif name in DOWN:
        for _ in range(DOWN[name]):
            keyboard.press("ArrowDown")
    elif stop["tag"] == "SELECT" and not LEFT.match(name) and not re.fullmatch(r"q\d+_\w+", name):
        if stop["value"] in ("", NOT_KNOWN) and name not in OURS:
            choose(keyboard, stop)
    elif stop["tag"] == "SPAN" and stop["block"] == "block-project_organisations":
        name = "organisation"
        look_up(keyboard, "Harb")
    elif stop["tag"] == "SUMMARY" and stop["kinded"]:
        keyboard.press("Enter")
    elif name == "contacts-0-said_shown" or (stop["first"] and name.startswith("term_")):
        keyboard.press("Space")
    if keyboard.choices + keyboard.letters > before:
        keyboard.answered.append(name)
    return False


def choose(keyboard, stop):
    """The first real answer of a list; of communities and experiences, the first that is offered."""
    if not stop["kinded"]:
        keyboard.press("Home")
    elif not any(name.startswith(stop["name"].rpartition("_")[0]) for name in keyboard.answered):
        for _ in range(2):
            keyboard.press("ArrowDown")


def look_up(keyboard, text):
    keyboard.press("Enter")
    keyboard.type(text)
    keyboard.page.wait_for_selector(".select2-results__option--highlighted:has-text('Harbour Trust')")
    keyboard.press("Enter")


def record(keyboard):
    """Block after block, until the last one leads to itself."""
    while True:
        stop = keyboard.next()
        while not answer(keyboard, stop):
            stop = keyboard.next()
        if stop["block"] == stop["value"]:
            return
        keyboard.enter(re.compile(r"/whole/#" + stop["value"] + "$"))


@pytest.mark.slow
def test_every_answer_of_a_project_with_the_keyboard_alone(site, words):
    page = site(person("researcher", "london"), **TABLET)
    page.goto(reverse("admin:directory_project_add"))
    assert page.evaluate("document.activeElement.id") == "id_name"
    keyboard = Keyboard(page)
    keyboard.type("Table talk")
    while keyboard.next()["name"] != "_save":
        pass
    keyboard.enter(re.compile("/change/"))
    page.goto(whole_page(Project.objects.get()))
    # The first page is the other way to most of these answers, and was left but for the name.
    on_the_first_page = keyboard.tabs
    record(keyboard)
    while keyboard.next()["name"] != "_send":
        pass
    keyboard.enter(re.compile("/step/send/"))
    while keyboard.next()["value"] != "Send for review":
        pass
    keyboard.enter(re.compile("/change/"))
    project = Project.objects.get()
    assert project.review == "in-review"
    assert unanswered(project) == []
    meeting, contact = project.meetings.get(), project.contacts.get()
    assert (meeting.venue, str(meeting.starts_at)) == (project.venues.get(), "19:00:00")
    assert contact.consents.get().answer == "yes"
    assert project.organisations.get().name == "Harbour Trust"
    print(
        f"{len(keyboard.answered)} controls filled, {keyboard.keys} keys ({keyboard.letters} letters, "
        f"{keyboard.tabs} Tabs, {keyboard.choices} others), {keyboard.loads} page loads; "
        f"by mouse {clicks(keyboard)} clicks"
    )
    assert keyboard.tabs - on_the_first_page < 420
    assert keyboard.loads < 35


def unanswered(project) -> list[str]:
    """Everything of the sixteen questions that is still not known."""
    columns = [field.name for field in fields() if getattr(project, field.name) in (None, "", NOT_KNOWN)]
    told = set(project.project_terms.values_list("term__vocabulary", flat=True))
    said = set(project.answers.exclude(own_words="").values_list("question", flat=True))
    missing = [question.number for question in QUESTIONS if question.number not in said]
    return [*columns, *sorted({item.name for item in vocabularies()} - told), *missing]


def clicks(keyboard) -> int:
    """A mouse needs one to tick or to stand in a field, two to choose from a list, one for each button."""
    chosen = sum(1 for name in keyboard.answered if name in DOWN or not is_typed(name))
    return len(keyboard.answered) + chosen + keyboard.loads


def is_typed(name) -> bool:
    ticked = name.startswith("term_") and not any(name.startswith(f"term_{kind}_") for kind in KINDED)
    return name in TYPED or name.endswith("_words") or ticked or name == "contacts-0-said_shown"


def test_no_block_is_wider_than_a_tablet_or_a_desk(site, words):
    page, record = site(person("researcher", "london")), make_project(regions=["london"], review="draft")
    for width in (768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for address in (reverse("admin:directory_project_add"), whole_page(record)):
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            assert page.evaluate(WIDE) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_page_and_the_record_s_own_page_are_short(site, words):
    record = make_project("Sunrise", regions=["london"], review="draft")
    page = site(person("researcher", "london"))
    page.set_viewport_size({"width": 1280, "height": 900})
    for address in (reverse("admin:directory_project_add"), whole_page(record).replace("whole", "change")):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollHeight") < 4000, address


def test_enter_in_a_field_saves_nothing_by_accident(site, words):
    page = site(person("researcher", "london"))
    page.goto(reverse("admin:directory_project_add"))
    page.keyboard.type("Half a na")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert not Project.objects.exists()
    assert page.input_value("#id_name") == "Half a na"


def test_without_scripts_an_error_has_the_focus_and_another_row_is_a_save_away(site, words):
    page = site(person("researcher", "london"), java_script_enabled=False)
    project = make_project("Sunrise", regions=["london"], review="draft")
    page.goto(whole_page(project))
    page.fill("#id_venues-0-area", "Camden")
    page.fill("#id_contacts-0-value", "no number")
    page.select_option("#id_contacts-0-kind", "phone")
    page.click("#block-venues >> text=Save, and one more here")
    assert page.locator(":focus").get_attribute("id") == "id_contacts-0-value"
    assert page.input_value("#id_venues-0-area") == "Camden"
    page.fill("#id_contacts-0-value", "020 7946 0000")
    page.click("#block-venues >> text=Save, and one more here")
    page.fill("#id_venues-1-area", "Brent")
    page.click("#block-venues >> text=Save and go on")
    assert sorted(project.venues.values_list("area", flat=True)) == ["Brent", "Camden"]
    assert page.url.endswith("#block-meetings")
    page.fill("#id_meetings-0-starts_at", "late")
    page.select_option("#id_meetings-0-frequency", "weekly")
    page.click("#block-meetings >> text=Save and go on")
    assert page.locator(":focus").get_attribute("id") == "id_meetings-0-starts_at"
