"""A fact that was worked out: whoever changes or confirms it ends that; put back, it is so again."""

import pytest

from directory.models import ChangeVia, Project, ProjectChange, ProjectTerm
from directory.records import checks, history, merging, readable, workflow, writing
from tests.factories import make_person, make_project
from tests.records.test_workflow import whole_project

pytestmark = pytest.mark.django_db
MARKS = [
    "stage",
    "community/women",
    "activity/socialising",
    "covers/Hartlepool",
    "place/Leeds",
    "organisation/harbour-trust",
    "answer/3",
]


@pytest.fixture
def editor():
    return make_person(role="editor")


@pytest.fixture
def project():
    return whole_project(stage="running", inferred=MARKS)


def marks(project):
    return Project.objects.get(pk=project.pk).inferred


def change(project, by, **facts):
    with history.recorded(project, by=by, via=ChangeVia.FORM):
        writing.write(project, facts)


def paths_of(project):
    venue, answer = project.venues.get(), project.answers.get(question=3)
    return {
        "stage": ("stage", "paused"),
        "community/women": ("terms/community/women", "mainly"),
        "activity/socialising": ("terms/activity/socialising", None),
        "covers/Hartlepool": ("coverage/E06000001", None),
        "place/Leeds": (f"venues/{venue.pk}", None),
        "organisation/harbour-trust": ("organisations/runs/harbour-trust", None),
        "answer/3": (f"answers/{answer.pk}", None),
    }


@pytest.mark.parametrize("name", MARKS)
def test_changing_a_fact_ends_its_mark_and_no_other(project, editor, name):
    path, becomes = paths_of(project)[name]
    change(project, editor, **{path: becomes})
    assert marks(project) == [other for other in MARKS if other != name]


def test_changing_another_fact_ends_none(project, editor):
    change(project, editor, cost="free", **{"terms/community/men": "only"})
    assert marks(project) == MARKS


def test_an_accepted_change_ends_the_mark_and_one_that_waits_does_not(project, editor):
    proposal = workflow.propose(project, {"stage": ["running", "paused"]}, by=editor)
    assert "stage" in marks(project)
    workflow.accept(proposal, by=editor)
    assert "stage" not in marks(project)


def test_what_is_put_back_is_worked_out_again(project, editor):
    change(project, editor, stage="paused")
    workflow.put_back(ProjectChange.objects.filter(project=project).first(), by=editor)
    project.refresh_from_db()
    assert (project.stage, sorted(project.inferred)) == ("running", sorted(MARKS))


def test_history_says_in_words_what_is_known_now(project, editor):
    change(project, editor, stage="paused")
    changes = ProjectChange.objects.filter(project=project).first().changes
    line = next(line for line in readable.lines(changes, with_addresses=False) if line.path == "inferred")
    assert line.label == "Worked out, not stated"
    assert "Does it meet?" in line.was and "Does it meet?" not in line.becomes
    assert "Communities: Women" in line.was and "3. Who leads" in line.was


def test_a_check_ends_the_marks_of_what_is_still_so(project, editor):
    found = {"runs": "confirmed", "for-whom": "confirmed", "when-and-where": "not-asked"}
    checks.check(project, by=editor, means="phone", outcome="confirmed", found=found)
    assert marks(project) == [name for name in MARKS if name not in ("stage", "community/women")]
    told = ProjectChange.objects.get(project=project)
    assert (told.via, told.by) == (ChangeVia.CHECK, editor)


def test_a_check_that_asked_nothing_ends_no_mark(project, editor):
    checks.check(project, by=editor, means="phone", outcome="confirmed", found={"runs": "not-asked"})
    assert marks(project) == MARKS
    assert not ProjectChange.objects.exists()


def test_what_one_of_two_joined_records_states_is_stated(editor):
    kept = make_project("Kept", stage="running", structure=["group"], inferred=["stage", "structure/group"])
    twin = make_project("Twin", stage="running", mode=["in-person"], cost="free")
    twin.inferred = ["mode/in-person", "cost"]
    twin.save()
    merging.merge(twin, into=kept, by=editor)
    assert sorted(marks(kept)) == sorted(["structure/group", "cost", "mode/in-person"])


def test_the_reports_words_go_and_come_back_with_their_link(project, editor):
    ProjectTerm.objects.filter(project=project, term__slug="women").update(recorded_words="ladies")
    change(project, editor, **{"terms/community/women": None, "recorded/community/women": None})
    workflow.put_back(ProjectChange.objects.filter(project=project).first(), by=editor)
    assert project.project_terms.get(term__slug="women").recorded_words == "ladies"


def test_the_reports_words_outlive_a_merge(editor):
    kept, twin = make_project("Kept", community=["women"]), make_project("Twin", community=["women"])
    ProjectTerm.objects.filter(project=twin).update(recorded_words="ladies")
    merging.merge(twin, into=kept, by=editor)
    assert kept.project_terms.get().recorded_words == "ladies"
