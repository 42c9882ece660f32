"""What a card keeps of a summary."""

from directory.records.cards import WORDS_OF_SUMMARY, shortened

SENTENCE = "A group for people who hear voices meets each week in the old library."


def test_a_short_summary_stays_as_it_is():
    assert shortened(SENTENCE) == SENTENCE
    assert shortened("") == ""


def test_a_long_summary_ends_with_a_whole_sentence():
    assert shortened(f"{SENTENCE} {'They talk, ' * WORDS_OF_SUMMARY}") == SENTENCE
    assert shortened(" ".join([SENTENCE] * 4)) == SENTENCE


def test_a_sentence_longer_than_a_card_is_cut_without_a_comma_before_the_dots():
    cut = shortened("They talk, " * WORDS_OF_SUMMARY)
    assert cut.endswith("They talk…")
    assert len(cut.split()) == WORDS_OF_SUMMARY


def test_a_saint_ends_no_sentence():
    cut = shortened("It meets for tea at the church hall of the parish of good old St. " + "Mary " * 60)
    assert cut.endswith("Mary…")
