"""The shipped fixtures, loaded once for this folder's tests and rolled back after the last of them."""

import shutil

import pytest
from django.db import connection, transaction

from tests.gazetteer.sample import GEODATA, POSTCODES, write_postcodes
from tests.views.conftest import page  # noqa: F401

HEADER = "postcode,lat,lon,local_authority_code\n"


@pytest.fixture(scope="package")
def loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The gazetteer without its postcodes, which the report has none of, then the report."""
    from directory.gazetteer.load import load_gazetteer
    from directory.imports.report.load import load_report

    folder = tmp_path_factory.mktemp("geodata")
    for path in GEODATA.glob("*.csv"):
        shutil.copy(path, folder)
    for name in POSTCODES:
        write_postcodes(folder, name, [HEADER])
    with django_db_blocker.unblock(), transaction.atomic():
        load_gazetteer(folder)
        load_report(GEODATA.parent)
        # Done once here, or PostgreSQL would do it again at the end of every test.
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def report(loaded_once, db):
    """The directory as it is after `load_report`."""


@pytest.fixture
def slugs(report):
    """slugs(q="sodit", region="north-east") -> the slugs of all results, as a set."""
    from django.http import QueryDict

    from directory.models import Project
    from directory.search import ProjectSearch, live

    live.refresh()
    by_id = dict(Project.objects.values_list("pk", "slug"))

    def asking(**question):
        data = QueryDict(mutable=True)
        data.update(question)
        return {by_id[id_] for id_ in ProjectSearch(data, path="/projects/").ids()}

    return asking
