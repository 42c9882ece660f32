import pytest
from django.core.exceptions import PermissionDenied

from directory.models import (
    ChangeVia,
    DirectoryVersion,
    LoadedRecord,
    Meeting,
    PeerDefinition,
    Project,
    ProjectChange,
    ProposedChange,
    VenueAddress,
)
from directory.records import facts, history, tombstones, workflow, writing
from directory.vocabulary import Review, Stage
from tests.factories import (
    LEEDS,
    make_consent,
    make_person,
    make_project,
    make_region,
    make_source,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_person(role="editor")


@pytest.fixture
def researcher():
    return make_person(role="researcher", regions=["london"])


def whole_project(**more):
    """A project with a row of every kind."""
    project = make_project(
        name="Sunrise",
        regions=["london"],
        community=[("women", "only")],
        activity=["socialising"],
        organisations=["Harbour Trust", ("Giver", "funds")],
        answers={3: "Client-led.", 11: "Lottery."},
        covers=[("E06000001", "Hartlepool")],
        network={},
        **LEEDS,
        **more,
    )
    venue = project.venues.get()
    VenueAddress.objects.create(venue=venue, address="1 High Street", postcode="LS1 1AA")
    Meeting.objects.create(
        project=project,
        venue=venue,
        frequency="monthly",
        weekday=1,
        week=2,
        not_in_august=True,
        not_on_bank_holidays=True,
        cancelled_on=["2026-12-22"],
    )
    definition = PeerDefinition.objects.create(
        project=project, who="Us", defines="peer", words="Equal.", source=make_source()
    )
    definition.bases.add(make_term("peer-basis", "same-condition"))
    definition.more_sources.add(make_source("features"))
    project.more_sources.add(make_source("features"))
    return project


def test_a_draft_goes_the_whole_road_and_each_step_is_signed(researcher, editor):
    project = make_project(review=Review.DRAFT, regions=["london"])
    workflow.send(project, by=researcher, note="Rang them.")
    workflow.send_back(project, by=editor, note="Which day?")
    workflow.send(project, by=researcher)
    workflow.publish(project, by=editor)
    workflow.withdraw(project, by=editor, note="Wrong town.")
    steps = [(e.step, e.by, e.note) for e in project.review_events.order_by("pk")]
    assert steps == [
        ("sent", researcher, "Rang them."),
        ("sent-back", editor, "Which day?"),
        ("sent", researcher, ""),
        ("published", editor, ""),
        ("withdrawn", editor, "Wrong town."),
    ]
    assert Project.objects.get().review == Review.WITHDRAWN


def test_every_step_moves_the_version(researcher, editor):
    project = make_project(review=Review.DRAFT, regions=["london"])
    for step in [
        workflow.send,
        workflow.publish,
        workflow.pause,
        workflow.reopen,
        workflow.close,
        workflow.withdraw,
    ]:
        before = DirectoryVersion.objects.number()
        step(project, by=editor)
        assert DirectoryVersion.objects.number() > before


def test_a_step_that_does_not_follow_says_so(editor):
    project = make_project()
    with pytest.raises(workflow.NotNowError, match="published"):
        workflow.send_back(project, by=editor, note="Why")
    with pytest.raises(workflow.NotNowError, match="missing"):
        workflow.send_back(make_project(review=Review.IN_REVIEW), by=editor, note=" ")


@pytest.mark.parametrize("step", [workflow.publish, workflow.withdraw, workflow.not_to_be_listed])
@pytest.mark.parametrize("role", ["researcher", "staff"])
def test_what_only_editors_may_do_is_refused_by_the_action_itself(step, role):
    person = make_person(role=role, regions=["london"])
    project = make_project(review=Review.IN_REVIEW, regions=["london"])
    with pytest.raises(PermissionDenied):
        step(project, by=person)


@pytest.mark.parametrize("step", [workflow.send, workflow.pause, workflow.close])
def test_another_region_is_refused_by_the_action_itself(researcher, step):
    with pytest.raises(PermissionDenied):
        step(make_project(review=Review.DRAFT, regions=["eastern"]), by=researcher)
    with pytest.raises(PermissionDenied):
        step(make_project(review=Review.DRAFT), by=researcher)


def test_closing_keeps_the_page_and_is_a_step(editor):
    project = make_project()
    workflow.close(project, by=editor, note="They wrote.")
    project.refresh_from_db()
    assert (project.review, project.stage) == (Review.PUBLISHED, Stage.CLOSED)
    assert project.review_events.get().note == "They wrote."
    with pytest.raises(workflow.NotNowError, match="already"):
        workflow.close(project, by=editor)


def test_a_researcher_who_closes_a_published_one_proposes_it(researcher, editor):
    project = make_project(regions=["london"], stage="running")
    workflow.close(project, by=researcher, note="Number is dead.")
    project.refresh_from_db()
    assert project.stage == Stage.RUNNING
    workflow.accept(ProposedChange.objects.get(), by=editor)
    project.refresh_from_db()
    assert project.stage == Stage.CLOSED
    assert project.review_events.get().step == "closed"


def test_a_trial_changes_nothing(editor):
    project = whole_project()
    before = facts.take(project)

    def write():
        Project.objects.filter(pk=project.pk).update(cost="free")
        Meeting.objects.create(project=project, frequency="weekly")
        project.venues.all().delete()

    changes = workflow.trial(project, write)
    assert facts.take(project) == before
    assert changes["cost"] == ["not-known", "free"]
    assert changes["meetings/new-1"][1]["frequency"] == "weekly"
    assert [path for path, (_, becomes) in changes.items() if becomes is None] == [
        f"venues/{project.venues.get().pk}"
    ]


def test_an_accepted_change_is_written_signed_and_kept(researcher, editor):
    project = make_project(regions=["london"])
    proposal = workflow.propose(project, {"cost": ["not-known", "free"]}, by=researcher, note="Said so.")
    assert Project.objects.get().cost == "not-known"
    before = DirectoryVersion.objects.number()
    workflow.accept(proposal, by=editor)
    assert Project.objects.get().cost == "free"
    assert DirectoryVersion.objects.number() > before
    assert (proposal.state, proposal.decided_by) == ("accepted", editor)
    assert ProjectChange.objects.get().changes == {"cost": ["not-known", "free"]}
    with pytest.raises(workflow.NotNowError, match="already"):
        workflow.refuse(proposal, by=editor, note="No")


def test_a_proposal_from_facts_of_before_is_not_accepted_unseen(researcher, editor):
    project = make_project(regions=["london"])
    proposal = workflow.propose(project, {"cost": ["not-known", "free"]}, by=researcher)
    Project.objects.update(cost="fee")
    with pytest.raises(workflow.ChangedMeanwhileError):
        workflow.accept(proposal, by=editor)
    workflow.accept(proposal, by=editor, anyway=True)
    assert Project.objects.get().cost == "free"


def test_a_new_venue_and_its_meeting_arrive_together(researcher, editor):
    project = make_project(regions=["london"])

    def write():
        venue = project.venues.create(area="Camden")
        Meeting.objects.create(project=project, venue=venue, frequency="weekly")

    workflow.accept(workflow.propose(project, workflow.trial(project, write), by=researcher), by=editor)
    assert project.meetings.get().venue == project.venues.get()


def test_a_row_of_before_there_were_breaks_is_the_same_without_any(editor):
    """What was kept or proposed before a meeting could say its breaks names none."""
    project = make_project()
    meeting = Meeting.objects.create(project=project, frequency="weekly", weekday=1)
    path, row = f"meetings/{meeting.pk}", facts.take(project)[f"meetings/{meeting.pk}"]
    assert not set(facts.MEETINGS.breaks) & set(row)
    Meeting.objects.update(not_in_august=True, cancelled_on=["2026-12-22"])
    assert facts.take(project)[path] == row | {"not_in_august": True, "cancelled_on": ["2026-12-22"]}
    writing.write(project, {path: row})
    meeting.refresh_from_db()
    assert (meeting.not_in_august, meeting.cancelled_on) == (False, [])


def test_every_fact_can_be_taken_away_and_put_back(editor):
    project = whole_project()
    before = facts.take(project)
    with history.recorded(project, by=editor, via=ChangeVia.FORM):
        writing.write(project, {path: None for path in before if "/" in path})
    assert not [path for path in facts.take(project) if "/" in path]
    workflow.put_back(ProjectChange.objects.get(), by=editor)
    assert facts.take(project) == before
    assert ProjectChange.objects.first().via == "restore"


def test_an_exact_address_does_not_come_back_without_its_consent(editor):
    project = make_project(regions=["london"])
    consent = make_consent(project, use="exact-venue")
    venue = project.venues.create(precision="exact", area="Camden", address="1 High Street", consent=consent)
    with history.recorded(project, by=editor, via=ChangeVia.FORM):
        venue.delete()
    consent.delete()
    workflow.put_back(ProjectChange.objects.get(), by=editor)
    venue = project.venues.get()
    assert (venue.precision, venue.address) == ("hidden", "")


def test_not_to_be_listed_leaves_a_tombstone_and_no_name(editor, client):
    project = whole_project(slug="sunrise")
    consent = make_consent(project, use="exact-venue")
    project.venues.update(precision="exact", consent=consent)
    LoadedRecord.objects.create(kind="project", key="sunrise", values={"name": "Sunrise"})
    workflow.not_to_be_listed(project, by=editor)
    assert not Project.objects.exists()
    assert not LoadedRecord.objects.exists()
    assert not ProjectChange.objects.exists()
    assert tombstones.is_stopped(slug="sunrise")
    assert client.get("/projects/sunrise/").status_code == 410


def test_contacts_and_consents_are_not_in_history():
    project = whole_project()
    project.contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    assert "0113" not in str(facts.take(project))
    assert make_region("london").slug in str(facts.take(project))


def test_what_made_a_record_cannot_be_put_back(editor):
    project = make_project(review=Review.DRAFT)
    history.keep(project, {}, by=editor, via=ChangeVia.FORM)
    change = ProjectChange.objects.get()
    assert "nothing was there before" in workflow.no_way_back(change)
    with pytest.raises(workflow.NotNowError, match="nothing was there before"):
        workflow.put_back(change, by=editor)
    project.refresh_from_db()
    assert project.name == "A group"


def test_a_row_of_an_import_cannot_be_put_back(editor):
    project = make_project(review=Review.DRAFT)
    change = project.history.create(via="import", changes={"name": [None, "A group"]}, by=editor)
    with pytest.raises(workflow.NotNowError, match="nothing was there before"):
        workflow.put_back(change, by=editor)


def test_what_names_what_is_gone_or_taken_is_neither_put_back_nor_accepted(editor):
    project, gone = make_project(slug="now"), make_source("gone")
    make_project(slug="taken")
    stops = {
        "belongs to another record now": {"slug": ["taken", "now"]},
        "Its source is gone": {"source": ["gone", "appendix-a"]},
    }
    gone.delete()
    for words, changes in stops.items():
        change = project.history.create(via="form", changes=changes, by=editor)
        backwards = {path: [becomes, was] for path, (was, becomes) in changes.items()}
        proposal = workflow.propose(project, backwards, by=editor)
        with pytest.raises(workflow.NotNowError, match=words):
            workflow.put_back(change, by=editor)
        with pytest.raises(workflow.NotNowError, match=words):
            workflow.accept(proposal, by=editor)
        proposal.refresh_from_db()
        assert proposal.state == "waiting"


def test_what_the_database_refuses_is_said_and_nothing_of_it_stays(editor, monkeypatch):
    def fails(project, wanted):
        Project.objects.filter(pk=project.pk).update(cost="fee")
        Project.objects.create(name="Twice", slug=project.slug, recorded_in=2026, source=make_source())

    project = make_project(cost="free")
    change = project.history.create(via="form", changes={"cost": ["fee", "free"]}, by=editor)
    monkeypatch.setattr(writing, "write", fails)
    with pytest.raises(workflow.NotNowError, match="gone or taken meanwhile"):
        workflow.put_back(change, by=editor)
    project.refresh_from_db()
    assert project.cost == "free"
