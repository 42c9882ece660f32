"""Where few groups fit all words of a question: those that fit a part of it, and what no group is found by.

Only words are let go, never the place or a chosen filter. A group only for somebody else is never shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from directory.phrases import listed
from directory.signpost_subjects import subjects_in

from .bits import bits_of
from .expression import Concept
from .fulltext import ids_anywhere
from .index import FacetIndex
from .question import RADII
from .results import NEAR_SECTIONS, Results

# Fewer than so many results call for more.
FEW = 5
MOST_SHOWN = 10
MOST_CONCEPTS = 6


@dataclass(frozen=True)
class PartialMatch:
    """A group by its position in the index, and what of the question it fits, as typed."""

    position: int
    fits: str


@dataclass(frozen=True)
class PartialMatches:
    """Up to ten groups, best first, and the words that no group in the directory is found by."""

    matches: list[PartialMatch] = field(default_factory=list)
    found_nowhere: tuple[str, ...] = ()


def partial_matches(results: Results) -> PartialMatches:
    """Empty where enough groups fit, or no words are searched. At most one query."""
    if not calls_for_more(results):
        return PartialMatches()
    concepts = results.interpreted.concepts(results.index)[:MOST_CONCEPTS]
    exact, wider = sets_of(concepts, results.index) if concepts else ([], [])
    telling = [bits for concept, bits in zip(concepts, wider, strict=True) if tells_a_subject(concept)]
    nowhere = tuple(concept.said for concept, bits in zip(concepts, exact, strict=True) if not bits)
    ordered: list[int] = []
    for around in (results, results.within(RADII[-1])):
        candidates = candidates_of(around, results.bits, concepts)
        # "Fits: problem" of a group elsewhere says less than what is near.
        plain_elsewhere = plain_far(around, candidates, telling)
        ordered = list(best_first(around, candidates & ~plain_elsewhere, exact, wider, telling))
        if around.nearby and len(ordered) < FEW:
            # Then what is nearest, whatever it is about.
            others = around.nearby.points & ~only_for_somebody(concepts, results.index)
            others &= candidates & ~bits_of(ordered, results.index.size)
            # Those made for women last, where men are asked for, though men may come.
            made_for_others = for_others(concepts, results.index, only=False)
            for some in (others & ~made_for_others, others & made_for_others):
                ordered += around.nearest(some, FEW - len(ordered))
        if len(ordered) >= FEW:
            break
    if len(ordered) < FEW:
        ordered += list(best_first(around, plain_elsewhere, exact, wider, telling))[: FEW - len(ordered)]
    return PartialMatches([PartialMatch(p, fitting(p, concepts, exact, wider)) for p in ordered], nowhere)


def calls_for_more(results: Results) -> bool:
    """Do few groups fit all the words that are searched: of those near a place, where one was asked for?

    Or is none near a place, where no words are.
    """
    near = sum(results.totals[name] for name in NEAR_SECTIONS)
    few = (near if results.place else results.total) < FEW
    none_near = bool(results.place) and not near
    return few and (bool(results.interpreted.words) or none_near) and not results.question.near.choices


def sets_of(concepts: list[Concept], index: FacetIndex) -> tuple[list[int], list[int]]:
    """The groups that each concept finds, and those that it finds itself or by what is wider. One query."""
    own = [concept.parts for concept in concepts]
    broader = [[concept.wider] for concept in concepts if concept.wider]
    found = iter([index.bits_of_ids(ids) for ids in ids_anywhere([*own, *broader])])
    exact = [next(found) for _ in own]
    wider = [
        bits | (next(found) if concept.wider else 0) for concept, bits in zip(concepts, exact, strict=True)
    ]
    return exact, wider


def candidates_of(results: Results, found: int, concepts: list[Concept]) -> int:
    """All that fit the place and the filters, are open, not found already, and not only for somebody else."""
    index = results.index
    bits = results.constraints.without("q") & ~found & ~index.sections["closed"]
    return bits & ~for_others(concepts, index, only=True)


def for_others(concepts: list[Concept], index: FacetIndex, *, only: bool) -> int:
    """Groups for people of an axis of which the question names others: for men, where it says women."""
    options = {option.value: option for option in index.terms.get("community", ())}
    named = {slug for concept in concepts for vocabulary, slug in concept.terms if vocabulary == "community"}
    others = theirs = 0
    for axis in {options[slug].axis for slug in named & options.keys()}:
        of_axis = {slug: option.parent for slug, option in options.items() if option.axis == axis}
        related = {
            slug for slug in of_axis if any(is_within(slug, n, of_axis) for n in named & of_axis.keys())
        }
        above = {slug for slug in of_axis if any(is_within(n, slug, of_axis) for n in named & of_axis.keys())}
        for slug in of_axis:
            if slug in related:
                theirs |= index.set_of("community", slug, only=only)
            elif slug not in above:
                others |= index.set_of("community", slug, only=only)
    return others & ~theirs


def only_for_somebody(concepts: list[Concept], index: FacetIndex) -> int:
    """Groups that are only for people whom the question does not name."""
    named = {term for concept in concepts for term in concept.terms}
    bits = 0
    for facet, value in index.only_sets:
        if (facet, value) not in named:
            bits |= index.set_of(facet, value, only=True)
    return bits


def is_within(slug: str, above: str, parents: dict[str, str]) -> bool:
    """Is a term another, or below it?"""
    while slug and slug != above:
        slug = parents.get(slug, "")
    return bool(slug)


def tells_a_subject(concept: Concept) -> bool:
    """Is it one of our terms, of the words that we know another for, or of the subjects of signposts?"""
    return bool(concept.terms or concept.same or concept.wider or subjects_in(concept.said))


def plain_far(results: Results, candidates: int, telling: list[int]) -> int:
    """Those not near the place asked for that fit no part that tells a subject, where one was asked for."""
    if not results.nearby or not telling:
        return 0
    return by_number(candidates, telling)[0] & ~results.nearby.bits


def best_first(
    results: Results, candidates: int, exact: list[int], wider: list[int], telling: list[int]
) -> Iterator[int]:
    """Positions: most parts that tell a subject first ("pnd" before "cope"); then most parts, what fits
    itself before what is wider; then the nearest; then by name."""
    left = MOST_SHOWN
    levels = (
        level
        for subjects in reversed(by_number(candidates, telling))
        for level in reversed(by_number(subjects, wider)[1:])
    )
    for level in levels:
        for better in reversed(by_number(level, exact)):
            for position in results.nearest(better, left):
                left -= 1
                yield position
            if left <= 0:
                return


def by_number(candidates: int, sets: list[int]) -> list[int]:
    """The candidates that are in none of the sets, in one, in two, and so on."""
    levels = [candidates] + [0] * len(sets)
    for number, bits in enumerate(sets):
        for level in range(number, -1, -1):
            levels[level + 1] |= levels[level] & bits
            levels[level] &= ~bits
    return levels


def fitting(position: int, concepts: list[Concept], exact: list[int], wider: list[int]) -> str:
    """What of the question a group fits: in the visitor's words, or in those of what is wider."""
    fits = [
        concept.said if own >> position & 1 else concept.wider_said
        for concept, own, broader in zip(concepts, exact, wider, strict=True)
        if broader >> position & 1
    ]
    return listed(fits)
