"""The days of a meeting: never outside the window, on a day called off or in a break, and at its own hour."""

import calendar
import datetime
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.schedule import (
    LONDON,
    bank_holidays,
    breaks_in_words,
    days_of,
    occurrences,
    over_at,
    runs_past_midnight,
)

DAY = datetime.timedelta(days=1)
SEVEN = datetime.time(19)


@dataclass(frozen=True)
class Meeting:
    frequency: str = "weekly"
    weekday: int | None = 1
    week: int | None = None
    starts_at: datetime.time | None = SEVEN
    ends_at: datetime.time | None = None
    first_on: datetime.date | None = None
    not_in_august: bool = False
    not_on_bank_holidays: bool = False
    cancelled_on: list = field(default_factory=list)


def date(text):
    return datetime.date.fromisoformat(text)


def days(meeting, start, end):
    return [str(day) for day in days_of(meeting, date(start), date(end))]


def test_every_week_on_its_day_with_both_ends_of_the_window():
    assert days(Meeting(), "2026-12-01", "2026-12-15") == ["2026-12-01", "2026-12-08", "2026-12-15"]


def test_every_two_weeks_are_counted_from_a_day_it_met_however_long_ago():
    meeting = Meeting("fortnightly", first_on=date("2013-01-08"))
    found = days(meeting, "2026-12-01", "2026-12-31")
    assert all((date(day) - meeting.first_on).days % 14 == 0 for day in found)
    assert len(found) in (2, 3)
    assert days(replace(meeting, first_on=date("2013-01-15")), "2026-12-01", "2026-12-31") != found


def test_no_day_stands_before_the_first_one():
    assert days(Meeting(first_on=date("2026-12-08")), "2026-12-01", "2026-12-15") == [
        "2026-12-08",
        "2026-12-15",
    ]


def test_a_first_day_tells_the_weekday_where_nothing_else_does():
    meeting = Meeting("fortnightly", weekday=None, first_on=date("2026-12-03"))
    assert days(meeting, "2026-12-01", "2026-12-31") == ["2026-12-03", "2026-12-17", "2026-12-31"]


@pytest.mark.parametrize(
    "meeting",
    [
        Meeting("irregular"),
        Meeting(weekday=None),
        Meeting("fortnightly"),
        Meeting("monthly"),
        Meeting("monthly", weekday=None, week=None),
    ],
)
def test_what_is_not_known_gives_no_day(meeting):
    assert days(meeting, "2026-01-01", "2027-01-01") == []


def test_a_day_without_a_time_is_known_and_no_moment():
    meeting = Meeting(starts_at=None)
    window = date("2026-12-01"), date("2026-12-07")
    assert days_of(meeting, *window) == [date("2026-12-01")]
    assert occurrences(meeting, *window) == []


def test_a_meeting_at_seven_is_at_seven_on_both_sides_of_summer_time():
    for change in (date("2026-03-29"), date("2026-10-25")):
        found = occurrences(Meeting(weekday=6), change - 7 * DAY, change + 7 * DAY)
        assert [moment.strftime("%H:%M") for moment in found] == ["19:00"] * 3
        hours = [moment.utcoffset().seconds // 3600 for moment in found]
        assert hours in ([0, 1, 1], [1, 0, 0])


def test_second_tuesdays_but_not_in_august():
    meeting = Meeting("monthly", week=2, not_in_august=True)
    found = days(meeting, "2026-06-01", "2026-10-31")
    assert found == ["2026-06-09", "2026-07-14", "2026-09-08", "2026-10-13"]


@pytest.mark.parametrize("year", range(2024, 2034))
def test_the_last_friday_of_every_month(year):
    meeting = Meeting("monthly", weekday=4, week=-1)
    expected = []
    for month in range(1, 13):
        weeks = calendar.monthcalendar(year, month)
        expected.append(datetime.date(year, month, max(week[4] for week in weeks)))
    assert days_of(meeting, datetime.date(year, 1, 1), datetime.date(year, 12, 31)) == expected


def test_a_month_that_began_before_the_window_still_counts():
    assert days(Meeting("monthly", weekday=4, week=-1), "2026-11-27", "2026-11-27") == ["2026-11-27"]
    assert days(Meeting("monthly", weekday=4, week=-1), "2026-11-28", "2026-12-24") == []


# As the government lists them for England and Wales.
LISTED = {
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}


@pytest.mark.parametrize("year", LISTED)
def test_bank_holidays_of_england(year):
    """On weekdays as listed; Christmas and New Year's Day themselves too, where they fall on a weekend."""
    weekdays = {day for day in bank_holidays(year) if day.weekday() < 5}
    assert {f"{day:%m-%d}" for day in weekdays} == set(LISTED[year].split())
    assert {f"{day:%m-%d}" for day in bank_holidays(year)} >= {"01-01", "12-25", "12-26"}


def test_a_monday_group_that_keeps_bank_holidays():
    meeting = Meeting(weekday=0, not_on_bank_holidays=True)
    assert days(meeting, "2026-12-14", "2027-01-04") == ["2026-12-14", "2026-12-21", "2027-01-04"]


meetings = st.builds(
    Meeting,
    frequency=st.sampled_from(["weekly", "fortnightly", "monthly", "irregular"]),
    weekday=st.none() | st.integers(0, 6),
    week=st.sampled_from([None, 1, 2, 3, 4, -1]),
    starts_at=st.none() | st.times(),
    first_on=st.none() | st.dates(date("2013-01-01"), date("2030-12-31")),
    not_in_august=st.booleans(),
    not_on_bank_holidays=st.booleans(),
    cancelled_on=st.lists(st.dates(date("2026-01-01"), date("2027-12-31")).map(str), max_size=30),
)


@settings(max_examples=300, deadline=None, database=None)
@given(meeting=meetings, start=st.dates(date("2026-01-01"), date("2027-06-30")), length=st.integers(-3, 200))
def test_no_day_is_ever_outside_the_window_or_in_a_break(meeting, start, length):
    end = start + length * DAY
    found = days_of(meeting, start, end)
    assert found == sorted(set(found))
    for day in found:
        assert start <= day <= end
        assert str(day) not in meeting.cancelled_on
        assert not (meeting.not_in_august and day.month == 8)
        assert not (meeting.not_on_bank_holidays and day in bank_holidays(day.year))
        assert meeting.first_on is None or day >= meeting.first_on
        assert day.weekday() == (meeting.first_on.weekday() if meeting.weekday is None else meeting.weekday)
    assert len(occurrences(meeting, start, end)) == (len(found) if meeting.starts_at else 0)


@settings(max_examples=200, deadline=None, database=None)
@given(meeting=meetings, start=st.dates(date("2026-01-01"), date("2027-01-01")), cut=st.integers(0, 60))
def test_two_windows_side_by_side_are_one(meeting, start, cut):
    """Wherever a window begins, the rhythm is the same: nothing is counted from its edge."""
    middle, end = start + cut * DAY, start + 61 * DAY
    parts = days_of(meeting, start, middle) + days_of(meeting, middle + DAY, end)
    assert parts == days_of(meeting, start, end)


def test_breaks_in_words():
    today = date("2026-11-28")
    assert breaks_in_words(Meeting(), today) == ""
    assert breaks_in_words(Meeting(not_in_august=True), today) == "not in August"
    meeting = Meeting(not_on_bank_holidays=True, cancelled_on=["2026-11-24", "2026-12-29", "2026-12-22"])
    words = "not on bank holidays, on 22 December 2026 or on 29 December 2026"
    assert breaks_in_words(meeting, today) == words


FRIDAY = date("2026-12-04")


@pytest.mark.parametrize(
    ("starts", "ends", "over", "runs_on"),
    [
        ("20:00", "02:00", "2026-12-05 02:00", True),
        ("20:00", "00:00", "2026-12-05 00:00", True),
        ("00:00", "02:00", "2026-12-04 02:00", False),
        ("19:00", "21:00", "2026-12-04 21:00", False),
        ("19:00", None, "2026-12-04 19:00", False),
    ],
)
def test_when_a_meeting_that_begins_on_a_friday_is_over(starts, ends, over, runs_on):
    def at(text):
        return text and datetime.time.fromisoformat(text)

    found = Meeting(weekday=4, starts_at=at(starts), ends_at=at(ends))
    assert over_at(found, FRIDAY) == datetime.datetime.fromisoformat(over).replace(tzinfo=LONDON)
    assert runs_past_midnight(found) is runs_on


def test_of_an_hour_that_is_not_known_no_end_is_known():
    assert over_at(Meeting(starts_at=None), FRIDAY) is None
