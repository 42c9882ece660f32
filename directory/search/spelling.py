"""What a typing mistake may have meant: a word of our terms and names, or of the texts about groups."""

import difflib
from collections.abc import Iterator, Set
from itertools import pairwise
from string import ascii_lowercase

from .expression import LEAST_PREFIX
from .index import FacetIndex

LEAST_ALIKE = 0.84
MOST_SLIPPED = 2
# A letter slips to one beside it on the keys, or like it in sound: "scared" is no slip for "shared".
BESIDE = "qwertyuiop asdfghjkl zxcvbnm qaz wsx edc rfv tgb yhn uj ik ol"
ALIKE = ("aeiouy", "cks", "csz", "fv", "dt", "bp", "gj", "mn")
# Sounds that are written in two ways.
SAME_SOUND = (
    ("ks", "x"),
    ("cks", "x"),
    ("f", "ph"),
    ("c", "k"),
    ("k", "ck"),
    ("sk", "sch"),
    ("y", "i"),
    ("ei", "ie"),
)
LEAST_LETTERS = 4
# Of fewer letters than this, another one makes another word: "cafe" is no slip for "case".
LEAST_SURE_LETTERS = 5


def near_letters() -> dict[str, str]:
    """For each letter those that it slips to."""
    found = {letter: "".join(group for group in ALIKE if letter in group) for letter in ascii_lowercase}
    for one, other in pairwise(BESIDE):
        if " " not in (one, other):
            found[one], found[other] = found[one] + other, found[other] + one
    return {letter: "".join(set(near) - {letter}) for letter, near in found.items()}


NEAR = near_letters()


def correction_of(word: str, index: FacetIndex) -> str:
    """The likeliest word meant; "" where nothing is like it."""
    if len(word) < LEAST_LETTERS:
        return ""
    return (
        two_words(word, index)
        or written_as_said(word, index)
        or one_slip_away(word, index)
        or much_alike(word, index)
    )


def two_words(word: str, index: FacetIndex) -> str:
    """ "selfharm" is self harm: two words of our terms, run together."""
    for at in range(LEAST_PREFIX, len(word) - 1):
        if word[:at] in index.term_words and word[at:] in index.term_words:
            return f"{word[:at]} {word[at:]}"
    return ""


def written_as_said(word: str, index: FacetIndex) -> str:
    """ "tranks" is TRANX, and "fobia" phobia: another spelling of the same sound."""
    spelt = {
        word[:at] + other + word[at + len(sound) :]
        for one, two in SAME_SOUND
        for sound, other in ((one, two), (two, one))
        for at in range(len(word))
        if word.startswith(sound, at)
    }
    known = [other for other in spelt if other in index.words]
    return min(known, key=lambda other: (other not in index.term_words, other), default="")


def one_slip_away(word: str, index: FacetIndex) -> str:
    """A term's word before a name's, a name's before another; of those the one that is said most."""
    said = index.text_words if len(word) >= LEAST_SURE_LETTERS else {}
    known = {other for other in slips(word) if other in index.words or other in said}
    ranked = sorted(
        known, key=lambda k: (k not in index.term_words, k not in index.words, -said.get(k, 0), k)
    )
    return ranked[0] if ranked else ""


def slip_for(word: str, known: Set[str]) -> str:
    """The first of some words, in the order of the alphabet, for which a word may be a slip; "" if none."""
    return (
        min((other for other in slips(word) if other in known), default="")
        if len(word) >= LEAST_SURE_LETTERS
        else ""
    )


def slips(word: str) -> Iterator[str]:
    """A letter less, more, another, or two swapped. Fingers slip late: no other letter stands first."""
    if len(word) > LEAST_SURE_LETTERS:
        yield from (letter + word for letter in ascii_lowercase)
    for at in range(len(word)):
        before, here, after = word[:at], word[at], word[at + 1 :]
        yield from (before + here + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[0] + here + after[1:]
        if at:
            yield before + after
        if at and len(word) >= LEAST_SURE_LETTERS:
            yield from (before + letter + after for letter in NEAR.get(here, ""))


def much_alike(word: str, index: FacetIndex) -> str:
    """Of terms and names only, since among all that is said something is like any word."""
    if len(word) < LEAST_SURE_LETTERS:
        return ""
    lengths = range(max(LEAST_SURE_LETTERS, len(word) - MOST_SLIPPED), len(word) + MOST_SLIPPED + 1)
    near = [known for known in index.words_by_initial.get(word[0], ()) if len(known) in lengths]
    found = difflib.get_close_matches(word, near, n=8, cutoff=LEAST_ALIKE)
    ranked = sorted(found, key=lambda known: known not in index.term_words)
    return ranked[0] if ranked else ""
