"""Numbers that others claim, in their words: apart from what is listed, and never added to anything."""

from collections.abc import Iterator

from directory.models import ClaimedCount
from directory.vocabulary import NetworkStatus

from .area import ENGLAND, Area
from .report import Column, Row, Section, Table

FACTS = (
    Column("what", "What is counted"),
    Column("network", "Network"),
    Column("low", "At least", is_detail=True),
    Column("high", "At most", is_detail=True),
    Column("wording", "In the source’s words"),
    Column("includes_listed", "Includes groups listed here"),
    Column("best", "Best supported", is_detail=True),
    Column("note", "Note"),
    Column("source", "Source", is_detail=True),
)
WORDS = (
    "Somebody claimed these numbers. The directory has not counted these groups. It adds the numbers to "
    "nothing, and not to each other.",
)


def claimed(area: Area) -> Section | None:
    """A region's, or all of England's; a question has none, for a claim is of a whole area."""
    if area.is_chosen:
        return None
    rows = tuple(claim_row(count) for count in in_order(area))
    columns = (
        Column("grouping", "Kind of group"),
        Column("area", "Area", is_detail=area.slug != ENGLAND),
        *FACTS,
    )
    table = Table("claimed", "What others say there is", columns, rows)
    return Section("claimed", "What others say there is", WORDS, (table,))


def in_order(area: Area) -> Iterator[ClaimedCount]:
    found = ClaimedCount.objects.public().select_related("network__project", "grouping", "region", "source")
    if area.slug != ENGLAND:
        found = found.filter(region__in=area.whole)
    return sorted(
        found, key=lambda c: (c.grouping.position if c.grouping else 99, place(c), c.what, not c.is_current)
    )


def place(count: ClaimedCount) -> int:
    return count.region.position if count.region else -1


def claim_row(count: ClaimedCount) -> Row:
    cells = (
        count.grouping.label if count.grouping else "Of any kind",
        count.region.label if count.region else count.get_area_display(),
        count.what,
        network_name(count),
        count.low,
        count.high,
        count.wording,
        count.get_includes_listed_display(),
        "Yes" if count.is_current else "No",
        " ".join(filter(None, ["" if count.is_current else "It also says this.", count.note])),
        count.source.title,
    )
    return Row(str(count.pk), cells)


def network_name(count: ClaimedCount) -> str:
    network = count.network
    if network is None:
        return ""
    merged = network.status == NetworkStatus.MERGED
    return (
        f"{network.project.name} (since merged with {network.successor})" if merged else network.project.name
    )
