"""The index that answers: whole, kept when a renewal fails, and never behind for long."""

import datetime
import importlib

import pytest
from django.db import DatabaseError
from django.utils import timezone

from directory.records.reindex import changed
from directory.search import live
from directory.search.live import LiveIndex
from tests.factories import make_project

# The name in the package is the one index, not its module.
module = importlib.import_module("directory.search.live")

pytestmark = pytest.mark.django_db


def test_it_is_behind_once_something_public_has_changed():
    project = make_project("A")
    live.refresh()
    assert not live.is_behind()
    changed(project)
    assert live.is_behind()


def test_a_new_day_makes_it_behind_for_what_is_current_moves_with_the_date(monkeypatch):
    live.refresh()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(module.timezone, "localdate", lambda: tomorrow)
    assert live.is_behind()


def test_a_failed_renewal_keeps_the_index_before_and_says_so(monkeypatch, client, caplog):
    make_project("A")
    before = live.refresh()
    make_project("B")

    def fails():
        raise DatabaseError("gone")

    monkeypatch.setattr(module, "build", fails)
    monkeypatch.setattr(module.connection, "close", lambda: None)
    live.look()
    assert live.current() is before
    assert live.is_stale()
    assert b"stale" in client.get("/healthz").content
    monkeypatch.undo()
    live.look()
    assert not live.is_stale()
    assert live.current().size == 2


def test_the_first_call_builds_and_the_next_takes_what_stands():
    made = LiveIndex()
    make_project("A")
    assert made.current() is made.current()
    assert made.current().size == 1
