"""Which facts were worked out, and the report's own words: loaded, and again beside what people did."""

import pytest

from directory.imports.report.load import load_report
from directory.models import ChangeVia, Project, ProjectTerm
from directory.models.loaded import LoadedRecord
from directory.records import checks, history, writing
from tests.factories import make_person
from tests.imports.report.sample import make_rutland

pytestmark = pytest.mark.django_db
NAMES = [
    "stage",
    "also_known_as",
    "scope",
    "structure/group",
    "community/women",
    "covers/Rutland",
    "place/Oakham, Rutland",
    "organisation/harbour-trust",
    "network/voices-network",
    "answer/3",
]


def load(fixtures):
    fixtures.write()
    load_report(fixtures.folder)
    assert load_report(fixtures.folder).changed == 0
    return Project.objects.get(slug="listening-room")


@pytest.fixture
def room(fixtures):
    make_rutland()
    fixtures.room["inferred"] = NAMES
    fixtures.room["recorded"] = {"community/women": "ladies of a certain age"}
    return load(fixtures)


def change(project, **facts):
    with history.recorded(project, by=make_person(), via=ChangeVia.FORM):
        writing.write(project, facts)


def test_every_kind_of_fact_may_be_worked_out(room):
    assert room.inferred == NAMES


def test_the_reports_words_stand_with_the_groups_own_link(room):
    words = dict(ProjectTerm.objects.filter(project=room).values_list("term__slug", "recorded_words"))
    assert words.pop("women") == "ladies of a certain age"
    assert set(words.values()) == {""}


def test_words_of_a_contact_may_not_be_recorded(fixtures):
    make_rutland()
    fixtures.room["recorded"] = {"community/women": "women, 01632 960000"}
    fixtures.write()
    with pytest.raises(ValueError, match=r"recorded_words: .* a phone number"):
        load_report(fixtures.folder)


def test_a_later_correction_marks_what_nobody_touched(fixtures, room):
    fixtures.room["inferred"] = ["stage", "controlled_by"]
    assert load(fixtures).inferred == ["stage", "controlled_by"]


def test_what_somebody_changed_is_never_marked_again(fixtures, room):
    change(room, stage="paused")
    fixtures.room["inferred"] = ["controlled_by", *NAMES]
    assert load(fixtures).inferred == ["controlled_by", *NAMES[1:]]


def test_what_somebody_changed_before_there_were_marks_gets_none(fixtures, room):
    Project.objects.update(inferred=[])
    for memory in LoadedRecord.objects.filter(kind="project"):
        memory.values["fields"].pop("inferred", None)
        memory.save()
    change(room, stage="paused", **{"terms/structure/group": None})
    checks.check(room, by=make_person(), means="phone", outcome="confirmed", found={"for-whom": "confirmed"})
    gone = {"stage", "structure/group", "community/women"}
    assert load(fixtures).inferred == [name for name in NAMES if name not in gone]


def test_what_a_check_found_still_so_stays_known(fixtures, room):
    found = {"runs": "confirmed", "when-and-where": "confirmed", "for-whom": "not-asked"}
    checks.check(room, by=make_person(), means="phone", outcome="confirmed", found=found)
    fixtures.room["summary"] = "Corrected."
    assert load(fixtures).inferred == [n for n in NAMES if n not in ("stage", "place/Oakham, Rutland")]


def test_a_meeting_may_name_its_day(fixtures):
    make_rutland()
    fixtures.room["meetings"] = [{"frequency": "weekly", "weekday": "Monday"}]
    assert str(load(fixtures).meetings.get()) == "Every week, Monday"
