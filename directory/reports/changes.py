"""What changed since a day. What was taken off the list is told as a number, and named to nobody."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from directory.models import (
    ChangeVia,
    Project,
    ProjectChange,
    ReviewEvent,
    Step,
    Tombstone,
    TombstoneKind,
)
from directory.phrases import count_of, day_words, listed
from directory.records import facts
from directory.vocabulary import NetworkStatus, Review

from .area import ENGLAND, Area
from .dataset import Listed
from .report import Audience, Column, Named, Row, Section, Table

COLUMNS = (Column("project", "Group"), Column("what", "What happened"), Column("on", "When"))
STEPS = {
    Step.PUBLISHED: "Published",
    Step.PAUSED: "Paused",
    Step.CLOSED: "Closed",
    Step.REOPENED: "Open again",
}
EDITS = (ChangeVia.FORM, ChangeVia.PROPOSAL, ChangeVia.MERGE, ChangeVia.IMPORT, ChangeVia.RESTORE)


def changes(area: Area, since: datetime.date, audience: Audience) -> Section:
    """Newest first. Opened, closed and merged is for all to read; edited, for internal readers."""
    start = datetime.datetime.combine(since, datetime.time(), timezone.get_current_timezone())
    found = [*steps(area, start), *confirmed(area, since), *merged(area, start), *networks(area, start)]
    if audience == Audience.INTERNAL:
        found += edited(area, start)
    found.sort(key=lambda row: (row.cells[2], row.cells[0].name), reverse=True)
    words = () if found else ("Nothing changed in the groups listed here since that day.",)
    table = Table("changes", f"Since {day_words(since)}", COLUMNS, tuple(found))
    return Section("changes", "What changed", (*words, *taken_off(area, start)), (table,))


def steps(area: Area, start: datetime.datetime) -> Iterator[Row]:
    found = ReviewEvent.objects.filter(at__gte=start, step__in=STEPS)
    for pk, project, step, at in found.values_list("pk", "project_id", "step", "at"):
        if project in area.picture.projects:
            yield event(f"step-{pk}", area.picture.projects[project], STEPS[step], timezone.localdate(at))


def confirmed(area: Area, since: datetime.date) -> Iterator[Row]:
    for project in area.picture.projects.values():
        if project.last_checked_on and project.last_checked_on >= since:
            yield event(f"check-{project.id}", project, "Confirmed", project.last_checked_on)


def merged(area: Area, start: datetime.datetime) -> Iterator[Row]:
    """Told of the record that was kept; the other's name is not."""
    found = Tombstone.objects.filter(kind=TombstoneKind.MERGED, made_at__gte=start)
    for pk, kept, at in found.values_list("pk", "merged_into_id", "made_at"):
        if kept in area.picture.projects:
            project = area.picture.projects[kept]
            yield event(f"merge-{pk}", project, "Joined with another record of it", timezone.localdate(at))


def networks(area: Area, start: datetime.datetime) -> Iterator[Row]:
    """A network that merged or closed, from its history."""
    known = {pk: row for pk, row in area.picture.projects.items() if row.network_status}
    found = ProjectChange.objects.filter(at__gte=start, project__in=known)
    for pk, project, what, at in found.values_list("pk", "project_id", "changes", "at"):
        for path, (was, becomes) in what.items():
            is_network = facts.parse(path)[0] is facts.NETWORK
            if is_network and was and becomes and (words := ending(was, becomes)):
                yield event(f"network-{pk}", known[project], words, timezone.localdate(at))


def ending(was: dict, becomes: dict) -> str:
    status = becomes.get("status")
    if status == was.get("status"):
        return ""
    if status == NetworkStatus.MERGED:
        return f"Network merged with {becomes.get('successor')}"
    return "Network closed" if status == NetworkStatus.CLOSED else ""


def edited(area: Area, start: datetime.datetime) -> Iterator[Row]:
    found = ProjectChange.objects.filter(at__gte=start, via__in=EDITS)
    for pk, project, at in found.values_list("pk", "project_id", "at"):
        if project in area.picture.projects:
            yield event(f"edit-{pk}", area.picture.projects[project], "Facts changed", timezone.localdate(at))


def event(key: str, project: Listed, what: str, day: datetime.date) -> Row:
    return Row(key, (Named(project.id, project.name, project.slug), what, day))


def taken_off(area: Area, start: datetime.datetime) -> Iterator[str]:
    """How many are gone. Where a tombstone's record was is not kept, so that is told of England only."""
    found = Project.objects.exclude(review=Review.PUBLISHED).filter(
        review_events__step__in=[Step.WITHDRAWN, Step.REFUSED], review_events__at__gte=start
    )
    if area.slug != ENGLAND:
        found = found.filter(project_regions__region__in=area.regions)
    number = found.filter(pk__in=were_public()).distinct().count()
    where = f" in {listed(region.label for region in area.regions)}" if area.is_chosen else ""
    yield f"Taken off the list since then{where}: {count_of(number)}. Which ones is not told."
    gone = Tombstone.objects.exclude(kind=TombstoneKind.MERGED).filter(made_at__gte=start).count()
    if gone:
        yield (
            f"Taken out for good since then, in all of England: {count_of(gone)}. No name or place of these "
            "is kept."
        )


def were_public():
    return ReviewEvent.objects.filter(step=Step.PUBLISHED).values("project")
