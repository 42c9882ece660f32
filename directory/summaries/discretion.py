"""Which totals of confidential answers may be given, so that no pair of tables tells more than either.

The areas are nested: England holds the regions, a region its parts. A project in several regions counts for
England alone. Of every area shown, what is left without the areas shown inside it must be as safe as a table
of its own; then so is everything that can be added up or taken off.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST_ANSWERING = 10
SMALLEST_CELL = 5

Cells = Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class Unit:
    """An area whose totals might be given: its key, and its projects."""

    key: str
    ids: frozenset[int]


def is_safe(ids: frozenset[int], cells: Cells) -> bool:
    """Nothing at all, or ten answering and no cell from 1 to 4."""
    answering = ids & frozenset().union(*cells.values())
    if not answering:
        return True
    sizes = [len(cell & answering) for cell in cells.values()]
    return len(answering) >= FEWEST_ANSWERING and not any(0 < size < SMALLEST_CELL for size in sizes)


def shown(units: Iterable[Unit], cells: Cells) -> frozenset[str]:
    """The keys of those whose table is given whole; England first, then the larger ones."""
    answering = frozenset().union(*cells.values())
    given: list[Unit] = []
    for unit in sorted(units, key=lambda unit: (-len(unit.ids), unit.key)):
        more = [*given, unit]
        if unit.ids & answering and all(is_safe(rest, cells) for rest in remainders(more)):
            given = more
    return frozenset(unit.key for unit in given)


def remainders(units: list[Unit]) -> Iterable[frozenset[int]]:
    """Of each area, what the areas inside it leave; and each area itself."""
    for unit in units:
        inside = frozenset().union(
            *(other.ids for other in units if other is not unit and other.ids < unit.ids)
        )
        yield unit.ids - inside
        yield unit.ids
