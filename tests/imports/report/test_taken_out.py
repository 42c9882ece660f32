"""What somebody took out of the directory does not come back with the report."""

import pytest
from django.urls import reverse

from directory.imports.report.load import load_report
from directory.models import LoadedRecord, Project
from directory.records import recording, workflow
from tests.factories import make_person
from tests.imports.report.sample import make_rutland

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(fixtures):
    make_rutland()
    load_report(fixtures.folder)
    return Project.objects.get(slug="listening-room")


def test_a_project_that_is_deleted_on_its_page_stays_away_whatever_its_address(fixtures, room, client):
    recording.keep_old_slug(room, "listening-room")
    client.force_login(make_person(role="administrator"))
    page = reverse("admin:directory_project_delete", args=[room.pk])
    assert client.post(page, {"post": "yes"}).status_code == 302
    load_report(fixtures.folder)
    assert not Project.objects.filter(name="The Listening Room").exists()


def test_projects_that_are_deleted_from_the_list_stay_away(fixtures, room, client):
    client.force_login(make_person(role="administrator"))
    chosen = {"action": "delete_selected", "_selected_action": [room.pk], "post": "yes"}
    assert client.post(reverse("admin:directory_project_changelist"), chosen).status_code == 302
    assert not Project.objects.filter(name="The Listening Room").exists()
    load_report(fixtures.folder)
    assert not Project.objects.filter(name="The Listening Room").exists()


@pytest.mark.parametrize("slug", ["listening-room", "tlr"])
def test_what_asked_not_to_be_listed_stays_away_and_is_named_nowhere(fixtures, room, slug):
    Project.objects.filter(pk=room.pk).update(slug=slug)
    room.refresh_from_db()
    recording.keep_old_slug(room, "listening-room")
    workflow.not_to_be_listed(room, by=make_person(role="editor"))
    load_report(fixtures.folder)
    assert not Project.objects.filter(name="The Listening Room").exists()
    loaded = list(LoadedRecord.objects.values_list("key", "values"))
    assert not [row for row in loaded if "listening-room" in str(row) or "Listening Room" in str(row)]
