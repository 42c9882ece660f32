"""A list of groups to take along to a telephone: what is known of each, and how it is reached."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils import timezone

from directory import rules
from directory.models import Contact, Project, User
from directory.people import roles
from directory.records import endings

from .projects import defused

COLUMNS = ["id", "name", "regions", "area", "last_checked", "last_tried", "call_back_on", "in_hand"]
COLUMNS += ["what_ends", "to_ask", "contacts", "notes_on_the_call"]


@dataclass(frozen=True)
class Line:
    """One group; `contacts` are empty where the person may not see them."""

    project: Project
    regions: str
    area: str
    ends: list[str]
    contacts: list[str]

    def cells(self) -> list[object]:
        project, item = self.project, getattr(self.project, "work", None)
        return [
            project.pk,
            project.name,
            self.regions,
            self.area,
            project.last_checked_on or "never",
            getattr(project, "tried_on", None) or "",
            getattr(project, "call_back_on", None) or "",
            item.words if item else "",
            "; ".join(self.ends),
            item.to_ask if item else "",
            "; ".join(self.contacts),
            "",
        ]


def lines(projects: list[Project], *, by: User) -> Iterator[Line]:
    """In the order of `projects`, which have their `work` selected."""
    today, ids = timezone.localdate(), [project.pk for project in projects]
    ends = endings.ending(ids, by=today + rules.SOON)
    seen = Contact.objects.filter(project__in=roles.writable(by).filter(pk__in=ids).order_by().values("pk"))
    public = set(seen.public(today).values_list("pk", flat=True))
    contacts: dict[int, list[str]] = {}
    for contact in seen.order_by("project", "kind", "pk"):
        contacts.setdefault(contact.project_id, []).append(words_of(contact, contact.pk in public))
    prefetch_related_objects(projects, "project_regions__region", "venues", "coverage")
    for project in projects:
        areas = [one.area for one in [*project.venues.all(), *project.coverage.all()]]
        yield Line(
            project,
            ", ".join(dict.fromkeys(str(one.region) for one in project.project_regions.all())),
            ", ".join(dict.fromkeys(areas)),
            [one.words(today) for one in ends.get(project.pk, [])],
            contacts.get(project.pk, []),
        )


def words_of(contact: Contact, is_public: bool) -> str:
    """“0113 496 0000 (group line; public)”."""
    state = "public" if is_public else "hidden" if contact.is_hidden else "not public"
    return f"{contact.value} ({'; '.join(filter(None, [contact.role, state]))})"


def call_list_csv(projects: list[Project], *, by: User) -> bytes:
    """UTF-8 with BOM, one group a row."""
    return table_csv(COLUMNS, (line.cells() for line in lines(projects, by=by)))


def table_csv(columns: list[str], rows: Iterable[list[object]]) -> bytes:
    """A plain table as a file that a spreadsheet opens; no cell is read as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
