"""Sets of projects as plain integers: bit i is the i-th project in default order."""

from array import array
from collections.abc import Iterable, Iterator

CHUNK = 64
ONE = tuple(1 << n for n in range(8))
# False and True as the digits of a binary number.
DIGITS = bytes.maketrans(b"\x00\x01", b"01")


class Bits:
    """A set in the making: add positions, then take it as an int."""

    def __init__(self, size: int):
        self.bytes = bytearray(size // 8 + 1)

    def add(self, position: int) -> None:
        self.bytes[position >> 3] |= 1 << (position & 7)

    def as_int(self) -> int:
        return int.from_bytes(self.bytes, "little")


def bits_of(positions: Iterable[int], size: int) -> int:
    made = bytearray(size // 8 + 1)
    for position in positions:
        made[position >> 3] |= ONE[position & 7]
    return int.from_bytes(made, "little")


def bits_of_many(ids: Iterable[int], table: array, size: int) -> int:
    """The same for many ids at once, by their positions in a table."""
    # An id that is not published has the position -1: the spare flag at the end.
    flags, last = bytearray(size + 1), len(table)
    for id_ in ids:
        if id_ < last:
            flags[table[id_]] = 1
    del flags[size:]
    return int(flags.translate(DIGITS)[::-1], 2) if flags else 0


def positions_of(bits: int, start: int = 0, most: int | None = None) -> Iterator[int]:
    """The positions in a set, ascending, from the start-th on; whole chunks before it are only counted."""
    data = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    left = most if most is not None else bits.bit_count()
    for offset in range(0, len(data), CHUNK):
        chunk = int.from_bytes(data[offset : offset + CHUNK], "little")
        if left <= 0:
            return
        count = chunk.bit_count()
        if count <= start:
            start -= count
            continue
        for position in _ones(chunk, offset * 8):
            if start:
                start -= 1
            elif left:
                left -= 1
                yield position
        start = 0


def _ones(chunk: int, base: int) -> Iterator[int]:
    while chunk:
        lowest = chunk & -chunk
        yield base + lowest.bit_length() - 1
        chunk ^= lowest


def position_table(ids: list[int]) -> array:
    """For each id its position, or -1: four bytes an id, where a dict takes a hundred."""
    table = array("i", [-1]) * (max(ids, default=0) + 1)
    for position, id_ in enumerate(ids):
        table[id_] = position
    return table
