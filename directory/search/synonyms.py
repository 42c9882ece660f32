"""What people type for what a group's words say: `fixtures/search_synonyms.json`, read once.

A row has `words` as people type them, `same` (what means the same, found as if it were typed) and
`wider` (what holds it: shown only among the groups that fit part of a question); with neither, the words
belong together: a "social worker" is not social. `as_typed`: no other form of the words means it: who wants
to kill herself has not "killed herself".
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
    as_typed: frozenset[tuple[str, ...]] = frozenset()

    def is_meant_by(self, words: Sequence[str]) -> bool:
        return not self.as_typed or tuple(words) in self.as_typed


@cache
def synonyms() -> dict[Stems, Synonym]:
    """Every row by the stems of its words."""
    found: dict[Stems, Synonym] = {}
    for row in json.loads(FILE.read_text("utf-8")):
        as_typed = frozenset(tuple(raw_words(typed)) for typed in row["words"] if row.get("as_typed"))
        meant = Synonym(tuple(row.get("same", ())), tuple(row.get("wider", ())), as_typed)
        found |= {stems_of(typed): meant for typed in row["words"]}
    return found


@cache
def known_words() -> frozenset[str]:
    """The words of the table and of the subjects of signposts: no slip for another word."""
    typed = [text for row in json.loads(FILE.read_text("utf-8")) for text in row["words"]]
    about = [text for subject in subjects() for text in (subject.label, *subject.words)]
    return frozenset(word for text in (*typed, *about) for word in raw_words(text))


@cache
def known_stems() -> frozenset[str]:
    return frozenset(map(stem, known_words()))


@cache
def longest() -> int:
    return max(map(len, synonyms()))


def stems_of(text: str) -> Stems:
    return tuple(stem(word) for word in raw_words(text))


def synonym_of(words: Sequence[str]) -> Synonym | None:
    """The row that these words, side by side, are of."""
    found = synonyms().get(tuple(map(stem, words)))
    return found if found and found.is_meant_by(words) else None


def synonym_phrases(words: Sequence[str]) -> Iterator[slice]:
    """Where, among words as typed, phrases of the table stand that are of several words."""
    at = 0
    while at < len(words):
        sizes = range(min(longest(), len(words) - at), 1, -1)
        size = next((n for n in sizes if synonym_of(words[at : at + n])), 0)
        if size:
            yield slice(at, at + size)
        at += size or 1
