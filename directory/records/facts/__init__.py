"""A project's facts as flat values under readable paths, for history, proposals and collisions.

"cost", "terms/community/women", "venues/12". Contacts, consents, checks and reviews are not among them.
The grammar of the paths, and what each kind of fact means, stands here alone: one class a kind, in `columns`,
`links` and `rows`. Everything else asks `parse`, or a kind's own `path`.
"""

from collections.abc import Iterator
from typing import Any

from directory.models import Project, Venue

from .columns import COLUMNS, Column
from .kinds import Key, Kind, Labels, Line, Text
from .links import (
    AFFILIATION,
    CHOSEN,
    COVERAGE,
    INFERRED,
    LINKS,
    MORE_SOURCE,
    ORGANISATION_TIE,
    RECORDED_WORDS,
    REGION,
    STATED,
    TERM,
    Link,
)
from .rows import ANSWERS, DEFINITIONS, MEETINGS, NETWORK, ROWS, VENUE, VENUES, Row

Facts = dict[str, Any]
# Path -> [what it was, what it becomes]; None where there was or will be nothing.
Changes = dict[str, list]

# A change that has nothing before one of these made the record.
NEVER_EMPTY = ("name", "slug", "source")
COLUMN = Column()
KINDS: tuple[Kind, ...] = (COLUMN, *LINKS, *ROWS)
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in (*LINKS, *ROWS)}


def parse(path: str) -> tuple[Kind, Key]:
    """The kind of a fact and its key: (TERM, ("community", "women")) of "terms/community/women"."""
    return parse_start(path) if "/" in path else (COLUMN, (path,))


def parse_start(start: str) -> tuple[Kind, Key]:
    """The same of the start of a path: (TERM, ("community",)) of "terms/community"; never of a column."""
    name, *key = start.split("/")
    return BY_NAME[name], tuple(key)


def of_kind(facts: Facts, kind: Kind) -> Iterator[tuple[Key, Any]]:
    """(key, value) of those of these facts that are of one kind."""
    for path, value in facts.items():
        found, key = parse(path)
        if found is kind:
            yield key, value


def take(project: Project) -> Facts:
    """All facts as the database has them now."""
    columns = dict(COLUMN.read(project))
    return columns and columns | {
        path: value for kind in (*LINKS, *ROWS) for path, value in kind.read(project)
    }


def diff(before: Facts, after: Facts) -> Changes:
    return {
        path: [before.get(path), after.get(path)]
        for path in {**before, **after}
        if before.get(path) != after.get(path)
    }


def before(changes: Changes) -> Facts:
    """What these changes changed, as it was."""
    return {path: was for path, (was, _) in changes.items()}


def after(changes: Changes) -> Facts:
    """What these changes changed, as it becomes."""
    return {path: becomes for path, (_, becomes) in changes.items()}


def describe(changes: Changes) -> list[Line]:
    """Each change in words, in the order of the questions."""
    labels = Labels.read(places_in(changes))
    found = []
    for path, (was, becomes) in changes.items():
        kind, key = parse(path)
        found += [(kind.order(key), line.path, line) for line in kind.describe(key, was, becomes, labels)]
    return [line for *_, line in sorted(found, key=lambda one: one[:2])]


def places_in(changes: Changes) -> dict[str, str]:
    """What the places are called at which these changes put a meeting, also those that they take away."""
    rows = [(*parse(path), row) for path, pair in changes.items() for row in pair if row is not None]
    found = {key[0]: row["area"] for kind, key, row in rows if kind is VENUES}
    named = {str(row["venue_id"]) for kind, _, row in rows if kind is MEETINGS and row.get("venue_id")}
    numbers = [int(one) for one in named - found.keys() if one.isdecimal()]
    stored = Venue.objects.filter(pk__in=numbers).values_list("pk", "area")
    return found | {str(pk): area for pk, area in stored}


def inferred_name(path: str, value: Any) -> str:
    """The name of a fact in `Project.inferred`; empty where it has none there.

    "stage", "community/women", "covers/Kent", "place/Leeds", "organisation/mind", "answer/4" (the current
    answer).
    """
    kind, key = parse(path)
    return kind.inferred_name(key, value)


def inferred_names(changes: Changes) -> set[str]:
    """The names of all facts that these changes touch."""
    pairs = [(path, value) for path, pair in changes.items() for value in pair if value is not None]
    return {inferred_name(path, value) for path, value in pairs} - {""}


def without_row_numbers(changes: Changes) -> Changes:
    """Changes as they are proposed: a row that is only offered has no number of its own yet.

    "venues/57", or any other key, becomes "venues/new-1", also where a meeting is at it.
    """
    new = [path for path, (was, _) in changes.items() if was is None and isinstance(parse(path)[0], Row)]
    new.sort(key=lambda path: KINDS.index(parse(path)[0]))
    names, places = {}, {}
    for number, path in enumerate(new, start=1):
        kind, key = parse(path)
        names[path] = kind.path(f"new-{number}")
        if kind is VENUES:
            places[key[0]] = f"new-{number}"
    return {
        names.get(path, path): [was, at_place(becomes, places)] for path, (was, becomes) in changes.items()
    }


def at_place(row: Any, places: dict[str, str]) -> Any:
    """A meeting's row with the name that its place has now."""
    if isinstance(row, dict) and str(row.get("venue_id")) in places:
        return row | {"venue_id": places[str(row["venue_id"])]}
    return row
