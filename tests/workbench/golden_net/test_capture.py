"""Reading the site as each person, into a folder."""

import datetime
import logging

import pytest
from django.utils import timezone

from directory.workbench.golden_net import addresses, capture
from directory.workbench.golden_net.edits import ROLES, make_people
from tests.factories import LEEDS, make_project, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    for slug in addresses.REGIONS:
        make_region(slug)
    make_people()


@pytest.fixture
def looked(people, tmp_path, monkeypatch):
    """looked(who, address) -> the lines of that page."""
    make_project(name="Sunrise", regions=["london"], summary="A group.", **LEEDS)
    short = ["/projects/sunrise/", "/admin/", "/staff/summaries/", "/projects.csv"]
    monkeypatch.setattr(addresses, "addresses", lambda who, questions: short)
    monkeypatch.setattr(logging, "disable", lambda level: None)
    capture.look([], tmp_path)
    return lambda who, address: (tmp_path / who / capture.file_name(address)).read_text().splitlines()


def test_every_page_is_read_as_everybody_sees_it(looked):
    assert looked("visitor", "/projects/sunrise/")[:2] == ["/projects/sunrise/", "200"]
    assert "A group." in looked("visitor", "/projects/sunrise/")
    assert looked("visitor", "/admin/")[1] == "302"
    assert [looked(who, "/staff/summaries/")[1] for who in ROLES] == ["200", "403", "403", "200", "200"]
    assert "Location: /admin/login/?next=/admin/" in looked("visitor", "/admin/")
    assert any(line.startswith("id,slug,name") for line in looked("visitor", "/projects.csv"))


def test_everybody_has_addresses_and_none_twice(people):
    make_project(name="Sunrise", regions=["london"])
    for who, _ in addresses.people():
        found = addresses.addresses(who, ["q=a", "q=a"])
        assert len(found) == len(set(found)) > 20
    assert "/projects/sunrise/" in addresses.addresses("visitor", [])


def test_the_clock_moves_only_when_told(monkeypatch):
    monkeypatch.setattr(timezone, "now", timezone.now)
    monkeypatch.setattr("time.time", capture.time.time)
    clock = capture.Clock()
    clock.stop_time()
    assert timezone.now() == timezone.now() == capture.START
    clock.wait(hours=30)
    assert timezone.localdate() == datetime.date(2026, 12, 2)
