"""Calls for help are heard however they are typed, and no plain question is led away by one."""

import pytest

from directory.models import GazetteerEntry
from directory.search.distress import Distress, heard, is_violence
from tests.search.said_in_distress import KINDS, lines_of

SAID = [(kind, line) for kind in KINDS for line in lines_of(kind)]
VIOLENCE, PLAIN = lines_of("violence"), lines_of("plain")


@pytest.mark.parametrize("kind", [*KINDS, "plain"])
def test_the_table_has_sixty_lines_of_a_kind(kind):
    assert len(set(lines_of(kind))) >= 60


@pytest.mark.parametrize(("kind", "typed"), SAID)
def test_a_call_for_help_is_heard_in_either_box_and_in_capitals(kind, typed):
    assert heard(typed) == heard("", typed) == heard(typed.upper()) == kind


@pytest.mark.parametrize(("kind", "typed"), SAID)
def test_it_is_heard_beside_a_place(kind, typed):
    if typed != "help":
        assert heard(f"{typed} leeds") == heard(typed, "leeds") == kind


@pytest.mark.parametrize("typed", PLAIN)
def test_a_plain_question_is_not_led_away(typed):
    assert not is_violence(typed)
    assert not is_violence("", f"{typed} leeds")
    assert not is_violence(typed, "leeds")


@pytest.mark.parametrize("typed", VIOLENCE)
def test_violence_is_heard_wherever_the_sentence_is_split_over_the_boxes(typed):
    words = typed.split()
    for at in range(len(words)):
        first, rest = " ".join(words[:at]), " ".join(words[at:])
        assert is_violence(first, rest)
        assert is_violence(rest, first)


def test_a_slip_of_the_finger_is_heard_through():
    """Two letters swapped in the longest word, past the first."""
    slipped = []
    for _, typed in SAID:
        word = max(typed.split(), key=len)
        slipped.append((typed, typed.replace(word, word[0] + word[2] + word[1] + word[3:])))
    missed = [typed for right, typed in slipped if heard(typed) != heard(right)]
    assert len(missed) < len(slipped) / 10, missed


@pytest.mark.parametrize(
    "typed",
    [
        "my husband's hitting me",
        "my husband\u2019s hitting me",
        "he hits meeee",
        "my boy friend hits me",
        "he'll kill me",
        "my bf hit me rn pls help",
        "raped last night",
        "my step dad touches me",
        "my partner hits me is there a group in leeds",
    ],
)
def test_everyday_spellings_of_violence_are_heard(typed):
    assert is_violence(typed)


@pytest.mark.parametrize(
    "typed", ["i want to dye my hair", "walking", "art", "", "   ", "...", "leeds", "\x00"]
)
def test_what_is_no_call_is_none(typed):
    assert heard(typed) is None


def test_worst_is_answered_first():
    assert heard("my husband hits me and i want to die") is Distress.VIOLENCE
    assert heard("my mum died and i want to die") is Distress.DESPAIR
    assert heard("i am lonely and i want to die") is Distress.DESPAIR


@pytest.mark.django_db
@pytest.mark.usefixtures("with_gazetteer")
def test_no_place_is_taken_for_a_call():
    taken = [name for name in GazetteerEntry.objects.values_list("name", flat=True).distinct() if heard(name)]
    assert taken == []
