"""What the index reads: few columns of every published project, and every term."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from directory import rules
from directory.models import (
    Answer,
    Coverage,
    GazetteerEntry,
    Project,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    Region,
    Term,
    Venue,
)
from directory.models.words import fold, raw_words, stems
from directory.questions import PUBLIC, vocabularies
from directory.term_tree import TermTree
from directory.vocabulary import OrganisationRole, RegionKind, Review

from .question import LED, SINGLE_ANSWERS

FACET_VOCABULARIES = [
    field.name
    for field in vocabularies(PUBLIC)
    if field.name not in ("membership", "value", "peer-basis", "evaluation")
]
PUBLISHED = {"project__review": Review.PUBLISHED}
# Texts are read so many at once: quicker than one by one, and never long without a pause for visitors.
TEXTS_AT_ONCE = 50


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
    carers: str
    role: str
    network_status: str | None
    modes: frozenset[str]
    answers: tuple[str, ...]

    @property
    def sort_name(self) -> str:
        return fold(self.name)

    @property
    def words(self) -> str:
        return f"{self.name}\n{self.also_known_as}"

    def section(self, day: datetime.date) -> int:
        """0 current, 1 not checked in 12 months, 2 national and online, 3 closed."""
        if rules.is_closed(self.stage, self.network_status):
            return 3
        if rules.is_national(self.scope, self.modes):
            return 2
        return 0 if rules.is_recent(self.last_checked_on, day) else 1


def projects() -> Iterator[Row]:
    modes = modes_by_project()
    columns = [name for name in Row._fields if name not in ("network_status", "modes", "answers")]
    width = len(columns) + 1
    answers = [column for column, _ in SINGLE_ANSWERS.values()]
    asked = list(dict.fromkeys([*columns, "network__status", *answers]))
    at = [asked.index(column) for column in answers]
    for row in Project.objects.published().order_by().values_list(*asked).iterator(chunk_size=5000):
        yield Row(*row[:width], modes.get(row[0], frozenset()), tuple(row[n] for n in at))  # type: ignore[call-arg]


def modes_by_project() -> dict[int, frozenset[str]]:
    """How people meet, by project id: slugs; a project of which it is not known has no entry."""
    found: dict[int, set[str]] = defaultdict(set)
    modes = ProjectTerm.objects.filter(**PUBLISHED, term__vocabulary="mode").order_by()
    for project, slug in modes.values_list("project_id", "term__slug"):
        found[project].add(slug)
    # The same few sets over and over: each is kept once.
    sets = {frozenset(slugs): frozenset(slugs) for slugs in found.values()}
    return {project: sets[frozenset(slugs)] for project, slugs in found.items()}


def one_circle() -> set[int]:
    """The ids of groups for people who know each other: they stand after those that are open to all."""
    rows = ProjectTerm.objects.filter(**PUBLISHED, term__vocabulary="membership", term__slug="one-circle")
    return set(rows.order_by().values_list("project_id", flat=True))


def organisations() -> set[int]:
    """The ids of public bodies and of those that host groups: they are counted apart from groups."""
    return set(
        Project.objects.published().filter(rules.organisations()).order_by().values_list("pk", flat=True)
    )


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
        tree = TermTree({term.pk: term.parent_id for term in self.rows})
        return {key: [self.keys[pk] for pk in tree.descendants(own)] for own, key in self.keys.items()}

    @cached_property
    def phrases(self) -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Every name of a term, as stems, with the terms that have it."""
        found: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for term in self.rows:
            for name in term.words.split("\n"):
                if name_stems := tuple(stems(name)):
                    found[name_stems].append(self.keys[term.pk])
        return {name: tuple(dict.fromkeys(keys)) for name, keys in found.items()}

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
    labels = {"led": LED, **{name: values for name, (_, values) in SINGLE_ANSWERS.items()}}
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


def corpus_words() -> Mapping[str, int]:
    """Each word that the public may read, with how often it stands: what a typing mistake may have meant.

    One that stands once may be a slip itself: it yields to others.
    """
    found: Counter[str] = Counter()
    texts = public_texts()
    while some := list(islice(texts, TEXTS_AT_ONCE)):
        found.update(raw_words("\n".join(some)))
    return found


def public_texts() -> Iterator[str]:
    said = Project.objects.published().order_by().values_list("summary", "story", "own_term")
    yield from joined(said)
    yield from joined(Answer.objects.public().filter(**PUBLISHED).order_by().values_list("own_words"))
    known = ProjectOrganisation.objects.filter(**PUBLISHED).exclude(role=OrganisationRole.FUNDS).order_by()
    yield from joined(known.values_list("organisation__name", "organisation__also_known_as").distinct())
    for model in (Venue, Coverage):
        yield from joined(model.objects.filter(**PUBLISHED).order_by().values_list("area").distinct())


def joined(rows) -> Iterable[str]:
    return map("\n".join, rows.iterator(chunk_size=2000))
