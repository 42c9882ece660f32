"""A region's public page: its groups by place, with what is claimed and what is missing."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from django.db.models import Count
from django.utils import timezone

from directory.models import (
    ClaimedCount,
    Gap,
    Project,
    ProjectRegion,
    Region,
    SearchEffort,
)
from directory.phrases import first_sentence, listed, worked_out
from directory.search import FacetIndex, live
from directory.search.cards import Site, site_of
from directory.search.presentation import PAGE_SIZE, Pages, pages
from directory.vocabulary import GapFinding, NetworkStatus, RegionKind, Review, Scope

from .project import area_words
from .project_facts import is_of_report


@dataclass(frozen=True)
class Entry:
    """One project in a region's list: a sentence, and what must be said beside its name."""

    name: str
    slug: str
    area: str
    sentence: str
    notes: list[str]
    site: Site | None = None


@dataclass(frozen=True)
class GroupingCount:
    """One of Appendix C's headings, and how many local groups a search for it finds here."""

    slug: str
    label: str
    total: int


@dataclass(frozen=True)
class Arranged:
    """Every group of a region: ids in the order of its list, and what is said of all of them."""

    ids: array
    checked: int
    years: list[int]


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
    groupings: list[GroupingCount]
    entries: list[Entry]
    first: int
    pages: Pages | None
    claims: list[Claim]
    missing: dict[str, list[Missing]]
    efforts: list[SearchEffort]
    total: int
    checked: int
    years: list[int]


# What a list needs of a project; the rest of its columns is long.
COLUMNS = (
    "kind",
    "inferred",
    *(f"project__{name}" for name in ("name", "slug", "summary", "inferred", "scope", "stage", "is_unnamed")),
    "project__card__facts",
    "project__network__status",
    "project__source__kind",
)

# What is worked out once for each state of the search index; an index that is replaced takes it along.
_arranged: WeakKeyDictionary[FacetIndex, dict[int, Arranged]] = WeakKeyDictionary()
_totals: WeakKeyDictionary[FacetIndex, dict[int, int]] = WeakKeyDictionary()


def regions_with_totals() -> list[Region]:
    """The regions in their order, each with `groups`: how many its page lists. One query a visit."""
    index = live.current()
    if index not in _totals:
        listed_there = ProjectRegion.objects.filter(project__review=Review.PUBLISHED).order_by()
        counted = listed_there.values("region").annotate(groups=Count("project", distinct=True))
        _totals[index] = dict(counted.values_list("region", "groups"))
    regions = list(Region.objects.all())
    for region in regions:
        region.groups = _totals[index].get(region.pk, 0)
    return regions


def region_page(region: Region, path: str, number: int = 1) -> RegionPage | None:
    """The page of that number, or None where the list is shorter. Six queries, whatever the region holds."""
    index = live.current()
    arranged = arranged_groups(region, index)
    first = (number - 1) * PAGE_SIZE
    if number < 1 or (number > 1 and first >= len(arranged.ids)):
        return None
    return RegionPage(
        region=region,
        groupings=grouping_counts(region, index),
        entries=entries_of(arranged.ids[first : first + PAGE_SIZE], region),
        first=first + 1,
        pages=pages(number, len(arranged.ids), lambda n: f"{path}?page={n}" if n > 1 else path),
        claims=claims(region.claimed_counts.public().select_related("network__project", "source")),
        missing=missing(region.gaps.select_related("term")),
        efforts=list(region.efforts.all()),
        total=len(arranged.ids),
        checked=arranged.checked,
        years=arranged.years,
    )


def arranged_groups(region: Region, index: FacetIndex) -> Arranged:
    """By place, those without one last; inside a place by name. Asks the database once for each index."""
    kept = _arranged.setdefault(index, {})
    if region.pk not in kept:
        kept[region.pk] = arrange(region)
    return kept[region.pk]


def arrange(region: Region) -> Arranged:
    """A project that works in a region and is based in it stands once."""
    found = {}
    rows = ProjectRegion.objects.filter(region=region, project__review=Review.PUBLISHED).order_by()
    columns = ("project_id", "project__name", "project__recorded_in", "project__last_checked_on")
    places = ("project__card__facts__areas", "project__card__facts__covers")
    for pk, name, year, checked, areas, covers in rows.values_list(*columns, *places):
        place = [area[0] for area in areas or []] or covers or [""]
        found[pk] = (not place[0], place[0].casefold(), name.casefold(), pk, year, checked is not None)
    return Arranged(
        ids=array("q", [row[3] for row in sorted(found.values())]),
        checked=sum(row[5] for row in found.values()),
        years=sorted({row[4] for row in found.values()}),
    )


def grouping_counts(region: Region, index: FacetIndex) -> list[GroupingCount]:
    """Each heading that a search for it here fills; the number is the one that its results begin with."""
    here = index.set_of("region", region.slug) & (index.sections["current"] | index.sections["unchecked"])
    counted = [
        GroupingCount(option.value, option.label, (here & index.set_of("grouping", option.value)).bit_count())
        for option in index.terms.get("grouping", [])
    ]
    return [one for one in counted if one.total]


def entries_of(ids: Sequence[int], region: Region) -> list[Entry]:
    """These groups, in this order. One query."""
    published = {"region": region, "project__review": Review.PUBLISHED}
    links = ProjectRegion.objects.filter(project__in=list(ids), **published)
    by_project: dict[int, list[ProjectRegion]] = {}
    for link in (
        links.select_related("project__card", "project__network", "project__source")
        .only(*COLUMNS)
        .order_by("kind")
    ):
        by_project.setdefault(link.project_id, []).append(link)
    found = [by_project[pk] for pk in ids if pk in by_project]
    return [entry(own[0].project, own, region) for own in found]


def entry(project: Project, links: list[ProjectRegion], region: Region) -> Entry:
    card = getattr(project, "card", None)
    return Entry(
        name=project.name,
        slug=project.slug,
        area=area_words(card.facts if card else None, project.inferred),
        sentence=worked_out(first_sentence(project.summary), "summary" in project.inferred),
        notes=list(notes(project, links, [region.label] if all(link.inferred for link in links) else [])),
        site=site_of(card.facts, timezone.localdate()) if card else None,
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
        where = "in the report" if is_of_report(project) else "of its own"
        yield f"It has no name {where}; the title is ours"


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
