"""Asks a question of the index as it is now."""

from urllib.parse import urlencode

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


@pytest.fixture(scope="module")
def report_once(loaded_once, django_db_blocker):  # noqa: F811
    """The gazetteer and the report, rolled back after a module's last test."""
    from django.core.management import call_command
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_report", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def ask_report(report_once, ask):
    """ask_report(q="depression", near="Leeds") -> ProjectSearch over the report's groups."""
    return lambda **question: ask(urlencode(question))
