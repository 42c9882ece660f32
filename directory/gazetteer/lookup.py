"""What somebody typed, to the one place that it means: one query for a name, two for a postcode."""

from .places import Place, UnknownPlaceError
from .postcodes import postal_keys, postcode_in
from .reading import read_name
from .spelling import Typed, typed
from .suggest import suggest
from .tables import find_postcode, find_readings


def find_place(text: str) -> Place:
    """The place that was typed; or AmbiguousPlaceError or UnknownPlaceError, with what to offer."""
    question = typed(text)
    place = _read(question) if question.words else None
    if place is None:
        raise UnknownPlaceError(text, suggest(question.words))
    return place


def _read(question: Typed) -> Place | None:
    if postcode := postcode_in(question.words):
        return find_postcode(postcode)
    postal = postal_keys(question.words)
    found = find_readings([*postal, *(key for key, _ in question.splits)])
    for key in postal:
        if key in found:
            return found[key][0].place
    return read_name(question, found)
