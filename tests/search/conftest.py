"""Asks a question of the index as it is now."""

import pytest

from tests.gazetteer.conftest import gazetteer, loaded_once  # noqa: F401


@pytest.fixture
def ask(db):
    """ask("q=depression&near=Leeds") -> ProjectSearch, over whatever the test has made."""
    from django.http import QueryDict

    from directory.search import ProjectSearch, live

    def asking(question=""):
        live.refresh()
        return ProjectSearch(QueryDict(question), path="/projects/")

    return asking
