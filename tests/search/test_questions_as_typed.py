"""Questions as people type them, each with its answer written before: a group, a place, a signpost, words."""

from pathlib import Path
from urllib.parse import urlencode

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
    elif not search.place or place not in search.place.label:
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
