"""The results of a question as a file: one row a project, public facts only."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from directory.models import Project, ProjectOrganisation, ProjectTerm
from directory.models.terms import KINDED
from directory.questions import FILE_COLUMNS, VOCABULARY_COLUMNS
from directory.vocabulary import LinkKind, OrganisationRole, RegionKind

SINGLE_COLUMNS = (
    "scope controlled_by facilitated_by is_peer_support open_to_new_members referral carers duration cost "
    "recorded_in"
).split()
BATCH = 500
# A cell that begins so is a formula to a spreadsheet; import takes the apostrophe off again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def projects_csv(ids: list[int]) -> bytes:
    """UTF-8 with BOM, rows in the order of the ids."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(FILE_COLUMNS)
    for row in rows(ids):
        writer.writerow([row[column] for column in FILE_COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def rows(ids: list[int]) -> Iterator[dict[str, object]]:
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        found = {project.pk: project for project in with_public_rows(batch)}
        yield from (row_of(found[id_]) for id_ in batch if id_ in found)


def with_public_rows(ids: list[int]):
    """Published ones only, and of their organisations none that only funds: that is for staff."""
    not_funders = ProjectOrganisation.objects.exclude(role=OrganisationRole.FUNDS)
    return (
        Project.objects.published()
        .filter(pk__in=ids)
        .select_related("source")
        .prefetch_related(
            Prefetch("project_organisations", not_funders.select_related("organisation")),
            Prefetch("project_terms", ProjectTerm.objects.select_related("term")),
            "project_regions__region",
            "venues",
            "coverage",
        )
    )


def row_of(project: Project) -> dict[str, object]:
    """Numbers stay numbers; every text is defused."""
    venues = list(project.venues.all())
    point = next((v for v in venues if v.latitude is not None), None)
    links = list(project.project_terms.all())
    cells = {
        "id": str(project.public_id),
        "slug": project.slug,
        "name": project.name,
        "also_known_as": joined(project.other_names),
        "organisations": joined(
            dict.fromkeys(o.organisation.name for o in project.project_organisations.all())
        ),
        "summary": project.summary,
        "regions": joined(regions(project, RegionKind.WORKS_IN)),
        "based_in": joined(regions(project, RegionKind.BASED_IN)),
        "authorities": joined(authorities(project, venues)),
        "area": joined(dict.fromkeys([v.area for v in venues] + [c.area for c in project.coverage.all()])),
        "latitude": point.latitude if point else "",
        "longitude": point.longitude if point else "",
        "only_for": joined(only_for(links)),
        "last_checked_on": project.last_checked_on.isoformat() if project.last_checked_on else "",
        "source": project.source.title,
        "url": settings.SITE_URL + reverse("project", args=[project.slug]),
    }
    cells |= {column: getattr(project, column) for column in SINGLE_COLUMNS}
    for column, vocabulary in VOCABULARY_COLUMNS.items():
        cells[column] = joined(link.term.slug for link in links if link.term.vocabulary == vocabulary)
    return {column: defused(value) for column, value in cells.items()}


def regions(project: Project, kind: str) -> list[str]:
    return [row.region.slug for row in project.project_regions.all() if row.kind == kind]


def authorities(project: Project, venues: list) -> list[str]:
    codes = {v.authority_code for v in venues} | {c.authority_code for c in project.coverage.all()}
    return sorted(codes - {""})


def only_for(links: list[ProjectTerm]) -> list[str]:
    return [link.term.slug for link in links if link.kind == LinkKind.ONLY and link.term.vocabulary in KINDED]


def joined(values: Iterable[str]) -> str:
    return ";".join(values)


def defused(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
