"""A change in words: which fact, what it was, what it becomes."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from directory.models import Organisation, PeerDefinition, Project, Region, Source, Term, Venue
from directory.models.answers import Answer
from directory.models.networks import Network
from directory.models.venues import Meeting
from directory.phrases import clock, dated_words, listed
from directory.questions import BY_NUMBER, QUESTIONS, STAFF, vocabularies
from directory.vocabulary import AffiliationKind, LinkKind, OrganisationRole, RegionKind

from .facts import CHOSEN, Changes

NOTHING = "-"
ROWS = {"venues": ("Place", Venue), "meetings": ("Meeting", Meeting), "answers": ("Said", Answer)}
ROWS |= {"definitions": ("Definition", PeerDefinition), "network": ("Network", Network)}
# Numbers that follow from what somebody typed: no reader needs them.
DERIVED = {"latitude", "longitude", "town_only", "authority_code", "ons_region", "position", "consent_id"}
PRIVATE = "Address (staff only)"


@dataclass(frozen=True)
class Line:
    """One fact of a change."""

    path: str
    label: str
    was: str
    becomes: str
    is_staff_only: bool = False
    # For those alone who may write the record.
    is_address: bool = False


def lines(changes: Changes, *, with_addresses: bool) -> list[Line]:
    """In the order of the questions; without addresses for those who may not see them.

    An exact address too: it was public, or is to be, but whether it is today its consent says.
    """
    labels = Labels.read(changes)
    found = [line for path, pair in changes.items() for line in lines_of(path, *pair, labels)]
    shown = [line for line in found if with_addresses or not line.is_address]
    return sorted(shown, key=lambda line: (order_of(line.path), line.path))


@dataclass(frozen=True)
class Labels:
    """What slugs are called, read once."""

    terms: dict[tuple[str, str], str]
    regions: dict[str, str]
    sources: dict[str, str]
    organisations: dict[str, str]
    # Of the places that these changes name: by number, or "new-1" for one to come.
    places: dict[str, str]

    @classmethod
    def read(cls, changes: Changes) -> "Labels":
        return cls(
            {(v, slug): label for v, slug, label in Term.objects.values_list("vocabulary", "slug", "label")},
            dict(Region.objects.values_list("slug", "label")),
            dict(Source.objects.values_list("key", "title")),
            dict(Organisation.objects.values_list("slug", "name")),
            places_in(changes),
        )


def places_in(changes: Changes) -> dict[str, str]:
    """What the places are called at which these changes put a meeting, also those that they take away."""
    meetings = [row for path, pair in changes.items() if path.startswith("meetings/") for row in pair if row]
    named = {str(row["venue_id"]) for row in meetings if row.get("venue_id") is not None}
    numbers = [int(one) for one in named if one.isdecimal()]
    found = {str(pk): area for pk, area in Venue.objects.filter(pk__in=numbers).values_list("pk", "area")}
    for path, pair in changes.items():
        kind, _, number = path.partition("/")
        if kind == "venues":
            found.update((number, row["area"]) for row in pair if row)
    return found


def lines_of(path: str, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
    kind, *rest = path.split("/")
    if not rest:
        yield column_line(path, was, becomes, labels)
    elif kind in ROWS:
        yield from row_lines(path, kind, was or {}, becomes or {}, labels)
    else:
        yield link_line(path, kind, rest, was, becomes, labels)


def column_line(name: str, was: Any, becomes: Any, labels: Labels) -> Line:
    field = Project._meta.get_field(name)
    if name == "inferred":
        was, becomes = ([fact_words(fact, labels) for fact in facts or []] for facts in (was, becomes))
    words = labels.sources if name == "source" else dict(field.flatchoices)
    label = capital(str(field.verbose_name))
    staff = name in STAFF_COLUMNS
    return Line(name, label, said(was, words), said(becomes, words), staff)


def fact_words(name: str, labels: Labels) -> str:
    """A name in `Project.inferred`, as a reader knows the fact: “Does it meet?”, “Who can join: Anyone”."""
    kind, _, rest = name.partition("/")
    if not rest:
        return capital(str(Project._meta.get_field(name).verbose_name))
    if kind == "answer":
        return f"{rest}. {BY_NUMBER[int(rest)].title}"
    if kind == "organisation":
        return f"Organisation: {labels.organisations.get(rest, rest)}"
    title = VOCABULARY_LABELS.get(kind) or {"covers": "Covers", "place": "Place"}.get(kind, kind)
    return f"{title}: {labels.terms.get((kind, rest), rest)}"


def link_line(path: str, kind: str, rest: list[str], was: Any, becomes: Any, labels: Labels) -> Line:
    if kind == "terms":
        name = f"{VOCABULARY_LABELS[rest[0]]}: {labels.terms.get((rest[0], rest[1]), rest[1])}"
        words = dict(LinkKind.choices) | {CHOSEN: "Yes"}
        return Line(path, name, said(was, words), said(becomes, words), rest[0] in STAFF_VOCABULARIES)
    if kind == "recorded":
        name = f"Recorded words: {labels.terms.get((rest[0], rest[1]), rest[1])}"
        return Line(path, name, said(was, {}), said(becomes, {}))
    if kind == "regions":
        name = f"{RegionKind(rest[0]).label}: {labels.regions.get(rest[1], rest[1])}"
        words = {"stated": "Yes", "inferred": "Worked out from its place"}
        return Line(path, name, said(was, words), said(becomes, words))
    staff = kind == "organisations" and rest[0] == OrganisationRole.FUNDS
    return Line(path, TIE_LABELS[kind](rest), said(was, {}), said(becomes, {}), staff)


TIE_LABELS = {
    "coverage": lambda rest: "Covers",
    "organisations": lambda rest: f"Organisation: {OrganisationRole(rest[0]).label}",
    "affiliations": lambda rest: f"Network: {AffiliationKind(rest[0]).label}",
    "more_sources": lambda rest: "More sources",
}


def row_lines(path: str, kind: str, was: dict, becomes: dict, labels: Labels) -> Iterator[Line]:
    """One line for each part of a row that changed."""
    title, model = ROWS[kind]
    number = (becomes or was).get("question")
    staff = number is not None and BY_NUMBER[number].audience == STAFF
    if number is not None:
        title = f"{number}. {BY_NUMBER[number].title}"
    for name in {**was, **becomes}:
        if name in DERIVED or name == "question" or was.get(name) == becomes.get(name):
            continue
        if name == "private":
            yield Line(path, f"{title}: {PRIVATE}", address(was), address(becomes), True, is_address=True)
            continue
        label, pair = f"{title}: {name_of(model, name)}", (was.get(name), becomes.get(name))
        is_address = kind == "venues" and name == "address"
        pair = (part_words(model, name, value, labels) for value in pair)
        yield Line(path, label, *pair, staff, is_address=is_address)


def part_words(model, name: str, value: Any, labels: Labels) -> str:
    """One column of a row, as a reader says it: a place by its name, a time by the clock, a day in words."""
    if value in (None, "", []):
        return NOTHING
    if name == "venue_id":
        return labels.places.get(str(value), "A place that is gone")
    if name in ("source", "more_sources"):
        keys = value if isinstance(value, list) else [value]
        return listed(labels.sources.get(key, key) for key in keys)
    if name == "bases":
        return listed(labels.terms.get(("peer-basis", slug), slug) for slug in value)
    if name in CLOCK:
        return clock(datetime.time.fromisoformat(value))
    if name in DAYS:
        return listed(map(dated_words, value if isinstance(value, list) else [value]))
    return said(value, choices_of(model, name))


CLOCK = {"starts_at", "ends_at"}
DAYS = {"first_on", "cancelled_on", "answered_on"}


def address(row: dict) -> str:
    private = row.get("private") or {}
    return ", ".join(filter(None, [private.get("address"), private.get("postcode")])) or NOTHING


def name_of(model, name: str) -> str:
    if name == "venue_id":
        return "place"
    return str(model._meta.get_field(name).verbose_name)


def choices_of(model, name: str) -> dict:
    return dict(model._meta.get_field(name).flatchoices)


def said(value: Any, words: dict) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOTHING
    return str(words.get(value, value))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


VOCABULARY_LABELS = {item.name: item.label for item in vocabularies()}
STAFF_VOCABULARIES = {item.name for item in vocabularies(STAFF)}
STAFF_COLUMNS = {f.name for q in QUESTIONS for f in q.fields if f.audience == STAFF} | {"internal_notes"}
PLACE_OF = {f.name: q.number for q in QUESTIONS for f in q.fields}
PLACE_OF |= {f"terms/{v.name}": q.number for q in QUESTIONS for v in q.vocabularies}


def order_of(path: str) -> int:
    """By question; what no question holds stands first, rows last."""
    kind = path.split("/")[0]
    start = "/".join(path.split("/")[:2]) if kind == "terms" else path
    return 99 if kind in ROWS else PLACE_OF.get(start, 0)
