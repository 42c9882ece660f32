import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Access, AccessEvent
from directory.people import access_log
from directory.people.accounts import add_person, new_link
from tests.factories import make_contact, make_person, make_project, make_region

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet river"


def lines():
    return list(AccessEvent.objects.order_by("pk").values_list("what", "by", "person", "page", "row"))


def send_password(client, email, password):
    return client.post(reverse("admin:login"), {"username": email, "password": password, "next": "/admin/"})


def test_who_signed_in_and_at_whose_account_it_failed(client):
    person = make_person("rae@example.org", password=PASSWORD)
    send_password(client, "Rae@Example.org", "something else that is wrong")
    send_password(client, "nobody-has-this@example.org", PASSWORD)
    send_password(client, "rae@example.org", PASSWORD)
    assert lines() == [
        (Access.FAILED, None, person.pk, "sign-in", None),
        (Access.FAILED, None, None, "sign-in", None),
        (Access.SIGNED_IN, person.pk, None, "sign-in", None),
    ]


def test_a_one_time_link_is_a_way_to_sign_in(client):
    person = make_person("rae@example.org")
    client.get(new_link(person), follow=True)
    client.post("/set-password/", {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert lines() == [(Access.SIGNED_IN, person.pk, None, "one-time-link", None)]


def test_a_flood_of_failed_tries_is_one_line_an_hour(client):
    for _ in range(5):
        send_password(client, "nobody-has-this@example.org", PASSWORD)
    assert AccessEvent.objects.get().times == 5
    AccessEvent.objects.update(at=timezone.now() - access_log.SAME_FOR)
    send_password(client, "nobody-has-this@example.org", PASSWORD)
    assert AccessEvent.objects.count() == 2


def test_who_was_refused_what(client):
    person = make_person(role="researcher", regions=["eastern"])
    project = make_project(regions=["london"], review="draft")
    client.force_login(person)
    client.get(reverse("admin:directory_project_merge", args=[project.pk]))
    client.get(reverse("admin:directory_user_changelist"))
    client.get(reverse("staff_summaries"))
    assert lines() == [
        (Access.REFUSED, person.pk, None, "admin-directory_project_merge", project.pk),
        (Access.REFUSED, person.pk, None, "admin-directory_user_changelist", None),
        (Access.REFUSED, person.pk, None, "staff_summaries", None),
    ]


def test_a_visitor_at_a_closed_door_leaves_nothing(client):
    client.get(reverse("staff_summaries"))
    client.get("/projects/nowhere/")
    client.post(reverse("admin:index"))
    assert lines() == []


def test_who_took_a_file_away(client):
    person = make_person(role="editor")
    make_region("london")
    client.force_login(person)
    assert client.get("/staff/summaries/file/csv/?region=london").status_code == 200
    listed = client.get(reverse("admin:work_list_file"), {"show": "check", "region": "london"})
    assert listed.status_code in (200, 404)
    assert (Access.EXPORTED, person.pk, None, "staff_summary_file", None) in lines()


def test_opening_a_record_is_kept_where_its_contacts_may_be_seen(client):
    project = make_project(regions=["london"])
    make_contact(project, "0113 496 0000")
    page = reverse("admin:directory_project_change", args=[project.pk])
    for role, regions in [("researcher", ["eastern"]), ("staff", []), ("researcher", ["london"])]:
        client.force_login(make_person(role=role, regions=regions))
        assert client.get(page).status_code == 200
    of_london = AccessEvent.objects.get()
    assert (of_london.what, of_london.row) == (Access.OPENED, project.pk)
    assert of_london.by.regions.get().slug == "london"


def test_a_case_is_one_line_with_its_number():
    person = make_person()
    access_log.case_opened(7, by=person)
    assert lines() == [(Access.OPENED_CASE, person.pk, None, "case", 7)]


def test_a_role_is_kept_as_it_was_and_as_it_is():
    make_region("london")
    person = add_person("rae@example.org", role="editor")
    add_person("rae@example.org", name="Rae")
    add_person("rae@example.org", role="researcher", regions=["london"])
    kept = AccessEvent.objects.order_by("pk").values_list("what", "person", "former_role", "new_role")
    assert list(kept) == [
        (Access.ROLE, person.pk, "", "editor"),
        (Access.ROLE, person.pk, "editor", "researcher"),
    ]


def test_a_role_that_an_administrator_changes_is_signed(client):
    administrator, person = make_person(role="administrator"), make_person(role="staff")
    client.force_login(administrator)
    sent = {"email": person.email, "name": "", "role": "editor"}
    client.post(reverse("admin:directory_user_change", args=[person.pk]), sent)
    line = AccessEvent.objects.get(what=Access.ROLE)
    assert (line.by, line.person, line.former_role, line.new_role) == (
        administrator,
        person,
        "staff",
        "editor",
    )


def test_no_search_word_or_text_is_kept(client):
    client.force_login(make_person(role="editor"))
    client.get("/admin/find/?q=quillfeather")
    client.get("/admin/directory/contact/?q=quillfeather")
    assert AccessEvent.objects.count() == 2
    assert "quillfeather" not in str(list(AccessEvent.objects.values()))


def test_a_line_is_gone_after_a_year():
    for days in (364, 366):
        made = timezone.now() - datetime.timedelta(days=days)
        AccessEvent.objects.create(what=Access.SIGNED_IN, at=made, times=days)
    access_log.forget_old()
    assert AccessEvent.objects.get().times == 364
