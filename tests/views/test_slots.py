"""Few at a time: waiting while the queue moves, refused once it stands, and never a slot lost."""

import gc
import gzip
import threading
import time

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from directory.exports.whole_file import whole_file
from directory.models import DirectoryVersion
from directory.search import live
from directory.views import slots
from directory.views.slots import Slots
from tests.factories import make_project

HELP = [
    "/urgent-help/",
    "/stay-safe-online/",
    "/about/",
    "/about/2013-report/",
    "/about/how-to-use/",
    "/tell-us/thank-you/",
]
none_left = Slots(0, most_waiting=0, patience=0.05)


def taken_in(few, results):
    began = time.monotonic()
    results.append((few.take(), time.monotonic() - began))


def test_who_finds_none_free_gets_the_next_that_is_given_back():
    few = Slots(1, most_waiting=1, patience=5)
    first, results = few.take(), []
    waiting = threading.Thread(target=taken_in, args=(few, results))
    waiting.start()
    time.sleep(0.05)
    assert results == []
    first.give_back()
    waiting.join(timeout=5)
    assert results[0][0]


def test_more_than_may_wait_are_refused_at_once_where_nothing_moves():
    few = Slots(1, most_waiting=1, patience=2)
    first = few.take()
    few.given_back_at -= 10
    results = []
    waiting = [threading.Thread(target=taken_in, args=(few, results)) for _ in range(6)]
    for one in waiting:
        one.start()
    for one in waiting:
        one.join(timeout=5)
    assert [slot for slot, _ in results] == [None] * 6
    assert sorted(seconds for _, seconds in results)[4] < 1
    first.give_back()
    assert few.take()


def test_a_burst_that_moves_is_served_whole():
    few, served = Slots(2, most_waiting=1, patience=2), []

    def ask():
        if slot := few.take():
            time.sleep(0.005)
            slot.give_back()
            served.append(1)

    asking = [threading.Thread(target=ask) for _ in range(20)]
    for one in asking:
        one.start()
    for one in asking:
        one.join(timeout=5)
    assert len(served) == 20


def test_a_slot_is_given_back_once_and_by_itself_when_it_is_dropped():
    few = Slots(1, most_waiting=0, patience=0.01)
    slot = few.take()
    slot.give_back()
    slot.give_back()
    assert few.free == 1
    few.take()
    gc.collect()
    assert few.free == 1


@pytest.fixture
def no_slot_at_the_database(monkeypatch):
    monkeypatch.setattr(slots, "database", none_left)


@pytest.mark.parametrize("path", HELP)
def test_help_needs_neither_a_slot_nor_the_database(client, path, no_slot_at_the_database, django_db_blocker):
    with django_db_blocker.block():
        assert client.get(path).status_code == 200


def test_any_other_page_is_told_to_come_back(client, no_slot_at_the_database):
    answer = client.get("/projects/")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "116 123" in answer.content.decode()


@pytest.mark.django_db
def test_every_request_gives_its_slot_back_however_it_ends(monkeypatch):
    few = Slots(1, most_waiting=0, patience=0.01)
    monkeypatch.setattr(slots, "database", few)
    client = Client(raise_request_exception=False)
    for fault in [None, OperationalError("away"), RuntimeError("x")]:
        with monkeypatch.context() as broken:
            if fault:
                broken.setattr("directory.views.home.regions_with_totals", failing(fault))
            client.get("/")
        assert few.free == 1


@pytest.mark.django_db(transaction=True)
def test_a_line_that_failed_is_closed_before_its_slot_is_given_back(client, monkeypatch):
    """Asking it whether it lives could hold a thread that has no slot."""
    connection.ensure_connection()
    connection.errors_occurred = True
    closed = []
    monkeypatch.setattr(connection._connections["default"], "close", lambda: closed.append(1))
    client.get("/regions/")
    connection.errors_occurred = False
    assert closed


def failing(fault):
    def fail(*args, **kwargs):
        raise fault

    return fail


# The file of every group.


@pytest.fixture
def made(monkeypatch):
    """How often a file was made."""
    from directory.views import projects

    times, make = [], projects.projects_csv

    def counted(ids):
        times.append(len(ids))
        return make(ids)

    monkeypatch.setattr(projects, "projects_csv", counted)
    return times


@pytest.mark.django_db
def test_the_file_of_every_group_is_made_once_a_version(client, made):
    make_project("Sunrise")
    first = client.get("/projects.csv").content
    assert client.get("/projects.csv").content == first
    assert client.get("/projects.csv?page=1&q=&near=").content == first
    assert gzip.decompress(client.get("/projects.csv", headers={"Accept-Encoding": "gzip"}).content) == first
    assert made == [1]
    make_project("Moonlight")
    live.refresh()
    assert b"Moonlight" in client.get("/projects.csv").content
    assert made == [1, 2]


@pytest.mark.django_db
def test_a_kept_file_is_not_given_once_the_version_has_moved_though_the_index_has_not(client, made):
    project = make_project("Sunrise")
    assert b"Sunrise" in client.get("/projects.csv").content
    project.delete()
    DirectoryVersion.objects.bump()
    assert b"Sunrise" not in client.get("/projects.csv").content
    assert made == [1, 1]


@pytest.mark.django_db
def test_no_more_is_kept_than_one_file_of_bounded_size(client, made, monkeypatch):
    make_project("Sunrise")
    monkeypatch.setattr(whole_file, "MOST_BYTES", 10, raising=False)
    client.get("/projects.csv")
    client.get("/projects.csv")
    assert made == [1, 1]


@pytest.mark.django_db
def test_a_question_is_never_answered_from_the_kept_file(client):
    make_project("Sunrise")
    make_project("Moonlight")
    whole = client.get("/projects.csv").content
    assert client.get("/projects.csv?q=sunrise").content != whole
    assert client.get("/projects.csv?scope=national").content != whole


@pytest.mark.django_db
def test_while_one_file_is_made_or_sent_the_next_is_told_to_come_back(client, monkeypatch):
    make_project("Sunrise")
    few = Slots(1, most_waiting=0, patience=0.01)
    monkeypatch.setattr(slots, "making", few)
    held = few.take()
    answer = client.get("/projects.csv")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert answer["Content-Type"].startswith("text/plain")
    held.give_back()
    assert client.get("/projects.csv").status_code == 200
    assert few.free == 1


@pytest.mark.django_db
def test_a_summarys_file_takes_the_same_slot(admin_client, monkeypatch):
    monkeypatch.setattr(slots, "making", none_left)
    page = reverse("staff_summary_file", args=["csv"]) + "?region=england"
    assert admin_client.get(page).status_code == 503


@pytest.mark.django_db
def test_forms_never_take_the_last_slot_from_those_who_read(monkeypatch):
    few = Slots(2, most_waiting=0, patience=0.01)
    monkeypatch.setattr(slots, "database", few)
    monkeypatch.setattr(slots, "writing", none_left)
    client = Client()
    answer = client.post("/tell-us/", {"words": "It has moved."})
    assert answer.status_code == 503
    assert "It has moved." in answer.content.decode()
    assert client.get("/regions/").status_code == 200
    assert few.free == 2
