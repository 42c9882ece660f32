"""Likely twins before saving; merging, retiring and ending through the pages."""

import pytest
from django.urls import reverse

from directory.models import Affiliation, NotDuplicate, Project, ProjectTerm, VenueAddress, WorkItem
from directory.records import duplicates, merging, workflow
from directory.vocabulary import Review
from tests.admin.pages import add_row, errors_of, form_of
from tests.factories import LEEDS, make_person, make_project, make_source, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def page(name, *args):
    return reverse(f"admin:directory_project_{name}", args=args)


def add(client, change=lambda data: None, **values):
    data = form_of(client.get(page("add")), "project_form") | {
        name: [value] for name, value in values.items()
    }
    change(data)
    return client.post(page("add"), data)


def test_a_likely_twin_is_shown_before_it_is_saved_and_nothing_typed_is_lost(signed_in):
    twin = make_project(name="Listening Room", **LEEDS)
    client = signed_in("editor")
    answer = add(client, name="The listening room", summary="Long text.")
    text = answer.content.decode()
    assert page("change", twin.pk) in text
    assert "has the same name" in text
    assert "Long text." in text
    assert Project.objects.count() == 1
    assert add(client, name="The listening room", is_another="on").status_code == 302
    assert Project.objects.count() == 2


def test_the_same_name_in_another_town_is_asked_about_and_not_stopped(signed_in):
    twin = make_project(name="Listening Room", **LEEDS)
    client = signed_in()

    def in_york(data):
        add_row(data, "venues", precision="area", area="York")

    text = add(client, in_york, name="Listening Room").content.decode()
    assert page("change", twin.pk) in text
    assert "has the same name, but is in Leeds" in text
    assert add(client, in_york, name="Listening Room", is_another="on").status_code == 302
    assert Project.objects.filter(name="Listening Room").count() == 2


def test_one_organisation_at_two_addresses_is_asked_about_once(signed_in, save):
    twin = make_project(name="Leeds Mind", **LEEDS)
    client = signed_in()

    def in_leeds(data):
        add_row(data, "venues", precision="area", area="Leeds", postcode="LS7 4BB")

    text = add(client, in_leeds, name="Leeds Mind").content.decode()
    assert "Is this the same group? You wrote “Leeds Mind, in Leeds”." in text
    assert add(client, in_leeds, name="Leeds Mind", is_another="on").status_code == 302
    made = Project.objects.exclude(pk=twin.pk).get()
    kept = NotDuplicate.objects.get()
    assert (kept.one, kept.other, kept.by) == (twin, made, client.person)
    assert duplicates.likely(duplicates.Likeness.of(made)) == []
    assert duplicates.likely(duplicates.Likeness.of(twin)) == []
    save(client, made, also_known_as="Mind in Leeds")


def test_likely_ones_are_said_to_be_two_groups_where_they_would_be_merged(signed_in):
    one, two = make_project(name="Sunrise"), make_project(name="Sunrise", slug="twin")
    client = signed_in()
    address = reverse("admin:directory_project_not_the_same", args=[one.pk])
    assert address in client.get(page("merge", one.pk)).content.decode()
    assert client.post(address, {"twin": "twin"}).status_code == 302
    assert "?twin=twin" not in client.get(page("merge", one.pk)).content.decode()
    assert "?twin=sunrise" not in client.get(page("merge", two.pk)).content.decode()
    assert client.post(address, {"twin": "no-such"}).status_code == 404
    assert signed_in("researcher", ["london"]).post(address, {"twin": "twin"}).status_code == 403


def test_a_no_is_not_kept_of_a_record_that_nobody_could_look_at(signed_in):
    make_project(name="Hidden Draft", review=Review.DRAFT, regions=["eastern"])
    add(signed_in("researcher", ["london"]), name="Hidden draft", is_another="on")
    assert Project.objects.count() == 2
    assert not NotDuplicate.objects.exists()


def test_the_same_number_under_another_name_is_shown(signed_in):
    make_project(name="One").contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    answer = add(
        signed_in("editor"), lambda d: add_row(d, "contacts", kind="phone", value="01134960000"), name="Two"
    )
    assert "has the same contact" in answer.content.decode()


def test_a_twin_in_another_region_is_not_named_to_a_researcher(signed_in):
    make_project(name="Hidden Draft", review=Review.DRAFT, regions=["eastern"], summary="Secret")
    text = add(signed_in("researcher", ["london"]), name="Hidden draft").content.decode()
    assert "of another region looks like this one" in text
    assert "Hidden Draft" not in text


def test_what_asked_not_to_be_listed_cannot_be_typed_in(signed_in):
    project = make_project(name="Listening Room", slug="listening-room", **LEEDS)
    workflow.not_to_be_listed(project, by=make_person())
    client = signed_in("editor")
    answer = add(
        client,
        lambda data: add_row(data, "venues", precision="area", area="Leeds"),
        name="Listening Room",
        is_another="on",
    )
    assert "asked not to be listed" in answer.content.decode()
    assert not Project.objects.exists()


def test_merged_through_the_page_and_the_old_address_redirects(signed_in, client):
    kept, twin = make_project(name="Sunrise"), make_project(name="Sunrise group", slug="twin", cost="free")
    editor = signed_in("editor")
    address = page("merge", kept.pk)
    assert "?twin=twin" in editor.get(address).content.decode()
    assert "Free" in editor.get(address, {"twin": "twin"}).content.decode()
    assert Project.objects.count() == 2
    assert editor.post(f"{address}?twin=twin", {"note": "Same people."}).status_code == 302
    kept.refresh_from_db()
    assert (Project.objects.count(), kept.cost) == (1, "free")
    assert client.get("/projects/twin/").url == kept.get_absolute_url()
    assert twin.name in kept.also_known_as
    assert signed_in("researcher", ["london"]).get(address).status_code == 403


def test_a_term_is_retired_by_naming_what_replaces_it(signed_in, save):
    old, new = make_term("activity", "socialising"), make_term("activity", "campaigning")
    project = make_project(activity=["socialising"])
    client = signed_in("administrator")
    answer = save(client, old, may_fail=True, replaced_by=make_term("value", "respect").pk)
    assert "same list" in answer.content.decode()
    answer = save(client, old, replaced_by=new.pk)
    assert f"Projects that had “{old}” and have “{new}” now: 1." in client.get(answer.url).content.decode()
    assert ProjectTerm.objects.get(project=project).term == new
    assert client.get("/projects/", {"activity": old.slug}).url == f"/projects/?activity={new.slug}"


def test_what_closing_and_opening_a_network_means_is_said_first(signed_in):
    national = make_project(name="Big", network={}, stage="running")
    client = signed_in()
    assert "The network closes with it" in client.get(page("step", national.pk, "close")).content.decode()
    client.post(page("step", national.pk, "close"), {"note": ""})
    assert (
        "The network is active again with it"
        in client.get(page("step", national.pk, "reopen")).content.decode()
    )
    assert client.post(page("step", national.pk, "reopen"), {"note": ""}).status_code == 302
    national.refresh_from_db()
    assert (national.stage, national.network.status) == ("running", "active")


def test_to_a_researcher_it_is_said_that_an_editor_must_accept_it_first(signed_in):
    national = make_project(name="Big", network={}, stage="running", regions=["london"])
    told = signed_in("researcher", ["london"]).get(page("step", national.pk, "close")).content.decode()
    assert "Once an editor accepts it: The network closes with it" in told


@pytest.mark.parametrize("role", ["administrator", "researcher"])
def test_a_new_record_may_say_at_once_whether_it_meets(signed_in, role):
    answer = add(signed_in(role, ["london"]), name="New one", stage="running")
    assert answer.status_code == 302, errors_of(answer)
    assert Project.objects.get(name="New one").stage == "running"


def test_a_networks_form_says_it_too_and_is_read_by_those_who_only_read(signed_in):
    national = make_project(name="Big", network={})
    assert "Opened again, so is the network" in signed_in().get(page("whole", national.pk)).content.decode()
    assert signed_in("staff").get(page("change", national.pk)).status_code == 200


def test_opened_in_its_form_a_network_is_active_again(signed_in, save):
    national = make_project(name="Big", network={"status": "closed"}, stage="closed")
    save(signed_in(), national, stage="running")
    national.refresh_from_db()
    assert national.network.status == "active"


def test_a_merged_network_is_not_opened_by_its_records_page(signed_in, save):
    merged = {"status": "merged", "successor": "Bigger", "since": "2016"}
    national = make_project(name="Big", network=merged, stage="closed")
    client = signed_in()
    refused = save(client, national, stage="running", may_fail=True)
    assert "merged with Bigger" in str(errors_of(refused))
    assert "merged with Bigger" in client.get(page("step", national.pk, "reopen")).content.decode()
    assert client.post(page("step", national.pk, "reopen"), {"note": ""}).status_code == 200
    save(client, national.network, status="active")
    national.refresh_from_db()
    assert (national.stage, national.network.status, national.network.successor) == ("running", "active", "")


def test_a_network_that_closes_queues_its_groups(signed_in, save):
    network, group = make_project(name="Big", network={}).network, make_project(name="Local")
    Affiliation.objects.create(project=group, network=network)
    save(signed_in(), network, status="closed")
    assert "Big has closed" in WorkItem.objects.get().to_ask


def test_a_rename_that_makes_a_twin_is_asked_about_before_it_is_saved(signed_in, save):
    twin = make_project(name="Listening Room")
    project, client = make_project(name="Sunrise", review=Review.DRAFT), signed_in("editor")
    answer = save(client, project, may_fail=True, name="The listening room", summary="Long text.")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert page("change", twin.pk) in text
    assert "Long text." in text
    project.refresh_from_db()
    assert project.name == "Sunrise"
    again = form_of(answer, "project_form") | {"is_another": ["on"]}
    assert client.post(page("change", project.pk), again).status_code == 302
    project.refresh_from_db()
    assert (project.name, project.summary) == ("The listening room", "Long text.")


def test_another_name_a_contact_and_a_postcode_are_looked_at_too(signed_in, save):
    twin = make_project(name="Listening Room", **LEEDS)
    twin.contacts.create(kind="website", value="https://listening.example/", source=make_source())
    VenueAddress.objects.create(venue=twin.venues.get(), postcode="LS1 4AP")
    client = signed_in("editor")
    typed = {
        "has the same name": {"also_known_as": "Other\nListening room"},
        "has the same contact": lambda d: add_row(
            d, "contacts", kind="website", value="www.listening.example"
        ),
        "meets at the same postcode": lambda d: add_row(
            d, "venues", precision="area", area="Leeds", postcode="ls14ap"
        ),
    }
    for why, what in typed.items():
        project = make_project(name="A room to talk", review=Review.DRAFT)
        change, values = (None, what) if isinstance(what, dict) else (what, {})
        answer = save(client, project, change, may_fail=True, **values)
        assert why in answer.content.decode()


def test_a_record_that_is_not_renamed_is_not_asked_again(signed_in, save):
    make_project(name="Listening Room")
    project = make_project(name="Listening room")
    save(signed_in("editor"), project, cost="free")
    save(signed_in("editor"), project, lambda data: add_row(data, "venues", precision="area", area="Leeds"))


def test_a_record_cannot_be_renamed_to_what_asked_not_to_be_listed(signed_in, save):
    gone = make_project(name="Listening Room", slug="listening-room")
    workflow.not_to_be_listed(gone, by=make_person())
    project = make_project(name="Sunrise", review=Review.DRAFT)
    answer = save(signed_in("editor"), project, may_fail=True, name="Listening Room")
    assert "asked not to be listed" in answer.content.decode()


def test_the_record_that_took_a_twin_in_may_bear_its_name(signed_in, save):
    kept, twin = make_project(name="Sunrise"), make_project(name="Sunset", slug="sunset")
    merging.merge(twin, into=kept, by=make_person(role="editor"))
    save(signed_in("editor"), kept, name="Sunset")
