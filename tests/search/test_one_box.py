"""The home page has one box: what is no place there is looked for as words, and despair is heard first."""

import pytest

from tests.search.results import slugs


@pytest.fixture
def ask(ask_report):
    return ask_report


def said(search):
    return [message.text for message in search.messages]


def test_words_where_a_place_is_asked_for_find_what_they_ask_for(ask):
    search = ask(near="hearing voices")
    assert slugs(search) == slugs(ask(q="hearing voices"))
    assert said(search) == ["We do not know the place “hearing voices”, so we looked for it as words."]
    assert list(search.problems) == []


def test_words_beside_a_place_are_told_apart_as_in_the_other_box(ask):
    search = ask(near="women leicester")
    assert slugs(search) == slugs(ask(q="women", near="Leicester"))
    assert said(search)[0] == "Showing groups for “women” near Leicester, Leicestershire."
    assert search.messages[0].links == []


def test_a_slip_in_a_town_is_a_town_still(ask):
    search = ask(near="liecester")
    assert not search.near_as_words
    assert search.place.label == "Leicester, Leicestershire"
    assert search.place.is_corrected


def test_towns_of_a_like_name_are_offered_beside_words(ask):
    search = ask(near="trans")
    assert search.total
    assert said(search)[0].endswith("as words. Did you mean one of these?")


@pytest.mark.parametrize("near", ["zzzzqq"])
def test_what_is_neither_words_nor_place_stays_unknown(ask, near):
    search = ask(near=near)
    assert not search.near_as_words
    assert list(search.problems)


def test_beside_words_an_unknown_place_is_no_words(ask):
    search = ask(q="women", near="hearing voices")
    assert not search.near_as_words
    assert list(search.problems)


@pytest.mark.parametrize(
    "typed",
    [
        "i want to kill myself",
        "kill my self",
        "suicide",
        "overdose",
        "ive taken pills",
        "i took too many tablets",
        "i dont want to be alive",
        "wish i wasnt here",
        "want 2 die",
        "unalive",
        "kms",
        "ending it",
        "self harm",
        "i feel suicidal leeds",
    ],
)
def test_despair_is_heard_in_either_box_and_answered_with_no_guess_at_a_place(ask, typed):
    for search in (ask(near=typed), ask(q=typed)):
        first, *others = search.messages
        assert first.comes_first
        assert first.links[0].url == "/urgent-help/"
        assert not [other for other in others if "do not know the place" in other.text]


@pytest.mark.parametrize("typed", ["walking", "killamarsh", "endon", "women", "end of life", "diet"])
def test_other_words_are_no_despair(ask, typed):
    assert not any(message.comes_first for message in [*ask(q=typed).messages, *ask(near=typed).messages])
