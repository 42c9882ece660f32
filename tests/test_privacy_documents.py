"""What docs/ says about personal data is held by tests and settings that there are."""

import re
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
DOCUMENTS = ["dpia.md", "record-of-processing.md"]
TEST = re.compile(r"\[test: ([\w/]+\.py)(?:::(\w+))?\]")
SETTING = re.compile(r"\[setting: (\w+)\]")
HELD = re.compile(r"\[(?:test: [\w/.:]+|setting: \w+|operator)\]$")
ARTICLES = [*range(5, 8), 9, *range(13, 23), 25, 30, *range(32, 36)]


@cache
def text_of(name: str) -> str:
    return (HOUSE / name).read_text()


def is_there(file: str, name: str) -> bool:
    """Whether there is this file of tests, and in it the test, where one is named."""
    return (HOUSE / file).is_file() and (not name or f"def {name}(" in text_of(file))


@pytest.fixture(params=DOCUMENTS)
def document(request):
    return text_of(f"docs/{request.param}")


def test_every_statement_says_what_holds_it(document):
    statements = [line for line in document.splitlines() if line.startswith("- ")]
    assert len(statements) > 15
    assert [line for line in statements if not HELD.search(line)] == []


def test_every_test_that_is_named_is_there(document):
    missing = [(file, name) for file, name in TEST.findall(document) if not is_there(file, name)]
    assert missing == []


def test_every_setting_that_is_named_is_read_and_told(document):
    names = SETTING.findall(document)
    assert [name for name in names if f'"{name}"' not in text_of("peerdir/settings.py")] == []
    assert [name for name in names if f"`{name}`" not in text_of("README.md")] == []


def test_each_article_that_binds_such_a_site_has_its_line():
    part = text_of("docs/dpia.md").partition("## Article by article")[2]
    told = {int(number) for line in part.splitlines() for number in numbers_of(line)}
    assert [article for article in ARTICLES if article not in told] == []


def numbers_of(line: str) -> list[str]:
    """The articles that a line begins with: “- 33 and 34 a breach”."""
    found = re.match(r"- (\d+)(?:\(\d\)(?:\(\w\))?)?(?: and (\d+))? ", line)
    return [number for number in found.groups() if number] if found else []
