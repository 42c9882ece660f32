"""The first half page: what there is, how old it is, who leads, and what was looked for and not found."""

import datetime
from collections.abc import Iterator

from directory.vocabulary import GapFinding

from .ageing import is_current
from .area import Area
from .counts import single_answers, split
from .coverage import gaps_of, missing
from .report import Column, Count, Row, Section, Shape, Table
from .wording import count_of

LEADS = {"controlled_by": "Who is in charge", "facilitated_by": "Who runs the meetings"}
# In the order of what a reader asks first.
FINDINGS = {
    GapFinding.NONE_FOUND: "Looked for and not found",
    GapFinding.NOT_LOOKED_FOR: "Not looked for",
    GapFinding.CANNOT_TELL: "Cannot be told",
}


def overview(area: Area, day: datetime.date) -> Section:
    """In words first, then the figures that they are taken from."""
    words = (what_and_how_old(area, day), *who_leads(area), *what_is_not_there(area))
    return Section("overview", "At a glance", words, (at_a_glance(area, day),))


def what_and_how_old(area: Area, day: datetime.date) -> str:
    rows = [area.picture.projects[pk] for pk in sorted(area.picture.counted)]
    current = sum(is_current(row, day) for row in rows)
    never = [row for row in rows if row.last_checked_on is None]
    told = f"{count_of(len(rows))} listed. {current or 'None'} confirmed in the last 12 months"
    if not never:
        return f"{told}."
    years = sorted({row.recorded_in for row in never})
    when = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"{told}; {len(never)} never confirmed since recorded ({when})."


def who_leads(area: Area) -> Iterator[str]:
    """Of how many it is known, and of those how many gave each answer."""
    counted = area.picture.counted
    for name, label in LEADS.items():
        found = [(a.label, len(counted & set(a.ids))) for a in single_answers(name, area.picture)]
        known = sum(number for _, number in found)
        given = "; ".join(f"{words[:1].lower()}{words[1:]}: {number}" for words, number in found if number)
        yield f"{label}: known for {known} of {len(counted)}{f' ({given})' if given else ''}."


def what_is_not_there(area: Area) -> Iterator[str]:
    """Gaps by what they mean; that nothing was looked for in vain is said too."""
    gaps = gaps_of(area)
    for finding, label in FINDINGS.items():
        found = list(missing((gap for gap in gaps if gap.finding == finding), area))
        if found or finding == GapFinding.NONE_FOUND:
            yield f"{label}: {'; '.join(found) or 'nothing is on record'}."


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
    return Table("overview", "At a glance", columns, lines, shape=Shape.COUNTS)


def no_more(area: Area) -> list[None]:
    return [None] * (len(area.parts) - 1)
