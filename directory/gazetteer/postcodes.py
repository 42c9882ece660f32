"""Postcodes: their shapes, and the packed blocks that 2.26 million of them are kept in."""

import re
import zlib
from dataclasses import dataclass
from itertools import pairwise

from ..geo import Point

OUTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
POSTCODE = re.compile(rf"({OUTCODE.pattern})([0-9][A-Z]{{2}})")
# With one letter of the last two, it still says which sector.
SECTOR = re.compile(rf"({OUTCODE.pattern})([0-9])[A-Z]?")


@dataclass(frozen=True)
class Postcode:
    """A full postcode, live or not, in two halves."""

    outcode: str
    incode: str

    def __str__(self):
        return f"{self.outcode} {self.incode}"

    @property
    def sector(self) -> str:
        return f"{self.outcode} {self.incode[0]}"


@dataclass(frozen=True)
class Position:
    """What a block says of one postcode."""

    point: Point
    authority_code: str


def postcode_in(words: list[str]) -> Postcode | None:
    """The postcode that the words are, or that stands in an address."""
    for some in (words, *pairwise(words), *([word] for word in words)):
        if found := POSTCODE.fullmatch("".join(some).upper()):
            return Postcode(*found.groups())
    return None


def sector_key(outcode: str, digit: str) -> str:
    """The one kind of key with a space: without it LS2 8 would be LS28, another town."""
    return f"{outcode} {digit}".casefold()


def postal_keys(words: list[str]) -> list[str]:
    """The outcode and sector it may be, likelier first: a space before the last digit means a sector."""
    whole = "".join(words).upper()
    outcodes = [whole.casefold()] if OUTCODE.fullmatch(whole) else []
    sectors = [sector_key(*found.groups())] if (found := SECTOR.fullmatch(whole)) else []
    has_gap = len(words) > 1 and OUTCODE.fullmatch("".join(words[:-1]).upper())
    return sectors + outcodes if has_gap else outcodes + sectors


def pack(lines: list[str]) -> bytes:
    """Lines of "8AD,53.8052,-1.5542,E08000035" as one compressed block."""
    return zlib.compress(("\n" + "".join(lines)).encode("ascii"), 3)


def find_in_block(block: bytes, incode: str) -> Position | None:
    """The postcode's own line in its outcode's block."""
    if not block:
        return None
    text = zlib.decompress(block).decode("ascii")
    start = text.find(f"\n{incode},")
    if start < 0:
        return None
    _, lat, lon, code = text[start + 1 : text.index("\n", start + 1)].split(",")
    return Position(Point(float(lat), float(lon)), code)
