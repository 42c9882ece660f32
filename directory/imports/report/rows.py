"""Loading the rows that hang on records, one collection at a time over all records."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError

from .ledger import Ledger
from .merge import Merged, as_loaded, merge_rows, under_new_keys
from .records import Record, Ref, Values
from .tables import Table


@dataclass
class Hook:
    """A record that stands in the database, and what was and will be noted of it as loaded."""

    record: Record
    pk: int
    last: dict[str, dict[str, Values | None]]
    loaded: dict[str, dict[str, Values | None]]


def load_rows(name: str, table: Table, hooks: list[Hook], ledger: Ledger) -> None:
    present = rows_by_parent(table, [hook.pk for hook in hooks])
    created: list[tuple[Hook, str, Values, Model]] = []
    for hook in hooks:
        new = ledger.resolve_rows(hook.record.rows.get(name, {}))
        rows = present.get(hook.pk, [])
        if name == "network":
            ledger.ids |= {Ref("network", hook.record.key): row.pk for row in rows}
        last = hook.last.get(name, {})
        if table.same_by:
            last = under_new_keys(last, new, table.same_by)
        if table.one_current:
            keep_one_current(new, last, rows)
        merged = merge_rows(new, last, rows, standing_among(rows, table, hook.pk))
        if written := apply(merged, hook, table, ledger, created):
            ledger.done["rows"] += written
            if table.parent == "project_id":
                ledger.projects.add(hook.pk)
        if merged.loaded:
            hook.loaded[name] = merged.loaded
    table.model.objects.bulk_create([row for *_, row in created], batch_size=500)
    for hook, key, values, row in created:
        hook.loaded.setdefault(name, {})[key] = {"pk": row.pk} | plain(values)
        if name == "network":
            ledger.ids[Ref("network", hook.record.key)] = row.pk


def rows_by_parent(table: Table, parents: list[int]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in table.model.objects.filter(**{f"{table.parent}__in": parents}).order_by("pk"):
        found[getattr(row, table.parent)].append(row)
    return found


def standing_among(rows: list[Any], table: Table, parent: int) -> Callable[[Values], bool]:
    """Tells whether a row like these values stands there already."""
    taken = {tuple(getattr(row, name) for name in table.match) for row in rows if table.match}
    return lambda values: tuple(({table.parent: parent} | values)[name] for name in table.match) in taken


def apply(merged: Merged, hook: Hook, table: Table, ledger: Ledger, created: list) -> int:
    """Deletes and updates now, so that what a table lets stand once is free; creates are gathered."""
    for row in merged.delete:
        delete(row, hook, ledger)
    for key, (row, values) in merged.update.items():
        write(row, values)
        if ledger.keeps_promises(hook.record, row):
            row.save(update_fields=[*values])
            merged.loaded[key] = {"pk": row.pk} | plain(values)
    for key, values in merged.create.items():
        row = table.model(**{table.parent: hook.pk}, **values)
        if ledger.keeps_promises(hook.record, row):
            created.append((hook, key, values, row))
    return len(merged.delete) + len(merged.update) + len(merged.create)


def delete(row: Model, hook: Hook, ledger: Ledger) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        ledger.notes.append(f"{hook.record.kind} {hook.record.key}: {row} is still in use, so it stays")


def write(row: Model, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def plain(values: Values) -> Values:
    return {name: as_loaded(value) for name, value in values.items()}


def keep_one_current(new: dict[str, Values], last: dict[str, Values | None], rows: list[Any]) -> None:
    """Where a person's answer is the current one, the report's stands beside it as another."""
    current = {row.question: row.pk for row in rows if row.is_current}
    for values in new.values():
        question = values["question"]
        ours = last.get(str(question)) or {}
        if current.get(question, ours.get("pk")) != ours.get("pk"):
            values["is_current"] = False
