import csv
import io

import pytest

from directory.exports.records import records_csv
from directory.imports.sheets import organisations
from directory.imports.sheets.load import go_on
from directory.imports.sheets.plan import preview
from directory.models import (
    DirectoryVersion,
    GazetteerEntry,
    Organisation,
    Project,
    ProjectChange,
    ProjectWords,
    ProposedChange,
)
from directory.records import workflow
from directory.vocabulary import Review
from tests.factories import (
    LEEDS,
    MANCHESTER,
    make_organisation,
    make_person,
    make_project,
    make_region,
    make_term,
)
from tests.records.test_workflow import whole_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_person(role="editor")


def sheet(*rows):
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def area(code, region):
    GazetteerEntry.objects.create(
        kind="authority",
        name=code,
        authority_code=code,
        latitude=53,
        longitude=-1,
        country="England",
        region=region,
    )


def bring(by, *rows):
    return preview("a.csv", sheet(*rows), by=by)


def words(run):
    return [problem["words"] for problem in run.problems]


def test_a_preview_writes_nothing(editor):
    before = DirectoryVersion.objects.number()
    run = bring(editor, {"name": "Sunrise"})
    assert not Project.objects.exists()
    assert (run.counts["create"], DirectoryVersion.objects.number()) == (1, before)


def test_new_rows_arrive_as_drafts_with_their_links(editor):
    make_term("community", "women")
    make_region("london")
    row = {
        "name": "Sunrise",
        "cost": "free",
        "communities": "women",
        "regions": "london",
        "also_known_as": "A;B",
    }
    run = go_on(bring(editor, row), by=editor)
    project = Project.objects.get()
    assert (project.review, project.cost, project.other_names) == (Review.DRAFT, "free", ["A", "B"])
    assert (project.terms.get().slug, project.regions.get().slug) == ("women", "london")
    assert "women" in ProjectWords.objects.get().rest
    assert project.history.get().via == "import"
    assert run.applied_at


def test_a_row_for_a_published_record_waits(editor):
    project = make_project(name="Sunrise", cost="fee")
    run = go_on(bring(editor, {"id": project.public_id, "cost": "free"}), by=editor)
    project.refresh_from_db()
    assert project.cost == "fee"
    assert run.counts["proposed"] == 1
    workflow.accept(ProposedChange.objects.get(), by=editor)
    project.refresh_from_db()
    assert project.cost == "free"


def test_a_row_for_a_draft_is_written_and_kept_in_history(editor):
    project = make_project(name="Sunrise", review=Review.DRAFT, community=[("women", "only")])
    make_term("community", "men")
    go_on(bring(editor, {"id": project.public_id, "communities": "men;women"}), by=editor)
    kinds = dict(project.project_terms.values_list("term__slug", "kind"))
    assert kinds == {"women": "only", "men": "mainly"}
    assert ProjectChange.objects.get().changes == {"terms/community/men": [None, "mainly"]}


def test_found_by_name_and_place_and_not_renamed_by_its_other_name(editor):
    leeds = make_project(name="Listening Room", also_known_as=["LR"], review=Review.DRAFT, **LEEDS)
    make_project(name="Listening Room", **MANCHESTER)
    run = go_on(bring(editor, {"name": "lr", "area": "Leeds", "cost": "free"}), by=editor)
    leeds.refresh_from_db()
    assert (leeds.name, leeds.cost, run.counts["update"]) == ("Listening Room", "free", 1)


def test_a_name_that_several_have_is_a_problem(editor):
    make_project(name="Listening Room", **LEEDS)
    make_project(name="Listening Room", **MANCHESTER)
    assert "Give the id" in words(bring(editor, {"name": "Listening Room"}))[0]


def test_importing_again_changes_nothing(editor):
    published = whole_project()
    draft = make_project(name="Draft", review=Review.DRAFT)
    rows = [
        {"id": published.public_id, "cost": "free"},
        {"id": draft.public_id, "cost": "free"},
        {"name": "New one", "cost": "free"},
    ]
    for _ in range(3):
        go_on(bring(editor, *[{"id": "", "name": "", **row} for row in rows]), by=editor)
    assert Project.objects.count() == 3
    assert ProposedChange.objects.count() == 1
    assert ProjectChange.objects.count() == 2


def test_our_own_export_brought_back_changes_nothing(editor):
    whole_project()
    make_project(name="=Formula", regions=["london"], experience=["depression"], covers=["E08000035"])
    make_project(name="Draft", review=Review.DRAFT, youngest_age=18)
    for code in ("E06000001", "E08000035"):
        area(code, "north-east")
    run = preview("a.csv", records_csv(Project.objects.all()), by=editor)
    assert run.problems == []
    assert {name: run.counts[name] for name in ("create", "update", "same")} == {
        "create": 0,
        "update": 0,
        "same": 3,
    }


def test_bad_rows_never_stop_the_others_and_nothing_is_deleted(editor):
    kept = make_project(name="Kept")
    run = bring(
        editor, {"name": "One", "cost": "cheap"}, {"name": "Two", "cost": "free"}, {"name": "", "cost": ""}
    )
    go_on(run, by=editor)
    assert sorted(Project.objects.values_list("name", flat=True)) == ["Kept", "Two"]
    assert [(p["row"], p["column"]) for p in run.problems] == [(2, "cost")]
    assert Project.objects.filter(pk=kept.pk).exists()


def test_the_same_group_twice_in_one_file(editor):
    told = words(bring(editor, {"name": "Sunrise"}, {"name": "sunrise"}))[0]
    assert "Is this the same group as row 2 of this file?" in told


def test_one_organisation_at_two_addresses_of_a_town_is_two_rows(editor):
    one, two = ({"name": "Leeds Mind", "area": f"Leeds, {where}"} for where in ("Harehills", "Beeston"))
    run = bring(editor, one, two)
    assert [row["kind"] for row in run.rows] == ["create", "create"]
    assert [row["alike"] for row in run.rows] == ["", "row 2 of this file"]
    assert words(run) == []


def test_what_asked_not_to_be_listed_stays_out(editor):
    workflow.not_to_be_listed(make_project(name="Sunrise", **LEEDS), by=editor)
    run = bring(editor, {"name": "Sunrise", "area": "Leeds"})
    assert "not to be listed" in words(run)[0]
    assert run.counts["create"] == 0


def test_a_likely_twin_is_named_before_it_is_applied(editor):
    make_project(name="Hearing Voices Group Leeds")
    assert bring(editor, {"name": "Leeds Hearing Voices"}).rows[0]["alike"] == "Hearing Voices Group Leeds"


def test_the_same_name_in_another_town_is_a_new_group_and_is_named_before_it_is_applied(editor):
    make_project(name="Sunrise", **LEEDS)
    row, other = bring(editor, {"name": "Sunrise", "area": "York"}, {"name": "Sunset", "area": "York"}).rows
    assert (row["kind"], row["namesake"]) == ("create", "Leeds")
    assert other["namesake"] == ""


def test_a_researcher_brings_only_what_is_theirs():
    person = make_person(role="researcher", regions=["london"])
    theirs = make_project(name="Elsewhere", regions=["eastern"], review=Review.DRAFT)
    run = bring(person, {"name": "Elsewhere", "cost": "free"}, {"name": "New", "cost": ""})
    go_on(run, by=person)
    theirs.refresh_from_db()
    assert theirs.cost == "not-known"
    assert "another region" in words(run)[0]
    assert Project.objects.get(name="New").regions.get().slug == "london"


def test_organisations_known_and_new_arrive_with_their_rows(editor):
    mind = make_organisation("Camden Mind", also_known_as="CM")
    published = make_project(name="Sunset")
    rows = [
        {"name": "Sunrise", "organisations": "cm;Harbour Trust"},
        {"name": "Sunset", "organisations": "The Harbour Trust;Harbour Trust"},
    ]
    run = bring(editor, *rows)
    assert not Organisation.objects.filter(slug="harbour-trust").exists()
    assert [(new.name, new.row, new.like) for new in organisations.new_ones(run.rows)] == [
        ("Harbour Trust", 2, ""),
        ("The Harbour Trust", 3, ""),
    ]
    for _ in range(2):
        go_on(bring(editor, *rows), by=editor)
    draft = Project.objects.get(name="Sunrise")
    assert sorted(o.name for o in draft.organisations.all()) == ["Camden Mind", "Harbour Trust"]
    assert Organisation.objects.count() == 3
    assert not published.organisations.exists()
    workflow.accept(ProposedChange.objects.get(), by=editor)
    assert sorted(o.name for o in published.organisations.all()) == ["Harbour Trust", "The Harbour Trust"]
    assert mind.project_organisations.count() == 1


def test_a_new_organisation_that_looks_like_a_known_one_is_named_in_the_preview(editor):
    make_organisation("Camden Mind Trust")
    run = bring(editor, {"name": "Sunrise", "organisations": "Mind Trust Camden"})
    assert organisations.new_ones(run.rows)[0].like == "Camden Mind Trust"


def test_a_place_waits_in_the_notes_for_a_person(editor):
    row = {"name": "Sunrise", "area": "Leeds; Otley", "latitude": "53.8", "longitude": "-1.5"}
    for _ in range(2):
        go_on(bring(editor, row), by=editor)
    project = Project.objects.get()
    assert project.internal_notes == "Where it meets, as the file says: Leeds; Otley."
    assert not project.venues.exists()


def test_areas_covered_say_which_region_where_the_file_does_not(editor):
    area("E06000001", "north-east")
    make_region("north-east")
    researcher = make_person(role="researcher", regions=["london"])
    for by, name in [(editor, "Sunrise"), (researcher, "Sunset")]:
        for _ in range(2):
            go_on(bring(by, {"name": name, "authorities": "E06000001", "regions": ""}), by=by)
    regions = {p.name: sorted(r.slug for r in p.regions.all()) for p in Project.objects.all()}
    assert regions == {"Sunrise": ["north-east"], "Sunset": ["london", "north-east"]}
    assert ProjectChange.objects.count() == 2, "importing again changes nothing"


def test_days_in_any_format_stand_in_read_only_columns_and_are_passed_over(editor):
    project = make_project(name="Sunrise")
    days = ["2026-11-25", "25/11/2026", "25 November 2026"]
    for day in days:
        run = bring(editor, {"name": "Sunrise", "last_checked_on": day, "recorded_in": day})
        assert (run.problems, run.counts["same"]) == ([], 1)
    project.refresh_from_db()
    assert (project.last_checked_on, project.recorded_in) == (None, 2013)


def test_a_long_file_goes_in_parts(editor):
    run = bring(editor, *({"name": f"Group number {n}"} for n in range(5)))
    run = go_on(run, by=editor, most=2)
    assert (run.counts["done"], run.applied_at) == (2, None)
    run = go_on(go_on(run, by=editor, most=2), by=editor, most=2)
    assert (Project.objects.count(), run.counts["created"], bool(run.applied_at)) == (5, 5, True)
    go_on(run, by=editor)
    assert Project.objects.count() == 5
