"""What a visitor's words ask for: parts that must all match, each as any of its alternatives."""

import re
from collections.abc import Set
from dataclasses import dataclass

from directory.models.words import raw_words, stem

from .conversational_words import spoken

QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
MOST_PARTS = 12
MOST_LEFT_OUT = 6
LEAST_PREFIX = 3


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
        """`whole_words` are words of terms: they mean themselves, so "men" does not find "mental"."""
        phrases: list[Part] = [[Phrase(tuple(stem(word) for word in phrase))] for phrase in self.phrases]
        return phrases + [alternatives(word, whole_words) for word in self.singles]

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

    @property
    def fewer(self) -> list["Words"]:
        """These without one word, then each word alone, where that is less."""
        singles = self.singles[:MOST_LEFT_OUT]
        less = [Words(self.phrases, tuple(w for w in self.singles if w != word)) for word in singles]
        alone = [Words((), (word,)) for word in singles]
        return [words for words in dict.fromkeys(less + alone) if words and words != self]

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
    singles, (small, said) = list(dict.fromkeys(singles)), spoken(unquoted)
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
