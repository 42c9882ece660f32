import pytest

from directory.models.words import as_stored, stems
from directory.search.expression import Phrase, Word, alternatives, parse


@pytest.mark.parametrize(
    ("typed", "singles", "phrases"),
    [
        ("hearing voices", ("hearing", "voices"), ()),
        ('"hearing voices"', (), (("hearing", "voices"),)),
        ("“hearing voices” leeds", ("leeds",), (("hearing", "voices"),)),
        ('an "open quote', ("open", "quote"), ()),
        ('"one"', ("one",), ()),
        ("café CAFE", ("cafe",), ()),
        ("self-harm", ("self", "harm"), ()),
        ("women's", ("womens",), ()),
        ('AND OR NOT NEAR( * : ^ ""', ("not",), ()),
        ("", (), ()),
        ("😀 ‮ !!!", (), ()),
    ],
)
def test_words_are_read_as_typed(typed, singles, phrases):
    words = parse(typed)
    assert (words.singles, words.phrases) == (singles, phrases)


def test_a_word_of_three_letters_or_more_is_also_a_beginning():
    assert alternatives("garden", frozenset()) == [Word("garden", is_prefix=True)]
    assert alternatives("gardening", frozenset()) == [Word("garden"), Word("gardening", is_prefix=True)]
    assert alternatives("ga", frozenset()) == [Word("ga")]


def test_a_word_of_our_terms_means_itself_and_is_no_beginning():
    assert alternatives("men", frozenset({"men"})) == [Word("men")]


def test_a_correction_may_be_two_words():
    assert parse("selfharm").corrected({"selfharm": "self harm"}).singles == ("self", "harm")


def test_a_phrase_is_stemmed_like_the_text():
    [[phrase]] = parse('"Hearing Voices"').parts()
    assert phrase == Phrase(tuple(stems("hearing voices")))


def test_texts_are_parted_so_that_no_phrase_runs_across():
    assert as_stored(["Self Help", "Nottingham"]) == "self help zqzqz nottingham"


def test_a_question_of_ten_thousand_words_keeps_a_few():
    words = parse(" ".join(f"word{i}" for i in range(10_000)))
    assert len(words.singles) <= 12
