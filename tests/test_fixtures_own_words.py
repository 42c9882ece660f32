"""No sentence of the 2013 report stands in the fixtures, but for short marked quotations."""

import csv
import json
import re
from pathlib import Path

import pytest

from tests.data.shingles import HASHES, QUOTED, copied_runs, pack, runs, unpack, words_of

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FILES = [*sorted(FIXTURES.glob("report/*.json")), FIXTURES / "helplines.json", FIXTURES / "leads.csv"]
LONGEST_QUOTE = 15
# A count keeps the report's own wording, which the page sets in quotes; a name is a name.
QUOTED_BY_THE_PAGE = {"wording", "recorded_label", "recorded", "title", "name"}


@pytest.fixture(scope="module")
def report():
    return unpack(HASHES.read_text("ascii"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_run_of_nine_words_is_the_reports(path, report):
    copied = {run for text in texts_in(path) for run in copied_runs(text, report)}
    assert copied == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quotations_are_short(path):
    quotes = [quote for text in texts_in(path) for quote in QUOTED.findall(text)]
    assert [quote for quote in quotes if len(words_of(quote)) >= LONGEST_QUOTE] == []


def test_quotations_that_a_page_marks_are_short_too():
    counts = json.loads((FIXTURES / "report" / "counts.json").read_text("utf-8"))
    assert [count["wording"] for count in counts if len(words_of(count["wording"])) >= LONGEST_QUOTE] == []


def test_a_copied_sentence_is_seen_however_it_is_set():
    source = "The kettle was on before anyone had found a chair, and some-\nbody’s dog slept — as ever."
    hashes = unpack(pack(source))
    assert len(hashes) == len(set(runs(source))) == 8
    assert copied_runs("They said: the KETTLE was on, before anyone had found a chair!", hashes)
    assert copied_runs("a chair and somebodys dog slept as ever; found a chair and somebody", hashes) == []
    assert copied_runs("had found a chair and somebody's dog slept as ever", hashes)
    assert copied_runs("They said “the kettle was on before anyone had found a chair”.", hashes) == []


def test_the_hashes_are_the_whole_reports(report):
    assert len(report) > 15_000


def texts_in(path):
    """Every text of a file, but those that a page sets in quotes."""
    if path.suffix == ".csv":
        for row in csv.reader(path.read_text("utf-8").splitlines()):
            yield from row
    else:
        yield from walk(json.loads(path.read_text("utf-8")))


def walk(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in QUOTED_BY_THE_PAGE:
                yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)
    elif isinstance(value, str) and re.search(r"\s", value):
        yield value
