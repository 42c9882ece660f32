"""Records as those who work here take them away: the public columns, and one for each further field."""

import csv
import io

from django.db.models import Prefetch

from directory.models import Project, ProjectOrganisation, ProjectTerm
from directory.questions import FILE_COLUMNS, VOCABULARY_COLUMNS, fields, vocabularies
from directory.vocabulary import OrganisationRole, Review

from .projects import defused, joined, row_of

SINGLE = [field.name for field in fields() if field.name not in FILE_COLUMNS]
VOCABULARIES = [item.name for item in vocabularies() if item.name not in VOCABULARY_COLUMNS.values()]
MORE_COLUMNS = [*SINGLE, *(name.replace("-", "_") for name in VOCABULARIES)]


def records_csv(projects) -> bytes:
    """What an import reads again. It holds answers that are for staff only, but no contact or address."""
    not_funders = ProjectOrganisation.objects.exclude(role=OrganisationRole.FUNDS)
    projects = projects.select_related("source").prefetch_related(
        Prefetch("project_organisations", not_funders.select_related("organisation")),
        Prefetch("project_terms", ProjectTerm.objects.select_related("term")),
        "project_regions__region",
        "venues",
        "coverage",
    )
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*FILE_COLUMNS, *MORE_COLUMNS])
    for project in projects:
        cells = row_of(project) | more_of(project)
        if project.review != Review.PUBLISHED:
            # An exact point is public, or for those who may write the record.
            cells |= {"latitude": "", "longitude": ""}
        writer.writerow([cells[column] for column in [*FILE_COLUMNS, *MORE_COLUMNS]])
    return out.getvalue().encode("utf-8-sig")


def more_of(project: Project) -> dict[str, object]:
    cells = {name: getattr(project, name) for name in SINGLE}
    links = list(project.project_terms.all())
    for name in VOCABULARIES:
        cells[name.replace("-", "_")] = joined(one.term.slug for one in links if one.term.vocabulary == name)
    return {name: "" if value is None else defused(value) for name, value in cells.items()}


def template_csv() -> bytes:
    """An empty file with every column that an import knows."""
    return records_csv(Project.objects.none())
