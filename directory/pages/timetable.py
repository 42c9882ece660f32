"""The dated meetings of the next four weeks, worked out once for each state of the directory.

Begin with `timetable`. Public points only; whose meetings are listed is said in rules.py (`dated`).
"""

import datetime
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from directory.gazetteer import Place
from directory.geo import bounding_box, degrees_of, squared_degrees
from directory.models import Meeting, Project, Venue
from directory.schedule import A_DAY, days_of, runs_past_midnight
from directory.search import FacetIndex, live
from directory.search.bits import positions_of
from directory.vocabulary import Frequency, Precision

# Today and the 27 days after it.
WINDOW = datetime.timedelta(days=27)
# Home leads to the page once there is something to see in more than one corner of England.
ENOUGH_GROUPS, ENOUGH_REGIONS = 20, 3
# A time that is not known stands last in its day.
LATE = datetime.time.max
MEETING = "frequency weekday week starts_at ends_at first_on not_in_august not_on_bank_holidays".split()
MEETING += ["cancelled_on", "note"]


class Spot(NamedTuple):
    """A place as the public may know it; `known` is exact, area or town, as on a card."""

    area: str
    latitude: float | None
    longitude: float | None
    known: str
    authority_code: str


class Dated(NamedTuple):
    """A meeting with its group, and where it may be: none, one, or each of the group's places."""

    project_id: int
    spots: tuple[Spot, ...]
    # Whether the meeting names its place; if not, its spots are the group's.
    is_placed: bool
    frequency: str
    weekday: int | None
    week: int | None
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    first_on: datetime.date | None
    not_in_august: bool
    not_on_bank_holidays: bool
    cancelled_on: list[str]
    note: str

    @property
    def as_meeting(self) -> Meeting:
        """Not saved; for its words."""
        return Meeting(**{name: getattr(self, name) for name in MEETING})


class Entry(NamedTuple):
    """One meeting on one day, in the order of the page; `number` finds the meeting."""

    day: datetime.date
    begins: datetime.time
    name: str
    number: int


@dataclass(frozen=True)
class Timetable:
    """Every dated meeting from a day on for four weeks."""

    day: datetime.date
    meetings: list[Dated]
    # By day, then by time.
    local: list[Entry]
    # National and online ones, which no place or region narrows.
    online: list[Entry]
    national: set[int]
    # For each region with a local meeting, the numbers of its meetings.
    by_region: dict[str, set[int]]

    @property
    def last_day(self) -> datetime.date:
        return self.day + WINDOW

    @property
    def is_empty(self) -> bool:
        return not self.meetings

    def near(self, place: Place, within: int, index: FacetIndex) -> dict[int, Spot | None]:
        """The numbers of local meetings inside so many miles, or inside the council or county; with the
        nearest spot. One without any spot is near where its group covers the place."""
        box, limit, codes = bounding_box(place.point, within), degrees_of(within) ** 2, place.codes
        inside = set(codes) if place.is_area else set()
        covering: set[int] = set()
        for code in codes:
            covering |= ids_of(index, index.covering.get(code, 0))
        found: dict[int, Spot | None] = {}
        for number, row in enumerate(self.meetings):
            if row.project_id in self.national:
                continue
            best, nearest = None, float("inf")
            for spot in row.spots:
                latitude, longitude = spot.latitude, spot.longitude
                if latitude is None or longitude is None:
                    continue
                is_inside = spot.authority_code in inside
                if not is_inside and not (
                    box.south <= latitude <= box.north and box.west <= longitude <= box.east
                ):
                    continue
                away = squared_degrees(place.point, latitude, longitude)
                if (is_inside or away <= limit) and away < nearest:
                    best, nearest = spot, away
            if best is not None or (not row.spots and row.project_id in covering):
                found[number] = best
        return found


def ids_of(index: FacetIndex, bits: int) -> set[int]:
    return {index.ids[position] for position in positions_of(bits)}


# The index is made anew with each public change and each day, and its timetable with it.
kept: WeakKeyDictionary[FacetIndex, Timetable] = WeakKeyDictionary()


def timetable(index: FacetIndex) -> Timetable:
    """The timetable of an index: two queries the first time, then none."""
    found = kept.get(index)
    if found is None:
        found = kept[index] = make_timetable(index)
    return found


worth_linking: WeakKeyDictionary[FacetIndex, bool] = WeakKeyDictionary()


def is_worth_linking() -> bool:
    """Whether other pages should lead here: 20 groups with meetings on fixed days, in three regions.

    Without making the timetable: at most two small queries for each index, then none.
    """
    index = live.current()
    if index not in worth_linking:
        worth_linking[index] = has_enough(index)
    return worth_linking[index]


def has_enough(index: FacetIndex) -> bool:
    fixed = Meeting.objects.exclude(frequency=Frequency.IRREGULAR).exclude(weekday=None)
    dated = Project.objects.published().dated(index.day).filter(pk__in=fixed.values("project"))
    ids = set(dated.order_by().values_list("pk", flat=True)) & set(index.ids)
    regions = [slug for slug in index.known["region"] if ids & local_in(slug, index)]
    return len(ids) >= ENOUGH_GROUPS and len(regions) >= ENOUGH_REGIONS


def local_in(region: str, index: FacetIndex) -> set[int]:
    """The ids of local groups that work in a region: its set holds the national ones too."""
    return ids_of(index, index.set_of("region", region) & ~index.sections["national"])


def make_timetable(index: FacetIndex) -> Timetable:
    """Two queries, whatever it holds."""
    day, known = index.day, set(index.ids)
    national = ids_of(index, index.sections["national"])
    dated = Project.objects.published().dated(day).order_by()
    spots = spots_of(Venue.objects.filter(project__in=dated), day)
    rows = Meeting.objects.filter(project__in=dated).exclude(frequency=Frequency.IRREGULAR).order_by()
    meetings: list[Dated] = []
    local: list[Entry] = []
    online: list[Entry] = []
    for project, name, venue, *columns in rows.values_list(
        "project_id", "project__name", "venue_id", *MEETING
    ):
        own = spots.get(project, {})
        # Without a place of its own it would be at the group's; but a national group's is only its office.
        known_places = () if project in national else tuple(own.values())
        where = (own[venue],) if venue in own else known_places
        row = Dated(project, where, venue in own, *columns)
        # What the index does not hold yet is there in a second.
        # Last night's still runs, where it goes on past midnight.
        start = day - A_DAY if runs_past_midnight(row) else day
        days = days_of(row, start, day + WINDOW) if project in known else []
        if days:
            begins, number = row.starts_at or LATE, len(meetings)
            entries = online if project in national else local
            entries += [Entry(one, begins, name.casefold(), number) for one in days]
            meetings.append(row)
    local.sort()
    online.sort()
    return Timetable(day, meetings, local, online, national, by_region(meetings, index))


def by_region(meetings: list[Dated], index: FacetIndex) -> dict[str, set[int]]:
    found = {}
    for slug in index.known["region"]:
        working = local_in(slug, index)
        found[slug] = {number for number, row in enumerate(meetings) if row.project_id in working}
    return {slug: numbers for slug, numbers in found.items() if numbers}


def spots_of(venues, day: datetime.date) -> dict[int, dict[int, Spot]]:
    """project -> venue -> where that is. An exact place counts as one while its consent stands."""
    rows = venues.with_consent(day).values_list(
        "project_id",
        "pk",
        "area",
        "latitude",
        "longitude",
        "authority_code",
        "town_only",
        "precision",
        "may_show_address",
    )
    found: dict[int, dict[int, Spot]] = {}
    for project, pk, area, latitude, longitude, code, town_only, precision, may_show in rows:
        is_exact = precision == Precision.EXACT and may_show
        known = "town" if town_only else "exact" if is_exact else "area"
        found.setdefault(project, {})[pk] = Spot(area, latitude, longitude, known, code)
    return found
