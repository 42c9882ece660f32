"""The national networks: what became of each, and what is claimed of it."""

from dataclasses import dataclass

from django.db.models import Prefetch

from directory.models import ClaimedCount, Network
from directory.phrases import first_sentence
from directory.vocabulary import CountArea, NetworkStatus

from .signposts import Signpost, everything, for_network


@dataclass(frozen=True)
class Counted:
    """A claimed number: where, of what, in whose words."""

    where: str
    what: str
    wording: str
    note: str
    source: str
    is_best: bool


@dataclass(frozen=True)
class NetworkEntry:
    """One network in the list."""

    name: str
    slug: str
    sentence: str
    status: str
    since: str
    successor: str
    source: str
    counts: list[Counted]
    signposts: list[Signpost]

    @property
    def is_merged(self) -> bool:
        return self.status == NetworkStatus.MERGED

    @property
    def is_closed(self) -> bool:
        return self.status == NetworkStatus.CLOSED


def networks() -> list[NetworkEntry]:
    """Every published network, by name. Three queries."""
    found = Network.objects.published().select_related("project", "source")
    counts = ClaimedCount.objects.select_related("region", "source")
    known = everything()
    return [entry(network, known) for network in found.prefetch_related(Prefetch("claimed_counts", counts))]


def entry(network: Network, known: tuple[Signpost, ...]) -> NetworkEntry:
    closed = network.status == NetworkStatus.CLOSED
    return NetworkEntry(
        name=network.project.name,
        slug=network.project.slug,
        sentence=first_sentence(network.project.summary),
        status=network.status,
        since=network.since[:4],
        successor=network.successor,
        source=network.source.title,
        counts=[] if closed else said_once(in_order(network.claimed_counts.all())),
        signposts=[] if closed else for_network(network.project.slug, network.successor, among=known),
    )


def in_order(counts):
    """The widest area first, then region by region, the best supported first."""
    areas = [CountArea.UK, CountArea.GREAT_BRITAIN, CountArea.ENGLAND, CountArea.REGION]
    return sorted(
        counts,
        key=lambda c: (areas.index(c.area), c.region.position if c.region else 0, c.what, not c.is_current),
    )


def said_once(counts) -> list[Counted]:
    """The same words, counted another way, are shown once: the note of the best supported tells of both."""
    found: dict[tuple, Counted] = {}
    for one in map(counted, counts):
        found.setdefault((one.where, one.what, one.wording), one)
    return list(found.values())


def counted(count) -> Counted:
    where = count.region.label if count.region else count.get_area_display()
    return Counted(where, count.what, count.wording, count.note, count.source.title, count.is_current)
