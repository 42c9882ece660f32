import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from directory.models import Affiliation, ClaimedCount, Project, ProjectChange, ProjectTerm, Term, WorkItem
from directory.records import duplicates, history, merging, tombstones, work, workflow, writing
from directory.records.workflow import NotNowError
from tests.factories import LEEDS, MANCHESTER, make_person, make_project, make_source, make_term
from tests.records.test_workflow import whole_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_person(role="editor")


def likely(*names, **more):
    return [twin.project.name for twin in duplicates.likely(duplicates.Likeness(list(names), **more))]


def test_the_same_name_in_the_same_town_or_in_no_town_is_a_twin():
    make_project(name="Hearing Voices Group", **LEEDS)
    make_project(name="Hearing Voices Groups", **MANCHESTER)
    assert likely("The hearing voices group", places=["Leeds, West Yorkshire"]) == ["Hearing Voices Group"]
    assert sorted(likely("Hearing Voices")) == ["Hearing Voices Group", "Hearing Voices Groups"]
    assert likely("Knitting circle", places=["Leeds"]) == []


def test_the_very_same_name_in_another_town_is_asked_about_last():
    make_project(name="Listening Room", **MANCHESTER)
    make_project(name="The Listening Rooms", **LEEDS)
    make_project(name="Listening Rooms of Bury", area="Bury")
    found = duplicates.likely(duplicates.Likeness(["The Listening-Room"], places=["Leeds"]))
    assert [(twin.project.name, twin.why) for twin in found] == [
        ("The Listening Rooms", "has the same name"),
        ("Listening Room", "has the same name, but is in Manchester"),
    ]
    for town in ("Hull", "Bath", "Ely", "Derby"):
        make_project(name="Listening Room", area=town)
    assert len(likely("Listening Room", places=["Leeds"])) == 4


def test_another_name_is_a_name_too():
    make_project(name="Something else", also_known_as=["The Listening Room"])
    assert likely("Listening Room") == ["Something else"]


def test_the_same_contact_is_a_twin_whatever_the_name():
    one, two = make_project(name="One"), make_project(name="Two")
    one.contacts.create(kind="phone", value="(0113) 496 0000", source=make_source())
    two.contacts.create(kind="website", value="https://www.two.example/", source=make_source())
    assert likely("X", contacts=["+44 113 4960000"]) == ["One"]
    assert likely("X", contacts=["two.example"]) == ["Two"]
    assert likely("X", contacts=["07700 900123 or 0113 496 0000 extension 12"]) == ["One"]
    assert likely("X", contacts=["0113 496 0001/07700 900123"]) == []
    assert likely("X", contacts=[""]) == []


def test_a_record_is_not_its_own_twin():
    project = make_project(name="Sunrise", **LEEDS)
    assert duplicates.likely(duplicates.Likeness.of(project)) == []


def test_merged_the_kept_record_has_what_it_lacked_and_keeps_what_it_had(editor, client):
    twin = whole_project(cost="free", summary="Twin's.", controlled_by="others")
    kept = make_project(name="Sunset", summary="Kept.", controlled_by="service-users", answers={3: "Ours."})
    twin_slug = twin.slug
    twin.contacts.create(kind="phone", value="0113", source=make_source())
    merging.merge(twin, into=kept, by=editor)
    kept = Project.objects.get()
    assert (kept.name, kept.summary, kept.controlled_by, kept.cost) == (
        "Sunset",
        "Kept.",
        "service-users",
        "free",
    )
    assert kept.other_names == ["Sunrise"]
    assert sorted(kept.terms.values_list("slug", flat=True)) == ["socialising", "women"]
    assert kept.project_terms.get(term__slug="women").kind == "only"
    assert kept.venues.get().staff_address.address == "1 High Street"
    assert kept.meetings.get().venue == kept.venues.get()
    assert kept.answers.current().get(question=3).own_words == "Ours."
    assert kept.answers.filter(question=3).count() == 2
    assert kept.contacts.exists()
    assert kept.network
    assert "Twin's." in kept.internal_notes
    assert client.get(f"/projects/{twin_slug}/").url == kept.get_absolute_url()


def test_of_two_meetings_that_are_one_the_kept_one_has_what_either_said(editor):
    kept, twin = make_project(name="Sunset", **LEEDS), make_project(name="Sunrise", **MANCHESTER)
    same = {"frequency": "fortnightly", "weekday": 1}
    kept.meetings.create(**same, cancelled_on=["2026-12-29"], note="Ask first.")
    twin.meetings.create(
        **same,
        venue=twin.venues.get(),
        first_on="2026-11-03",
        not_in_august=True,
        cancelled_on=["2026-12-15"],
        note="Ring first.",
    )
    merging.merge(twin, into=kept, by=editor)
    meeting = kept.meetings.get()
    assert (str(meeting.first_on), meeting.note, meeting.venue.area) == (
        "2026-11-03",
        "Ask first.",
        "Manchester",
    )
    assert (meeting.not_in_august, meeting.not_on_bank_holidays) == (True, False)
    assert meeting.cancelled_on == ["2026-12-15", "2026-12-29"]


def test_a_merged_record_does_not_come_back_and_does_not_stop_the_kept_one(editor):
    twin, kept = make_project(name="Sunrise", slug="sunrise", **LEEDS), make_project(name="Sunrise", **LEEDS)
    public_id = twin.public_id
    merging.merge(twin, into=kept, by=editor)
    assert tombstones.is_stopped(slug="sunrise")
    assert tombstones.is_stopped(public_id=public_id)
    assert not tombstones.is_stopped(name="Sunrise", places=["Leeds"])


def test_the_history_of_both_is_kept(editor):
    twin, kept = make_project(name="Sunrise"), make_project(name="Sunset")
    for project in (twin, kept):
        ProjectChange.objects.create(project=project, via="form", changes={}, by=editor)
    merging.merge(twin, into=kept, by=editor, note="Same number.")
    assert kept.history.count() == 3
    assert "Same number." in kept.history.first().note


def test_only_an_editor_merges_and_only_two_records(editor):
    project = make_project(regions=["london"])
    with pytest.raises(NotNowError):
        merging.merge(project, into=project, by=editor)
    with pytest.raises(PermissionDenied):
        merging.merge(project, into=make_project(), by=make_person(role="researcher", regions=["london"]))


def test_a_closed_network_hides_counts_and_contacts_and_closes_no_group(editor):
    national = make_project(name="Big Network", scope="national", network={}, stage="running")
    network = national.network
    ClaimedCount.objects.create(
        network=network, area="uk", what="x", low=3, wording="3", source=make_source()
    )
    national.contacts.create(kind="phone", value="1", source=make_source())
    group = make_project(name="Local", stage="running")
    Affiliation.objects.create(project=group, network=network)
    assert merging.end_network(network, status="closed", by=editor) == 1
    group.refresh_from_db()
    national.refresh_from_db()
    assert (group.stage, national.stage) == ("running", "closed")
    assert not ClaimedCount.objects.public().exists()
    assert national.contacts.get().is_hidden
    assert "Big Network has closed" in WorkItem.objects.get(project=group).to_ask
    assert {one.key: one.count for one in work.lists(editor)}["ask"] == 1


def test_a_merged_network_keeps_its_counts_and_names_its_successor(editor):
    network = make_project(name="Big Network", network={}).network
    ClaimedCount.objects.create(
        network=network, area="uk", what="x", low=3, wording="3", source=make_source()
    )
    with pytest.raises(NotNowError):
        merging.end_network(network, status="merged", by=editor)
    network.project.contacts.create(kind="phone", value="1", source=make_source())
    merging.end_network(network, status="merged", by=editor, successor="Bigger")
    assert ClaimedCount.objects.public().exists()
    assert network.project.contacts.get().is_hidden


def close(project, by):
    workflow.close(project, by=by)


def accept_its_closing(project, by):
    researcher = make_person(role="researcher", regions=["london"])
    workflow.accept(workflow.set_stage(project, "closed", by=researcher, note=""), by=by)


@pytest.mark.parametrize("door", [close, accept_its_closing])
def test_a_network_whose_record_is_closed_is_closed_through_any_door(editor, door):
    national = make_project(name="Big Network", network={}, stage="running", based_in=["london"])
    group = make_project(name="Local")
    Affiliation.objects.create(project=group, network=national.network)
    door(national, editor)
    national.network.refresh_from_db()
    assert national.network.status == "closed"
    assert "Big Network has closed" in group.work.to_ask
    changes = {path for change in national.history.all() for path in change.changes}
    assert changes == {"stage", f"network/{national.network.pk}"}


def put_back_its_closing(project, by):
    workflow.put_back(project.history.get(changes__has_key="stage"), by=by)


def accept_its_opening(project, by):
    researcher = make_person(role="researcher", regions=["london"])
    workflow.accept(workflow.set_stage(project, "reopened", by=researcher, note=""), by=by)


def reopen(project, by):
    workflow.reopen(project, by=by)


@pytest.mark.parametrize("door", [reopen, accept_its_opening, put_back_its_closing])
def test_a_network_whose_record_opens_again_is_active_through_any_door(editor, door):
    national = make_project(name="Big Network", network={}, stage="running", based_in=["london"])
    national.contacts.create(kind="phone", value="1", source=make_source())
    group, other = make_project(name="Local"), make_project(name="Other")
    for one in (group, other):
        Affiliation.objects.create(project=one, network=national.network)
    workflow.close(national, by=editor)
    work.ask(other, "Has it moved?")
    door(national, editor)
    national.refresh_from_db()
    assert (national.stage, national.network.status) == ("running", "active")
    assert national.network.since == f"{timezone.localdate():%Y-%m}"
    assert national.contacts.get().is_hidden
    assert not WorkItem.objects.filter(project=group).exists()
    assert other.work.to_ask == "Has it moved?"
    assert national.review_events.first().step == "reopened"


@pytest.mark.parametrize("door", [reopen, accept_its_opening, put_back_its_closing])
def test_a_merged_network_opens_again_only_where_somebody_says_so_of_the_network(editor, door):
    national = make_project(name="Big Network", network={}, stage="running", based_in=["london"])
    merging.end_network(national.network, status="merged", by=editor, successor="Bigger")
    workflow.close(national, by=editor)
    with pytest.raises(NotNowError, match="merged with Bigger"):
        door(national, editor)
    national.refresh_from_db()
    assert (national.stage, national.network.status) == ("closed", "merged")
    merging.reopen_network(national.network, by=editor, since="2024-05")
    national.refresh_from_db()
    network = national.network
    assert (national.stage, network.status, network.since, network.successor) == (
        "running",
        "active",
        "2024-05",
        "",
    )
    assert national.history.first().by == editor


def test_a_retired_term_gives_its_projects_and_words_to_another():
    administrator = make_person(role="administrator")
    old, new = make_term("community", "somali"), make_term("community", "african-caribbean")
    only_old = make_project(community=[("somali", "only")])
    both = make_project(community=[("somali", "only"), ("african-caribbean", "welcomes")])
    assert merging.retire(old, into=new, by=administrator) == 2
    assert set(ProjectTerm.objects.values_list("project", "term", "kind")) == {
        (only_old.pk, new.pk, "only"),
        (both.pk, new.pk, "only"),
    }
    assert Term.objects.get(pk=old.pk).replaced_by == new
    assert old.label in Term.objects.get(pk=new.pk).other_words
    with pytest.raises(NotNowError):
        merging.retire(new, into=make_term("experience", "depression"), by=administrator)
    with pytest.raises(PermissionDenied):
        merging.retire(new, into=old, by=make_person(role="editor"))


def test_a_change_that_waited_while_its_term_was_retired_means_the_one_in_its_place():
    administrator = make_person(role="administrator")
    old, new = make_term("activity", "socialising"), make_term("activity", "campaigning")
    project = make_project()
    proposal = workflow.propose(project, {"terms/activity/socialising": [None, "chosen"]}, by=administrator)
    merging.retire(old, into=new, by=administrator)
    workflow.accept(proposal, by=administrator)
    assert list(project.terms.all()) == [new]


def test_the_history_of_a_record_that_was_merged_is_read_and_not_put_back(editor):
    kept, twin = make_project(name="Kept", cost="free"), make_project(name="Twin", cost="free")
    history.keep(twin, {}, by=editor, via="form")
    with history.recorded(twin, by=editor, via="form"):
        writing.write(twin, {"cost": "fee"})
    seen = history.last(kept)
    merging.merge(twin, into=kept, by=editor)
    lines = kept.history.exclude(of="")
    assert [line.of for line in lines] == ["Twin", "Twin"]
    for line in lines:
        with pytest.raises(NotNowError, match="It was a change to “Twin”"):
            workflow.put_back(line, by=editor)
    assert [change.via for change in history.since(kept, seen)] == ["merge"]


def test_a_merge_that_brought_a_network_cannot_be_put_back_while_groups_belong_to_it(editor):
    kept, twin = make_project(name="Kept"), make_project(name="Twin", network={})
    group = make_project(name="Local")
    Affiliation.objects.create(project=group, network=twin.network)
    merging.merge(twin, into=kept, by=editor)
    with pytest.raises(NotNowError, match="groups belong to it"):
        workflow.put_back(kept.history.get(via="merge"), by=editor)
    group.affiliations.all().delete()
    workflow.put_back(kept.history.get(via="merge"), by=editor)
    kept.refresh_from_db()
    assert not hasattr(kept, "network")
