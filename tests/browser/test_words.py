"""Our own words can be read at the age of ten or eleven.

What a page tells of a group, or in others' words, is marked `data-record` and not counted, nor are the
privacy notice and the licences. Only whole sentences count: labels are short, and would flatter us.
"""

import pytest

from tests.browser.pages import PAGES
from tests.browser.reading import grade, syllables

HARDEST = 6
OWN_SENTENCES = """() => {
    const page = document.querySelector("main").cloneNode(true);
    const others = "[data-record], nav, [hidden], [aria-labelledby=privacy], [aria-labelledby=licences]";
    page.querySelectorAll(others).forEach(one => one.remove());
    return [...page.querySelectorAll("h1, h2, h3, h4, p, li, dd, legend, label, td")]
        .filter(one => !one.querySelector("p, li, dd"))
        .map(one => one.textContent.replace(/\\s+/g, " ").trim())
        .filter(text => /[.!?:]$/.test(text));
}"""
SAID = {
    1: "help name asked moved makes groups there place you lives through",
    2: "support places people mental being started online safely charges needed",
    3: "area hospital idea completely diary",
    4: "directory accessible",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_our_own_words_are_plain(opened, name):
    sentences = opened(name).evaluate(OWN_SENTENCES)
    assert sentences
    assert grade(sentences) <= HARDEST, sorted(sentences, key=lambda one: grade([one]))[-5:]


@pytest.mark.parametrize(("count", "words"), SAID.items())
def test_syllables_are_counted_as_they_are_said(count, words):
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_a_hard_text_is_found_to_be_hard():
    assert grade(["The cat sat on the mat. It was warm there."]) < 2
    assert grade(["Organisational sustainability necessitates comprehensive evaluation methodologies."]) > 15
