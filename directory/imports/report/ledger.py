"""What a loading knows as it goes: numbers of records by name, what it did, and what it could not do."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model

from .records import Problem, Record, Ref, Values

# A child may stand without its parent; nothing else makes sense without what it refers to.
MAY_BE_EMPTY = {"parent_id", "replaced_by_id"}


class GoneError(LookupError):
    """A record that this one needs is not in the database: a person deleted it, or it may not be listed."""


@dataclass
class Ledger:
    """One loading's memory."""

    ids: dict[Ref, int] = field(default_factory=dict)
    done: Counter = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    projects: set[int] = field(default_factory=set)
    # Terms and organisations that are new or corrected: they lend their words to projects.
    lenders: dict[str, set[int]] = field(
        default_factory=lambda: {"term": set(), "organisation": set(), "signpost": set()}
    )

    def resolve(self, values: Values) -> Values:
        """References as the database's numbers."""
        return {name: self.number(value, name) for name, value in values.items()}

    def number(self, value: Any, name: str) -> Any:
        if not isinstance(value, Ref):
            return value
        if value not in self.ids and name not in MAY_BE_EMPTY:
            raise GoneError(f"{value.kind} {value.key}")
        return self.ids.get(value)

    def resolve_rows(self, rows: dict[str, Values]) -> dict[str, Values]:
        """Without the rows whose other end is gone."""
        found = {}
        for key, values in rows.items():
            try:
                found[key] = self.resolve(values)
            except GoneError:
                continue
        return found

    def keeps_promises(self, record: Record, built: Model) -> bool:
        """Whether the database would take it; the fixture's own contradictions become problems."""
        broken = broken_promise(built)
        if broken:
            self.problems.append(Problem(record.file, broken, f"{record.kind} {record.key}"))
        return not broken


def broken_promise(built: Model) -> str:
    """The first of a table's conditions that a row would break, in words; empty where it breaks none."""
    for constraint in built._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            try:
                constraint.validate(type(built), built)
            except ValidationError:
                return "does not go together: " + constraint.name.replace("_", " ")
    return ""
