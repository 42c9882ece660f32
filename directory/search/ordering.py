"""Results in order: by section; inside each nearest first, else by relevance, else by name."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from .bits import positions_of
from .index import SECTIONS, FacetIndex
from .nearness import Nearby
from .words import WordHits

NEAR_SECTIONS = ("current", "unchecked")


@dataclass(frozen=True)
class Ordering:
    """How to walk a set of results."""

    index: FacetIndex
    hits: WordHits | None
    near: Nearby | None

    def totals(self, bits: int) -> dict[str, int]:
        return {name: (bits & self.index.sections[name]).bit_count() for name in SECTIONS}

    def page(self, bits: int, start: int, most: int) -> list[tuple[str, int]]:
        """The results from the start-th on, as section and position."""
        found = []
        for name in SECTIONS:
            section = bits & self.index.sections[name]
            count = section.bit_count()
            if start < count and most:
                taken = list(self.in_order(name, section, start, min(most, count - start)))
                found += [(name, position) for position in taken]
                most -= len(taken)
            start = max(0, start - count)
        return found

    def everything(self, bits: int) -> list[tuple[str, int]]:
        return self.page(bits, 0, bits.bit_count())

    def in_order(self, name: str, bits: int, start: int, most: int) -> Iterator[int]:
        if self.near and name in NEAR_SECTIONS:
            return self.nearest(bits, start, most)
        if self.hits:
            return chained([bits & bucket for bucket in self.hits.buckets], start, most)
        return positions_of(bits, start, most)

    def nearest(self, bits: int, start: int, most: int) -> Iterator[int]:
        """Those with a distance, nearest first; then those that cover the place, without one."""
        with_miles = bits & self.near.points
        count = with_miles.bit_count()
        if start < count:
            distances = self.near.distances
            rows = ((distances[position], position) for position in positions_of(with_miles))
            wanted = [position for _, position in heapq.nsmallest(start + most, rows)[start:]]
            yield from wanted
            most -= len(wanted)
        if most > 0:
            rest = bits & ~self.near.points
            buckets = [rest & bucket for bucket in self.hits.buckets] if self.hits else [rest]
            yield from chained(buckets, max(0, start - count), most)


def chained(sets: list[int], start: int, most: int) -> Iterator[int]:
    """One set after the other."""
    for bits in sets:
        count = bits.bit_count()
        if start < count and most > 0:
            taken = min(most, count - start)
            yield from positions_of(bits, start, taken)
            most -= taken
        start = max(0, start - count)
