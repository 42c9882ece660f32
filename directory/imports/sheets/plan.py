"""What a file would do, row by row, before anything is done; and, of each row, what it changes today."""

import threading
import time
from collections.abc import Iterable

from directory.models import ImportRun, Project, User
from directory.records import facts
from directory.records.facts import CHOSEN, Changes
from directory.vocabulary import OrganisationRole

from .clean import Row, clean_rows, unknown_columns
from .fault import Problem, UnreadableError
from .limits import MOST_PROBLEMS, SECONDS_OF_COMPARING
from .match import CREATE, REFUSED, UPDATE, Shelf, known
from .read import Sheet, read

SAME = "same"
BATCH = 500
# In this process: comparing takes its processor from the pages that it answers meanwhile.
one_at_a_time = threading.Lock()


def preview(name: str, content: bytes, *, by: User) -> ImportRun:
    """Read, clean and match; only the run itself is written. UnreadableError says why there is none."""
    if not one_at_a_time.acquire(blocking=False):
        words = "Another file is being looked at just now. Bring yours again in a minute."
        raise UnreadableError(words).of(name)
    try:
        return look(name, content, by=by)
    finally:
        one_at_a_time.release()


def look(name: str, content: bytes, *, by: User) -> ImportRun:
    sheet = read(name, content)
    try:
        planned, problems, more_problems = plan(sheet, by)
    except UnreadableError as fault:
        raise fault.of(name) from None
    counts = {kind: sum(row["kind"] == kind for row in planned) for kind in (CREATE, UPDATE, SAME)}
    counts |= {"problems": len(problems) + more_problems, "done": 0}
    return ImportRun.objects.create(
        file_name=name[:200],
        by=by,
        rows=planned,
        problems=[as_dict(problem) for problem in problems],
        counts=counts,
    )


def plan(sheet: Sheet, by: User) -> tuple[list[dict], list[Problem], int]:
    """Rows without a problem; the first problems; how many more. A bad row never stops the others."""
    shelf, problems = Shelf.read(by), [*unknown_columns(sheet), *sheet.problems]
    planned, more_problems, end = [], sheet.more_problems, time.monotonic() + SECONDS_OF_COMPARING
    for row in clean_rows(sheet, known()):
        what, pk = (REFUSED, None) if row.problems else shelf.find(row)
        if what != REFUSED:
            planned.append(as_plan(row, what, pk, shelf))
        problems += row.problems
        more_problems += len(problems[MOST_PROBLEMS:])
        del problems[MOST_PROBLEMS:]
        if time.monotonic() > end:
            words = "It takes too long to compare with our records. Split it."
            raise UnreadableError(words, f"row {row.number}")
    mark_unchanged(planned)
    return planned, problems, more_problems


def as_plan(row: Row, what: str, pk: int | None, shelf: Shelf) -> dict:
    if what == UPDATE and row.public_id is None:
        # It was found by this name, which may be one of its others.
        row.columns.pop("name", None)
    if what == CREATE and row.places:
        # A place is for a person to look at: where a venue stands is no column that a file may write.
        row.columns["internal_notes"] = f"Where it meets, as the file says: {'; '.join(row.places)}."
    return {
        "row": row.number,
        "kind": what,
        "pk": pk,
        "name": row.name or shelf.titles.get(pk, ""),
        "columns": row.columns,
        "links": row.links,
        "places": row.places,
        "new_organisations": row.new_organisations,
        "alike": shelf.alike(row) if what == CREATE else "",
        "namesake": shelf.namesake(row) if what == CREATE else "",
    }


def as_dict(problem: Problem) -> dict:
    return {"row": problem.row, "column": problem.column, "words": problem.words}


def mark_unchanged(planned: list[dict]) -> None:
    updates = [row for row in planned if row["kind"] == UPDATE]
    for row, changes in changes_of(updates):
        if not changes:
            row["kind"] = SAME


def changes_of(rows: list[dict]) -> Iterable[tuple[dict, Changes]]:
    """Each row with what it would change in its record as the record is now."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        found = {p.pk: p for p in with_links([row["pk"] for row in batch])}
        for row in batch:
            if row["pk"] in found:
                yield row, changes_in(found[row["pk"]], row)


def with_links(ids: list[int]):
    return Project.objects.filter(pk__in=ids).prefetch_related(
        "project_terms__term",
        "project_regions__region",
        "project_organisations__organisation",
        "coverage",
        "venues",
    )


def changes_in(project: Project, row: dict) -> Changes:
    changes: Changes = {}
    for name, value in row["columns"].items():
        if getattr(project, name) != value:
            changes[name] = [getattr(project, name), value]
    for kind, wanted in row["links"].items():
        changes |= link_changes(kind, wanted, *links_now(project, kind))
    return changes


def links_now(project: Project, kind: str) -> tuple[dict[str, tuple[str, object]], set[str]]:
    """{name: (path, value)} of the links that stand; the names that need none, for they follow."""
    of, key = facts.parse_start(kind)
    if of is facts.COVERAGE:
        rows = {c.authority_code: (of.path(c.authority_code), c.area) for c in project.coverage.all()}
        return rows, {venue.authority_code for venue in project.venues.all()}
    if of is facts.ORGANISATION_TIE:
        rows = [o for o in project.project_organisations.all() if o.role != OrganisationRole.FUNDS]
        return {
            o.organisation.slug: (of.path(o.role, o.organisation.slug), str(o.organisation)) for o in rows
        }, set()
    if of is facts.REGION:
        rows = [r for r in project.project_regions.all() if (r.kind,) == key]
        stated = {r.region.slug: (of.path(*key, r.region.slug), facts.STATED) for r in rows if not r.inferred}
        return stated, {r.region.slug for r in rows if r.inferred}
    rows = [link for link in project.project_terms.all() if (link.term.vocabulary,) == key]
    return {link.term.slug: (of.path(*key, link.term.slug), link.kind or CHOSEN) for link in rows}, set()


def link_changes(kind: str, wanted: dict, now: dict, needless: set[str]) -> Changes:
    """A link that stands keeps how it stands; only what is new or gone changes."""
    gone = {path: [value, None] for name, (path, value) in now.items() if name not in wanted}
    new = {
        path_of(kind, name): [None, value or CHOSEN]
        for name, value in wanted.items()
        if name not in now and name not in needless
    }
    return gone | new


def path_of(kind: str, name: str) -> str:
    of, key = facts.parse_start(kind)
    return of.path(OrganisationRole.RUNS, name) if of is facts.ORGANISATION_TIE else of.path(*key, name)
