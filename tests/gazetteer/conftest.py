import shutil

import pytest


@pytest.fixture
def gazetteer(with_gazetteer, db):
    """The whole gazetteer, to look things up in."""


@pytest.fixture
def sample(cut_once, tmp_path):
    """A folder with a small gazetteer, which a test may spoil."""
    return shutil.copytree(cut_once, tmp_path / "geodata")
