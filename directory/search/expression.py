"""What a visitor's words ask for: parts that must all match, each as any of its alternatives."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from directory.models.words import raw_words, stem
from directory.phrases import listed

from .conversational_words import spoken
from .synonyms import Stems, Synonym, stems_of, synonym_of, synonym_phrases

QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
MOST_PARTS = 12
LEAST_PREFIX = 3
# Of a term or a synonym, in words.
LONGEST_NAME = 6


@dataclass(frozen=True)
class Word:
    """A stem, or the beginning of one."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True)
class Phrase:
    """Stems that stand side by side."""

    stems: tuple[str, ...]


Part = list[Word | Phrase]
# A term: its vocabulary and its slug.
TermKey = tuple[str, str]


@dataclass(frozen=True)
class Concept:
    """One thing that a question asks for, as typed: “women”, “hearing voices”, “asylum seekers”.

    `parts` must all match. `same` are texts that mean the same. `wider` is what holds it, with its words;
    empty where nothing does. `terms` are those of its names. A quoted phrase keeps its quotes in `typed`.
    """

    typed: str
    parts: list[Part]
    wider: Part = field(default_factory=list)
    wider_said: str = ""
    terms: tuple[TermKey, ...] = ()
    same: tuple[str, ...] = ()
    wider_texts: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        return self.typed.replace('"', "")


@dataclass(frozen=True)
class Words:
    """A query read: its phrases and its single words, as typed."""

    phrases: tuple[tuple[str, ...], ...] = ()
    singles: tuple[str, ...] = ()
    small: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.phrases or self.singles)

    def parts(self, whole_words: Set[str] = frozenset()) -> list[Part]:
        """What must match. `whole_words` are words of terms: they mean themselves ("men" is not "mental")."""
        return [part for concept in self.concepts(whole_words) for part in concept.parts]

    def concepts(
        self, whole_words: Set[str] = frozenset(), terms: Mapping[Stems, tuple[TermKey, ...]] | None = None
    ) -> list[Concept]:
        """The same by what is asked for: quoted phrases, then the longest term or synonym at each word."""
        terms = terms or {}
        quoted = []
        for phrase in self.phrases:
            stems = tuple(map(stem, phrase))
            quoted.append(Concept(f'"{" ".join(phrase)}"', [[Phrase(stems)]], terms=terms.get(stems, ())))
        return [*quoted, *concepts_in(self.singles, whole_words, terms)]

    @property
    def text(self) -> str:
        """As somebody would type it."""
        return " ".join([*(f'"{" ".join(phrase)}"' for phrase in self.phrases), *self.singles])

    @property
    def said(self) -> str:
        return self.text.replace('"', "")

    @property
    def asked_for(self) -> "Words":
        """Without the words that somebody asks with; empty where there are no others."""
        return Words(self.phrases, tuple(word for word in self.singles if word not in self.spoken))

    @property
    def without_noise(self) -> "Words":
        """Without those of them that tell nothing."""
        return Words(self.phrases, tuple(word for word in self.singles if word not in self.small))

    @property
    def essential(self) -> "Words":
        """What is asked for; where that is nothing, as much as tells something, else all."""
        return self.asked_for or self.without_noise or self

    def corrected(self, corrections: dict[str, str]) -> "Words":
        """A correction may be two words that were run together."""
        meant = (part for word in self.singles for part in corrections.get(word, word).split())
        return Words(self.phrases, tuple(dict.fromkeys(meant)))


def parse(text: str) -> Words:
    """Quotes make a phrase; a quote left open is no quote; the rest are words that must all match."""
    phrases = [tuple(raw_words(inside)) for inside in QUOTED.findall(text)]
    unquoted = QUOTED.sub(" ", text)
    singles = raw_words(unquoted)
    singles += [phrase[0] for phrase in phrases if len(phrase) == 1]
    phrases = [phrase[:MOST_PARTS] for phrase in phrases if len(phrase) > 1]
    small, said = spoken(unquoted)
    for phrase in synonym_phrases(singles):
        # "Feeling low" is asked for, whoever says "feeling" else.
        small, said = small - set(singles[phrase]), said - set(singles[phrase])
    singles = list(dict.fromkeys(singles))
    if len(singles) > MOST_PARTS:
        # What a long sentence asks for may stand at its end.
        singles = [word for word in singles if word not in said] or singles
    return Words(tuple(phrases[:MOST_PARTS]), tuple(singles[:MOST_PARTS]), small, said)


def alternatives(word: str, whole_words: Set[str]) -> Part:
    """A word's stem, and the word as a beginning; that alone where the stem begins with it."""
    own = Word(stem(word))
    if len(word) < LEAST_PREFIX or word in whole_words:
        return [own]
    beginning = Word(word, is_prefix=True)
    return [beginning] if own.text.startswith(word) else [own, beginning]


def concepts_in(
    words: Sequence[str], whole_words: Set[str], terms: Mapping[Stems, tuple[TermKey, ...]]
) -> Iterator[Concept]:
    """The longest name of a term or a synonym at each word, else the word alone."""
    at = 0
    stems = tuple(stem(word) for word in words)
    while at < len(words):
        sizes = range(min(LONGEST_NAME, len(words) - at), 1, -1)
        size = next((n for n in sizes if synonym_of(words[at : at + n]) or stems[at : at + n] in terms), 1)
        here, key = words[at : at + size], stems[at : at + size]
        meant_by = synonym_of(here)
        found = meant_by or Synonym()
        if meant_by is not None:
            itself: Part = alternatives(here[0], whole_words) if size == 1 else [Phrase(key)]
            parts = [itself + [meant(text) for text in found.same]]
        else:
            parts = [alternatives(word, whole_words) for word in here]
        wider = [meant(text) for text in found.wider]
        named = tuple(term for name in (key, *map(stems_of, found.same)) for term in terms.get(name, ()))
        said, texts = listed(found.wider, "or"), (found.same, found.wider)
        yield Concept(" ".join(here), parts, wider, said, named, *texts)
        at += size


def meant(text: str) -> Word | Phrase:
    """A text of the table of synonyms: a word by itself, or words side by side."""
    words = raw_words(text)
    return Phrase(tuple(map(stem, words))) if len(words) > 1 else Word(stem(words[0]))
