"""When a group meets: the days of a meeting between two days, its breaks left out, and the breaks in words.

Pure: no database, no clock. A meeting is anything with the columns of `models.Meeting`. Times are London's.
"""

import datetime
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from dateutil.easter import easter
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from .phrases import day_words, listed
from .vocabulary import Frequency

LONDON = ZoneInfo("Europe/London")
AUGUST = 8
A_DAY, A_WEEK = datetime.timedelta(days=1), datetime.timedelta(days=7)
SATURDAY = 5
# What a year's rules do not give: bank holidays moved or given once, by proclamation. Add the next one here.
MOVED = {
    datetime.date(2020, 5, 4): datetime.date(2020, 5, 8),
    datetime.date(2022, 5, 30): datetime.date(2022, 6, 2),
}
GIVEN_ONCE = (datetime.date(2022, 6, 3), datetime.date(2022, 9, 19), datetime.date(2023, 5, 8))


class MeetingLike(Protocol):
    """`weekday` is 0 for Monday; `week` 1 to 4, or -1 for the last; `cancelled_on` days as 2026-12-25."""

    frequency: str
    weekday: int | None
    week: int | None
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    first_on: datetime.date | None
    not_in_august: bool
    not_on_bank_holidays: bool
    cancelled_on: list[str]


def occurrences(meeting: MeetingLike, start: datetime.date, end: datetime.date) -> list[datetime.datetime]:
    """When it begins, from `start` to `end`, both included, as London's clock has it.

    Empty where its time is not known; `days_of` may know its days all the same.
    """
    if meeting.starts_at is None:
        return []
    return [datetime.datetime.combine(day, meeting.starts_at, LONDON) for day in days_of(meeting, start, end)]


def days_of(meeting: MeetingLike, start: datetime.date, end: datetime.date) -> list[datetime.date]:
    """The days on which it meets, from `start` to `end`, both included.

    None where the days cannot be worked out: it is irregular, or its weekday, its week of the month or, of
    every two weeks, a day on which it met is not known. None before `first_on`.
    """
    on, first = meeting.weekday, meeting.first_on
    if on is None and first is not None:
        on = first.weekday()
    phase = None
    if meeting.frequency == Frequency.FORTNIGHTLY:
        if first is None:
            return []
        phase = week_number(first) % 2
    elif meeting.frequency == Frequency.MONTHLY:
        if meeting.week is None:
            return []
    elif meeting.frequency != Frequency.WEEKLY:
        return []
    if on is None:
        return []
    week = meeting.week if meeting.frequency == Frequency.MONTHLY else None
    return [
        day
        for day in days_of_pattern(on, week, phase, start, end)
        if (first is None or day >= first) and not is_off(meeting, day)
    ]


def runs_past_midnight(meeting: MeetingLike) -> bool:
    """Whether it ends on the next day, as 8pm to 2am does, or as that day begins: 8pm to midnight."""
    starts, ends = meeting.starts_at, meeting.ends_at
    return starts is not None and ends is not None and ends <= starts


def over_at(meeting: MeetingLike, day: datetime.date) -> datetime.datetime | None:
    """When the meeting that begins on `day` is over, by London's clock: at its start, where no end is known.

    None where its time is not known.
    """
    ends = meeting.ends_at or meeting.starts_at
    if ends is None:
        return None
    return datetime.datetime.combine(day + A_DAY if runs_past_midnight(meeting) else day, ends, LONDON)


@lru_cache(maxsize=512)
def days_of_pattern(
    on: int, week: int | None, phase: int | None, start: datetime.date, end: datetime.date
) -> tuple[datetime.date, ...]:
    """Every such weekday; only of that week of each month; or only of every second week.

    Thousands of meetings share these few patterns, so each is worked out once. It begins near `start`.
    """
    last = at_midnight(end)
    if week is not None:
        first = at_midnight(start.replace(day=1))
        rule = rrule(MONTHLY, first, byweekday=weekday(on)(week), until=last)
    else:
        monday = start - start.weekday() * A_DAY
        if phase is not None and week_number(monday) % 2 != phase:
            monday -= A_WEEK
        every = 1 if phase is None else 2
        rule = rrule(WEEKLY, at_midnight(monday), interval=every, byweekday=weekday(on), until=last)
    return tuple(found.date() for found in rule if found.date() >= start)


def week_number(day: datetime.date) -> int:
    """Weeks from Monday to Sunday, counted from the calendar's first."""
    return (day.toordinal() - 1) // 7


def at_midnight(day: datetime.date) -> datetime.datetime:
    # rrule wants a time, and no zone: days have none.
    return datetime.datetime.combine(day, datetime.time())


def is_off(meeting: MeetingLike, day: datetime.date) -> bool:
    """Whether it does not meet on this day, though it would by its rule."""
    return (
        (meeting.not_in_august and day.month == AUGUST)
        or day.isoformat() in meeting.cancelled_on
        or (meeting.not_on_bank_holidays and day in bank_holidays(day.year))
    )


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[datetime.date]:
    """England's bank holidays; Christmas, Boxing Day and New Year's Day themselves too, when at a weekend."""
    sunday = easter(year)
    days = {sunday - 2 * A_DAY, sunday + A_DAY}
    # The first Monday of May, its last, and the last of August.
    for month, last in ((5, 7), (5, 31), (8, 31)):
        latest = datetime.date(year, month, last)
        days.add(latest - latest.weekday() * A_DAY)
    days = {MOVED.get(day, day) for day in days} | {day for day in GIVEN_ONCE if day.year == year}
    fixed = [datetime.date(year, *md) for md in ((1, 1), (12, 25), (12, 26))]
    days |= set(fixed)
    for day in fixed:
        # The next weekday that is none already stands for one at a weekend.
        if day.weekday() >= SATURDAY:
            while day.weekday() >= SATURDAY or day in days:
                day += A_DAY
            days.add(day)
    return frozenset(days)


def breaks_in_words(meeting: MeetingLike, today: datetime.date) -> str:
    """“not in August, on bank holidays or on 24 December 2026”; empty where it has no break.

    Of the days that were called off, only those that have not passed.
    """
    parts = ["in August"] if meeting.not_in_august else []
    parts += ["on bank holidays"] if meeting.not_on_bank_holidays else []
    parts += [f"on {day_words(day)}" for day in called_off(meeting) if day >= today]
    return f"not {listed(parts, 'or')}" if parts else ""


def called_off(meeting: MeetingLike) -> list[datetime.date]:
    """The single days on which it does not meet; what cannot be read as a day is none."""
    found = []
    for text in meeting.cancelled_on:
        try:
            found.append(datetime.date.fromisoformat(text))
        except ValueError:
            continue
    return sorted(found)
