"""What a results page says of the question: what was understood, what was not, and the way back."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from directory.gazetteer import Place
from directory.models.words import raw_words
from directory.phrases import listed

from .distress import Distress
from .expression import Words, parse
from .links import Link, Links
from .partial_matches import PartialMatches
from .question import LABELS, MORE_FACETS, OPEN_FACETS
from .results import NEAR_SECTIONS, Results

NEUTRAL_HEADING = "Find a group"
# What stands above everything where a call for help is heard; the numbers to tap stand below it.
TALK_NOW = "You can talk to someone now, day or night."
ANSWERS = {
    Distress.VIOLENCE: "If you are in danger now, call 999.",
    Distress.WORRY: "If they are in danger now, call 999. You can talk to someone too, day or night.",
    Distress.DESPAIR: TALK_NOW,
    Distress.PANIC: TALK_NOW,
}
FOR_FAMILY = (
    "For family and friends",
    "These groups are for people who care about someone. Groups that they could join themselves stand below.",
)
ASK_ELSEWHERE = "Where else to ask"
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


def heading(results: Results) -> str:
    if results.question.near.choices:
        return "Which place do you mean?"
    return "Groups near you" if results.place else "Groups"


def summary(results: Results) -> str:
    """How many of which section, and which of them this page shows."""
    if results.question.near.choices:
        return "More than one place may be meant."
    if results.interpreted.distress and not results.total:
        # A call for help was no question about groups: that none has its words is no answer to it.
        return "You can look for a group as well: by a place, or by what it is about."
    near = results.totals["current"] + results.totals["unchecked"] - organisations_near(results)
    local = f"{groups(near) if near else 'No groups found'}{where(results)}"
    others = other_sections(results)
    if near or not others:
        said = listed([after_comma(local, results, others), *others])
    else:
        said = f"{local}, but {listed(others)}" if results.place else listed(others)
    return f"{said}."


def about_partial(results: Results, partial: PartialMatches) -> tuple[str, str]:
    """Heading and note of the groups that fit a part of the question."""
    said = f"“{shown(results.interpreted.words.said)}”"
    if not any(match.fits for match in partial.matches):
        return f"Other groups near {results.near_label}", "They are the nearest, whatever they are about."
    if results.total:
        return "More groups that fit part of your search", f"They do not fit all of {said}."
    around = f" near {results.near_label}" if results.place else ""
    nearest = "" if all(match.fits for match in partial.matches) else " Then come the nearest groups."
    note = f"No group{around} fits all of {said}. These fit part of it.{nearest}"
    return "Groups that fit part of your search", note


def found_nowhere(words: tuple[str, ...]) -> str:
    """“No group here uses the words “bpd” or “dyslexia”.”"""
    quoted = [f"“{shown(word)}”" for word in words]
    several = len(words) > 1 or " " in words[0]
    return f"No group here uses the word{'s' if several else ''} {listed(quoted, 'or')}."


def where(results: Results) -> str:
    if not results.place:
        return ""
    around = "in and around" if results.place.is_area else f"within {miles(results)} of"
    return f" {around} {results.place.label}"


def after_comma(local: str, results: Results, others: list[str]) -> str:
    """“near Leeds, West Yorkshire, and 27 more”: a place named with its county ends with a comma too."""
    return f"{local}," if results.place and "," in results.place.label and len(others) == 1 else local


def organisations_near(results: Results) -> int:
    """How many of the results are public bodies or host groups, national and closed ones aside."""
    near = sum(results.index.sections[name] for name in NEAR_SECTIONS)
    return (results.bits & results.index.organisations & near).bit_count()


def other_sections(results: Results) -> list[str]:
    """Organisations, counted apart from groups, and the sections that no place narrows."""
    hosts, national, closed = (
        organisations_near(results),
        results.totals["national"],
        results.totals["closed"],
    )
    said = []
    if hosts:
        said = [f"{hosts:,} {'organisation that hosts' if hosts == 1 else 'organisations that host'} groups"]
    said += [f"{national:,} national or online {'group' if national == 1 else 'groups'}"] if national else []
    return said + ([f"{closed:,} closed {'group' if closed == 1 else 'groups'}"] if closed else [])


def miles(results: Results) -> str:
    return "1 mile" if results.question.within == 1 else f"{results.question.within} miles"


def order(results: Results) -> str:
    if results.place and (results.totals["current"] or results.totals["unchecked"]):
        return "Nearest first."
    return "Best match first." if results.interpreted.hits else "In order of name."


def messages(results: Results, links: Links, nowhere: tuple[str, ...] = ()) -> Iterator[Message]:
    yield from about_words(results, links, nowhere)
    yield from about_place(results, links)
    for name, value in results.question.unknown:
        yield Message(f"We do not know “{shown(value)}” under “{LABELS[name]}”.")
    for name, value in results.question.dropped:
        yield Message(f"We do not know “{shown(value)}” for “{LABELS[name]}”, so we left it out.")


def about_words(results: Results, links: Links, nowhere: tuple[str, ...]) -> Iterator[Message]:
    interpreted, asked = results.interpreted, results.question
    place = interpreted.place
    if interpreted.distress:
        help_now = Link("Get urgent help", reverse("urgent_help"))
        yield Message(ANSWERS[interpreted.distress], [help_now], answers=interpreted.distress)
    if answer := interpreted.site_question:
        yield Message(answer.answer, [Link(answer.title, reverse(answer.page))])
    if interpreted.asks_near_me:
        yield Message("We do not ask where you are. Type a town or a postcode.")
    if asked.q and not parse(asked.q):
        yield Message("We could not read any words in your search. You can use letters and numbers.")
    if interpreted.is_split and place:
        words = f"“{shown(interpreted.q)}” near {place.label}" if interpreted.q else place.label
        others = [
            Link(other.label, links.replacing(q=interpreted.q, near=other.query))
            for other in place.others[:4]
        ]
        instead = f"Search for the words “{shown(asked.q)}” instead"
        as_words = [Link(instead, links.replacing(exact="yes"))] if asked.q else []
        yield Message(
            f"Showing groups for {words}.",
            [*others, *as_words],
        )
    if interpreted.hits and interpreted.corrections:
        meant = ", ".join(
            f"“{new}” (you typed “{shown(old)}”)" for old, new in interpreted.corrections.items()
        )
        yield Message(
            f"Showing results for {meant}.",
            [Link(f"Search for “{shown(asked.q)}” as you typed it", links.replacing(exact="yes"))],
        )
    told = set(raw_words(" ".join(interpreted.times)))
    untold = tuple(word for word in nowhere if not told.issuperset(raw_words(word)))
    if untold and not interpreted.distress:
        yield Message(found_nowhere(untold))
    if results.totals["closed"] and results.total > results.totals["closed"] and results.question.page == 1:
        yield Message("A group of this name has closed.", [Link("Closed groups", "#closed")])
    if interpreted.not_listed:
        unlisted = listed([subject.not_listed for subject in interpreted.not_listed], "or")
        yield Message(
            f"This directory lists peer support groups, not {unlisted}.", [Link(ASK_ELSEWHERE, "#elsewhere")]
        )
    if interpreted.times:
        when = listed([f"“{time}”" for time in interpreted.times])
        yield Message(f"You asked for {when}. We know when few groups meet, so ask a group before you go.")
    if interpreted.conditions:
        what = listed([f"“{condition}”" for condition in dict.fromkeys(interpreted.conditions)])
        yield Message(f"You asked for {what}. We know that of few groups, so ask a group before you go.")


def about_place(results: Results, links: Links) -> Iterator[Message]:
    near = results.question.near
    if near.is_unknown and results.interpreted.place_is_a_call:
        return
    if near.is_unknown and (region := results.index.region_called(near.text)):
        slug, label = region
        yield Message(
            f"{label} is one of our areas, not a town.",
            [Link(f"Groups in {label}", links.replacing(near="", region=slug))],
        )
    elif near.is_unknown and not results.interpreted.is_split:
        meant = [Link(place.label, links.replacing(near=place.query)) for place in near.suggestions[:5]]
        regions = [] if meant or results.place_read_as_words else region_links(results, links)
        yield Message(
            f"We do not know the place “{shown(near.text)}”{after_unknown(results, meant)}",
            meant + regions,
        )
    for remark in results.interpreted.place.remarks if results.interpreted.place else ():
        yield Message(remark)
    if near.place and near.place.is_also_a_word and not results.question.q:
        as_words = Link(
            f"Groups with the word “{shown(near.text)}”", links.replacing(near="", q=near.text, exact="yes")
        )
        yield Message(f"{near.place.label} is a place. Did you mean the word?", [as_words])
    if near.place and near.place.others:
        yield Message(
            f"Showing groups near {near.place.label}. Other places have this name.",
            [Link(other.label, links.replacing(near=other.query)) for other in near.place.others[:5]],
        )
    if near.place and near.place.kind == "ended-postcode":
        yield Message(f"{near.place.name} is an old postcode. We looked near where it was.")
    if results.place and not results.question.near.choices:
        yield from about_region(results, results.place, links)


def after_unknown(results: Results, meant: list[Link]) -> str:
    """How the sentence about a place that we do not know goes on."""
    found = ", so we looked for it as words." if results.place_read_as_words else ""
    if meant:
        return f"{found or '.'} Did you mean one of these?"
    is_a_word = not any(map(str.isdigit, results.question.near.text))
    return found or (
        f"{', and no group here uses these words' if is_a_word else ''}."
        " Try a town or a postcode, or choose an area."
    )


def about_region(results: Results, place: Place, links: Links) -> Iterator[Message]:
    """Groups that are known by their region alone stand at no point, so nearness cannot find them."""
    index = results.index
    if place.outside:
        yield Message(f"{place.label} is outside England. This directory lists groups in England.")
        return
    if not place.region:
        return
    without = results.constraints.without("near") & index.set_of("region", place.region)
    left = (without & ~results.constraints.all & ~index.national_bits & ~index.sections["closed"]).bit_count()
    label = index.known["region"].get(place.region)
    if left and label:
        yield Message(
            f"{more_groups(left)} in {label}: further away, or with no town given.",
            [
                Link(
                    f"See all in {label}",
                    links.replacing(near="", within="", region=place.region, **words_as_searched(results)),
                )
            ],
            leads_on=True,
        )


def words_as_searched(results: Results) -> dict[str, str]:
    """Parameters that ask for the same words again, wherever they were typed."""
    words = results.interpreted.words if results.interpreted.hits else Words()
    return {"q": words.text, "exact": "yes" if words else ""}


def region_links(results: Results, links: Links) -> list[Link]:
    return [
        Link(label, links.replacing(near="", region=slug))
        for slug, label in results.index.known["region"].items()
    ]


def choices(results: Results, links: Links) -> Iterator[Link]:
    """Chosen filters, each with the address that takes it out."""
    known = results.index.known
    if results.question.q:
        yield Link(f"“{shown(results.question.q)}”", links.replacing(q="", exact=""))
    near = results.question.near
    if near.text:
        is_no_place = near.is_unknown
        label = (
            f"“{shown(results.question.near.text)}”"
            if is_no_place
            else f"near {shown(results.question.near.text)}"
        )
        yield Link(label, links.replacing(near="", within=""))
    for facet in CHOICE_FACETS:
        for value in results.question.values(facet):
            yield Link(known[facet][value], links.without(facet, value))
    if results.question.only:
        yield Link("Only for them", links.without("only"))


def problems(results: Results) -> Iterator[str]:
    """Values of a question that are not known, for whoever cannot show a page of them."""
    for name, value in (*results.question.unknown, *results.question.dropped):
        yield f"{name}: we do not know “{shown(value)}”."
    near = results.question.near
    if near.is_unknown and results.interpreted.place_is_a_call:
        yield f"near: you can talk to someone now, day or night: {reverse('urgent_help')}"
    elif near.is_unknown and not results.place_read_as_words:
        yield f"near: we do not know the place “{shown(near.text)}”."
    if near.choices:
        named = "; ".join(place.query for place in near.choices)
        yield f"near: more than one place is called “{shown(near.text)}”. Ask for one of: {named}."


def shown(text: str) -> str:
    """A visitor's own words, cut to what a sentence can hold."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def region_page(slug: str) -> str:
    return reverse("region", args=[slug])
