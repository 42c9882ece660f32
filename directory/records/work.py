"""Who does what next: the lists that a person works through, and who has which record in hand.

A person has a record in hand when they claimed it, or when an editor gave it to them. What was in the hand
of somebody who may write it no more (their account is closed, or their regions are others now) is in
nobody's: anybody may claim it, and editors see it in a list of its own.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import django_filters
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from directory.models import (
    AttemptOutcome,
    Check,
    ContactAttempt,
    Message,
    MessageKind,
    Project,
    ProjectRegion,
    ProposalState,
    ProposedChange,
    Region,
    User,
    UserRole,
    WorkItem,
)
from directory.people import roles
from directory.vocabulary import Review, Stage

from . import endings
from .messages import readable as readable_messages


class HeldError(Exception):
    """Somebody else has it in hand. Its words are for the person."""


class RegionalFilter(django_filters.FilterSet):
    """A list's filter with a person's regions to choose from."""

    region = django_filters.ModelChoiceFilter(
        label="Region",
        queryset=Region.objects.all(),
        to_field_name="slug",
        method="in_the_region",
        empty_label="All regions",
    )

    def __init__(self, asked: Mapping | None, *, person: User, queryset: QuerySet):
        super().__init__(asked, queryset=queryset)
        self.filters["region"].queryset = roles.regions_of(person)


class DueFilter(RegionalFilter):
    """What narrows the list of projects that are due for a check."""

    checked = django_filters.ChoiceFilter(
        label="Checked before?",
        choices=[("never", "Never"), ("before", "Yes, more than a year ago")],
        method="was_checked",
        empty_label="Either",
    )
    tried = django_filters.ChoiceFilter(
        label="Rung without luck?",
        choices=[("not-yet", "Not yet"), ("tried", "Yes")],
        method="was_tried",
        empty_label="Either",
    )

    def in_the_region(self, projects, name, region):
        return projects.filter(pk__in=in_region(region.slug))

    def was_checked(self, projects, name, value):
        return projects.filter(last_checked_on__isnull=value == "never")

    def was_tried(self, projects, name, value):
        return projects.filter(tried_on__isnull=value == "not-yet")


class MessageFilter(RegionalFilter):
    """What narrows the list of what visitors told us."""

    kind = django_filters.ChoiceFilter(label="About", choices=MessageKind.choices, empty_label="Anything")

    def in_the_region(self, messages, name, region):
        return messages.filter(Q(project__in=in_region(region.slug)) | Q(project=None, region=region))


class SoonestFirst:
    """Projects by the day on which something of theirs ends, each with its `endings`; fetched by the page."""

    def __init__(self, projects: QuerySet[Project]):
        self.projects = projects

    @cached_property
    def ends(self) -> dict[int, list[endings.Ending]]:
        return endings.soon(self.projects)

    def ids(self) -> list[int]:
        return list(self.ends)

    def count(self) -> int:
        return len(self.ends)

    def __getitem__(self, part: slice) -> list[Project]:
        ids = self.ids()[part]
        found = self.projects.in_bulk(ids)
        rows = [found[pk] for pk in ids if pk in found]
        for project in rows:
            project.endings = self.ends[project.pk]
        return rows


@dataclass(frozen=True)
class WorkList:
    """One heading of the home page: records in the order in which to take them.

    `rows` are projects, or messages where `key` is "told". `filter` is the bound FilterSet that narrowed
    them, where the list has one.
    """

    key: str
    title: str
    empty: str
    rows: QuerySet | SoonestFirst
    filter: django_filters.FilterSet | None = None

    @property
    def is_of_groups(self) -> bool:
        return self.key != "told"

    @property
    def is_narrowed(self) -> bool:
        """Whether more than a region was chosen: an empty list does not mean then that all is done."""
        return self.filter is not None and any(
            value for name, value in self.filter.form.cleaned_data.items() if name != "region"
        )

    def first(self, most: int) -> list:
        return list(self.rows[:most])

    @cached_property
    def count(self) -> int:
        return self.rows.count()

    def ids(self) -> list[int]:
        """Of all its rows, in order."""
        if isinstance(self.rows, SoonestFirst):
            return self.rows.ids()
        return list(self.rows.values_list("pk", flat=True))


def lists(person: User, region: str = "", asked: Mapping | None = None) -> list[WorkList]:
    """Everything that waits for this person, or for a region of theirs; what is in their own hand first.

    `asked` (a QueryDict, or none) narrows what was told to us and what is due, by their FilterSets.
    """
    mine = roles.writable(person).select_related("work__held_by", "work__given_by")
    if region:
        mine = mine.filter(pk__in=in_region(region))
    told_to_us = MessageFilter(asked, person=person, queryset=told(person))
    due_now = DueFilter(asked, person=person, queryset=due(mine))
    found = [
        WorkList("mine", "Mine", "You have no group in hand.", in_hand_of(person, mine)),
        WorkList("told", "Told to us", "Nobody has written.", told_to_us.qs, told_to_us),
        WorkList("sent-back", "Sent back", "Nothing was sent back.", sent_back(mine)),
        WorkList("review", "Waiting for review", "Nothing waits for an editor.", waiting(mine)),
        WorkList("call-back", "Call back", "No calls are promised.", to_call_back(mine)),
        WorkList(
            "ask",
            "To ask",
            "No group is to be asked anything.",
            mine.exclude(work=None).exclude(work__to_ask=""),
        ),
        WorkList(
            "finish", "To finish", "No drafts.", mine.filter(review=Review.DRAFT).order_by("updated_at")
        ),
        WorkList("soon", "Due soon", "Nothing ends within eight weeks.", SoonestFirst(mine)),
        WorkList("check", "Due for a check", "Everything was checked this year.", due_now.qs, due_now),
    ]
    if roles.may_publish(person):
        orphans = mine.filter(pk__in=left_behind().values("project")).order_by("work__held_by", "name")
        found.insert(1, WorkList("left", "In nobody's hand any more", "Nobody left a group behind.", orphans))
    return found


def work_list(person: User, key: str, region: str = "", asked: Mapping | None = None) -> WorkList | None:
    """The list with this key; None where this person has no such list."""
    return next((one for one in lists(person, region, asked) if one.key == key), None)


def next_of(listed: WorkList, person: User, following: Iterable[int]) -> Project | None:
    """The group of a list to ring next: the first of `following` (ids) that still stands in the list, is in
    nobody else's hand and was not rung today; else the first such one of the whole list; None at its end.
    """
    rung = ContactAttempt.objects.filter(made_on=timezone.localdate()).values("project")
    done = set(rung.values_list("project", flat=True))
    done |= set(Check.objects.filter(made_on=timezone.localdate()).values_list("project", flat=True))
    still = [pk for pk in listed.ids() if pk not in done]
    known = set(still)
    ordered = list(dict.fromkeys([*(pk for pk in following if pk in known), *still]))
    others = WorkItem.objects.exclude(held_by=None).exclude(held_by=person).exclude(held_by__is_active=False)
    taken = set(others.values_list("project", flat=True))
    first = next((pk for pk in ordered if pk not in taken), None)
    return Project.objects.filter(pk=first).first()


def in_region(slug: str) -> QuerySet:
    return Project.objects.filter(project_regions__region__slug=slug).values("pk")


def with_attempts(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Each with its last attempt: `last_attempt` (outcome), `tried_on`, `call_back_on`."""
    attempts = ContactAttempt.objects.filter(project=OuterRef("pk")).order_by("-made_on", "-pk")
    return projects.annotate(
        last_attempt=Subquery(attempts.values("outcome")[:1]),
        tried_on=Subquery(attempts.values("made_on")[:1]),
        call_back_on=Subquery(attempts.values("call_back_on")[:1]),
    )


def in_hand_of(person: User, projects: QuerySet[Project]) -> QuerySet[Project]:
    """Calls that were promised first, then never checked before long ago."""
    return with_attempts(projects.filter(work__held_by=person)).order_by(
        F("call_back_on").asc(nulls_last=True), F("last_checked_on").asc(nulls_first=True), "name"
    )


def left_behind() -> QuerySet[WorkItem]:
    """What is in the hand of somebody who may write it no more: so `roles.writable`, asked of everybody."""
    theirs = ProjectRegion.objects.filter(
        project=OuterRef("project"), region__researchers=OuterRef("held_by")
    )
    may_write = Q(held_by__role__in=roles.EDITORS) | (Q(held_by__role=UserRole.RESEARCHER) & Exists(theirs))
    return WorkItem.objects.exclude(held_by=None).exclude(may_write, held_by__is_active=True)


def told(person: User) -> QuerySet[Message]:
    """What this person is to answer, safety first."""
    messages = readable_messages(person).open().urgent_first()
    return messages.select_related("project__work__held_by", "project__work__given_by")


def sent_back(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Records, and changes to published ones, that wait for their researcher."""
    latest = ProposedChange.objects.filter(project=OuterRef("pk")).order_by("-pk").values("state")[:1]
    left_behind = ProposedChange.objects.filter(
        project=OuterRef("pk"), state=ProposalState.SENT_BACK, by__is_active=False
    )
    projects = projects.annotate(last_proposal=Subquery(latest), is_left_behind=Exists(left_behind))
    theirs = Q(last_proposal=ProposalState.SENT_BACK) | Q(is_left_behind=True)
    return projects.filter(Q(review=Review.SENT_BACK) | theirs).order_by("updated_at")


def waiting(projects: QuerySet[Project]) -> QuerySet[Project]:
    proposals = ProposedChange.objects.filter(project=OuterRef("pk"), state=ProposalState.WAITING)
    projects = projects.annotate(change_waits=Exists(proposals))
    return projects.filter(Q(review=Review.IN_REVIEW) | Q(change_waits=True)).order_by("updated_at")


def without_answer(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Those whose last attempt still stands: no check has been made on its day or since."""
    later = Check.objects.filter(project=OuterRef("pk"), made_on__gte=OuterRef("tried_on"))
    return with_attempts(projects).filter(~Exists(later), tried_on__isnull=False)


def to_call_back(projects: QuerySet[Project]) -> QuerySet[Project]:
    """The last we heard was "ring again on"; the earliest day first."""
    found = without_answer(projects).filter(last_attempt=AttemptOutcome.CALL_BACK)
    return found.order_by("call_back_on", "name")


def not_to_be_rung() -> Q:
    """What asked to be taken out, or of which a change that waits says that it has closed."""
    asked = Message.objects.open().filter(kind=MessageKind.REMOVE, project__isnull=False).values("project")
    changes = ProposedChange.objects.filter(state=ProposalState.WAITING, changes__stage__1=Stage.CLOSED)
    return Q(pk__in=asked) | Q(pk__in=changes.values("project"))


def due(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Published and not known to be closed, not checked for a year.

    First those that a visitor asked about, or said to run; then never checked before long ago. Without those
    whose check put something right that an editor has to accept, and without those that nobody should ring:
    they asked to be taken out, or that they have closed waits for an editor.
    """
    wishes = Message.objects.wishes().filter(project=OuterRef("pk"))
    waits = Check.objects.filter(proposal__state=ProposalState.WAITING).values("project")
    return (
        with_attempts(projects.published().due().exclude(pk__in=waits).exclude(not_to_be_rung()))
        .annotate(is_wished=Exists(wishes))
        .order_by(
            F("is_wished").desc(),
            F("last_checked_on").asc(nulls_first=True),
            F("tried_on").asc(nulls_first=True),
            "recorded_in",
            "name",
        )
    )


@transaction.atomic
def claim(project: Project, *, by: User) -> None:
    """Take it in hand, so that nobody else rings the same group."""
    roles.must_write(by, project)
    item, _ = WorkItem.objects.select_for_update().get_or_create(
        project=project, defaults={"held_by": by, "held_since": timezone.now()}
    )
    if item.held_by == by:
        return
    if item.held_by is not None and roles.may_write(item.held_by, project):
        raise HeldError(f"{item.held_by} has it in hand since {item.held_since:%d %B}.")
    item.held_by, item.held_since, item.given_by = by, timezone.now(), None
    item.save()


@transaction.atomic
def release(project: Project, *, by: User) -> None:
    """Lay it down; an editor may lay down what somebody else holds."""
    roles.must_write(by, project)
    item = WorkItem.objects.select_for_update().filter(project=project).first()
    if item is None or item.held_by is None:
        return
    if item.held_by != by and not roles.may_publish(by):
        raise HeldError(f"{item.held_by} has it in hand. Ask them, or an editor.")
    lay_down([item])


def lay_down(items: Collection[WorkItem]) -> None:
    """In nobody's hand; a question that was to be asked stays."""
    chosen = WorkItem.objects.filter(pk__in=[item.pk for item in items])
    chosen.filter(to_ask="").delete()
    chosen.update(held_by=None, held_since=None, given_by=None)


@dataclass(frozen=True)
class Given:
    """What became of groups that were to be given to somebody: how many they have now, how many are in
    somebody else's hand and stay there, how many the person may not write."""

    given: int
    in_hand: int
    not_theirs: int


@transaction.atomic
def assign(projects: Collection[int], *, to: User, by: User) -> Given:
    """An editor gives groups (ids) to a person, who finds them under "Mine"."""
    roles.must_publish(by)
    asked = set(projects)
    theirs = asked & set(roles.writable(to).values_list("pk", flat=True))
    free = set(left_behind().values_list("project", flat=True))
    items = {item.project_id: item for item in WorkItem.objects.select_for_update()}
    others = {pk for pk in theirs - free if pk in items and items[pk].held_by_id not in (None, to.pk)}
    give = theirs - others
    now = {"held_by": to, "held_since": timezone.now(), "given_by": by}
    WorkItem.objects.filter(pk__in=[items[pk].pk for pk in give & items.keys()]).exclude(held_by=to).update(
        **now
    )
    # Somebody may claim one at this moment: theirs stays theirs.
    WorkItem.objects.bulk_create(
        [WorkItem(project_id=pk, **now) for pk in sorted(give - items.keys())], ignore_conflicts=True
    )
    given = give & set(WorkItem.objects.filter(held_by=to).values_list("project", flat=True))
    return Given(given=len(given), in_hand=len(theirs - given), not_theirs=len(asked - theirs))


@transaction.atomic
def take_back(projects: Collection[int], *, by: User) -> int:
    """An editor takes groups (ids) out of whosever hand they are in; returns how many were in one."""
    roles.must_publish(by)
    asked = set(projects)
    held = WorkItem.objects.select_for_update().exclude(held_by=None)
    items = [item for item in held if item.project_id in asked]
    lay_down(items)
    return len(items)


@dataclass(frozen=True)
class PassedOn:
    """What became of a leaver's groups: how many went to the colleague, how many are in nobody's hand."""

    passed: int
    laid_down: int


@transaction.atomic
def pass_on(leaver: User, *, to: User | None, by: User) -> PassedOn:
    """Everything that somebody who leaves has in hand, to a colleague or back on the pile.

    What the colleague may not write goes back on the pile.
    """
    roles.must_publish(by)
    items = list(WorkItem.objects.select_for_update().filter(held_by=leaver))
    theirs = set() if to is None else set(roles.writable(to).values_list("pk", flat=True))
    passed = [item for item in items if item.project_id in theirs]
    rest = [item for item in items if item.project_id not in theirs]
    WorkItem.objects.filter(pk__in=[item.pk for item in passed]).update(
        held_by=to, held_since=timezone.now(), given_by=by
    )
    lay_down(rest)
    return PassedOn(passed=len(passed), laid_down=len(rest))


def ask(project: Project, question: str) -> None:
    """Put a question on the pile."""
    WorkItem.objects.update_or_create(project=project, defaults={"to_ask": question[:240]})


def ask_no_more(project: Project, question: str) -> None:
    """Take this question off the pile, and leave any other."""
    item = WorkItem.objects.filter(project=project, to_ask=question[:240]).first()
    if item is not None:
        item.to_ask = ""
        item.save() if item.held_by else item.delete()


def answered(project: Project) -> None:
    """Whatever was to be asked has been, and the record is laid down."""
    WorkItem.objects.filter(project=project).delete()
