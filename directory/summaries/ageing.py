"""How old the facts are, and what changed since a day."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from directory.models import ChangeVia, ProjectChange, ReviewEvent, Step

from .area import Area
from .counts import ANSWER, split
from .picture import Listed
from .report import Audience, Column, Count, Named, Role, Row, Section, Shape, Table

QUARTER = datetime.timedelta(days=92)
A_YEAR = datetime.timedelta(days=365)
BANDS = (
    ("within-3-months", "Confirmed in the last 3 months"),
    ("within-12-months", "Confirmed 3 to 12 months ago"),
    ("older", "Confirmed more than 12 months ago"),
    ("never", "Never confirmed since it was recorded"),
)
CHANGE_COLUMNS = (Column("project", "Group"), Column("what", "What happened"), Column("on", "When"))
STEPS = {
    Step.PUBLISHED: "Published",
    Step.PAUSED: "Paused",
    Step.CLOSED: "Closed",
    Step.REOPENED: "Open again",
}
EDITS = (ChangeVia.FORM, ChangeVia.PROPOSAL, ChangeVia.MERGE, ChangeVia.IMPORT, ChangeVia.RESTORE)


def band_of(project: Listed, day: datetime.date) -> str:
    return band_of_day(project.last_checked_on, day)


def band_of_day(checked: datetime.date | None, day: datetime.date) -> str:
    if checked is None:
        return "never"
    age = day - checked
    return "within-3-months" if age < QUARTER else "within-12-months" if age < A_YEAR else "older"


def is_current(project: Listed, day: datetime.date) -> bool:
    """Confirmed as running in the last 12 months."""
    return not project.is_closed and band_of(project, day) in ("within-3-months", "within-12-months")


def overview(area: Area, day: datetime.date) -> Section:
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
    table = Table(
        "overview", "At a glance", (Column("answer", "Figure"), *area.part_columns), lines, shape=Shape.COUNTS
    )
    return Section("overview", "At a glance", (), (table,))


def no_more(area: Area) -> list[None]:
    return [None] * (len(area.parts) - 1)


def freshness(area: Area, day: datetime.date) -> Section:
    rows = area.picture.projects.values()
    lines = [
        Row(key, (label, *split((row.id for row in rows if band_of(row, day) == key), area)))
        for key, label in BANDS
    ]
    lines.append(Row("listed", ("All groups listed", *split(area.picture.counted, area)), Role.ALL))
    table = Table(
        "freshness",
        "When somebody last confirmed it",
        (ANSWER, *area.part_columns),
        tuple(lines),
        shape=Shape.COUNTS,
    )
    return Section("freshness", "How old the facts are", (), (table,))


def changes(area: Area, since: datetime.date, audience: Audience) -> Section:
    """Newest first. Opened and closed is for all to read; edited, for internal readers."""
    found = sorted(
        events(area, since, audience), key=lambda row: (row.cells[2], row.cells[0].name), reverse=True
    )
    words = () if found else ("Nothing changed here since that day.",)
    table = Table("changes", f"Since {since.day} {since:%B %Y}", CHANGE_COLUMNS, tuple(found))
    return Section("changes", "What changed", words, (table,))


def events(area: Area, since: datetime.date, audience: Audience) -> Iterator[Row]:
    start = datetime.datetime.combine(since, datetime.time(), timezone.get_current_timezone())
    projects = area.picture.projects
    steps = ReviewEvent.objects.filter(at__gte=start, step__in=STEPS).values_list(
        "pk", "project_id", "step", "at"
    )
    for pk, project, step, at in steps:
        if project in projects:
            yield event(f"step-{pk}", projects[project], STEPS[step], timezone.localdate(at))
    for project in projects.values():
        if project.last_checked_on and project.last_checked_on >= since:
            yield event(f"check-{project.id}", project, "Confirmed", project.last_checked_on)
    if audience == Audience.INTERNAL:
        edits = ProjectChange.objects.filter(at__gte=start, via__in=EDITS).values_list(
            "pk", "project_id", "at"
        )
        for pk, project, at in edits:
            if project in projects:
                yield event(f"edit-{pk}", projects[project], "Facts changed", timezone.localdate(at))


def event(key: str, project: Listed, what: str, day: datetime.date) -> Row:
    return Row(key, (Named(project.id, project.name, project.slug), what, day))
