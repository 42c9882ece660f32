"""Words to the projects that hold them. SQLite and PostgreSQL differ here alone: both hold the same stems."""

import json
from dataclasses import dataclass

from django.db import connection

from directory.models.words import raw_words, stem

from .expression import Part, Phrase, Words
from .index import FacetIndex

# Only numbers and our own text are put into SQL; what a visitor typed is always a parameter.
# ruff: noqa: S608
MATCHING = {
    "sqlite": "FROM directory_words_fts WHERE directory_words_fts MATCH %s",
    "postgresql": "FROM directory_projectwords WHERE {column} @@ to_tsquery('simple', %s)",
}
# Ids come as one JSON list a field: thousands of rows would cost more than the search.
LISTED = {
    "sqlite": "(SELECT json_group_array(rowid) FROM directory_words_fts WHERE directory_words_fts MATCH %s)",
    "postgresql": "directory_ids_{column}(%s)",
}


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


def text_of(parts: list[Part], field: Field) -> str:
    return fts5_text(parts, field) if connection.vendor == "sqlite" else tsquery_text(parts)


def ids_by_field(questions: list[list[Part]]) -> list[dict[str, list[int]]]:
    """Of each question, by field: the ids in which every part stands. One query for all."""
    asked = [(parts, field) for parts in questions for field in FIELDS.values()]
    lists = ", ".join(LISTED[connection.vendor].format(column=field.column) for _, field in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lists}", [text_of(parts, field) for parts, field in asked])
        found = map(json.loads, cursor.fetchone())
    return [dict(zip(FIELDS, ids, strict=True)) for ids in zip(*[found] * len(FIELDS), strict=True)]


def ids_anywhere(questions: list[list[Part]]) -> list[list[int]]:
    """Of each question the ids in which every part stands, in whichever field. One query for all."""
    if not questions:
        return []
    field = FIELDS["rest"]
    listed = LISTED[connection.vendor].format(column=field.column)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join([listed] * len(questions))}", [text_of(parts, field) for parts in questions]
        )
        return [json.loads(ids) for ids in cursor.fetchone()]


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
    matching = MATCHING[connection.vendor].format(column=FIELDS[field].column)
    one = f"SELECT * FROM (SELECT %s {matching} LIMIT 1) AS one"
    asked = [value for number, part in enumerate(parts) for value in (number, text_of([part], FIELDS[field]))]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(parts)), asked)
        return {number for (number,) in cursor.fetchall()}


@dataclass(frozen=True)
class WordHits:
    """The sets of projects that hold every word: in the name; in name and summary; anywhere public."""

    name: int
    summary: int
    anywhere: int

    @property
    def by_relevance(self) -> tuple[int, int, int]:
        """The same without overlap, the most relevant first."""
        return self.name, self.summary & ~self.name, self.anywhere & ~self.summary & ~self.name


def find(words: Words, index: FacetIndex) -> WordHits:
    return find_each([words], index)[0]


def find_each(questions: list[Words], index: FacetIndex) -> list[WordHits]:
    """What each of these finds. One query for all."""
    found = ids_by_field([words.parts(index.term_words) for words in questions])
    return [WordHits(*(index.bits_of_ids(ids[name]) for name in FIELDS)) for ids in found]


def is_in_a_name(text: str) -> bool:
    """Do the words stand side by side in some project's name? One query, for more words than one."""
    found = tuple(stem(word) for word in raw_words(text))
    return len(found) < 2 or bool(which_stand([[Phrase(found)]], "name"))
