"""The workshop in a real browser: nothing breaks the content policy, and the whole road can be walked."""

import pytest
from django.urls import reverse

from directory.models import Organisation, Project, ProposedChange
from tests.admin.browsing import person, whole_page
from tests.factories import LEEDS, make_organisation, make_project, make_region, make_term

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_no_page_of_the_workshop_breaks_the_content_policy(site):
    project = make_project(name="Sunrise", organisations=["Harbour"], network={}, **LEEDS)
    for vocabulary, slug in [("community", "women"), ("activity", "socialising")]:
        make_term(vocabulary, slug)
    page = site(person("administrator"))
    addresses = ["/admin/", whole_page(project), reverse("admin:directory_project_add")]
    addresses += [
        reverse(f"admin:directory_project_{n}", args=[project.pk])
        for n in ("check", "changes", "merge", "another_number", "not_listed")
    ]
    addresses += [
        reverse(f"admin:directory_{name}_changelist") for name in ("project", "term", "organisation", "user")
    ]
    addresses += [reverse("admin:directory_importrun_bring"), reverse("preview", args=[project.pk])]
    organisation = Organisation.objects.get().pk
    addresses += [
        reverse(f"admin:directory_organisation_{n}", args=[organisation]) for n in ("change", "call")
    ]
    for address in addresses:
        assert page.goto(address).status == 200
    assert page.broken == []
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(100)
    assert page.broken != [], "a violation would not be seen"
    page.broken.clear()


def test_on_a_tablet_the_list_of_projects_needs_no_scrolling_sideways(site):
    project = make_project(name="Arts and crafts group, Suffolk Mind", area="Stockport, Greater Manchester")
    page = site(person("editor"))
    page.goto(reverse("admin:directory_project_changelist"))
    for width in (768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.locator("th.column-last_checked_on").is_visible()
        wider = "e => e.scrollWidth - e.clientWidth"
        assert page.eval_on_selector("#changelist .results", wider) == 0, width
    page.set_viewport_size({"width": 768, "height": 1000})
    page.goto(whole_page(project))
    assert page.locator("#id_stage").is_visible()


def test_autocomplete_and_new_rows_work_under_the_policy(site):
    make_organisation("Harbour Trust")
    project = make_project(name="Sunrise")
    page = site(person("editor"))
    page.goto(whole_page(project))
    page.click("#project_organisations-group .add-row a")
    page.click("#project_organisations-0 .select2-selection")
    page.keyboard.type("harb")
    page.click(".select2-results__option:has-text('Harbour Trust')")
    page.select_option("#id_project_organisations-0-role", "runs")
    page.click("input[name=_save]")
    page.wait_for_url("**/project/")
    assert project.organisations.get().name == "Harbour Trust"


@pytest.mark.slow
def test_the_road_of_a_record_from_draft_to_public_and_its_first_change(site):
    make_region("london")
    researcher, editor = person("researcher", "london", name="Riley"), person("editor", name="Ede")
    desk, office, visitor = site(researcher), site(editor), site()

    desk.goto("/admin/")
    desk.click("text=Record a new project")
    desk.fill("#id_name", "Sunrise")
    desk.click("input[name=_send] >> nth=0")
    desk.click("text=Send for review >> nth=-1") if desk.locator(
        "input[value='Send for review']"
    ).count() == 0 else desk.click("input[value='Send for review']")
    project = Project.objects.get()
    assert project.review == "in-review"
    assert visitor.goto("/projects/sunrise/").status == 404

    office.goto("/admin/")
    office.click("#list-review ~ table >> text=Sunrise")
    office.click("text=Send back")
    office.fill("#id_note", "Which day?")
    office.click("input[value='Send back']")
    desk.goto("/admin/")
    assert desk.locator("#list-sent-back ~ table").inner_text().count("Sunrise")
    office.goto(reverse("admin:directory_project_step", args=[project.pk, "publish"]))
    office.click("input[value=Publish]")
    assert visitor.goto("/projects/sunrise/").status == 200

    desk.goto(whole_page(project))
    desk.select_option("#id_cost", "free")
    desk.click("input[name=_save] >> nth=0")
    assert "waits for an editor" in desk.locator(".messagelist").inner_text()
    proposal = ProposedChange.objects.get()
    office.goto(reverse("admin:directory_project_proposal", args=[project.pk, proposal.pk]))
    office.click("input[value=Accept]")
    project.refresh_from_db()
    assert project.cost == "free"


def test_without_scripts_a_record_can_be_written(site):
    make_region("london")
    context_options = {"java_script_enabled": False}
    page = site(person("researcher", "london"), **context_options)
    page.goto(reverse("admin:directory_project_add"))
    page.fill("#id_name", "Sunrise")
    page.click("input[name=_save] >> nth=0")
    assert Project.objects.get().name == "Sunrise"


def test_on_a_phone_the_check_screen_needs_no_scrolling_sideways(site):
    project = make_project(name="Arts and crafts", area="Stockport, Greater Manchester", stage="running")
    project.contacts.create(kind="website", value="https://example.org/a/long/path", source=project.source)
    page = site(person("editor"))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(reverse("admin:directory_project_check", args=[project.pk]))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
