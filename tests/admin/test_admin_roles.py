"""Each role at each address: what it may see, and what it may do."""

import pytest
from django.urls import reverse

from directory.admin.site import site
from directory.models import Contact, VenueAddress
from directory.vocabulary import Review
from tests.admin.who_may import MODELS, TABLE
from tests.factories import make_consent, make_person, make_project, make_source

pytestmark = pytest.mark.django_db
ROLES = ["researcher", "editor", "staff", "administrator"]


def test_the_table_speaks_of_every_subject():
    assert set(TABLE) == set(MODELS)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_the_lists_and_forms_that_the_table_says(signed_in, rf, role):
    client = signed_in(role, ["london"])
    request = rf.get("/")
    request.user = client.person
    wrong = {}
    for name, (see, add, change) in TABLE.items():
        letter, page = role[0].upper(), site.get_model_admin(MODELS[name])
        found = (
            client.get(address(name, "changelist")).status_code == 200,
            client.get(address(name, "add")).status_code == 200,
            page.has_change_permission(request),
        )
        if found != (letter in see, letter in add, letter in change):
            wrong[name] = found
    assert wrong == {}


def address(name, page, *args):
    return reverse(f"admin:directory_{name.lower()}_{page}", args=args)


def record(**columns):
    project = make_project(summary="Marmalade", **columns)
    venue = project.venues.create(area="Camden")
    VenueAddress.objects.create(venue=venue, address="1 Secret Street")
    contact = Contact.objects.create(project=project, kind="phone", value="0113-secret", source=make_source())
    make_consent(project, contact=contact, who="Robin Secretname")
    contact.steps.create(step="hidden")
    return project


# (role, the record's state, is it in their region) -> sees it, sees contacts and addresses, may save it
ROWS = [
    ("researcher", Review.DRAFT, True, True, True, True),
    ("researcher", Review.DRAFT, False, False, False, False),
    ("researcher", Review.PUBLISHED, True, True, True, True),
    ("researcher", Review.PUBLISHED, False, True, False, False),
    ("researcher", Review.WITHDRAWN, False, False, False, False),
    ("staff", Review.DRAFT, False, True, False, False),
    ("staff", Review.PUBLISHED, False, True, False, False),
    ("editor", Review.DRAFT, False, True, True, True),
    ("administrator", Review.PUBLISHED, False, True, True, True),
]


@pytest.mark.parametrize(("role", "state", "own", "sees", "private", "writes"), ROWS)
def test_each_role_sees_and_writes_the_records_it_may(signed_in, role, state, own, sees, private, writes):
    client = signed_in(role, ["london"])
    project = record(review=state, regions=["london" if own else "eastern"])
    page = client.get(address("Project", "whole", project.pk))
    text = page.content.decode() if page.status_code == 200 else ""
    assert ("Marmalade" in text) == sees
    assert ("0113-secret" in text, "Secretname" in text, "Secret Street" in text) == (private,) * 3
    assert ('name="_save"' in text) == writes
    listed = client.get(address("Project", "changelist"), {"q": project.name})
    assert (f"/project/{project.pk}/change/" in listed.content.decode()) == sees
    for name in ("Contact", "ContactStep", "Consent", "VenueAddress"):
        row = MODELS[name].objects.get()
        answer = client.get(address(name, "change", row.pk))
        assert (answer.status_code == 200) == private
    assert (client.get(reverse("preview", args=[project.pk])).status_code == 200) == sees


@pytest.mark.parametrize("role", ["researcher", "staff"])
def test_a_form_that_is_not_theirs_changes_nothing_when_it_is_sent_by_hand(signed_in, role):
    client = signed_in(role, ["london"])
    project = record(regions=["eastern"])
    answer = client.post(address("Project", "change", project.pk), {"name": "Mine now", "seen": "0"})
    assert answer.status_code == 403
    project.refresh_from_db()
    assert project.name == "A group"
    assert client.post(address("Project", "delete", project.pk), {"post": "yes"}).status_code == 403


STEPS = ["send", "send-back", "publish", "withdraw", "pause", "close", "reopen", "not-to-be-listed"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("own", [True, False])
def test_every_step_asks_who_you_are(signed_in, step, own):
    project = make_project(review=Review.DRAFT, regions=["london" if own else "eastern"])
    page = address("Project", "step", project.pk, step)
    may_researcher = own and step in ("send", "pause", "close", "reopen")
    hidden = 403 if own else 404
    assert signed_in("researcher", ["london"]).get(page).status_code == (200 if may_researcher else hidden)
    assert signed_in("staff").get(page).status_code == 403
    assert signed_in("editor").get(page).status_code == 200
    project.refresh_from_db()
    assert project.review == Review.DRAFT


def test_nobody_who_is_not_signed_in_sees_any_page(client):
    project = make_project()
    pages = [address(name, "changelist") for name in MODELS]
    pages += [address("Project", "step", project.pk, step) for step in STEPS]
    pages += [address("Project", "changes", project.pk), reverse("preview", args=[project.pk]), "/admin/"]
    answers = {page: client.get(page) for page in pages}
    assert {page for page, answer in answers.items() if answer.status_code != 302} == set()
    assert all("/admin/login/" in answer.url for answer in answers.values())


def test_an_account_that_is_switched_off_is_out_at_once(signed_in):
    client = signed_in("editor")
    client.person.is_active = False
    client.person.save()
    assert client.get("/admin/").status_code == 302


def test_a_person_without_regions_writes_nothing_that_stands():
    from directory.people import roles

    person = make_person(role="researcher")
    assert not roles.writable(person).filter(pk=make_project(regions=["london"]).pk).exists()


def test_what_autocomplete_finds_is_what_the_list_shows(signed_in):
    client = signed_in("researcher", ["london"])
    make_project(name="Hidden draft", review=Review.DRAFT, regions=["eastern"])
    query = {
        "app_label": "directory",
        "model_name": "peerdefinition",
        "field_name": "project",
        "term": "draft",
    }
    assert client.get("/admin/autocomplete/", query).json()["results"] == []
