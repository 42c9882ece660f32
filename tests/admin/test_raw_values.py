"""No page shows a value as the database has it: a place by its number, 18:00:00, 2026-11-28, JSON."""

import html
import pprint
import re

import pytest
from django.apps import apps
from django.urls import reverse

from directory.admin.site import site
from directory.models import Meeting, ProposedChange
from directory.records import history, readable, workflow, writing
from tests.admin.one_of_each import one_of_each
from tests.admin.pages import content_of
from tests.factories import make_person, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RAW = {
    "a time": r"\b\d\d:\d\d:\d\d\b",
    "a day": r"\b(?:19|20)\d\d-\d\d-\d\d\b",
    "a list or an object": r"\[\s*[\"'\d\]]|\{\s*[\"'}]",
    "a row by its number": r" object \(\d+\)|\bplace:? \d+\b|\bnew-\d+\b",
    "a value of the code": r"\b(?:None(?! [a-z])|True|False|not-known|works-in|peer-basis)\b",
}
# Made by the test, or shown to be copied as it is: addresses, keys, the code of a file.
NOT_FOR_READERS = {"LoadedRecord", "GazetteerLoad", "TombstoneMark", "SignInTry"}


def words_of(response) -> str:
    """What a reader reads of a page: no tags, and nothing that stands in a control to be typed over."""
    text = re.sub(r"<(script|style|textarea|select)\b.*?</\1>", " ", content_of(response), flags=re.DOTALL)
    text = re.sub(r"<div class=\"help\"?.*?</div>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def raw_in(response) -> list[tuple[str, str]]:
    words = words_of(response)
    return [
        (name, words[max(0, found.start() - 40) : found.end() + 20])
        for name, pattern in RAW.items()
        for found in re.finditer(pattern, words)
    ]


@pytest.fixture
def rich():
    """Every table has a row; meetings with times, a place and breaks; history and a change that waits."""
    editor = make_person(name="Eve")
    project = one_of_each(editor)
    venue = project.venues.first()
    Meeting.objects.create(
        project=project,
        venue=venue,
        frequency="weekly",
        weekday=4,
        starts_at="18:00",
        ends_at="02:00",
        cancelled_on=["2026-12-25"],
        first_on="2026-01-02",
    )
    row = {"venue_id": venue.pk, "frequency": "weekly", "weekday": 1, "week": None, "starts_at": "18:00:00"}
    row |= {"ends_at": "20:30:00", "first_on": "2026-01-06", "note": "", "cancelled_on": ["2026-12-22"]}
    with history.recorded(project, by=editor, via="form"):
        writing.write(project, {"meetings/new-1": row})
    ask = {"meetings/new-1": [None, row | {"weekday": 2}], "cost": ["free", "fee"]}
    workflow.propose(project, ask, by=editor, note="Moved.")
    women = make_term("community", "women")
    women.other_words = ["Ladies"]
    women.save()
    return project


def pages_of(model):
    """The list of a subject, and the page, history and deleting of one of its rows, where there are such."""
    name = model._meta.model_name
    yield reverse(f"admin:directory_{name}_changelist")
    row = model.objects.order_by("-pk").first()
    for page in ("change", "delete"):
        if row is not None:
            yield reverse(f"admin:directory_{name}_{page}", args=[row.pk])


MODELS = [model for model in apps.get_app_config("directory").get_models() if model in site._registry]


@pytest.mark.parametrize("role", ["administrator", "researcher"])
def test_no_admin_page_shows_a_raw_value(signed_in, rich, role):
    client, found = signed_in(role, ["london"]), {}
    for model in MODELS:
        if model.__name__ in NOT_FOR_READERS:
            continue
        for address in pages_of(model):
            answer = client.get(address)
            if answer.status_code == 200 and (raw := raw_in(answer)):
                found[address] = raw
    assert found == {}, pprint.pformat(found)


def test_no_page_beside_a_record_shows_a_raw_value(signed_in, rich):
    client, found = signed_in(), {}
    change = ProposedChange.objects.filter(note="Moved.").get()
    named = [("changes", []), ("proposal", [change.pk]), ("check", []), ("merge", [])]
    named += [("put_back", [rich.history.first().pk]), ("delete", [])]
    for name, more in named:
        answer = client.get(reverse(f"admin:directory_project_{name}", args=[rich.pk, *more]))
        if raw := raw_in(answer) if answer.status_code == 200 else []:
            found[name] = raw
    assert found == {}, pprint.pformat(found)


def test_a_meeting_in_a_change_is_told_as_a_person_says_it(rich):
    area = rich.venues.first().area
    lines = readable.lines(ProposedChange.objects.get(note="Moved.").changes, with_addresses=True)
    told = {line.label: line.becomes for line in lines}
    assert told["Meeting: place"] == area
    assert (told["Meeting: starts at"], told["Meeting: ends at"]) == ("6pm", "8:30pm")
    assert told["Meeting: days it does not meet"] == "22 December 2026"


@pytest.mark.parametrize(
    ("path", "row", "label", "words"),
    [
        ("meetings/9", {"venue_id": 99999, "frequency": "weekly"}, "Meeting: place", "A place that is gone"),
        (
            "answers/9",
            {"question": 3, "answered_on": "2013-09"},
            ": date",
            "September 2013",
        ),
    ],
)
def test_other_rows_are_told_so_too(path, row, label, words):
    lines = readable.lines({path: [None, row]}, with_addresses=True)
    assert words in [line.becomes for line in lines if line.label.endswith(label)]


def test_a_place_that_comes_or_goes_with_the_change_is_named():
    rows = {"venues/new-1": [None, {"area": "Camden"}], "venues/73": [{"area": "Hackney"}, None]}
    rows["meetings/8"] = [{"venue_id": 73}, {"venue_id": "new-1"}]
    [line] = [one for one in readable.lines(rows, with_addresses=True) if one.label == "Meeting: place"]
    assert (line.was, line.becomes) == ("Hackney", "Camden")


def test_a_definition_names_its_sources_and_what_it_stands_on():
    term = make_term("peer-basis", "same-condition")
    row = {"who": "Us", "defines": "peer", "bases": ["same-condition"], "more_sources": []}
    told = {
        one.label: one.becomes for one in readable.lines({"definitions/1": [None, row]}, with_addresses=True)
    }
    assert told["Definition: bases"] == term.label
