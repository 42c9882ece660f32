"""Chosen projects, with what a leaflet needs of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from directory.models import Contact, Project
from directory.search.cards import freshness

from .project import Site, Way, area_words, sites_of, ways_to


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
    sites: list[Site]


def listed_projects(slugs: Iterable[str]) -> list[Listed]:
    """The published ones of these, in the order they were chosen. Two queries."""
    order = list(slugs)
    found = Project.objects.published().named(order).select_related("card")
    projects = sorted(found, key=lambda project: order.index(project.slug))
    contacts: dict[int, list[Contact]] = {}
    for contact in Contact.objects.shown().of(projects):
        contacts.setdefault(contact.project_id, []).append(contact)
    return [listed_project(project, contacts.get(project.pk, [])) for project in projects]


def listed_project(project: Project, contacts: list[Contact]) -> Listed:
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
        ways=[way for contact in contacts if contact.is_public for way in ways_to(contact)],
        sites=[] if facts["is_closed"] else sites_of(contacts),
    )
