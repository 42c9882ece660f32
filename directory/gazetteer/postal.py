"""Postcodes inside other words, and those typed wrong: the outcode in them still says where. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .postcodes import OUTCODE, POSTCODE, SECTOR, sector_key

AS_DIGIT = str.maketrans("OILSBZ", "011582")
AS_LETTER = str.maketrans("01582", "OISBZ")
# What may stand after an outcode as a second half that is too long, too short or has a letter for its digit.
SECOND_HALF = re.compile(r"[0-9OIL][A-Z0-9]{0,4}|[A-Z]{1,3}[0-9]?")
LIKE = re.compile(r"([A-Z]{1,2}[0-9OIL][0-9A-Z]?)([0-9OIL]?[A-Z0-9]{0,4})")


@dataclass(frozen=True)
class Outward:
    """An outcode that may be meant, with the words (from start to end) that it was typed as."""

    outcode: str
    typed: str
    start: int
    end: int


def is_like_postcode(text: str) -> bool:
    """Whether text with a figure in it looks like a postcode, right or wrong; "25" and "under 25s" do not."""
    closed = re.sub(r"[^A-Z0-9]", "", text.upper())
    return any(c.isdigit() for c in closed) and bool(LIKE.fullmatch(closed)) and len(closed) <= 9


def outwards(words: list[str]) -> Iterator[Outward]:
    """Each outcode that stands in the words, alone or with half a postcode after it; likelier ones first."""
    upper = [word.upper() for word in words]
    for i, word in enumerate(upper):
        after = upper[i + 1] if i + 1 < len(upper) else ""
        if OUTCODE.fullmatch(word):
            if after and any(map(str.isdigit, after)) and SECOND_HALF.fullmatch(after):
                yield Outward(word, f"{word} {after}", i, i + 2)
            yield Outward(word, word, i, i + 1)
    for i, word in enumerate(upper):
        for size in (4, 3, 2):
            # "b152ttt", typed without its gap: the outcode ends before the last figure.
            head, rest = word[:size], word[size:]
            if OUTCODE.fullmatch(head) and re.fullmatch(r"[0-9][A-Z]{1,4}|[0-9]{1,3}[A-Z]{0,3}", rest):
                yield Outward(head, word, i, i + 1)


def put_right(words: list[str]) -> Iterator[tuple[str, int, int]]:
    """A postcode as it would be with O and 0, or I and 1, put right, with the words it was typed as."""
    upper = [word.upper() for word in words]
    spans = [("".join(pair), i, i + 2) for i, pair in enumerate(pairwise(upper))]
    spans += [(word, i, i + 1) for i, word in enumerate(upper)]
    for typed, start, end in spans:
        if 2 <= len(typed) <= 7 and any(map(str.isdigit, typed)):
            for text in dict.fromkeys(_with_letters_right(typed)):
                if text != typed and (OUTCODE.fullmatch(text) or POSTCODE.fullmatch(text)):
                    yield text, start, end


def _with_letters_right(typed: str) -> Iterator[str]:
    """What it would be with one letter of area, or two, with an incode and as an outcode alone."""
    for size in (2, 1):
        out, digit, unit = typed[:-3], typed[-3:-2], typed[-2:]
        area, district = out[:size].translate(AS_LETTER), out[size:].translate(AS_DIGIT)
        yield area + district + digit.translate(AS_DIGIT) + unit.translate(AS_LETTER)
        yield area + out[size:] + digit.translate(AS_DIGIT) + unit.translate(AS_LETTER)
    for size in (2, 1):
        yield typed[:size].translate(AS_LETTER) + typed[size:].translate(AS_DIGIT)


def sector_in(typed: str) -> str | None:
    """The key of the sector in "M14 6L"; None where no figure follows the outcode."""
    found = SECTOR.fullmatch(typed.replace(" ", ""))
    return sector_key(*found.groups()) if found and " " in typed else None
