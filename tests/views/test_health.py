import pytest
from django.db import OperationalError
from django.utils import timezone

from directory.models import DirectoryVersion
from directory.search import live


@pytest.mark.django_db
def test_it_is_ok_while_the_database_answers(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_it_says_when_the_search_index_is_stale(client, monkeypatch):
    monkeypatch.setattr(live, "failed_at", timezone.now())
    response = client.get("/healthz")
    assert response.status_code == 200
    assert b"stale" in response.content


def test_it_is_503_while_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError("no")

    monkeypatch.setattr(DirectoryVersion.objects, "number", away)
    assert client.get("/healthz").status_code == 503
