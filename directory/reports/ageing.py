"""How old the facts are."""

import datetime

from directory import rules

from .area import Area
from .counts import ANSWER, split
from .dataset import Listed
from .report import Role, Row, Section, Shape, Table

QUARTER = datetime.timedelta(days=92)
BANDS = (
    ("within-3-months", "Confirmed in the last 3 months"),
    ("within-12-months", "Confirmed 3 to 12 months ago"),
    ("older", "Confirmed more than 12 months ago"),
    ("never", "Never confirmed since it was recorded"),
)


def band_of(project: Listed, day: datetime.date) -> str:
    return band_of_day(project.last_checked_on, day)


def band_of_day(checked: datetime.date | None, day: datetime.date) -> str:
    if checked is None:
        return "never"
    if not rules.is_recent(checked, day):
        return "older"
    return "within-3-months" if day - checked < QUARTER else "within-12-months"


def is_current(project: Listed, day: datetime.date) -> bool:
    """Confirmed as running in the last 12 months."""
    return rules.is_current(project.last_checked_on, project.is_closed, day)


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
