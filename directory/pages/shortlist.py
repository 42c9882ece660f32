"""Chosen projects, with what a leaflet needs of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from directory.models import Contact, Project
from directory.search.cards import freshness

from .project import Way, area_words, ways_to


@dataclass(frozen=True)
class Listed:
    """One project on a shortlist."""

    name: str
    slug: str
    area: str
    summary: str
    audience: list[str]
    when: str
    join: str
    age: str
    is_closed: bool
    ways: list[Way]


def listed_projects(slugs: Iterable[str]) -> list[Listed]:
    """The published ones of these, in the order they were chosen. Two queries."""
    order = list(slugs)
    found = Project.objects.published().named(order).select_related("card")
    projects = sorted(found, key=lambda project: order.index(project.slug))
    ways: dict[int, list[Way]] = {}
    for contact in Contact.objects.public().of(projects):
        ways.setdefault(contact.project_id, []).extend(ways_to(contact))
    return [listed_project(project, ways.get(project.pk, [])) for project in projects]


def listed_project(project: Project, ways: list[Way]) -> Listed:
    facts = project.card.facts
    return Listed(
        name=project.name,
        slug=project.slug,
        area=area_words(facts),
        summary=project.summary,
        audience=facts["audience"],
        when="; ".join(facts["when"]),
        join=facts["join"],
        age=freshness(facts["last_checked_on"], facts["recorded_in"], timezone.localdate()),
        is_closed=facts["is_closed"],
        ways=ways,
    )
