"""Asks a question of the index as it is now."""

from urllib.parse import urlencode

import pytest

from tests.gazetteer.conftest import gazetteer  # noqa: F401


@pytest.fixture
def ask(db):
    """ask("q=depression&near=Leeds") -> ProjectSearch, over whatever the test has made."""
    from django.http import QueryDict

    from directory.search import ProjectSearch, live

    def asking(question=""):
        live.refresh()
        return ProjectSearch(QueryDict(question), path="/projects/")

    return asking


@pytest.fixture
def ask_report(with_report, ask):
    """ask_report(q="depression", near="Leeds") -> ProjectSearch over the report's groups."""
    return lambda **question: ask(urlencode(question))
