"""How the team keeps the directory true, as plain tables for editors: who checked, what was reached, what
will be due."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils import timezone

from directory import rules
from directory.models import Check, ContactAttempt, Project, Region, User
from directory.phrases import month_words

from . import quality

MONTHS = 12


@dataclass(frozen=True)
class FigureTable:
    """One table: its rows begin with what they are of."""

    slug: str
    title: str
    about: str
    columns: list[str]
    rows: list[list[str | int]]


def tables(today: datetime.date | None = None) -> list[FigureTable]:
    today = today or timezone.localdate()
    return [
        by_person(Check, "checks", "Checks by person and month", today),
        by_person(ContactAttempt, "attempts", "Calls that reached nobody, by person and month", today),
        reached(today),
        due_by_month(today),
        *quality_tables(),
    ]


def months(today: datetime.date, first: int, number: int) -> list[datetime.date]:
    """So many months by their first days; `first` is 0 for this month, -1 for the one before."""
    starts = (divmod(today.year * 12 + today.month - 1 + first + n, 12) for n in range(number))
    return [datetime.date(year, month + 1, 1) for year, month in starts]


def by_person(model, slug: str, title: str, today: datetime.date) -> FigureTable:
    """The last twelve months with this one; whoever made none is not named."""
    shown = months(today, 1 - MONTHS, MONTHS)
    made = model.objects.filter(made_on__gte=shown[0], made_on__lte=today).order_by()
    made = made.annotate(year=ExtractYear("made_on"), month=ExtractMonth("made_on"))
    counted = defaultdict(Counter)
    for person, year, month, number in made.values_list("by", "year", "month").annotate(number=Count("pk")):
        counted[person][datetime.date(year, month, 1)] = number
    people = sorted(User.objects.in_bulk(counted).values(), key=str)
    rows = [[str(one), counted[one.pk].total(), *(counted[one.pk][m] for m in shown)] for one in people]
    everybody = [sum(row[at] for row in rows) for at in range(1, MONTHS + 2)]
    return FigureTable(
        slug,
        title,
        "By the day that was entered.",
        ["Person", "All", *map(month_words, shown)],
        [*rows, ["Everybody", *everybody]],
    )


def reached(today: datetime.date) -> FigureTable:
    """Of the published groups that are not closed: checked, or at least tried, in the last twelve months."""
    tried = ContactAttempt.objects.filter(rules.recent(today, "made_on"), project=OuterRef("pk"))
    groups = Project.objects.published().open().annotate(is_tried=Exists(tried)).order_by()
    state = {
        pk: "checked" if rules.is_recent(checked, today) else "tried" if is_tried else "neither"
        for pk, checked, is_tried in groups.values_list("pk", "last_checked_on", "is_tried")
    }
    of_region = quality.ids_by_region()
    rows = [reached_row(str(one), of_region[one.pk] & state.keys(), state) for one in Region.objects.all()]
    nowhere = state.keys() - set().union(*of_region.values())
    rows += [reached_row("No region", nowhere, state), reached_row("All groups", state.keys(), state)]
    return FigureTable(
        "reached",
        "Groups reached in the last 12 months, by region",
        "Published groups that are not closed. Reached: checked, or tried at least once. A group that works "
        "in several regions counts in each, and once in “All groups”.",
        ["Region", "Groups", "Checked", "Tried only", "Neither", "Reached, %"],
        rows,
    )


def reached_row(title: str, ids, state: dict[int, str]) -> list[str | int]:
    counted = Counter(state[pk] for pk in ids)
    checked, tried, neither = (counted[word] for word in ("checked", "tried", "neither"))
    groups = checked + tried + neither
    share = round(100 * (checked + tried) / groups) if groups else "-"
    return [title, groups, checked, tried, neither, share]


def due_by_month(today: datetime.date) -> FigureTable:
    """When each check stops counting, if nobody checks before."""
    days = Project.objects.published().open().order_by().values_list("last_checked_on", flat=True)
    due = [None if rules.is_due(day, False, today) else day + rules.A_YEAR for day in days]
    shown = months(today, 0, MONTHS + 1)
    counted = Counter(day.replace(day=1) for day in due if day is not None)
    rows = [["Due today", due.count(None)], *([month_words(month), counted[month]] for month in shown)]
    return FigureTable(
        "due",
        "Groups that become due, by month",
        "Published groups that are not closed, by the month in which their last check stops counting. "
        "Those that are due today were never checked, or over a year ago.",
        ["Month", "Groups"],
        rows,
    )


def quality_tables() -> list[FigureTable]:
    """What the page about this site says of how well the list is kept, and how long mistakes wait."""
    found = quality.figures()
    rows = [
        [one.label, one.groups, one.confirmed, one.ready, one.waiting, one.late, one.silent]
        for one in [*found.regions, found.england]
    ]
    signposts = f" Signposts with such an address: {found.silent_signposts}." if found.are_asked else ""
    return [
        FigureTable(
            "quality",
            "How well the list is kept, by region",
            "Published groups that are not closed. Ready to join: the page says where and when it meets and "
            "has a way to join; of national and online groups a way is enough. Web addresses: those that the "
            f"public sees and that did not answer twice, a week apart.{signposts}",
            ["Region", "Groups", "Confirmed", "Ready to join", "Mistakes", "Over 48 hours", "Web addresses"],
            rows,
        ),
        FigureTable(
            "mistakes",
            "Mistakes that visitors told us of and that wait, by age",
            "Messages that something is wrong, or that ask to take a group out. We want to deal with each "
            "within 48 hours.",
            ["Age", "Messages", "Without a region"],
            [list(row) for row in quality.by_age()],
        ),
    ]
