"""The visitor's question, cleaned: each field turns typing into values, and says what it did not know.

django-filter declares and cleans; the search runs it over sets of bits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict

from directory.gazetteer import AmbiguousPlaceError, Place, UnknownPlaceError, find_place

MOST_WORDS = 400
MOST_VALUES = 60
RADII = (1, 3, 5, 10, 25, 50)
DEFAULT_RADIUS = 10
LED = {
    "user-led": "Led by the people who use it",
    "peer-led": "Run by peers",
    "shared": "Shared by peers and staff",
    "staff-led": "Run by staff",
}
OPEN = {"yes": "Open to new members", "not-known": "Not known if open"}
SCOPES = {"local": "Local", "national": "National"}
# Facets that are a single answer of a project: its column, and the values to choose with their labels.
SINGLE_ANSWERS = {"scope": ("scope", SCOPES), "open": ("open_to_new_members", OPEN)}


@dataclass(frozen=True)
class Chosen:
    """What was chosen in one facet: the values we know, and those that we do not."""

    known: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Near:
    """Where: what was typed, and the place it means; or why it means none."""

    text: str = ""
    place: Place | None = None
    choices: tuple[Place, ...] = ()
    suggestions: tuple[Place, ...] = ()

    @property
    def is_unknown(self) -> bool:
        return bool(self.text) and self.place is None and not self.choices


@dataclass(frozen=True)
class Dropped:
    """A value of a single choice that we do not know: it is dropped, and said."""

    value: Any
    unknown: str = ""


class WordsField(forms.Field):
    def clean(self, values: Sequence[str]) -> str:
        text = " ".join(value for value in values if value.strip())
        return " ".join(text.replace("\x00", " ").split())[:MOST_WORDS]


class PlaceField(forms.Field):
    def clean(self, values: Sequence[str]) -> Near:
        text = " ".join(next((v for v in values if v.strip()), "").replace("\x00", " ").split())
        if not text:
            return Near()
        try:
            return Near(text[:MOST_WORDS], find_place(text))
        except AmbiguousPlaceError as error:
            return Near(text[:MOST_WORDS], choices=error.choices)
        except UnknownPlaceError as error:
            return Near(text[:MOST_WORDS], suggestions=error.suggestions)


class SlugsField(forms.Field):
    """Many values; which ones are known is the index's to say."""

    def clean(self, values: Sequence[str], known: Mapping[str, str]) -> Chosen:
        given = list(dict.fromkeys(v.strip() for v in values if v.strip()))[:MOST_VALUES]
        return Chosen(tuple(v for v in given if v in known), tuple(v for v in given if v not in known))


class OneOfField(forms.Field):
    """One value of a few; anything else is dropped and said."""

    def __init__(self, *, values: Mapping[str, Any], default: Any, **options):
        super().__init__(**options)
        self.values, self.default = values, default

    def clean(self, values: Sequence[str]) -> Dropped:
        given = next((v.strip() for v in values if v.strip()), "")
        if not given or given in self.values:
            return Dropped(self.values.get(given, self.default))
        return Dropped(self.default, given[:40])


class PageField(forms.Field):
    """A page's number; 0 says that no page can have it."""

    def clean(self, values: Sequence[str]) -> int:
        given = next((v.strip() for v in values if v.strip()), "1")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0


def filter_of(field_class: type[forms.Field], label: str, **options) -> django_filters.Filter:
    kind = type(field_class.__name__, (django_filters.Filter,), {"field_class": field_class})
    return kind(label=label, **options)


class ProjectFilter(django_filters.FilterSet):
    """Every parameter of a question, in the order of the form."""

    q = filter_of(WordsField, "Words")
    near = filter_of(PlaceField, "Town, city or postcode")
    within = filter_of(
        OneOfField, "Distance", values={str(miles): miles for miles in RADII}, default=DEFAULT_RADIUS
    )
    region = filter_of(SlugsField, "Area")
    authority = filter_of(SlugsField, "Council area")
    community = filter_of(SlugsField, "Who it is for")
    only = filter_of(OneOfField, "Only for them", values={"yes": True}, default=False)
    experience = filter_of(SlugsField, "Experience")
    structure = filter_of(SlugsField, "How people support each other")
    setting = filter_of(SlugsField, "Kind of place")
    mode = filter_of(SlugsField, "How people meet")
    open = filter_of(SlugsField, "Open to new members")
    activity = filter_of(SlugsField, "What people do")
    category = filter_of(SlugsField, "Type of peer support")
    led = filter_of(SlugsField, "Who leads")
    grouping = filter_of(SlugsField, "Kind of group")
    base = filter_of(SlugsField, "Kind of organisation")
    language = filter_of(SlugsField, "Language")
    scope = filter_of(SlugsField, "Local or national")
    page = filter_of(PageField, "Page")
    exact = filter_of(OneOfField, "My words as I typed them", values={"yes": True}, default=False)
    id = filter_of(SlugsField, "Shortlist")


FILTERS = ProjectFilter.base_filters
FACETS = tuple(name for name, f in FILTERS.items() if f.field_class is SlugsField and name != "id")
OPEN_FACETS = ("region", "community", "experience", "structure", "setting", "mode", "open")
MORE_FACETS = ("activity", "category", "led", "grouping", "base", "language", "scope")
LABELS = {name: f.label for name, f in FILTERS.items()}
# One field for all questions: cleaning keeps nothing, so threads may share it.
FIELDS = {name: f.field for name, f in FILTERS.items()}


@dataclass(frozen=True)
class Question:
    """A cleaned question."""

    q: str = ""
    near: Near = Near()
    within: int = DEFAULT_RADIUS
    only: bool = False
    exact: bool = False
    page: int = 1
    shortlist: tuple[str, ...] = ()
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    dropped: tuple[tuple[str, str], ...] = ()

    def values(self, facet: str) -> tuple[str, ...]:
        return self.chosen[facet].known if facet in self.chosen else ()

    def instead_of(self, facet: str, value: str, other: str) -> "Question":
        """The same with another value in one facet."""
        known = tuple(dict.fromkeys(other if v == value else v for v in self.values(facet)))
        return replace(self, chosen={**self.chosen, facet: Chosen(known)})

    @property
    def unknown(self) -> list[tuple[str, str]]:
        """Parameter and value of everything chosen that we do not know."""
        return [(name, value) for name, chosen in self.chosen.items() for value in chosen.unknown]

    @property
    def is_impossible(self) -> bool:
        """A parameter with only unknown values gives no results."""
        return any(chosen.unknown and not chosen.known for chosen in self.chosen.values())


def clean_question(data: QueryDict, known: Mapping[str, Mapping[str, str]]) -> Question:
    """Every parameter, cleaned. `known`: the values of each facet, with their labels."""
    within, only, exact = (FIELDS[name].clean(data.getlist(name)) for name in ("within", "only", "exact"))
    chosen = {name: FIELDS[name].clean(data.getlist(name), known[name]) for name in FACETS if name in data}
    return Question(
        q=FIELDS["q"].clean(data.getlist("q")),
        near=FIELDS["near"].clean(data.getlist("near")),
        within=within.value,
        only=only.value,
        exact=exact.value,
        page=FIELDS["page"].clean(data.getlist("page")),
        shortlist=shortlist_of(data),
        chosen={name: choice for name, choice in chosen.items() if choice.known or choice.unknown},
        dropped=tuple(
            (name, found.unknown)
            for name, found in (("within", within), ("only", only), ("exact", exact))
            if found.unknown
        ),
    )


def shortlist_of(data: QueryDict) -> tuple[str, ...]:
    """Slugs kept in the address alone; whether they stand for something is seen when they are shown."""
    given = (value.strip() for value in data.getlist("id"))
    readable = (v for v in given if v and len(v) <= 100 and v.isascii() and v.isprintable())
    return tuple(dict.fromkeys(readable))[:MOST_VALUES]
