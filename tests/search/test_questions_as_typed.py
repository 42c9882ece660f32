"""Questions as people type them, each with its answer written before: a group, a place, a signpost, words."""

import random
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from directory.search import ProjectSearch
from directory.views.projects import elsewhere

HERE = Path(__file__).resolve().parent
RIGHT = 0.95


def rows():
    lines = (HERE / "questions_as_typed.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def parameters(box, typed):
    if box == "both":
        words, place = (part.strip() for part in typed.split("@"))
        return {"q": words, "near": place}
    return {"q" if box == "what" else "near": typed}


def shown(search):
    sections = [search.for_family, *search.sections, search.partial]
    return {card.slug for section in sections if section for card in section.cards}


def said(search):
    sections = [section for section in (search.for_family, search.partial) if section]
    told = [message.text for message in search.messages]
    return " ".join([search.summary, *told, *(f"{section.heading} {section.note}" for section in sections)])


def wrong(search, place, groups, signpost, words):
    """What is not as it was written before."""
    if place.startswith("?"):
        offered = [link.label for link in search.which] or [
            link.label for message in search.messages for link in message.links
        ]
        if not any(place[1:].strip() in label for label in offered):
            yield f"asks about no {place[1:].strip()}: {offered[:4]}"
    elif place.startswith("outside"):
        if not search.place or search.place.outside != place.split()[1]:
            yield f"{search.interpreted.place and search.interpreted.place.label} is not {place}"
    elif place == "-":
        if search.place:
            yield f"read {search.place.label} as the place"
    elif not search.interpreted.place or place not in search.interpreted.place.label:
        yield f"place {search.interpreted.place and search.interpreted.place.label}, not {place}"
    if groups != "-" and not set(groups.split()) & shown(search):
        yield f"none of {groups}"
    if signpost != "-" and not set(signpost.split()) & {line.slug for line in elsewhere(search)}:
        yield f"no {signpost} among {[line.slug for line in elsewhere(search)]}"
    if words != "-" and words not in said(search):
        yield f"does not say {words}: {said(search)[:200]}"


def test_questions_are_answered_as_was_written_before(with_report, ask):
    ask()
    table, told = list(rows()), []
    for box, typed, *expected in table:
        search = ProjectSearch(QueryDict(urlencode(parameters(box, typed))), path="/projects/")
        if found := list(wrong(search, *expected)):
            told.append(f"{box} {typed}: {'; '.join(found)}")
    assert len(table) >= 120
    assert len(told) <= (1 - RIGHT) * len(table), "\n".join(told)


WORDS = (
    "somali women depression bpd veterans ptsd anxiety group meetings black men young people carers my son "
    "help for with ocd hearing voices tonight near me drink drugs muslim dads asylum seekers self harm gay "
    "asian art online video call autism peer support grief elderly students homeless bipolar friends crisis"
).split()
PLACES = (
    "Leeds Bristol London Plymouth Norwich Hull Kent Suffolk Sheffield M1 LS99 Newport England Aberystwyth "
    "Nowhereville Birmingham Manchestr"
).split()
FILTERS = [
    ("community", "somali"),
    ("community", "women"),
    ("community", "lesbian-gay-bisexual"),
    ("experience", "depression"),
    ("region", "london"),
    ("mode", "video"),
    ("only", "yes"),
    ("structure", "one-to-one"),
    ("scope", "local"),
    ("community", "nobody-knows"),
    ("within", "1"),
]


def random_questions(number):
    """In either box or both, with a place in the sentence or beside it, with filters or none."""
    choose = random.Random(20261128)
    for _ in range(number):
        words = " ".join(choose.choices(WORDS, k=choose.randint(0, 4)))
        place = choose.choice(PLACES) if choose.random() < 0.6 else ""
        pairs = choose.choices(FILTERS, k=choose.choice([0, 0, 0, 1, 2]))
        shape = choose.randint(0, 3)
        if shape == 0:
            yield [("near", f"{words} {place}".strip()), *pairs]
        elif shape == 1:
            yield [("q", f"{words} {place}".strip()), *pairs]
        elif shape == 2:
            yield [("q", place), ("near", words), *pairs]
        else:
            yield [("q", words), ("near", place), *pairs]


def links_with_numbers(search):
    ways = search.nothing
    if not ways:
        return
    for link in [*ways.fewer, *ways.broader, *ways.drop, ways.national]:
        if link and (number := re.search(r"([\d,]+) (?:national )?groups?$", link.label)):
            yield link, int(number[1].replace(",", ""))


def wrong_links(number):
    followed, told = 0, []
    for pairs in random_questions(number):
        search = ProjectSearch(QueryDict(urlencode(pairs)), path="/projects/")
        for link, promised in links_with_numbers(search):
            found = ProjectSearch(QueryDict(link.url.partition("?")[2]), path="/projects/").total
            followed += 1
            if found != promised:
                told.append(f"{urlencode(pairs)}: {link.label}: {found} at {link.url}")
    return followed, told


def test_each_link_with_a_number_gives_that_number(with_report, ask):
    ask()
    followed, told = wrong_links(40)
    assert followed > 40
    assert told == []


@pytest.mark.slow
def test_each_link_of_300_questions_gives_its_number(with_report, ask):
    ask()
    followed, told = wrong_links(300)
    assert followed > 300
    assert told == []
