import shutil

import pytest
from django.db import connection, transaction

from tests.gazetteer.sample import GEODATA, cut_sample


@pytest.fixture(scope="package")
def loaded_once(django_db_setup, django_db_blocker):
    """Everything, loaded once for this folder's tests and rolled back after the last of them."""
    from directory.gazetteer.load import load_gazetteer

    with django_db_blocker.unblock(), transaction.atomic():
        loaded = load_gazetteer(GEODATA)
        # Done once here, or PostgreSQL would do it again at the end of every test.
        connection.check_constraints()
        yield loaded
        transaction.set_rollback(True)


@pytest.fixture
def gazetteer(loaded_once, db):
    """The whole gazetteer, to look things up in."""
    return loaded_once


@pytest.fixture(scope="session")
def cut_once(tmp_path_factory):
    return cut_sample(tmp_path_factory.mktemp("geodata"))


@pytest.fixture
def sample(cut_once, tmp_path):
    """A folder with a small gazetteer, which a test may spoil."""
    return shutil.copytree(cut_once, tmp_path / "geodata")
