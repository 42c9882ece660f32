"""The words that people type, and the subject of a signpost to which each leads. No database."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "signpost_subjects.json"
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Subject:
    """What a signpost is about: its slug, its name within a sentence, and the words that mean it.

    `not_listed`: what people look for under it that no peer support group is: "counselling or therapy".
    `is_who`: it says who asks, so that what they ask about goes before it.
    """

    slug: str
    label: str
    words: tuple[str, ...]
    not_listed: str = ""
    is_who: bool = False


@cache
def subjects() -> tuple[Subject, ...]:
    """Every subject, in the file's order."""
    rows = json.loads(FILE.read_text("utf-8"))
    return tuple(
        Subject(row["slug"], row["label"], tuple(row["words"]), row.get("not_listed", ""), "is_who" in row)
        for row in rows
    )


def subjects_in(text: str) -> list[Subject]:
    """The subjects that `text` names, in its order; the longest phrase at each word is taken.

    Case, hyphens and apostrophes do not matter: “Ex forces” is “ex-forces”.
    """
    words, table, found = words_of(text), by_phrase(), []
    at = 0
    while at < len(words):
        for length in range(min(longest(), len(words) - at), 0, -1):
            if named := table.get(words[at : at + length]):
                found += named
                at += length
                break
        else:
            at += 1
    return list(dict.fromkeys(found))


def subjects_of(slugs_or_words: Iterable[str]) -> list[Subject]:
    """The subjects of these slugs or typed words, each once; what is neither gives none."""
    by_slug = {subject.slug: subject for subject in subjects()}
    found: list[Subject] = []
    for one in slugs_or_words:
        found += [by_slug[one]] if one in by_slug else subjects_in(one)
    return list(dict.fromkeys(found))


def words_of(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold().replace("’", "").replace("'", "")))


@cache
def by_phrase() -> dict[tuple[str, ...], list[Subject]]:
    """One word may mean two subjects: “army” is veterans, and people who serve."""
    found: dict[tuple[str, ...], list[Subject]] = {}
    for subject in subjects():
        for phrase in dict.fromkeys(map(words_of, (subject.label, *subject.words))):
            found.setdefault(phrase, []).append(subject)
    return found


@cache
def longest() -> int:
    return max(map(len, by_phrase()))
