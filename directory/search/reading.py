"""What the index reads: few columns of every published project, and every term."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from directory.filters import LED, OPEN, SCOPES
from directory.models import (
    Coverage,
    GazetteerEntry,
    Project,
    ProjectRegion,
    ProjectTerm,
    Region,
    Term,
    Venue,
)
from directory.models.words import fold, raw_words
from directory.questions import PUBLIC, vocabularies
from directory.vocabulary import RegionKind, Review

FACET_VOCABULARIES = [
    field.name
    for field in vocabularies(PUBLIC)
    if field.name not in ("membership", "value", "peer-basis", "evaluation")
]
A_YEAR = datetime.timedelta(days=365)
PUBLISHED = {"project__review": Review.PUBLISHED}


class Row(NamedTuple):
    """A project as the index sees it."""

    id: int
    name: str
    also_known_as: str
    scope: str
    stage: str
    last_checked_on: datetime.date | None
    controlled_by: str
    facilitated_by: str
    open_to_new_members: str
    carers: str
    network_status: str | None
    is_online: bool

    @property
    def sort_name(self) -> str:
        return fold(self.name)

    @property
    def words(self) -> str:
        return f"{self.name}\n{self.also_known_as}"

    def section(self, day: datetime.date) -> int:
        """0 current, 1 not checked in 12 months, 2 national and online, 3 closed."""
        if self.stage == "closed" or self.network_status in ("merged", "closed"):
            return 3
        if self.scope == "national" or self.is_online:
            return 2
        return 0 if self.last_checked_on and self.last_checked_on > day - A_YEAR else 1


def projects() -> Iterator[Row]:
    online = online_ids()
    columns = [name for name in Row._fields if name not in ("network_status", "is_online")]
    rows = Project.objects.published().order_by().values_list(*columns, "network__status")
    return (Row(*row, row[0] in online) for row in rows.iterator(chunk_size=5000))


def online_ids() -> set[int]:
    """Projects whose modes are known, none of them in person."""
    modes = ProjectTerm.objects.filter(**PUBLISHED, term__vocabulary="mode").order_by()
    pairs = list(modes.values_list("project_id", "term__slug"))
    return {id_ for id_, _ in pairs} - {id_ for id_, slug in pairs if slug == "in-person"}


def links() -> Iterator[tuple[int, int, str]]:
    rows = ProjectTerm.objects.filter(**PUBLISHED).order_by()
    return rows.values_list("project_id", "term_id", "kind").iterator(chunk_size=20_000)


def regions() -> Iterator[tuple[int, str]]:
    rows = ProjectRegion.objects.filter(**PUBLISHED, kind=RegionKind.WORKS_IN).order_by()
    return rows.values_list("project_id", "region__slug").iterator(chunk_size=20_000)


def venues() -> Iterator[tuple[int, float | None, float | None, str]]:
    """Public points, and the authority that each is in."""
    rows = Venue.objects.filter(**PUBLISHED).order_by()
    columns = ("project_id", "latitude", "longitude", "authority_code")
    return rows.values_list(*columns).iterator(chunk_size=20_000)


def coverage() -> Iterator[tuple[int, str]]:
    rows = Coverage.objects.filter(**PUBLISHED).order_by()
    return rows.values_list("project_id", "authority_code").iterator(chunk_size=20_000)


@dataclass(frozen=True)
class Option:
    """One value of a facet as the form offers it."""

    value: str
    label: str
    hint: str = ""
    axis: str = ""
    parent: str = ""

    @property
    def is_child(self) -> bool:
        return bool(self.parent)


@dataclass
class Terms:
    """Every term of a facet, its key, what is below it, what replaced it."""

    rows: list[Term]
    by_vocabulary: dict[str, list[Option]] = field(default_factory=lambda: defaultdict(list))
    replaced: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def keys(self) -> dict[int, tuple[str, str]]:
        return {term.pk: (term.vocabulary, term.slug) for term in self.rows}

    @cached_property
    def below(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """For each term all terms under it, however deep."""
        parents = {term.pk: term.parent_id for term in self.rows}
        found = defaultdict(list)
        for pk, key in self.keys.items():
            above = parents[pk]
            while above:
                found[self.keys[above]].append(key)
                above = parents[above]
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for term in self.rows for word in raw_words(term.words))


def terms() -> Terms:
    rows = list(Term.objects.filter(vocabulary__in=FACET_VOCABULARIES).select_related("replaced_by"))
    made = Terms(rows)
    for term in rows:
        if term.replaced_by:
            made.replaced[term.vocabulary, term.slug] = term.replaced_by.slug
            continue
        above = made.keys[term.parent_id][1] if term.parent_id else ""
        option = Option(term.slug, term.label, term.hint, term.axis, above)
        made.by_vocabulary[term.vocabulary].append(option)
    return made


def known(made: Terms) -> dict[str, dict[str, str]]:
    """Every value of every facet, with its label."""
    labels = {"led": LED, "open": OPEN, "scope": SCOPES}
    labels["region"] = dict(Region.objects.values_list("slug", "label"))
    named = GazetteerEntry.objects.filter(kind="authority", country="England")
    labels["authority"] = dict(named.values_list("authority_code", "name"))
    for vocabulary in FACET_VOCABULARIES:
        labels[vocabulary] = {o.value: o.label for o in made.by_vocabulary.get(vocabulary, ())}
    return labels


def vocabulary(texts: Iterable[str], made: Terms) -> frozenset[str]:
    """The words of names and terms: what a typing mistake may have meant."""
    found = set(made.words)
    for text in texts:
        found.update(raw_words(text))
    return frozenset(found)
