import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from directory.models import User
from directory.people import accounts
from directory.people.accounts import AccountError, add_person, new_link, person_of
from tests.factories import make_person, make_region

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet river"


def follow(client, link):
    client.get(link)
    return client.post("/set-password/", {"new_password1": PASSWORD, "new_password2": PASSWORD})


def test_a_person_is_made_with_a_role_and_regions_and_no_password():
    make_region("london")
    person = add_person("Sam@Example.org", role="researcher", regions=["london"])
    assert (person.email, person.role, person.regions.get().slug) == (
        "sam@example.org",
        "researcher",
        "london",
    )
    assert not person.has_usable_password()


def test_what_makes_no_account_says_why():
    with pytest.raises(AccountError, match="at least one region"):
        add_person("sam@example.org", role="researcher")
    with pytest.raises(AccountError, match="no region 'mars'"):
        add_person("sam@example.org", role="researcher", regions=["mars"])
    with pytest.raises(AccountError, match="no role"):
        add_person("sam@example.org", role="king")
    with pytest.raises(ValidationError):
        add_person("sam", role="editor")
    assert not User.objects.exists()


def test_the_command_prints_a_link_that_works_once(client, capsys):
    make_region("london")
    call_command("add_person", "sam@example.org", role="researcher", region=["london"])
    link = capsys.readouterr().out.split()[-1]
    assert follow(client, link).url == "/admin/password-set/"
    signed_in = client.post("/admin/login/", {"username": "sam@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302
    assert follow(client, link).status_code == 410


def test_the_token_is_in_no_path_and_leaves_the_address_at_once(client):
    link = new_link(make_person())
    path, _, query = link.partition("?")
    assert path.removeprefix(settings.LOCAL_URL) == "/set-password/"
    answer = client.get(link)
    assert (answer.status_code, answer.url) == (302, "/set-password/")
    assert query.partition("token=")[2] not in client.get("/set-password/").content.decode()


@pytest.mark.parametrize("who", ["", "x", "MQ", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"])
def test_a_made_up_link_is_gone_not_an_error(client, who):
    make_person()
    assert person_of(who, "x-y") is None
    assert client.get("/set-password/", {"who": who, "token": "x-y"}, follow=True).status_code == 410


def parts_of(link):
    return link.partition("who=")[2].partition("&")[0], link.partition("token=")[2]


def test_somebody_who_left_cannot_use_an_old_link():
    person = make_person()
    link = new_link(person)
    assert person_of(*parts_of(link)) == person
    User.objects.update(is_active=False)
    assert person_of(*parts_of(link)) is None
    with pytest.raises(AccountError, match="closed"):
        new_link(person)


def test_a_link_ends_with_a_newer_one_when_it_is_revoked_and_after_three_days():
    person, boss = make_person(), make_person(role="administrator")
    older, newer = new_link(person), new_link(person)
    assert person_of(*parts_of(older)) is None
    assert person_of(*parts_of(newer)) == person
    accounts.revoke_link(person, by=boss)
    assert person_of(*parts_of(newer)) is None
    last = new_link(person)
    person.refresh_from_db()
    assert accounts.link_ends_at(person) == person.link_made_at + datetime.timedelta(days=3)
    User.objects.update(link_made_at=timezone.now() - datetime.timedelta(days=3, minutes=1))
    person.refresh_from_db()
    assert accounts.link_ends_at(person) is None
    assert person_of(*parts_of(last)) is None


def test_of_two_who_use_a_link_at_a_time_the_second_comes_too_late():
    person = make_person()
    parts = parts_of(new_link(person))
    assert accounts.use_link(*parts, PASSWORD) == person
    assert accounts.use_link(*parts, "another and louder river") is None
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_link_to_a_former_e_mail_ends(client):
    client.force_login(make_person("boss@example.org", role="administrator"))
    person = make_person("sam@example.org")
    parts = parts_of(new_link(person))
    typed = {"email": "sam.new@example.org", "name": "", "role": "editor"}
    assert client.post(f"/admin/directory/user/{person.pk}/change/", typed).status_code == 302
    person.refresh_from_db()
    assert (person.email, accounts.link_ends_at(person)) == ("sam.new@example.org", None)
    assert person_of(*parts) is None


def test_a_link_leads_to_where_the_site_is(settings):
    person = make_person()
    assert new_link(person).startswith("http://127.0.0.1:8000/set-password/?who=")
    settings.SITE_URL = "https://directory.example"
    assert new_link(person).startswith("https://directory.example/set-password/?who=")
    assert new_link(person, origin="http://here").startswith("http://here/set-password/?who=")


def test_the_address_with_the_token_sends_no_referrer_and_is_kept_nowhere(client):
    link = new_link(make_person())
    for address in (link, link + "x"):
        answer = client.get(address)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
    form = client.get("/set-password/")
    assert form.status_code == 200
    assert "no-store" in form["Cache-Control"]


def test_whoever_chose_a_password_is_told_so_and_where_to_sign_in(client):
    link = new_link(make_person("sam@example.org"))
    assert follow(client, link).url == "/admin/password-set/"
    text = client.get("/admin/password-set/").content.decode()
    assert "Your password is set" in text
    assert "sign in at http://testserver/admin/ with sam@example.org" in text
    assert client.get("/admin/").status_code == 200


def test_a_new_password_signs_out_whoever_was_signed_in_with_the_old_one(client):
    person = make_person("sam@example.org", password="right")
    client.force_login(person)
    other = Client()
    follow(other, new_link(person))
    assert client.get("/admin/").status_code == 302
    assert other.get("/admin/").status_code == 200


def test_adding_somebody_again_changes_only_what_is_said():
    make_region("london")
    make_region("eastern")
    add_person("sam@example.org", role="editor", regions=["london"], name="Sam")
    User.objects.update(is_active=False)

    def kept():
        person = User.objects.get()
        return person.role, person.name, person.is_active, [r.slug for r in person.regions.all()]

    add_person("SAM@example.org")
    assert kept() == ("editor", "Sam", False, ["london"])
    add_person("sam@example.org", regions=["eastern"])
    assert kept() == ("editor", "Sam", False, ["eastern"])
    add_person("sam@example.org", name="Samira")
    assert kept() == ("editor", "Samira", False, ["eastern"])
    add_person("sam@example.org", role="researcher")
    assert kept() == ("researcher", "Samira", False, ["eastern"])
    with pytest.raises(AccountError, match="at least one region"):
        add_person("sam@example.org", regions=[])


def test_the_command_changes_only_what_is_said(capsys):
    make_region("london")
    add_person("sam@example.org", role="administrator", regions=["london"], name="Sam")
    call_command("add_person", "sam@example.org")
    person = User.objects.get()
    assert (person.role, person.name, person.regions.count()) == ("administrator", "Sam", 1)
    assert "is administrator" in capsys.readouterr().out


def test_the_command_opens_a_closed_account_only_when_told(client, capsys):
    person = make_person("sam@example.org", is_active=False)
    with pytest.raises(CommandError, match="closed"):
        call_command("add_person", "sam@example.org", name="Sam")
    person.refresh_from_db()
    assert (person.is_active, person.name) == (False, "")
    call_command("add_person", "sam@example.org", open=True)
    assert follow(client, capsys.readouterr().out.split()[-1]).url == "/admin/password-set/"


def test_the_only_administrator_stays_one_whatever_is_asked():
    boss = make_person("boss@example.org", role="administrator")
    make_person("gone@example.org", role="administrator", is_active=False)
    with pytest.raises(AccountError, match="only administrator"):
        accounts.close(boss, by=boss)
    with pytest.raises(AccountError, match="only administrator"):
        add_person("boss@example.org", role="editor")
    with pytest.raises(CommandError, match="only administrator"):
        call_command("erase_person", "boss@example.org")
    boss.refresh_from_db()
    assert (boss.role, boss.is_active, boss.email) == ("administrator", True, "boss@example.org")
    make_person("other@example.org", role="administrator")
    accounts.close(boss, by=boss)
    assert not User.objects.get(pk=boss.pk).is_active


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("with_a_third", [False, True])
def test_two_administrators_who_close_each_other_at_once_are_never_both_gone(with_a_third):
    """The second finds that they are closed themselves, or that nobody would be left."""
    pair = [make_person(f"{name}@example.org", role="administrator") for name in ("ada", "bo")]
    if with_a_third:
        make_person("cy@example.org", role="administrator")
    begin = threading.Barrier(2)

    def close(mine, other):
        try:
            begin.wait()
            accounts.close(User.objects.get(pk=other.pk), by=User.objects.get(pk=mine.pk))
        except (AccountError, PermissionDenied):
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(close, pair, reversed(pair)))
    assert sorted(done) == [False, True]
    assert User.objects.filter(pk__in=[one.pk for one in pair], is_active=True).count() == 1


def test_closing_ends_sessions_and_link_at_once_and_opening_brings_neither_back(client):
    boss, person = make_person(role="administrator"), make_person("sam@example.org", password="right")
    client.force_login(person)
    parts = parts_of(new_link(person))
    accounts.close(person, by=boss)
    assert client.get("/admin/").status_code == 302
    accounts.open_again(person, by=boss)
    assert client.get("/admin/").status_code == 302
    assert person_of(*parts) is None
    signed_in = client.post("/admin/login/", {"username": "SAM@example.org", "password": "right"})
    assert signed_in.status_code == 302


def test_an_erased_account_is_not_opened_again():
    boss = make_person(role="administrator")
    person = make_person("sam@example.org")
    call_command("erase_person", "sam@example.org")
    with pytest.raises(AccountError, match="erased"):
        accounts.open_again(User.objects.get(pk=person.pk), by=boss)


def test_each_act_is_in_the_log_and_no_link_is(client):
    boss = make_person("boss@example.org", role="administrator")
    person = make_person("sam@example.org", name="Sam")
    links = [new_link(person, by=boss)]
    accounts.revoke_link(person, by=boss)
    links.append(new_link(person, by=boss))
    follow(client, links[-1])
    accounts.sign_out_everywhere(person, by=boss)
    accounts.close(person, by=boss)
    accounts.open_again(person, by=boss)
    rows = LogEntry.objects.filter(object_id=person.pk).order_by("pk")
    assert [(row.user.email.partition("@")[0], row.change_message) for row in rows] == [
        ("boss", "Gave a new one-time link."),
        ("boss", "Revoked the one-time link."),
        ("boss", "Gave a new one-time link."),
        ("sam", "Chose a password by a one-time link."),
        ("boss", "Signed out everywhere."),
        ("boss", "Closed the account."),
        ("boss", "Opened the account again."),
    ]
    kept = str(list(LogEntry.objects.values()))
    assert not [link for link in links if parts_of(link)[1] in kept]


def test_a_good_link_lets_its_holder_in_however_many_tries_were_counted(client):
    person = make_person("sam@example.org")
    link = new_link(person)
    for _ in range(40):
        client.post("/admin/login/", {"username": "sam@example.org", "password": "x"})
    assert follow(client, link).url == "/admin/password-set/"
    assert client.get("/admin/").status_code == 200
    client.logout()
    signed_in = client.post("/admin/login/", {"username": "sam@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302


def test_a_link_ends_the_session_of_whoever_was_signed_in_before(client):
    client.force_login(make_person("other@example.org", role="administrator"))
    person = make_person("sam@example.org")
    follow(client, new_link(person))
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.parametrize("typed", ["Sam@Example.org", " sam@example.org", "sam@ｅxample.org"])
def test_another_spelling_is_the_same_person(typed):
    add_person("sam@example.org", role="editor")
    assert add_person(typed, role="staff").email == "sam@example.org"
    assert User.objects.get().role == "staff"


def test_an_administrator_cannot_give_two_accounts_one_address(client):
    client.force_login(make_person("boss@example.org", role="administrator"))
    make_person("sam@example.org")
    other = make_person("kim@example.org")
    address = f"/admin/directory/user/{other.pk}/change/"
    typed = {"email": "SAM@ｅxample.org", "name": "", "role": "editor"}
    assert client.post(address, typed).status_code == 200
    assert client.post(address, typed | {"email": "Kim.New@ｅxample.org"}).status_code == 302
    other.refresh_from_db()
    assert other.email == "kim.new@example.org"


def test_the_command_says_what_is_wrong_in_one_line():
    with pytest.raises(CommandError, match="not an e-mail"):
        call_command("add_person", "sam", role="editor")
