"""A place inside a longer question: "depression leeds", "carers in kent", "LS2 8AD women"."""

from collections.abc import Iterator

from .places import AmbiguousPlaceError, Kind, Place
from .postcodes import postal_keys, postcode_in
from .reading import CITY, Reading, read_name
from .spelling import LONGEST, Typed, typed
from .tables import find_postcode, find_readings

MOST_WORDS_OF_A_PLACE = 6
CONNECTING = {"in", "near", "around", "at", "for", "from", "of", "within"}


def place_within(text: str) -> tuple[str, Place] | None:
    """The other words and the place that the text ends or else begins with, the longest name first.

    Where several places have the name, it is the most populous, with the rest as `others`. Wards never count.
    """
    words = text.split()
    if len(text) > 2 * LONGEST or not words:
        return None
    spans = [(rest, typed(" ".join(span))) for rest, span in _spans(words)]
    postal = [key for _, span in spans for key in postal_keys(span.words)]
    names = [key for _, span in spans for key, _ in span.splits]
    found = _worth(find_readings([*postal, *names]))
    for rest, span in spans:
        if place := _read(span, found):
            return " ".join(_without_connection(rest)).strip(" ,;"), place
    return None


def _spans(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Each end, then each beginning, of the words, longest first, with what is left over."""
    sizes = range(min(len(words), MOST_WORDS_OF_A_PLACE), 0, -1)
    for size in sizes:
        yield words[:-size], words[-size:]
    for size in sizes:
        if size < len(words):
            yield words[size:], words[:size]


def _worth(found: dict[str, list[Reading]]) -> dict[str, list[Reading]]:
    """Without wards, and without short names of small places, which are too often plain words."""
    return {
        key: kept
        for key, readings in found.items()
        if (
            kept := [
                reading
                for reading in readings
                if reading.place.kind != Kind.WARD and (reading.is_full or reading.place.weight >= CITY)
            ]
        )
    }


def _read(span: Typed, found: dict[str, list[Reading]]) -> Place | None:
    postcode = postcode_in(span.words)
    # Only a postcode by itself: the words around one are what is looked for.
    if postcode and "".join(span.words).upper() == postcode.outcode + postcode.incode:
        return find_postcode(postcode)
    for key in postal_keys(span.words):
        if key in found:
            return found[key][0].place
    try:
        return read_name(span, found)
    except AmbiguousPlaceError as several:
        return several.choices[0].beside(several.choices[1:])


def _without_connection(words: list[str]) -> list[str]:
    """Without the "in" of "depression in leeds"."""
    while words and words[-1].casefold() in CONNECTING:
        words = words[:-1]
    return words
