"""Two people in one record: what the second left alone follows the first, and what they typed stays.

Three pictures of one form are compared: as the second opened it, as the record is now, as it came back.
"""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.forms import Field
from django.http import QueryDict

from directory.models import Project
from directory.records import facts, history, readable, writing

from ..term_strength_field import KindedField


@dataclass(frozen=True)
class Told:
    """What somebody else changed meanwhile."""

    who: str
    lines: list[readable.Line]


@dataclass(frozen=True)
class Shown:
    """One control as a page shows it."""

    field: Field
    value: object


def meet(page, request, project: Project, seen: int) -> list[Told]:
    """Put into the posted form what others changed and this person left alone; says what that was."""
    others = history.since(project, seen)
    if not others:
        return []
    try:
        before, now = picture_before(page, request, project, others), picture(page, request, project)
        request.POST = merged(request.POST, before, now)
    except (IntegrityError, ObjectDoesNotExist):
        # What stood before names what is gone, so both texts are only told.
        pass
    return [
        Told(str(change.by or change.by_name), readable.lines(change.changes, with_addresses=True))
        for change in others
    ]


def picture_before(page, request, project, others) -> dict[tuple, Shown]:
    """The form as it was before those changes: they are taken back, looked at, and made again."""
    steps = [facts.before(change.changes) for change in reversed(others)]
    with writing.tried(project, *steps) as before:
        return picture(page, request, before)


def picture(page, request, project) -> dict[tuple, Shown]:
    """Every control: ("", name) on the form itself, (block, row, name) in a block."""
    project = Project.objects.get(pk=project.pk)
    form = page.get_form(request, project, change=True)(instance=project)
    found = {("", name): shown(form, name) for name in form.fields}
    for formset_class, inline in page.get_formsets_with_inlines(request, project):
        if not inline.has_change_permission(request, project):
            continue
        formset = formset_class(instance=project, queryset=inline.get_queryset(request))
        for row in formset.initial_forms:
            for name in set(row.fields) - {"id", "project", "DELETE"}:
                found[formset.prefix, str(row.instance.pk), name] = shown(row, name)
    return found


def shown(form, name: str) -> Shown:
    field = form.fields[name]
    return Shown(field, form.get_initial_for_field(field, name))


def merged(posted: QueryDict, before: dict, now: dict) -> QueryDict:
    data = posted.copy()
    places = rows_of(data, {key[0] for key in before if len(key) == 3})
    for key, old in before.items():
        name = html_name(key, places)
        if name is None or touched(old, data, name):
            continue
        if key in now:
            put(data, now[key].field, name, now[key].value)
    for (block, row), number in places.items():
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


def touched(old: Shown, data: QueryDict, name: str) -> bool:
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


def put_gone_row(data: QueryDict, before: dict, block: str, row: str, number: int) -> None:
    """A row that somebody took away stays away, unless this person wrote in it: then it comes back as new."""
    mine = {key: old for key, old in before.items() if key[:2] == (block, row)}
    wrote = any(touched(old, data, f"{block}-{number}-{key[2]}") for key, old in mine.items())
    if wrote and f"{block}-{number}-DELETE" not in data:
        new = int(data[f"{block}-TOTAL_FORMS"])
        for name in list(data):
            if name.startswith(f"{block}-{number}-") and not name.endswith("-id"):
                data.setlist(name.replace(f"{block}-{number}-", f"{block}-{new}-", 1), data.getlist(name))
        data[f"{block}-TOTAL_FORMS"] = str(new + 1)
    data[f"{block}-{number}-DELETE"] = "on"
