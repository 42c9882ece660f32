"""What a record lacks before a reader can use it; told before it is sent or published, and by the command

check_directory.

One home for that list: `WANTED`, in the order in which it is told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from directory import rules
from directory.models import Coverage, Project, ProjectCard, ProjectTerm, Venue
from directory.vocabulary import Scope, WayIn


@dataclass(frozen=True)
class Wanted:
    """One thing that a record should have: its words, what to do, and which of some projects lack it.

    Without one that is an error it misleads a reader; the others are said.
    """

    words: str
    advice: str
    lacking: Callable[[QuerySet], QuerySet]
    is_error: bool = False


def without_grouping(projects: QuerySet) -> QuerySet:
    having = ProjectTerm.objects.filter(term__vocabulary="grouping").values("project")
    return projects.exclude(pk__in=having)


def without_region(projects: QuerySet) -> QuerySet:
    return projects.exclude(scope=Scope.NATIONAL).filter(project_regions=None)


def without_place(projects: QuerySet) -> QuerySet:
    """Of those that meet somewhere: neither a place nor an area that it covers."""
    modes = ProjectTerm.objects.filter(term__vocabulary="mode")
    in_person = modes.filter(term__slug=rules.IN_PERSON).values("project")
    elsewhere = modes.exclude(project__in=in_person).values("project")
    local = projects.exclude(scope=Scope.NATIONAL).exclude(pk__in=elsewhere)
    return local.exclude(pk__in=Venue.objects.values("project")).exclude(
        pk__in=Coverage.objects.values("project")
    )


def without_way_in(projects: QuerySet) -> QuerySet:
    """By their cards: no contact, address or network that the public may use today. None of a closed one."""
    today = timezone.localdate()
    cards = ProjectCard.objects.filter(project__in=projects.order_by().values("pk"))
    lost = [
        pk
        for pk, facts in cards.values_list("project_id", "facts")
        if not facts["is_closed"] and rules.way_in(facts["ways"], today) == WayIn.NONE
    ]
    return projects.filter(pk__in=lost)


WANTED = [
    Wanted("source that a reader can read", "Give its source a title.",
           lambda projects: projects.filter(source__title=""), is_error=True),
    Wanted("summary", "Say in two sentences what it is.",
           lambda projects: projects.filter(summary=""), is_error=True),
    Wanted("grouping", "Choose one: regional summaries list it under that.",
           without_grouping, is_error=True),
    Wanted("region", "Say where it works, or write its place.", without_region, is_error=True),
    Wanted("place", "Write the town or the area that it covers: nobody finds it by distance without.",
           without_place),
    Wanted("way to join", "A contact needs a yes to being shown, and a check in which somebody used it.",
           without_way_in),
    Wanted("check", "Ring it, and confirm the six facts.",
           lambda projects: projects.filter(last_checked_on=None)),
]  # fmt: skip


def missing(project: Project) -> list[Wanted]:
    """What this record lacks, in order; empty where nothing is missing."""
    return missing_in([project])[project.pk]


def missing_in(projects: Iterable[Project]) -> dict[int, list[Wanted]]:
    """The same of many, by number: one question to the database for each thing that is wanted."""
    asked, found = Project.objects.filter(pk__in=[project.pk for project in projects]), defaultdict(list)
    for wanted in WANTED:
        for pk in wanted.lacking(asked).order_by().values_list("pk", flat=True):
            found[pk].append(wanted)
    return found
