"""The first half page: what there is, who leads, what was looked for and not found, how old that is."""

import datetime
from collections.abc import Iterable, Iterator

from directory.models import Gap, SearchEffort
from directory.phrases import count_of, dated_words, first_sentences, listed, lowered, worked_out
from directory.vocabulary import GapFinding, LinkKind

from .ageing import is_current
from .area import ONS_PARTS, Area
from .counts import LEADS, firmest, label_of, single_answers, split
from .coverage import date_of, efforts_of, gaps_of, place_of, what_of
from .report import Column, Count, Point, Row, Section, Shape, Table

# In the order of what a reader asks first.
FINDINGS = {
    GapFinding.NONE_FOUND: "Looked for and not found",
    GapFinding.NOT_LOOKED_FOR: "Not looked for",
    GapFinding.CANNOT_TELL: "Cannot tell",
}
IF_MORE = "Cannot tell if there are more"
NOTHING_ON_RECORD = "Nothing is on record."
ENGLAND = "England"
WHOLE_COUNTRY = "In all of England: "
# More than these would be a list; the sections below have it. Of more groups no few are told by name.
MOST_GAPS, FEW_GROUPS = 6, 10


def overview(area: Area, day: datetime.date) -> Section:
    """In words first, then the figures that they are taken from."""
    figures, gaps, efforts = at_a_glance(area, day), gaps_of(area), nearest(area)
    words = (
        Point("What there is", "\n".join(what_there_is(area, figures.rows[0]))),
        *([Point("Who leads", who_leads(area))] if area.picture.counted else ()),
        *what_is_not_there(area, gaps, efforts),
        Point("How old that is", "\n".join(how_old(area, day, [*gaps, *efforts]))),
    )
    return Section("overview", "At a glance", words, (figures,))


def what_there_is(area: Area, row: Row) -> Iterator[str]:
    """How many and where, by name if they are few; of a question how firmly they are for whom it asks."""
    total, *counts = row.cells[1:]
    parts = list(zip(area.parts[1:], counts, strict=True)) if area.is_one_region else []
    for part, count in parts:
        if part.name and count.ids:
            yield f"{part.name}: {count}{named(count, area)}."
        elif part.name and part.is_searched:
            is_open = count.instead == GapFinding.CANNOT_TELL.label.lower()
            yield f"{part.name}: none listed ({count}{' if there are any' if is_open else ''})."
    told = [f"{count_of(total.number)} listed{' in all' if parts else named(total, area)}"]
    listed_here = set(total.ids)
    for term in area.terms:
        if term.vocabulary == "community" and total.ids:
            ties = [firmest(kinds) for pk, kinds in area.picture.kinds(term).items() if pk in listed_here]
            firm = len(ties) - ties.count(LinkKind.WELCOMES)
            told.append(f"{firm} only or mainly for {term.label}")
    yield f"{'; '.join(told)}."


def named(count: Count, area: Area, fact: str = "") -> str:
    """The names in a bracket, where the area has few groups; marked where `fact` was worked out of one."""
    if not count.ids or len(area.picture.counted) > FEW_GROUPS:
        return ""
    found = sorted((area.picture.projects[pk] for pk in count.ids), key=lambda project: project.name)
    return f" ({'; '.join(worked_out(p.name, fact in p.inferred) for p in found)})"


def numbered(count: Count, area: Area, fact: str) -> str:
    """The number in a bracket, and of how many of them the fact was worked out."""
    marked = sum(fact in area.picture.projects[pk].inferred for pk in count.ids)
    return f" ({count}{f', {marked} of them worked out, not stated' if marked else ''})"


def who_leads(area: Area) -> str:
    """Of how many something is known; then each answer, with names where they are few."""
    counted, known, told = area.picture.counted, set(), []
    for name in LEADS:
        found = [
            (a.label, Count(tuple(sorted(counted & set(a.ids))))) for a in single_answers(name, area.picture)
        ]
        known |= {pk for _, count in found for pk in count.ids}
        if given := [
            f"{lowered(words)}{named(count, area, name) or numbered(count, area, name)}"
            for words, count in found
            if count.ids
        ]:
            told.append(f"{label_of(name)}: {'; '.join(given)}.")
    said = {area.picture.led[pk] for pk in known if pk in area.picture.led}
    when = f" (answers of {from_to(said)})" if said else ""
    return " ".join([f"Known for {len(known) or 'none'} of {len(counted)}{when}.", *told])


def what_is_not_there(area: Area, gaps: list[Gap], efforts: list[SearchEffort]) -> Iterator[Point]:
    """Gaps by what they mean; that nothing was looked for in vain is said too, with how hard anybody did."""
    told = {
        finding: found_or_not(finding, found, area)
        for finding in FINDINGS
        if (found := [gap for gap in gaps if gap.finding == finding])
    }
    in_vain = told.pop(GapFinding.NONE_FOUND, NOTHING_ON_RECORD)
    yield Point(FINDINGS[GapFinding.NONE_FOUND], f"{in_vain}\n{how_hard(area, efforts)}")
    for finding, words in told.items():
        is_more = area.terms and finding == GapFinding.CANNOT_TELL
        yield Point(IF_MORE if is_more else FINDINGS[finding], words)


def found_or_not(finding: str, gaps: list[Gap], area: Area) -> str:
    if finding == GapFinding.NOT_LOOKED_FOR or not area.terms:
        return missing(gaps, area)
    # What one region lacks says little of several: what stands for all of them goes first.
    of_all = [gap for gap in gaps if not gap.region]
    return nearest_words(gaps[0] if area.is_one_region or not of_all else of_all[0], area)


def missing(gaps: Iterable[Gap], area: Area) -> str:
    """What is missing in a line, the nearest first; where, if that is not the area itself."""
    own = area.regions[0].label if area.is_one_region else ENGLAND
    places: dict[str, list[str]] = {}
    for gap in sorted(gaps, key=lambda gap: place_of(gap) != own):
        places.setdefault(what_of(gap), []).append(place_of(gap))
    is_national = own != ENGLAND and all(where == [ENGLAND] for where in places.values())
    told = [
        what if is_national or own in where else f"{what} ({listed(dict.fromkeys(where))})"
        for what, where in places.items()
    ]
    others = len(told) - MOST_GAPS
    more = [f"{others} more under “Gaps on record”"] if others > 0 else []
    return f"{WHOLE_COUNTRY if is_national else ''}{'; '.join([*told[:MOST_GAPS], *more])}."


def nearest_words(gap: Gap, area: Area) -> str:
    """What a source says of the gap that is nearest to a question, in short."""
    what = "" if gap.term in area.terms and gap.words else f"{what_of(gap)}{': ' if gap.words else '.'}"
    where = f"In {gap.region.label}: " if gap.region else WHOLE_COUNTRY
    return f"{'' if gap.region and area.is_one_region else where}{what}{first_sentences(gap.words, 2)}"


def nearest(area: Area) -> list[SearchEffort]:
    """Those who looked in the region, or in all of England."""
    return [effort for effort in efforts_of(area) if (effort.region is not None) == area.is_one_region]


def how_hard(area: Area, efforts: list[SearchEffort]) -> str:
    where = "in this region" if area.is_one_region else "in all of England"
    people = sum(effort.researchers or 0 for effort in efforts)
    days = sum(effort.days or 0 for effort in efforts)
    if not efforts:
        return f"No search {where} is on record."
    who = count_of(people, "person", "people") if people else "Somebody"
    long = f" for {count_of(days, 'day')}{' in all' if people > 1 else ''}" if days else ""
    is_told = any(effort.communities.all() for effort in efforts)
    return f"{who} looked {where}{long}{'' if is_told else '; for which communities is not recorded'}."


def how_old(area: Area, day: datetime.date, found: list[Gap | SearchEffort]) -> Iterator[str]:
    """Of the groups, and of what is said of gaps and searches."""
    rows = [area.picture.projects[pk] for pk in area.picture.counted]
    never = [row for row in rows if row.last_checked_on is None]
    recorded = f"recorded in {from_to(str(row.recorded_in) for row in never)}" if never else ""
    if rows and len(never) == len(rows):
        yield f"Groups: {recorded}, none checked since."
    elif rows:
        current = sum(is_current(row, day) for row in rows)
        rest = f"; {len(never)} {recorded} and not checked since" if never else ""
        yield f"Groups: {current} of {len(rows)} confirmed in the last 12 months{rest}."
    if dates := {date_of(one) for one in found} - {""}:
        yield f"Gaps and searches: {from_to(dates)}."


def from_to(dates: Iterable[str]) -> str:
    """The first and the last, or the one there is."""
    first, last = min(found := list(dates)), max(found)
    return " to ".join(map(dated_words, dict.fromkeys((first, last))))


def at_a_glance(area: Area, day: datetime.date) -> Table:
    """The first figures: what is listed, and how much of it somebody has confirmed."""
    picture, rows = area.picture, area.picture.projects.values()
    current = {row.id for row in rows if is_current(row, day)}
    closed = Count(tuple(sorted(row.id for row in rows if row.is_closed)))
    lines = (
        Row("listed", ("Groups listed", *split(picture.counted, area))),
        Row("current", ("Confirmed as running in the last 12 months", *split(current, area))),
        Row("not-current", ("Not confirmed in the last 12 months", *split(picture.counted - current, area))),
        Row(
            "national",
            ("National groups among those listed", *split((r.id for r in rows if r.is_national), area)),
        ),
        Row(
            "closed",
            ("Closed or merged: marked in the lists, in no other figure", closed, *no_more(area)),
        ),
    )
    columns = (Column("answer", "Figure"), *area.part_columns)
    note = ONS_PARTS if any(part.is_ons for part in area.parts) else ""
    return Table("overview", "At a glance", columns, lines, note, Shape.COUNTS)


def no_more(area: Area) -> list[None]:
    return [None] * (len(area.parts) - 1)
