"""Loading again: a person's change, deletion or withdrawal stays; a correction reaches the rest."""

import pytest

from directory.imports.report.load import load_report
from directory.models import (
    Answer,
    ClaimedCount,
    DirectoryVersion,
    GazetteerEntry,
    Organisation,
    Project,
    ProjectWords,
    ReviewEvent,
    Term,
    TrainingCourse,
)
from tests.factories import make_source, make_term
from tests.imports.report.sample import make_rutland

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(fixtures):
    make_rutland()
    load_report(fixtures.folder)
    return Project.objects.get(slug="listening-room")


def load_corrected(fixtures):
    """Load what the test has corrected; loading the same once more must find nothing to do."""
    fixtures.write()
    outcome = load_report(fixtures.folder)
    assert load_report(fixtures.folder).changed == 0
    return outcome


def test_a_correction_reaches_a_field_that_nobody_touched(fixtures, room):
    fixtures.room["summary"] = "Corrected quietly."
    fixtures.room["facts"]["cost"] = "free"
    del fixtures.room["facts"]["stage"]
    outcome = load_corrected(fixtures)
    was = room.updated_at
    room.refresh_from_db()
    assert (room.summary, room.cost, room.stage) == ("Corrected quietly.", "free", "not-known")
    assert outcome.done["corrected"] == 1
    assert room.updated_at > was


def test_a_correction_is_searched_and_moves_the_version_once(fixtures, room):
    fixtures.room["summary"] = "Kites."
    load_corrected(fixtures)
    assert ProjectWords.objects.get(project=room).summary == "kite"
    assert DirectoryVersion.objects.number() == 2


def test_a_correction_is_no_second_review(fixtures, room):
    fixtures.room["summary"] = "Corrected."
    load_corrected(fixtures)
    assert ReviewEvent.objects.filter(project=room).count() == 1


def test_a_persons_change_stays_and_the_fields_beside_it_are_corrected(fixtures, room):
    Project.objects.filter(pk=room.pk).update(name="What they call it now", stage="paused")
    fixtures.room.update(name="The Listening Rooms", summary="Corrected.")
    fixtures.room["facts"]["stage"] = "closed"
    load_corrected(fixtures)
    room.refresh_from_db()
    assert (room.name, room.stage, room.summary) == ("What they call it now", "paused", "Corrected.")


def test_a_persons_change_stays_though_a_later_correction_agrees_with_it_for_a_while(fixtures, room):
    Project.objects.filter(pk=room.pk).update(cost="free")
    for cost in ["free", "fee"]:
        fixtures.room["facts"]["cost"] = cost
        load_corrected(fixtures)
    room.refresh_from_db()
    assert room.cost == "free"


def test_a_withdrawal_stays(fixtures, room):
    Project.objects.filter(pk=room.pk).update(review="withdrawn")
    fixtures.room["summary"] = "Corrected."
    load_corrected(fixtures)
    room.refresh_from_db()
    assert (room.review, room.summary) == ("withdrawn", "Corrected.")


def test_a_deleted_project_stays_away_with_all_that_hangs_on_it(fixtures, room):
    room.delete()
    fixtures.room["summary"] = "Corrected."
    outcome = load_corrected(fixtures)
    assert not Project.objects.filter(slug="listening-room").exists()
    assert outcome.done["stay deleted"] == 2  # its definition of a peer, too
    assert TrainingCourse.objects.get().used_by.count() == 0


def test_a_new_address_is_no_new_project(fixtures, room):
    Project.objects.filter(pk=room.pk).update(slug="tlr")
    fixtures.room["summary"] = "Corrected."
    load_corrected(fixtures)
    assert Project.objects.get(slug="tlr").summary == "Corrected."
    assert not Project.objects.filter(slug="listening-room").exists()


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ("project_terms", "terms"),
        ("project_regions", "works_in"),
        ("venues", "places"),
        ("coverage", "covers"),
        ("project_organisations", "organisations"),
        ("affiliations", "affiliations"),
        ("answers", "answers"),
        ("meetings", "meetings"),
        ("contacts", "contacts"),
        ("peer_definitions", "definitions"),
    ],
)
def test_a_row_that_a_person_deleted_does_not_come_back(fixtures, room, rows, key):
    getattr(room, rows).all().delete()
    kept = fixtures.room.pop(key)
    load_corrected(fixtures)
    fixtures.room[key] = kept
    fixtures.room["summary"] = "Corrected."
    load_corrected(fixtures)
    assert getattr(room, rows).count() == 0


def test_a_source_and_a_courses_project_that_a_person_took_off_stay_off(fixtures, room):
    room.more_sources.clear()
    TrainingCourse.objects.get().used_by.clear()
    fixtures.room["summary"] = "Corrected."
    load_corrected(fixtures)
    assert (room.more_sources.count(), TrainingCourse.objects.get().used_by.count()) == (0, 0)


def test_rows_that_a_person_added_stay(fixtures, room):
    room.project_terms.create(term=make_term("community", "south-asian"), kind="welcomes")
    room.answers.create(question=14, own_words="Asked by phone.", source=make_source(), means="phone")
    fixtures.room["terms"]["structure"] = ["mutual"]
    load_corrected(fixtures)
    slugs = {link.term.slug for link in room.project_terms.all()}
    assert {"south-asian", "mutual"} <= slugs
    assert "group" not in slugs
    assert room.answers.get(question=14).own_words == "Asked by phone."


def test_a_link_that_a_person_made_is_not_made_twice(fixtures, room):
    room.project_terms.create(term=make_term("community", "south-asian"), kind="welcomes")
    fixtures.room["terms"]["community"].append({"term": "south-asian", "kind": "only"})
    load_corrected(fixtures)
    assert room.project_terms.get(term__slug="south-asian").kind == "welcomes"
    # Theirs from then on: the fixture's second thoughts do not remove it.
    fixtures.room["terms"]["community"].pop()
    load_corrected(fixtures)
    assert room.project_terms.filter(term__slug="south-asian").exists()


def test_a_row_is_corrected_unless_a_person_changed_it(fixtures, room):
    room.project_terms.filter(term__slug="women").update(kind="welcomes")
    fixtures.room["terms"]["community"] = [{"term": "women", "kind": "mainly"}]
    fixtures.room["terms"]["experience"] = [{"term": "hearing-voices", "kind": "only"}]
    load_corrected(fixtures)
    kinds = {link.term.slug: link.kind for link in room.project_terms.all()}
    assert (kinds["women"], kinds["hearing-voices"]) == ("welcomes", "only")


def test_what_the_fixture_no_longer_says_goes_unless_a_person_changed_it(fixtures, room):
    room.answers.filter(question=3, is_current=True).update(own_words="Changed by hand.")
    for key in ["answers", "meetings", "covers", "affiliations"]:
        fixtures.room.pop(key)
    load_corrected(fixtures)
    assert (room.meetings.count(), room.coverage.count(), room.affiliations.count()) == (0, 0, 0)
    assert [answer.own_words for answer in room.answers.filter(question=3)] == ["Changed by hand."]


def test_a_persons_newer_answer_stays_the_current_one(fixtures, room):
    room.answers.filter(question=5).update(is_current=False)
    room.answers.create(question=5, own_words="Now for men too.", source=make_source(), means="phone")
    room.answers.create(question=10, own_words="Ongoing.", source=make_source(), means="phone")
    fixtures.room["answers"] += [
        {"question": 5, "words": "For women, it says."},
        {"question": 10, "words": "Six weeks, it says."},
    ]
    load_corrected(fixtures)
    current = dict(room.answers.filter(is_current=True).values_list("question", "own_words"))
    assert (current[5], current[10]) == ("Now for men too.", "Ongoing.")
    assert room.answers.filter(own_words="Six weeks, it says.", is_current=False).exists()
    # Theirs gone, the report's word is the current one again.
    room.answers.filter(own_words="Ongoing.").delete()
    load_corrected(fixtures)
    assert Answer.objects.get(project=room, question=10).is_current


def test_a_venue_is_corrected_as_a_whole_or_not_at_all(fixtures, room):
    room.venues.update(latitude=52.1, longitude=-0.1)
    GazetteerEntry.objects.filter(kind="place").update(latitude=52.9, authority_code="E06000018")
    load_corrected(fixtures)
    venue = room.venues.get()
    assert (venue.latitude, venue.longitude, venue.authority_code) == (52.1, -0.1, "E06000017")


def test_a_correction_that_contradicts_a_persons_change_is_left_out_and_said(fixtures, room):
    Project.objects.filter(pk=room.pk).update(oldest_age=30)
    fixtures.room["facts"]["youngest_age"] = 40
    fixtures.write()
    outcome = load_report(fixtures.folder)
    room.refresh_from_db()
    assert (room.youngest_age, room.oldest_age) == (None, 30)
    assert any("listening-room" in note and "ages in order" in note for note in outcome.notes)
    assert load_report(fixtures.folder).changed == 0


def test_a_term_is_corrected_and_its_projects_words_with_it(fixtures, room):
    fixtures.files["terms"]["community"][0]["label"] = "Wimmin"
    load_corrected(fixtures)
    assert "wimmin" in ProjectWords.objects.get(project=room).rest
    Term.objects.filter(slug="women").update(label="Ours")
    fixtures.files["terms"]["community"][0] |= {"label": "Women again", "hint": "A hint."}
    load_corrected(fixtures)
    assert Term.objects.values_list("label", "hint").get(slug="women") == ("Ours", "A hint.")


def test_a_parent_terms_other_words_reach_the_projects_of_its_children(fixtures, room):
    room.project_terms.create(term=make_term("community", "south-asian"), kind="mainly")
    fixtures.files["terms"]["community"][1]["other_words"] = ["Desi"]
    load_corrected(fixtures)
    assert "desi" in ProjectWords.objects.get(project=room).rest


def test_an_organisations_name_reaches_its_projects_words(fixtures, room):
    fixtures.files["east-midlands"]["organisations"][0]["name"] = "Lighthouse Trust"
    load_corrected(fixtures)
    assert "lighthous" in ProjectWords.objects.get(project=room).rest


def test_an_organisation_that_a_person_deleted_stays_away_and_breaks_nothing(fixtures, room):
    room.project_organisations.all().delete()
    Organisation.objects.all().delete()
    fixtures.room["summary"] = "Corrected."
    load_corrected(fixtures)
    assert (Organisation.objects.count(), room.project_organisations.count()) == (0, 0)


def test_a_network_that_a_person_deleted_stays_away_and_its_count_too(fixtures, room):
    room.affiliations.all().delete()
    Project.objects.get(slug="voices-network").delete()
    load_corrected(fixtures)
    assert not Project.objects.filter(slug="voices-network").exists()
    assert (room.affiliations.count(), ClaimedCount.objects.count()) == (0, 0)


def test_a_record_that_left_the_fixtures_stays_and_is_said(fixtures, room):
    fixtures.files["courses"] = []
    fixtures.files["east-midlands"]["projects"] = []
    outcome = load_corrected(fixtures)
    room.refresh_from_db()
    assert room.review == "published"
    assert (
        "project listening-room: is in the fixtures no longer; its record is left as it is" in outcome.notes
    )


def test_a_count_is_corrected_in_place_and_a_rewritten_one_replaces_the_old(fixtures, room):
    fixtures.files["counts"][0] |= {"low": 20, "wording": "20 to 25 groups"}
    load_corrected(fixtures)
    assert (ClaimedCount.objects.get().low, ClaimedCount.objects.get().wording) == (20, "20 to 25 groups")
    fixtures.files["counts"][0]["what"] = "Hearing Voices groups"
    load_corrected(fixtures)
    assert ClaimedCount.objects.get().what == "Hearing Voices groups"


def test_a_count_that_a_person_changed_is_theirs_as_a_whole(fixtures, room):
    ClaimedCount.objects.update(low=24)
    fixtures.files["counts"][0] |= {"high": 30, "wording": "up to 30"}
    load_corrected(fixtures)
    assert ClaimedCount.objects.values_list("low", "high", "wording").get() == (24, 25, "around 25 groups")


def test_a_new_project_comes_in_beside_the_loaded_ones(fixtures, room):
    new = fixtures.room | {"slug": "second-room", "name": "Second Room"}
    fixtures.files["east-midlands"]["projects"].append(new)
    outcome = load_corrected(fixtures)
    assert Project.objects.get(slug="second-room").answers.count() == room.answers.count()
    assert outcome.done["new"] == 2  # with its definition of a peer
