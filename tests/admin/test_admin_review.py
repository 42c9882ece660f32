"""The road from a researcher's desk to the public, through the pages."""

import re

import pytest
from django.urls import reverse

from directory.models import Contact, Project, ProjectChange, ProposedChange
from directory.vocabulary import Review
from tests.admin.pages import add_row, form_of
from tests.factories import make_project

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def page(name, *args):
    return reverse(f"admin:directory_project_{name}", args=args)


def test_a_draft_needs_only_a_name_and_is_the_researchers_own(signed_in):
    client = signed_in("researcher", ["london"])
    data = form_of(client.get(page("add")), "project_form") | {"name": ["Sunrise"]}
    assert client.post(page("add"), data).status_code == 302
    project = Project.objects.get()
    assert (project.review, project.slug, project.regions.get().slug) == (Review.DRAFT, "sunrise", "london")
    assert client.get(page("whole", project.pk)).status_code == 200
    assert ProjectChange.objects.get().by == client.person


def test_what_can_be_done_with_a_record_is_a_list(signed_in):
    project = make_project(stage="running")
    text = signed_in().get(page("whole", project.pk)).content.decode()
    ways = re.search('<ul class="ways">(.*?)</ul>', text, re.DOTALL)[1]
    words = [" ".join(way.split()) for way in re.findall("<li><a [^>]*>(.*?)</a></li>", ways)]
    assert words == [
        "Check it",
        "Withdraw",
        "Refuse to list it",
        "Mark as paused",
        "Mark as closed",
        "Not to be listed",
        "Merge another into it",
    ]
    assert "|" not in ways


def test_saved_and_sent_in_one_go(signed_in):
    client = signed_in("researcher", ["london"])
    data = form_of(client.get(page("add")), "project_form") | {"name": ["Sunrise"], "_send": ["x"]}
    step = client.post(page("add"), data)
    project = Project.objects.get()
    assert step.url == page("step", project.pk, "send")
    assert client.post(step.url, {"note": "Rang them."}).status_code == 302
    project.refresh_from_db()
    assert project.review == Review.IN_REVIEW


def test_saved_and_shown_as_visitors_will_see_it(signed_in, client):
    client = signed_in("researcher", ["london"])
    project = make_project(name="Sunrise", review=Review.DRAFT, regions=["london"])
    data = form_of(client.get(page("whole", project.pk)), "project_form") | {"summary": ["For all."]}
    answer = client.post(page("whole", project.pk), data | {"_preview": ["x"]})
    shown = client.get(answer.url)
    assert "For all." in shown.content.decode()
    assert "Nobody outside can see this yet" in shown.content.decode()
    client.logout()
    assert client.get(answer.url).status_code == 302
    assert client.get("/projects/a-group/").status_code == 404


def test_a_researchers_edit_of_a_published_record_waits(signed_in, save):
    project = make_project(name="Sunrise", regions=["london"], cost="fee")
    client = signed_in("researcher", ["london"])
    save(client, project, lambda data: add_row(data, "venues", precision="area", area="Camden"), cost="free")
    project.refresh_from_db()
    assert (project.cost, project.venues.count()) == ("fee", 0)
    proposal = ProposedChange.objects.get()
    assert proposal.changes["cost"] == ["fee", "free"]
    shown = client.get(page("proposal", project.pk, proposal.pk)).content.decode()
    assert "There is a charge" in shown
    assert "Camden" in shown
    assert client.post(page("proposal", project.pk, proposal.pk), {"note": ""}).status_code == 403
    editor = signed_in("editor")
    assert editor.post(page("proposal", project.pk, proposal.pk), {"note": ""}).status_code == 302
    project.refresh_from_db()
    assert (project.cost, project.venues.get().area) == ("free", "Camden")


def test_a_change_is_sent_back_with_a_reason(signed_in, save):
    project = make_project(regions=["london"])
    save(signed_in("researcher", ["london"]), project, cost="free")
    proposal = ProposedChange.objects.get()
    editor, address = signed_in("editor"), page("proposal", project.pk, proposal.pk)
    assert "Say why, so that" in editor.post(address, {"note": "", "_send_back": "x"}).content.decode()
    editor.post(address, {"note": "Who said so?", "_send_back": "x"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision_note) == ("sent-back", "Who said so?")


def test_nothing_changed_is_nothing_proposed(signed_in, save):
    project = make_project(regions=["london"], also_known_as=["One", "Two"], story="a\nb")
    save(signed_in("researcher", ["london"]), project)
    assert not ProposedChange.objects.exists()


def test_an_editors_edit_is_live_at_once_and_kept_in_history(signed_in, save):
    project = make_project(name="Sunrise", cost="fee")
    client = signed_in("editor")
    save(client, project, cost="free")
    project.refresh_from_db()
    assert project.cost == "free"
    change = ProjectChange.objects.get()
    assert change.changes == {"cost": ["fee", "free"]}
    assert "There is a charge" in client.get(page("changes", project.pk)).content.decode()
    client.post(page("put_back", project.pk, change.pk), {"note": ""})
    project.refresh_from_db()
    assert project.cost == "fee"


def test_an_untouched_form_changes_nothing(signed_in, save):
    from tests.records.test_workflow import whole_project

    project = whole_project()
    save(signed_in("editor"), project)
    assert not ProjectChange.objects.exists()


def test_a_contact_is_kept_at_once_but_the_rest_waits(signed_in, save):
    project = make_project(regions=["london"])
    save(
        signed_in("researcher", ["london"]),
        project,
        lambda data: add_row(data, "contacts", kind="phone", value="0113 496 0000"),
        cost="free",
    )
    assert Contact.objects.get().value == "0113 496 0000"
    assert ProposedChange.objects.count() == 1
    assert "0113" not in str(ProposedChange.objects.get().changes)


def test_two_people_collide_and_the_second_loses_nothing(signed_in, client):
    project = make_project(name="Sunrise", summary="Old.", activity=["socialising"])
    second = signed_in("editor", name="Second")
    address = page("whole", project.pk)
    data = form_of(second.get(address), "project_form")
    opened_by_first = dict(data)

    first = signed_in("editor", name="First")
    assert (
        first.post(address, opened_by_first | {"cost": ["free"], "summary": ["First's."]}).status_code == 302
    )

    second.force_login(second.person)
    answer = second.post(address, data | {"name": ["Sunset"], "summary": ["Second's."]})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "First changed this record" in text
    assert "“Old.” became “First&#x27;s.”" in text
    assert "Second&#x27;s." in text

    assert second.post(address, form_of(answer, "project_form")).status_code == 302
    project.refresh_from_db()
    assert (project.name, project.summary, project.cost) == ("Sunset", "Second's.", "free")


def test_rows_that_the_first_added_changed_or_took_away_survive_the_second(signed_in):
    project = make_project(name="Sunrise")
    kept, gone = project.venues.create(area="Leeds"), project.venues.create(area="York")
    client, address = signed_in("editor"), page("whole", project.pk)
    data = form_of(client.get(address), "project_form")
    first = dict(data) | {"venues-0-area": ["Hull"], "venues-1-DELETE": ["on"]}
    add_row(first, "venues", precision="area", area="Bath")
    assert client.post(address, first).status_code == 302
    answer = client.post(address, data | {"cost": ["free"]})
    assert "changed this record" in answer.content.decode()
    assert client.post(address, form_of(answer, "project_form")).status_code == 302
    assert sorted(project.venues.values_list("area", flat=True)) == ["Bath", "Hull"]
    assert project.venues.filter(pk=kept.pk).exists()
    assert not project.venues.filter(pk=gone.pk).exists()


def test_a_home_is_hidden_whatever_was_chosen(signed_in, save):
    from tests.factories import make_term

    project = make_project(name="Sunrise")
    project.venues.create(area="Leeds")
    save(signed_in(), project, term_setting=[str(make_term("setting", "someones-home").pk)])
    assert project.venues.get().precision == "hidden"


def test_an_address_typed_as_a_public_area_is_refused_and_stays_typed(signed_in, save):
    project = make_project(name="Sunrise")
    for typed in ["12 High Street, Leeds", "Leeds LS1 1AA"]:
        answer = save(
            signed_in(),
            project,
            lambda data, typed=typed: add_row(data, "venues", precision="area", area=typed),
            may_fail=True,
        )
        assert "write the town or district" in answer.content.decode()
        assert typed in answer.content.decode()


def test_the_log_names_no_contact(signed_in, save):
    from django.contrib.admin.models import LogEntry

    project = make_project(name="Sunrise")
    save(signed_in(), project, lambda data: add_row(data, "contacts", kind="phone", value="0113 496 0000"))
    assert "0113" not in "".join(LogEntry.objects.values_list("change_message", flat=True))


def test_a_stale_page_does_not_undo_somebody_elses_new_number(signed_in):
    project = make_project(name="Sunrise")
    contact = project.contacts.create(kind="phone", value="old", source=project.source)
    client, address = signed_in("editor"), page("whole", project.pk)
    stale = form_of(client.get(address), "project_form")
    Contact.objects.filter(pk=contact.pk).update(value="new")
    assert client.post(address, stale | {"cost": ["free"]}).status_code == 302
    contact.refresh_from_db()
    assert contact.value == "new"


def test_the_words_to_read_aloud_are_there_already(signed_in):
    text = signed_in().get(page("add")).content.decode()
    assert "May we show this on the Peer Support Directory" in text


def test_another_group_of_the_organisation_in_one_click(signed_in):
    client = signed_in("researcher", ["london"])
    project = make_project(name="Sunrise", regions=["london"])
    answer = client.post(page("another", project.pk))
    made = Project.objects.exclude(pk=project.pk).get()
    assert answer.url == page("change", made.pk)
    assert client.get(page("another", project.pk)).status_code == 405


def test_a_form_that_is_older_than_the_record_is_told_so_and_writes_nothing(signed_in, save):
    """As when what others changed names what is gone since: nothing before it can be looked at."""
    from directory.records import history

    project = make_project(name="Sunrise", cost="free")
    history.keep(project, {}, by=None, via="form", by_name="A colleague")
    answer = save(signed_in("editor"), project, may_fail=True, seen="0", cost="fee")
    assert answer.status_code == 200
    assert "A colleague" in answer.content.decode()
    project.refresh_from_db()
    assert project.cost == "free"
