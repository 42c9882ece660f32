"""How names are spelled: folding away what does not matter, and the parts that people use for the whole."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

LONGEST = 100
MOST_WORDS = 14

APOSTROPHES = re.compile(r"['’‘ʼ`´]")
JOINED = re.compile(r"\b(?:upon|under|on|and|super|in|by|le|de|next)\b|,", re.IGNORECASE)
LISTED = re.compile(r"\band\b|,", re.IGNORECASE)
# A part that is only this says nowhere.
FILLER = frozenset(
    "north south east west central greater upper lower great little old new inner outer"
    " town city county village isle the of and st".split()
)


def fold(text: str) -> list[str]:
    """The words of a name without case, accents and punctuation: "King's Lynn" and "kings lynn" are one."""
    text = APOSTROPHES.sub("", text.casefold().replace("&", " and "))
    letters = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", letters)
    return ["st" if word == "saint" else word for word in words]


def key_of(name: str) -> str:
    """What a name is found by. Spaces do not count: "Tower Hamlets" is "towerhamlets"."""
    return "".join(fold(name))


# A name's key, and the words that say where it is.
Split = tuple[str, list[str]]


@dataclass(frozen=True)
class Typed:
    """The folded words of what somebody typed, and after how many of them a comma stood."""

    text: str
    words: list[str]
    commas: list[int]

    @property
    def splits(self) -> list[Split]:
        """Each way to take it as a name and where that is: the whole, at commas, then longest name first."""
        return [self.whole, *self.at_commas, *self.at_spaces]

    @property
    def whole(self) -> Split:
        return "".join(self.words), []

    @property
    def at_commas(self) -> list[Split]:
        return [self._split(size) for size in self._sizes if size in self.commas]

    @property
    def at_spaces(self) -> list[Split]:
        return [self._split(size) for size in self._sizes if size not in self.commas]

    @property
    def _sizes(self) -> range:
        return range(len(self.words) - 1, 0, -1)

    def part(self, start: int, end: int) -> "Typed":
        """Some of the words in a row, with the commas between them."""
        commas = [c - start for c in self.commas if start < c <= end]
        return Typed(self.text, self.words[start:end], commas)

    @property
    def segments(self) -> list[list[str]]:
        """The words between commas."""
        ends = [*dict.fromkeys(c for c in self.commas if 0 < c < len(self.words)), len(self.words)]
        return [self.words[a:b] for a, b in zip([0, *ends], ends, strict=False)]

    def spans(self, most: int) -> set[str]:
        """The keys of up to so many words in a row, and of all of them."""
        size = len(self.words)
        return {self.whole[0]} | {
            "".join(self.words[i:j]) for i in range(size) for j in range(i + 1, min(i + most, size) + 1)
        }

    def _split(self, size: int) -> Split:
        return "".join(self.words[:size]), self.words[size:]


def typed(text: str) -> Typed:
    """No words where no place was ever so long."""
    text = " ".join(text.split())
    pieces = [fold(piece) for piece in text.split(",")] if len(text) <= LONGEST else []
    words = [word for piece in pieces for word in piece]
    commas = list(accumulate(len(piece) for piece in pieces))
    return Typed(text, words, commas) if len(words) <= MOST_WORDS else Typed(text, [], [])


def parts_of(name: str) -> list[str]:
    """What people call it for short: Newcastle for Newcastle upon Tyne."""
    spaced = name.replace("-", " ")
    parts = [JOINED.split(spaced)[0], *LISTED.split(spaced)]
    return [part for part in dict.fromkeys(p.strip() for p in parts) if part != spaced and says_where(part)]


def says_where(part: str) -> bool:
    words = fold(part)
    return len("".join(words)) >= 3 and not FILLER.issuperset(words)
