"""Words to the projects that hold them, by field; and what is found with a typing mistake put right."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from directory.models.words import raw_words, stem

from . import fulltext
from .expression import Phrase, Words, alternatives
from .index import FacetIndex
from .spelling import correction_of

MOST_MISTAKES = 3


@dataclass(frozen=True)
class WordHits:
    """The sets of projects that hold every word: in the name; in name and summary; anywhere public."""

    name: int
    summary: int
    anywhere: int
    corrections: dict[str, str] = field(default_factory=dict)

    @property
    def buckets(self) -> tuple[int, int, int]:
        """By relevance, without overlap."""
        return self.name, self.summary & ~self.name, self.anywhere & ~self.summary & ~self.name


def find(words: Words, index: FacetIndex) -> WordHits:
    return find_each([words], index)[0]


def find_each(questions: list[Words], index: FacetIndex) -> list[WordHits]:
    """What each of these finds. One query for all."""
    found = fulltext.ids_by_field([words.parts(index.term_words) for words in questions])
    fields = ("name", "summary", "rest")
    return [WordHits(*(index.bits_of_ids(ids[name]) for name in fields)) for ids in found]


def find_asked_for(words: Words, index: FacetIndex) -> WordHits:
    """Of everyday speech what it asks for; words as typed where a name holds them all. One query."""
    if words.plain.singles == words.singles:
        return find(words, index)
    typed, plain = find_each([words, words.plain], index)
    return typed if typed.name else plain


def find_corrected(words: Words, hits: WordHits, index: FacetIndex) -> WordHits:
    """What a question that found nothing finds with those words corrected that stand nowhere."""
    words = words.plain
    corrections = dict(corrected(words, index))
    if not corrections:
        return hits
    better = find(words.corrected(corrections), index)
    return WordHits(better.name, better.summary, better.anywhere, corrections) if better.anywhere else hits


def is_in_a_name(text: str) -> bool:
    """Do the words stand side by side in some project's name? One query, for more words than one."""
    found = tuple(stem(word) for word in raw_words(text))
    return len(found) < 2 or bool(fulltext.which_stand([[Phrase(found)]], "name"))


def corrected(words: Words, index: FacetIndex) -> Iterator[tuple[str, str]]:
    """Each word that stands nowhere, with the known word most like it."""
    doubtful = [word for word in words.singles if word not in index.words][:MOST_MISTAKES]
    standing = fulltext.which_stand([alternatives(word, index.term_words) for word in doubtful])
    for number, word in enumerate(doubtful):
        if number not in standing and (meant := correction_of(word, index)):
            yield word, meant
