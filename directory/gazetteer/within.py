"""A place inside a longer question: "depression leeds", "carers in kent", "bipolar M1 1AE group"."""

from collections.abc import Callable, Iterator

from .around import AROUND
from .correction import corrected_name
from .lookup import told_postcode
from .outside import nation_of_postcode
from .places import AmbiguousPlaceError, Kind, Place
from .postal import outwards, sector_in
from .postcodes import postcode_in
from .reading import CITY, Found, Reading
from .spelling import LONGEST, Typed, key_of, typed
from .tables import find_first, find_readings
from .understanding import alone, keys_of, understand, unknown_postcode

MOST_WORDS_OF_A_PLACE, MOST_WORDS_WITH_A_SLIP = 6, 4
CONNECTING = {"in", "near", "around", "at", "for", "from", "of", "within", "by", "close", "next", "to", "on"}
# After these comes where; "at", "for", "from" and "by" come before much else.
BEFORE_A_PLACE = {"in", "near", "nr", "around", "outside", "round"}
COURTESY = {"please", "pls", "plz", "thanks", "thx", "ta", "help", "urgently", "asap", "area", "x"}
LEADING = {"for", "-", "–"}

Part = tuple[list[str], Typed]


def place_within(
    text: str, is_plain_word: Callable[[str], bool] = lambda _: False
) -> tuple[str, Place] | None:
    """The other words and the place that the text is, or ends or begins with, the longest name first.

    The whole text is tried as a place, also with a slip put right, before it is split. A postcode or an
    outcode may stand anywhere. Where several places have the name, it is the most populous in England, with
    the rest as `others`. Wards never count, nor does a village whose name is an ordinary word, by itself.
    What is left over is never just a place, a county or words around one. No word that `is_plain_word` names
    is taken for a slip.
    """
    words = text.split()
    if len(text) > 2 * LONGEST or not words:
        return None
    if found := _full_postcode(words):
        return found
    spans = [(rest, typed(" ".join(span))) for rest, span in _spans(words)]
    whole = typed(text)
    keys = {key for _, span in spans for key in keys_of(span)} | keys_of(whole)
    readings = _worth(find_readings(keys))
    return (
        _whole(whole, readings)
        or _at_an_end(spans, readings)
        or _outcode_inside(words, readings)
        or _slip_at_an_end(spans, is_plain_word)
        or _slip_after_in(words, is_plain_word)
    )


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


def _full_postcode(words: list[str]) -> tuple[str, Place] | None:
    """A full postcode anywhere, as one word or two."""
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            some = typed(" ".join(words[start : start + size])).words
            rest = [*words[:start], *words[start + size :]]
            postcode = postcode_in(["".join(some)])
            if postcode and (place := told_postcode(postcode)):
                return _left(rest), place
            if any(map(str.isdigit, "".join(some))) and (nation := nation_of_postcode(some)):
                place = find_first([key_of(nation)])
                return (_left(rest), place) if place else None
    return None


def _whole(whole: Typed, found: Found) -> tuple[str, Place] | None:
    place = _read(whole, found) or corrected_name(whole, word_by_word=True)
    return ("", place) if place else None


def _at_an_end(spans: list[Part], found: Found) -> tuple[str, Place] | None:
    for rest, span in spans:
        if not (place := _read(span, found)):
            continue
        left = typed(" ".join(rest)).words
        if not left or AROUND.issuperset(left):
            return "", place
        if not alone(left, found):
            return _left(rest), place
    return None


def _outcode_inside(words: list[str], found: Found) -> tuple[str, Place] | None:
    plain = [" ".join(typed(word).words) for word in words]
    for outward in outwards(plain):
        keys = [key for key in (sector_in(outward.typed), outward.outcode.casefold()) if key]
        for key in keys:
            if readings := found.get(key):
                place = next(iter(readings)).place
                said = () if place.name == outward.typed else (unknown_postcode(outward.typed, place),)
                return _left([*words[: outward.start], *words[outward.end :]]), place.saying(*said)
    return None


def _slip_at_an_end(spans: list[Part], is_plain_word: Callable[[str], bool]) -> tuple[str, Place] | None:
    for rest, span in spans:
        if (
            rest
            and len(span.words) <= MOST_WORDS_WITH_A_SLIP
            and not (len(span.words) == 1 and is_plain_word(span.words[0]))
            and (place := corrected_name(span, word_by_word=len(span.words) > 1))
        ):
            return _left(rest), place
    return None


def _slip_after_in(words: list[str], is_plain_word: Callable[[str], bool]) -> tuple[str, Place] | None:
    """ "in peterboorough and need people": a name with a slip anywhere, after a word that a place follows.

    Before "please" or "thanks" too, where people end.
    """
    for start in range(1, len(words)):
        before = words[start - 1].casefold()
        ends_there = set(map(str.casefold, words[start + 1 :])) <= COURTESY
        if before not in BEFORE_A_PLACE and not ends_there:
            continue
        for size in range(min(MOST_WORDS_WITH_A_SLIP, len(words) - start), 0, -1):
            span = typed(" ".join(words[start : start + size]))
            if not span.words or (size == 1 and is_plain_word(span.words[0])):
                continue
            after_in = before in BEFORE_A_PLACE
            if place := corrected_name(span, word_by_word=size > 1, after_in=after_in):
                left = [*_left(words[:start]).split(), *words[start + size :]]
                return _left(left), place
    return None


def _read(span: Typed, found: Found) -> Place | None:
    if span.words[:1] == ["a"]:
        # "a bridge" is no way to write Abridge.
        return None
    try:
        place = understand(span, found)
    except AmbiguousPlaceError as several:
        # England's come first: a Newport in Wales is offered beside them.
        first, *others = sorted(several.choices, key=lambda place: place.country != "England")
        place = first.beside(others)
    # "hope" and "in the street" are words in a sentence; "Hope, Derbyshire" is the village.
    says_no_more = len([word for word in span.words if word not in AROUND]) <= 1
    return None if place and place.is_also_a_word and says_no_more else place


def _left(words: list[str]) -> str:
    """Without the "in" of "depression in leeds"."""
    while words and words[-1].casefold().strip(",;") in CONNECTING:
        words = words[:-1]
    while words and words[0].casefold() in LEADING:
        words = words[1:]
    return " ".join(words).strip(" ,;")
