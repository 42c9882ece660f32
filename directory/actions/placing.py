"""Where a venue stands: the true point for staff, the public point as near as its precision allows.

Nothing here can stop a venue from being saved: what the gazetteer does not know stays empty.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from directory.gazetteer import (
    Kind,
    Place,
    PlaceError,
    find_place,
    locate_area,
    nearest_outcode,
    outcode_place,
)
from directory.gazetteer.postcodes import Postcode, postcode_in
from directory.geo import Point, miles
from directory.models import Project, ProjectRegion, Region, Venue, VenueAddress
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


def place(venue: Venue, private: Private) -> list[str]:
    """Save the venue with both its points; returns what a person should look at again."""
    known = placed_by_postcode(private.postcode)
    true_point = private.pin or (known.point if known and known.kind in KNOWN_POSTCODES else None)
    found = public_place(venue, private, known)
    if found or true_point or has_moved(venue):
        set_public_side(venue, found, true_point)
    if not venue.area:
        venue.area = area_of(found, private.postcode)
    venue.save()
    keep_private_side(venue, private, true_point)
    infer_region(venue)
    return doubts(venue, private, known)


def has_moved(venue: Venue) -> bool:
    """Whether the point it had may be wrong now; a public point that nobody touched stays."""
    before = Venue.objects.filter(pk=venue.pk).values_list("area", "precision").first()
    return before != (venue.area, venue.precision)


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
    found = asked(find_place, postcode)
    return found if found and found.is_postal else None


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


def hide_homes(project: Project) -> bool:
    """A home is always hidden, whatever somebody chose; says whether something was hidden now."""
    if not project.project_terms.filter(term__vocabulary="setting", term__slug="someones-home").exists():
        return False
    shown = list(project.venues.exclude(precision=Precision.HIDDEN))
    for venue in shown:
        hide(venue)
    return bool(shown)


def hide(venue: Venue) -> None:
    """What was exact goes to the staff's side; the public keeps no more than the outcode or town."""
    private = private_side(venue.project).get(venue.pk, Private())
    if venue.address and not private.address:
        private = replace(private, address=venue.address)
    venue.precision, venue.address, venue.consent = Precision.HIDDEN, "", None
    place(venue, private)


def keep_private_side(venue: Venue, private: Private, true_point: Point | None) -> None:
    if private.is_empty:
        VenueAddress.objects.filter(venue=venue).delete()
        return
    latitude, longitude = tuple(true_point) if true_point else (None, None)
    VenueAddress.objects.update_or_create(
        venue=venue,
        defaults={
            "address": private.address,
            "postcode": private.postcode,
            "latitude": latitude,
            "longitude": longitude,
            "pin_set_by_hand": private.pin is not None,
        },
    )


def infer_region(venue: Venue) -> None:
    """A local project works where its venue is, unless somebody has said where it works."""
    project = venue.project
    if project.scope != Scope.LOCAL or not venue.ons_region:
        return
    if ProjectRegion.objects.filter(project=project, kind=RegionKind.WORKS_IN, inferred=False).exists():
        return
    region = region_holding(venue.ons_region)
    if region:
        ProjectRegion.objects.get_or_create(
            project=project, region=region, kind=RegionKind.WORKS_IN, defaults={"inferred": True}
        )


def region_holding(ons_region: str) -> Region | None:
    return next((r for r in Region.objects.all() if ons_region in r.ons_regions), None)


def doubts(venue: Venue, private: Private, known: Place | None) -> list[str]:
    """What a person should look at again; nothing of it keeps the venue from being saved."""
    found = [
        words for words in (doubt_of_postcode(private.postcode, known), doubt_of_pin(private, known)) if words
    ]
    if venue.latitude is None:
        found.append(f"We do not know where {venue.area or 'this'} is, so nobody will find it by distance.")
    return found


def look_again(private: Private) -> dict[str, str]:
    """The same, for the page on which postcode and pin stand: field -> words."""
    known = placed_by_postcode(private.postcode)
    found = {
        "postcode": doubt_of_postcode(private.postcode, known),
        "pin_latitude": doubt_of_pin(private, known),
    }
    return {name: words for name, words in found.items() if words}


def doubt_of_postcode(postcode: str, known: Place | None) -> str:
    if not postcode:
        return ""
    if known is None:
        return f"We do not know the postcode {postcode}. It was kept; please look at it again."
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
    has_pin = row.pin_set_by_hand and row.latitude is not None
    pin = Point(row.latitude, row.longitude) if has_pin else None
    return Private(row.address, row.postcode, pin)
