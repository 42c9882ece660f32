"""FacetIndex: for each option the set of projects it holds, in memory, the same on both databases."""

import datetime
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone
from django.utils.text import slugify

from directory import rules
from directory.models import DirectoryVersion
from directory.vocabulary import LinkKind

from . import index_source
from .bits import Bits, bits_of, bits_of_many, position_table
from .nearness import Points, points_of
from .question import SINGLE_ANSWERS

# From one in so many on, it is quicker to flag each id and read all flags at once.
MANY = 40
SECTIONS = ("current", "unchecked", "national", "closed")


@dataclass(frozen=True, eq=False)
class FacetIndex:
    """A whole, unchanging picture of what is published, at one version and on one day."""

    version: int
    day: datetime.date
    ids: array
    positions: array
    sections: Mapping[str, int]
    sets: Mapping[tuple[str, str], int]
    only_sets: Mapping[tuple[str, str], int]
    covering: Mapping[str, int]
    points: Points
    organisations: int
    terms: Mapping[str, list]
    known: Mapping[str, Mapping[str, str]]
    replaced: Mapping[tuple[str, str], str]
    words: frozenset[str] = field(repr=False)
    term_words: frozenset[str] = field(repr=False)
    term_phrases: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]] = field(repr=False)
    text_words: Mapping[str, int] = field(repr=False)

    @property
    def size(self) -> int:
        return len(self.ids)

    @property
    def everything(self) -> int:
        return (1 << self.size) - 1

    @property
    def national_bits(self) -> int:
        """Those that no place can lose: national and online ones."""
        return self.sections["national"]

    @cached_property
    def words_by_initial(self) -> Mapping[str, list[str]]:
        """The words of names and terms, in the order of the alphabet."""
        found = defaultdict(list)
        for word in sorted(self.words):
            found[word[0]].append(word)
        return dict(found)

    def set_of(self, facet: str, value: str, only: bool = False) -> int:
        sets = self.only_sets if only else self.sets
        return sets.get((facet, value), 0)

    def bits_of_ids(self, ids: Collection[int]) -> int:
        """The set of the published among these ids."""
        if len(ids) * MANY > self.size:
            return bits_of_many(ids, self.positions, self.size)
        return bits_of(self.positions_of(ids), self.size)

    def positions_of(self, ids: Iterable[int]) -> list[int]:
        table, last = self.positions, len(self.positions)
        return [p for i in ids if i < last and (p := table[i]) >= 0]

    def region_called(self, text: str) -> tuple[str, str] | None:
        """Slug and label of the region whose name or label was typed, or None."""
        typed = slugify(text)
        for slug, label in self.known["region"].items():
            if typed in (slug, slugify(label)):
                return slug, label
        return None

    def section_of(self, position: int) -> str:
        return next(name for name in SECTIONS if self.sections[name] >> position & 1)


def build() -> FacetIndex:
    """Read everything once. The version is read first: a change meanwhile makes it old, never wrong."""
    version, day = DirectoryVersion.objects.number(), timezone.localdate()
    terms = index_source.terms()
    circles = index_source.one_circle()
    rows = sorted(
        index_source.projects(), key=lambda row: (row.section(day), row.id in circles, row.sort_name, row.id)
    )
    sets = SetMaker(position_table([row.id for row in rows]), len(rows))
    organisations, organisation_ids = Bits(len(rows)), index_source.organisations()
    in_sections = [Bits(len(rows)) for _ in SECTIONS]
    for position, row in enumerate(rows):
        in_sections[row.section(day)].add(position)
        if row.id in organisation_ids:
            organisations.add(position)
        sets.add_row(position, row)
    sections = {name: made.as_int() for name, made in zip(SECTIONS, in_sections, strict=True)}
    sets.add_links(terms)
    sets.add_places(anywhere=sections["national"])
    known = index_source.known(terms)
    return FacetIndex(
        version=version,
        day=day,
        ids=array("q", [row.id for row in rows]),
        positions=sets.positions,
        sections=sections,
        sets=sets.finished(terms),
        only_sets=sets.finished(terms, only=True),
        covering=sets.covering,
        points=points_of(sets.points),
        organisations=organisations.as_int(),
        terms=terms.by_vocabulary,
        known=known,
        replaced=terms.replaced,
        words=index_source.vocabulary((row.words for row in rows), terms),
        term_words=terms.words,
        term_phrases=terms.phrases,
        text_words=index_source.corpus_words(),
    )


class SetMaker:
    """Fills one set an option, row by row."""

    def __init__(self, positions: array, size: int):
        self.positions, self.size = positions, size
        self.sets: defaultdict[tuple[str, str], Bits] = defaultdict(lambda: Bits(size))
        self.only: defaultdict[tuple[str, str], Bits] = defaultdict(lambda: Bits(size))
        self.ready: dict[tuple[str, str], int] = {}
        self.covering: dict[str, int] = {}
        self.points: list[tuple[float, float, int, str]] = []

    def at(self, id_: int) -> int:
        return self.positions[id_] if id_ < len(self.positions) else -1

    def add_row(self, position: int, row) -> None:
        for (name, (_, values)), answer in zip(SINGLE_ANSWERS.items(), row.answers, strict=True):
            if answer in values:
                self.sets[name, answer].add(position)
        for value in rules.led(row.controlled_by, row.facilitated_by):
            self.sets["led", value].add(position)
        if tie := rules.carers_tie(row.carers):
            self.sets["community", rules.CARERS_TERM].add(position)
            if tie == LinkKind.ONLY:
                self.only["community", rules.CARERS_TERM].add(position)

    def add_links(self, terms) -> None:
        for project_id, term_id, kind in index_source.links():
            position = self.at(project_id)
            key = terms.keys.get(term_id)
            if position < 0 or key is None:
                continue
            self.sets[key].add(position)
            if kind == "only":
                self.only[key].add(position)

    def add_places(self, anywhere: int) -> None:
        """Points, regions and authorities; no place loses a national or online project."""
        covering = self.made(index_source.coverage())
        authorities = self.made(self.add_points(index_source.venues()))
        for code, bits in covering.items():
            authorities[code] = authorities.get(code, 0) | bits
        for facet, made in (("region", self.made(index_source.regions())), ("authority", authorities)):
            self.ready |= {(facet, value): bits | anywhere for value, bits in made.items()}
        self.covering = covering

    def add_points(self, venues) -> Iterator[tuple[int, str]]:
        """Keeps each public point on its way to the set of its authority."""
        for project_id, latitude, longitude, code in venues:
            position = self.at(project_id)
            if position >= 0 and latitude is not None:
                self.points.append((latitude, longitude, position, code))
            if code:
                yield project_id, code

    def made(self, rows: Iterable[tuple[int, str]]) -> dict[str, int]:
        """A set for each value, of rows of project and value."""
        sets: defaultdict[str, Bits] = defaultdict(lambda: Bits(self.size))
        for project_id, value in rows:
            if (position := self.at(project_id)) >= 0:
                sets[value].add(position)
        return {value: bits.as_int() for value, bits in sets.items()}

    def finished(self, terms, only: bool = False) -> dict[tuple[str, str], int]:
        """Each set as an int, a term with all the terms below it."""
        own = {key: bits.as_int() for key, bits in (self.only if only else self.sets).items()}
        whole = {key: own.get(key, 0) for key in terms.keys.values()} | own
        for key, below in terms.below.items():
            for child in below:
                whole[key] = whole.get(key, 0) | own.get(child, 0)
        return whole if only else whole | self.ready
