"""Organisations that a file names and nobody has recorded: shown first, then written with their rows."""

from dataclasses import dataclass

from directory.models import Organisation
from directory.records import recording
from directory.records.duplicates import ALIKE, alike, telling


@dataclass(frozen=True)
class NewOrganisation:
    """What it is called, in which row first, and a known one that it looks like."""

    name: str
    row: int
    like: str


def new_ones(rows: list[dict]) -> list[NewOrganisation]:
    """Each once, in the order of the file."""
    first: dict[str, tuple[str, int]] = {}
    for row in rows:
        for slug, name in row.get("new_organisations", {}).items():
            first.setdefault(slug, (name, row["row"]))
    known = list(Organisation.objects.exclude(slug__in=first).values_list("name", flat=True)) if first else []
    words = [(telling(name), name) for name in known]
    return [NewOrganisation(name, number, like(name, words)) for name, number in first.values()]


def like(name: str, known: list[tuple[set[str], str]]) -> str:
    mine = telling(name)
    best = max(((alike(mine, words), other) for words, other in known), default=(0, ""))
    return best[1] if best[0] >= ALIKE else ""


def bring(rows: list[dict]) -> int:
    """Write those of these rows that are not there yet; returns how many."""
    wanted = {slug: name for row in rows for slug, name in row.get("new_organisations", {}).items()}
    known = set(Organisation.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    source = recording.our_own_source() if wanted else None
    new = [Organisation(slug=slug, name=name, source=source) for slug, name in wanted.items()]
    return len(Organisation.objects.bulk_create(one for one in new if one.slug not in known))
