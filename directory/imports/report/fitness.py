"""Texts of the fixtures that may not become public: each a problem with its file, record and field."""

from collections.abc import Iterable, Iterator

from django.db.models import Model

from directory.records.public_text import columns_of, problem_in

from .records import Problem, Record, Values
from .tables import KINDS


def unfit_texts(records: Iterable[Record]) -> Iterator[Problem]:
    for record in records:
        kind = KINDS[record.kind]
        yield from unfit_in(kind.model, record.values, record)
        for name, rows in record.rows.items():
            for values in rows.values():
                yield from unfit_in(kind.rows[name].model, values, record)


def unfit_in(model: type[Model], values: Values, record: Record) -> Iterator[Problem]:
    for column in columns_of(model, values):
        if words := problem_in(model, column, values.get(column)):
            field = column if model is KINDS[record.kind].model else f"{model._meta.verbose_name}, {column}"
            yield Problem(record.file, words, f"{record.kind} {record.key}", field)
