"""Every record for staff: what a visitor's question finds, and what is not public but is like it."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from directory import rules
from directory.models import Project, Region, Term
from directory.search import ProjectSearch
from directory.search.question import SINGLE_ANSWERS
from directory.term_tree import TermTree
from directory.vocabulary import Review, Stage, YesNo

from .ageing import BANDS, band_of_day

# What only staff may choose by: the parameter, its title, its values.
CHOICES = {
    "state": ("State", Review.choices),
    "stage": ("Does it meet?", Stage.choices),
    "checked": ("Last confirmed", BANDS),
    "risk": ("Funding at risk", YesNo.choices),
}
TEXTS = ("name", "also_known_as", "summary")
COLUMNS = "pk slug name review stage last_checked_on recorded_in funding_at_risk".split()


@dataclass(frozen=True)
class Record:
    """One record as the list shows it."""

    pk: int
    slug: str
    name: str
    review: str
    stage: str
    last_checked_on: datetime.date | None
    recorded_in: int
    funding_at_risk: str

    @property
    def is_published(self) -> bool:
        return self.review == Review.PUBLISHED

    @property
    def state_label(self) -> str:
        return Review(self.review).label

    @property
    def stage_label(self) -> str:
        return Stage(self.stage).label

    @property
    def risk_label(self) -> str:
        return YesNo(self.funding_at_risk).label

    def value(self, name: str, day: datetime.date) -> str:
        if name == "checked":
            return band_of_day(self.last_checked_on, day)
        return {"state": self.review, "stage": self.stage, "risk": self.funding_at_risk}[name]


def records(search: ProjectSearch, chosen: dict[str, list[str]], day: datetime.date) -> list[Record]:
    """By the question, then by what only staff may choose, by name; the closed too where nothing is asked."""
    if search.question.is_impossible:
        return []
    wanted = {*search.ids(), *unpublished_like(search).values_list("pk", flat=True)}
    if not search.links.pairs:
        wanted |= set(Project.objects.published().values_list("pk", flat=True))
    found = (Record(*row) for row in Project.objects.order_by("name", "pk").values_list(*COLUMNS))
    return [
        record
        for record in found
        if record.pk in wanted
        and all(record.value(name, day) in values for name, values in chosen.items() if values)
    ]


def unpublished_like(search: ProjectSearch) -> QuerySet[Project]:
    """Records that are not public, by every part of the question but the place."""
    asked = search.question
    found = Project.objects.exclude(review=Review.PUBLISHED)
    for word in asked.q.split():
        found = found.filter(any_of(Q(**{f"{name}__icontains": word}) for name in TEXTS))
    if regions := asked.values("region"):
        found = found.filter(pk__in=in_regions(regions))
    if codes := asked.values("authority"):
        found = found.filter(Q(venues__authority_code__in=codes) | Q(coverage__authority_code__in=codes))
    for name, (column, _) in SINGLE_ANSWERS.items():
        if values := asked.values(name):
            found = found.filter(**{f"{column}__in": values})
    if values := asked.values("led"):
        found = found.filter(any_of(rules.LED[value] for value in values))
    for terms in term_groups(search):
        found = found.filter(terms)
    return found.distinct()


def any_of(conditions) -> Q:
    either = Q()
    for condition in conditions:
        either |= condition
    return either


def in_regions(slugs) -> QuerySet:
    """Those of the regions; a national one is lost to no region."""
    national = Q(scope="national")
    regions = Region.objects.filter(slug__in=slugs)
    return Project.objects.filter(national | Q(project_regions__region__in=regions)).values("pk")


def term_groups(search: ProjectSearch) -> list[Q]:
    """One condition a vocabulary, for communities one an axis; each holds its terms and those under them."""
    terms = list(Term.objects.all())
    tree = TermTree({term.pk: term.parent_id for term in terms})
    groups: dict[tuple[str, str], set[int]] = defaultdict(set)
    for term in terms:
        if term.slug in search.question.values(term.vocabulary):
            groups[term.vocabulary, term.axis] |= set(tree.with_descendants(term.pk))
    return [any_of([Q(pk__in=linked(ids)), *carers(ids, terms)]) for ids in groups.values()]


def linked(ids: set[int]) -> QuerySet:
    return Project.objects.filter(project_terms__term__in=ids).values("pk")


def carers(ids: set[int], terms: list[Term]) -> list[Q]:
    asked = any(term.pk in ids and term.slug == rules.CARERS_TERM for term in terms)
    return [rules.open_to_carers()] if asked else []
