"""How hard a text is to read: the Flesch-Kincaid grade, which is years of school."""

import re

WORD = re.compile(r"[a-z]+(?:[’'][a-z]+)?", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?:])\s+")
SILENT = re.compile(r"(?<=[^laeiouycsxzgh])es$|(?<=[^tdaeiouy])ed$|(?<=[^laeiouy])e$")
SUFFIX_HIDING_AN_E = re.compile(r"(?<=[^aeiouyl])e(?=(?:ful|ly|less|ment|ments|ness|where|thing|one|body)$)")
VOWELS = re.compile(r"[aeiouy]+")
# Two vowels that are said apart: real, diary, being.
APART = re.compile(r"ia(?!l$|n$)|io(?!n)|eo(?!p)|ui(?=n)|yi|ei(?=ng)|(?<=[aeiou][^aeiou])ea$")


def grade(blocks: list[str]) -> float:
    """Of paragraphs, list items and headings, each of which ends a sentence."""
    sentences = [words for block in blocks for part in SENTENCE.split(block) if (words := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def syllables(word: str) -> int:
    """By rule, so now and then one off; over a page that evens out."""
    word = re.sub(r"[^a-z]", "", word.lower())
    heard = SILENT.sub("", SUFFIX_HIDING_AN_E.sub("", word))
    return max(1, len(VOWELS.findall(heard)) + len(APART.findall(heard)))
