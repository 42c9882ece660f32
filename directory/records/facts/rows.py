"""Facts that are rows of the project known by number: "venues/12", and "venues/new-1" before it has one."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from directory.models import (
    Answer,
    Meeting,
    Network,
    PeerDefinition,
    Project,
    Source,
    Term,
    Venue,
    VenueAddress,
)
from directory.phrases import clock, dated_words, listed
from directory.questions import BY_NUMBER, STAFF

from .columns import ANSWER, PLACE
from .kinds import LAST, NOTHING, Key, Kind, Labels, Line, PublicColumns, Text, in_words, label_of

# What a row's value holds.
POINT = "latitude longitude town_only authority_code ons_region".split()
VENUE = ["precision", "area", "address", *POINT, "position", "consent_id"]
PRIVATE = "address postcode latitude longitude pin_set_by_hand".split()
# Numbers that follow from what somebody typed: no reader needs them.
DERIVED = {*POINT, "position", "consent_id"}
CLOCK = {"starts_at", "ends_at"}
DAYS = {"first_on", "cancelled_on", "answered_on"}
# Key of a row -> the number that it was given, by path.
Made = dict[str, int]


class Row(Kind):
    """A row of the project; its value is {column: value}, or None where there is none."""

    model: type[Model]
    title: str
    columns: list[str]

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        for pk, *values in self.stored(project).values_list("pk", *self.columns):
            yield self.path(pk), self.value(values)

    def stored(self, project: Project):
        return self.model._default_manager.filter(project=project).order_by("pk")

    def value(self, values: list) -> dict[str, Any]:
        return as_row(self.columns, values)

    def of(self, row: Model) -> dict[str, Any]:
        """The value of a row that may not be saved."""
        return self.value([attribute(row, name) for name in self.columns])

    def write(self, project: Project, key: Key, value: dict | None, made: Made) -> None:
        """There, changed or gone. A new row's number goes into `made`."""
        pk = int(key[0]) if key[0].isdecimal() else None
        if value is None:
            self.model._default_manager.filter(project=project, pk=pk).delete()
            return
        # A row of another project that came to have this number is left alone.
        existing = self.model._default_manager.filter(pk=pk).first() if pk else None
        if existing is not None and existing.project_id != project.pk:
            pk = None
        made[self.path(*key)] = self.save(project, pk, dict(value), made).pk

    def save(self, project: Project, pk: int | None, value: dict, made: Made) -> Model:
        if "source" in value:
            value["source"] = Source.objects.filter(key=value["source"]).first() or project.source
        defaults = {"project": project, **value}
        return self.model._default_manager.update_or_create(pk=pk, defaults=defaults)[0]

    def describe(self, key: Key, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
        """One line for each part of the row that changed."""
        was, becomes = was or {}, becomes or {}
        title, staff = self.title_of(becomes or was), self.is_staff_only(becomes or was)
        for name in {**was, **becomes}:
            if name in DERIVED or was.get(name) == becomes.get(name):
                continue
            yield from self.describe_part(
                Line(self.path(*key), title, "", "", staff), name, was, becomes, labels
            )

    def describe_part(
        self, line: Line, name: str, was: dict, becomes: dict, labels: Labels
    ) -> Iterator[Line]:
        label = f"{line.label}: {self.part_label(name)}"
        before, after = (self.part_words(name, row.get(name), labels) for row in (was, becomes))
        yield Line(line.path, label, before, after, is_staff_only=line.is_staff_only)

    def part_words(self, name: str, value: Any, labels: Labels) -> str:
        """One column of a row, as a reader says it: a time by the clock, a day in words."""
        if value in (None, "", []):
            return NOTHING
        several = value if isinstance(value, list) else [value]
        if name in ("source", "more_sources"):
            return listed(str(labels.sources.get(key, key)) for key in several)
        if name in CLOCK:
            return clock(datetime.time.fromisoformat(value))
        if name in DAYS:
            return listed(map(dated_words, several))
        return in_words(value, dict(self.model._meta.get_field(name).flatchoices))

    def title_of(self, row: dict) -> str:
        return self.title

    def is_staff_only(self, row: dict) -> bool:
        return False

    def part_label(self, name: str) -> str:
        return str(self.model._meta.get_field(name).verbose_name)

    def texts(self, key: Key, was: Any, becomes: Any, public: PublicColumns) -> Iterator[Text]:
        old = was or {}
        for column in public(self.model, becomes) if becomes else ():
            label = self.text_label(column, becomes)
            yield Text(label, self.model, column, old.get(column), becomes.get(column))

    def text_label(self, column: str, row: dict) -> str:
        return f"{self.title}: {label_of(self.model, column).lower()}"

    def order(self, key: Key) -> int:
        return LAST


class VenueRow(Row):
    """The public side of a place, and its staff side under "private" where there is one."""

    name, model, title = "venues", Venue, "Place"
    columns = VENUE
    staff_columns = [f"staff_address__{name}" for name in PRIVATE]

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        for pk, *values in self.stored(project).values_list("pk", *VENUE, *self.staff_columns):
            staff = as_row(PRIVATE, values[len(VENUE) :])
            yield self.path(pk), with_private(as_row(VENUE, values[: len(VENUE)]), staff)

    def save(self, project: Project, pk: int | None, value: dict, made: Made) -> Model:
        private = value.pop("private", None)
        venue = super().save(project, pk, value, made)
        VenueAddress.objects.filter(venue=venue).delete()
        if private:
            VenueAddress.objects.create(venue=venue, **private)
        return venue

    def describe_part(
        self, line: Line, name: str, was: dict, becomes: dict, labels: Labels
    ) -> Iterator[Line]:
        if name == "private":
            label = f"{line.label}: Address (staff only)"
            yield Line(line.path, label, address_of(was), address_of(becomes), True, is_address=True)
            return
        for told in super().describe_part(line, name, was, becomes, labels):
            yield Line(told.path, told.label, told.was, told.becomes, is_address=name == "address")

    def inferred_name(self, key: Key, value: Any) -> str:
        return f"{PLACE}/{value['area']}"


class MeetingRow(Row):
    """It says its breaks only where it has some, so rows kept before there were any still mean the same."""

    name, model, title = "meetings", Meeting, "Meeting"
    breaks = {"not_in_august": False, "not_on_bank_holidays": False, "cancelled_on": []}
    columns = ["venue_id", *"frequency weekday week starts_at ends_at first_on note".split(), *breaks]

    def value(self, values: list) -> dict[str, Any]:
        row = super().value(values)
        return {name: value for name, value in row.items() if value or name not in self.breaks}

    def save(self, project: Project, pk: int | None, value: dict, made: Made) -> Model:
        value = self.breaks | {"cancelled_on": []} | value
        value["venue_id"] = venue_number(project, value.get("venue_id"), made)
        return super().save(project, pk, value, made)

    def part_label(self, name: str) -> str:
        return "place" if name == "venue_id" else super().part_label(name)

    def part_words(self, name: str, value: Any, labels: Labels) -> str:
        if name == "venue_id" and value is not None:
            return labels.places.get(str(value), "A place that is gone")
        return super().part_words(name, value, labels)


class AnswerRow(Row):
    """What was said to one of the sixteen questions, now or before."""

    name, model, title = "answers", Answer, "Said"
    columns = "question state own_words source__key means answered_on is_current".split()

    def save(self, project: Project, pk: int | None, value: dict, made: Made) -> Model:
        if value["is_current"]:
            others = project.answers.current().filter(question=value["question"]).exclude(pk=pk)
            others.update(is_current=False)
        return super().save(project, pk, value, made)

    def describe_part(
        self, line: Line, name: str, was: dict, becomes: dict, labels: Labels
    ) -> Iterator[Line]:
        if name != "question":
            yield from super().describe_part(line, name, was, becomes, labels)

    def title_of(self, row: dict) -> str:
        return f"{row['question']}. {BY_NUMBER[row['question']].title}"

    def is_staff_only(self, row: dict) -> bool:
        return BY_NUMBER[row["question"]].audience == STAFF

    def text_label(self, column: str, row: dict) -> str:
        return f"{self.title_of(row)}, in their own words"

    def inferred_name(self, key: Key, value: Any) -> str:
        """Only the current answer has one."""
        return f"{ANSWER}/{value['question']}" if value["is_current"] else ""


class DefinitionRow(Row):
    """The project's own words for what a peer is, with the bases and the sources by their slugs and keys."""

    name, model, title = "definitions", PeerDefinition, "Definition"
    columns = "who defines words source__key position".split()

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        rows = project.peer_definitions.prefetch_related("bases", "more_sources").select_related("source")
        for row in rows:
            bases, more = row.bases.all(), row.more_sources.all()
            yield self.path(row.pk), self.of(row) | with_many(bases, more)

    def save(self, project: Project, pk: int | None, value: dict, made: Made) -> Model:
        bases, more_sources = value.pop("bases", None), value.pop("more_sources", None)
        saved = super().save(project, pk, value, made)
        if bases is not None:
            saved.bases.set(Term.objects.filter(vocabulary="peer-basis", slug__in=bases))
        if more_sources is not None:
            saved.more_sources.set(Source.objects.filter(key__in=more_sources))
        return saved

    def part_words(self, name: str, value: Any, labels: Labels) -> str:
        if name == "bases" and value:
            return listed(labels.terms.get(("peer-basis", slug), slug) for slug in value)
        return super().part_words(name, value, labels)


class NetworkRow(Row):
    """Where the project is a network of local groups."""

    name, model, title = "network", Network, "Network"
    columns = "status since successor source__key".split()


def as_row(columns: list[str], values: list) -> dict[str, Any]:
    """Days and hours as text, so that a row can be kept as JSON; "source__key" is called "source"."""
    return {
        name.partition("__")[0]: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in zip(columns, values, strict=True)
    }


def attribute(row: Model, path: str) -> Any:
    found: Any = row
    for step in path.split("__"):
        found = getattr(found, step)
    return found


def with_private(row: dict, private: dict) -> dict:
    return row | ({"private": private} if private["address"] is not None else {})


def with_many(bases, more_sources) -> dict[str, list[str]]:
    return {
        "bases": sorted(term.slug for term in bases),
        "more_sources": sorted(source.key for source in more_sources),
    }


def address_of(row: dict) -> str:
    private = row.get("private") or {}
    return ", ".join(filter(None, [private.get("address"), private.get("postcode")])) or NOTHING


def venue_number(project: Project, key: Any, made: Made) -> int | None:
    """The number of the place that a meeting names: one written a moment ago, or one of the project's own."""
    if key is None:
        return None
    if (path := VENUES.path(key)) in made:
        return made[path]
    own = project.venues.filter(pk=key) if str(key).isdecimal() else project.venues.none()
    return own.values_list("pk", flat=True).first()


VENUES, MEETINGS, ANSWERS = VenueRow(), MeetingRow(), AnswerRow()
DEFINITIONS, NETWORK = DefinitionRow(), NetworkRow()
# Places before what meets there.
ROWS: tuple[Row, ...] = (VENUES, MEETINGS, ANSWERS, DEFINITIONS, NETWORK)
