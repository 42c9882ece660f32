"""The report's data for the first time: what becomes of each part of a fixture."""

import pytest

from directory.imports.report import load
from directory.models import (
    Answer,
    ClaimedCount,
    DirectoryVersion,
    Gap,
    LoadedRecord,
    PeerDefinition,
    Project,
    ProjectWords,
    SearchEffort,
    Signpost,
    Term,
    TombstoneKind,
    TrainingCourse,
)
from directory.models.words import as_stored
from directory.records import tombstones
from tests.factories import make_project
from tests.imports.report.sample import make_rutland

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(fixtures):
    make_rutland()
    load.load_report(fixtures.folder)
    return Project.objects.get(slug="listening-room")


def test_a_project_is_published_and_reviewed_by_the_report(room):
    assert (room.review, room.recorded_in, room.last_checked_on) == ("published", 2013, None)
    event = room.review_events.get()
    assert (event.step, event.by, event.by_name) == ("published", None, "the 2013 report")


def test_what_the_report_does_not_say_is_not_known(room):
    assert (room.controlled_by, room.stage, room.since) == ("service-users", "running", 2007)
    assert (room.facilitated_by, room.bsl, room.youngest_age) == ("not-known", "not-known", None)


def test_terms_come_with_how_firmly_they_hold(room):
    links = {(link.term.slug, link.kind) for link in room.project_terms.all()}
    assert links == {
        ("local-voluntary", ""),
        ("women", "only"),
        ("hearing-voices", "mainly"),
        ("group", ""),
    }


def test_a_place_becomes_a_venue_at_the_towns_point(room):
    venue = room.venues.get()
    assert (venue.area, venue.precision, venue.town_only) == ("Oakham, Rutland", "area", True)
    assert (venue.latitude, venue.longitude) == (52.67, -0.73)
    assert (venue.authority_code, venue.ons_region) == ("E06000017", "East Midlands")


def test_an_area_becomes_its_authorities(room):
    assert [(row.authority_code, row.area) for row in room.coverage.all()] == [("E06000017", "Rutland")]


def test_regions_organisations_networks_meetings_and_contacts_hang_on_it(room):
    assert [str(row) for row in room.project_regions.all()] == ["Works in East Midlands"]
    assert [str(row) for row in room.project_organisations.all()] == ["Harbour Trust: hosts it"]
    assert [str(row) for row in room.affiliations.all()] == ["Voices Network: listed by the network"]
    assert [row.frequency for row in room.meetings.all()] == ["monthly"]
    assert [row.value for row in room.contacts.all()] == ["01632 960000"]
    assert not room.contacts.public().exists()
    assert [source.key for source in room.more_sources.all()] == ["types-mutual"]


def test_a_region_that_was_worked_out_says_so(fixtures):
    fixtures.room["works_in"] = [{"region": "london", "inferred": True}]
    fixtures.write()
    load.load_report(fixtures.folder)
    row = Project.objects.get(slug="listening-room").project_regions.get()
    assert (row.region.slug, row.inferred) == ("london", True)


def test_own_words_answer_a_question_and_a_second_statement_stands_beside(room):
    said = room.answers.filter(question=3).values_list("own_words", "is_current")
    assert set(said) == {("Says that its members decide.", True), ("A worker sets the dates.", False)}


def test_a_filled_box_is_an_answer_and_an_empty_one_is_none(room):
    answered = set(room.answers.values_list("question", flat=True))
    # 3 by fact and words, 4 by name and stage, 5 and 6 and 7 by terms; nothing else is said.
    assert answered == {3, 4, 5, 6, 7}
    answer = room.answers.get(question=5)
    assert (answer.state, answer.means, answer.answered_on) == ("answered", "report", "2013")
    assert (answer.source.key, answer.own_words) == ("appendix-c-east-midlands", "")


def test_the_rest_of_the_reports_knowledge_is_loaded(room):
    assert ClaimedCount.objects.get().network.project.slug == "voices-network"
    assert [project.slug for project in TrainingCourse.objects.get().used_by.all()] == ["listening-room"]
    assert SearchEffort.objects.get().days == 10
    assert str(Gap.objects.get()) == "London, Women: none found"
    signpost = Signpost.objects.get()
    assert (signpost.read_on.isoformat(), signpost.subjects) == ("2026-05-01", ["adhd"])
    assert signpost.network.project.slug == "voices-network"
    assert Term.objects.get(slug="south-asian").parent.slug == "asian"
    assert {found.who for found in PeerDefinition.objects.all()} == {"A thinker", "The Listening Room"}
    assert room.peer_definitions.get().bases.get().slug == "same-condition"


def test_it_is_found_by_its_words_in_one_version(room):
    assert DirectoryVersion.objects.number() == 1
    words = ProjectWords.objects.get(project=room)
    assert words.name == as_stored(["The Listening Room", "TLR"])
    assert "ladi" in words.rest and "harbour trust" in words.rest


def test_loading_twice_changes_nothing(fixtures, room, django_assert_max_num_queries):
    moments = list(LoadedRecord.objects.values_list("loaded_at", flat=True))
    with django_assert_max_num_queries(80) as queries:
        outcome = load.load_report(fixtures.folder)
    assert (outcome.changed, outcome.notes) == (0, [])
    assert [q["sql"] for q in queries if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}] == []
    assert DirectoryVersion.objects.number() == 1
    assert list(LoadedRecord.objects.values_list("loaded_at", flat=True)) == moments


def test_without_the_gazetteer_a_venue_has_no_point_until_it_is_there(fixtures):
    outcome = load.load_report(fixtures.folder)
    room = Project.objects.get(slug="listening-room")
    assert "gazetteer is not loaded" in outcome.notes[-1]
    assert (room.venues.get().latitude, room.coverage.count()) == (None, 0)
    make_rutland()
    load.load_report(fixtures.folder)
    assert (room.venues.get().latitude, room.coverage.count()) == (52.67, 1)
    assert DirectoryVersion.objects.number() == 2


def test_what_may_not_be_listed_is_skipped_with_all_that_hangs_on_it(fixtures):
    make_rutland()
    load.load_report(fixtures.folder)
    room = Project.objects.get(slug="listening-room")
    tombstones.lay(room, kind=TombstoneKind.NOT_TO_BE_LISTED, by=None)
    room.delete()
    LoadedRecord.objects.filter(kind="project").delete()
    outcome = load.load_report(fixtures.folder)
    assert not Project.objects.filter(slug="listening-room").exists()
    assert "project listening-room: may not be listed, so it is not loaded" in outcome.notes


def test_a_tombstone_stops_the_same_group_under_another_slug(fixtures):
    make_rutland()
    load.load_report(fixtures.folder)
    room = Project.objects.get(slug="listening-room")
    tombstones.lay(room, kind=TombstoneKind.ERASED, by=None)
    room.delete()
    fixtures.room["slug"] = "tlr-oakham"
    fixtures.files["courses"] = []
    fixtures.write()
    load.load_report(fixtures.folder)
    assert list(Project.objects.values_list("slug", flat=True)) == ["voices-network"]


def test_a_count_of_a_network_that_may_not_be_listed_is_skipped(fixtures):
    network = make_project(name="Voices Network")
    tombstones.lay(network, kind=TombstoneKind.ERASED, by=None)
    network.delete()
    outcome = load.load_report(fixtures.folder)
    assert ClaimedCount.objects.count() == 0
    assert any("network voices-network is gone" in note for note in outcome.notes)


def test_a_record_that_a_person_made_before_is_left_to_them(fixtures):
    make_project(name="Ours", slug="listening-room", review="draft")
    outcome = load.load_report(fixtures.folder)
    project = Project.objects.get(slug="listening-room")
    assert (project.name, project.review, project.answers.count()) == ("Ours", "draft", 0)
    assert any("a person made one of this name" in note for note in outcome.notes)
    again = load.load_report(fixtures.folder)
    assert again.changed == 0


def test_only_one_answer_to_a_question_is_current(room):
    assert Answer.objects.filter(project=room, question=3, is_current=True).count() == 1
