"""Who does what next: the lists that a person works through, and who has which record in hand."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    ProposalState,
    ProposedChange,
    Region,
    User,
    WorkItem,
)
from directory.people import roles
from directory.vocabulary import Review

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


@dataclass(frozen=True)
class WorkList:
    """One heading of the home page: records in the order in which to take them.

    `filter` is the bound FilterSet that narrowed the rows, where the list has one.
    """

    key: str
    title: str
    empty: str
    rows: QuerySet
    filter: django_filters.FilterSet | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether more than a region was chosen: an empty list does not mean then that all is done."""
        return self.filter is not None and any(
            value for name, value in self.filter.form.cleaned_data.items() if name != "region"
        )

    def first(self, most: int) -> list:
        return list(self.rows[:most])

    @property
    def count(self) -> int:
        return self.rows.count()


def lists(person: User, region: str = "", asked: Mapping | None = None) -> list[WorkList]:
    """Everything that waits for this person, or for a region of theirs.

    `asked` (a QueryDict, or none) narrows what was told to us and what is due, by their FilterSets.
    """
    mine = roles.writable(person).select_related("work__held_by")
    if region:
        mine = mine.filter(pk__in=in_region(region))
    told_to_us = MessageFilter(asked, person=person, queryset=told(person))
    due_now = DueFilter(asked, person=person, queryset=due(mine))
    return [
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
        WorkList("check", "Due for a check", "Everything was checked this year.", due_now.qs, due_now),
    ]


def in_region(slug: str) -> QuerySet:
    return Project.objects.filter(project_regions__region__slug=slug).values("pk")


def told(person: User) -> QuerySet[Message]:
    """What this person is to answer, safety first."""
    messages = readable_messages(person).open().urgent_first()
    return messages.select_related("project__work__held_by")


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


def to_call_back(projects: QuerySet[Project]) -> QuerySet[Project]:
    """The last we heard was "ring again on"; the earliest day first."""
    attempts = ContactAttempt.objects.filter(project=OuterRef("pk")).order_by("-made_on", "-pk")
    later = Check.objects.filter(project=OuterRef("pk"), made_on__gte=OuterRef("tried_on"))
    projects = projects.annotate(
        last_attempt=Subquery(attempts.values("outcome")[:1]),
        tried_on=Subquery(attempts.values("made_on")[:1]),
        call_back_on=Subquery(attempts.values("call_back_on")[:1]),
    )
    found = projects.filter(last_attempt=AttemptOutcome.CALL_BACK)
    return found.filter(~Exists(later)).order_by("call_back_on", "name")


def due(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Published and not known to be closed, not checked for a year.

    First those that a visitor asked about, or said to run; then never checked before long ago. Without those
    whose check put something right that an editor has to accept.
    """
    waits = Check.objects.filter(proposal__state=ProposalState.WAITING).values("project")
    attempts = ContactAttempt.objects.filter(project=OuterRef("pk")).order_by("-made_on", "-pk")
    projects = (
        projects.published()
        .due()
        .exclude(pk__in=waits)
        .annotate(
            last_attempt=Subquery(attempts.values("outcome")[:1]),
            tried_on=Subquery(attempts.values("made_on")[:1]),
            is_wished=Exists(Message.objects.wishes().filter(project=OuterRef("pk"))),
        )
    )
    return projects.order_by(
        F("is_wished").desc(),
        F("last_checked_on").asc(nulls_first=True),
        F("tried_on").asc(nulls_first=True),
        "recorded_in",
        "name",
    )


@transaction.atomic
def claim(project: Project, *, by: User) -> None:
    """Take it in hand, so that nobody else rings the same group."""
    roles.must_write(by, project)
    item, _ = WorkItem.objects.select_for_update().get_or_create(
        project=project, defaults={"held_by": by, "held_since": timezone.now()}
    )
    if item.held_by not in (None, by):
        raise HeldError(f"{item.held_by} has it in hand since {item.held_since:%d %B}.")
    item.held_by, item.held_since = by, item.held_since or timezone.now()
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
    lay_down(item)


def lay_down(item: WorkItem) -> None:
    if not item.to_ask:
        item.delete()
        return
    item.held_by = item.held_since = None
    item.save()


@transaction.atomic
def pass_on(leaver: User, *, to: User | None, by: User) -> int:
    """Everything that somebody who leaves has in hand, to a colleague or back on the pile."""
    roles.must_publish(by)
    items = list(WorkItem.objects.select_for_update().filter(held_by=leaver).select_related("project"))
    for item in items:
        if to is not None and roles.may_write(to, item.project):
            item.held_by, item.held_since = to, timezone.now()
            item.save()
        else:
            lay_down(item)
    return len(items)


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
