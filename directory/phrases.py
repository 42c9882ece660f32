"""Facts in words: lists with "and", counts, days, times, ages, first sentences. One home for each."""

import datetime
import re
from collections.abc import Iterable

# A saint, a doctor and "e.g. art" do not end a sentence.
SENTENCE_END = re.compile(
    r"""(?<!\bSt)(?<!\bMr)(?<!\bDr)(?<!\be\.g)(?<!\bi\.e)[.!?][”’"')]*\s+(?=[A-Z“‘"'0-9])"""
)


def first_sentence(text: str) -> str:
    """The first sentence of a text; all of it where it has but one."""
    return first_sentences(text, 1)


def first_sentences(text: str, number: int) -> str:
    """That many sentences of a text, or all of it."""
    text = " ".join(text.split())
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return text[: ends[number - 1]].rstrip() if len(ends) >= number else text


def listed(items: Iterable[str], last: str = "and") -> str:
    """“one, two and three”."""
    items = list(items)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def count_of(number: int, what: str = "group", several: str = "") -> str:
    """“1 group”, “2 groups”, “2 people”."""
    return f"{number} {what}" if number == 1 else f"{number} {several or f'{what}s'}"


def worked_out(words: str, is_so: bool = True) -> str:
    """“In person (worked out, not stated)”: where it is so, that no source states it."""
    return f"{words} (worked out, not stated)" if is_so and words else words


def lowered(words: str) -> str:
    """As inside a sentence."""
    return f"{words[:1].lower()}{words[1:]}"


def clock(time: datetime.time) -> str:
    """7pm, 7:30pm, noon, midnight."""
    if (time.hour, time.minute) in ((0, 0), (12, 0)):
        return "noon" if time.hour else "midnight"
    hour = time.hour % 12 or 12
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{hour}{minutes}{'am' if time.hour < 12 else 'pm'}"


def dated_words(text: str) -> str:
    """“2013”, “September 2013”, “4 November 2026”: from a year, a month or a day as it is kept."""
    try:
        day = datetime.date.fromisoformat(f"{text}-01" if len(text) == 7 else text)
    except ValueError:
        return text
    return month_words(day) if len(text) == 7 else day_words(day)


def day_words(day: datetime.date) -> str:
    """4 November 2026; of a date and time, its date."""
    return f"{day.day} {day:%B %Y}"


def weekday_words(day: datetime.date) -> str:
    """Tuesday 4 November: a day so near that it needs no year."""
    return f"{day:%A} {day.day} {day:%B}"


def month_words(day: datetime.date) -> str:
    """November 2026."""
    return f"{day:%B %Y}"


def age_words(checked: datetime.date | None, recorded_in: int, is_recent: bool) -> str:
    """How old a group's details are; `checked` is None where nobody checked them since they were recorded."""
    if checked is None:
        return f"Recorded in {recorded_in}, not checked since"
    words = f"Details last checked {month_words(checked)}"
    return words if is_recent else f"{words}, more than a year ago"


def ages(youngest: int | None, oldest: int | None) -> str:
    """“18 and over”; empty where neither end is known."""
    if youngest is not None and oldest is not None:
        return f"{youngest} to {oldest}"
    if youngest is not None:
        return f"{youngest} and over"
    return f"Up to {oldest}" if oldest is not None else ""
