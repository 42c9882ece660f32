"""Two people in one record: what the second left alone follows the first, and what they typed stays.

Three states of one form are compared: as the second opened it, as the record is now, as it came back. The
first is read from the facts of now with the others' changes taken back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Field
from django.http import QueryDict

from directory.models import Project
from directory.records import derived, facts, history, readable

from ..term_fields import KindedField
from .form_facts import Control, Picture, picture, picture_of


@dataclass(frozen=True)
class ConcurrentEdit:
    """What somebody else changed meanwhile."""

    who: str
    lines: list[readable.Line]


def follow_others(
    project: Project, data: QueryDict, show: Callable[[], Any]
) -> tuple[QueryDict, list[ConcurrentEdit]]:
    """(what was posted, with what others changed and this person left alone; what that was).

    `show` makes the page of the record as it is now.
    """
    seen = data.get("seen", "")
    others = history.since(project, int(seen)) if seen.isdecimal() and len(seen) < 19 else []
    if not others:
        return data, []
    page, stored, taken_back = show(), facts.take(project), {}
    for change in reversed(others):
        taken_back |= facts.before(change.changes)
    try:
        before = picture_of(page, stored, derived.apply(stored, taken_back))
        data = merged(data, before, picture(page))
    except ObjectDoesNotExist:
        # What stood before names what is gone, so both texts are only told.
        pass
    data["seen"] = str(history.last(project))
    return data, list(told(page, others))


def told(page, others) -> Iterator[ConcurrentEdit]:
    """What others changed, as far as this page asks about it."""
    for change in others:
        elsewhere = page.not_asked(change.changes) if page.part.is_one_of_several else {}
        here = {path: pair for path, pair in change.changes.items() if path not in elsewhere}
        if here:
            lines = readable.lines(here, with_addresses=True)
            yield ConcurrentEdit(str(change.by or change.by_name), lines)


def merged(posted: QueryDict, before: Picture, now: Picture) -> QueryDict:
    data = posted.copy()
    places = rows_of(data, {key[0] for key in before if len(key) == 3})
    for key, old in before.items():
        name = html_name(key, places)
        if name is None or touched(old, data, name):
            continue
        if key in now:
            put(data, now[key].field, name, now[key].value)
    # From the last, for each that goes moves those behind it.
    for (block, row), number in sorted(places.items(), key=lambda one: -one[1]):
        if not any(key[:2] == (block, row) for key in now):
            put_gone_row(data, before, block, row, number)
    return data


def rows_of(data: QueryDict, blocks: set[str]) -> dict[tuple[str, str], int]:
    """Where each row that the person had before them stands in the posted form."""
    found = {}
    for block in blocks:
        for number in range(int(data.get(f"{block}-INITIAL_FORMS") or 0)):
            found[block, data.get(f"{block}-{number}-id", "")] = number
    return found


def html_name(key: tuple, places: dict) -> str | None:
    if len(key) == 2:
        return key[1]
    number = places.get(key[:2])
    return None if number is None else f"{key[0]}-{number}-{key[2]}"


def touched(old: Control, data: QueryDict, name: str) -> bool:
    posted = old.field.widget.value_from_datadict(data, {}, name)
    return old.field.has_changed(old.value, posted)


def put(data: QueryDict, field: Field, name: str, value) -> None:
    """As a browser would send this value."""
    if isinstance(field, KindedField):
        for pk in field.widget.ids():
            data[f"{name}_{pk}"] = (value or {}).get(pk, "")
        return
    value = field.prepare_value(value)
    if isinstance(value, (list, tuple)):
        data.setlist(name, [str(one) for one in value])
    elif isinstance(value, bool):
        data.setlist(name, ["on"] if value else [])
    else:
        data[name] = "" if value is None else str(value)


def put_gone_row(data: QueryDict, before: Picture, block: str, row: str, number: int) -> None:
    """A row that somebody took away stays away, unless this person wrote in it: then it comes back as new."""
    mine = {key: old for key, old in before.items() if key[:2] == (block, row)}
    wrote = any(touched(old, data, f"{block}-{number}-{key[2]}") for key, old in mine.items())
    if wrote and f"{block}-{number}-DELETE" not in data:
        new = int(data[f"{block}-TOTAL_FORMS"])
        move_row(data, block, number, new)
        data[f"{block}-{new}-id"] = ""
        data[f"{block}-TOTAL_FORMS"] = str(new + 1)
    drop_row(data, block, number)


def move_row(data: QueryDict, block: str, number: int, to: int) -> None:
    start = f"{block}-{number}-"
    for name in [name for name in data if name.startswith(start)]:
        data.setlist(f"{block}-{to}-{name.removeprefix(start)}", data.pop(name))


def drop_row(data: QueryDict, block: str, number: int) -> None:
    """Out of the form, as if it had not been there when it was opened."""
    for name in [name for name in data if name.startswith(f"{block}-{number}-")]:
        del data[name]
    for later in range(number + 1, int(data[f"{block}-TOTAL_FORMS"])):
        move_row(data, block, later, later - 1)
    for count in (f"{block}-TOTAL_FORMS", f"{block}-INITIAL_FORMS"):
        data[count] = str(int(data[count]) - 1)
