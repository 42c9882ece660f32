"""One project's public page as plain values: what is known, how old it is, and what nobody has told us."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from directory import rules
from directory.contact_values import shown_links
from directory.geo import Point
from directory.models import Contact, ContactKind, Meeting, Project, ProjectTerm, Venue
from directory.phrases import age_words, clock, listed, month_words, worked_out
from directory.schedule import breaks_in_words
from directory.vocabulary import Keeper, NetworkStatus, Precision, Scope, Stage, WayIn

from .project_facts import (
    JOINING,
    Part,
    QuestionFacts,
    Row,
    ask_first,
    before_you_go,
    chosen_rows,
    facts_of,
    is_of_report,
    marked,
    not_known,
    parts_of,
    recorded_words,
)
from .project_facts import audience as audience_rows
from .project_ties import Ties, ties_of
from .signposts import Signpost, everything, for_network, for_subjects

NEAR_MILES = 15
MOST_NEAR = 4
MOST_ELSEWHERE = 4
ALIKE = ("category", "community", "experience")
# The network whose signpost is for anybody.
ANYBODY = "mind"


@dataclass(frozen=True)
class Way:
    """A public way to reach a group."""

    label: str
    value: str
    href: str
    # A browser that translates the page leaves a number alone.
    is_number: bool = False


@dataclass(frozen=True)
class Site:
    """An organisation's website that a person opened and said is theirs; nobody there was asked."""

    name: str
    address: str
    month: str


@dataclass(frozen=True)
class Spot:
    """Where it meets, no nearer than the public may know; on a map only where the group wants that."""

    words: str
    map_url: str = ""


@dataclass(frozen=True)
class Neighbour:
    """Another group, near or alike."""

    name: str
    slug: str
    area: str


@dataclass(frozen=True)
class Definition:
    """How this group sees a peer, or peer support."""

    of: str
    words: str
    who: str


@dataclass(frozen=True)
class ProjectPage:
    """Everything the page shows. No staff-only fact has a field here."""

    project: Project
    age: str
    kept_by: Keeper
    is_fresh: bool
    joining: list[Row]
    way: WayIn
    ways: list[Way]
    sites: list[Site]
    networks: list[Signpost]
    elsewhere: list[Signpost]
    audience: list[Row]
    recorded_words: list[str]
    ask_first: str
    places: list[Spot]
    times: list[str]
    practical: list[Row]
    facts: list[QuestionFacts]
    ties: Ties
    definitions: list[Definition]
    not_known: str
    neighbours: list[Neighbour]

    @property
    def is_closed(self) -> bool:
        return self.project.is_closed

    @property
    def is_national(self) -> bool:
        return self.project.scope == Scope.NATIONAL

    @property
    def merged_networks(self) -> list[str]:
        """“Depression Alliance is now part of Mind”, for each network that its groups are asked through."""
        successors = self.ties.successors
        return [
            f"{tie.label} is now part of {successors[tie.slug]}"
            for tie in self.ties.of("network")
            if tie.slug in successors
        ]

    @property
    def is_network(self) -> bool:
        """Whether this is a network's own page, not a group's."""
        return getattr(self.project, "network", None) is not None

    @property
    def organisations(self) -> list[Row]:
        return self.ties.organisations(self.project)

    @property
    def of_networks(self) -> list[Row]:
        return self.ties.networks(self.project)

    @property
    def covers(self) -> list[str]:
        return [marked(self.project, f"covers/{area}", area) for area in self.ties.covers]

    @property
    def summary(self) -> str:
        return marked(self.project, "summary", self.project.summary)

    @property
    def story(self) -> str:
        return marked(self.project, "story", self.project.story)

    @property
    def is_of_report(self) -> bool:
        return is_of_report(self.project)

    @property
    def other_names(self) -> str:
        return marked(self.project, "also_known_as", ", ".join(self.project.other_names))

    @property
    def reach(self) -> str:
        return marked(self.project, "scope", "National") if self.is_national else ""

    @property
    def shows_marks(self) -> bool:
        """Whether anything that the page shows was worked out."""
        hidden = {"stage", "grouping"} if self.is_national else {"stage", "grouping", "scope"}
        return any(name.partition("/")[0] not in hidden for name in self.project.inferred)

    @property
    def began(self) -> str:
        return marked(self.project, "since", str(self.project.since or ""))

    @property
    def sources(self) -> list[str]:
        return list(dict.fromkeys([self.project.source.title, *self.ties.sources]))

    @property
    def merged_with(self) -> str:
        network = getattr(self.project, "network", None)
        return network.successor if network and network.status == NetworkStatus.MERGED else ""

    def own_words(self, number: int) -> QuestionFacts | None:
        return next((facts for facts in self.facts if facts.number == number), None)

    @property
    def has_more(self) -> bool:
        """Whether anything is known beside what the page says first."""
        told = self.own_words(4) or self.own_words(5) or self.parts or self.definitions or self.story
        return bool(told or self.recorded_words or self.organisations or self.of_networks)

    @property
    def parts(self) -> list[Part]:
        return parts_of(self.facts)


def keeper_of(project: Project, today: datetime.date) -> Keeper:
    """Who keeps it true; asks the database only where somebody has checked it lately."""
    checked = project.last_checked_on
    if rules.kept_by(checked, False, today) == Keeper.NOBODY:
        return Keeper.NOBODY
    last = project.checks.filter(made_on=checked).values_list("by", flat=True)[:1]
    return rules.kept_by(checked, list(last) == [None], today)


def project_page(
    project: Project, today: datetime.date | None = None, *, with_contacts: bool = True
) -> ProjectPage:
    """At most eight queries beside the project's own. Without contacts there is no exact address either."""
    today = today or timezone.localdate()
    links = list(project.project_terms.select_related("term__parent"))
    answers = list(project.answers.public().select_related("source"))
    ties = ties_of(project)
    venues = list(project.venues.with_consent(today))
    meetings = list(project.meetings.all())
    checked = project.last_checked_on
    shown = list(project.contacts.shown(today)) if with_contacts else []
    contacts = [contact for contact in shown if contact.is_public]
    sites = sites_of(shown)
    ways = [way for contact in contacts for way in ways_to(contact)]
    known = everything()
    networks = networks_of(project, ties, known)
    way = way_in(project, contacts, venues, networks, today, with_address=with_contacts, sites=sites)
    facts, definitions = facts_of(project, links, answers), definitions_of(ties)
    texts = list(texts_of(project, facts, definitions))
    return ProjectPage(
        project=project,
        kept_by=keeper_of(project, today),
        age=age_words(checked, project.recorded_in, rules.is_recent(checked, today)),
        is_fresh=rules.is_recent(checked, today),
        joining=chosen_rows(project, 4, JOINING),
        way=way,
        ways=ways,
        sites=sites,
        networks=networks,
        elsewhere=elsewhere(links, networks, known) if way == WayIn.NONE else [],
        audience=audience_rows(project, links),
        recorded_words=recorded_words(links),
        ask_first=ask_first(project, links, texts),
        places=[spot(venue, project, with_address=with_contacts) for venue in venues],
        times=[time_words(meeting, today) for meeting in meetings],
        practical=before_you_go(project, links),
        facts=facts,
        ties=ties,
        definitions=definitions,
        not_known=not_known(
            project,
            links,
            {one.number for one in facts if one.words or one.others},
            texts,
            meets=bool(meetings),
            has_place=has_place(project, venues, ties, links),
        ),
        neighbours=neighbours(project, venues, ties, links),
    )


def texts_of(
    project: Project, facts: Iterable[QuestionFacts], definitions: Iterable[Definition]
) -> Iterator[str]:
    """All that the page says of this group in sentences."""
    yield from (project.name, project.also_known_as, project.summary, project.story)
    for one in facts:
        yield from one.words
        yield from (other.words for other in one.others)
    yield from (definition.words for definition in definitions)


def has_place(project: Project, venues: list[Venue], ties: Ties, links: Iterable[ProjectTerm]) -> bool:
    """Also one that is national or meets online, which meets nowhere."""
    modes = {link.term.slug for link in links if link.term.vocabulary == "mode"}
    return bool(venues or ties.covers or rules.is_national(project.scope, modes))


def networks_of(project: Project, ties: Ties, known: tuple[Signpost, ...]) -> list[Signpost]:
    """The signposts of the nearest network it belongs to: its own, where this is a network's record."""
    if project.stage == Stage.CLOSED:
        return []
    own = getattr(project, "network", None)
    if own:
        return for_network(project.slug, own.successor, among=known)
    found = (for_network(slug, ties.successors.get(slug, ""), among=known) for slug in ties.network_slugs)
    return next(filter(None, found), [])


def way_in(
    project: Project,
    contacts: Iterable[Contact],
    venues: Iterable[Venue],
    networks: Iterable[Signpost],
    today: datetime.date,
    *,
    with_address: bool,
    sites: Iterable[Site] = (),
) -> WayIn:
    """The same as the card keeps, from what the page has fetched: all that is here holds today."""
    has_address = with_address and any(
        venue.precision == Precision.EXACT and venue.may_show_address and venue.address for venue in venues
    )
    if project.stage == Stage.CLOSED:
        return WayIn.NONE
    found = rules.ways_in(
        project.first_contact,
        {contact.kind: None for contact in contacts if ways_to(contact)},
        address=today if has_address else None,
        site=today if sites else None,
        in_network=any(signpost.has_way for signpost in networks),
    )
    return rules.way_in([[way, None] for way, _ in found], today)


def elsewhere(
    links: Iterable[ProjectTerm], networks: list[Signpost], known: tuple[Signpost, ...]
) -> list[Signpost]:
    """Where else to ask: its network by name, then what it is about, then where anybody may ask."""
    about = [link.term.slug for link in links if link.term.vocabulary in ("experience", "community")]
    subjects = [one for one in for_subjects(about, among=known) if one.has_way][: MOST_ELSEWHERE - 1]
    return list(dict.fromkeys([*networks, *subjects, *for_network(ANYBODY, among=known)]))


def ways_to(contact: Contact) -> list[Way]:
    """One for each number or address of it; none where it cannot be read."""
    label, is_number = contact.role or contact.get_kind_display(), contact.kind == ContactKind.PHONE
    return [Way(label, link.words, link.href, is_number) for link in shown_links(contact.kind, contact.value)]


def sites_of(shown: Iterable[Contact]) -> list[Site]:
    """Of contacts as `shown()` gives them: those that are shown only for being opened, the latest first."""
    opened = [contact for contact in shown if not contact.is_public and not contact.problem]
    latest = sorted(opened, key=lambda contact: contact.opened_on, reverse=True)
    return [Site(one.opened_as, one.value, month_words(one.opened_on)) for one in latest]


def spot(venue: Venue, project: Project, *, with_address: bool = True) -> Spot:
    if venue.precision == Precision.EXACT and with_address and venue.may_show_address and venue.address:
        return Spot(venue.address, map_url(venue))
    if venue.precision == Precision.HIDDEN:
        where = marked(project, f"place/{venue.area}", f"Near {venue.area}")
        return Spot(f"{where}. The place itself is private.")
    where = f"Somewhere in {venue.area}" if venue.town_only else venue.area
    return Spot(marked(project, f"place/{venue.area}", where))


def map_url(venue: Venue) -> str:
    """A plain link: nothing is loaded from there until somebody follows it."""
    if venue.latitude is None:
        return ""
    at = f"{venue.latitude:.5f}", f"{venue.longitude:.5f}"
    return f"https://www.openstreetmap.org/?mlat={at[0]}&mlon={at[1]}#map=17/{at[0]}/{at[1]}"


def time_words(meeting: Meeting, today: datetime.date, *, with_clock: bool = True) -> str:
    """“Every week, Tuesday, 7pm to 9pm, not in August (ask first)”."""
    parts = [str(meeting), clock_words(meeting) if with_clock else "", breaks_in_words(meeting, today)]
    words = ", ".join(filter(None, parts))
    return f"{words} ({meeting.note})" if meeting.note else words


def clock_words(meeting: Meeting) -> str:
    """“7pm to 9pm”, “7pm”; empty where its time is not known."""
    times = [clock(time) for time in (meeting.starts_at, meeting.ends_at) if time]
    return " to ".join(times)


def definitions_of(ties: Ties) -> list[Definition]:
    """What a peer is, then what peer support is."""
    rows = sorted(ties.of("definition"), key=lambda tie: (tie.kind, tie.label))
    return [Definition(tie.kind, tie.label, tie.slug) for tie in rows]


def neighbours(project: Project, venues: Iterable[Venue], ties: Ties, links) -> list[Neighbour]:
    """A few open groups nearby, or of the same kind in the same region. One query."""
    others = Project.objects.published().open().exclude(pk=project.pk)
    point = next((Point(v.latitude, v.longitude) for v in venues if v.latitude is not None), None)
    if point:
        near = others.around(point, NEAR_MILES)
    else:
        kinds = [link.term_id for link in links if link.term.vocabulary in ALIKE]
        near = others.like(kinds, in_regions=[tie.slug for tie in ties.works_in])
    rows = near.values_list("name", "slug", "card__facts", "inferred")[:MOST_NEAR]
    return [Neighbour(name, slug, area_words(facts, inferred)) for name, slug, facts, inferred in rows]


def area_words(facts: dict | None, inferred: Iterable[str] = ()) -> str:
    """Where a list says a group is, marked by `inferred`; empty where its card is not written yet."""
    if not facts:
        return ""
    places = [(f"place/{area[0]}", area[0]) for area in facts["areas"]]
    covers = [(f"covers/{area}", area) for area in facts["covers"]]
    return listed(worked_out(words, name in inferred) for name, words in places or covers)
