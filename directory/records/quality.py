"""How good the list is, counted: confirmed, ready to join, mistakes that wait, addresses that do not answer.

Of published groups that have not closed. A group that works in several regions counts in each.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from directory import rules
from directory.models import (
    Contact,
    LinkCheck,
    Meeting,
    Message,
    MessageKind,
    Project,
    ProjectCard,
    ProjectRegion,
    ProjectTerm,
    Region,
    Venue,
)
from directory.vocabulary import Review, WayIn

from .link_checks import addresses_of_contacts, addresses_of_signposts, mark_of

# In how much time a mistake that somebody tells us of is to be dealt with.
IN_TIME = datetime.timedelta(hours=48)
CORRECTIONS = (MessageKind.WRONG, MessageKind.REMOVE)
NO_REGION, ALL = "No region", "England"


@dataclass(frozen=True)
class Quality:
    """Of one region, or of England: how many groups; of them confirmed in 12 months, and ready to join;
    corrections that wait, and that wait for over 48 hours; shown web addresses that do not answer."""

    label: str
    groups: int
    confirmed: int
    ready: int
    waiting: int
    late: int
    silent: int


@dataclass(frozen=True)
class Figures:
    """All of it on one day: each region, then England; and the signposts whose web address is silent.

    `are_asked` says whether any address was ever asked.
    """

    day: datetime.date
    regions: list[Quality]
    england: Quality
    silent_signposts: int
    are_asked: bool


def figures(now: datetime.datetime | None = None) -> Figures:
    now = now or timezone.now()
    today = timezone.localdate(now)
    groups = Project.objects.published().open().order_by()
    checked = dict(groups.values_list("pk", "last_checked_on"))
    confirmed = {pk for pk, day in checked.items() if rules.is_recent(day, today)}
    ready = ready_to_join(today)
    waiting = list(corrections())
    silent_marks = set(LinkCheck.objects.exclude(silent_since=None).values_list("mark", flat=True))
    silent = silent_projects(silent_marks, today) if silent_marks else []

    def of(label: str, ids: set[int], named: set[str] | None) -> Quality:
        here = [sent for regions, sent in waiting if named is None or regions & named]
        return Quality(
            label,
            len(ids),
            len(ids & confirmed),
            len(ids & ready),
            len(here),
            sum(sent <= now - IN_TIME for sent in here),
            len({mark for mark, project in silent if project in ids}),
        )

    by_region = ids_by_region()
    return Figures(
        today,
        [of(str(one), by_region[one.pk] & checked.keys(), {one.slug}) for one in Region.objects.all()],
        of(ALL, set(checked), None),
        sum(mark_of(address) in silent_marks for _, address in addresses_of_signposts())
        if silent_marks
        else 0,
        LinkCheck.objects.exists(),
    )


def ids_by_region() -> defaultdict[int, set[int]]:
    """The ids of the projects that work in, or are based in, each region."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for region, project in ProjectRegion.objects.order_by().values_list("region", "project"):
        found[region].add(project)
    return found


def ready_to_join(today: datetime.date) -> set[int]:
    """The ids of those whose page says where and when they meet and has a way to join them.

    Of national and online ones a way is enough: a forum has no door and no evening.
    """
    projects = Project.objects.published().open().filter(rules.joinable()).order_by()
    modes: defaultdict[int, set[str]] = defaultdict(set)
    links = ProjectTerm.objects.filter(term__vocabulary="mode", project__review=Review.PUBLISHED).order_by()
    for project, slug in links.values_list("project", "term__slug"):
        modes[project].add(slug)
    anywhere = {
        pk for pk, scope in projects.values_list("pk", "scope") if rules.is_national(scope, modes[pk])
    }
    placed = set(Venue.objects.exclude(latitude=None).order_by().values_list("project", flat=True))
    timed = set(Meeting.objects.exclude(weekday=None).order_by().values_list("project", flat=True))
    ways = ProjectCard.objects.filter(project__in=projects.values("pk"))
    with_a_way = {
        pk
        for pk, ways in ways.values_list("pk", "facts__ways")
        if rules.way_in(ways or (), today) != WayIn.NONE
    }
    return with_a_way & (anywhere | (placed & timed & set(projects.values_list("pk", flat=True))))


def corrections() -> Iterator[tuple[set[str], datetime.datetime]]:
    """Of each that waits the slugs of its regions, and when it was sent. What worries somebody is none."""
    rows = Message.objects.open().filter(kind__in=CORRECTIONS).select_related("region").order_by()
    for message in rows.prefetch_related("project__project_regions__region"):
        ties = message.project.project_regions.all() if message.project else ()
        regions = {tie.region.slug for tie in ties}
        if message.region and not message.project:
            regions.add(message.region.slug)
        yield regions, message.sent_at


def silent_projects(marks: Iterable[str], today: datetime.date) -> list[tuple[str, int]]:
    """Mark and project of every web address that the public sees and that does not answer."""
    shown = Contact.objects.shown(today).filter(kind=rules.WEBSITE)
    found = ((mark_of(address), contact.project_id) for contact, address in addresses_of_contacts(shown))
    return [(mark, project) for mark, project in found if mark in marks]


def by_age(now: datetime.datetime | None = None) -> list[tuple[str, int, int]]:
    """How many corrections wait in each span of age, and how many of them have no region."""
    now = now or timezone.now()
    spans = [("Up to 48 hours", 2), ("Up to a week", 7), ("Up to four weeks", 28), ("Longer", 10**6)]
    counted: Counter[str] = Counter()
    nowhere: Counter[str] = Counter()
    for regions, sent in corrections():
        age = (now - sent).total_seconds() / 86400
        span = next(label for label, days in spans if age < days)
        counted[span] += 1
        nowhere[span] += not regions
    return [(label, counted[label], nowhere[label]) for label, _ in spans]
