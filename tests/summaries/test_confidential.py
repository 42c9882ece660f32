"""Funding, risk and needs: none for the public, safe totals for commissioners, all for internal readers."""

import itertools
from pathlib import Path

import pytest
from django.http import QueryDict

from directory.intake.made_up.make import make_projects
from directory.models import Project, ProjectTerm, Region, Term
from directory.search import ProjectSearch, live
from directory.summaries.confidential import FUNDING
from directory.summaries.regional import regional_summary, sections_for
from directory.summaries.report import Audience, Count, Named, Total, Withheld
from tests.factories import make_project, make_region

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SECRET = ("funding", "funders", "needs")
TABLES = [*(name.replace("_", "-") for name in FUNDING), "resource-wanted"]


def summary(what, audience, **options):
    return regional_summary(what, audience=audience, **options)


def region_with(number, **facts):
    for n in range(number):
        make_project(f"Group {n}", regions=["london"], **facts)
    return make_region("london")


def test_the_public_gets_no_section_of_them_even_when_it_is_asked_for():
    region = region_with(12, funding_at_risk="yes")
    assert not set(SECRET) & set(sections_for(Audience.PUBLIC))
    made = summary(region, Audience.PUBLIC, sections=["overview", *SECRET])
    assert [section.slug for section in made.sections] == ["overview"]
    whole = summary(region, Audience.PUBLIC)
    assert "funding" not in " ".join(column.key for table in whole.tables for column in table.columns)


def test_commissioners_get_totals_without_projects():
    region = region_with(12, has_funding="yes")
    table = summary(region, Audience.COMMISSIONER).table("has-funding")
    assert table.cell("yes", "all") == Total(12)
    assert not any(isinstance(cell, Count | Named) for row in table.rows for cell in row.cells)


def test_under_ten_answers_or_one_small_cell_give_nothing():
    region = region_with(9, has_funding="yes")
    table = summary(region, Audience.COMMISSIONER).table("has-funding")
    assert {str(cell) for row in table.rows for cell in row.cells[1:]} == {"not given"}
    make_project("One more", regions=["london"], has_funding="no")
    table = summary(region, Audience.COMMISSIONER).table("has-funding")
    assert {str(cell) for row in table.rows for cell in row.cells[1:]} == {"not given"}


def test_commissioners_learn_nothing_of_a_chosen_set():
    region_with(30, has_funding="yes")
    live.refresh()
    made = summary(ProjectSearch(QueryDict("region=london"), path="/"), Audience.COMMISSIONER)
    assert [made.section(slug).tables for slug in ("funding", "needs")] == [(), ()]
    assert "two chosen sets" in made.section("funding").words[0]


def test_internal_readers_get_everything_marked():
    region = region_with(3, has_funding="yes", organisations=[("The Purse", "funds")])
    made = summary(region, Audience.INTERNAL)
    assert made.table("has-funding").cell("yes", "all").number == 3
    assert {row.cells[1] for row in made.table("funders").rows} == {"The Purse"}
    assert all("not to be passed on" in made.section(slug).words[0] for slug in SECRET)


@pytest.fixture
def many(db):
    """Enough made-up projects for totals, with answers unevenly spread over the regions."""
    make_projects(600, fixtures=FIXTURES)
    ProjectTerm.objects.filter(term__vocabulary="resource-wanted").delete()
    regions = [None, *Region.objects.values_list("slug", flat=True)]
    terms, links = list(Term.objects.of("resource-wanted")), []
    projects = Project.objects.order_by("pk").values_list("pk", "project_regions__region__slug")
    for n, (pk, region) in enumerate(projects):
        uneven = regions.index(region)
        answers = {name: answer_of(n + uneven * k, k) for k, name in enumerate(FUNDING)}
        Project.objects.filter(pk=pk).update(**answers)
        if n % (uneven + 2) == 0:
            links.append(ProjectTerm(project_id=pk, term=terms[n % len(terms)]))
    ProjectTerm.objects.bulk_create(links)


def answer_of(n, k):
    return dict(enumerate(["yes", "no"])).get(n % (3 + k), "not-known")


def test_over_every_pair_of_tables_no_hidden_cell_can_be_worked_out(many):
    """Whoever knows which groups stand behind every figure may take any table off any other."""
    areas = [None, *Region.objects.all()]
    whole = {area: summary(area, Audience.INTERNAL) for area in areas}
    given = {area: summary(area, Audience.COMMISSIONER) for area in areas}
    shown = hidden = 0
    for slug in TABLES:
        figures = {}
        for area in areas:
            table = given[area].table(slug)
            for key in table.keys[1:]:
                cells = {row.key: table.cell(row.key, key) for row in table.rows}
                if any(isinstance(cell, Withheld) for cell in cells.values()):
                    assert all(isinstance(cell, Withheld) for cell in cells.values())
                    hidden += 1
                else:
                    figures[area, key] = cells
                    shown += 1
        for one, other in itertools.permutations(figures, 2):
            inside = ids(whole, slug, *one)
            if ids(whole, slug, *other) < inside:
                left = {row: figures[one][row].number - figures[other][row].number for row in figures[one]}
                assert left["answered"] == 0 or left["answered"] >= 10, (slug, one, other)
                assert not any(0 < number < 5 for number in left.values()), (slug, one, other, left)
    assert shown > 5
    assert hidden > 5


def ids(whole, slug, area, key):
    """The groups that answered, behind one column of an internal table; of a region, those in no other."""
    table = whole[area].table(slug)
    found = answering(table, key)
    if area is None and key == "all":
        return found
    regions = [answering(whole[other].table(slug), "all") for other in whole if other is not None]
    return {pk for pk in found if sum(pk in region for region in regions) == 1}


def answering(table, key):
    return {pk for row in table.rows if row.role == "answer" for pk in table.cell(row.key, key).ids}
