"""The directory as it is after `load_report`."""

import pytest

from tests.views.conftest import page  # noqa: F401


@pytest.fixture
def report(with_report, db):
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
