"""Whose value stays: a person's, or the fixture's correction. Pure: it compares, and writes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .records import Rows, Values


@dataclass
class Merged:
    """What to do with one record's hanging rows, and what then counts as loaded."""

    create: dict[str, Values] = field(default_factory=dict)
    update: dict[str, tuple[Any, Values]] = field(default_factory=dict)
    delete: list[Any] = field(default_factory=list)
    # A key with None is a row that a person deleted or made; it is left to them for good.
    loaded: dict[str, Values | None] = field(default_factory=dict)


def as_loaded(value: Any) -> Any:
    """A value as JSON holds it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def corrections(now: Values, last: Values, new: Values, defaults: Values) -> Values:
    """The columns that the fixture corrects and nobody touched since they were loaded."""
    return {
        name: value
        for name, value in new.items()
        if value != now[name] and now[name] == last.get(name, defaults[name])
    }


def marks(now: list[str], last: list[str], new: list[str], known: set[str]) -> list[str]:
    """The names of facts that are worked out: without those that a person knows (`known`), for good.

    Of what was marked last, a mark that is gone was taken away by a person.
    """
    return [name for name in new if (name in now if name in last else name not in known)]


def merge_rows(new: Rows, last: dict[str, Values | None], present: Iterable[Any], stands: Callable) -> Merged:
    """Each row is a field of its own: one that a person changed, deleted or made is theirs as a whole.

    `stands` says of a row whether a person has made the same one, which is not made twice.
    """
    merged, by_pk = Merged(), {row.pk: row for row in present}
    for key, values in new.items():
        if key in last:
            merge_row(merged, key, values, last[key], by_pk)
        elif stands(values):
            merged.loaded[key] = None
        else:
            merged.create[key] = values
    for key in last.keys() - new.keys():
        drop_row(merged, key, last[key], by_pk)
    return merged


def under_new_keys(last: dict[str, Values | None], new: Rows, same_by: str) -> dict[str, Values | None]:
    """What was loaded last, where a correction changed a row's key: under the key it has now.

    A place that was corrected stays one row, and one that a person changed does not come back beside theirs.
    """
    gone = {values[same_by]: key for key, values in last.items() if values and key not in new}
    come = {values[same_by]: key for key, values in new.items() if key not in last}
    renamed = {gone[same]: come[same] for same in gone.keys() & come.keys()}
    return {renamed.get(key, key): values for key, values in last.items()}


def merge_row(merged: Merged, key: str, new: Values, last: Values | None, by_pk: dict[int, Any]) -> None:
    row = by_pk.get(last["pk"]) if last else None
    if row is None:
        merged.loaded[key] = None
        return
    merged.loaded[key] = last
    if is_untouched(row, last) and any(last.get(name) != value for name, value in new.items()):
        merged.update[key] = (row, new)


def drop_row(merged: Merged, key: str, last: Values | None, by_pk: dict[int, Any]) -> None:
    """The fixture no longer says it: take it out, unless a person has made it theirs."""
    row = by_pk.get(last["pk"]) if last else None
    if row is not None and is_untouched(row, last):
        merged.delete.append(row)
    else:
        merged.loaded[key] = None


def is_untouched(row: Any, last: Values) -> bool:
    return all(as_loaded(getattr(row, name)) == value for name, value in last.items() if name != "pk")
