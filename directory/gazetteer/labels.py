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
    keys = {entry.name: key_of(entry.name) for entry in entries}
    shared = Counter((e.kind, keys[e.name], e.county, e.country) for e in entries)
    names = {(entry.kind, keys[entry.name]) for entry in entries}
    for entry in entries:
        twice_here = shared[entry.kind, keys[entry.name], entry.county, entry.country] > 1
        after = _after(entry, twice_here)
        entry.label = entry.query = _joined(_name(entry, keys[entry.name], names), *after)
        if entry.kind == Kind.WARD:
            entry.query = _joined(f"{entry.name} ward", *after)


def _name(entry, key, names) -> str:
    """The name itself, unless a place (or for a county or ward, an authority) would answer to it first."""
    hidden = any((kind, key) in names for kind in _sooner(entry.kind))
    return entry.name + SUFFIX.get(entry.kind, "") if hidden else entry.name


SUFFIX = {Kind.AUTHORITY: " council area", Kind.COUNTY: " (county)", Kind.AREA: " area", Kind.WARD: " ward"}
UNPLACED = {Kind.COUNTRY, Kind.COUNTY, Kind.AREA, Kind.WRITTEN}


NAMED = (Kind.COUNTRY, Kind.PLACE, Kind.AUTHORITY, Kind.COUNTY, Kind.AREA)


SOONER = {kind: [other for other in NAMED if other.rank < kind.rank] for kind in Kind}


def _sooner(kind):
    return SOONER[Kind(kind)]


def _after(entry, twice_here: bool) -> list[str]:
    if Kind(entry.kind).rank <= Kind.OUTCODE.rank or entry.kind in UNPLACED:
        return []
    # Where council and county have one name, the county's would fit its namesake under another council too.
    same = twice_here and entry.authority == entry.county != ""
    council = f"{entry.authority} council area" if same else entry.authority
    if entry.kind == Kind.WARD:
        return [council]
    return [council, shown_county(entry)] if twice_here else [shown_county(entry)]


def _joined(name: str, *after: str) -> str:
    """No word twice: Bristol is not "Bristol, Bristol"."""
    return ", ".join(dict.fromkeys(filter(None, [name, *after])))
