"""What a results page says of the question: what was understood, what was not, and the way back."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from .distress import Distress
from .links import Link
from .question import LABELS, MORE_FACETS, OPEN_FACETS
from .results import Results

NEUTRAL_HEADING = "Find a group"
# What stands above everything where a call for help is heard; the numbers to tap stand below it.
TALK_NOW = "You can talk to someone now, day or night."
ANSWERS = {
    Distress.VIOLENCE: "If you are in danger now, call 999.",
    Distress.WORRY: "If they are in danger now, call 999. You can talk to someone too, day or night.",
    Distress.DESPAIR: TALK_NOW,
    Distress.PANIC: TALK_NOW,
}
CHOICE_FACETS = (*OPEN_FACETS, "authority", *MORE_FACETS)


@dataclass(frozen=True)
class Message:
    """A sentence, with links to what could be done. One that leads on waits until what was found is shown."""

    text: str
    links: list[Link] = field(default_factory=list)
    leads_on: bool = False
    answers: Distress | None = None

    @property
    def comes_first(self) -> bool:
        return self.answers is not None


def groups(number: int) -> str:
    return "1 group" if number == 1 else f"{number:,} groups"


def more_groups(number: int) -> str:
    return groups(number).replace(" group", " more group")


def heading(search: Results) -> str:
    if search.which:
        return f"Which {search.near} do you mean?"
    return "Groups near you" if search.place else "Groups"


def summary(search: Results) -> str:
    """How many of which section, and which of them this page shows."""
    if search.which:
        return "More than one place has this name."
    near = search.totals["current"] + search.totals["unchecked"]
    local = f"{groups(near) if near else 'No groups found'}{where(search)}"
    others = other_sections(search)
    if near or not others:
        said = listed([after_comma(local, search, others), *others])
    else:
        said = f"{local}, but {listed(others)}" if search.place else listed(others)
    return f"{said}. Showing {search.first:,} to {search.last:,}." if search.total else f"{said}."


def where(search: Results) -> str:
    if not search.place:
        return ""
    around = "in and around" if search.place.is_area else f"within {miles(search)} of"
    return f" {around} {search.place.label}"


def after_comma(local: str, search: Results, others: list[str]) -> str:
    """“near Leeds, West Yorkshire, and 27 more”: a place named with its county ends with a comma too."""
    return f"{local}," if search.place and "," in search.place.label and len(others) == 1 else local


def other_sections(search: Results) -> list[str]:
    """The sections that no place narrows."""
    national, closed = search.totals["national"], search.totals["closed"]
    said = [f"{national:,} national or online {'group' if national == 1 else 'groups'}"] if national else []
    return said + ([f"{closed:,} closed {'group' if closed == 1 else 'groups'}"] if closed else [])


def listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def miles(search: Results) -> str:
    return "1 mile" if search.within == 1 else f"{search.within} miles"


def order(search: Results) -> str:
    if search.place and (search.totals["current"] or search.totals["unchecked"]):
        return "Nearest first."
    return "Best match first." if search.reading.hits else "In order of name."


def messages(search: Results) -> Iterator[Message]:
    yield from about_words(search)
    yield from about_place(search)
    for name, value in search.asked.unknown:
        yield Message(f"We do not know “{shown(value)}” under “{LABELS[name]}”.")
    for name, value in search.asked.dropped:
        yield Message(f"We do not know “{shown(value)}” for “{LABELS[name]}”, so we left it out.")


def about_words(search: Results) -> Iterator[Message]:
    reading, links = search.reading, search.links
    if search.heard:
        help_now = Link("Get urgent help", reverse("urgent_help"))
        yield Message(ANSWERS[search.heard], [help_now], answers=search.heard)
    if search.q and not search.asked.exact and reading.hits is None and not reading.split:
        yield Message("We could not read any words in your search. You can use letters and numbers.")
    if reading.split:
        words = (
            f"“{shown(reading.q)}” near {reading.near.place.label}" if reading.q else reading.near.place.label
        )
        others = [
            Link(other.label, links.instead(q=reading.q, near=other.query))
            for other in reading.near.place.others[:4]
        ]
        instead = f"Search for the words “{shown(search.q)}” instead"
        as_words = [Link(instead, links.instead(exact="yes"))] if search.q else []
        yield Message(
            f"Showing groups for {words}.",
            [*others, *as_words],
        )
    if reading.hits and reading.hits.corrections:
        meant = ", ".join(
            f"“{new}” (you typed “{shown(old)}”)" for old, new in reading.hits.corrections.items()
        )
        yield Message(
            f"Showing results for {meant}.",
            [Link(f"Search for “{shown(search.q)}” as you typed it", links.instead(exact="yes"))],
        )


def about_place(search: Results) -> Iterator[Message]:
    near, links = search.asked.near, search.links
    if near.is_unknown and search.near_is_a_call:
        return
    if near.is_unknown and (region := search.index.region_called(near.text)):
        slug, label = region
        yield Message(
            f"{label} is one of our areas, not a town.",
            [Link(f"Groups in {label}", links.instead(near="", region=slug))],
        )
    elif near.is_unknown and not search.reading.split:
        meant = [Link(place.label, links.instead(near=place.query)) for place in near.suggestions[:5]]
        regions = [] if meant or search.near_as_words else region_links(search)
        yield Message(
            f"We do not know the place “{shown(near.text)}”"
            + (", so we looked for it as words." if search.near_as_words else ".")
            + did_you_mean(search, meant),
            meant + regions,
        )
    if near.place and near.place.others:
        yield Message(
            f"Showing groups near {near.place.label}. Other places have this name.",
            [Link(other.label, links.instead(near=other.query)) for other in near.place.others[:5]],
        )
    if near.place and near.place.kind == "ended-postcode":
        yield Message(f"{near.place.name} is an old postcode. We looked near where it was.")
    if search.place and not search.which:
        yield from about_region(search)


def did_you_mean(search: Results, meant: list[Link]) -> str:
    if meant:
        return " Did you mean one of these?"
    return "" if search.near_as_words else " Try a town or a postcode, or choose an area."


def about_region(search: Results) -> Iterator[Message]:
    """Groups that are known by their region alone stand at no point, so nearness cannot find them."""
    place, index = search.place, search.index
    if not place.region:
        yield Message(f"{place.label} is outside England. This directory lists groups in England.")
        return
    without = search.narrowing.without("near") & index.set_of("region", place.region)
    left = (without & ~search.narrowing.all & ~index.anywhere & ~index.sections["closed"]).bit_count()
    label = index.known["region"].get(place.region)
    if left and label:
        yield Message(
            f"{more_groups(left)} in {label}: further away, or with no town given.",
            [
                Link(
                    f"See all in {label}",
                    search.links.instead(near="", q=search.reading.q, region=place.region),
                )
            ],
            leads_on=True,
        )


def region_links(search: Results) -> list[Link]:
    return [
        Link(label, search.links.instead(near="", region=slug))
        for slug, label in search.index.known["region"].items()
    ]


def choices(search: Results) -> Iterator[Link]:
    """Chosen filters, each with the address that takes it out."""
    links, known = search.links, search.index.known
    if search.q:
        yield Link(f"“{shown(search.q)}”", links.instead(q="", exact=""))
    if search.near:
        is_no_place = search.asked.near.is_unknown
        label = f"“{shown(search.near)}”" if is_no_place else f"near {shown(search.near)}"
        yield Link(label, links.instead(near="", within=""))
    for facet in CHOICE_FACETS:
        for value in search.asked.values(facet):
            yield Link(known[facet][value], links.without(facet, value))
    if search.only:
        yield Link("Only for them", links.without("only"))


def problems(search: Results) -> Iterator[str]:
    for name, value in (*search.asked.unknown, *search.asked.dropped):
        yield f"{name}: we do not know “{shown(value)}”."
    near = search.asked.near
    if near.is_unknown and search.near_is_a_call:
        yield f"near: you can talk to someone now, day or night: {reverse('urgent_help')}"
    elif near.is_unknown and not search.near_as_words:
        yield f"near: we do not know the place “{shown(near.text)}”."
    if near.choices:
        named = "; ".join(place.query for place in near.choices)
        yield f"near: more than one place is called “{shown(near.text)}”. Ask for one of: {named}."


def shown(text: str) -> str:
    """A visitor's own words, cut to what a sentence can hold."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def region_page(slug: str) -> str:
    return reverse("region", args=[slug])
