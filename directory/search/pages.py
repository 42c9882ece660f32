"""Paging: twenty a page over all sections."""

from dataclasses import dataclass

from .links import Links

PAGE_SIZE = 20
AROUND = 1


@dataclass(frozen=True, slots=True)
class PageLink:
    number: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """Links to pages; None stands for a gap."""

    current: int
    total: int
    previous_url: str
    next_url: str
    items: list[PageLink | None]


def pages(current: int, results: int, links: Links) -> Pages | None:
    """None where one page holds everything."""
    last = -(-results // PAGE_SIZE)
    if last < 2:
        return None
    return Pages(
        current,
        last,
        links.page(current - 1) if current > 1 else "",
        links.page(current + 1) if current < last else "",
        [n and PageLink(n, links.page(n), n == current) for n in numbers(current, last)],
    )


def numbers(current: int, last: int) -> list[int | None]:
    """First, last, and those around the current one; a gap of one page shows that page."""
    near = {n for n in range(current - AROUND, current + AROUND + 1) if 1 <= n <= last} | {1, last}
    shown: list[int | None] = []
    for number in sorted(near):
        before = shown[-1] if shown else 0
        if number - before == 2:
            shown.append(number - 1)
        elif number - before > 2:
            shown.append(None)
        shown.append(number)
    return shown
