"""Where the report's places are: the gazetteer's answers, each asked for once."""

from functools import cached_property

from directory.gazetteer.lookup import find_place
from directory.gazetteer.places import AREAS, AmbiguousPlaceError, Place, UnknownPlaceError
from directory.gazetteer.spelling import key_of
from directory.gazetteer.tables import find_readings
from directory.models import GazetteerEntry

from .shapes import WrongValueError, did_you_mean


class Atlas:
    """Place names and area names to places. Before the gazetteer is loaded it knows none, and says so."""

    def __init__(self):
        self._places: dict[str, Place] = {}
        self._areas: dict[str, Place] = {}

    @cached_property
    def is_loaded(self) -> bool:
        return GazetteerEntry.objects.exists()

    def place(self, text: str) -> Place | None:
        """A town or borough, as in "Ilkeston, Derbyshire"; None before the gazetteer is loaded."""
        if self.is_loaded and text not in self._places:
            self._places[text] = found_place(text)
        return self._places.get(text)

    def area(self, text: str) -> Place | None:
        """A county or an authority: where one name is both, the authority, which claims less."""
        if self.is_loaded and text not in self._areas:
            self._areas[text] = found_area(text)
        return self._areas.get(text)


def found_place(text: str) -> Place:
    try:
        place = find_place(text)
    except AmbiguousPlaceError as error:
        raise WrongValueError(
            f"{text!r} may be any of: {'; '.join(choice.query for choice in error.choices[:5])}"
        ) from error
    except UnknownPlaceError as error:
        raise WrongValueError(
            f"the gazetteer does not know {text!r}" + did_you_mean(text, [p.query for p in error.suggestions])
        ) from error
    if place.is_corrected:
        raise WrongValueError(f"the gazetteer does not know {text!r}" + did_you_mean(text, [place.query]))
    if not place.region:
        raise WrongValueError(f"{text!r} is not in England")
    return place


def found_area(text: str) -> Place:
    readings = find_readings([key_of(text)]).get(key_of(text), [])
    areas = [reading.place for reading in readings if reading.place.kind in AREAS and reading.is_full]
    if not areas:
        raise WrongValueError(f"{text!r} is no county or local authority of today")
    return min(areas, key=lambda place: place.kind.rank)
