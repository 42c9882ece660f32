"""A change that waits or was sent back is gone on with in the form, as it was typed."""

import pytest
from django.urls import reverse

from directory.models import Meeting, ProposedChange
from directory.records import workflow
from tests.admin.pages import add_row, form_of
from tests.factories import LEEDS, make_person, make_project, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def page(name, *args):
    return reverse(f"admin:directory_project_{name}", args=args)


BREAKS = {"not_in_august": "on", "cancelled_on": "1/1/2027\n25/12/2026"}


@pytest.fixture
def sent_back(signed_in, save):
    """A researcher's change of many kinds, which an editor sent back."""
    make_region("eastern")
    project = make_project(name="Sunrise", regions=["london"], cost="fee", answers={3: "Old."}, **LEEDS)
    Meeting.objects.create(project=project, venue=project.venues.get(), frequency="weekly", weekday=1)
    client = signed_in("researcher", ["london"])

    def fill(data):
        add_row(data, "venues", precision="area", area="Camden", staff_address="1 The Road")
        add_row(data, "meetings", frequency="weekly", weekday="4", starts_at="18:00", venue="new-1", **BREAKS)
        add_row(data, "project_regions", region=str(make_region("eastern").pk), kind="works-in")
        data["meetings-0-DELETE"] = ["on"]
        data["venues-0-area"] = ["Leeds, north"]

    save(client, project, fill, cost="free", q3_words="Led by us.")
    proposal = ProposedChange.objects.get()
    workflow.refuse(proposal, by=make_person(role="editor", name="Ede"), note="Who said so?")
    return client, project, proposal


def test_it_opens_with_what_was_typed_and_the_reason(sent_back):
    client, project, proposal = sent_back
    answer = client.get(page("whole", project.pk))
    assert "was sent back by Ede: Who said so?" in answer.content.decode()
    data = form_of(answer, "project_form")
    assert (data["cost"], data["q3_words"], data["proposal"]) == (
        ["free"],
        ["Led by us."],
        [str(proposal.pk)],
    )
    assert (data["venues-0-area"], data["venues-1-area"]) == (["Leeds, north"], ["Camden"])
    assert data["venues-1-staff_address"] == ["1 The Road"]
    assert (data["meetings-1-weekday"], data["meetings-1-venue"]) == (["4"], ["new-1"])
    assert data["meetings-1-cancelled_on"] == ["25 December 2026\r\n1 January 2027"]
    assert (data["meetings-1-not_in_august"], "meetings-1-not_on_bank_holidays" in data) == (["on"], False)
    assert data["meetings-0-DELETE"] == ["on"]
    project.refresh_from_db()
    assert (project.cost, project.venues.count()) == ("fee", 1)


def test_saved_untouched_it_is_the_same_change_and_waits_again(sent_back):
    client, project, proposal = sent_back
    before = proposal.changes
    assert client.post(page("whole", project.pk), opened(client, project)).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("waiting", None)
    assert without_numbers(proposal.changes) == without_numbers(before)
    assert ProposedChange.objects.count() == 1


def test_put_right_and_accepted_it_is_public(sent_back):
    client, project, proposal = sent_back
    client.post(
        page("whole", project.pk), opened(client, project) | {"cost": ["donation"], "_go_on": ["block-x"]}
    )
    proposal.refresh_from_db()
    workflow.accept(proposal, by=make_person(role="editor"))
    project.refresh_from_db()
    assert (project.cost, project.answers.get().own_words) == ("donation", "Led by us.")
    assert sorted(project.venues.values_list("area", flat=True)) == ["Camden", "Leeds, north"]
    meeting = project.meetings.get()
    assert (meeting.weekday, meeting.venue.area) == (4, "Camden")
    assert (meeting.not_in_august, meeting.not_on_bank_holidays) == (True, False)
    assert meeting.cancelled_on == ["2026-12-25", "2027-01-01"]
    assert sorted(r.slug for r in project.regions.all()) == ["eastern", "london"]


def test_block_by_block_one_change_grows(signed_in, save):
    project = make_project(regions=["london"], cost="fee")
    client = signed_in("researcher", ["london"])
    save(client, project, cost="free", _go_on="block-1-peer-support")
    answer = save(client, project, role="offers", _go_on="block-2-values")
    assert answer.url.endswith(f"/{project.pk}/whole/#block-2-values")
    changes = ProposedChange.objects.get().changes
    assert (changes["cost"][1], changes["role"][1]) == ("free", "offers")


def test_a_change_taken_back_wholly_is_gone(sent_back):
    client, project, proposal = sent_back
    published = form_of(client.get(page("whole", project.pk), {"proposal": "0"}), "project_form")
    assert published["cost"] == ["fee"]
    assert "proposal" not in published
    client.post(page("whole", project.pk), published | {"proposal": [str(proposal.pk)]})
    assert not ProposedChange.objects.exists()


def test_what_was_decided_meanwhile_is_not_touched(sent_back):
    client, project, proposal = sent_back
    data = opened(client, project)
    ProposedChange.objects.filter(pk=proposal.pk).update(state="accepted")
    client.post(page("whole", project.pk), data | {"cost": ["donation"]})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.changes["cost"][1]) == ("accepted", "free")
    assert ProposedChange.objects.filter(state="waiting").count() == 1


def test_nobody_elses_change_opens_in_the_form(sent_back, signed_in):
    _, project, proposal = sent_back
    other = signed_in("researcher", ["london"])
    data = form_of(other.get(page("whole", project.pk), {"proposal": proposal.pk}), "project_form")
    assert (data["cost"], "proposal" in data) == (["fee"], False)
    assert form_of(signed_in("editor").get(page("whole", project.pk)), "project_form")["cost"] == ["fee"]


def test_a_change_that_names_what_is_gone_is_only_read(sent_back):
    client, project, proposal = sent_back
    ProposedChange.objects.filter(pk=proposal.pk).update(changes={"source": ["x", "no-such-source"]})
    answer = client.get(page("whole", project.pk))
    assert "names something that is gone" in answer.content.decode()
    assert form_of(answer, "project_form")["cost"] == ["fee"]
    assert client.get(page("proposal", project.pk, proposal.pk)).status_code == 200


def test_it_can_be_read_as_visitors_would(sent_back):
    client, project, _ = sent_back
    answer = client.post(page("whole", project.pk), opened(client, project) | {"_preview": ["x"]})
    text = client.get(answer.url).content.decode()
    assert "Led by us." in text
    assert "once the change that waits is accepted" in text
    assert "Led by us." not in client.get(reverse("preview", args=[project.pk])).content.decode()
    assert "1 The Road" not in text


def opened(client, project):
    return form_of(client.get(page("whole", project.pk)), "project_form")


def without_numbers(changes):
    """Rows to come are numbered as they come."""
    return sorted(str((path.partition("/new-")[0], values)) for path, values in changes.items())


def test_a_colleague_takes_over_a_change_that_was_sent_back_and_it_waits_again(sent_back, signed_in):
    first, project, proposal = sent_back
    first_name = str(first.person)
    other = signed_in("researcher", ["london"], name="Cora")
    assert "Take it over" in other.get(page("proposal", project.pk, proposal.pk)).content.decode()
    taken = page("take_over", project.pk, proposal.pk)
    assert other.post(taken, {"note": ""}).status_code == 200, "a reason is asked for"
    answer = other.post(taken, {"note": "Sam has left."})
    assert answer.url == f"{page('whole', project.pk)}?proposal={proposal.pk}"
    text = other.get(answer.url).content.decode()
    assert "was sent back by Ede: Who said so?" in text
    assert "taken over by Cora" in text
    other.post(page("whole", project.pk), opened(other, project) | {"cost": ["donation"]})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.by, proposal.changes["cost"][1]) == ("waiting", other.person, "donation")
    workflow.accept(proposal, by=make_person(role="editor"), note="Good.")
    note = project.history.first().note
    assert f"Begun by {first_name}, taken over by Cora" in note
    assert "Sam has left." in note


def test_an_editor_who_took_it_over_saves_it_at_once(sent_back, signed_in):
    _, project, proposal = sent_back
    editor = signed_in("editor", name="Edna")
    there = editor.post(page("take_over", project.pk, proposal.pk), {"note": "Sam has left."}).url
    data = form_of(editor.get(there), "project_form")
    assert (data["cost"], data["proposal"]) == (["free"], [str(proposal.pk)])
    assert editor.post(page("whole", project.pk), data | {"cost": ["donation"]}).status_code == 302
    project.refresh_from_db()
    proposal.refresh_from_db()
    assert (project.cost, project.answers.current().get().own_words) == ("donation", "Led by us.")
    assert (proposal.state, proposal.decided_by) == ("accepted", editor.person)
    change = project.history.first()
    assert (change.via, change.by) == ("proposal", editor.person)
    assert "taken over by Edna" in change.note
    assert "proposal" not in opened(editor, project)


def test_where_an_editor_saves_nothing_of_it_nothing_is_said_to_be_accepted(sent_back, signed_in):
    _, project, proposal = sent_back
    editor = signed_in("editor", name="Edna")
    editor.post(page("take_over", project.pk, proposal.pk), {"note": "Sam has left."})
    data = opened(editor, project) | {"proposal": [str(proposal.pk)]}
    assert editor.post(page("whole", project.pk), data).status_code == 302
    assert not ProposedChange.objects.filter(pk=proposal.pk).exists()
    assert not project.history.filter(via="proposal").exists()


def test_only_what_was_sent_back_is_taken_over_and_only_by_who_may_write_the_record(sent_back, signed_in):
    client, project, proposal = sent_back
    taken = page("take_over", project.pk, proposal.pk)
    assert "It is yours already" in client.post(taken, {"note": "x"}).content.decode()
    stranger = signed_in("researcher", ["eastern"])
    assert "Take it over" not in stranger.get(page("proposal", project.pk, proposal.pk)).content.decode()
    assert stranger.post(taken, {"note": "x"}).status_code == 403
    ProposedChange.objects.update(state="waiting", decided_by=None, decided_at=None)
    editor = signed_in("editor")
    assert "Take it over" not in editor.get(page("proposal", project.pk, proposal.pk)).content.decode()
    assert "Only a change that was sent back" in editor.post(taken, {"note": "x"}).content.decode()
    proposal.refresh_from_db()
    assert proposal.by != editor.person
