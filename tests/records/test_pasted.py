"""Text from a word processor becomes plain words."""

import pytest

from directory.records.pasted import LOST, made_plain


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("For\u00a0women\u202fonly", "For women only"),
        ("zero\u200bwidth\ufeff and so\u00adft", "zerowidth and soft"),
        ("one\u000btwo\u2028three\r\nfour\rfive", "one\ntwo\nthree\nfour\nfive"),
        ("\uf0b7 tea\n\uf0a7 talk", "• tea\n• talk"),
        ("They\u0092re \u0093led\u0094 \u0096 by us", "They’re “led” – by us"),
        ("a\x00b\x07c\x1f", "abc"),
        ("cafe\u0301", "café"),
        ("“Quotes”, it’s – kept… ½ é", "“Quotes”, it’s – kept… ½ é"),
        ("اردو\u200c👩\u200d👧", "اردو\u200c👩\u200d👧"),
    ],
)
def test_only_the_dress_goes(pasted, plain):
    assert made_plain(pasted) == plain
    assert made_plain(plain) == plain


def test_a_lost_character_stays_to_be_seen():
    assert made_plain(f"caf{LOST}") == f"caf{LOST}"
