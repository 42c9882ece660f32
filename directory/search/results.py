"""A visitor's question, answered: what it asks, the sets that it narrows to, and a page's rows."""

from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from directory.gazetteer import Place

from .cards import Carried, card, facts_of
from .distress import Distress, heard
from .facets import MORE_FACETS, OPEN_FACETS, Facet, Narrowing, chosen_sets, facets
from .index import SECTIONS, FacetIndex
from .interpretation import Reading, understand
from .links import Links
from .live import live
from .nearness import Nearby, nearby
from .ordering import Ordering
from .pages import PAGE_SIZE, Pages, pages
from .question import RADII, Asked, clean_question
from .sections import HEADINGS, Section
from .words import WordHits


class Results:
    """One question. Everything is worked out when it is first asked for, once."""

    def __init__(self, data: QueryDict, index: FacetIndex | None = None, path: str | None = None):
        self.index = index or live.current()
        self.asked: Asked = clean_question(data, self.index.known)
        self.links = Links(self.asked, path or reverse("projects"))

    # The question as read.

    @cached_property
    def reading(self) -> Reading:
        return understand(self.asked, self.index)

    @property
    def is_plain(self) -> bool:
        """Nothing was asked for, so every group answers."""
        return not self.links.pairs and not self.asked.unknown

    @property
    def q(self) -> str:
        return self.asked.q

    @property
    def near(self) -> str:
        return self.asked.near.text

    @cached_property
    def heard(self) -> Distress | None:
        """The call for help in what was typed, in either box or split over both."""
        return heard(self.q, self.near)

    @property
    def near_is_a_call(self) -> bool:
        """The call for help stands in the place's box, or ends there."""
        return bool(self.heard) and (bool(heard(self.near)) or not heard(self.q))

    @property
    def near_as_words(self) -> bool:
        """No place that we know was asked for, and as words it finds something."""
        return self.asked.near.is_unknown and not self.q and bool(self.reading.hits or self.reading.split)

    @property
    def within(self) -> int:
        return self.asked.within

    @property
    def only(self) -> bool:
        return self.asked.only

    @property
    def place(self) -> Place | None:
        return self.reading.near.place

    # The sets.

    @cached_property
    def nearby(self) -> Nearby | None:
        return nearby(self.place, self.within, self.index) if self.place else None

    @cached_property
    def narrowing(self) -> Narrowing:
        return self.narrowed_by(self.reading.hits)

    def narrowed_by(self, hits: WordHits | None, asked: Asked | None = None) -> Narrowing:
        """Every part of the question as a set; closed projects need their name in the words."""
        index = self.index
        parts = chosen_sets(asked or self.asked, index)
        if hits:
            parts["q"] = hits.anywhere
        if self.reading.near.text:
            parts["near"] = (self.nearby.bits if self.nearby else 0) | index.anywhere
        open_or_named = index.everything & ~index.sections["closed"] | (hits.name if hits else 0)
        return Narrowing(parts, open_or_named)

    @cached_property
    def bits(self) -> int:
        if self.asked.near.choices or self.asked.is_impossible:
            return 0
        return self.narrowing.all

    @cached_property
    def total(self) -> int:
        return self.bits.bit_count()

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many results each section has, over all pages."""
        return self.ordering.totals(self.bits)

    @cached_property
    def ordering(self) -> Ordering:
        return Ordering(self.index, self.reading.hits, self.nearby)

    def ids(self) -> list[int]:
        """Every result, in order."""
        return [self.index.ids[position] for _, position in self.ordering.everything(self.bits)]

    # The page.

    @property
    def page_is_gone(self) -> bool:
        return not 1 <= self.asked.page <= max(1, -(-self.total // PAGE_SIZE))

    @property
    def first_page_url(self) -> str:
        return self.links.same()

    @cached_property
    def retired_url(self) -> str:
        """The address with retired terms replaced; "" where none was asked for."""
        replaced = self.index.replaced
        gone = [pair for pair in self.asked.unknown if pair in replaced]
        if not gone:
            return ""
        return self.links.url([*self.links.pairs, *((name, replaced[name, value]) for name, value in gone)])

    @cached_property
    def shown(self) -> list[tuple[str, int]]:
        return self.ordering.page(self.bits, (self.asked.page - 1) * PAGE_SIZE, PAGE_SIZE)

    @cached_property
    def sections(self) -> list[Section]:
        """The sections that this page shows something of."""
        facts = facts_of(self.index.ids[position] for _, position in self.shown)
        return [self.section(name, facts) for name in SECTIONS if any(s == name for s, _ in self.shown)]

    @cached_property
    def carried(self) -> Carried:
        here = self.links.page(self.asked.page)
        return Carried(
            self.asked.shortlist,
            self.links.only_shortlist(""),
            f"{here}{'&' if '?' in here else '?'}id=",
            self.links,
        )

    def section(self, name: str, facts: dict[int, dict]) -> Section:
        ids = [self.index.ids[position] for section, position in self.shown if section == name]
        cards = [
            card(facts[id_], self.place, day=self.index.day, section=name, carried=self.carried)
            for id_ in ids
            # One that was unpublished a moment ago has its card no more.
            if id_ in facts
        ]
        return Section(name, *HEADINGS[name], self.totals[name], cards)

    @property
    def first(self) -> int:
        return (self.asked.page - 1) * PAGE_SIZE + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.asked.page * PAGE_SIZE, self.total)

    @cached_property
    def pages(self) -> Pages | None:
        return pages(self.asked.page, self.total, self.links)

    @cached_property
    def all_facets(self) -> dict[str, Facet]:
        return {facet.name: facet for facet in facets(self.asked, self.index, self.narrowing)}

    @property
    def facets(self) -> list[Facet]:
        return [self.all_facets[name] for name in OPEN_FACETS if name in self.all_facets]

    @property
    def more_facets(self) -> list[Facet]:
        return [self.all_facets[name] for name in MORE_FACETS if name in self.all_facets]

    @property
    def more_is_open(self) -> bool:
        return any(self.asked.values(name) for name in MORE_FACETS)

    @property
    def distances(self) -> list[tuple[int, bool]]:
        return [(miles, miles == self.within) for miles in RADII]
