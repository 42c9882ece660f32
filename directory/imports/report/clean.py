"""From what the files hold to records, in files' order; only a place's name is looked up in the database."""

from collections.abc import Callable, Iterable
from typing import Any

from .atlas import Atlas
from .files import LISTS
from .known import KINDS, Known, is_project_file, regions_of
from .lists import (
    count,
    course,
    definition,
    effort,
    gap,
    number_the_same,
    organisation,
    region,
    signpost,
    source,
    terms,
)
from .projects import project
from .records import Problem, Record
from .shapes import Box, did_you_mean

CLEAN: dict[str, tuple[str, Callable[[Box, int, Known], Record]]] = {
    "regions": ("region", region),
    "sources": ("source", source),
    "counts": ("count", count),
    "courses": ("course", course),
    "definitions": ("definition", definition),
    "efforts": ("effort", effort),
    "gaps": ("gap", gap),
    "helplines": ("signpost", signpost),
}


def clean_fixtures(read: dict[str, Any], atlas: Atlas, problems: list[Problem]) -> list[Record]:
    """Every record that could be cleaned; what could not is among the problems."""
    known = Known(read, problems)
    records = [*terms(read["terms"], known)] if "terms" in read else []
    for name, (kind, clean) in CLEAN.items():
        for position, box in enumerate(boxes(read.get(name, []), name, kind, known)):
            records.append(clean(box, position, known))
            box.close()
    expected = {*regions_of(read), *LISTS, *KINDS}
    for name in filter(is_project_file, read):
        if name not in regions_of(read):
            problems.append(Problem(f"{name}.json", "unknown file" + did_you_mean(name, expected)))
        records += clean_project_file(read[name], name, known, atlas)
    number_the_same(records)
    return records


def clean_project_file(value: Any, name: str, known: Known, atlas: Atlas) -> Iterable[Record]:
    """A region's organisations and projects."""
    whole = known.box(value, name, "")
    for position, box in enumerate(named(whole.boxes("organisations"), "organisation")):
        yield organisation(box, position, known)
        box.close()
    for box in named(whole.boxes("projects"), "project"):
        yield from project(box, known, atlas)
    whole.close()


def boxes(items: Any, name: str, kind: str, known: Known) -> list[Box]:
    """The objects of a file that is one list."""
    whole = known.box({kind: items}, name, "")
    return named(whole.boxes(kind), kind)


def named(inners: list[Box], kind: str) -> list[Box]:
    """Each object called by its slug or key, else by its number."""
    for number, box in enumerate(inners, start=1):
        key = box.raw.get("slug") or box.raw.get("key") or number
        box.record, box.prefix = f"{kind} {key}", ""
    return inners
