"""What administrators do with accounts in the browser, and that nobody else does."""

import html
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import reverse

from directory.models import Consent, User, WorkItem
from tests.admin.pages import form_of
from tests.factories import make_consent, make_person, make_project, make_region

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet river"
LINK = re.compile(r'<code id="one-time-link">([^<]+)</code>')
ADD = "/admin/directory/user/add/"


def page_of(person, page="change"):
    return reverse(f"admin:directory_user_{page}", args=[person.pk])


def link_on(response):
    return html.unescape(LINK.search(response.content.decode())[1])


def words_of(response):
    return html.unescape(response.content.decode())


def log_of(person):
    """What the log says of an account, the oldest first."""
    rows = LogEntry.objects.filter(object_id=person.pk).order_by("pk")
    return list(rows.values_list("change_message", flat=True))


@pytest.fixture
def boss(signed_in):
    return signed_in("administrator", email="boss@example.org")


def test_adding_somebody_shows_a_link_once_and_the_link_works(boss):
    london = make_region("london")
    typed = {"email": "SAM@Example.org", "name": "Sam", "role": "researcher", "regions": [london.pk]}
    answer = boss.post(ADD, typed)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    link = link_on(answer)
    assert link.startswith("http://testserver/set-password/?who=")
    assert f'href="{html.escape(link)}"' not in answer.content.decode()
    person = User.objects.get(email="sam@example.org")
    assert (person.name, person.role, person.regions.get()) == ("Sam", "researcher", london)
    assert not person.has_usable_password()
    assert log_of(person) == [
        f"Added. Role: Researcher. Regions: {london}.",
        "Gave a new one-time link.",
    ]
    token = link.partition("token=")[2]
    for address in ("/admin/", page_of(person), page_of(person, "history"), "/admin/directory/user/"):
        assert token not in boss.get(address).content.decode()
    visitor = Client()
    visitor.get(link)
    new = dict.fromkeys(["new_password1", "new_password2"], PASSWORD)
    assert visitor.post("/set-password/", new).status_code == 302
    assert visitor.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"email": ""}, "email", "required"),
        ({"email": "   "}, "email", "required"),
        ({"email": "sam"}, "email", "valid e"),
        ({"email": "x" * 10_000 + "@example.org"}, "email", "254"),
        ({"email": "BOSS@example.org"}, "email", "Somebody has an account with this e-mail already."),
        ({"name": "n" * 10_000}, "name", "120"),
        ({"name": "<script>alert(1)</script>\x00"}, "name", "Null"),
        ({"role": ""}, "role", "required"),
        ({"role": "king"}, "role", "Select a valid choice"),
        ({"role": "researcher"}, "regions", "A researcher needs at least one region."),
        ({"regions": "mars"}, "regions", "not a valid value"),
        ({"regions": "99999999"}, "regions", "Select a valid choice"),
    ],
)
def test_what_makes_no_account_is_said_at_its_field(boss, typed, field, words):
    values = {"email": "sam@example.org", "name": "شيرين", "role": "editor"} | typed
    answer = boss.post(ADD, values)
    assert answer.status_code == 200
    errors = answer.context["adminform"].form.errors
    assert list(errors) == [field]
    assert words in str(errors[field])
    assert User.objects.count() == 1
    kept = form_of(answer, "user_form")
    if "name" not in typed:
        assert kept["name"] == ["شيرين"]


@pytest.mark.django_db(transaction=True)
def test_two_who_add_the_same_person_at_once_make_one_account():
    clients, begin = [], threading.Barrier(2)
    for name in ("ada", "bo"):
        client = Client()
        client.force_login(make_person(f"{name}@example.org", role="administrator"))
        clients.append(client)

    def add(client):
        try:
            begin.wait()
            return words_of(client.post(ADD, {"email": "sam@example.org", "name": "", "role": "editor"}))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        pages = list(pool.map(add, clients))
    assert sorted("Somebody has an account with this e-mail already." in page for page in pages) == [
        False,
        True,
    ]
    assert sorted(bool(LINK.search(page)) for page in pages) == [False, True]
    assert User.objects.filter(email="sam@example.org").count() == 1


def test_a_new_link_ends_the_older_one_and_can_be_revoked(boss):
    person = make_person("sam@example.org")
    assert boss.get(page_of(person, "link")).status_code == 200
    assert User.objects.get(pk=person.pk).link_made_at is None, "looking gives no link"
    older, newer = (link_on(boss.post(page_of(person, "link"))) for _ in range(2))
    assert Client().get(older).status_code == 410
    assert Client().get(newer).status_code == 302
    assert "works until" in words_of(boss.get(page_of(person)))
    assert boss.post(page_of(person, "revoke_link")).status_code == 302
    assert Client().get(newer).status_code == 410
    assert "No one-time link is open." in words_of(boss.get(page_of(person)))


def test_a_session_that_began_with_a_link_ends_with_it(boss):
    """The token waits in the session of whoever opened the link."""
    person, visitor = make_person("sam@example.org"), Client()
    visitor.get(link_on(boss.post(page_of(person, "link"))))
    assert visitor.get("/set-password/").status_code == 200
    boss.post(page_of(person, "revoke_link"))
    new = dict.fromkeys(["new_password1", "new_password2"], PASSWORD)
    assert visitor.post("/set-password/", new).status_code == 410
    assert not User.objects.get(pk=person.pk).has_usable_password()


def test_closing_and_opening_again(boss):
    person, project = make_person("sam@example.org", password=PASSWORD, name="Sam"), make_project()
    WorkItem.objects.create(project=project, held_by=person, held_since=project.created_at)
    other = Client()
    other.force_login(person)
    assert "They have 1 group in hand." in words_of(boss.get(page_of(person, "close")))
    assert boss.post(page_of(person, "close")).status_code == 302
    assert other.get("/admin/").status_code == 302
    assert WorkItem.objects.get().held_by == person
    signed_in = Client().post("/admin/login/", {"username": "sam@example.org", "password": PASSWORD})
    assert signed_in.status_code == 200
    assert ">closed<" in words_of(boss.get("/admin/directory/user/"))
    page = words_of(boss.get(page_of(person)))
    assert "The account is closed." in page
    assert page_of(person, "link") not in page
    assert "Open it again first" in words_of(boss.post(page_of(person, "link"), follow=True))
    assert boss.post(page_of(person, "open")).status_code == 302
    signed_in = Client().post("/admin/login/", {"username": "sam@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302
    assert log_of(person) == ["Closed the account.", "Opened the account again."]


def test_the_only_administrator_can_neither_close_nor_demote_nor_erase_themselves(boss):
    make_person("gone@example.org", role="administrator", is_active=False)
    page = words_of(boss.get(page_of(boss.person)))
    assert page_of(boss.person, "close") not in page
    said = words_of(boss.post(page_of(boss.person, "close")))
    assert "This is the only administrator." in said
    answer = boss.post(page_of(boss.person), {"email": "boss@example.org", "name": "", "role": "editor"})
    assert "This is the only administrator." in str(answer.context["adminform"].form.errors["role"])
    said = words_of(boss.post("/admin/directory/user/erase/", {"text": "boss@example.org"}))
    assert "This is the only administrator." in said
    sure = {"text": "boss@example.org", "again": "boss@example.org", "_erase": "x"}
    assert "This is the only administrator." in words_of(boss.post("/admin/directory/user/erase/", sure))
    assert User.objects.get(email="boss@example.org").role == "administrator"


def test_an_administrator_who_closes_their_own_account_is_signed_out(boss):
    make_person("other@example.org", role="administrator")
    answer = boss.post(page_of(boss.person, "close"), follow=True)
    assert "Your account is closed." in words_of(answer)
    assert boss.get("/admin/").status_code == 302


def test_a_role_and_regions_that_are_changed_count_in_the_open_session(boss):
    london, eastern = make_region("london"), make_region("eastern")
    person = make_person("sam@example.org", role="researcher", regions=["london"])
    other = Client()
    other.force_login(person)
    assert other.get("/staff/projects/").status_code == 403
    typed = {"email": "sam@example.org", "name": "Sam", "role": "editor", "regions": [eastern.pk]}
    assert boss.post(page_of(person), typed).status_code == 302
    assert other.get("/staff/projects/").status_code == 200
    assert log_of(person) == [
        f"Role: Editor, was Researcher. Regions: {eastern}, was {london}. Name changed.",
    ]


def test_saving_a_form_that_was_opened_before_the_account_was_closed_does_not_open_it(boss, monkeypatch):
    person = make_person("sam@example.org")
    monkeypatch.setattr(
        "directory.people.accounts.must_still_administer",
        lambda by: User.objects.filter(pk=person.pk).update(is_active=False),
    )
    boss.post(page_of(person), {"email": "sam@example.org", "name": "Sam", "role": "editor"})
    person.refresh_from_db()
    assert (person.name, person.is_active) == ("Sam", False)


def test_the_form_does_not_take_what_it_does_not_show(boss):
    person = make_person("sam@example.org")
    typed = {"email": "sam@example.org", "name": "", "role": "staff", "is_active": "", "is_superuser": "on"}
    boss.post(page_of(person), typed | {"password": "x", "link_made_at": "2030-01-01"})
    person.refresh_from_db()
    assert (person.role, person.is_active, person.is_superuser) == ("staff", True, False)
    assert person.link_made_at is None


def test_an_administrator_signs_somebody_out_everywhere(boss):
    person, others = make_person("sam@example.org", password=PASSWORD), [Client(), Client()]
    for other in others:
        other.post("/admin/login/", {"username": "sam@example.org", "password": PASSWORD})
    assert words_of(boss.get(page_of(person, "sessions"))).count('<th scope="row">') == 2
    assert boss.post(page_of(person, "sessions")).status_code == 302
    assert [other.get("/admin/").status_code for other in others] == [302, 302]
    assert boss.get("/admin/").status_code == 200
    assert log_of(person) == ["Signed out everywhere."]


def test_erasing_first_shows_what_would_go_and_asks_for_the_words_again(boss):
    project = make_project()
    make_consent(project, who="Robin Quillfeather")
    person = make_person("robin@quillfeather.example", name="Robin Quillfeather")
    address = reverse("admin:directory_user_erase")
    assert 'value="robin@quillfeather.example"' in words_of(boss.get(f"{address}?person={person.pk}"))
    page = words_of(boss.post(address, {"text": "Robin Quillfeather"}))
    assert "Nothing is changed yet" in page
    assert "The account robin@quillfeather.example (Robin Quillfeather) loses" in page
    assert Consent.objects.get().who == "Robin Quillfeather"
    sure = {"text": "Robin Quillfeather", "again": "Robin", "_erase": "Erase for good"}
    page = words_of(boss.post(address, sure))
    assert "This is not what is to be erased." in page
    assert Consent.objects.get().who == "Robin Quillfeather"
    page = words_of(boss.post(address, sure | {"again": "Robin  Quillfeather"}, follow=True))
    assert "Erased: consents: 1, people: 1." in page
    assert Consent.objects.get().who == "[name removed]"
    person.refresh_from_db()
    assert (person.is_active, person.name) == (False, "")
    assert log_of(person) == ["Erased a person. consents: 1, people: 1."]
    page = words_of(boss.get(page_of(person)))
    assert "This person was erased." in page
    assert page_of(person, "open") not in page
    typed = {"email": "robin@quillfeather.example", "name": "Robin", "role": "editor"}
    assert boss.post(page_of(person), typed).status_code == 403


@pytest.mark.parametrize("text", ["", "  ", "Al", "x" * 10_000, "a\x00bcd"])
def test_what_cannot_be_looked_for_is_said_at_its_field(boss, text):
    address = reverse("admin:directory_user_erase")
    for more in ({}, {"again": text, "_erase": "x"}):
        answer = boss.post(address, {"text": text} | more)
        assert answer.status_code == 200
        assert 'class="errorlist"' in answer.content.decode()


def test_erasing_somebody_without_an_account_is_in_the_log_of_whoever_did_it(boss):
    make_consent(make_project(), who="Robin Quillfeather")
    sure = {"text": "Robin Quillfeather", "again": "Robin Quillfeather", "_erase": "x"}
    boss.post(reverse("admin:directory_user_erase"), sure)
    assert log_of(boss.person) == ["Erased a person. consents: 1."]
    assert "Quillfeather" not in str(list(LogEntry.objects.values()))


def test_whoever_erases_themselves_is_signed_out(boss):
    make_person("other@example.org", role="administrator")
    sure = {"text": "boss@example.org", "again": "boss@example.org", "_erase": "x"}
    answer = boss.post(reverse("admin:directory_user_erase"), sure, follow=True)
    assert answer.redirect_chain[-1][0] == "/admin/login/"
    assert boss.get("/admin/").status_code == 302


OF_ONE = ["change", "history", "delete", "link", "revoke_link", "close", "open", "sessions"]


@pytest.mark.parametrize("role", ["researcher", "editor", "staff"])
def test_whoever_guesses_an_address_is_refused_alike_whether_there_is_somebody_or_not(signed_in, role):
    make_person("boss@example.org", role="administrator")
    person, client = make_person("sam@example.org"), signed_in(role, ["london"])
    before = list(User.objects.order_by("pk").values())
    pages = ["/admin/directory/user/", ADD, reverse("admin:directory_user_erase")]
    pages += [page_of(who, page) for page in OF_ONE for who in (person, User(pk=987654321))]
    answers = set()
    for address in pages:
        for method in (client.get, client.post):
            answer = method(address, {"text": "sam@example.org"})
            text = answer.content.decode()
            assert answer.status_code == 403, address
            assert "sam@example.org" not in text.replace('value="sam@example.org"', "")
            answers.add((method.__name__, re.sub(r"(?s)<form.*?</form>", "", text)))
    assert len(answers) <= 2, "one page for looking, and one for sending"
    assert list(User.objects.order_by("pk").values()) == before
    assert not LogEntry.objects.exists()


def test_no_act_is_done_without_the_forms_own_token():
    boss, person = make_person("boss@example.org", role="administrator"), make_person("sam@example.org")
    client = Client(enforce_csrf_checks=True)
    client.force_login(boss)
    for page in ("link", "revoke_link", "close", "open", "sessions"):
        assert client.post(page_of(person, page)).status_code == 403
    for address in (ADD, reverse("admin:directory_user_erase"), "/admin/sessions/"):
        assert client.post(address, {"text": "sam@example.org"}).status_code == 403
    person.refresh_from_db()
    assert (person.is_active, person.link_made_at) == (True, None)
    assert client.get("/admin/").status_code == 200
