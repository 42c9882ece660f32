"""What follows from facts: points and areas of places, regions, homes that are hidden. Nothing is written.

`stored` are the facts that a record has, `wanted` those that change: path -> value, None for what goes.
"""

from dataclasses import dataclass, field

from directory.geo import Point
from directory.models import Project, Venue
from directory.rules import SOMEONES_HOME
from directory.vocabulary import Precision, RegionKind, Scope

from . import facts, placing
from .facts import Facts
from .placing import Before, Private

HOME = facts.TERM.path("setting", SOMEONES_HOME)
SCOPE = facts.COLUMN.path("scope")


@dataclass
class Derived:
    """What a change becomes with all that follows from it, and what to tell whoever makes it."""

    facts: Facts
    # What they should look at again.
    doubts: list[str] = field(default_factory=list)
    hides_a_home: bool = False


def read(project: Project) -> Facts:
    """The facts of a record from which something follows."""
    found: Facts = {SCOPE: Project.objects.values_list("scope", flat=True).get(pk=project.pk)}
    for kind in (facts.VENUES, facts.COVERAGE, facts.REGION):
        found |= dict(kind.read(project))
    return found


def derive(stored: Facts, typed: Facts) -> Derived:
    """What somebody typed, with what follows. A place counts as typed even where nothing of it is new."""
    found = Derived(dict(typed))
    for path, row in rows_of(typed).items():
        found.facts[path], doubts = placed(stored.get(path), row)
        found.doubts += doubts
    found.facts |= meetings_without_their_place(stored, typed)
    after = apply(stored, found.facts)
    for path, row in rows_of(after).items() if HOME in after else ():
        if row["precision"] != Precision.HIDDEN:
            found.facts[path], found.hides_a_home = hidden(row), True
    found.facts |= regions_that_follow(stored, found.facts)
    return found


def meetings_without_their_place(stored: Facts, typed: Facts) -> Facts:
    """The meetings that stand at a place that goes."""
    gone = {int(key[0]) for key, row in facts.of_kind(typed, facts.VENUES) if row is None}
    meetings = facts.of_kind(apply(stored, typed), facts.MEETINGS) if gone else ()
    return {
        facts.MEETINGS.path(*key): row | {"venue_id": None}
        for key, row in meetings
        if row["venue_id"] in gone
    }


def follow(stored: Facts, wanted: Facts) -> Facts:
    """Facts that are written back, with what follows; the regions that they speak of are left to them."""
    found = dict(wanted)
    for path, row in rows_of(wanted).items():
        found[path] = read_again(stored.get(path), row)
    said = {slug for (_, slug), _ in facts.of_kind(wanted, facts.REGION)}
    return found | regions_that_follow(stored, found, said)


def apply(stored: Facts, wanted: Facts) -> Facts:
    """The facts of a record after such a change."""
    both = stored | wanted
    return {
        path: value
        for path, value in both.items()
        if value is not None or facts.parse(path)[0] is facts.COLUMN
    }


def rows_of(wanted: Facts) -> Facts:
    """The places among these facts that do not go."""
    return {facts.VENUES.path(*key): row for key, row in facts.of_kind(wanted, facts.VENUES) if row}


def placed(before: dict | None, row: dict) -> tuple[dict, list[str]]:
    venue, private = as_venue(row), private_of(row)
    result = placing.set_points(venue, private, as_before(before))
    return row_of(venue, private, result.true_point), result.doubts


def hidden(row: dict) -> dict:
    venue = as_venue(row)
    private = placing.take_from_public(venue, private_of(row))
    result = placing.set_points(venue, private, as_before(row))
    return row_of(venue, private, result.true_point)


def read_again(before: dict | None, row: dict) -> dict:
    venue = as_venue(row)
    placing.read_again(venue, private_of(row), as_before(before))
    return row | {name: value for name, value in facts.VENUES.of(venue).items() if name in row}


def as_venue(row: dict) -> Venue:
    return Venue(**{name: value for name, value in row.items() if name != "private"})


def as_before(row: dict | None) -> Before | None:
    return Before.of(as_venue(row), private_of(row)) if row else None


def private_of(row: dict) -> Private:
    private = row.get("private")
    return Private.of(private) if private else Private()


def row_of(venue: Venue, private: Private, true_point: Point | None = None) -> dict:
    """The fact of a venue that may not be saved, with its staff's side where there is one."""
    value = facts.VENUES.of(venue)
    return value if private.is_empty else value | {"private": private.columns(true_point or private.pin)}


def regions_that_follow(stored: Facts, wanted: Facts, said: set[str] | frozenset[str] = frozenset()) -> Facts:
    """The inferred regions that come and go where places and areas change so."""
    after = apply(stored, wanted)
    regions = {key: value == facts.INFERRED for key, value in facts.of_kind(after, facts.REGION)}
    gone, new = placing.regions_to_change(
        {(kind, slug): inferred for (kind, slug), inferred in regions.items()},
        before=regions_read(stored),
        now=regions_read(after),
        is_local=after[SCOPE] == Scope.LOCAL,
        said=said,
    )
    inferred = {facts.REGION.path(RegionKind.WORKS_IN, slug): facts.INFERRED for slug in sorted(new)}
    return inferred | {facts.REGION.path(*key): None for key in gone}


def regions_read(record: Facts) -> set[str]:
    """The regions that its places and the areas it covers speak of."""
    places = [row["ons_region"] for row in rows_of(record).values()]
    codes = [code for (code,), _ in facts.of_kind(record, facts.COVERAGE)]
    return placing.regions_of(set(places) - {""}, codes)


def disagreements(record: Facts) -> list[str]:
    """Where what somebody typed and what is read from its places say different things, in one record."""
    places = sorted(rows_of(record).values(), key=lambda row: row["position"])
    doubts = [words for row in places if (words := placing.doubt_of_area(as_venue(row)))]
    return [*doubts, *doubts_of_where(record)]


def doubts_of_where(record: Facts) -> list[str]:
    """The same of the areas that it covers and the regions that it works in."""
    areas = {code: area for (code,), area in facts.of_kind(record, facts.COVERAGE)}
    regions = dict(facts.of_kind(record, facts.REGION))
    stated = {s for (kind, s), how in regions.items() if (kind, how) == (RegionKind.WORKS_IN, facts.STATED)}
    doubts = placing.doubts_of_regions(stated, regions_read(record))
    return [*placing.doubts_of_coverage(areas), *doubts]
