"""How well the list is kept, counted over a few groups."""

import datetime

import pytest
from django.utils import timezone

from directory.models import LinkCheck, Message, Project, Signpost
from directory.pages import quality as page
from directory.records import quality
from directory.records.link_checks import mark_of
from directory.records.reindex import changed
from tests.factories import make_contact, make_project, make_region, make_website

pytestmark = pytest.mark.django_db
PLACE = {"lat": 53.8, "lon": -1.5, "area": "Leeds"}


def of(region="London"):
    found = quality.figures()
    return next(one for one in [*found.regions, found.england] if one.label == region)


def group(name, *, meets=True, way=True, **columns):
    project = make_project(name, regions=["london"], **columns)
    if meets:
        project.meetings.create(frequency="weekly", weekday=1)
    if way:
        make_contact(project)
    changed(project)
    return project


def wrong(hours, project=None, **columns):
    message = Message.objects.create(kind=columns.pop("kind", "wrong"), words="x", project=project, **columns)
    sent = timezone.now() - datetime.timedelta(hours=hours)
    Message.objects.filter(pk=message.pk).update(sent_at=sent)
    return message


def test_confirmed_is_checked_in_the_last_twelve_months():
    today = timezone.localdate()
    for name, days in [("New", 10), ("Old", 400), ("Never", None)]:
        day = None if days is None else today - datetime.timedelta(days=days)
        Project.objects.filter(pk=make_project(name, regions=["london"]).pk).update(last_checked_on=day)
    make_project("Closed", regions=["london"], stage="closed")
    make_project("Draft", regions=["london"], review="draft")
    assert (of().groups, of().confirmed) == (3, 1)


def test_ready_to_join_is_where_when_and_how():
    whole = group("Whole", **PLACE)
    group("No place")
    group("No time", meets=False, **PLACE)
    group("No way", way=False, **PLACE)
    group("Paused", stage="paused", **PLACE)
    group("Full", open_to_new_members="no", **PLACE)
    assert quality.ready_to_join(timezone.localdate()) == {whole.pk}
    assert of().ready == 1


def test_an_online_or_national_group_is_ready_with_a_way_to_join_it():
    online = group("Online", meets=False, mode=["forum"])
    national = group("National", meets=False, scope="national")
    group("In person", meets=False, mode=["forum", "in-person"])
    group("No way", meets=False, way=False, mode=["forum"])
    assert quality.ready_to_join(timezone.localdate()) == {online.pk, national.pk}


def test_a_way_that_has_run_out_is_none():
    project = group("Whole", way=False, **PLACE)
    make_contact(project, checked=datetime.timedelta(days=400))
    changed(project)
    assert of().ready == 0


def test_mistakes_that_wait_are_counted_by_age_and_worries_are_not():
    project = make_project("One", regions=["london"])
    wrong(1, project)
    wrong(47, project)
    wrong(49, project, kind="remove")
    wrong(100, project, kind="safety")
    wrong(100, project, kind="check")
    assert (of().waiting, of().late) == (3, 1)


def test_a_message_without_a_record_counts_in_the_region_of_its_place_or_in_england_alone():
    wrong(1, region=make_region("london"))
    wrong(60)
    assert (of().waiting, of().late) == (1, 0)
    assert (of("England").waiting, of("England").late) == (2, 1)
    assert quality.by_age() == [
        ("Up to 48 hours", 1, 0),
        ("Up to a week", 1, 1),
        ("Up to four weeks", 0, 0),
        ("Longer", 0, 0),
    ]


def test_only_addresses_that_the_public_sees_are_counted_as_silent():
    for address, opened in [("https://one.test/", timezone.localdate()), ("https://two.test/", None)]:
        make_website(make_project(address, regions=["london"]), address, opened=opened)
        say_silent(address)
    assert of().silent == 1


def say_silent(address):
    days = dict.fromkeys(["tried_on", "failing_since", "silent_since"], "2026-11-02")
    LinkCheck.objects.create(mark=mark_of(address), outcome="not-found", **days)


def test_the_page_says_it_in_a_line_a_region_and_without_the_database(client, django_assert_num_queries):
    group("Whole", **PLACE)
    Signpost.objects.create(slug="s", name="S", words="W", source="x", url="https://two.test/")
    say_silent("https://two.test/")
    wrong(60, Project.objects.get())
    page.latest.renew()
    with django_assert_num_queries(0):
        text = " ".join(client.get("/about/").content.decode().split())
    said = "1 group, 0 confirmed, 1 ready to join. 1 mistake to put right, 1 of them after 48 hours."
    assert f"London: {said}" in text
    assert "we name, 1 did not." in text


def test_before_the_first_count_the_page_says_nothing(client):
    assert 'id="quality"' not in client.get("/about/").content.decode()


def test_a_failed_count_leaves_the_one_before(monkeypatch):
    page.latest.renew()
    before = page.latest.said

    def fail():
        raise RuntimeError

    monkeypatch.setattr(page, "figures", fail)
    with pytest.raises(RuntimeError):
        page.latest.renew()
    assert page.latest.said is before
