import datetime

import pytest

from directory.phrases import ages, clock, first_sentence, listed


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("Only one", "Only one"),
        ("At St. Mungo’s they meet. Often.", "At St. Mungo’s they meet."),
        ("Things, e.g. Art, happen! Yes.", "Things, e.g. Art, happen!"),
        ("They say “come in.” Then tea.", "They say “come in.”"),
        ("Open 9.30 to 5. Free.", "Open 9.30 to 5."),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_stop(text, first):
    assert first_sentence(text) == first


def test_a_list_reads_as_one_sentence():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed("abc", "or")] == [
        "",
        "a",
        "a and b",
        "a, b or c",
    ]


@pytest.mark.parametrize(
    ("time", "words"),
    [((19, 0), "7pm"), ((19, 30), "7:30pm"), ((0, 0), "midnight"), ((12, 0), "noon"), ((9, 5), "9:05am")],
)
def test_times_are_as_people_say_them(time, words):
    assert clock(datetime.time(*time)) == words


def test_ages_say_only_what_is_known():
    assert [ages(18, None), ages(18, 30), ages(None, 25), ages(None, None)] == [
        "18 and over",
        "18 to 30",
        "Up to 25",
        "",
    ]
