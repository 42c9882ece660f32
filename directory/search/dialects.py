"""Where SQLite and PostgreSQL differ: asking the full-text index. Both hold the same stems."""

import json

from django.db import connection

from .expression import Part, Phrase

SQLITE = "SELECT rowid AS id FROM directory_words_fts WHERE directory_words_fts MATCH %s"
POSTGRESQL = "SELECT project_id AS id FROM directory_projectwords WHERE vector @@ to_tsquery('simple', %s)"
# Ids come as one JSON list a field: thousands of rows would cost more than the search.
LISTED = {"sqlite": "json_group_array(id)", "postgresql": "coalesce(json_agg(id), '[]')::text"}
# Only numbers and our own text are put into SQL; what a visitor typed is always a parameter.
# ruff: noqa: S608
FIELDS = {"name": ("{name} : ", "A"), "summary": ("{name summary} : ", "AB"), "rest": ("", "")}


def dialect():
    return (SQLITE, sqlite_text) if connection.vendor == "sqlite" else (POSTGRESQL, postgresql_text)


def ids_by_field(parts: list[Part]) -> dict[str, list[int]]:
    """For each of name, name with summary, and all: the ids in which every part stands. One query."""
    sql, write = dialect()
    one = f"SELECT {LISTED[connection.vendor]} FROM ({sql}) AS found"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(FIELDS)), [write(parts, *m) for m in FIELDS.values()])
        return {name: json.loads(ids) for name, (ids,) in zip(FIELDS, cursor.fetchall(), strict=True)}


def sqlite_text(parts, columns: str, _) -> str:
    def one(item):
        if isinstance(item, Phrase):
            return '"' + " ".join(item.stems) + '"'
        return f'"{item.text}"' + ("*" if item.is_prefix else "")

    return columns + "(" + " AND ".join("(" + " OR ".join(map(one, part)) + ")" for part in parts) + ")"


def postgresql_text(parts, _, weights: str) -> str:
    def one(item):
        if isinstance(item, Phrase):
            return "(" + " <-> ".join(mark(stem, False) for stem in item.stems) + ")"
        return mark(item.text, item.is_prefix)

    def mark(word, is_prefix):
        marks = ("*" if is_prefix else "") + weights
        return f"'{word}'" + (f":{marks}" if marks else "")

    return " & ".join("(" + " | ".join(map(one, part)) + ")" for part in parts)


def which_stand(parts: list[Part], field: str = "rest") -> set[int]:
    """The numbers of those parts that stand in any project at all, or in any name. One query."""
    if not parts:
        return set()
    sql, write = dialect()
    query = " UNION ALL ".join(
        f"SELECT * FROM (SELECT {i} FROM ({sql} LIMIT 1) AS one) AS x" for i in range(len(parts))
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [write([part], *FIELDS[field]) for part in parts])
        return {number for (number,) in cursor.fetchall()}
