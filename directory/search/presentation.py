"""ProjectSearch: a visitor's question, answered; page, file and any summary of a set ask the same way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse

from directory.gazetteer import Place

from . import messages, zero_results
from .cards import Card, Carried, card, facts_of
from .facets import MORE_FACETS, OPEN_FACETS, Facet, facets
from .index import SECTIONS, FacetIndex
from .interpretation import InterpretedQuery, interpret
from .links import Link, Links
from .live import live
from .partial_matches import PartialMatches, calls_for_more, partial_matches
from .question import RADII, Question, clean_question
from .results import Results

PAGE_SIZE = 20
HEADINGS = {
    "current": ("Checked in the last 12 months", ""),
    "unchecked": (
        "Not checked in the last 12 months",
        "These groups may have changed. Check before you go.",
    ),
    "national": ("National and online groups", "You can use these from anywhere in England."),
    "closed": (
        "Closed groups",
        "These have closed or joined another. We keep their names so that you can find out.",
    ),
}


@dataclass(frozen=True)
class Section:
    """Results of one kind on this page."""

    key: str
    heading: str
    note: str
    total: int
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class PageLink:
    number: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """Links to pages; None stands for a gap."""

    current: int
    total: int
    previous_url: str
    next_url: str
    items: list[PageLink | None]


def pages(current: int, rows: int, address: Callable[[int], str]) -> Pages | None:
    """Twenty rows a page; None where one page holds everything. `address`: of the page with a number."""
    paginator = Paginator(range(rows), PAGE_SIZE)
    last = paginator.num_pages
    if last < 2:
        return None
    numbers = paginator.get_elided_page_range(current, on_each_side=1, on_ends=1)
    return Pages(
        current,
        last,
        address(current - 1) if current > 1 else "",
        address(current + 1) if current < last else "",
        [PageLink(n, address(n), n == current) if isinstance(n, int) else None for n in numbers],
    )


class ProjectSearch:
    """One question, step by step: cleaned, interpreted, answered, and then what a page says of it.

    Each step is worked out when it is first asked for, once. `data`: the parameters of DESIGN.md 3;
    `path`: where the links of the page lead, the results page unless told.
    """

    def __init__(self, data: QueryDict, index: FacetIndex | None = None, path: str | None = None):
        self.index = index or live.current()
        self.question: Question = clean_question(data, self.index.known)
        self.links = Links(self.question, path or reverse("projects"))

    @cached_property
    def interpreted(self) -> InterpretedQuery:
        return interpret(self.question, self.index)

    @cached_property
    def results(self) -> Results:
        return Results(self.question, self.interpreted, self.index)

    # The question.

    @property
    def is_plain(self) -> bool:
        """Nothing was asked for, so every group answers."""
        return not self.links.pairs and not self.question.unknown

    @property
    def q(self) -> str:
        return self.question.q

    @property
    def near(self) -> str:
        return self.question.near.text

    @property
    def only(self) -> bool:
        return self.question.only

    @property
    def place(self) -> Place | None:
        return self.results.place

    @property
    def near_as_words(self) -> bool:
        return self.results.place_read_as_words

    @property
    def retired_url(self) -> str:
        """The address with retired terms replaced; "" where none was asked for."""
        replaced = self.index.replaced
        gone = [pair for pair in self.question.unknown if pair in replaced]
        if not gone:
            return ""
        return self.links.url([*self.links.pairs, *((name, replaced[name, value]) for name, value in gone)])

    @property
    def problems(self) -> Iterator[str]:
        """Every value of this question that is not known, in words."""
        yield from messages.problems(self.results)

    @property
    def file_problems(self) -> Iterator[str]:
        """Why the public file is not made: all that the page names as not understood."""
        yield from self.problems
        if self.interpreted.asks_near_me:
            yield "near: we do not ask where you are. Ask for a town or a postcode."
        if nowhere := self.partial_matches.found_nowhere:
            yield f"q: {messages.found_nowhere(nowhere)}"

    # The groups.

    @property
    def total(self) -> int:
        return self.results.total

    @property
    def totals(self) -> dict[str, int]:
        return self.results.totals

    def ids(self) -> list[int]:
        """Every result, in order."""
        return self.results.ids()

    @cached_property
    def shown(self) -> list[tuple[str, int]]:
        return self.results.slice((self.question.page - 1) * PAGE_SIZE, PAGE_SIZE)

    @cached_property
    def sections(self) -> list[Section]:
        """The sections that this page shows something of."""
        facts = facts_of(self.index.ids[position] for _, position in self.shown)
        return [self.section(name, facts) for name in SECTIONS if any(s == name for s, _ in self.shown)]

    def section(self, name: str, facts: dict[int, dict]) -> Section:
        ids = [self.index.ids[position] for section, position in self.shown if section == name]
        cards = [
            card(facts[id_], self.place, day=self.index.day, section=name, carried=self.carried)
            for id_ in ids
            # One that was unpublished a moment ago has its card no more.
            if id_ in facts
        ]
        return Section(name, *HEADINGS[name], self.totals[name], cards)

    @cached_property
    def partial_matches(self) -> PartialMatches:
        """On the first page; on no other, in no count and in no file."""
        return partial_matches(self.results) if self.question.page == 1 else PartialMatches()

    @property
    def calls_for_more(self) -> bool:
        return calls_for_more(self.results)

    @property
    def asks_elsewhere_first(self) -> bool:
        """Do others know more than the groups that do not fit? Of what no group is found by, or is; and where
        those shown are merely the nearest."""
        found = self.partial_matches
        is_nearest = bool(found.matches) and not any(match.fits for match in found.matches)
        return bool(found.found_nowhere or self.interpreted.not_listed or is_nearest)

    @property
    def fits_nothing(self) -> bool:
        """Does no group fit any part of the words that are searched?"""
        is_asked = bool(self.interpreted.words) and not self.total
        return is_asked and not any(match.fits for match in self.partial_matches.matches)

    @property
    def same_as(self) -> list[str]:
        """What the words that are searched mean, in other words: “men” for “blokes”; then what holds it."""
        concepts = self.interpreted.concepts(self.index)
        same = [text for concept in concepts for text in concept.same]
        return same + [text for concept in concepts for text in concept.wider_texts]

    @cached_property
    def partial(self) -> Section | None:
        """The groups that fit a part of the question, each with the part."""
        found = self.partial_matches.matches
        if not found:
            return None
        heading, note = messages.about_partial(self.results, self.partial_matches)
        cards = self.cards_at([match.position for match in found])
        fits = {self.index.ids[match.position]: match.fits for match in found}
        return Section(
            "partial", heading, note, len(found), [c._replace(fits=fits[id_]) for id_, c in cards.items()]
        )

    @cached_property
    def for_family(self) -> Section | None:
        """Where somebody asks for one they are close to: the groups for carers and family, nearest first."""
        if not self.interpreted.for_somebody_else or self.question.page > 1:
            return None
        found = self.results.for_family() or self.results.within(RADII[-1]).for_family()
        if not found:
            return None
        return Section("family", *messages.FOR_FAMILY, len(found), list(self.cards_at(found).values()))

    def cards_at(self, positions: list[int]) -> dict[int, Card]:
        """The cards at these positions of the index, in their order, by id. One query."""
        sections = {self.index.ids[position]: self.index.section_of(position) for position in positions}
        facts = facts_of(sections)
        return {
            id_: card(facts[id_], self.place, day=self.index.day, section=name, carried=self.carried)
            for id_, name in sections.items()
            if id_ in facts
        }

    @cached_property
    def carried(self) -> Carried:
        here = self.links.page(self.question.page)
        return Carried(
            self.question.shortlist,
            # For the way back from a group's page to this one.
            self.links.url(self.links.page_pairs(self.question.page), ""),
            f"{here}{'&' if '?' in here else '?'}id=",
            self.links,
        )

    # The page around them.

    @property
    def heading(self) -> str:
        return messages.heading(self.results)

    @property
    def title(self) -> str:
        """The tab's title says nothing of the question."""
        more = f" (page {self.question.page} of {self.pages.total})" if self.pages else ""
        return f"{messages.NEUTRAL_HEADING}{more}"

    @property
    def summary(self) -> str:
        """How many of which section, and which of them this page shows."""
        said = messages.summary(self.results)
        if self.which or not self.total:
            return said
        first = (self.question.page - 1) * PAGE_SIZE + 1
        last = min(self.question.page * PAGE_SIZE, self.total)
        return f"{said} Showing {first:,} to {last:,}."

    @property
    def order(self) -> str:
        return messages.order(self.results)

    @cached_property
    def messages(self) -> list[messages.Message]:
        return list(messages.messages(self.results, self.links, self.partial_matches.found_nowhere))

    @property
    def which(self) -> list[Link]:
        """The places that `near` may mean, most populous first."""
        choices = self.question.near.choices
        return [Link(place.label, self.links.replacing(near=place.query)) for place in choices]

    @cached_property
    def choices(self) -> list[Link]:
        """Every choice, with the address without it."""
        return list(messages.choices(self.results, self.links))

    @cached_property
    def nothing(self) -> zero_results.WaysOn | None:
        """What helps where nothing was found, or nothing near the place; None where something was."""
        found = self.totals["current"] + self.totals["unchecked"] if self.place else self.total
        if found:
            return None
        # Groups that fit a part say it better than a link.
        fits_a_part = any(match.fits for match in self.partial_matches.matches)
        return zero_results.ways_on(self.results, self.links, fewer=not fits_a_part)

    @property
    def clear_url(self) -> str:
        return self.links.only_shortlist()

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form carries on without a box of its own."""
        return [pair for pair in self.links.pairs if pair[0] in ("authority", "id", "exact")]

    @property
    def csv_url(self) -> str:
        return self.links.same(reverse("projects_csv"))

    @property
    def shortlist(self) -> tuple[str, ...]:
        return self.question.shortlist

    @property
    def shortlist_url(self) -> str:
        return self.links.only_shortlist(reverse("shortlist"))

    @cached_property
    def pages(self) -> Pages | None:
        """None too where the page asked for is gone."""
        return None if self.page_is_gone else pages(self.question.page, self.total, self.links.page)

    @property
    def page_is_gone(self) -> bool:
        return not 1 <= self.question.page <= max(1, -(-self.total // PAGE_SIZE))

    @property
    def first_page_url(self) -> str:
        return self.links.same()

    # The boxes to tick.

    @cached_property
    def all_facets(self) -> dict[str, Facet]:
        found = facets(self.question, self.index, self.results.constraints)
        return {facet.name: facet for facet in found}

    @property
    def facets(self) -> list[Facet]:
        """Where a place is given, areas are no question any more."""
        names = [name for name in OPEN_FACETS if not (name == "region" and self.place)]
        return [self.all_facets[name] for name in names if name in self.all_facets]

    @property
    def more_facets(self) -> list[Facet]:
        return [self.all_facets[name] for name in MORE_FACETS if name in self.all_facets]

    @property
    def more_is_open(self) -> bool:
        return any(self.question.values(name) for name in MORE_FACETS)

    @property
    def distances(self) -> list[tuple[int, bool]]:
        return [(miles, miles == self.question.within) for miles in RADII]
