"""Where SQLite and PostgreSQL differ: asking the full-text index. Both hold the same stems."""

import json
from dataclasses import dataclass

from django.db import connection

from .expression import Part, Phrase

# Only numbers and our own text are put into SQL; what a visitor typed is always a parameter.
# ruff: noqa: S608
MATCHING = {
    "sqlite": "SELECT rowid AS id FROM directory_words_fts WHERE directory_words_fts MATCH %s",
    "postgresql": (
        "SELECT project_id AS id FROM directory_projectwords WHERE {column} @@ to_tsquery('simple', %s)"
    ),
}
# Ids come as one JSON list a field: thousands of rows would cost more than the search.
LISTED = {"sqlite": "json_group_array(id)", "postgresql": "coalesce(json_agg(id), '[]')::text"}


@dataclass(frozen=True)
class Field:
    """Where words may stand: a filter of FTS5's columns, a column of PostgreSQL's."""

    fts5: str
    column: str


FIELDS = {
    "name": Field("name : ", "in_name"),
    "summary": Field("{name summary} : ", "in_summary"),
    "rest": Field("", "anywhere"),
}


def matching(parts: list[Part], field: Field) -> tuple[str, str]:
    """SQL for the ids in which every part stands, and its one parameter."""
    sql = MATCHING[connection.vendor].format(column=field.column)
    return sql, fts5_text(parts, field) if connection.vendor == "sqlite" else tsquery_text(parts)


def ids_by_field(questions: list[list[Part]]) -> list[dict[str, list[int]]]:
    """Of each question, by field: the ids in which every part stands. One query for all."""
    asked = [matching(parts, field) for parts in questions for field in FIELDS.values()]
    lists = ", ".join(f"(SELECT {LISTED[connection.vendor]} FROM ({sql}) AS found)" for sql, _ in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lists}", [text for _, text in asked])
        found = map(json.loads, cursor.fetchone())
    return [dict(zip(FIELDS, ids, strict=True)) for ids in zip(*[found] * len(FIELDS), strict=True)]


def fts5_text(parts: list[Part], field: Field) -> str:
    def one(item):
        if isinstance(item, Phrase):
            return '"' + " ".join(item.stems) + '"'
        return f'"{item.text}"' + ("*" if item.is_prefix else "")

    return field.fts5 + "(" + " AND ".join("(" + " OR ".join(map(one, part)) + ")" for part in parts) + ")"


def tsquery_text(parts: list[Part]) -> str:
    def one(item):
        if isinstance(item, Phrase):
            return "(" + " <-> ".join(f"'{stem}'" for stem in item.stems) + ")"
        return f"'{item.text}'" + (":*" if item.is_prefix else "")

    return " & ".join("(" + " | ".join(map(one, part)) + ")" for part in parts)


def which_stand(parts: list[Part], field: str = "rest") -> set[int]:
    """The numbers of those parts that stand in any project at all, or in any name. One query."""
    if not parts:
        return set()
    asked = [matching([part], FIELDS[field]) for part in parts]
    query = " UNION ALL ".join(
        f"SELECT * FROM (SELECT {number} FROM ({sql} LIMIT 1) AS one) AS x"
        for number, (sql, _) in enumerate(asked)
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [text for _, text in asked])
        return {number for (number,) in cursor.fetchall()}
