import pytest


@pytest.fixture
def fixtures(tmp_path):
    """The sample's files in a folder of the test's own."""
    # Imported late: models can be read only once Django is ready, which a conftest may be before.
    from tests.imports.report.sample import Fixtures

    return Fixtures(tmp_path)
