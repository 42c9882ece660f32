"""What is shown for a place, and what to type to find it again: the same words, but for wards."""

from collections import Counter

from .places import Kind
from .spelling import key_of

SHOWN_COUNTY = {"Greater London": "London"}


def shown_county(entry) -> str:
    """London, not Greater London; a Welsh or Scottish entry has its country instead."""
    return SHOWN_COUNTY.get(entry.county, entry.county) or entry.country


def label_entries(entries) -> None:
    """Give each its label, with as much after the name as tells it from every other."""
    shared = Counter((entry.kind, key_of(entry.name), entry.county) for entry in entries)
    names = {(entry.kind, key_of(entry.name)) for entry in entries}
    for entry in entries:
        twice_here = shared[entry.kind, key_of(entry.name), entry.county] > 1
        after = _after(entry, twice_here)
        entry.label = entry.query = _joined(_name(entry, names), *after)
        if entry.kind == Kind.WARD:
            entry.query = _joined(f"{entry.name} ward", *after)


def _name(entry, names) -> str:
    """The name itself, unless a place (or for a county or ward, an authority) would answer to it first."""
    hidden = any((kind, key_of(entry.name)) in names for kind in _sooner(entry.kind))
    return entry.name + SUFFIX.get(entry.kind, "") if hidden else entry.name


SUFFIX = {Kind.AUTHORITY: " council area", Kind.COUNTY: " (county)", Kind.WARD: " ward"}


def _sooner(kind):
    return [other for other in (Kind.PLACE, Kind.AUTHORITY, Kind.COUNTY) if other.rank < Kind(kind).rank]


def _after(entry, twice_here: bool) -> list[str]:
    if Kind(entry.kind).rank <= Kind.OUTCODE.rank or entry.kind == Kind.COUNTY:
        return []
    # Where council and county have one name, the county's would fit its namesake under another council too.
    same = twice_here and entry.authority == entry.county
    council = f"{entry.authority} council area" if same else entry.authority
    if entry.kind == Kind.WARD:
        return [council]
    return [council, shown_county(entry)] if twice_here else [shown_county(entry)]


def _joined(name: str, *after: str) -> str:
    """No word twice: Bristol is not "Bristol, Bristol"."""
    return ", ".join(dict.fromkeys([name, *after]))
