"""Where a venue stands: the true point for staff, the public point as near as its precision allows.

What is read from a postcode, a pin or an area (points, authority, region, the area's name where nobody wrote
one) is read again whenever they change. Nothing here can stop a venue from being saved: what the gazetteer
does not know stays empty, and where a typed fact and a read one disagree, words say so.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from directory.gazetteer import (
    AmbiguousPlaceError,
    Kind,
    Place,
    PlaceError,
    authority,
    find_place,
    locate_area,
    nearest_outcode,
    outcode_place,
)
from directory.gazetteer.postcodes import Postcode, postcode_in
from directory.geo import Point, miles
from directory.models import GazetteerEntry, Project, ProjectRegion, Region, Venue, VenueAddress
from directory.vocabulary import Precision, RegionKind, Scope

log = logging.getLogger(__name__)
FAR = 5
KNOWN_POSTCODES = (Kind.POSTCODE, Kind.ENDED_POSTCODE)


@dataclass(frozen=True)
class Private:
    """What staff typed of a venue: address, postcode, and perhaps a pin set by hand."""

    address: str = ""
    postcode: str = ""
    pin: Point | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.address or self.postcode or self.pin)

    @classmethod
    def of(cls, columns: Mapping[str, Any]) -> "Private":
        """From the columns of a `VenueAddress`, whose point may have been read from the postcode."""
        has_pin = columns["pin_set_by_hand"] and columns["latitude"] is not None
        pin = Point(columns["latitude"], columns["longitude"]) if has_pin else None
        return cls(columns["address"], columns["postcode"], pin)

    def columns(self, true_point: Point | None) -> dict[str, Any]:
        latitude, longitude = tuple(true_point) if true_point else (None, None)
        return {
            "address": self.address,
            "postcode": self.postcode,
            "latitude": latitude,
            "longitude": longitude,
            "pin_set_by_hand": self.pin is not None,
        }


@dataclass(frozen=True)
class Before:
    """A venue as the database has it: what is public of it, and what staff typed."""

    area: str
    precision: str
    address: str
    point: Point | None
    private: Private

    @classmethod
    def of(cls, venue: Venue, private: Private) -> "Before":
        return cls(venue.area, venue.precision, venue.address, public_point(venue), private)

    @classmethod
    def stored(cls, venue: Venue) -> "Before | None":
        found = Venue.objects.filter(pk=venue.pk).first() if venue.pk else None
        return found and cls.of(found, private_side(found.project).get(found.pk, Private()))


@dataclass(frozen=True)
class Placed:
    """What came of placing a venue: where staff find it, and what a person should look at again."""

    true_point: Point | None
    doubts: list[str]


def place(venue: Venue, private: Private) -> list[str]:
    """Save the venue with both its points; returns what a person should look at again."""
    with regions_following(venue.project):
        placed = set_points(venue, private, Before.stored(venue))
        venue.save()
        keep_private_side(venue, private, placed.true_point)
    return placed.doubts


def set_points(venue: Venue, private: Private, before: Before | None) -> Placed:
    """Give a venue, as somebody typed it, its public point and what is read from there; nothing is saved."""
    known = placed_by_postcode(private.postcode)
    true_point = true_point_of(private, known)
    was_read = before is not None and area_was_read(before, venue, private)
    area, venue.area = venue.area, "" if was_read else venue.area
    found = public_place(venue, private, known)
    if found or true_point or has_moved(before, venue, private):
        set_public_side(venue, found, true_point)
    venue.area = venue.area or area_of(found, private.postcode) or area
    told = [*doubts(venue, private, known), *doubts_of_a_move(before, venue, private)]
    return Placed(true_point, told)


def read_again(venue: Venue, private: Private, before: Before | None) -> None:
    """The same of a venue whose facts are written back, only where the gazetteer knows the place."""
    known = placed_by_postcode(private.postcode)
    true_point, found = true_point_of(private, known), public_place(venue, private, known)
    if before and area_was_read(before, venue, private):
        venue.area = area_of(found, private.postcode) or venue.area
    if found and (true_point or venue.precision != Precision.EXACT):
        set_public_side(venue, found, true_point)


def true_point_of(private: Private, known: Place | None) -> Point | None:
    return private.pin or (known.point if known and known.kind in KNOWN_POSTCODES else None)


def public_point(venue: Venue) -> Point | None:
    return None if venue.latitude is None else Point(venue.latitude, venue.longitude)


def has_moved(before: Before | None, venue: Venue, private: Private) -> bool:
    """Whether the point it had may be wrong now; a public point that nobody touched stays."""
    if before is None or source_changed(before, private):
        return True
    return (before.area, before.precision) != (venue.area, venue.precision)


def source_changed(before: Before | None, private: Private) -> bool:
    """Whether what is read from a postcode or a pin is read from another one now."""
    was = before and (before.private.postcode, before.private.pin)
    return before is not None and was != (private.postcode, private.pin)


def area_was_read(before: Before, venue: Venue, private: Private) -> bool:
    """Whether the area says what the last postcode or pin said, and another one stands there now.

    What somebody typed that is the same could have been read, so it follows too.
    """
    same = venue.area == before.area and bool(private.postcode or private.pin)
    return (
        same and source_changed(before, private) and venue.area.casefold() in readable_areas(before.private)
    )


def readable_areas(private: Private) -> set[str]:
    """Every name that an area may have been given from this postcode or pin, today or with fewer places."""
    full = full_postcode(private.postcode)
    places = [
        placed_by_postcode(private.postcode),
        asked(outcode_place, private.postcode),
        asked(nearest_outcode, private.pin),
    ]
    names = {name for one in places if one for name in (one.authority, one.name)}
    names |= {full.outcode if full else "", *private.postcode.split()[:1]}
    return {name.casefold() for name in names if name}


def asked(look: Callable[[Any], Place | None], wanted: Any) -> Place | None:
    """What the gazetteer says. One that is empty, half loaded or broken knows nothing, and stops nobody."""
    if not wanted:
        return None
    try:
        # Of its own, so that a failure in it does not end the transaction that saves.
        with transaction.atomic():
            return look(wanted)
    except PlaceError:
        return None
    except Exception:
        log.exception("The gazetteer does not answer.")
        return None


def placed_by_postcode(postcode: str) -> Place | None:
    """What is known of a postcode as it was typed; one with a slip is only asked about."""
    found = asked(find_place, postcode)
    return found if found and found.is_postal and not found.is_corrected else None


def did_you_mean(postcode: str) -> str:
    """A question with the postcode, or the half of one, that may have been meant; "" where none is known."""
    found = asked(find_place, postcode)
    return f" Did you mean {found.name}?" if found and found.is_postal and found.remarks else ""


def public_place(venue: Venue, private: Private, known: Place | None) -> Place | None:
    """For an exact venue the place itself; for every other its outcode, or the area that a visitor reads."""
    if private.pin and venue.precision != Precision.EXACT:
        return asked(nearest_outcode, private.pin) or asked(locate_area, venue.area)
    if known and venue.precision == Precision.EXACT:
        return known
    if private.pin:
        return asked(nearest_outcode, private.pin)
    return asked(outcode_place, private.postcode) or asked(locate_area, venue.area)


def set_public_side(venue: Venue, place: Place | None, true_point: Point | None) -> None:
    venue.town_only = bool(place and not place.is_postal and venue.precision != Precision.EXACT)
    exact = venue.precision == Precision.EXACT and true_point
    point = true_point if exact else place.point if place else None
    venue.latitude, venue.longitude = tuple(point) if point else (None, None)
    venue.authority_code = place.authority_code if place else ""
    venue.ons_region = place.ons_region if place else ""


def area_of(place: Place | None, postcode: str) -> str:
    """What a visitor reads where nobody wrote it: never finer than the outcode, the town where known."""
    if place:
        return place.authority or place.name
    full = full_postcode(postcode)
    return full.outcode if full else postcode.split()[0] if postcode.split() else ""


def hide(venue: Venue, precision: str = Precision.HIDDEN) -> None:
    """What was exact goes to the staff's side; the public keeps no more than the outcode or town.

    `precision` is what it has afterwards: hidden, or its area.
    """
    place(venue, take_from_public(venue, private_side(venue.project).get(venue.pk, Private()), precision))


def take_from_public(venue: Venue, private: Private, precision: str = Precision.HIDDEN) -> Private:
    """The staff's side of a venue that is hidden now; the venue has still to be placed."""
    if venue.address and not private.address:
        private = replace(private, address=venue.address)
    venue.precision, venue.address, venue.consent = precision, "", None
    return private


def keep_private_side(venue: Venue, private: Private, true_point: Point | None) -> None:
    if private.is_empty:
        VenueAddress.objects.filter(venue=venue).delete()
        return
    VenueAddress.objects.update_or_create(venue=venue, defaults=private.columns(true_point))


@contextmanager
def regions_following(*projects: Project) -> Iterator[None]:
    """Inside, places and areas may change; afterwards the first project's inferred regions follow them.

    The others are about to become part of the first.
    """
    before = {slug for project in projects for slug in regions_read(project)}
    yield
    infer_regions(projects[0], before)


def regions_read(project: Project) -> set[str]:
    """The regions that hold its places and the areas it covers, by slug."""
    venues = set(project.venues.exclude(ons_region="").values_list("ons_region", flat=True))
    return regions_of(venues, list(project.coverage.values_list("authority_code", flat=True)))


def regions_of(ons_regions: set[str], codes: list[str]) -> set[str]:
    """The regions that hold places in these ONS regions, and areas with these codes, by slug."""
    found = set(asked(regions_of_areas, codes) or ())
    if ons_regions:
        found |= {region.slug for region in Region.objects.all() if ons_regions & set(region.ons_regions)}
    return found


def regions_of_areas(codes: list[str]) -> list[str]:
    areas = GazetteerEntry.objects.filter(kind=Kind.AUTHORITY, authority_code__in=codes)
    return list(areas.exclude(region="").values_list("region", flat=True))


# (kind, slug) -> whether it was inferred.
Regions = dict[tuple[str, str], bool]


def infer_regions(project: Project, before: set[str]) -> None:
    rows = ProjectRegion.objects.filter(project=project)
    regions: Regions = {
        (kind, slug): inferred
        for kind, slug, inferred in rows.values_list("kind", "region__slug", "inferred")
    }
    is_local = Project.objects.filter(pk=project.pk, scope=Scope.LOCAL).exists()
    gone, new = regions_to_change(regions, before=before, now=regions_read(project), is_local=is_local)
    for kind, slug in gone:
        rows.filter(kind=kind, region__slug=slug).delete()
    for region in Region.objects.filter(slug__in=new):
        rows.create(project=project, region=region, kind=RegionKind.WORKS_IN, inferred=True)


def regions_to_change(
    regions: Regions, *, before: set[str], now: set[str], is_local: bool, said: Set[str] = frozenset()
) -> tuple[set[tuple[str, str]], set[str]]:
    """(regions that go, slugs of new ones that it works in), where its places spoke of `before` and `now`.

    A local project works where its places are, unless somebody has said where it works. A region that only an
    earlier place spoke of goes; but for the last one, for a local group without any region would be found by
    nobody. `said` are slugs of regions that the same change speaks of by itself.
    """
    stated = any(kind == RegionKind.WORKS_IN and not inferred for (kind, _), inferred in regions.items())
    gone: set[tuple[str, str]] = set()
    if now or stated:
        gone = {key for key, inferred in regions.items() if inferred and key[1] in before - now - said}
    if stated or not is_local:
        return gone, set()
    works_in = {slug for kind, slug in regions.keys() - gone if kind == RegionKind.WORKS_IN}
    return gone, (now - before if works_in else now) - said - works_in


def regions_of_no_place(project: Project):
    """Inferred regions that none of its places or areas speaks of, where others do."""
    now = regions_read(project)
    rows = ProjectRegion.objects.filter(project=project, kind=RegionKind.WORKS_IN, inferred=True)
    return rows.exclude(region__slug__in=now) if now else rows.none()


def doubts(venue: Venue, private: Private, known: Place | None) -> list[str]:
    """What a person should look at again; nothing of it keeps the venue from being saved."""
    found = [
        words for words in (doubt_of_postcode(private.postcode, known), doubt_of_pin(private, known)) if words
    ]
    if venue.latitude is None:
        found.append(f"We do not know where {venue.area or 'this'} is, so nobody will find it by distance.")
    if words := doubt_of_area(venue):
        found.append(words)
    return found


def look_again(private: Private, venue: Venue | None = None) -> dict[str, str]:
    """The same, for the page on which postcode, pin and area stand: field -> words."""
    known = placed_by_postcode(private.postcode)
    found = {
        "postcode": doubt_of_postcode(private.postcode, known),
        "pin_latitude": doubt_of_pin(private, known),
        "area": doubt_of_area(venue) if venue else "",
    }
    return {name: words for name, words in found.items() if words}


def doubt_of_area(venue: Venue) -> str:
    """Where the area that visitors read is elsewhere than the point at which they find it."""
    point, named = public_point(venue), places_named(venue.area)
    if point is None or not named or any(holds(place, venue.authority_code, point) for place in named):
        return ""
    away = round(min(miles(place.point, point) for place in named))
    at = asked(authority, venue.authority_code)
    where = f"in {at.name}" if at else "elsewhere"
    return (
        f"Visitors read “{venue.area}”, but the postcode or pin puts it {where}, {away} miles away. "
        "Look at both again."
    )


def places_named(area: str) -> list[Place]:
    """Every place that an area's name may mean; none where the gazetteer knows no such name."""

    def look(text: str) -> list[Place]:
        try:
            return [find_place(text)]
        except AmbiguousPlaceError as several:
            return list(several.choices)

    return asked(look, area) or []


def holds(place: Place, authority_code: str, point: Point) -> bool:
    """Whether a point may be said to be in that place."""
    codes = {place.authority_code, *place.authority_codes} - {""}
    return authority_code in codes or miles(place.point, point) <= FAR + (place.radius_miles or 0)


def doubts_of_a_move(before: Before | None, venue: Venue, private: Private) -> list[str]:
    """What somebody typed for the place before, and left as it was when it moved."""
    if not source_changed(before, private):
        return []
    point, found = public_point(venue), []
    far = before.point and (point is None or miles(before.point, point) > FAR)
    if venue.area != before.area:
        found.append(f"Visitors read “{venue.area}” now; before it was “{before.area}”.")
    elif far and not places_named(venue.area):
        found.append(f"It moved, and visitors still read “{venue.area}”. Look whether that is right.")
    if venue.address and venue.address == before.address:
        found.append(
            f"It moved, and visitors still read the exact address “{venue.address}”. Look whether it is "
            "right, and whether they agreed to the new one."
        )
    return found


def doubts_of_coverage(areas: Mapping[str, str]) -> Iterator[str]:
    """Of areas covered, by their code: where another one's code stands beside the name."""
    for code, area in sorted(areas.items(), key=lambda one: (one[1], one[0])):
        codes = codes_of(area)
        if codes and code not in codes:
            at = asked(authority, code)
            name = f"the code of {at.name}" if at else f"the code {code}"
            yield f"It says that it covers “{area}”, but {name} stands beside it. Look at both again."


def doubts_of_regions(stated: Set[str], read: Set[str]) -> Iterator[str]:
    """A region that somebody stated stays, whatever its places say."""
    regions = list(Region.objects.all()) if stated and read - stated else []
    said = " and ".join(region.label for region in regions if region.slug in stated)
    for region in regions:
        if said and region.slug in read - stated:
            yield f"Its places lie in {region.label}, and it is said to work in {said}. Look at both again."


def codes_of(area: str) -> list[str]:
    """The authorities that an area's name stands for: all of a county's, or one."""
    place = asked(find_place, area)
    if place is not None and place.is_area:
        return sorted(place.authority_codes)
    # A town that bears the name of its own authority: Leeds, Hartlepool.
    own = asked(authority, place.authority_code) if place is not None and place.authority_code else None
    return [own.authority_code] if own is not None and own.name.casefold() == area.casefold() else []


def doubt_of_postcode(postcode: str, known: Place | None) -> str:
    if not postcode:
        return ""
    if known is None:
        meant = did_you_mean(postcode)
        return f"We do not know the postcode {postcode}.{meant} It was kept; please look at it again."
    if known.kind == Kind.ENDED_POSTCODE:
        return f"The postcode {postcode} is no longer in use. It was kept."
    if full_postcode(postcode) and known.kind not in KNOWN_POSTCODES:
        return f"We do not know the postcode {postcode}, only {known.name}. It was kept; look at it again."
    return ""


def doubt_of_pin(private: Private, known: Place | None) -> str:
    away = miles(private.pin, known.point) if private.pin and known else 0
    if away <= FAR:
        return ""
    return f"The pin is {round(away)} miles from the postcode {private.postcode}. The pin was kept."


def full_postcode(text: str) -> Postcode | None:
    return postcode_in(text.split())


def private_side(project: Project) -> dict[int, Private]:
    """What staff know of each of a project's venues."""
    rows = VenueAddress.objects.filter(venue__project=project)
    return {row.venue_id: as_private(row) for row in rows}


def as_private(row: VenueAddress) -> Private:
    return Private.of(vars(row))
