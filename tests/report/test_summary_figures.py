"""Every figure of every table is counted again, project by project, by other code than made it."""

import datetime

import pytest
from django.http import QueryDict
from django.utils.text import slugify

from directory.models import GazetteerEntry, Project, Region, Term
from directory.reports.regional import regional_summary
from directory.reports.report import Audience, Count, Role
from directory.search import ProjectSearch, live

pytestmark = pytest.mark.usefixtures("report")
DAY = datetime.date(2026, 11, 23)
QUESTIONS = [
    "region=north-east&community=racialised-communities",
    pytest.param("structure=group", marks=pytest.mark.slow),
    "q=depression&region=london",
]


class Recount:
    """Asks one project at a time, slowly."""

    def __init__(self, summary, what):
        self.summary, self.what = summary, what
        self.projects = {p.pk: p for p in self.subject()}
        self.terms = {term.pk: term for term in Term.objects.all()}
        self.vocabularies = {}
        for term in self.terms.values():
            self.vocabularies.setdefault(term.vocabulary, []).append(term.slug)
        self.authorities = dict(
            GazetteerEntry.objects.filter(kind="authority").values_list("authority_code", "ons_region")
        )

    def subject(self):
        found = (
            Project.objects.published()
            .select_related("network")
            .prefetch_related(
                "project_terms", "project_regions__region", "venues", "coverage", "training_courses"
            )
        )
        if isinstance(self.what, ProjectSearch):
            return found.filter(pk__in=self.what.ids())
        if self.what:
            return found.filter(project_regions__region=self.what).distinct()
        return found

    def expected(self, table, row, column):
        return tuple(
            sorted(
                pk
                for pk, project in self.projects.items()
                if self.is_there(project) != (row.key == "closed")
                and self.in_part(project, column)
                and self.answers(project, table, row, column)
            )
        )

    def is_there(self, project):
        network = getattr(project, "network", None)
        return project.stage != "closed" and (network is None or network.status == "active")

    def in_part(self, project, column):
        column = column.removeprefix("used_by-")
        regions = {link.region.slug: link.region for link in project.project_regions.all()}
        if column == "all":
            return True
        if column == "no-region":
            asked = self.what.question.values("region") if isinstance(self.what, ProjectSearch) else ()
            return not (set(regions) & set(asked) if asked else regions)
        if column in regions:
            return True
        ons = {slugify(name) for name in self.ons_regions(project)}
        north_east = "north-east" in regions
        if column.endswith("part-not-known"):
            return north_east and not ons & {"north-east", "yorkshire-and-the-humber"}
        if column.endswith("-ons"):
            name = (
                column.removesuffix("-ons").removeprefix("north-east-")
                if column != "north-east-ons"
                else "north-east"
            )
            return north_east and name in ons
        return False

    def ons_regions(self, project):
        found = {v.ons_region or self.authorities.get(v.authority_code, "") for v in project.venues.all()}
        return found | {self.authorities.get(c.authority_code, "") for c in project.coverage.all()}

    def answers(self, project, table, row, column):
        slug = table.slug.removeprefix("coverage-")
        if slug == "overview" or (row.key == "listed" and row.role == Role.ALL):
            return self.overview(project, row.key)
        if slug == "freshness":
            return row.key == self.band(project)
        if slug == "training":
            return row.key in {course.slug for course in project.training_courses.all()}
        if slug == "community-firmly":
            community, _, kind = row.key.rpartition("-")
            return self.firmest(project, community) == kind
        if slug in self.vocabularies:
            if row.role == Role.NOT_KNOWN:
                return not any(self.kinds(project, slug, term) for term in self.vocabularies[slug])
            return bool(self.kinds(project, slug, row.key))
        value = getattr(project, slug.replace("-", "_"))
        return value == "not-known" if row.role == Role.NOT_KNOWN else value == row.key

    def overview(self, project, key):
        current = project.last_checked_on and (DAY - project.last_checked_on).days < 365
        return {
            "listed": True,
            "current": bool(current),
            "not-current": not current,
            "national": project.scope == "national",
            "closed": True,
        }[key]

    def band(self, project):
        if project.last_checked_on is None:
            return "never"
        age = (DAY - project.last_checked_on).days
        return "within-3-months" if age < 92 else "within-12-months" if age < 365 else "older"

    def kinds(self, project, vocabulary, slug):
        found = {
            link.kind
            for link in project.project_terms.all()
            if slug in self.lineage(link.term_id) and self.terms[link.term_id].vocabulary == vocabulary
        }
        if slug == "carers-and-family" and project.carers in ("only", "welcome"):
            found.add({"only": "only", "welcome": "welcomes"}[project.carers])
        return found

    def lineage(self, pk):
        term = self.terms[pk]
        return [term.slug, *(self.lineage(term.parent_id) if term.parent_id else [])]

    def firmest(self, project, slug):
        kinds = self.kinds(project, "community", slug)
        return next((kind for kind in ("only", "mainly", "welcomes") if kind in kinds), None)


def wrong_cells(summary, what):
    recount, wrong, seen = Recount(summary, what), [], 0
    for table in summary.tables:
        for row in table.rows:
            for key, cell in zip(table.keys, row.cells, strict=True):
                if isinstance(cell, Count):
                    seen += 1
                    if cell.ids != recount.expected(table, row, key):
                        wrong.append((table.slug, row.key, key))
    return wrong, seen


@pytest.fixture
def checked(report):
    """Some answers that the report has none of, so that no table is counted on noughts alone."""
    days = [DAY - datetime.timedelta(days=n) for n in (1, 91, 92, 364, 365, 900)]
    for n, project in enumerate(Project.objects.order_by("slug")):
        Project.objects.filter(pk=project.pk).update(
            last_checked_on=days[n % 7] if n % 7 < 6 else None,
            stage="closed" if n % 31 == 0 else project.stage,
            peer_worker_pay=["paid", "voluntary", "not-known"][n % 3],
            funding_at_risk=["yes", "no", "not-known"][n % 3],
            carers=["only", "welcome", "not-included", "not-known"][n % 4],
        )
    live.refresh()


ENGLAND = pytest.param("", marks=pytest.mark.slow)


@pytest.mark.parametrize("slug", [ENGLAND, "london", "north-east", "west-midlands"])
def test_every_cell_of_a_region_and_of_england_holds_exactly_the_projects_it_counts(slug, checked):
    what = Region.objects.get(slug=slug) if slug else None
    wrong, seen = wrong_cells(regional_summary(what, day=DAY, audience=Audience.INTERNAL), what)
    assert wrong == []
    assert seen > 300


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_cell_of_a_question_holds_exactly_the_projects_it_counts(question, checked):
    search = ProjectSearch(QueryDict(question), path="/projects/")
    wrong, seen = wrong_cells(regional_summary(search, day=DAY, audience=Audience.INTERNAL), search)
    assert wrong == []
    assert seen > 300


def test_a_cell_without_projects_counts_none(checked):
    summary = regional_summary(Region.objects.get(slug="london"), day=DAY)
    cells = [
        cell
        for table in summary.tables
        for row in table.rows
        for cell in row.cells
        if isinstance(cell, Count)
    ]
    assert all(cell.number == 0 for cell in cells if cell.instead and not cell.ids)
    assert any(cell.instead and not cell.ids for cell in cells)
