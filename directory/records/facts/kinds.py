"""What every kind of fact can do: read itself, be written, be told in words, and name its public texts."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from directory.models import Organisation, Project, Region, Source, Term

# What follows the kind in a path: ("community", "women") of "terms/community/women".
Key = tuple[str, ...]
# (model, row) -> its columns that the public reads: see public_text.py.
PublicColumns = Callable[[type[Model], dict], tuple[str, ...]]
NOTHING = "-"
# Where a fact stands in a list that follows the questions: before them all, or after.
FIRST, LAST = 0, 99


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


@dataclass(frozen=True)
class Text:
    """A text of a fact, as it was and as it becomes; `column` of `model` holds it."""

    label: str
    model: type[Model]
    column: str
    was: Any
    becomes: Any


@dataclass(frozen=True)
class Labels:
    """What slugs are called, read once."""

    terms: dict[tuple[str, str], str]
    regions: dict[str, str]
    sources: dict[str, str]
    organisations: dict[str, str]
    # Of the places that the changes name: by number, or "new-1" for one to come.
    places: dict[str, str]

    @classmethod
    def read(cls, places: dict[str, str]) -> "Labels":
        return cls(
            {(v, slug): label for v, slug, label in Term.objects.values_list("vocabulary", "slug", "label")},
            dict(Region.objects.values_list("slug", "label")),
            dict(Source.objects.values_list("key", "title")),
            dict(Organisation.objects.values_list("slug", "name")),
            places,
        )


class Kind(ABC):
    """One kind of fact. `name` begins its paths; the rest of a path is the fact's key."""

    name: str

    def path(self, *key: object) -> str:
        return "/".join([self.name, *map(str, key)])

    @abstractmethod
    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        """(path, value) of each fact of this kind, as the database has it."""

    @abstractmethod
    def describe(self, key: Key, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
        """The lines that tell of a change; None is nothing."""

    def texts(self, key: Key, was: Any, becomes: Any, public: PublicColumns) -> Iterator[Text]:
        """The texts of a change that the public reads."""
        yield from ()

    def order(self, key: Key) -> int:
        """The number of its question."""
        return FIRST

    def inferred_name(self, key: Key, value: Any) -> str:
        """What the fact is called in `Project.inferred`; empty where it has no name there."""
        return ""


def in_words(value: Any, words: Mapping) -> str:
    """A value as a reader knows it; `words` has the labels of choices."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOTHING
    return str(words.get(value, value))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def label_of(model: type[Model], column: str) -> str:
    return capital(str(model._meta.get_field(column).verbose_name))
