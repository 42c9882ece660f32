"""The keys of every record in the fixtures, gathered first, so that each may refer to any other."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .files import LISTS, NATIONAL
from .records import Problem
from .shapes import Box, Cleaner, ref

KINDS = {
    "terms": "term",
    "regions": "region",
    "sources": "source",
    "courses": "course",
    "helplines": "signpost",
}


class Known:
    """Kind -> keys, and the list of problems that all the cleaning adds to."""

    def __init__(self, read: dict[str, Any], problems: list[Problem]):
        self.problems = problems
        self.keys: dict[str, dict[str, str]] = defaultdict(dict)
        for kind, key, file in keys_in(read):
            self.add(kind, key, file)

    def add(self, kind: str, key: str, file: str) -> None:
        if key in self.keys[kind]:
            first = self.keys[kind][key]
            self.problems.append(Problem(file, f"the same {kind} is in {first} already", f"{kind} {key}"))
        self.keys[kind].setdefault(key, file)

    def ref(self, kind: str, prefix: str = "") -> Cleaner:
        return ref(kind, self.keys[kind], prefix)

    def box(self, raw: Any, name: str, record: str) -> Box:
        return Box(raw, self.problems, f"{name}.json", record)


def keys_in(read: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Kind, key and file of whatever has a key; what has not will be said when it is cleaned."""
    for name, value in read.items():
        file = f"{name}.json"
        if name == "terms" and isinstance(value, dict):
            for vocabulary, items in value.items():
                yield from (("term", f"{vocabulary}/{key}", file) for key in keys_of(items))
        elif name in KINDS:
            yield from ((KINDS[name], key, file) for key in keys_of(value))
        elif is_project_file(name) and isinstance(value, dict):
            yield from (("organisation", key, file) for key in keys_of(value.get("organisations")))
            yield from (("project", key, file) for key in keys_of(value.get("projects")))
            yield from (("network", key, file) for key in networks_of(value.get("projects")))


def is_project_file(name: str) -> bool:
    return name not in LISTS and name not in KINDS


def regions_of(read: dict[str, Any]) -> set[str]:
    return set(keys_of(read.get("regions"))) | {NATIONAL}


def keys_of(items: Any) -> Iterator[str]:
    for item in items if isinstance(items, list) else ():
        key = (item.get("slug") or item.get("key")) if isinstance(item, dict) else None
        if isinstance(key, str):
            yield key


def networks_of(projects: Any) -> Iterator[str]:
    for project in projects if isinstance(projects, list) else ():
        if isinstance(project, dict) and "network" in project and isinstance(project.get("slug"), str):
            yield project["slug"]
