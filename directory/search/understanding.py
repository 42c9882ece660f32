"""How the words and the place of a question are understood."""

from dataclasses import dataclass

from directory.filters import Asked, Near
from directory.gazetteer import place_within

from .expression import read
from .index import FacetIndex
from .words import WordHits, find, find_asked_for, find_corrected, is_in_a_name


@dataclass(frozen=True)
class Reading:
    """The words that are searched with what they hit, the place, and whether both stood in one box."""

    q: str
    near: Near
    hits: WordHits | None = None
    split: bool = False


def understand(asked: Asked, index: FacetIndex) -> Reading:
    """Words as they stand; or words near a place, where no name holds them all and no place was given."""
    words = read(asked.q)
    if not words:
        return Reading("", asked.near)
    if asked.exact:
        return Reading(asked.q, asked.near, find(words, index))
    hits = find_asked_for(words, index)
    if not asked.near.text and (split := words_near_a_place(asked.q, hits, index)):
        return split
    return Reading(asked.q, asked.near, hits if hits.anywhere else find_corrected(words, hits, index))


def words_near_a_place(text: str, hits: WordHits, index: FacetIndex) -> Reading | None:
    """ "depression leeds" is depression near Leeds, unless a project is called so."""
    if hits.name and is_in_a_name(text):
        return None
    if not (found := place_within(text)):
        return None
    text, place = found
    words = text if read(text).asked_for else ""
    return Reading(words, Near(place.query, place), hits_of(words, index), split=True)


def hits_of(text: str, index: FacetIndex) -> WordHits | None:
    words = read(text)
    if not words:
        return None
    hits = find_asked_for(words, index)
    return hits if hits.anywhere else find_corrected(words, hits, index)
