"""How a question is understood: what is words, what is a place, what was corrected, what calls for help."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from directory.gazetteer import Place, PlaceError, find_place, is_like_postcode, place_within
from directory.models.words import raw_words, stem
from directory.signpost_subjects import Subject, subjects_in

from .conversational_words import (
    FEELING,
    OF_ANY_GROUP,
    SMALL,
    SPOKEN_WORDS,
    age_in,
    asks_near_me,
    conditions_in,
    is_for_somebody_else,
    times_in,
    without_asides,
)
from .distress import Distress, heard
from .expression import Concept, Words, alternatives, parse
from .fulltext import WordHits, find, find_each, is_in_a_name, which_stand
from .index import FacetIndex
from .question import Near, Question
from .real_words import real_words
from .site_questions import SiteQuestion, site_question_in
from .spelling import correction_of, slip_for
from .synonyms import known_stems, known_words

MOST_MISTAKES = 3
OLDER = 60
NO_WORDS = Words()
# The words that most questions are asked with.
ASKED_WITH_WORDS = frozenset(
    "group groups support mental health meeting meetings illness people someone".split()
)


@dataclass(frozen=True)
class InterpretedQuery:
    """The words that are searched with what they hit, and the place; each step is a function below.

    `hits` is None where no words are searched. `is_split`: words and place stood in one box.
    """

    q: str
    near: Near
    hits: WordHits | None = None
    words: Words = NO_WORDS
    corrections: dict[str, str] = field(default_factory=dict)
    is_split: bool = False
    distress: Distress | None = None
    place_is_a_call: bool = False
    for_somebody_else: bool = False
    times: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    asks_near_me: bool = False
    site_question: SiteQuestion | None = None

    @property
    def place(self) -> Place | None:
        return self.near.place

    @property
    def subjects_of_age(self) -> list[str]:
        """Slugs of the subjects of those as old as somebody says: “im 72”."""
        age = age_in(self.q)
        if age is None or 25 < age < OLDER:
            return []
        return ["older-people"] if age >= OLDER else ["young-people"]

    @property
    def not_listed(self) -> list[Subject]:
        """What was asked for that no peer support group is: counselling, somewhere to live."""
        return [subject for subject in subjects_in(self.q) if subject.not_listed]

    def concepts(self, index: FacetIndex) -> list[Concept]:
        """What the words that are searched ask for, one by one."""
        words = self.words.asked_for or self.words
        return words.concepts(index.term_words, index.term_phrases)


def interpret(question: Question, index: FacetIndex) -> InterpretedQuery:
    """What a cleaned question means. At most two queries for its words, two for a place inside them."""
    about_site = None if question.exact else site_question_in(question.q)
    asked = replace(question, q=about_site[1]) if about_site else question
    if not question.exact:
        asked = replace(asked, q=without_slips_of_asking(asked.q, index))
    found = interpret_words(asked, index)
    typed = f"{question.q} {'' if question.near.place else question.near.text}".strip()
    if not typed:
        return found
    # "Who can I ring about a mistake on this site" is no call.
    said = about_site[1] if about_site else question.q
    distress = heard(said, question.near.text)
    if question.exact:
        return replace(found, distress=distress)
    return replace(
        found,
        distress=distress,
        # The call for help stands in the place's box, or ends there.
        place_is_a_call=bool(distress) and (bool(heard(question.near.text)) or not heard(said)),
        for_somebody_else=is_for_somebody_else(typed),
        times=times_in(typed),
        conditions=conditions_in(typed),
        asks_near_me=asks_near_me(typed) and not found.place,
        site_question=about_site[0] if about_site else None,
    )


def interpret_words(question: Question, index: FacetIndex) -> InterpretedQuery:
    """Words as they stand; or words near a place, where no name holds them all and no place was given."""
    words = parse(question.q)
    if not words and (as_words := words_before_a_slip(question, index)):
        return as_words
    if not words:
        return interpret_place_as_words(question, index) or InterpretedQuery("", question.near)
    if question.exact:
        return InterpretedQuery(question.q, question.near, find(words, index), words)
    if swapped := swap_boxes(question, index):
        return swapped
    # "sheffield mondays" in the place's box: the place, and more words.
    several = question.near.is_unknown and " " in question.near.text.strip()
    if several and (found := place_within(question.near.text, is_known_word(index))):
        more, place = found
        question = replace(question, q=f"{question.q} {more}".strip(), near=Near(place.query, place))
        words = parse(question.q)
    # Near a place "someone to talk to" is every group there.
    says_no_more = bool(question.near.place) and not words.asked_for and not FEELING & set(words.singles)
    hits, words = find_essential(words, index)
    if (says_no_more or asks_only(question.q, words)) and not hits.name:
        return InterpretedQuery("", question.near)
    if not hits.anywhere and says_only_when(question.q, words):
        return InterpretedQuery("", question.near)
    if not question.near.text and (split := split_at_place(question.q, hits, words, index)):
        return split
    as_words = searched(question.q, question.near, words, hits, index)
    return misspelt_place(question, as_words, index) or as_words


def without_slips_of_asking(text: str, index: FacetIndex) -> str:
    """ "mental helth grop" asks for a "mental health group": words left out in silence, put right so."""
    is_plain = is_known_word(index)

    def put_right(word: str) -> str:
        said = word.casefold()
        if is_plain(said) or said in real_words() or not said.isalpha():
            return word
        return slip_for(said, ASKED_WITH_WORDS) or word

    return " ".join(map(put_right, text.split()))


def misspelt_place(
    question: Question, as_words: InterpretedQuery, index: FacetIndex
) -> InterpretedQuery | None:
    """ "newcastel" and "manchesta": a town with a slip where words are asked for, which finds no group as a
    word. An ordinary word is none."""
    hits, corrections, typed = as_words.hits, as_words.corrections, raw_words(question.q)
    if question.near.text or not hits or (hits.anywhere and not corrections):
        return None
    if corrections:
        put_right = " ".join(corrections.get(word, word) for word in typed)
        split = split_at_place(put_right, hits, as_words.words, index)
        if not split or not (place := split.place):
            return None
        old = next((old for old, new in corrections.items() if new in raw_words(place.label)), "")
        place = place.saying(f"You typed “{old}”. We looked near {place.name}.", corrected=True)
        return replace(split, near=Near(place.query, place)) if old else None
    is_plain = is_known_word(index)
    if any(is_plain(word) or word in real_words() for word in typed):
        return None
    try:
        place = find_place(question.q)
    except PlaceError:
        return None
    return InterpretedQuery("", Near(place.query, place), is_split=True) if place.is_corrected else None


def swap_boxes(question: Question, index: FacetIndex) -> InterpretedQuery | None:
    """Words where a place is asked for, and a place where words are: taken the other way round."""
    text = question.near.text
    if not question.near.is_unknown or not (words := parse(text)) or not says_something(words, index):
        return None
    found = place_within(question.q, is_known_word(index))
    if not found or found[0]:
        return None
    hits, words = find_essential(words, index)
    place = found[1]
    return searched(text, Near(place.query, place), words, hits, index, is_split=True)


def words_before_a_slip(question: Question, index: FacetIndex) -> InterpretedQuery | None:
    """What is a place only with a typing mistake put right, but finds groups as it stands: those groups."""
    place = question.near.place
    if not place or not place.is_corrected or question.exact:
        return None
    hits, words = find_essential(parse(question.near.text), index)
    return searched(question.near.text, Near(), words, hits, index) if words and hits.anywhere else None


def interpret_place_as_words(question: Question, index: FacetIndex) -> InterpretedQuery | None:
    """What is no place that we know may be words, alone or beside a place; None where it is neither.

    A postcode that we do not know is no words.
    """
    text = question.near.text
    if not question.near.is_unknown or question.exact or index.region_called(text):
        return None
    if is_like_postcode(text) or not (words := parse(text)):
        return None
    hits, words = find_essential(words, index)
    if split := split_at_place(text, hits, words, index):
        return split
    if not hits.anywhere and not says_something(words, index):
        return None
    return searched(text, Near(), words, hits, index)


def split_at_place(text: str, hits: WordHits, words: Words, index: FacetIndex) -> InterpretedQuery | None:
    """ "depression leeds" is depression near Leeds, unless a project is called so: "number for leeds mind".

    One word is the town, though projects are called after it.
    """
    asked = " ".join(words.singles) if len(words.singles) > 1 else text
    if hits.name and len(raw_words(text)) > 1 and (is_in_a_name(text) or is_in_a_name(asked)):
        return None
    plain = is_known_word(index)
    if not (found := place_within(text, plain) or place_within(without_asides(text), plain)):
        return None
    text, place = found
    words, near = parse(text), Near(place.query, place)
    if not words or not (words.asked_for or FEELING & set(words.singles)):
        return InterpretedQuery("", near, is_split=True)
    hits, words = find_essential(words, index)
    return searched(text, near, words, hits, index, is_split=True)


def is_known_word(index: FacetIndex) -> Callable[[str], bool]:
    """Whether a word is one of the groups', of a subject or of everyday speech: no slip of a town."""
    return lambda word: word in index.words or word in known_words() or word in SPOKEN_WORDS


def asks_only(text: str, words: Words) -> bool:
    """Are these the words that somebody asks with, and whom they ask for? "Meetings", "help for my son"."""
    return not words.without_noise or (not words.asked_for and is_for_somebody_else(text))


def says_only_when(text: str, words: Words) -> bool:
    """Do the words that are searched tell nothing but a time: “sunday”? Few groups say when they meet."""
    times = set(raw_words(" ".join(times_in(text))))
    return bool(words.singles) and not words.phrases and times.issuperset(words.singles)


def says_something(words: Words, index: FacetIndex) -> bool:
    """Is any of the words one of our terms, or of the subjects that there is help for elsewhere?"""
    return any(word in index.term_words or word in known_words() for word in words.singles)


def searched(
    text: str, near: Near, words: Words, hits: WordHits, index: FacetIndex, *, is_split: bool = False
) -> InterpretedQuery:
    """The words with what they hit; where that is nothing, with typing mistakes put right."""
    corrections: dict[str, str] = {}
    if not hits.anywhere:
        hits, corrections = find_corrected(words, hits, index)
    return InterpretedQuery(text, near, hits, words.corrected(corrections), corrections, is_split)


def find_essential(words: Words, index: FacetIndex) -> tuple[WordHits, Words]:
    """Of everyday speech what it asks for, and those words; as typed where a name holds all. One query."""
    essential = words.essential
    left_out = set(words.singles) - set(essential.singles)
    if left_out <= OF_ANY_GROUP:
        return find(essential, index), essential
    typed, found = find_each([words, essential], index)
    return (typed, words) if typed.name else (found, essential)


def find_corrected(words: Words, hits: WordHits, index: FacetIndex) -> tuple[WordHits, dict[str, str]]:
    """What a question that found nothing finds with those words corrected that stand nowhere, and which."""
    corrections = corrections_of(words, index)
    if not corrections:
        return hits, {}
    better = find(words.corrected(corrections), index)
    known = known_words() | index.words
    if better.anywhere or known.issuperset(" ".join(corrections.values()).split()):
        return better, corrections
    return hits, {}


def corrections_of(words: Words, index: FacetIndex) -> dict[str, str]:
    """Each word that stands nowhere, with the known word most like it. One query."""
    known = index.words | known_words()
    doubtful = [
        word
        for word in words.singles
        if word not in known and word not in real_words() and stem(word) not in known_stems()
    ]
    doubtful = doubtful[:MOST_MISTAKES]
    standing = which_stand([alternatives(word, index.term_words) for word in doubtful])
    found = {
        word: correction_of(word, index) or slip_for(word, known_words())
        for number, word in enumerate(doubtful)
        if number not in standing
    }
    # "hits" is no slip for "his": no group is about a word that everybody says.
    # Nor is another form of a word a slip for it.
    return {
        word: meant
        for word, meant in found.items()
        if meant and meant not in SMALL and stem(meant) != stem(word)
    }
