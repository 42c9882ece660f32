"""A place inside a longer question: "depression leeds", "carers in kent", "bipolar M1 1AE group"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .around import AROUND
from .correction import corrected_name
from .lookup import told_postcode
from .outside import nation_of_postcode
from .places import AmbiguousPlaceError, Kind, Place
from .postal import outwards, sector_in
from .postcodes import postcode_in
from .reading import CITY, Found, Reading
from .spelling import LONGEST, Typed, key_of, typed
from .suggest import PEOPLE_OF_A_SHORT_NAME, names_in_memory
from .tables import find_first, find_readings
from .understanding import alone, keys_of, understand, unknown_postcode

MOST_WORDS_OF_A_PLACE, MOST_WORDS_WITH_A_SLIP = 6, 4
CONNECTING = {
    "in",
    "near",
    "nr",
    "around",
    "at",
    "for",
    "from",
    "of",
    "within",
    "by",
    "close",
    "next",
    "to",
    "on",
}
# After these comes where; "at", "for", "from" and "by" come before much else.
BEFORE_A_PLACE = {"in", "near", "nr", "around", "outside", "round"}
COURTESY = {"please", "pls", "plz", "thanks", "thx", "ta", "help", "urgently", "asap", "area", "x"}
LEADING = {"for", "-", "–"}

# The name of a big place that is oftener an ordinary word, where no "in" stands before it.
ORDINARY_WORDS = frozenset("bath deal hove mold reading rugby sale ware wells".split())
# Said after "in" too, of what is no town: "living in hope", "mother in law".
NO_TOWN_AFTER_IN = frozenset("battle church eye healing hope law over peel plains street wing".split())
# Run together these may be a name, "to on" Toon, but nobody means it.
SMALL_WORDS = CONNECTING | set("a am an and as be do he i is it me my no or so the up us was we".split())
MOST_WORDS_INSIDE, MOST_WORDS_BEFORE = 3, 20
# A village whose name is an ordinary word, after "in".
PEOPLE_OF_A_VILLAGE = 2_500

Part = tuple[list[str], Typed]
IsPlainWord = Callable[[str], bool]


@dataclass(frozen=True)
class Inside:
    """Words in the middle of a sentence, what is left without them, and what stands around them."""

    text: str
    span: Typed
    left: str
    after_in: bool
    ends_there: bool


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
    insides, whole = _insides(words), typed(text)
    keys = {key for span in [whole, *(span for _, span in spans)] for key in keys_of(span)}
    keys |= {key for inside in insides for key in keys_of(inside.span)}
    readings = _worth(find_readings(keys))
    as_named = (
        _whole(whole, readings, is_plain_word)
        or _at_an_end(spans, readings)
        or _outcode_inside(words, readings)
        or _named_inside(insides, readings)
    )
    # Without a gazetteer each try at a slip would ask for one again.
    if as_named or not names_in_memory().known:
        return as_named
    return _slip_at_an_end(spans, is_plain_word) or _slip_inside(insides, is_plain_word)


def _spans(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Each end, then each beginning, of the words, longest first, with what is left over."""
    sizes = range(min(len(words), MOST_WORDS_OF_A_PLACE), 0, -1)
    for size in sizes:
        yield words[:-size], words[-size:]
    for size in sizes:
        if size < len(words):
            yield words[size:], words[:size]


def _worth(found: dict[str, list[Reading]]) -> dict[str, list[Reading]]:
    """Without wards, and without short names of small places, which are too often plain words. A name that
    says more than the place's own stays: Hay-on-Wye is listed as Hay."""
    return {
        key: kept
        for key, readings in found.items()
        if (
            kept := [
                reading
                for reading in readings
                if reading.place.kind != Kind.WARD
                and (
                    reading.is_full
                    or reading.place.weight >= CITY
                    or len(key) > len(key_of(reading.place.name))
                )
            ]
        )
    }


def _full_postcode(words: list[str]) -> tuple[str, Place] | None:
    """A full postcode anywhere, as one word or two. "im 15" tells an age, "IM 9" is on an island."""
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            some = typed(" ".join(words[start : start + size])).words
            rest = [*words[:start], *words[start + size :]]
            postcode = postcode_in(["".join(some)])
            if postcode and (place := told_postcode(postcode)):
                return _left(rest), place
            is_age = size == 2 and words[start].islower() and words[start + 1].isdigit()
            if not is_age and any(map(str.isdigit, "".join(some))) and (nation := nation_of_postcode(some)):
                place = find_first([key_of(nation)])
                return (_left(rest), place) if place else None
    return None


def _whole(whole: Typed, found: Found, is_plain_word: IsPlainWord) -> tuple[str, Place] | None:
    place = _read(whole, found) or corrected_name(whole, word_by_word=True, is_plain_word=is_plain_word)
    return ("", place) if place else None


def _at_an_end(spans: list[Part], found: Found) -> tuple[str, Place] | None:
    for rest, span in spans:
        if not (place := _read(span, found, after_in=_ends_in(rest))):
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


def _slip_at_an_end(spans: list[Part], is_plain_word: IsPlainWord) -> tuple[str, Place] | None:
    for rest, span in spans:
        by_word = len(span.words) > 1
        if (
            rest
            and len(span.words) <= MOST_WORDS_WITH_A_SLIP
            and (
                place := corrected_name(
                    span, word_by_word=by_word, after_in=_ends_in(rest), is_plain_word=is_plain_word
                )
            )
        ):
            return _left(rest), place
    return None


def _named_inside(insides: list[Inside], found: Found) -> tuple[str, Place] | None:
    """ "group in bath after work", "free group leeds no referral": a town or county between words.

    Without a word before it that a place follows, only a bigger one that is no ordinary word.
    """
    for inside in insides:
        place = _read(inside.span, found, after_in=inside.after_in)
        if not place or place.kind not in (Kind.PLACE, Kind.AREA, Kind.AUTHORITY, Kind.COUNTY):
            continue
        if inside.after_in or (
            place.weight >= PEOPLE_OF_A_SHORT_NAME
            and not place.is_also_a_word
            and inside.text not in ORDINARY_WORDS
        ):
            return inside.left, place
    return None


def _slip_inside(insides: list[Inside], is_plain_word: IsPlainWord) -> tuple[str, Place] | None:
    """ "im lonely in peterboorough and need people": after a word that a place follows, or at the end."""
    for inside in insides:
        if not (inside.after_in or inside.ends_there) or len(inside.span.words) > MOST_WORDS_WITH_A_SLIP:
            continue
        by_word = len(inside.span.words) > 1
        if place := corrected_name(
            inside.span, word_by_word=by_word, after_in=inside.after_in, is_plain_word=is_plain_word
        ):
            return inside.left, place
    return None


def _insides(words: list[str]) -> list[Inside]:
    """What stands between the first word and the last, those after "in" or "near" first, the longest."""
    found = []
    for start in range(1, min(len(words) - 1, MOST_WORDS_BEFORE)):
        after_in = _ends_in(words[:start])
        for size in range(min(MOST_WORDS_INSIDE, len(words) - 1 - start), 0, -1):
            end = start + size
            left = [*_left(words[:start]).split(), *words[end:]]
            ends_there = COURTESY.issuperset(map(str.casefold, words[end:]))
            text = " ".join(words[start:end])
            found.append(Inside(text, typed(text), _left(left), after_in, ends_there))
    return sorted(found, key=lambda inside: not inside.after_in)


def _ends_in(words: list[str]) -> bool:
    """Whether the last word is one that a place follows."""
    return bool(words) and words[-1].casefold() in BEFORE_A_PLACE


def _read(span: Typed, found: Found, *, after_in: bool = False) -> Place | None:
    if span.words[:1] == ["a"] or SMALL_WORDS.issuperset(span.words):
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
    if not place or not place.is_also_a_word or not says_no_more:
        return place
    is_town = place.weight >= PEOPLE_OF_A_VILLAGE and NO_TOWN_AFTER_IN.isdisjoint(span.words)
    return place if after_in and is_town else None


def _left(words: list[str]) -> str:
    """Without the "in" of "depression in leeds"."""
    while words and words[-1].casefold().strip(",;") in CONNECTING:
        words = words[:-1]
    while words and words[0].casefold() in LEADING:
        words = words[1:]
    return " ".join(words).strip(" ,;")
