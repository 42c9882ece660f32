"""Under another TOMBSTONE_KEY nothing starts, loads or is recorded; a new SECRET_KEY changes nothing."""

import importlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from directory.models import DirectoryVersion, ImportRun, LoadedRecord, Project, Tombstone, User
from directory.people.accounts import new_link
from directory.people.throttle import messages_from_address
from directory.records import bulk, merging, tombstones, workflow
from directory.views.tell_us import SIGNER
from directory.vocabulary import Review
from tests.admin.pages import form_of
from tests.factories import LEEDS, make_person, make_project
from tests.test_house_database import Server, database_url, free_port

pytestmark = [pytest.mark.slow, pytest.mark.one_database]

HOUSE = Path(__file__).resolve().parent.parent
SENTENCE = "TOMBSTONE_KEY is not the key under which this database keeps the groups that must not come back"
TOMBSTONE_KEY = settings.TOMBSTONE_KEY
GUNICORN = ["-m", "gunicorn", "--config", "python:peerdir.gunicorn", "peerdir.wsgi"]


@pytest.fixture
def stopped():
    """A group of the report that asked to go."""
    project = make_project("Sunrise", slug="sunrise", **LEEDS)
    tombstones.lay(project, kind="not-to-be-listed", by=None)
    project.delete()


def python(*arguments, **environment):
    given = {**os.environ, "DATABASE_URL": database_url(), "TOMBSTONE_KEY": "", **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=HOUSE, env=given, capture_output=True, text=True, timeout=120)


@pytest.mark.django_db(transaction=True)
def test_a_start_and_a_load_under_another_key_end_with_one_sentence_and_write_nothing(stopped):
    other = {"SECRET_KEY": "a new secret of another machine", "PORT": str(free_port())}
    for command in [GUNICORN, ["manage.py", "load_report"], ["manage.py", "tombstone_key"]]:
        ended = python(*command, **other)
        assert ended.returncode != 0, command
        assert SENTENCE in ended.stderr, ended.stderr
    assert not Project.objects.exists()
    assert not LoadedRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_start_with_a_new_secret_and_the_key_of_before_serves_and_still_stops(
    stopped, tmp_path, monkeypatch
):
    monkeypatch.setenv("TOMBSTONE_KEY", settings.TOMBSTONE_KEY)
    server = Server(database_url(), tmp_path)
    try:
        assert server.wait_for("/healthz", lambda status, _: status == 200, 60)
        assert server.get("/projects/sunrise/")[0] == 410
    finally:
        server.stop()


@pytest.mark.django_db
class TestUnderAnotherKey:
    @pytest.fixture(autouse=True)
    def other(self, stopped, settings):
        settings.TOMBSTONE_KEY = "another"

    @pytest.fixture
    def editor(self, client):
        client.force_login(make_person(role="administrator"))
        return client

    def test_load_report_changes_nothing(self):
        with pytest.raises(CommandError, match=SENTENCE):
            call_command("load_report")
        assert not Project.objects.exists()

    def test_nobody_is_erased_by_half(self):
        project = make_project("Robin Smith group", slug="robin-smith")
        with pytest.raises(CommandError, match=SENTENCE):
            call_command("erase_person", "Robin Smith")
        project.refresh_from_db()
        assert project.name == "Robin Smith group"

    def test_a_project_is_not_typed_in_and_what_was_typed_stays(self, editor):
        page = editor.get(reverse("admin:directory_project_add"))
        data = form_of(page, "project_form") | {"name": ["Sunrise"]}
        answer = editor.post(reverse("admin:directory_project_add"), data)
        text = answer.content.decode()
        assert answer.status_code == 200
        assert SENTENCE in text
        assert 'value="Sunrise"' in text
        assert not Project.objects.exists()

    def test_a_project_is_not_published_alone_or_with_others(self, editor):
        project = make_project("Sunset", review=Review.IN_REVIEW)
        with pytest.raises(tombstones.OtherKeyError):
            workflow.publish(project, by=make_person())
        outcome = bulk.each([project], workflow.publish, by=make_person())
        assert SENTENCE in outcome.refused[0][1]
        project.refresh_from_db()
        assert project.review == Review.IN_REVIEW

    def test_a_file_is_not_brought(self, editor):
        file = SimpleUploadedFile("a.csv", b"name\nSunrise\n")
        answer = editor.post(reverse("admin:directory_importrun_bring"), {"file": file})
        assert SENTENCE in answer.content.decode()
        assert not ImportRun.objects.exists()

    def test_a_file_that_was_looked_at_is_not_applied(self, editor, settings):
        settings.TOMBSTONE_KEY = TOMBSTONE_KEY
        file = SimpleUploadedFile("a.csv", b"name\nSunset\n")
        editor.post(reverse("admin:directory_importrun_bring"), {"file": file})
        settings.TOMBSTONE_KEY = "another"
        run = ImportRun.objects.get()
        apply = reverse("admin:directory_importrun_apply", args=[run.pk])
        assert SENTENCE in editor.post(apply, follow=True).content.decode()
        assert not Project.objects.exists()

    @pytest.mark.parametrize("step", ["not-listed", "merge"])
    def test_no_project_is_taken_out(self, step):
        project, other = make_project("Sunset"), make_project("Moonrise")
        by = make_person(role="administrator")
        with pytest.raises(tombstones.OtherKeyError):
            if step == "merge":
                merging.merge(other, into=project, by=by)
            else:
                workflow.not_to_be_listed(project, by=by)
        assert Project.objects.count() == 2
        assert Tombstone.objects.count() == 1

    def test_an_address_that_nobody_has_is_not_found_and_no_fault(self, client):
        assert client.get("/projects/sunrise/").status_code == 404

    def test_the_command_says_so_and_takes_the_key_only_when_told_to(self, capsys, monkeypatch):
        with pytest.raises(CommandError, match=SENTENCE):
            call_command("tombstone_key")
        monkeypatch.setattr("builtins.input", lambda _: "no")
        with pytest.raises(CommandError, match="Nothing was changed"):
            call_command("tombstone_key", accept=True)
        with pytest.raises(CommandError, match=SENTENCE):
            call_command("tombstone_key")
        call_command("tombstone_key", accept=True, yes=True)
        assert "1 tombstone was laid under another key" in capsys.readouterr().out
        call_command("tombstone_key")
        assert not tombstones.is_stopped(slug="sunrise")


@pytest.mark.django_db
def test_the_upgrade_keeps_the_fingerprint_of_the_key_that_tombstones_stand_under(stopped, settings):
    """Whatever TOMBSTONE_KEY is by then: until then they were laid under SECRET_KEY."""
    DirectoryVersion.objects.update(tombstone_key="")
    migration = importlib.import_module("directory.migrations.0010_sign_in_and_tombstone_key")
    settings.TOMBSTONE_KEY = "set too early"
    migration.keep_fingerprint(apps, None)
    with pytest.raises(tombstones.OtherKeyError):
        tombstones.must_fit()
    settings.TOMBSTONE_KEY = settings.SECRET_KEY
    tombstones.must_fit()


@pytest.mark.django_db
def test_the_upgrade_without_a_tombstone_keeps_none():
    migration = importlib.import_module("directory.migrations.0010_sign_in_and_tombstone_key")
    migration.keep_fingerprint(apps, None)
    assert not DirectoryVersion.objects.exclude(tombstone_key="").exists()


@pytest.mark.django_db
def test_the_upgrade_writes_each_email_as_sign_in_reads_it(client):
    old = make_person("sam@example.org", password="right")
    User.objects.filter(pk=old.pk).update(email="Sam@ｅxample.org")
    other = make_person("kim@example.org")
    twin = make_person("x@example.org")
    User.objects.filter(pk=twin.pk).update(email="kim@ｅxample.org")
    migration = importlib.import_module("directory.migrations.0010_sign_in_and_tombstone_key")
    migration.normalise_emails(apps, None)
    old.refresh_from_db()
    twin.refresh_from_db()
    assert (old.email, other.email, twin.email) == ("sam@example.org", "kim@example.org", "kim@ｅxample.org")
    typed = {"username": "Sam@example.org", "password": "right"}
    assert client.post("/admin/login/", typed).status_code == 302


@pytest.mark.django_db
def test_a_new_secret_keeps_sessions_links_and_pages_that_were_open(client, settings):
    person = make_person("sam@example.org")
    client.force_login(person)
    link = new_link(person)
    messages_from_address.forget()
    stamp = signing.dumps(time.time() - 10, salt=SIGNER)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new secret", [settings.SECRET_KEY]
    assert client.get("/admin/").status_code == 200
    assert Client().get(link).status_code == 302
    sent = {"reason": "wrong", "about": "x", "words": "x", "sent": stamp}
    assert Client().post("/tell-us/", sent).status_code == 302
