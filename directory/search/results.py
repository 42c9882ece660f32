"""What a question finds: the set that each part of it leaves, the groups in all of them, and their order."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from directory.gazetteer import Place

from .bits import positions_of
from .facets import ConstraintSets, chosen_sets
from .fulltext import WordHits
from .index import SECTIONS, FacetIndex
from .interpretation import InterpretedQuery
from .nearness import Nearby, nearby
from .question import Question

MOST_FOR_FAMILY = 10
NEAR_SECTIONS = ("current", "unchecked")


@dataclass(frozen=True, eq=False)
class Results:
    """The groups that one interpreted question finds in one index. Each part is made once, on demand."""

    question: Question
    interpreted: InterpretedQuery
    index: FacetIndex

    @property
    def place(self) -> Place | None:
        """The place that narrows; all of England does not."""
        place = self.interpreted.place
        return None if place and place.covers_england else place

    @property
    def near_label(self) -> str:
        return self.place.label if self.place else ""

    @property
    def place_read_as_words(self) -> bool:
        """No place that we know was asked for, and as words it finds something."""
        question, interpreted = self.question, self.interpreted
        return question.near.is_unknown and not question.q and bool(interpreted.hits or interpreted.is_split)

    @cached_property
    def nearby(self) -> Nearby | None:
        return nearby(self.place, self.question.within, self.index) if self.place else None

    def within(self, miles: int) -> "Results":
        """The same question with another distance."""
        return replace(self, question=replace(self.question, within=miles))

    @cached_property
    def bits_near(self) -> int:
        """What is near the place, and what is known only by a region that lies in it whole: London."""
        bits = self.nearby.bits if self.nearby else 0
        for region in self.place.whole_regions if self.place else ():
            bits |= self.index.set_of("region", region)
        return bits

    @cached_property
    def constraints(self) -> ConstraintSets:
        return self.constrained_by(self.interpreted.hits)

    def constrained_by(self, hits: WordHits | None, question: Question | None = None) -> ConstraintSets:
        """Every part of the question as a set; closed projects need their name in the words."""
        index = self.index
        parts = chosen_sets(question or self.question, index)
        if hits:
            parts["q"] = hits.anywhere
        if self.interpreted.near.text and (self.place or not self.interpreted.place):
            parts["near"] = self.bits_near | index.national_bits
        open_or_named = index.everything & ~index.sections["closed"] | (hits.name if hits else 0)
        if self.interpreted.for_somebody_else:
            # They stand in a section of their own: the one who is asked for could not join them.
            open_or_named &= ~index.set_of("community", "carers-and-family", only=True)
        return ConstraintSets(parts, open_or_named)

    @cached_property
    def bits(self) -> int:
        """The set of all results; none where it must first be said which place is meant."""
        if self.question.near.choices or self.question.is_impossible:
            return 0
        return self.constraints.all

    @cached_property
    def total(self) -> int:
        return self.bits.bit_count()

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many results each section has, over all pages."""
        return {name: (self.bits & self.index.sections[name]).bit_count() for name in SECTIONS}

    def ids(self) -> list[int]:
        """Every result, in order."""
        return [self.index.ids[position] for _, position in self.slice(0, self.total)]

    def slice(self, start: int, most: int) -> list[tuple[str, int]]:
        """The results from the start-th on, as section and position in the index."""
        found = []
        for name in SECTIONS:
            section = self.bits & self.index.sections[name]
            count = section.bit_count()
            if start < count and most:
                taken = list(self.in_order(name, section, start, min(most, count - start)))
                found += [(name, position) for position in taken]
                most -= len(taken)
            start = max(0, start - count)
        return found

    def in_order(self, section: str, bits: int, start: int, most: int) -> Iterator[int]:
        """Of one section: nearest first, else by relevance, else by name."""
        if self.nearby and section in NEAR_SECTIONS:
            return self.nearest_first(self.nearby, bits, start, most)
        return positions_in([bits & bucket for bucket in self.buckets], start, most)

    def nearest_first(self, near: Nearby, bits: int, start: int, most: int) -> Iterator[int]:
        """Those with a distance, nearest first; then those that cover the place, without one."""
        with_miles = bits & near.points
        count = with_miles.bit_count()
        if start < count:
            rows = ((near.distances[position], position) for position in positions_of(with_miles))
            wanted = [position for _, position in heapq.nsmallest(start + most, rows)[start:]]
            yield from wanted
            most -= len(wanted)
        if most > 0:
            rest = bits & ~near.points
            yield from positions_in([rest & bucket for bucket in self.buckets], max(0, start - count), most)

    def for_family(self) -> list[int]:
        """Positions of up to ten groups for carers and family that fit the rest, those of the words first."""
        bits = self.index.everything & ~self.index.sections["closed"]
        for name, part in self.constraints.parts.items():
            bits &= self.index.everything if name == "q" else part
        open_ones = bits & self.index.set_of("community", "carers-and-family")
        fitting = open_ones & (self.interpreted.hits.anywhere if self.interpreted.hits else 0)
        first = self.nearest(fitting, MOST_FOR_FAMILY)
        return first + self.nearest(open_ones & ~fitting, MOST_FOR_FAMILY - len(first))

    def nearest(self, bits: int, most: int) -> list[int]:
        """Of these positions those with a distance, nearest first; then the others in their order."""
        if not self.nearby:
            return list(positions_of(bits, 0, most))
        distances, measured = self.nearby.distances, bits & self.nearby.points
        found = heapq.nsmallest(
            most, positions_of(measured), key=lambda position: (distances[position], position)
        )
        return [*found, *positions_of(bits & ~measured, 0, most - len(found))]

    @property
    def buckets(self) -> tuple[int, ...]:
        """Sets without overlap, the most relevant first; one of all where no words are searched."""
        hits = self.interpreted.hits
        return hits.by_relevance if hits else (self.index.everything,)


def positions_in(sets: list[int], start: int, most: int) -> Iterator[int]:
    """The positions in one set after the other, each ascending."""
    for bits in sets:
        count = bits.bit_count()
        if start < count and most > 0:
            taken = min(most, count - start)
            yield from positions_of(bits, start, taken)
            most -= taken
        start = max(0, start - count)
