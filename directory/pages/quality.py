"""How good the list is, as the page about this site says it: kept in memory, so it asks no database."""

import threading
from dataclasses import dataclass

from directory.phrases import count_of, day_words
from directory.records.quality import Figures, Quality, figures


@dataclass(frozen=True)
class Said:
    """The figures in words: a line for each region and one for England, each under its name."""

    day: str
    regions: list[tuple[str, str]]
    england: str
    links: str


def said(counted: Figures) -> Said:
    return Said(
        day_words(counted.day),
        [(one.label, line(one)) for one in counted.regions],
        line(counted.england),
        about_links(counted),
    )


def line(one: Quality) -> str:
    """“34 groups, 3 confirmed, 1 ready to join. 2 mistakes to put right, 1 of them after 48 hours.”"""
    words = f"{count_of(one.groups)}, {one.confirmed} confirmed, {one.ready} ready to join."
    if one.waiting:
        late = f", {one.late} of them after 48 hours" if one.late else ""
        words += f" {count_of(one.waiting, 'mistake')} to put right{late}."
    if one.silent:
        words += f" {count_of(one.silent, 'web address', 'web addresses')} without an answer."
    return words


def about_links(counted: Figures) -> str:
    """Empty where no address was ever asked."""
    if not counted.are_asked:
        return ""
    words = "Once a week our computer asks each web address if it still answers."
    if number := counted.silent_signposts:
        words += f" Of the helplines and other sites that we name, {number} did not."
    return words


class LatestFigures:
    """What was counted last, in words; None before the first time. The keeping thread counts again."""

    def __init__(self) -> None:
        self.said: Said | None = None
        self.counting = threading.Lock()

    def renew(self) -> None:
        """Count now. Raises what the database raises; then the figures of before stay."""
        with self.counting:
            self.said = said(figures())

    def forget(self) -> None:
        self.said = None


latest = LatestFigures()
