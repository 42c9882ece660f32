"""The four sections of every result list."""

from dataclasses import dataclass

from .cards import Card


@dataclass(frozen=True)
class Section:
    """Results of one kind on this page."""

    key: str
    heading: str
    note: str
    total: int
    cards: list[Card]


HEADINGS = {
    "current": ("Checked in the last 12 months", ""),
    "unchecked": (
        "Not checked in the last 12 months",
        "These groups may have changed. Check before you go.",
    ),
    "national": ("National and online groups", "You can use these from anywhere in England."),
    "closed": (
        "Closed groups",
        "These have closed or joined another. We keep their names so that you can find out.",
    ),
}
