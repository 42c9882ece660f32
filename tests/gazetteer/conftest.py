import shutil

import pytest

from tests.gazetteer.sample import cut_sample


@pytest.fixture
def gazetteer(with_gazetteer, db):
    """The whole gazetteer, to look things up in."""


@pytest.fixture(scope="session")
def cut_once(tmp_path_factory):
    return cut_sample(tmp_path_factory.mktemp("geodata"))


@pytest.fixture
def sample(cut_once, tmp_path):
    """A folder with a small gazetteer, which a test may spoil."""
    return shutil.copytree(cut_once, tmp_path / "geodata")
