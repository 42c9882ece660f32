"""The first half page: what there is, who leads, how old that is, and what was looked for and not found."""

import datetime
from collections.abc import Iterable, Iterator

from directory.models import Gap
from directory.vocabulary import GapFinding, LinkKind

from .ageing import is_current
from .area import ONS_PARTS, Area
from .counts import LEADS, firmest, single_answers, split
from .coverage import efforts_of, gaps_of, meaning_of_none, place_of, searches, what_of
from .report import Column, Count, Point, Row, Section, Shape, Table
from .wording import count_of, first_sentence, listed, lowered

# In the order of what a reader asks first.
FINDINGS = {
    GapFinding.NONE_FOUND: "Looked for and not found",
    GapFinding.NOT_LOOKED_FOR: "Not looked for",
    GapFinding.CANNOT_TELL: "Cannot tell",
}
ENGLAND = "England"
IF_MORE = "Cannot tell if there are more"
NEVER_IN_VAIN = (
    "No source says that anything was looked for here and not found. "
    "That does not say that nothing is missing."
)
# More than these would be a list; the sections below have it. Of many groups no few are told by name.
MOST_NAMES, MOST_GAPS, FEW_GROUPS = 3, 6, 20


def overview(area: Area, day: datetime.date) -> Section:
    """In words first, then the figures that they are taken from."""
    figures = at_a_glance(area, day)
    of_groups = (Point("Who leads", who_leads(area)), Point("How old that is", how_old(area, day)))
    words = (
        Point("What there is", " ".join(what_there_is(area, figures.rows[0]))),
        *(of_groups if area.picture.counted else ()),
        *what_is_not_there(area),
        Point("How hard somebody looked", how_hard(area)),
    )
    return Section("overview", "At a glance", words, (figures,))


def what_there_is(area: Area, row: Row) -> Iterator[str]:
    """How many; of one region in which part of it; of a question how firmly they are for whom it asks."""
    total, *counts = row.cells[1:]
    yield f"{count_of(total.number)} listed."
    if len(area.regions) == 1:
        for part, count in zip(area.parts[1:], counts, strict=True):
            if part.name not in ("", area.regions[0].label) and (count.ids or part.is_searched):
                yield f"{part.name}: {in_words(count)}."
    for term in area.terms:
        if term.vocabulary == "community" and total.ids:
            ties = [firmest(kinds) for pk, kinds in area.picture.kinds(term).items() if pk in total.ids]
            others = ties.count(LinkKind.WELCOMES)
            yield f"Only or mainly for {term.label}: {len(ties) - others}. They are welcome: {others}."


def in_words(count: Count) -> str:
    if count.ids:
        return str(count.number)
    is_open = count.instead == GapFinding.CANNOT_TELL.label.lower()
    return f"none listed ({count.instead}{' if there are any' if is_open else ''})"


def who_leads(area: Area) -> str:
    """Of how many something is known; then each answer, with names where they are few."""
    counted, known, told = area.picture.counted, set(), []
    for name, label in LEADS.items():
        found = [(a.label, counted & set(a.ids)) for a in single_answers(name, area.picture)]
        known |= {pk for _, ids in found for pk in ids}
        if given := [f"{lowered(words)} ({who(ids, area)})" for words, ids in found if ids]:
            told.append(f"{label.capitalize()}: {'; '.join(given)}.")
    return " ".join([f"Known for {len(known) or 'none'} of {len(counted)}.", *told])


def who(ids: Iterable[int], area: Area) -> str:
    names = sorted(area.picture.projects[pk].name for pk in ids)
    is_short = len(names) <= MOST_NAMES and len(area.picture.counted) <= FEW_GROUPS
    return listed(names) if is_short else str(len(names))


def how_old(area: Area, day: datetime.date) -> str:
    rows = [area.picture.projects[pk] for pk in area.picture.counted]
    current = sum(is_current(row, day) for row in rows)
    never = [row for row in rows if row.last_checked_on is None]
    told = f"Confirmed in the last 12 months: {current or 'none'} of {len(rows)}."
    if not never:
        return told
    years = sorted({row.recorded_in for row in never})
    when = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"{told} Recorded in {when} and never confirmed since: {len(never)}."


def what_is_not_there(area: Area) -> Iterator[Point]:
    """Gaps by what they mean; that nothing was looked for in vain is said too."""
    gaps = gaps_of(area)
    for finding, label in FINDINGS.items():
        found = [gap for gap in gaps if gap.finding == finding]
        if found:
            is_more = area.terms and finding == GapFinding.CANNOT_TELL
            yield Point(IF_MORE if is_more else label, missing(found, area))
        elif finding == GapFinding.NONE_FOUND:
            yield Point(label, NEVER_IN_VAIN)


def missing(gaps: Iterable[Gap], area: Area) -> str:
    """The nearest gaps in a line; where they are, if that is not the area itself; to a question also why."""
    own = area.regions[0].label if len(area.regions) == 1 else ENGLAND
    places: dict[str, list[str]] = {}
    why: dict[str, str] = {}
    for gap in sorted(gaps, key=lambda gap: place_of(gap) != own):
        what = what_of(gap)
        places.setdefault(what, []).append(place_of(gap))
        if area.terms and gap.finding != GapFinding.NOT_LOOKED_FOR and gap.words:
            why.setdefault(what, f": {lowered(first_sentence(gap.words).rstrip('.'))}")
    is_national = own != ENGLAND and all(where == [ENGLAND] for where in places.values())
    told = [
        (what if is_national or own in where else f"{what} ({listed(dict.fromkeys(where))})")
        + why.get(what, "")
        for what, where in places.items()
    ]
    more = [f"{len(told) - MOST_GAPS} more under “Gaps on record”"] if len(told) > MOST_GAPS else []
    return f"{'; '.join([*told[:MOST_GAPS], *more])}.{' Said of all of England.' if is_national else ''}"


def how_hard(area: Area) -> str:
    """Who looked nearest by: in the region, or in all of England."""
    efforts = efforts_of(area)
    is_one = len(area.regions) == 1
    near = [effort for effort in efforts if (effort.region is not None) == is_one]
    people = sum(effort.researchers or 0 for effort in near)
    days = sum(effort.days or 0 for effort in near)
    told = [count_of(people, "person", "people")] if people else []
    told += [f"{count_of(days, 'day')} in all"] if days else []
    where = "this region" if is_one else "all of England"
    return f"{', '.join([*told, f'for {where}'])}." if told else f"No search of {where} is on record."


def at_a_glance(area: Area, day: datetime.date) -> Table:
    """The first figures: what is listed, and how much of it somebody has confirmed."""
    picture, rows = area.picture, area.picture.projects.values()
    current = {row.id for row in rows if is_current(row, day)}
    closed = Count(tuple(sorted(row.id for row in rows if row.is_closed)))
    lines = (
        Row("listed", ("Groups listed", *none_explained(split(picture.counted, area), area))),
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


def none_explained(counts: tuple[Count, ...], area: Area) -> Iterator[Count]:
    """A part without a group says what that means."""
    known = searches()
    for part, count in zip(area.parts, counts, strict=True):
        yield count if count.ids else Count((), meaning_of_none(part, area, known))


def no_more(area: Area) -> list[None]:
    return [None] * (len(area.parts) - 1)
