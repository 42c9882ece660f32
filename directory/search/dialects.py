"""Where SQLite and PostgreSQL differ: asking the full-text index. Both hold the same stems."""

from django.db import connection

from .expression import Part, Phrase, Word

SQLITE = "SELECT rowid FROM directory_words_fts WHERE directory_words_fts MATCH %s"
POSTGRESQL = "SELECT project_id FROM directory_projectwords WHERE vector @@ to_tsquery('simple', %s)"
# Only numbers and our own text are put into SQL; what a visitor typed is always a parameter.
# ruff: noqa: S608
FIELDS = {"name": ("{name} : ", "A"), "summary": ("{name summary} : ", "AB"), "rest": ("", "")}


def ids_by_field(parts: list[list[Word | Phrase]]) -> dict[str, list[int]]:
    """For each of name, name with summary, and all: the ids in which every part stands. One query."""
    sql, write = (SQLITE, sqlite_text) if connection.vendor == "sqlite" else (POSTGRESQL, postgresql_text)
    queries = " UNION ALL ".join(f"SELECT {i}, found.* FROM ({sql}) AS found" for i in range(len(FIELDS)))
    with connection.cursor() as cursor:
        cursor.execute(queries, [write(parts, *marks) for marks in FIELDS.values()])
        rows = cursor.fetchall()
    found = {name: [] for name in FIELDS}
    names = list(FIELDS)
    for number, id_ in rows:
        found[names[number]].append(id_)
    return found


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
    sql, write = (SQLITE, sqlite_text) if connection.vendor == "sqlite" else (POSTGRESQL, postgresql_text)
    query = " UNION ALL ".join(
        f"SELECT * FROM (SELECT {i} FROM ({sql} LIMIT 1) AS one) AS x" for i in range(len(parts))
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [write([part], *FIELDS[field]) for part in parts])
        return {number for (number,) in cursor.fetchall()}
