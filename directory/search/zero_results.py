"""Nothing found: which one choice to drop, the next radius that finds something, and where else to look."""

from dataclasses import dataclass, replace

from directory.geo import degrees_of

from . import messages
from .bits import positions_of
from .expression import Words, read
from .facets import Narrowing, chosen_sets
from .links import Link
from .nearness import nearby
from .question import RADII
from .results import Results
from .words import find_each

MOST_FEWER = 3
WITH_PARENTS = ("community", "experience", "category")


@dataclass(frozen=True)
class NothingFound:
    """Ways on from an empty page; each link finds something."""

    fewer: list[Link]
    broader: list[Link]
    drop: list[Link]
    wider: Link | None
    national: Link | None
    region: Link | None


def help_for(search: Results) -> NothingFound:
    return NothingFound(
        fewer_words(search),
        broader(search),
        drop_one(search),
        wider(search),
        national(search),
        region(search),
    )


def fewer_words(search: Results) -> list[Link]:
    """The words without one of them, else the rarest word alone: what finds something. One query."""
    questions = ways_to_ask_less(read(search.reading.q)) if search.reading.hits else []
    if search.which or not questions:
        return []
    each = zip(questions, find_each(questions, search.index), strict=True)
    counts = {words: search.narrowed_by(hits).all.bit_count() for words, hits in each}
    found = [words for words in questions if counts[words]]
    ordered = sorted(found, key=lambda words: (-len(words.singles), counts[words]))[:MOST_FEWER]
    near = search.reading.near.text
    return [
        Link(
            f"Look for “{messages.shown(words.said)}” only: {messages.groups(counts[words])}",
            search.links.instead(q=words.text, near=near, exact="yes"),
        )
        for words in ordered
    ]


def ways_to_ask_less(words: Words) -> list[Words]:
    """Of what is asked for; where that is one word, two or more that it is asked with: "someone talk"."""
    return words.asked_for.fewer or [less for less in words.larger.fewer if len(less.singles) > 1]


def region(search: Results) -> Link | None:
    """The page of the region that was asked for, by its name or by a place in it."""
    slug = search.place.region if search.place else next(iter(search.asked.values("region")), "")
    label = search.index.known["region"].get(slug)
    return Link(f"All groups in {label}", messages.region_page(slug)) if label else None


def broader(search: Results) -> list[Link]:
    """What is chosen, with the term above it in its place: groups that are for a Somali person too."""
    found = []
    for facet in () if search.which else WITH_PARENTS:
        above = {option.value: option.parent for option in search.index.terms.get(facet, ()) if option.parent}
        for value in search.asked.values(facet):
            if not (parent := above.get(value)):
                continue
            asked = search.asked.instead_of(facet, value, parent)
            count = search.narrowed_by(search.reading.hits, asked).all.bit_count()
            if count > search.total:
                pairs = [(n, parent if (n, v) == (facet, value) else v) for n, v in search.links.pairs]
                label = f"{search.index.known[facet][parent]}: {messages.groups(count)}"
                found.append(Link(label, search.links.url(pairs)))
    return found


def drop_one(search: Results) -> list[Link]:
    """Each part without which more is found: the place before what somebody is, then the most first."""
    if search.which:
        return []
    found = []
    for part in search.narrowing.parts:
        count = search.narrowing.without(part).bit_count()
        if count > search.total:
            found.append((part == "near", count, without_link(search, part, count)))
    if search.only and (count := without_only(search)) > search.total:
        link = Link(f"Not only for them: {messages.groups(count)}", search.links.without("only"))
        found.append((False, count, link))
    return [link for *_, link in sorted(found, key=lambda row: row[:2], reverse=True)][:5]


def without_link(search: Results, part: str, count: int) -> Link:
    """The question without one part, and how many that finds."""
    links, known = search.links, search.index.known
    name, _, axis = part.partition(":")
    if name == "q":
        label, url = f"“{messages.shown(search.reading.q)}”", links.instead(q=without_words(search), exact="")
    elif name == "near":
        url = links.instead(near="", within="", q=search.reading.q)
        return Link(f"Anywhere in England: {messages.groups(count)}", url)
    else:
        values = [v for v in search.asked.values(name) if not axis or axis_is(search, v, axis)]
        label = " or ".join(f"“{known[name][value]}”" for value in values) or f"“{messages.LABELS[name]}”"
        gone = {(name, value) for value in values}
        url = links.url([pair for pair in links.pairs if pair not in gone])
    return Link(f"Without {label}: {messages.groups(count)}", url)


def without_words(search: Results) -> str:
    """Of words near a place, read out of one box, the place stays."""
    return search.reading.near.text if search.reading.split else ""


def axis_is(search: Results, value: str, axis: str) -> bool:
    return any(o.value == value and o.axis == axis for o in search.index.terms.get("community", ()))


def without_only(search: Results) -> int:
    """How many there are if they need not be only for the communities chosen."""
    parts = search.narrowing.parts | chosen_sets(replace(search.asked, only=False), search.index)
    return Narrowing(parts, search.narrowing.everything).all.bit_count()


def wider(search: Results) -> Link | None:
    """The next distance that finds a local group. One query."""
    if not search.place or search.within == RADII[-1]:
        return None
    far = nearby(search.place, RADII[-1], search.index)
    wanted = search.narrowing.without("near")
    found = [far.distances[position] for position in positions_of(wanted & far.points)]
    if not found:
        return None
    within = next((m for m in RADII if m > search.within and degrees_of(m) ** 2 >= min(found)), None)
    return within and Link(
        f"Look within {within} miles",
        search.links.instead(within=str(within), near=search.reading.near.text, q=search.reading.q),
    )


def national(search: Results) -> Link | None:
    """All national groups, whatever else was asked."""
    index = search.index
    count = (index.set_of("scope", "national") & ~index.sections["closed"]).bit_count()
    words = messages.groups(count).replace(" group", " national group")
    return Link(words, search.links.url([("scope", "national")])) if count else None
