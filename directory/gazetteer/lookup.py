"""What somebody typed, to the one place that it means: one query for a name, two for a postcode."""

from .correction import corrected
from .outside import nation_of_postcode
from .places import Kind, Place, UnknownPlaceError
from .postal import is_like_postcode
from .postcodes import Postcode, postal_keys, postcode_in
from .reading import Found
from .spelling import Typed, key_of, typed
from .suggest import suggest
from .tables import around_postcode_area, find_first, find_postcode, find_readings
from .understanding import keys_of, places_typed_wrong, understand, unknown_postcode

KNOWN_POSTCODES = (Kind.POSTCODE, Kind.ENDED_POSTCODE)


def find_place(text: str) -> Place:
    """The place that was typed, with remarks on what was left out or put right.

    Raises AmbiguousPlaceError (SeveralPlacesError where several were named) or UnknownPlaceError, with what
    to offer.
    """
    question = typed(text)
    place = _read(question) if question.words else None
    if place is None:
        raise UnknownPlaceError(text, suggest(question.words))
    return place


def _read(question: Typed) -> Place | None:
    words = question.words
    if (postcode := postcode_in(words)) and (place := told_postcode(postcode)):
        return place
    if nation := nation_of_postcode(words):
        return find_first([key_of(nation)])
    found = find_readings(keys_of(question))
    return (
        understand(question, found)
        or put_right_postcode(question, found)
        or corrected(question, found)
        or _postcode_area(question)
    )


def told_postcode(postcode: Postcode) -> Place | None:
    """The postcode, or the sector or outcode that is known of it, which is told."""
    place = find_postcode(postcode)
    if place is None or place.kind in KNOWN_POSTCODES:
        return place
    return place.saying(unknown_postcode(str(postcode), place))


def put_right_postcode(question: Typed, found: Found) -> Place | None:
    """The postcode in which O and 0, or I and 1, were taken for one another, and nothing else stands."""
    for text, start, end in places_typed_wrong(question.words, found):
        if end - start < len(question.words):
            continue
        if place := postcode_place(text):
            typed_as = " ".join(question.words[start:end]).upper()
            return place.saying(f"You typed “{typed_as}”. We looked near {place.name}.", corrected=True)
    return None


def postcode_place(text: str) -> Place | None:
    full = postcode_in([text])
    return find_postcode(full) if full else find_first(postal_keys([text]))


def _postcode_area(question: Typed) -> Place | None:
    """Of an outcode in which nobody lives, such as LS99, the council in which most of its area lies."""
    whole = "".join(question.words).upper()
    if not is_like_postcode(whole) or whole.isdigit():
        return None
    letters = whole[: len(whole) - len(whole.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
    place = around_postcode_area(letters)
    if place is None:
        return None
    return place.saying(
        f"We do not know {' '.join(question.words).upper()}. {letters} postcodes are around "
        f"{place.authority}, so we looked there."
    )
