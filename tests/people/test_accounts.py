import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from directory.models import User
from directory.people.accounts import NoSuchPersonError, add_person, link_for, person_of
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
    with pytest.raises(NoSuchPersonError, match="at least one region"):
        add_person("sam@example.org", role="researcher")
    with pytest.raises(NoSuchPersonError, match="no region 'mars'"):
        add_person("sam@example.org", role="researcher", regions=["mars"])
    with pytest.raises(NoSuchPersonError, match="no role"):
        add_person("sam@example.org", role="king")
    with pytest.raises(ValidationError):
        add_person("sam", role="editor")
    assert not User.objects.exists()


def test_the_command_prints_a_link_that_works_once(client, capsys):
    make_region("london")
    call_command("add_person", "sam@example.org", role="researcher", region=["london"])
    link = capsys.readouterr().out.split()[-1]
    assert follow(client, link).url == "/admin/"
    signed_in = client.post("/admin/login/", {"username": "sam@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302
    assert follow(client, link).status_code == 410


def test_the_token_is_in_no_path_and_leaves_the_address_at_once(client):
    link = link_for(make_person())
    path, _, query = link.partition("?")
    assert path == "/set-password/"
    answer = client.get(link)
    assert (answer.status_code, answer.url) == (302, "/set-password/")
    assert query.partition("token=")[2] not in client.get("/set-password/").content.decode()


@pytest.mark.parametrize("who", ["", "x", "MQ", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"])
def test_a_made_up_link_is_gone_not_an_error(client, who):
    make_person()
    assert person_of(who, "x-y") is None
    assert client.get("/set-password/", {"who": who, "token": "x-y"}, follow=True).status_code == 410


def test_somebody_who_left_cannot_use_an_old_link():
    person = make_person(is_active=False)
    link = link_for(person)
    assert person_of(link.partition("who=")[2].partition("&")[0], link.partition("token=")[2]) is None


def test_a_good_link_lets_its_holder_in_however_many_tries_were_counted(client):
    person = make_person("sam@example.org")
    link = link_for(person)
    for _ in range(40):
        client.post("/admin/login/", {"username": "sam@example.org", "password": "x"})
    assert follow(client, link).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    client.logout()
    signed_in = client.post("/admin/login/", {"username": "sam@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302


def test_a_link_ends_the_session_of_whoever_was_signed_in_before(client):
    client.force_login(make_person("other@example.org", role="administrator"))
    person = make_person("sam@example.org")
    follow(client, link_for(person))
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
    typed = {"email": "SAM@ｅxample.org", "name": "", "role": "editor", "is_active": "on"}
    assert client.post(address, typed).status_code == 200
    assert client.post(address, typed | {"email": "Kim.New@ｅxample.org"}).status_code == 302
    other.refresh_from_db()
    assert other.email == "kim.new@example.org"


def test_the_command_says_what_is_wrong_in_one_line():
    with pytest.raises(CommandError, match="not an e-mail"):
        call_command("add_person", "sam", role="editor")
