"""What's on: meetings of checked groups in the next four weeks, near a place, in a region, anywhere.

`WhatsOn` is the whole page; timetable.py works out the meetings.
"""

import datetime
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from directory.gazetteer import Place
from directory.geo import Point, miles
from directory.models import ProjectCard
from directory.phrases import count_of, listed, weekday_words
from directory.rules import IN_PERSON
from directory.schedule import over_at
from directory.search import Link, live
from directory.search.cards import area_words, distance_words, freshness
from directory.search.distress import Distress, heard
from directory.search.messages import ANSWERS, shown
from directory.search.presentation import PAGE_SIZE, Pages, pages
from directory.search.question import FIELDS, RADII, Near

from .project import clock_words, time_words
from .timetable import Dated, Entry, Spot, is_worth_linking, timetable

__all__ = ["WhatsOn", "is_worth_linking"]

# Of national and online meetings, below the ones that were asked for.
MOST_ONLINE = 5
ONLINE_MODES = ("video", "phone-line", "text-or-chat", "forum")


@dataclass(frozen=True)
class Row:
    """One meeting, as the page shows it."""

    clock: str
    name: str
    url: str
    where: str
    audience: list[str]
    rhythm: str
    join: str
    age: str


@dataclass(frozen=True)
class Day:
    """A day with its meetings."""

    words: str
    key: str
    rows: list[Row]


@dataclass(frozen=True)
class Note:
    """A sentence about the question, with what could be done."""

    text: str
    links: list[Link]


class WhatsOn:
    """The page, for one question: `near` with `within`, or `region`, or `online=yes`, or all of England."""

    def __init__(self, data: QueryDict, now: datetime.datetime | None = None):
        self.now = now or timezone.localtime()
        self.index = live.current()
        self.timetable = timetable(self.index)
        self.near: Near = FIELDS["near"].clean(data.getlist("near"))
        within = FIELDS["within"].clean(data.getlist("within"))
        self.within, self.unknown_within = within.value, within.unknown
        self.number = FIELDS["page"].clean(data.getlist("page"))
        asked = next((value.strip() for value in data.getlist("region") if value.strip()), "")
        self.unknown_region = "" if asked in self.regions else asked
        self.region = asked if asked in self.regions else ""
        if self.near.is_unknown and (called := self.index.region_called(self.near.text)):
            self.region, self.near, self.unknown_region = called[0], Near(), ""
        self.is_online = not self.near.text and data.get("online") == "yes"
        self.is_asked = bool(data)

    # What is listed.

    @property
    def is_empty(self) -> bool:
        """No checked group has a dated meeting, wherever one looks."""
        return self.timetable.is_empty

    @property
    def place(self) -> Place | None:
        return self.near.place

    @property
    def regions(self) -> dict[str, str]:
        return self.index.known["region"]

    @property
    def lists_nothing(self) -> bool:
        """It has to be said first which place is meant, or there is nothing at all."""
        return bool(self.near.choices) or self.near.is_unknown or bool(self.unknown_region) or self.is_empty

    @cached_property
    def spots(self) -> dict[int, Spot | None]:
        """Of a question near a place: the meetings that are near, each with its nearest spot."""
        return self.timetable.near(self.place, self.within, self.index) if self.place else {}

    @cached_property
    def entries(self) -> list[Entry]:
        """What was asked for, in order."""
        if self.lists_nothing:
            return []
        if self.is_online:
            return self.online_entries
        if self.place:
            return self.local(self.spots)
        if self.region:
            return self.local(self.timetable.by_region.get(self.region, set()))
        return self.to_come(self.timetable.local)

    @cached_property
    def online_entries(self) -> list[Entry]:
        return self.to_come(self.timetable.online)

    def local(self, numbers: Container[int]) -> list[Entry]:
        return self.to_come([entry for entry in self.timetable.local if entry.number in numbers])

    def to_come(self, entries: list[Entry]) -> list[Entry]:
        """Without those that are over: of today, and of last night's that run past midnight."""
        today = list(takewhile(lambda entry: entry.day <= self.now.date(), entries))
        return [entry for entry in today if not self.is_over(entry)] + entries[len(today) :]

    def is_over(self, entry: Entry) -> bool:
        """One of which the time is not known is over with its day."""
        over = over_at(self.meeting(entry), entry.day)
        return entry.day < self.now.date() if over is None else over < self.now

    def meeting(self, entry: Entry) -> Dated:
        return self.timetable.meetings[entry.number]

    def is_national(self, entry: Entry) -> bool:
        return self.meeting(entry).project_id in self.timetable.national

    # What the page shows.

    @cached_property
    def page(self) -> Page | None:
        """None where no page has this number."""
        try:
            return Paginator(self.entries, PAGE_SIZE).page(self.number)
        except EmptyPage:
            return None

    @cached_property
    def online_shown(self) -> list[Entry]:
        """The first of the national and online ones, below the first page of the others."""
        is_first = self.number == 1 and not self.is_online and not self.lists_nothing
        return self.online_entries[:MOST_ONLINE] if is_first else []

    @cached_property
    def cards(self) -> dict[int, dict]:
        """The public facts of all groups on the page. One query."""
        ids = {self.meeting(entry).project_id for entry in [*self.page, *self.online_shown]}
        rows = ProjectCard.objects.filter(project__in=ids) if ids else ProjectCard.objects.none()
        return dict(rows.values_list("project_id", "facts"))

    @cached_property
    def days(self) -> list[Day]:
        return list(self.days_of(self.page, "day"))

    @cached_property
    def online_days(self) -> list[Day]:
        return list(self.days_of(self.online_shown, "online"))

    def days_of(self, entries: Iterable[Entry], key: str) -> Iterator[Day]:
        for day, group in groupby(entries, key=lambda entry: entry.day):
            rows = [self.row(entry) for entry in group if self.meeting(entry).project_id in self.cards]
            if rows:
                yield Day(self.called(day), f"{key}-{day.isoformat()}", rows)

    def called(self, day: datetime.date) -> str:
        ahead = (day - self.now.date()).days
        return {-1: "Still on, since ", 0: "Today, ", 1: "Tomorrow, "}.get(ahead, "") + weekday_words(day)

    def row(self, entry: Entry) -> Row:
        found = self.meeting(entry)
        facts, meeting = self.cards[found.project_id], found.as_meeting
        age = freshness(facts["last_checked_on"], facts["recorded_in"], self.timetable.day)
        return Row(
            clock=clock_words(meeting) or "Time not known",
            name=facts["name"],
            url=reverse("project", args=[facts["slug"]]),
            where=self.where(entry, found, facts),
            audience=facts["audience"],
            rhythm=time_words(meeting, self.timetable.day, with_clock=False),
            join=facts["join"],
            age=f"{age}. Check before you go.",
        )

    def where(self, entry: Entry, found: Dated, facts: dict) -> str:
        """Where, and how far. Where it is not known which of several is meant, whoever reads it is to ask."""
        modes = [] if found.is_placed else self.modes_of(found.project_id)
        areas = list(dict.fromkeys(area_words(spot.area, spot.known) for spot in found.spots))[:3]
        if self.is_national(entry):
            return "; ".join([*areas, *modes]) or "Ask how it meets"
        if not areas:
            covers = listed(facts["covers"][:3])
            return f"Ask where it meets. It covers {covers}" if covers else "Ask where it meets"
        might_be = [*areas, *(["online"] if modes else [])]
        words = listed(might_be, "or").replace(" Somewhere", " somewhere")
        words += " (ask which)" if len(might_be) > 1 else ""
        nearest = self.spots.get(entry.number)
        if nearest is None:
            return words
        away = miles(self.place.point, Point(nearest.latitude, nearest.longitude))
        return f"{words}, {distance_words(away, nearest.known == 'exact')}"

    def modes_of(self, project_id: int) -> list[str]:
        """The ways in which a group meets, beside meeting in person."""
        (position,) = self.index.positions_of([project_id])
        return [
            label
            for slug, label in self.index.known["mode"].items()
            if slug != IN_PERSON and self.index.set_of("mode", slug) >> position & 1
        ]

    # What it says.

    @property
    def heading(self) -> str:
        return f"Which {self.near.text} do you mean?" if self.near.choices else "What’s on"

    @property
    def title(self) -> str:
        """The tab's title says nothing of the question."""
        return f"What’s on (page {self.number} of {self.pages.total})" if self.pages else "What’s on"

    @cached_property
    def pages(self) -> Pages | None:
        return pages(self.number, len(self.entries), self.page_url)

    @property
    def area(self) -> str:
        """Of what place the list is, to stand behind a number of meetings."""
        if self.is_online:
            return ", national or online"
        if self.place:
            around = "in and around" if self.place.is_area else f"within {count_of(self.within, 'mile')} of"
            return f" {around} {self.place.label}"
        return f" in {self.regions[self.region]}" if self.region else " in England"

    @property
    def summary(self) -> str:
        numbers = {entry.number for entry in self.entries}
        groups = len({self.timetable.meetings[number].project_id for number in numbers})
        if not groups:
            return f"No meetings in the next four weeks{self.area}"
        return f"{count_of(len(self.entries), 'meeting')} of {count_of(groups, 'checked group')}{self.area}"

    @property
    def until(self) -> str:
        return weekday_words(self.timetable.last_day)

    @cached_property
    def distress(self) -> Distress | None:
        """A call for help that was typed where a place was asked for."""
        return heard(self.near.text) if self.near.is_unknown else None

    @property
    def answer(self) -> str:
        """What stands above the numbers to ring."""
        return ANSWERS[self.distress] if self.distress else ""

    @property
    def which(self) -> list[Link]:
        return [Link(place.label, self.url(near=place.query)) for place in self.near.choices]

    @cached_property
    def notes(self) -> list[Note]:
        return list(self.about_the_question())

    def about_the_question(self) -> Iterator[Note]:
        typed = shown(self.near.text)
        if self.near.is_unknown and not self.distress:
            meant = [Link(place.label, self.url(near=place.query)) for place in self.near.suggestions[:5]]
            way_on = "Did you mean one of these?" if meant else "Try a town or a postcode, or choose an area."
            yield Note(f"We do not know the place “{typed}”. {way_on}", meant)
        if self.place and self.place.others:
            others = [Link(other.label, self.url(near=other.query)) for other in self.place.others[:5]]
            yield Note(f"Showing meetings near {self.place.label}. Other places have this name.", others)
        if self.place and not self.place.region:
            yield Note(f"{self.place.label} is outside England. This site lists groups in England.", [])
        if self.unknown_region:
            yield Note(f"We do not know the area “{shown(self.unknown_region)}”. Choose one of these.", [])
        if self.unknown_within:
            yield Note(f"We do not know the distance “{shown(self.unknown_within)}”, so we left it out.", [])

    @property
    def radii(self) -> list[tuple[int, str]]:
        return [(radius, count_of(radius, "mile")) for radius in RADII]

    @cached_property
    def ways_on(self) -> list[Link]:
        """Where nothing is listed: further away, the region, and the groups that nobody checked."""
        found = []
        if self.place and not self.entries and not self.is_empty:
            found += self.further()
        if self.place and self.place.region in self.timetable.by_region:
            label = self.regions.get(self.place.region, "")
            found.append(Link(f"Meetings in {label}", self.url(region=self.place.region)))
        return [*found, self.all_groups, self.online_groups]

    def further(self) -> Iterator[Link]:
        for radius in RADII:
            if radius > self.within and self.local(self.timetable.near(self.place, radius, self.index)):
                yield Link(f"Look within {radius} miles", self.url(near=self.near.text, within=radius))
                return

    @property
    def all_groups(self) -> Link:
        """The same question asked of every group."""
        of = ""
        if self.place:
            of = f" near {self.place.label}"
        elif self.region:
            of = f" in {self.regions[self.region]}"
        return Link(f"All groups{of} (checked or not)", self.url(reverse("projects"), **self.where_asked))

    @property
    def where_asked(self) -> dict:
        """The parameters of place or region, as `/projects/` reads them too."""
        if self.near.text:
            return {"near": self.near.text} | ({"within": self.within} if self.is_further else {})
        return {"region": self.region} if self.region else {}

    @property
    def is_further(self) -> bool:
        return self.within != FIELDS["within"].default

    @property
    def online_groups(self) -> Link:
        modes = urlencode([("mode", slug) for slug in ONLINE_MODES])
        return Link("Groups online or by phone", f"{reverse('projects')}?{modes}")

    @property
    def online_url(self) -> str:
        return self.url(online="yes")

    @property
    def region_links(self) -> list[Link]:
        """Each region with a meeting to come, but for the one that is shown."""
        others = {slug: label for slug, label in self.regions.items() if slug != self.region}
        return [
            Link(label, self.url(region=slug))
            for slug, label in others.items()
            if slug in self.timetable.by_region
        ]

    def page_url(self, number: int) -> str:
        asked = {"online": "yes"} if self.is_online else self.where_asked
        return self.url(**asked, **({"page": number} if number > 1 else {}))

    def url(self, path: str = "", **asked) -> str:
        path = path or reverse("whats_on")
        return f"{path}?{urlencode(asked)}" if asked else path
