"""Nothing found: which one choice to drop, the next radius that finds something, and where else to look."""

from dataclasses import dataclass, replace

from directory.geo import degrees_of

from . import messages
from .bits import positions_of
from .expression import Concept, Words, parse
from .facets import ConstraintSets, chosen_sets
from .fulltext import find_each
from .links import Link, Links
from .nearness import nearby
from .question import RADII
from .results import Results

MOST_FEWER = 3
MOST_LEFT_OUT = 6
WITH_PARENTS = ("community", "experience", "category")


@dataclass(frozen=True)
class WaysOn:
    """Ways on from an empty page; each link finds something."""

    fewer: list[Link]
    broader: list[Link]
    drop: list[Link]
    wider: Link | None
    national: Link | None
    region: Link | None


def ways_on(results: Results, links: Links, *, fewer: bool) -> WaysOn:
    """`fewer`: also the words without one of them."""
    return WaysOn(
        fewer_words(results, links) if fewer else [],
        broader(results, links),
        drop_one(results, links),
        wider(results, links),
        national(results, links),
        region(results),
    )


def fewer_words(results: Results, links: Links) -> list[Link]:
    """The words without one of them, else the rarest word alone: what finds something. One query."""
    questions = (
        ways_to_ask_less(results.interpreted.concepts(results.index)) if results.interpreted.hits else []
    )
    if results.question.near.choices or not questions:
        return []
    each = zip(questions, find_each(questions, results.index), strict=True)
    plain = replace(results.interpreted, for_somebody_else=False)
    asked = Results(results.question, plain, results.index)
    counts = {words: asked.constrained_by(hits).all.bit_count() for words, hits in each}
    found = [words for words in questions if counts[words]]
    ordered = sorted(found, key=lambda words: (-len(words.singles), counts[words]))[:MOST_FEWER]
    near = results.interpreted.near.text
    return [
        Link(
            f"Look for “{messages.shown(words.said)}” only: {messages.groups(counts[words])}",
            links.replacing(q=words.text, near=near, exact="yes"),
        )
        for words in ordered
    ]


def ways_to_ask_less(concepts: list[Concept]) -> list[Words]:
    """The question without one of the things that it asks for, then each of them alone."""
    typed = [concept.typed for concept in concepts[:MOST_LEFT_OUT]]
    if len(typed) < 2:
        return []
    without_one = [" ".join(other for other in typed if other != left_out) for left_out in typed]
    return [parse(text) for text in dict.fromkeys([*without_one, *typed])]


def region(results: Results) -> Link | None:
    """The page of the region that was asked for, by its name or by a place in it."""
    slug = results.place.region if results.place else next(iter(results.question.values("region")), "")
    label = results.index.known["region"].get(slug)
    return Link(f"All groups in {label}", messages.region_page(slug)) if label else None


def broader(results: Results, links: Links) -> list[Link]:
    """What is chosen, with the term above it in its place: groups that are for a Somali person too."""
    found = []
    for facet in () if results.question.near.choices else WITH_PARENTS:
        above = {
            option.value: option.parent for option in results.index.terms.get(facet, ()) if option.parent
        }
        for value in results.question.values(facet):
            if not (parent := above.get(value)):
                continue
            asked = results.question.instead_of(facet, value, parent)
            count = results.constrained_by(results.interpreted.hits, asked).all.bit_count()
            if count > results.total:
                pairs = [(n, parent if (n, v) == (facet, value) else v) for n, v in links.pairs]
                label = f"{results.index.known[facet][parent]}: {messages.groups(count)}"
                found.append(Link(label, links.url(pairs)))
    return found


def drop_one(results: Results, links: Links) -> list[Link]:
    """Each part without which more is found: the place before what somebody is, then the most first."""
    if results.question.near.choices:
        return []
    found = []
    for part in results.constraints.parts:
        if part == "q" and results.interpreted.near.is_unknown:
            # Alone, what is no place would be read as words.
            continue
        count, link = without(results, links, part)
        if count > results.total:
            found.append((part == "near", count, link))
    if results.question.only and (count := without_only(results)) > results.total:
        link = Link(f"Not only for them: {messages.groups(count)}", links.without("only"))
        found.append((False, count, link))
    return [link for *_, link in sorted(found, key=lambda row: row[:2], reverse=True)][:5]


def without(results: Results, links: Links, part: str) -> tuple[int, Link]:
    """How many groups the question finds without one part, and the link that asks so."""
    known, name, axis = results.index.known, *part.partition(":")[::2]
    if name == "q":
        # No word names a closed one any more.
        count = (asked_plainly(results).without("q") & ~results.index.sections["closed"]).bit_count()
        said = messages.shown(results.interpreted.words.said)
        label = "All that are listed" if results.interpreted.distress else f"Without “{said}”"
        url = links.replacing(q="", exact="", near=results.interpreted.near.text)
    elif name == "near":
        count = asked_plainly(results).without("near").bit_count()
        label = "Anywhere in England"
        url = links.replacing(near="", within="", **messages.words_as_searched(results))
    else:
        count = results.constraints.without(part).bit_count()
        values = [v for v in results.question.values(name) if not axis or axis_is(results, v, axis)]
        said = " or ".join(f"“{known[name][value]}”" for value in values) or f"“{messages.LABELS[name]}”"
        label, gone = f"Without {said}", {(name, value) for value in values}
        url = links.url([pair for pair in links.pairs if pair not in gone])
    return count, Link(f"{label}: {messages.groups(count)}", url)


def asked_plainly(results: Results) -> ConstraintSets:
    """The parts of the question when its words are asked for as they were searched, whoever they are for."""
    interpreted = replace(results.interpreted, for_somebody_else=False)
    return Results(results.question, interpreted, results.index).constraints


def axis_is(results: Results, value: str, axis: str) -> bool:
    return any(o.value == value and o.axis == axis for o in results.index.terms.get("community", ()))


def without_only(results: Results) -> int:
    """How many there are if they need not be only for the communities chosen."""
    parts = {**results.constraints.parts} | chosen_sets(replace(results.question, only=False), results.index)
    return ConstraintSets(parts, results.constraints.everything).all.bit_count()


def wider(results: Results, links: Links) -> Link | None:
    """The next distance that finds a local group. One query."""
    if not results.place or results.question.within == RADII[-1]:
        return None
    far = nearby(results.place, RADII[-1], results.index)
    wanted = results.constraints.without("near")
    found = [far.distances[position] for position in positions_of(wanted & far.points)]
    if not found:
        return None
    within = next(
        (m for m in RADII if m > results.question.within and degrees_of(m) ** 2 >= min(found)), None
    )
    if within is None:
        return None
    return Link(
        f"Look within {within} miles",
        links.replacing(
            within=str(within), near=results.interpreted.near.text, **messages.words_as_searched(results)
        ),
    )


def national(results: Results, links: Links) -> Link | None:
    """All national groups, whatever else was asked."""
    index = results.index
    count = (index.set_of("scope", "national") & ~index.sections["closed"]).bit_count()
    words = messages.groups(count).replace(" group", " national group")
    return Link(words, links.url([("scope", "national")])) if count else None
