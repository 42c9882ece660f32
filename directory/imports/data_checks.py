"""What is not whole in the data, region by region: errors that mislead a reader, warnings to look into."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from directory.models import (
    ClaimedCount,
    Contact,
    Organisation,
    Project,
    Region,
    Signpost,
    Term,
    Venue,
)
from directory.phrases import listed
from directory.records.missing import WANTED, Wanted
from directory.records.placing import regions_of_no_place
from directory.records.public_text import in_record
from directory.vocabulary import OrganisationRole, RegionKind, Role, YesNo

from .report.atlas import Atlas
from .report.shapes import WrongValueError

HALF_A_YEAR = datetime.timedelta(days=183)
EVERYWHERE = "The whole directory"
NATIONAL = "National and online"


@dataclass(frozen=True)
class Finding:
    """One thing that is not whole, of a record in a region."""

    region: str
    words: str
    is_error: bool = False


def findings(today: datetime.date | None = None) -> list[Finding]:
    """Everything that is not whole."""
    return [
        *missing_facts(),
        *venues(),
        *regions_without_place(),
        *public_texts(),
        *contacts(),
        *hosts_that_run(),
        *totals(),
        *organisations(),
        *terms(),
        *helplines(today or timezone.localdate()),
    ]


def missing_facts() -> Iterator[Finding]:
    """What published records lack, as it is told before one is published: an error each, and one warning."""
    published = Project.objects.published().prefetch_related("project_regions__region")
    lacking: dict[int, list[Wanted]] = defaultdict(list)
    for wanted in WANTED:
        for pk in wanted.lacking(published).order_by().values_list("pk", flat=True):
            lacking[pk].append(wanted)
    for project in published.filter(pk__in=lacking):
        name = f"{project.name} ({project.slug})"
        lighter = [wanted.words for wanted in lacking[project.pk] if not wanted.is_error]
        for region in regions_of(project):
            for wanted in lacking[project.pk]:
                if wanted.is_error:
                    yield Finding(region, f"{name} has no {wanted.words}", is_error=True)
            if lighter:
                yield Finding(region, f"{name} has no {listed(lighter, 'or')}")


def regions_of(project: Project) -> list[str]:
    """The labels under which a record is reported."""
    return [row.region.label for row in project.project_regions.all()] or [NATIONAL]


def venues() -> Iterator[Finding]:
    """Places that the gazetteer does not know, and places in another region than the one stated."""
    atlas = Atlas()
    if not atlas.is_loaded:
        yield Finding(EVERYWHERE, "the gazetteer is not loaded, so no place could be looked up")
    held = {name: region.label for region in Region.objects.all() for name in region.ons_regions}
    rows = Venue.objects.select_related("project").prefetch_related("project__project_regions__region")
    for venue in rows.order_by("project__name", "pk"):
        for region in regions_of(venue.project):
            yield from of_venue(venue, region, atlas, held.get(venue.ons_region, ""))


def of_venue(venue: Venue, region: str, atlas: Atlas, lies_in: str) -> Iterator[Finding]:
    name = f"{venue.project.name} ({venue.project.slug})"
    if venue.latitude is None:
        yield Finding(region, f"{name}: {venue.area} has no point", is_error=atlas.is_loaded)
    try:
        atlas.place(venue.area)
    except WrongValueError as error:
        yield Finding(region, f"{name}: {error}")
    works_in = {r.region.label for r in venue.project.project_regions.all() if r.kind == RegionKind.WORKS_IN}
    if lies_in and works_in and lies_in not in works_in:
        yield Finding(region, f"{name}: {venue.area} lies in {lies_in}, and it is said to work elsewhere")


def public_texts() -> Iterator[Finding]:
    """Contacts and addresses that stand in a published record's texts since before that was refused."""
    for project in Project.objects.published().prefetch_related("project_regions__region"):
        for found in in_record(project):
            for region in regions_of(project):
                yield Finding(region, f"{project.name} ({project.slug}), {found}", is_error=True)


def regions_without_place() -> Iterator[Finding]:
    """Regions that were read from a place, while all its places lie in others."""
    inferred = Project.objects.filter(project_regions__inferred=True).distinct()
    for project in inferred.prefetch_related("project_regions__region"):
        for row in regions_of_no_place(project):
            words = (
                f"{project.name} ({project.slug}): works in {row.region.label}, where none of its places lies"
            )
            yield Finding(row.region.label, words)


def contacts() -> Iterator[Finding]:
    """Values by which nobody can be reached. The value itself is for those who may open the record."""
    for contact in Contact.objects.select_related("project").order_by("pk"):
        if contact.problem:
            kind = contact.get_kind_display().lower()
            for region in regions_of(contact.project):
                words = f"{contact.project.name} ({contact.project.slug}) has a {kind} that we cannot read"
                yield Finding(region, words)


def hosts_that_run() -> Iterator[Finding]:
    """“Hosts groups that others run” beside a group that says “Runs it” of the same organisation."""
    hosts = Project.objects.published().filter(role=Role.HOSTS).order_by("name")
    for host in hosts.prefetch_related("project_regions__region"):
        own = host.project_organisations.filter(role=OrganisationRole.RUNS).values("organisation")
        runs = Project.objects.published().filter(
            project_organisations__role=OrganisationRole.RUNS, project_organisations__organisation__in=own
        )
        if names := list(runs.exclude(pk=host.pk).values_list("name", flat=True)):
            words = f"hosts groups that others run, and yet runs {listed(names)}"
            for region in regions_of(host):
                yield Finding(region, f"{host.name} ({host.slug}) {words}")


def totals() -> Iterator[Finding]:
    """Where the report gives a total of what it lists, the listed projects against it."""
    counts = ClaimedCount.objects.filter(includes_listed=YesNo.YES, is_current=True, region__isnull=False)
    for count in counts.select_related("region", "grouping", "network__project"):
        listed = listed_for(count)
        if listed < count.low or (count.high is not None and listed > count.high):
            yield Finding(
                count.region.label, f"{count.what}: {listed} listed, and the report says “{count.wording}”"
            )


def listed_for(count: ClaimedCount) -> int:
    """How many published projects a claimed total speaks of."""
    projects = Project.objects.published().filter(project_regions__region=count.region)
    if count.grouping:
        projects = projects.filter(terms=count.grouping)
    if count.network:
        network = count.network.project
        projects = projects.filter(
            Q(affiliations__network=count.network)
            | Q(organisations__slug=network.slug)
            | Q(organisations__parent__slug=network.slug)
        ).exclude(pk=network.pk)
    return projects.distinct().count()


def organisations() -> Iterator[Finding]:
    dangling = Organisation.objects.filter(project_organisations=None, children=None)
    for organisation in dangling:
        yield Finding(EVERYWHERE, f"{organisation.name} ({organisation.slug}) stands behind no project")


def terms() -> Iterator[Finding]:
    for term in Term.objects.filter(label=""):
        yield Finding(EVERYWHERE, f"the term {term.vocabulary}/{term.slug} has no label", is_error=True)
    for term in Term.objects.of("community").in_use().filter(axis=""):
        yield Finding(EVERYWHERE, f"the community {term.label} ({term.slug}) has no axis", is_error=True)


def helplines(today: datetime.date) -> Iterator[Finding]:
    """Those that nobody rang in the last half year, and when they were read. 999 is not rung to try it."""
    not_lately = Q(rung_on__isnull=True) | Q(rung_on__lt=today - HALF_A_YEAR)
    for signpost in Signpost.objects.filter(not_lately).exclude(phone="999"):
        rung = f"was last rung on {signpost.rung_on}" if signpost.rung_on else "was never rung"
        read = f"its page was read on {signpost.read_on}" if signpost.read_on else "its page was never read"
        old = " (over six months ago)" if signpost.read_on and signpost.read_on < today - HALF_A_YEAR else ""
        yield Finding(EVERYWHERE, f"the helpline {signpost.name} {rung}; {read}{old}")


def by_region(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """In the regions' order, then what is of no region."""
    labels = [*Region.objects.values_list("label", flat=True), NATIONAL, EVERYWHERE]
    groups = defaultdict(list)
    for finding in found:
        groups[finding.region].append(finding)
    return {label: groups[label] for label in labels if label in groups}
