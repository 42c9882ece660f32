"""Made-up projects by the thousand, for tests and for measuring; never beside real ones."""

import datetime
import gc
import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone
from django.utils.text import slugify

from directory.imports.report.load import load_vocabularies
from directory.models import (
    Answer,
    Coverage,
    Meeting,
    Organisation,
    Project,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    Region,
    Source,
    Term,
    Venue,
)
from directory.records.reindex import directory_changed, index_words
from directory.vocabulary import OrganisationRole, Precision, RegionKind, Review, Scope, Stage

from . import words
from .chances import Answers
from .places import Town, Towns

SLUG = "made-up-"
BATCH = 2_000
NATIONAL_SHARE, CLOSED_SHARE, CHECKED_SHARE, CHECKED_LONG_AGO = 0.08, 0.05, 0.30, 0.40
PROJECTS_AN_ORGANISATION = 12


class RealProjectsError(RuntimeError):
    """The database holds real projects, which made-up ones must never stand beside."""


@transaction.atomic
def make_projects(number: int, *, fixtures: Path, seed: int = 2013) -> int:
    """That many more, the same for the same seed in an empty database."""
    if Project.objects.exclude(slug__startswith=SLUG).exists():
        raise RealProjectsError("The database holds real projects, so none are made up beside them.")
    if not Term.objects.exists() or not Region.objects.exists():
        load_vocabularies(fixtures)
    maker = Maker(seed, number)
    with collector_at_rest():
        for start in range(0, number, BATCH):
            maker.make_batch(min(BATCH, number - start))
            gc.collect()
    directory_changed()
    return number


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """So many rows at once set Python's collector off without end: once a batch saves a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Maker:
    """Makes projects in batches, with the rows that hang on them."""

    def __init__(self, seed: int, number: int):
        self.last = last_pk(Project)
        self.rng = Random(f"{seed}/{self.last}")  # noqa: S311 - nothing here is secret
        self.towns, self.answers = Towns(self.rng), Answers(self.rng)
        self.regions = dict(Region.objects.values_list("slug", "pk"))
        self.source, _ = Source.objects.get_or_create(
            key="made-up", defaults={"title": "Made up for measuring", "kind": "page"}
        )
        self.today = timezone.localdate()
        self.organisations = self.make_organisations(1 + number // PROJECTS_AN_ORGANISATION)

    def make_organisations(self, number: int) -> list[Organisation]:
        first = 1 + last_pk(Organisation)
        return Organisation.objects.bulk_create(
            Organisation(slug=f"{SLUG}{each}", name=words.organisation(self.rng), source=self.source)
            for each in range(first, first + number)
        )

    def make_batch(self, number: int) -> None:
        placed = [(self.towns.draw(), self.rng.random() < NATIONAL_SHARE) for _ in range(number)]
        projects = Project.objects.bulk_create([self.project(*each) for each in placed])
        rows: dict[type[Model], list[Model]] = defaultdict(list)
        for project, (town, is_national) in zip(projects, placed, strict=True):
            for row in self.rows(project, town, is_national):
                rows[type(row)].append(row)
        for model, made in rows.items():
            model.objects.bulk_create(made, batch_size=5_000)
        index_words(project.pk for project in projects)

    def project(self, town: Town, is_national: bool) -> Project:
        self.last += 1
        name = words.name(self.rng, "" if is_national else town.name)
        youngest = 18 if self.rng.random() < 0.1 else None
        return Project(
            public_id=uuid.UUID(int=self.rng.getrandbits(128), version=4),
            slug=f"{SLUG}{self.last}-{slugify(name.removesuffix(words.MARK))}"[:100].rstrip("-"),
            name=name,
            also_known_as=words.other_name(self.rng) if self.rng.random() < 0.25 else "",
            summary=words.summary(self.rng, "" if is_national else town.name),
            scope=Scope.NATIONAL if is_national else Scope.LOCAL,
            stage=self.stage(),
            youngest_age=youngest,
            oldest_age=30 if youngest and self.rng.random() < 0.5 else None,
            source=self.source,
            recorded_in=2013,
            last_checked_on=self.checked(),
            review=Review.PUBLISHED,
            **self.answers.facts(),
        )

    def stage(self) -> str:
        if self.rng.random() < CLOSED_SHARE:
            return Stage.CLOSED
        return self.rng.choices(
            [Stage.RUNNING, Stage.NOT_KNOWN, Stage.PLANNED, Stage.PAUSED], [70, 25, 3, 2]
        )[0]

    def checked(self) -> datetime.date | None:
        """Three in ten within the last year, one in ten before."""
        drawn = self.rng.random()
        if drawn >= CHECKED_LONG_AGO:
            return None
        days = self.rng.randrange(1, 360) + (0 if drawn < CHECKED_SHARE else 370)
        return self.today - datetime.timedelta(days=days)

    def rows(self, project: Project, town: Town, is_national: bool) -> Iterator[Model]:
        """Everything that hangs on one project."""
        for term, kind in self.answers.links().items():
            yield ProjectTerm(project=project, term_id=term, kind=kind)
        yield from self.national_rows(project, town) if is_national else self.local_rows(project, town)
        if self.rng.random() < 0.6:
            organisation = self.rng.choice(self.organisations)
            role = self.rng.choices(list(OrganisationRole), [60, 15, 10, 5, 5, 5])[0]
            yield ProjectOrganisation(project=project, organisation=organisation, role=role)
        if self.rng.random() < 0.3:
            said = self.rng.choice(words.SAID)
            yield Answer(project=project, question=3, own_words=said, source=self.source, answered_on="2013")

    def national_rows(self, project: Project, town: Town) -> Iterator[Model]:
        if self.rng.random() < 0.3:
            region = self.regions[town.region]
            yield ProjectRegion(project=project, region_id=region, kind=RegionKind.BASED_IN)

    def local_rows(self, project: Project, town: Town) -> Iterator[Model]:
        yield ProjectRegion(project=project, region_id=self.regions[town.region])
        if self.rng.random() < 0.08:
            yield Coverage(project=project, authority_code=town.authority_code, area=town.name)
        else:
            yield self.venue(project, town)
        if self.rng.random() < 0.4:
            yield Meeting(
                project=project,
                frequency=self.rng.choices(["weekly", "fortnightly", "monthly"], [5, 2, 4])[0],
                weekday=self.rng.randrange(6),
                starts_at=datetime.time(self.rng.choice([10, 11, 13, 14, 18, 19])),
            )

    def venue(self, project: Project, town: Town) -> Venue:
        """At the town's point, as most are known, else somewhere about it."""
        exact = self.rng.random() < 0.4
        away = (self.rng.gauss(0, 0.015), self.rng.gauss(0, 0.025)) if exact else (0, 0)
        return Venue(
            project=project,
            precision=Precision.AREA,
            area=town.name,
            latitude=round(town.latitude + away[0], 4),
            longitude=round(town.longitude + away[1], 4),
            town_only=not exact,
            authority_code=town.authority_code,
            ons_region=town.ons_region,
        )


def last_pk(model: type[Model]) -> int:
    return model.objects.aggregate(last=Max("pk"))["last"] or 0
