"""What a summary counts, read at once: rows in memory, so that no table asks the database again."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet

from directory import rules
from directory.models import (
    KINDED,
    Answer,
    Coverage,
    GazetteerEntry,
    Project,
    ProjectCard,
    ProjectRegion,
    ProjectTerm,
    Region,
    Term,
    Venue,
)
from directory.questions import fields
from directory.term_tree import TermTree
from directory.vocabulary import NOT_KNOWN, LinkKind, RegionKind, Scope

COLUMNS = (
    "id public_id slug name summary is_unnamed recorded_in last_checked_on stage scope network__status "
    "network__successor source__title source__kind inferred"
).split()
# Single answers that a count may ask for; words of one's own are not among them.
ANSWERS = [
    f.name
    for f in fields()
    if f.name not in (*COLUMNS, "also_known_as", "own_term", "youngest_age", "oldest_age")
]


class Link(NamedTuple):
    """How a project belongs to a region."""

    region: str
    kind: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One project as a summary sees it."""

    id: int
    public_id: str
    slug: str
    name: str
    summary: str
    is_unnamed: bool
    recorded_in: int
    last_checked_on: datetime.date | None
    stage: str
    scope: str
    network_status: str | None
    successor: str | None
    source: str
    source_kind: str
    # The names of the facts that no source states.
    inferred: list[str]
    answers: dict[str, str]

    @property
    def is_closed(self) -> bool:
        """Closed, or a network that is no more: listed and marked, and in no count of what there is."""
        return rules.is_closed(self.stage, self.network_status)

    @property
    def is_national(self) -> bool:
        return self.scope == Scope.NATIONAL

    @property
    def led(self) -> set[str]:
        return rules.led(self.answer("controlled_by"), self.answer("facilitated_by"))

    def answer(self, name: str) -> str:
        return self.answers.get(name, NOT_KNOWN)


@dataclass(frozen=True)
class Picture:
    """Projects by name, and every row that hangs on them."""

    projects: dict[int, Listed]
    terms: dict[int, Term]
    links: dict[int, dict[int, str]]  # term -> project -> kind
    regions: dict[int, list[Link]]
    ons: dict[int, frozenset[str]]
    areas: dict[int, dict]
    led: dict[int, str]

    def only(self, ids: Iterable[int]) -> "Picture":
        """The same of some of the projects."""
        wanted = set(ids)
        return Picture(
            {pk: row for pk, row in self.projects.items() if pk in wanted},
            self.terms,
            {t: {p: kind for p, kind in rows.items() if p in wanted} for t, rows in self.links.items()},
            *({pk: row for pk, row in rows.items() if pk in wanted} for rows in self.hanging),
        )

    @property
    def hanging(self) -> tuple[dict, ...]:
        return self.regions, self.ons, self.areas, self.led

    @cached_property
    def counted(self) -> frozenset[int]:
        """Those that are there: without the closed ones."""
        return frozenset(pk for pk, row in self.projects.items() if not row.is_closed)

    @cached_property
    def tree(self) -> TermTree:
        """Every term, by its number."""
        return TermTree({term.pk: term.parent_id for term in self.terms.values()})

    @cached_property
    def ties(self) -> dict[int, list[tuple[Term, str]]]:
        """For each project the communities and experiences it names itself, and how firmly."""
        found = defaultdict(list)
        for term in (term for vocabulary in KINDED for term in self.of(vocabulary)):
            for project, kind in self.links.get(term.pk, {}).items():
                found[project].append((term, kind or LinkKind.MAINLY.value))
        return found

    def of(self, vocabulary: str) -> list[Term]:
        """A vocabulary's terms in use, each parent before its children."""
        in_use = (self.terms[pk] for pk in self.tree.descendants(None))
        return [term for term in in_use if term.vocabulary == vocabulary and not term.replaced_by_id]

    def depth(self, term: Term) -> int:
        return self.tree.depth(term.pk)

    def kinds(self, term: Term) -> dict[int, set[str]]:
        """How firmly each project is tied to a term or to one under it; carers count as the search counts."""
        found = defaultdict(set)
        for pk in self.tree.with_descendants(term.pk):
            for project, kind in self.links.get(pk, {}).items():
                found[project].add(kind)
        if term.slug == rules.CARERS_TERM:
            for row in self.projects.values():
                if tie := rules.carers_tie(row.answer("carers")):
                    found[row.id].add(tie.value)
        return found

    def with_term(self, term: Term) -> set[int]:
        return set(self.kinds(term))

    def answering(self, vocabulary: str) -> set[int]:
        """Projects of which something in this vocabulary is known."""
        return {pk for term in self.of(vocabulary) for pk in self.with_term(term)}


def published_picture(region: Region | None = None) -> Picture:
    """Every published project; of one region, those that work in it or are based in it. Nine queries."""
    projects = Project.objects.published()
    if region is not None:
        projects = projects.filter(pk__in=ProjectRegion.objects.filter(region=region).values("project_id"))
    return picture(projects)


def picture(projects: QuerySet[Project]) -> Picture:
    return Picture(
        projects=listed(projects),
        terms={term.pk: term for term in Term.objects.all()},
        links=links(projects),
        regions=regions(projects),
        ons=ons_regions(projects),
        areas=dict(ProjectCard.objects.filter(project__in=ids_of(projects)).values_list("pk", "facts")),
        led=answered(projects),
    )


def ids_of(projects: QuerySet[Project]) -> QuerySet:
    return projects.order_by().values("pk")


def listed(projects: QuerySet[Project]) -> dict[int, Listed]:
    rows = projects.order_by("name", "pk").values_list(*COLUMNS, *ANSWERS)
    known = (
        (
            *row[: len(COLUMNS)],
            {n: v for n, v in zip(ANSWERS, row[len(COLUMNS) :], strict=True) if v != NOT_KNOWN},
        )
        for row in rows.iterator(chunk_size=2_000)
    )
    return {row[0]: Listed(row[0], str(row[1]), *row[2:]) for row in known}


def links(projects: QuerySet[Project]) -> dict[int, dict[int, str]]:
    found = defaultdict(dict)
    rows = ProjectTerm.objects.filter(project__in=ids_of(projects)).order_by()
    for project, term, kind in rows.values_list("project_id", "term_id", "kind").iterator(chunk_size=20_000):
        found[term][project] = kind
    return found


def regions(projects: QuerySet[Project]) -> dict[int, list[Link]]:
    found = defaultdict(list)
    rows = ProjectRegion.objects.filter(project__in=ids_of(projects)).order_by("kind", "region__position")
    for project, *link in rows.values_list("project_id", "region__slug", "kind", "inferred"):
        found[project].append(Link(*link))
    return found


def ons_regions(projects: QuerySet[Project]) -> dict[int, frozenset[str]]:
    """By its public points, and by what it covers: from authority to ONS region by table, never by guess."""
    ids, found = ids_of(projects), defaultdict(set)
    of_authority = dict(
        GazetteerEntry.objects.filter(kind="authority", country="England")
        .exclude(authority_code="")
        .values_list("authority_code", "ons_region")
    )
    venues = Venue.objects.filter(project__in=ids).order_by()
    for project, ons, code in venues.values_list("project_id", "ons_region", "authority_code"):
        found[project].add(ons or of_authority.get(code, ""))
    for project, code in (
        Coverage.objects.filter(project__in=ids).order_by().values_list("project_id", "authority_code")
    ):
        found[project].add(of_authority.get(code, ""))
    return {project: frozenset(names - {""}) for project, names in found.items()}


def answered(projects: QuerySet[Project]) -> dict[int, str]:
    """When each project's answer on who leads was given."""
    rows = Answer.objects.current().filter(project__in=ids_of(projects), question=3, state="answered")
    return dict(rows.exclude(answered_on="").values_list("project_id", "answered_on"))


def works_in(links: Iterable[Link], region: str) -> bool:
    return any(link.region == region and link.kind == RegionKind.WORKS_IN for link in links)
