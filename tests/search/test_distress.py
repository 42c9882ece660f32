"""Calls for help are heard however they are typed, and no plain question is led away by one."""

import random

import pytest

from directory.models import GazetteerEntry
from directory.search.distress import MOST_LETTERS, Distress, heard, is_violence
from directory.search.distress_parts import PARTS
from tests.search.said_in_distress import KINDS, SETS, lines_of

SAID = [(kind, line) for kind in KINDS for line in lines_of(kind)]
VIOLENCE, PLAIN = lines_of("violence"), lines_of("plain")
ALL_PLAIN = [*PLAIN, *(line for name in SETS for line in lines_of("plain", name))]
# What is answered rightly: 303 for violence; 999 and numbers above everything; a listening line.
RIGHT = {
    "violence": {"violence"},
    "worry": {"violence", "worry", "despair"},
    "despair": {"violence", "worry", "despair"},
    "panic": set(KINDS),
}
# Plain lines that speak of these may have numbers above them.
DISTRESSING = ("suicid", "self", "harm", "injury", "abus", "violen", "panic", "rape", "lonel")


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


@pytest.mark.parametrize("of_set", SETS)
@pytest.mark.parametrize("kind", KINDS)
def test_nine_of_ten_of_a_set_are_answered_rightly(kind, of_set):
    lines = lines_of(kind, of_set)
    wrong = [line for line in lines if heard(line) not in RIGHT[kind]]
    assert len(wrong) <= len(lines) / 10, wrong


@pytest.mark.parametrize("of_set", ["first", "second", "third", "fourth"])
def test_few_plain_questions_have_numbers_above_them(of_set):
    lines = [
        line for line in lines_of("plain", of_set) if not any(word in line.lower() for word in DISTRESSING)
    ]
    assert len([line for line in lines if heard(line)]) < len(lines) / 10


@pytest.mark.parametrize(
    "typed",
    [
        "i need a depression group in hull",
        "i am looking for a hearing voices group",
        "my local mind",
        "help for my son with autism",
        "where can i meet people",
        "i have bipolar",
        "my husband has dementia",
        "i want to join a choir",
    ],
)
def test_a_person_s_plain_search_is_no_call(typed):
    assert heard(typed) is None


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("we argue and i sleep in the car most nights", Distress.PANIC),
        ("my sister cries in her room and will not come down", Distress.WORRY),
    ],
)
def test_a_sentence_that_no_rule_knows_is_answered_by_who_it_speaks_of(typed, kind):
    assert heard(typed) is kind


def hostile():
    """Ten thousand letters each: the words of the tables over and over, in order and mixed."""
    words = sorted({word for family in PARTS.values() for word in family.replace("_", " ").split()})
    mixed = random.Random(1)
    yield from (
        f"{said} " * 3_000 for said in ("i", "hurt", "kill", "he hits me", "i am scared of my dad", "not")
    )
    yield from (" ".join(mixed.choices(words, k=2_000)) for _ in range(20))
    yield from ("a" * 10_000, "\x00" * 10_000, "\u0301" * 10_000, "he\nhits " * 2_000, "\U0001f62d" * 10_000)


def test_nothing_typed_raises_or_grows_without_end():
    """What is read of a text has an end: ten times as much typed is as quickly heard."""
    for typed in hostile():
        heard(typed[:10_000], typed[:10_000])
        assert heard(typed[:10_000]) == heard(typed[:MOST_LETTERS]), typed[:40]


@pytest.mark.parametrize("typed", ALL_PLAIN)
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
    # "Nevern" in Wales is heard as "never": a page about help is no harm there.
    names = GazetteerEntry.objects.filter(country="England").values_list("name", flat=True)
    taken = [name for name in names.distinct() if heard(name)]
    assert taken == []
