"""A region's public page: Appendix C in short, from live data, with what is claimed and what is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.models import (
    ClaimedCount,
    Gap,
    Project,
    ProjectRegion,
    ProjectTerm,
    Region,
    SearchEffort,
    Term,
)
from directory.phrases import first_sentence, listed, worked_out
from directory.vocabulary import GapFinding, NetworkStatus, RegionKind, Review, Scope

from .by_area import AreaEntry, AreaList, contents_by_area
from .project import area_words

NO_GROUPING = "Other groups"


@dataclass(frozen=True)
class Entry:
    """One project in a region's list: a sentence, and what must be said beside its name."""

    name: str
    slug: str
    area: str
    sentence: str
    notes: list[str]


@dataclass(frozen=True)
class GroupingList:
    """The projects under one of Appendix C's headings."""

    slug: str
    label: str
    hint: str
    entries: list[Entry]


@dataclass(frozen=True)
class Otherwise:
    """What another passage says of the same thing, and why it differs."""

    wording: str
    note: str


@dataclass(frozen=True)
class Claim:
    """A number somebody claimed, in their words, with those who count otherwise."""

    what: str
    wording: str
    network: str
    network_slug: str
    successor: str
    note: str
    source: str
    others: list[Otherwise]


@dataclass(frozen=True)
class Missing:
    """What nobody listed here, and why that is."""

    what: str
    words: str


@dataclass(frozen=True)
class RegionPage:
    """Everything the page shows; claimed numbers are never added to listed projects."""

    region: Region
    groupings: list[GroupingList]
    areas: list[AreaList]
    claims: list[Claim]
    missing: dict[str, list[Missing]]
    efforts: list[SearchEffort]
    total: int
    checked: int
    years: list[int]


def region_page(region: Region) -> RegionPage:
    """Six queries, whatever the region holds."""
    links = list(published_links(region))
    projects = {link.project_id: link.project for link in links}
    return RegionPage(
        region=region,
        groupings=groupings_of(links, region),
        areas=contents_by_area(area_entry(project) for project in projects.values()),
        claims=claims(region.claimed_counts.public().select_related("network__project", "source")),
        missing=missing(region.gaps.select_related("term")),
        efforts=list(region.efforts.all()),
        total=len(projects),
        checked=sum(project.last_checked_on is not None for project in projects.values()),
        years=sorted({project.recorded_in for project in projects.values()}),
    )


def published_links(region: Region):
    links = ProjectRegion.objects.filter(region=region, project__review=Review.PUBLISHED)
    return links.select_related("project__card", "project__network").order_by("project__name", "kind")


def groupings_of(links: Iterable[ProjectRegion], region: Region) -> list[GroupingList]:
    """A project stands under each of its headings; one that works in and is based in a region, once."""
    by_project: dict[int, list[ProjectRegion]] = {}
    for link in links:
        by_project.setdefault(link.project_id, []).append(link)
    entries = {pk: entry(own[0].project, own, region) for pk, own in by_project.items()}
    under: dict[Term | None, list[Entry]] = {}
    rest = dict(entries)
    for link in grouping_links(entries):
        under.setdefault(link.term, []).append(entries[link.project_id])
        rest.pop(link.project_id, None)
    lists = [GroupingList(t.slug, t.label, t.hint, in_order(found)) for t, found in under.items()]
    if rest:
        lists.append(GroupingList("other", NO_GROUPING, "", in_order(rest.values())))
    return lists


def grouping_links(project_ids: Iterable[int]):
    links = ProjectTerm.objects.filter(project__in=list(project_ids), term__vocabulary="grouping")
    return links.select_related("term").order_by("term__position", "term__label")


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By place, those without one last; inside a place by name."""
    return sorted(entries, key=lambda e: (not e.area, e.area.casefold(), e.name.casefold()))


def entry(project: Project, links: list[ProjectRegion], region: Region) -> Entry:
    card = getattr(project, "card", None)
    return Entry(
        name=project.name,
        slug=project.slug,
        area=area_words(card.facts if card else None, project.inferred),
        sentence=worked_out(first_sentence(project.summary), "summary" in project.inferred),
        notes=list(notes(project, links, [region.label] if all(link.inferred for link in links) else [])),
    )


def area_entry(project: Project) -> AreaEntry:
    """Where it meets and whom it covers: somebody looks under either."""
    card = getattr(project, "card", None)
    facts = card.facts if card else {"areas": [], "covers": []}
    return AreaEntry(
        name=project.name,
        slug=project.slug,
        places=[area[0] for area in facts["areas"]] + facts["covers"],
        is_national=project.scope == Scope.NATIONAL,
        is_closed=project.is_closed,
    )


def notes(project: Project, links: list[ProjectRegion], placed_in: Iterable[str]) -> Iterator[str]:
    """What a reader must know before the link: closed, national, or in a region that no source gives.

    `placed_in` are the labels of the regions that were only worked out from its place.
    """
    kinds = {link.kind for link in links}
    if project.is_closed:
        yield "This group has closed"
    if project.scope == Scope.NATIONAL:
        yield "National or online, based here" if RegionKind.BASED_IN in kinds else "National"
    elif kinds == {RegionKind.BASED_IN}:
        yield "Based here"
    if regions := listed(placed_in):
        yield f"We put it in {regions} by its place: no source names the area"
    if project.is_unnamed:
        yield "It has no name in the report; the title is ours"


def claims(counts: Iterable[ClaimedCount]) -> list[Claim]:
    """One claim for each thing counted; what another passage says of the same thing stands beside it."""
    found: dict[tuple, Claim] = {}
    for count in sorted(counts, key=lambda count: not count.is_current):
        key = (count.network_id, count.grouping_id, count.what)
        if key not in found:
            found[key] = claim(count)
        # The same words, counted another way, are said once: the note tells of both.
        elif count.wording != found[key].wording:
            found[key].others.append(Otherwise(count.wording, count.note))
    return list(found.values())


def claim(count: ClaimedCount) -> Claim:
    network = count.network
    return Claim(
        what=count.what,
        wording=count.wording,
        network=network.project.name if network else "",
        network_slug=network.project.slug if network else "",
        successor=network.successor if network and network.status == NetworkStatus.MERGED else "",
        note=count.note,
        source=count.source.title,
        others=[],
    )


def missing(gaps: Iterable[Gap]) -> dict[str, list[Missing]]:
    """Gaps by what they mean: none found, not looked for, cannot tell."""
    found: dict[str, list[Missing]] = {}
    for gap in gaps:
        what = gap.term.label if gap.term else gap.topic
        found.setdefault(gap.finding, []).append(Missing(what, gap.words))
    return {finding.label: found[finding] for finding in GapFinding if finding in found}
