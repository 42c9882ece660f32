"""A summary of whatever is asked, whatever the data is like."""

import datetime
from pathlib import Path

import pytest
from django.http import QueryDict

from directory.models import Project, Region
from directory.reports.regional import SECTIONS, NotASummaryError, regional_summary
from directory.reports.report import Audience, Count, Named, Section
from directory.search import ProjectSearch, live
from directory.workbench.made_up.make import make_projects
from tests.factories import make_project, make_region, make_term

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 23)
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
QUERIES = 26


def all_counts(summary):
    return [c for table in summary.tables for row in table.rows for c in row.cells if isinstance(c, Count)]


def test_a_region_without_projects_says_that_this_is_no_proof():
    summary = regional_summary(make_region("london"))
    assert summary.words == ("The directory lists no group here. That does not say that there is none.",)
    assert {count.number for count in all_counts(summary)} == {0}


def test_a_project_with_every_answer_unknown_is_counted_as_not_known_and_never_as_no():
    make_project(regions=["london"])
    table = regional_summary(make_region("london")).table("open-to-new-members")
    assert [table.cell(key, "all").number for key in ("yes", "no", "not-known", "listed")] == [0, 0, 1, 1]
    assert table.note == "Of 1 group, the answer is known for 0."


@pytest.mark.parametrize("name", ["n" * 200, "مجموعة الدعم", "=1+1", "a\x0bb", "<script>"])
def test_any_name_stands_as_it_is(name):
    make_project(name, regions=["london"])
    [row] = regional_summary(make_region("london")).table("listed-other").rows
    assert row.cells[0] == Named(Project.objects.get().pk, name, Project.objects.get().slug)


def test_drafts_and_withdrawn_projects_are_in_no_summary():
    for review in ("draft", "in-review", "sent-back", "withdrawn"):
        make_project(review=review, regions=["london"])
    for audience in Audience:
        summary = regional_summary(make_region("london"), audience=audience)
        assert {count.number for count in all_counts(summary)} == {0}
        assert summary.section("listed").tables == ()


def test_closed_projects_are_listed_and_marked_and_in_no_other_figure():
    make_project("Gone", regions=["london"], stage="closed", structure=["group"])
    summary = regional_summary(make_region("london"))
    [row] = summary.table("listed-other").rows
    assert "This group has closed" in row.cells
    assert summary.table("structure").cell("group", "all").number == 0
    assert summary.table("overview").cell("closed", "all").number == 1


def test_freshness_counts_from_the_day_of_printing():
    for days in (1, 91, 92, 364, 365):
        make_project(regions=["london"], last_checked_on=DAY - datetime.timedelta(days=days))
    make_project(regions=["london"])
    table = regional_summary(make_region("london"), day=DAY).table("freshness")
    keys = ("within-3-months", "within-12-months", "older", "never")
    assert [table.cell(key, "all").number for key in keys] == [2, 2, 1, 1]


def test_changes_are_those_since_the_day_picked_and_none_without_one():
    make_project("Old", regions=["london"], last_checked_on=datetime.date(2026, 1, 31))
    make_project("New", regions=["london"], last_checked_on=datetime.date(2026, 2, 1))
    region = make_region("london")
    assert regional_summary(region).section("changes") is None
    rows = regional_summary(region, since=datetime.date(2026, 2, 1)).table("changes").rows
    assert [(row.cells[0].name, row.cells[1]) for row in rows] == [("New", "Confirmed")]


def test_only_the_sections_asked_for_are_made_in_their_own_order():
    summary = regional_summary(make_region("london"), sections=["freshness", "overview"])
    assert [section.slug for section in summary.sections] == ["overview", "freshness"]


def test_an_unknown_section_and_an_unknown_question_are_errors_in_words():
    with pytest.raises(NotASummaryError, match="no section “colour”"):
        regional_summary(make_region("london"), sections=["colour"])
    live.refresh()
    with pytest.raises(NotASummaryError, match="we do not know “nowhere”"):
        regional_summary(ProjectSearch(QueryDict("region=nowhere"), path="/"))


def test_a_question_is_a_summary_too():
    wanted = make_project("Both", regions=["north-east"], community=["somali"], covers=["E08000035"])
    make_project("Elsewhere", regions=["london"], community=["somali"])
    national = make_project("Anywhere", scope="national", community=["somali"])
    live.refresh()
    summary = regional_summary(
        ProjectSearch(QueryDict("region=north-east&community=racialised-communities"), path="/")
    )
    assert summary.table("overview").cell("listed", "all").ids == tuple(sorted([wanted.pk, national.pk]))
    assert summary.section("claimed") is None
    assert "Black, Asian and other racialised communities" in summary.title


def test_tables_of_one_section_share_their_columns():
    make_project(regions=["north-east"], grouping=["statutory"])
    for what in (None, make_region("north-east")):
        for section in regional_summary(what, audience=Audience.INTERNAL, since=DAY).sections:
            assert isinstance(section, Section)
            assert section.title == SECTIONS[section.slug]
            for table in section.tables:
                assert {len(row.cells) for row in table.rows} <= {len(table.columns)}


@pytest.mark.slow
def test_five_thousand_projects_in_one_region_take_no_more_queries_than_one(django_assert_max_num_queries):
    make_projects(300, fixtures=FIXTURES)
    london = Region.objects.get(slug="london")
    rows = [
        Project(
            slug=f"many-{n}",
            name=f"Many {n}",
            source_id=Project.objects.first().source_id,
            recorded_in=2013,
            review="published",
        )
        for n in range(5000)
    ]
    made = Project.objects.bulk_create(rows)
    london.project_regions.bulk_create(
        [london.project_regions.model(project=project, region=london) for project in made]
    )
    with django_assert_max_num_queries(QUERIES):
        summary = regional_summary(london, audience=Audience.INTERNAL, since=DAY)
    assert summary.table("overview").cell("listed", "all").number >= 5000


def test_the_list_says_for_whom_a_group_is_and_how_firmly():
    ties = [("women", "only"), ("men", "welcomes"), "somali"]
    make_project(regions=["london"], community=ties, experience=["hearing-voices"])
    table = regional_summary(make_region("london")).table("listed-other")
    women, men, somali, voices = (
        make_term(*term).label
        for term in (
            ("community", "women"),
            ("community", "men"),
            ("community", "somali"),
            ("experience", "hearing-voices"),
        )
    )
    [row] = table.rows
    said = row.cells[table.keys.index("for_whom")]
    assert said == f"Only {women}. Mainly {somali}; {voices}. Welcomes {men}"


def test_what_was_worked_out_is_marked_in_the_list_and_said_of_the_counts():
    project = make_project(
        "A",
        regions=["london"],
        area="Leeds",
        lat=53.8,
        lon=-1.55,
        community=["women"],
        structure=["group", "mutual"],
        facilitated_by="peers",
        summary="A circle.",
    )
    make_project("B", regions=["london"], structure=["group"], facilitated_by="peers")
    names = ["place/Leeds", "community/women", "structure/group", "facilitated_by", "summary"]
    Project.objects.filter(pk=project.pk).update(inferred=names)
    summary = regional_summary(make_region("london"))
    sections = {section.slug: section for section in summary.sections}
    [row] = [
        row for table in sections["listed"].tables for row in table.rows if row.cells[0].id == project.pk
    ]
    words = [str(cell) for cell in row.cells]
    marked = "(worked out, not stated)"
    for start in ("Leeds", "A circle.", "Mainly Women", "Peers"):
        assert any(text.startswith(f"{start} {marked}") for text in words), start
    notes = {table.slug: table.note for one in ("counts", "leading") for table in sections[one].tables}
    assert notes["structure"] == (
        "Of 2 groups, the answer is known for 2; for 1 of them all or part of it is worked out, not stated."
    )
    assert notes["facilitated-by"].endswith("for 1 of them all or part of it is worked out, not stated.")
    assert "worked out" not in notes["controlled-by"]
