import datetime

import pytest

from directory.models import ContactAttempt, Project
from directory.records import work_figures
from directory.vocabulary import Review
from tests.factories import make_person, make_project, make_region

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 28)


def table(slug):
    return next(one for one in work_figures.tables(TODAY) if one.slug == slug)


def check(project, by, day):
    project.checks.create(made_on=day, means="phone", outcome="confirmed", by=by)
    Project.objects.filter(pk=project.pk).update(last_checked_on=day)


def test_checks_are_counted_by_person_and_month():
    sam, eve = make_person(name="Sam"), make_person(name="Eve")
    make_person(name="Idle")
    project = make_project()
    for by, day in [(sam, "2026-11-01"), (sam, "2026-11-28"), (sam, "2025-12-01"), (eve, "2026-06-30")]:
        check(project, by, day)
    check(project, eve, "2025-11-30")
    found = table("checks")
    assert found.columns[:3] == ["Person", "All", "December 2025"]
    assert found.columns[-1] == "November 2026"
    assert [(row[0], row[1], row[2], row[8], row[-1]) for row in found.rows] == [
        ("Eve", 1, 0, 1, 0),
        ("Sam", 3, 1, 0, 2),
        ("Everybody", 4, 1, 1, 2),
    ]


def test_reached_is_checked_or_tried_by_region():
    sam = make_person()
    checked, tried, old = (make_project(name=n, regions=["london"]) for n in ("C", "T", "O"))
    check(checked, sam, "2026-03-01")
    check(old, sam, "2025-11-28")
    for project, day in [(tried, "2026-02-01"), (old, "2025-01-01"), (checked, "2026-02-01")]:
        ContactAttempt.objects.create(
            project=project, made_on=day, means="phone", outcome="no-answer", by=sam
        )
    make_project(name="Two regions", regions=["london", "eastern"])
    make_project(name="None")
    make_project(name="Closed", regions=["london"], stage="closed")
    make_project(name="Draft", regions=["london"], review=Review.DRAFT)
    rows = {row[0]: row[1:] for row in table("reached").rows}
    assert rows[str(make_region("london"))] == [4, 1, 1, 2, 50]
    assert rows[str(make_region("eastern"))] == [1, 0, 0, 1, 0]
    assert rows["No region"] == [1, 0, 0, 1, 0]
    assert rows["All groups"] == [5, 1, 1, 3, 40]


def test_what_becomes_due_is_counted_by_month_for_a_year():
    for day in (None, "2025-11-28", "2025-11-29", "2026-01-31", "2026-11-28"):
        make_project(last_checked_on=day)
    make_project(last_checked_on=None, stage="closed")
    rows = table("due").rows
    assert rows[0] == ["Due today", 2]
    counted = dict(rows[1:])
    assert len(counted) == 13
    assert {month: number for month, number in counted.items() if number} == {
        "November 2026": 1,
        "January 2027": 1,
        "November 2027": 1,
    }


def test_a_leap_day_is_in_its_month():
    assert work_figures.months(datetime.date(2028, 2, 29), -1, 3) == [
        datetime.date(2028, 1, 1),
        datetime.date(2028, 2, 1),
        datetime.date(2028, 3, 1),
    ]
