"""What people type for what a group's words say: `fixtures/search_synonyms.json`, read once.

A row has `words` as people type them, `same` (what means the same, found as if it were typed) and
`wider` (what holds it: shown only among the groups that fit part of a question).
The words of a term stand with the term.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from directory.models.words import raw_words, stem
from directory.signpost_subjects import subjects

FILE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "search_synonyms.json"
Stems = tuple[str, ...]


@dataclass(frozen=True)
class Synonym:
    """The texts that mean the same as what was typed, and those that mean something wider."""

    same: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()


@cache
def synonyms() -> dict[Stems, Synonym]:
    """Every row by the stems of its words."""
    found: dict[Stems, Synonym] = {}
    for row in json.loads(FILE.read_text("utf-8")):
        meant = Synonym(tuple(row.get("same", ())), tuple(row.get("wider", ())))
        found |= {stems_of(typed): meant for typed in row["words"]}
    return found


@cache
def known_words() -> frozenset[str]:
    """The words of the table and of the subjects of signposts: no slip for another word."""
    typed = [text for row in json.loads(FILE.read_text("utf-8")) for text in row["words"]]
    about = [text for subject in subjects() for text in (subject.label, *subject.words)]
    return frozenset(word for text in (*typed, *about) for word in raw_words(text))


@cache
def longest() -> int:
    return max(map(len, synonyms()))


def stems_of(text: str) -> Stems:
    return tuple(stem(word) for word in raw_words(text))


def synonym_phrases(words: Sequence[str]) -> Iterator[slice]:
    """Where, among words as typed, phrases of the table stand that are of several words."""
    stems, at = [stem(word) for word in words], 0
    while at < len(words):
        size = next((n for n in range(longest(), 1, -1) if tuple(stems[at : at + n]) in synonyms()), 0)
        if size and at + size <= len(words):
            yield slice(at, at + size)
        at += size or 1
