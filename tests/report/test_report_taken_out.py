"""A network of the report that asked not to be listed does not come back, nor do the numbers told of it."""

import pytest

from directory.imports.report.load import load_report
from directory.models import ClaimedCount, LoadedRecord, Project
from directory.records import workflow
from tests.factories import make_person
from tests.gazetteer.sample import GEODATA

pytestmark = pytest.mark.usefixtures("report")


def test_the_numbers_of_a_network_are_forgotten_with_it():
    told = LoadedRecord.objects.filter(kind__in=("project", "count"), key__contains="beat")
    assert {row.kind for row in told} == {"project", "count"}
    workflow.not_to_be_listed(Project.objects.get(slug="beat"), by=make_person(role="editor"))
    load_report(GEODATA.parent)
    assert not Project.objects.filter(slug="beat").exists()
    assert not ClaimedCount.objects.filter(what__contains="Beat ").exists()
    assert [row.key for row in told.all() if "/beat/" in row.key or row.key == "beat"] == []
