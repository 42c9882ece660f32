import datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from directory.people import sessions
from tests.factories import make_person

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet river"


def signed_in(email):
    client = Client()
    client.post("/admin/login/", {"username": email, "password": PASSWORD})
    return client


def test_each_browser_is_a_session_with_its_time_and_only_ones_own_are_listed():
    person, other = (make_person(f"{name}@example.org", password=PASSWORD) for name in ("sam", "kim"))
    clients = [signed_in("sam@example.org"), signed_in("sam@example.org"), signed_in("kim@example.org")]
    found = sessions.of(person)
    assert {one.key for one in found} == {client.session.session_key for client in clients[:2]}
    assert {one.seen_on for one in found} == {timezone.localdate()}
    assert all(one.ends_at - one.signed_in_at < datetime.timedelta(hours=8, seconds=5) for one in found)
    assert len(sessions.of(other)) == 1


def test_a_session_that_has_ended_is_not_listed():
    person = make_person("sam@example.org", password=PASSWORD)
    signed_in("sam@example.org")
    Session.objects.update(expire_date=timezone.now())
    assert sessions.of(person) == []


def test_the_day_of_the_last_visit_is_kept_once_a_day_and_makes_no_session_longer():
    person = make_person("sam@example.org", password=PASSWORD)
    client = signed_in("sam@example.org")
    session = client.session
    began = timezone.now() - datetime.timedelta(hours=5)
    session["signed_in_at"], session["seen_on"] = began.isoformat(), "2001-01-01"
    session.save()
    client.get("/admin/")
    (found,) = sessions.of(person)
    assert found.seen_on == timezone.localdate()
    assert abs(found.ends_at - began - datetime.timedelta(hours=8)) < datetime.timedelta(seconds=5)
    before = Session.objects.get().session_data
    client.get("/admin/")
    assert Session.objects.get().session_data == before


def test_a_session_from_before_the_times_were_kept_is_listed_without_them(client):
    person = make_person()
    client.force_login(person)
    client.get("/admin/")
    (found,) = sessions.of(person)
    assert (found.signed_in_at, found.seen_on) == (None, None)
    assert "not kept" in client.get("/admin/sessions/").content.decode()


def test_signing_out_everywhere_ends_ones_own_sessions_and_nobody_elses():
    for name in ("sam", "kim"):
        make_person(f"{name}@example.org", password=PASSWORD)
    here, there, other = (signed_in(f"{name}@example.org") for name in ("sam", "sam", "kim"))
    page = here.get("/admin/sessions/").content.decode()
    assert page.count("(this browser)") == 1
    assert not [one for one in (here, there) if one.session.session_key in page]
    answer = here.post("/admin/sessions/", follow=True)
    assert "You are signed out everywhere." in answer.content.decode()
    assert [one.get("/admin/").status_code for one in (here, there, other)] == [302, 302, 200]


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one():
    person = make_person("sam@example.org", password=PASSWORD)
    here, there = signed_in("sam@example.org"), signed_in("sam@example.org")
    new = dict.fromkeys(["new_password1", "new_password2"], "another and louder river")
    assert here.post("/admin/password_change/", {"old_password": PASSWORD, **new}).status_code == 302
    assert here.get("/admin/password_change/done/").status_code == 200
    assert there.get("/admin/").status_code == 302
    assert len(sessions.of(person)) == 1
