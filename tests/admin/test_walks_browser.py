"""What the workshop promises, walked in a real browser by those whom it was promised to."""

import datetime
import re
import time

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Check, ContactAttempt, Organisation, Project, ProposedChange
from directory.search import live
from directory.vocabulary import Review
from tests.admin.browsing import person, whole_page
from tests.factories import LEEDS, make_project, make_region, make_source

pytestmark = [pytest.mark.django_db(transaction=True)]
# The home page, on the list that one came from.
HOME = re.compile(r"/admin/(\?.*)?$")
FILE = b"""name,summary,cost,organisations
Sunrise,,free,
Harbour group,Meets at the harbour.,,Harbour Trust
Broken,,cheap,
"""


def told(page):
    return page.locator(".messagelist").inner_text()


def test_a_check_and_two_attempts(site):
    project = make_project(name="Sunrise", regions=["london"], stage="running", **LEEDS)
    contact = project.contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    page = site(person("researcher", "london"))
    for button in ("No answer", "Message left"):
        page.goto("/admin/")
        page.click("#list-check ~ table >> text=Check it")
        page.click(f"#attempt_form >> text={button}")
    page.goto("/admin/")
    page.loads = 0
    page.click("#list-check ~ table >> text=Check it")
    page.check("#id_contacts-0-used")
    page.click("input[name=_rest] >> nth=0")
    page.wait_for_url(HOME)
    assert page.loads == 2, "the check's screen, and home again"
    assert ContactAttempt.objects.count() == 2
    check = Check.objects.get()
    assert (check.project, list(check.contacts_used.all())) == (project, [contact])
    assert check.found["when-and-where"] == "confirmed"


def test_what_to_put_right_opens_with_its_answer_and_is_done_on_the_same_screen(site):
    project = make_project(name="Sunrise", regions=["london"], stage="running", open_to_new_members="yes")
    page = site(person("researcher", "london"))
    page.goto(reverse("admin:directory_project_check", args=[project.pk]))
    assert not page.is_visible("#id_open_to_new_members")
    page.locator("#fact-runs").get_by_label("Still so").check()
    page.locator("#fact-open").get_by_label("Put it right").check()
    page.select_option("#id_open_to_new_members", "no")
    page.locator("#fact-joining").get_by_label("Fill it in").focus()
    page.keyboard.press("Space")
    page.select_option("#id_referral", "self")
    page.click("input[name=_save] >> nth=-1")
    assert "waits for an editor" in told(page)
    found = Check.objects.get().found
    assert [fact for fact, answer in found.items() if answer == "corrected"] == ["open", "joining"]
    assert (found["runs"], found["for-whom"]) == ("confirmed", "not-asked")
    assert set(ProposedChange.objects.get().changes) == {"open_to_new_members", "referral"}


def test_two_people_collide_and_neither_loses_a_word(site):
    project = make_project(name="Sunrise", summary="As it was.", cost="fee")
    first, second = site(person("editor", name="Ada")), site(person("editor", name="Bea"))
    for desk in (first, second):
        desk.goto(whole_page(project))
    first.fill("#id_summary", "Ada's words.")
    first.select_option("#id_cost", "free")
    first.click("input[name=_continue] >> nth=0")
    first.wait_for_selector(".messagelist")
    second.fill("#id_summary", "Bea's words.")
    second.select_option("#id_carers", "welcome")
    second.click("input[name=_continue] >> nth=0")
    errors = second.locator(".errorlist >> nth=0").inner_text()
    assert "Ada changed this record while you had it open" in errors
    assert "Ada's words." in errors
    assert second.input_value("#id_summary") == "Bea's words."
    assert second.input_value("#id_cost") == "free", "what Bea left alone follows Ada"
    assert second.input_value("#id_carers") == "welcome"
    second.click("input[name=_continue] >> nth=0")
    second.wait_for_selector(".messagelist")
    project.refresh_from_db()
    assert (project.summary, project.cost, project.carers) == ("Bea's words.", "free", "welcome")
    assert [str(change.by) for change in project.history.all()] == ["Bea", "Ada"], "nothing is lost"


def test_a_file_is_looked_at_applied_and_brought_again(site):
    make_region("london")
    known = make_project(name="Sunrise", regions=["london"], cost="fee")
    desk = site(person("researcher", "london"))
    bring(desk)
    shown = desk.locator("#content-main").inner_text()
    for words in [
        "Nothing has been changed yet",
        "Harbour Trust",
        "not one of: Free; Give",
        "There is a charge",
    ]:
        assert words in shown
    assert Project.objects.count() == 1
    desk.click("#apply_form button")
    said = told(desk)
    assert "All rows are in" not in said
    assert "Of these, 1 change waits for an editor. 1 problem is left" in said
    draft = Project.objects.get(name="Harbour group")
    assert (draft.review, draft.organisations.get().name) == (Review.DRAFT, "Harbour Trust")
    assert ProposedChange.objects.get().project == known
    before = [Project.objects.count(), Organisation.objects.count(), ProposedChange.objects.count()]
    bring(desk)
    desk.click("#apply_form button")
    assert "Every row without a problem was taken" in told(desk)
    assert before == [Project.objects.count(), Organisation.objects.count(), ProposedChange.objects.count()]
    assert draft.history.count() == 1


def bring(desk):
    desk.goto("/admin/")
    desk.click("text=Bring a file")
    file = {"name": "groups.csv", "mimeType": "text/csv", "buffer": FILE}
    desk.set_input_files("#id_file", file)
    desk.click("input[value='Look at it']")


def test_a_long_file_shows_how_far_it_is_and_goes_on_by_itself(site, monkeypatch):
    monkeypatch.setattr("directory.imports.sheets.load.AT_ONCE", 2)
    desk = site(person("editor"))
    desk.goto(reverse("admin:directory_importrun_bring"))
    rows = b"name\n" + b"".join(b"Group %d\n" % number for number in range(7))
    desk.set_input_files("#id_file", {"name": "a.csv", "mimeType": "text/csv", "buffer": rows})
    desk.click("input[value='Look at it']")
    desk.click("#apply_form button")
    desk.wait_for_selector(".messagelist >> text=All rows are in")
    assert Project.objects.count() == 7


def test_a_duplicate_is_merged_and_its_old_address_leads_on(site):
    kept = make_project(name="Sunrise", slug="sunrise", cost="fee")
    make_project(name="Sunrise group", slug="sunrise-group", open_to_new_members="yes")
    office, visitor = site(person("editor")), site()
    office.goto(whole_page(kept))
    office.click("text=Merge another into it")
    office.click("text=Sunrise group")
    gains = office.locator(".diff").inner_text()
    assert "Sunrise group" in gains
    assert "Yes" in gains
    office.fill("#id_note", "The same people.")
    office.click("input[value=Merge]")
    assert "leads here now" in told(office)
    visitor.goto("/projects/sunrise-group/")
    assert visitor.url.endswith("/projects/sunrise/")
    assert visitor.locator("h1").inner_text() == "Sunrise"
    kept.refresh_from_db()
    assert (kept.cost, kept.open_to_new_members) == ("fee", "yes")


def test_many_drafts_are_published_after_one_question(site):
    drafts = [make_project(name=name, review=Review.DRAFT) for name in ("One", "Two")]
    make_project(name="There")
    office = site(person("editor"))
    office.goto(reverse("admin:directory_project_changelist"))
    office.check("#action-toggle")
    office.select_option("select[name=action]", "publish_selected")
    office.click("button[name=index]")
    assert Project.objects.published().count() == 1
    office.click("input[value=Publish]")
    shown = office.locator("#content-main").inner_text()
    assert "Published: 2" in shown
    assert "There: “There” is published, so it cannot be published." in shown
    assert {office.goto(draft.get_absolute_url()).status for draft in drafts} == {200}


def test_a_record_in_hand_is_released_and_a_leavers_is_passed_on(site):
    leaver = person("researcher", "london", name="Lee")
    heir = person("researcher", "london", name="Hana")
    make_project(name="Sunrise", regions=["london"])
    desk, office = site(leaver), site(person("editor"))
    desk.goto("/admin/")
    desk.click("button:has-text('Claim')")
    assert "Claimed by you" in desk.locator("#list-check ~ table").inner_text()
    office.goto("/admin/?region=london")
    office.select_option("#pass-from", label="Lee")
    office.select_option("#pass-to", label="Hana")
    office.click("text=Pass on >> nth=-1")
    assert "1 passed on to Hana" in told(office)
    assert heir.work.count() == 1
    office.click("button:has-text('Take back')")
    assert heir.work.count() == 0


def test_a_whole_call_and_a_year_later_it_is_due_before_it_goes(site, monkeypatch):
    """Found by its name, rung, written down, public within two seconds; then the clock moves on."""
    number = "0113 496 0000"
    make_project(
        "Sunrise Circle",
        slug="sunrise-circle",
        regions=["london"],
        stage="running",
        carers="welcome",
        open_to_new_members="yes",
        referral="self",
        **LEEDS,
    )
    researcher, visitor = person("researcher", "london", name="Rae"), site()
    page = site(researcher)
    page.fill("#find-box", "sunrise circel")
    page.click(".find button")
    page.click("#content-main >> text=Check it")
    page.check("#id_contacts-0-used")
    page.select_option("#id_contacts-0-kind", "phone")
    page.fill("#id_contacts-0-value", "0113 4960000")
    for use, answer in [("shown", "yes"), ("passed_on", "no"), ("written_to", "no")]:
        page.check(f"input[name=contacts-0-said_{use}][value={answer}]")
    page.fill("#id_contacts-0-said_by", "The person who answered")
    for fact in ("runs", "open", "when-and-where", "joining", "for-whom"):
        page.locator(f"#fact-{fact}").get_by_label("Still so").check()
    page.click("input[name=_save] >> nth=-1")
    saved = time.monotonic()
    assert "“Sunrise Circle” is checked." in told(page)
    while number not in (visitor.goto("/projects/sunrise-circle/") and visitor.inner_text("main")):
        assert time.monotonic() - saved < 10
    assert time.monotonic() - saved < 2
    found = Check.objects.get().found
    assert [fact for fact, answer in found.items() if answer == "not-asked"] == []
    assert (found["contact"], found["runs"]) == ("corrected", "confirmed")

    today, now = timezone.localdate(), timezone.now
    for days, is_due_soon, is_shown in [(300, False, True), (320, True, True), (366, False, False)]:
        with monkeypatch.context() as clock:
            later = datetime.timedelta(days=days)
            clock.setattr(timezone, "now", lambda later=later: now() + later)
            live.forget()
            desk = site(researcher)
            desk.goto("/admin/?show=soon")
            row = desk.inner_text("#content")
            goes_on = (today + datetime.timedelta(days=365)).strftime("%-d %B %Y")
            assert ("Sunrise Circle" in row and goes_on in row) == is_due_soon, (days, row)
            visitor.goto("/projects/sunrise-circle/")
            assert (number in visitor.inner_text("main")) == is_shown, days
