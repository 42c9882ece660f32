"""Which facts of a project were worked out and not stated: a person who changes or confirms one ends that."""

from collections.abc import Iterable

from directory.models import STALE_COLUMNS, STALE_VOCABULARIES, Found, Project, StaleFact

from . import facts
from .facts.columns import PLACE


def without_changed(before: facts.Facts, changes: facts.Changes) -> list[list[str]]:
    """[the marks before, the marks after] of such changes; empty where no mark goes.

    A mark that comes with these same changes stays: it was put back, or came with a record that was joined.
    """
    was, now = changes.get("inferred") or [before.get("inferred", []), before.get("inferred", [])]
    ended = facts.inferred_names(changes) & set(was or [])
    left = [name for name in now or [] if name not in ended]
    return [was or [], left] if left != (now or []) else []


def set_marks(project: Project, names: list[str]) -> None:
    project.inferred = names
    Project.objects.filter(pk=project.pk).update(inferred=names)


def confirmed_by(found: dict[str, str], names: Iterable[str]) -> set[str]:
    """Those of the named facts that a check found to be still so."""
    sure = {StaleFact(fact) for fact, answer in found.items() if answer == Found.CONFIRMED}
    columns = {name for fact in sure for name in STALE_COLUMNS.get(fact, [])}
    starts = {name for fact in sure for name in STALE_VOCABULARIES.get(fact, [])}
    if StaleFact.WHEN_AND_WHERE in sure:
        starts.add(PLACE)
    return {name for name in names if name in columns or name.partition("/")[0] in starts}


def of_both(kept: facts.Facts, twin: facts.Facts, joined: facts.Facts) -> list[str]:
    """The marks of what two records became: a fact that one of them states is stated."""
    marked, stated = {}, set()
    for path, value in joined.items():
        name = facts.inferred_name(path, value)
        for record in (kept, twin):
            if record.get(path) == value and name in record["inferred"]:
                marked[name] = True
            elif record.get(path) == value:
                stated.add(name)
    return [name for name in marked if name not in stated]
