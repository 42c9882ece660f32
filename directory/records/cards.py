"""The card that lists show of a project: public facts only."""

import datetime
import hashlib
from collections.abc import Container, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.utils import timezone

from directory import rules
from directory.models import KINDED, Project, ProjectCard, Term
from directory.phrases import worked_out
from directory.vocabulary import (
    NOT_KNOWN,
    ConsentUse,
    LinkKind,
    OrganisationRole,
    Precision,
    Role,
    Stage,
    YesNo,
)

from .network_ties import networks_tied

WORDS_OF_SUMMARY = 26
ENDS = (".", "?", "!", ".”")
NO_ENDS = {"St.", "Mr.", "Mrs.", "Dr.", "e.g.", "i.e."}
MOST_AREAS = 12
# The code that says what cards and words hold: a change in it may change them.
MAKERS = [
    "vocabulary.py",
    "questions.py",
    "rules.py",
    "models/*.py",
    "records/network_ties.py",
    "records/cards.py",
    "records/reindex.py",
]


def card_of(project: Project, networks: Container[str] = ()) -> ProjectCard:
    """Expects the rows that `reindex.with_all_words` fetches; `networks` are `network_ties.reachable`."""
    return ProjectCard(
        project=project,
        made_by=code_now(),
        facts={
            "slug": project.slug,
            "name": project.name,
            "summary": shortened(project.summary),
            "scope": project.scope,
            "stage": project.stage,
            "is_closed": project.is_closed,
            "areas": [area_of(venue) for venue in project.venues.all()[:MOST_AREAS]],
            "covers": sorted({row.area for row in project.coverage.all()}),
            "audience": audience_of(project.project_terms.all()),
            "meets": meets_of(project),
            "organisation": organisation_of(project),
            "when": [str(meeting) for meeting in project.meetings.all()][:3],
            "join": join_of(project),
            "ways": ways_of(project, networks),
            "site": site_of(project),
            "recorded_in": project.recorded_in,
            "last_checked_on": project.last_checked_on and project.last_checked_on.isoformat(),
        },
    )


def organisation_of(project: Project) -> str:
    """What it is, where it is no single group; else nothing."""
    groupings = {link.term.slug for link in project.project_terms.all() if link.term.vocabulary == "grouping"}
    ties = project.project_organisations.all()
    run_by = {tie.organisation.name for tie in ties if tie.role == OrganisationRole.RUNS}
    is_public_body = rules.is_public_body(project.name, groupings, run_by)
    if not rules.is_organisation(project.role, is_public_body):
        return ""
    public_body = "An NHS trust" if project.name.lower().endswith("trust") else "A public body"
    hosts = " that hosts groups" if project.role == Role.HOSTS else ""
    return f"{public_body if is_public_body else 'An organisation'}{hosts}"


@cache
def code_now() -> str:
    """A mark of the code, and of the stemmer, that make cards and words; read once a process."""
    digest = hashlib.sha256(version("snowballstemmer").encode())
    for pattern in MAKERS:
        for path in sorted(Path(__file__).parent.parent.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def shortened(summary: str) -> str:
    """As many whole sentences as a card holds; a sentence that fills it alone ends in “…”."""
    words = summary.split()
    if len(words) <= WORDS_OF_SUMMARY:
        return summary
    words = words[:WORDS_OF_SUMMARY]
    ends = [n for n, word in enumerate(words, 1) if word.endswith(ENDS) and word not in NO_ENDS]
    if ends and ends[-1] >= WORDS_OF_SUMMARY / 3:
        return " ".join(words[: ends[-1]])
    return " ".join(words).rstrip(",;:") + "…"


def area_of(venue) -> list:
    """Area, public latitude and longitude, and how much is known: exact, area, or only its town."""
    known = "town" if venue.town_only else "exact" if venue.precision == Precision.EXACT else "area"
    return [venue.area, venue.latitude, venue.longitude, known]


def audience_of(links: Iterable) -> list[str]:
    """For whom, and how firmly; a child says more than its parent, all children say the parent."""
    links = [link for link in links if link.term.vocabulary in KINDED]
    linked = {link.term_id for link in links}
    hidden = set()
    for link in links:
        children = [link2.term_id for link2 in links if link2.term.parent_id == link.term_id]
        if children:
            hidden |= set(children) if whole(link.term, children) else {link.term_id}
    return [audience_words(link) for link in links if link.term_id in linked - hidden]


def meets_of(project: Project) -> list[str]:
    """How people meet, marked where no source states it."""
    terms = [link.term for link in project.project_terms.all() if link.term.vocabulary == "mode"]
    return [worked_out(term.label, f"mode/{term.slug}" in project.inferred) for term in terms]


def ways_of(project: Project, networks: Container[str]) -> list[list]:
    """What `rules.way_in` chooses from, as JSON holds it; nothing of a group that has closed."""
    if project.is_closed:
        return []
    contacts: dict[str, datetime.date] = {}
    for contact in project.contacts.all():
        until = contact.public_until()
        if until and not contact.problem:
            contacts[contact.kind] = max(until, contacts.get(contact.kind, until))
    said = project.consents.all()
    exact = [v for v in project.venues.all() if v.precision == Precision.EXACT and v.address and v.consent]
    agreed = [v.consent.live_until(said) for v in exact if v.consent.use == ConsentUse.EXACT_VENUE]
    return rules.ways_in(
        project.first_contact,
        contacts,
        address=max(filter(None, agreed), default=None),
        site=max((until for until, _, _ in opened_sites(project)), default=None),
        in_network=any(slug in networks for slug in networks_tied(project)),
    )


def site_of(project: Project) -> dict | None:
    """Of the website that a person opened last: its organisation's name, its address, the day (ISO)."""
    found = [] if project.is_closed else opened_sites(project)
    if not found:
        return None
    until, name, address = max(found)
    return {"name": name, "url": address, "opened_on": (until - rules.A_YEAR).isoformat()}


def opened_sites(project: Project) -> list[tuple[datetime.date, str, str]]:
    """Until when it is shown, whose it is, and where it leads, of each website that a person opened."""
    is_private, today = keeps_dates_private(project), timezone.localdate()
    return [
        (*shown, contact.value)
        for contact in project.contacts.all()
        if (shown := contact.opened_until(is_private)) and shown[0] > today and not contact.problem
    ]


def keeps_dates_private(project: Project) -> bool:
    """`rules.keeps_dates_private` of the rows that `reindex.with_all_words` fetches."""
    communities, settings = [], set()
    for link in project.project_terms.all():
        term = link.term
        while term:
            if term.vocabulary == "community":
                communities.append((term.slug, link.kind))
            elif term.vocabulary == "setting":
                settings.add(term.slug)
            term = term.parent
    precisions = {venue.precision for venue in project.venues.all()}
    return rules.keeps_dates_private(communities, settings, precisions)


def whole(term: Term, children: list[int]) -> bool:
    return set(children) >= {child.pk for child in term.children.all()}


def audience_words(link) -> str:
    if link.kind == LinkKind.ONLY:
        return f"{link.term.label} only"
    return f"{link.term.label} welcome" if link.kind == LinkKind.WELCOMES else link.term.label


def join_of(project: Project) -> str:
    if project.stage == Stage.PLANNED:
        return "Planned: it may not have started yet"
    if project.open_to_new_members == YesNo.NO:
        return "Not taking new members"
    if project.referral != NOT_KNOWN:
        return project.get_referral_display()
    return "Open to new members" if project.open_to_new_members == YesNo.YES else ""
