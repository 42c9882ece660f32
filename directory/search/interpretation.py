"""How the words and the place of a question are understood."""

from dataclasses import dataclass

from directory.gazetteer import place_within

from .conversational_words import FEELING
from .expression import read
from .index import FacetIndex
from .question import Asked, Near
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
        return words_for_a_place(asked, index) or Reading("", asked.near)
    if asked.exact:
        return Reading(asked.q, asked.near, find(words, index))
    hits = find_asked_for(words, index)
    if not asked.near.text and (split := words_near_a_place(asked.q, hits, index)):
        return split
    return Reading(asked.q, asked.near, hits if hits.anywhere else find_corrected(words, hits, index))


def words_for_a_place(asked: Asked, index: FacetIndex) -> Reading | None:
    """The home page has one box: what is no place there may be words, alone or beside a place.

    With a figure in it, it is a postcode that we do not know.
    """
    text = asked.near.text
    if not asked.near.is_unknown or asked.exact or index.region_called(text):
        return None
    if any(map(str.isdigit, text)) or not (words := read(text)):
        return None
    hits = find_asked_for(words, index)
    if split := words_near_a_place(text, hits, index):
        return split
    return Reading(text, Near(), hits) if hits.anywhere else None


def words_near_a_place(text: str, hits: WordHits, index: FacetIndex) -> Reading | None:
    """ "depression leeds" is depression near Leeds, unless a project is called so."""
    if hits.name and is_in_a_name(text):
        return None
    if not (found := place_within(text)):
        return None
    text, place = found
    said = read(text)
    words = text if said.asked_for or FEELING & set(said.singles) else ""
    return Reading(words, Near(place.query, place), hits_of(words, index), split=True)


def hits_of(text: str, index: FacetIndex) -> WordHits | None:
    words = read(text)
    if not words:
        return None
    hits = find_asked_for(words, index)
    return hits if hits.anywhere else find_corrected(words, hits, index)
