"""What typed words mean, given what answers to each of their spellings: as typed, else with words around it,
the biggest area first, an outcode inside, or several places. No database; each step is a function below.
"""

import re
from collections.abc import Iterator

from ..geo import miles
from .around import AROUND, COMPASS, peelings
from .places import SMALL, AmbiguousPlaceError, Kind, Place, PlaceError, SeveralPlacesError
from .postal import Outward, outwards, put_right, sector_in
from .postcodes import postal_keys
from .reading import CITY, Found, named, read_name
from .spelling import Typed, typed

MOST_WORDS_OF_A_NAME = 8
# A town that answers without a compass word; a hamlet called Ham is not meant by "East Ham".
KNOWN_TOWN = 5_000
SAME_PLACE_MILES = 15
JOINERS = re.compile(r"\s*[/+|;]\s*|\s*&\s*|\s+(?:or|and|n|and/or|also|plus|versus|vs)\s+", re.IGNORECASE)
ADDRESS = frozenset(
    "street st road rd avenue ave lane ln house floor flat close drive way court place centre hall hill"
    " park square terrace gardens crescent grove row yard unit building church mews green".split()
)


def keys_of(question: Typed) -> set[str]:
    """Every spelling that the steps below may ask about, so that one query fetches them all."""
    words = question.words
    inside = {o.outcode.casefold() for o in outwards(words)}
    inside |= {key for o in outwards(words) if (key := sector_in(o.typed))}
    right = {text.casefold() for text, _, _ in put_right(words)}
    right |= {text[:-3].casefold() for text, _, _ in put_right(words)}
    return {*postal_keys(words), *inside, *right, *question.spans(MOST_WORDS_OF_A_NAME)}


def understand(question: Typed, found: Found) -> Place | None:
    """The place that the words mean; None where they mean none. Raises AmbiguousPlaceError."""
    return (
        as_typed(question, found)
        or without_words_around(question, found)
        or biggest_first(question, found)
        or with_outcode(question, found)
        or one_of_several(question, found)
        or near_what_was_added(question, found)
    )


def as_typed(question: Typed, found: Found) -> Place | None:
    """A sector or an outcode, or a name with perhaps where it lies."""
    for key in postal_keys(question.words):
        if postal := named(found, key):
            place, whole = postal[0].place, "".join(question.words).upper()
            if whole == place.name.replace(" ", ""):
                return place
            return place.saying(unknown_postcode(" ".join(question.words).upper(), place))
    answer = read_name(question, found) or lying_in(question, found)
    if answer and answer.kind == Kind.WARD and "ward" not in question.words:
        return answer.saying(f"{answer.name} is a council ward in {answer.authority}. We looked there.")
    return answer


def lying_in(question: Typed, found: Found) -> Place | None:
    """ "Carlisle in Cumbria", as if a comma stood there."""
    words = question.words
    for at, word in enumerate(words):
        if word == "in" and 0 < at < len(words) - 1:
            place = read_name(Typed(question.text, [*words[:at], *words[at + 1 :]], [at]), found)
            if place:
                return place
    return None


def without_words_around(question: Typed, found: Found) -> Place | None:
    """The place in "near Bristol" and "Durham City"; what "central" and "north" would have said is told."""
    for start, end, left_out in peelings(question.words):
        place = as_typed(question.part(start, end), found)
        is_part = COMPASS.isdisjoint(left_out)
        if place and (is_part or place.is_area or place.is_postal or place.weight >= KNOWN_TOWN):
            return place.saying(left_out_of(place, left_out)) if left_out else place
    return None


def biggest_first(question: Typed, found: Found) -> Place | None:
    """Dartford for "Kent, Dartford", and Leeds for "England Yorkshire Leeds"."""
    words, segments = question.words, question.segments
    orders = [list(reversed(segments))] if len(segments) > 1 else []
    orders += [[words[size:], words[:size]] for size in range(1, len(words))]
    for order in orders:
        flat = [word for segment in order for word in segment]
        turned = Typed(question.text, flat, [len(order[0])])
        where = "".join(flat[len(order[0]) :])
        says_where = len(segments) > 1 or any(r.place.is_area for r in found.get(where, ()))
        for key, rest in turned.at_commas if says_where else ():
            from_where = _only_of(question, key, rest, found)
            if from_where:
                return from_where
    return None


def _only_of(question: Typed, key: str, rest: list[str], found: Found) -> Place | None:
    """The place of that name that lies there, where the name is no ward's."""
    readings = [r for r in named(found, key) if r.place.kind != Kind.WARD]
    words = [*_words_of(question, key), *rest]
    return read_name(Typed(question.text, words, [len(words) - len(rest)]), {**found, key: readings})


def _words_of(question: Typed, key: str) -> list[str]:
    size = len(question.words)
    for i in range(size):
        for j in range(i + 1, size + 1):
            if "".join(question.words[i:j]) == key:
                return question.words[i:j]
    return [key]


def with_outcode(question: Typed, found: Found) -> Place | None:
    """HU5 in "Hull HU5", B15 in "B15 2TTT": the outcode says more than the town beside it."""
    for outward in outwards(question.words):
        rest = [*question.words[: outward.start], *question.words[outward.end :]]
        if place := _outward_place(outward, found):
            beside = _beside_postcode(place, rest, question, found)
            return place.saying(*beside) if beside is not None else None
    return None


def _outward_place(outward: Outward, found: Found) -> Place | None:
    key = sector_in(outward.typed)
    for one in [key] if key else []:
        if sector := named(found, one):
            return sector[0].place.saying(unknown_postcode(outward.typed, sector[0].place))
    if outcode := named(found, outward.outcode.casefold()):
        place = outcode[0].place
        wrong = outward.typed != outward.outcode
        return place.saying(unknown_postcode(outward.typed, place)) if wrong else place
    return None


def _beside_postcode(place: Place, rest: list[str], question: Typed, found: Found) -> list[str] | None:
    """What to say of words beside a postcode; None where they are no place and no address."""
    if not rest or AROUND.issuperset(rest):
        return []
    try:
        other = read_name(Typed(question.text, rest, []), found) or without_words_around(
            Typed(question.text, rest, []), found
        )
    except AmbiguousPlaceError:
        return []
    if other:
        near = SAME_PLACE_MILES + (other.radius_miles or 0)
        return [] if miles(other.point, place.point) <= near else [left_out_of(place, [" ".join(rest)])]
    return [] if ADDRESS & set(rest) and rest[0].isdigit() else None


def one_of_several(question: Typed, found: Found) -> Place | None:
    """Raises SeveralPlacesError where two or more places are named: "leeds or bradford", "leeds bradford"."""
    pieces = [piece for piece in JOINERS.split(question.text) if piece.strip()]
    if len(pieces) > 1:
        _ask_which(question, [typed(piece) for piece in pieces], found, least=0)
        listed = [part for piece in pieces for part in piece.split(",") if part.strip()]
        _ask_which(question, [typed(piece) for piece in listed], found, least=0)
    segments = question.segments
    if len(segments) > 1:
        _ask_which(question, [Typed(question.text, s, []) for s in segments], found, least=0)
    for size in range(1, len(question.words)):
        parts = [question.part(0, size), question.part(size, len(question.words))]
        _ask_which(question, parts, found, least=CITY)
    return None


def _ask_which(question: Typed, pieces: list[Typed], found: Found, *, least: int) -> None:
    places: list[Place] = []
    for piece in pieces:
        try:
            place = (as_typed(piece, found) or without_words_around(piece, found)) if piece.words else None
        except AmbiguousPlaceError as several:
            place, *others = several.choices
            place = place.beside(others)
        if place is None or place.weight < least or (least and place.kind not in SMALL and not place.is_area):
            return
        places.append(place)
    places = list(dict.fromkeys(places))
    if len(places) > 1:
        raise SeveralPlacesError(question.text, places)


def near_what_was_added(question: Typed, found: Found) -> Place | None:
    """A town with the county next to its own after it: the town, and the county is told to be left out."""
    for key, where in [*question.at_commas, *question.at_spaces]:
        areas = [r.place for r in found.get("".join(where), ()) if r.place.is_area]
        for reading in named(found, key):
            place = reading.place
            near = [
                a for a in areas if miles(a.point, place.point) <= SAME_PLACE_MILES + (a.radius_miles or 0)
            ]
            if near and reading.is_full and place.kind == Kind.PLACE:
                return place.saying(left_out_of(place, [" ".join(where)]))
    return None


def left_out_of(place: Place, words: list[str]) -> str:
    quoted = " and ".join(f"“{some}”" for some in words)
    return f"We looked {whereabouts(place)}. We left out {quoted}."


def unknown_postcode(typed_as: str, place: Place) -> str:
    return f"We do not know {typed_as}, so we looked {whereabouts(place)}."


def whereabouts(place: Place) -> str:
    return f"in {place.label}" if place.is_area else f"near {place.name}"


def alone(words: list[str], found: Found) -> bool:
    """Whether the words left over are a place, a county, a compass word or filler: nothing to search for."""
    if AROUND.issuperset(words):
        return True
    try:
        place = read_name(Typed(" ".join(words), words, []), found)
    except PlaceError:
        return True
    return place is not None and place.kind != Kind.WARD and (place.is_area or place.weight >= CITY)


def places_typed_wrong(words: list[str], found: Found) -> Iterator[tuple[str, int, int]]:
    """Postcodes with O and 0 put right of which the outcode is known, the full ones first."""
    known = [
        (text, start, end)
        for text, start, end in put_right(words)
        if text.casefold() in found or (len(text) > 4 and text[:-3].casefold() in found)
    ]
    yield from sorted(known, key=lambda one: -len(one[0]))
