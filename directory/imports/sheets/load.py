"""Writes what was looked at: new rows as drafts, rows for published records as proposed changes."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from directory.models import (
    ChangeVia,
    Coverage,
    GazetteerEntry,
    ImportRun,
    OldSlug,
    Organisation,
    Project,
    ProjectChange,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    ProposalState,
    ProposedChange,
    Region,
    Term,
    User,
)
from directory.people import roles
from directory.records import facts, recording, workflow, writing
from directory.records.facts import CHOSEN
from directory.records.reindex import changed
from directory.records.tombstones import must_fit
from directory.vocabulary import OrganisationRole, RegionKind, Review

from . import organisations
from .match import CREATE, UPDATE
from .plan import changes_of, path_of

AT_ONCE = 1000


@transaction.atomic
def go_on(run: ImportRun, *, by: User, most: int | None = None) -> ImportRun:
    """The next rows of a run; the same rows are never written twice. Raises OtherKeyError."""
    must_fit()
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    start = run.counts["done"]
    batch = run.rows[start : start + (most or AT_ONCE)]
    organisations.bring([row for row in batch if row["kind"] in (CREATE, UPDATE)])
    created = create([row for row in batch if row["kind"] == CREATE], by=by, run=run)
    touched, proposed = update([row for row in batch if row["kind"] == UPDATE], by=by, run=run)
    if created or touched:
        changed(*created, *touched)
    run.counts |= {
        "done": start + len(batch),
        "created": run.counts.get("created", 0) + len(created),
        "updated": run.counts.get("updated", 0) + len(touched),
        "proposed": run.counts.get("proposed", 0) + proposed,
    }
    if run.counts["done"] >= len(run.rows):
        run.applied_at = timezone.now()
    run.save(update_fields=["counts", "applied_at"])
    return run


def update(rows: list[dict], *, by: User, run: ImportRun) -> tuple[list[Project], int]:
    """(records that changed, how many changes wait)"""
    ids = [row["pk"] for row in rows]
    projects = Project.objects.in_bulk(ids)
    waiting = ProposedChange.objects.filter(project__in=ids, state=ProposalState.WAITING)
    asked = [(proposal.project_id, proposal.changes) for proposal in waiting]
    touched, proposals, history = [], [], []
    for row, changes in changes_of(rows):
        project = projects[row["pk"]]
        if not changes or (project.pk, changes) in asked:
            continue
        if workflow.is_agreed(project):
            proposals.append(ProposedChange(project=project, changes=changes, by=by, note=why(run, row)))
            continue
        writing.write(project, facts.after(changes))
        history.append(change(project, changes, by=by, note=why(run, row)))
        touched.append(project)
    ProposedChange.objects.bulk_create(proposals, batch_size=500)
    ProjectChange.objects.bulk_create(history, batch_size=500)
    return touched, len(proposals)


def why(run: ImportRun, row: dict) -> str:
    return f"Import of {run.file_name}, row {row['row']}."


def change(project: Project, changes: dict, *, by: User, note: str) -> ProjectChange:
    return ProjectChange(project=project, via=ChangeVia.IMPORT, changes=changes, by=by, note=note)


def create(rows: list[dict], *, by: User, run: ImportRun) -> list[Project]:
    """Drafts, with what hangs on them, a table at a time."""
    if not rows:
        return []
    source, year, slugs = recording.our_own_source(), timezone.localdate().year, Slugs()
    projects = [
        Project(
            **{"name": row["name"], **row["columns"]},
            slug=slugs.free(row["name"]),
            source=source,
            recorded_in=year,
            review=Review.DRAFT,
        )
        for row in rows
    ]
    Project.objects.bulk_create(projects, batch_size=200)
    ids, pairs = Ids(by), list(zip(projects, rows, strict=True))
    links = [link for project, row in pairs for link in links_of(project, row, ids)]
    for model in (ProjectTerm, ProjectRegion, Coverage, ProjectOrganisation):
        model.objects.bulk_create([one for one in links if isinstance(one, model)], batch_size=500)
    ProjectChange.objects.bulk_create(
        [change(project, facts_of(row), by=by, note=why(run, row)) for project, row in pairs],
        batch_size=500,
    )
    return projects


def facts_of(row: dict) -> dict:
    """The first line of a new record's history."""
    columns = {"name": row["name"], **row["columns"]}
    found = {name: [None, value] for name, value in columns.items() if value not in ("", None)}
    for kind, wanted in row["links"].items():
        found |= {path_of(kind, name): [None, value or CHOSEN] for name, value in wanted.items()}
    return found


class Slugs:
    """Free addresses, without asking the database for each."""

    def __init__(self):
        self.taken = set(Project.objects.values_list("slug", flat=True))
        self.taken |= set(OldSlug.objects.values_list("slug", flat=True))

    def free(self, name: str) -> str:
        wanted = slugify(name)[: recording.LONGEST_SLUG] or "group"
        slug, number = wanted, 2
        while slug in self.taken:
            slug, number = f"{wanted}-{number}", number + 1
        self.taken.add(slug)
        return slug


def links_of(project: Project, row: dict, ids: "Ids"):
    for kind, wanted in row["links"].items():
        of, key = facts.parse_start(kind)
        for name, value in wanted.items():
            if of is facts.TERM:
                yield ProjectTerm(project=project, term_id=ids.terms[key[0], name], kind=value)
            elif of is facts.REGION:
                yield ProjectRegion(project=project, region_id=ids.regions[name], kind=key[0])
            elif of is facts.COVERAGE:
                yield Coverage(project=project, authority_code=name, area=value)
            else:
                role, organisation = OrganisationRole.RUNS, ids.organisations[name]
                yield ProjectOrganisation(project=project, organisation_id=organisation, role=role)
    for slug in sorted(inferred_regions(row, ids)):
        region = ids.regions[slug]
        yield ProjectRegion(project=project, region_id=region, kind=RegionKind.WORKS_IN, inferred=True)


def inferred_regions(row: dict, ids: "Ids") -> set[str]:
    """Those of the areas it covers, where the file states none; and one of the researcher's own.

    Without that a record would leave the sight of whoever brought it.
    """
    links = [(facts.parse_start(kind)[0], wanted) for kind, wanted in row["links"].items()]
    named = {name for of, wanted in links if of is facts.REGION for name in wanted}
    codes = row["links"].get(facts.COVERAGE.name, {})
    found = set() if named else {ids.region_of_area[code] for code in codes}
    if ids.own_regions and not (named | found) & set(ids.own_regions):
        found.add(ids.own_regions[0])
    return found & set(ids.regions)


class Ids:
    """Numbers by slug, read once a batch."""

    def __init__(self, by: User):
        mine = by.regions.all() if by.role == roles.RESEARCHER else []
        self.own_regions = [region.slug for region in mine]
        self.terms = {(v, slug): pk for v, slug, pk in Term.objects.values_list("vocabulary", "slug", "pk")}
        self.regions = dict(Region.objects.values_list("slug", "pk"))
        self.organisations = dict(Organisation.objects.values_list("slug", "pk"))
        areas = GazetteerEntry.objects.filter(kind="authority")
        self.region_of_area = dict(areas.values_list("authority_code", "region"))
