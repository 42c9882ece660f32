"""Text as search sees it: folded, stemmed and freed of stop words once, the same for both databases."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer
from django.db import models

# Words so common in questions that they say nothing. Few: others may be part of a name.
STOP_WORDS = frozenset(
    "a am an and are at for from have i im in is me my near of on or that the to we with".split()
)
WORD = re.compile(r"[a-z0-9]+")
_stemmer = snowballstemmer.stemmer("english")


def fold(text: str) -> str:
    """Lower case without accents; apostrophes close up, every other mark parts words."""
    text = text.casefold().replace("’", "'")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.replace("'", "")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return _stemmer.stemWord(word)


def raw_words(text: str) -> list[str]:
    """The words of a text, folded, in order, stop words left out."""
    return [word for word in WORD.findall(fold(text)) if word not in STOP_WORDS]


def stems(text: str) -> list[str]:
    return [stem(word) for word in raw_words(text)]


class ProjectWords(models.Model):
    """The stems of a project by field: name outranks summary outranks the rest."""

    project = models.OneToOneField("Project", models.CASCADE, primary_key=True, related_name="words")
    name = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    rest = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "project words"

    def __str__(self):
        return self.name


# A word that nobody types: punctuation would be passed over, and a phrase run across two texts.
BETWEEN_TEXTS = " zqzqz "


def as_stored(texts: Iterable[str]) -> str:
    """Stems of several texts as one line, with a word between them so that no phrase runs across."""
    return BETWEEN_TEXTS.join(" ".join(stems(text)) for text in texts if text)
