"""What visitors tell us, on its page: answered by e-mail, begun as a draft, taken out for good."""

import pytest
from django.urls import reverse

from directory.models import Message, Project, Tombstone
from tests.admin.pages import form_of
from tests.factories import LEEDS, make_person, make_project, make_region

pytestmark = pytest.mark.django_db


def step(project, name):
    return reverse("admin:directory_project_step", args=[project.pk, name])


def deal(message):
    return reverse("admin:directory_message_deal", args=[message.pk])


def begin(message):
    return reverse("admin:directory_message_begin", args=[message.pk])


def test_the_address_is_a_link_that_tells_nothing(signed_in):
    message = Message.objects.create(kind="wrong", words="x", email="sam+1@example.org")
    client = signed_in()
    link = '<a href="mailto:sam+1@example.org">sam+1@example.org</a>'
    assert link in client.get(deal(message)).content.decode()
    page = reverse("admin:directory_message_change", args=[message.pk])
    assert link in client.get(page).content.decode()


def test_add_a_group_reaches_its_region_and_opens_a_draft(signed_in):
    region = make_region("london")
    message = Message.objects.create(
        kind="add", about="Night owls", place="Camden", region=region, words="Ring 0113 496 0000."
    )
    client = signed_in("researcher", ["london"])
    home = client.get("/admin/").content.decode()
    assert "Add a group: Night owls, Camden" in home
    assert "Begin a draft from this message" in client.get(deal(message)).content.decode()
    answer = client.post(begin(message), follow=True)
    draft = Project.objects.get()
    assert answer.request["PATH_INFO"] == reverse("admin:directory_project_change", args=[draft.pk])
    text = answer.content.decode()
    assert "is a draft now, filled in from the message" in text
    assert "Night owls" in text and "0113 496 0000" in text
    assert deal(message) in text, "the message is one click from the draft"
    assert "Begin a draft" not in client.get(deal(message)).content.decode()
    client.post(begin(message))
    assert Project.objects.count() == 1


def test_a_message_of_another_region_is_nobody_elses(signed_in):
    message = Message.objects.create(kind="add", about="Night owls", region=make_region("eastern"), words="x")
    client = signed_in("researcher", ["london"])
    assert "Night owls" not in client.get("/admin/").content.decode()
    assert client.get(deal(message)).status_code == 404
    assert client.post(begin(message)).status_code == 404
    assert not Project.objects.exists()


def test_the_e_mail_is_kept_as_the_groups_only_where_that_is_ticked(signed_in):
    message = Message.objects.create(kind="add", about="Night owls", words="x", email="owls@example.org")
    client = signed_in()
    assert 'name="is_groups_email"' in client.get(deal(message)).content.decode()
    client.post(begin(message), {"is_groups_email": "on"})
    assert Project.objects.get().contacts.get().value == "owls@example.org"


def test_what_may_be_here_already_is_shown_before_a_draft_is_begun(signed_in):
    make_project(name="Night owls", **LEEDS)
    message = Message.objects.create(kind="add", about="The night owls", place="Leeds", words="x")
    text = signed_in().get(deal(message)).content.decode()
    assert "It may be here already" in text
    assert "has the same name" in text


def test_a_draft_of_another_region_is_not_named_to_a_researcher(signed_in):
    make_project(name="Night owls", regions=["eastern"], review="draft")
    message = Message.objects.create(kind="add", about="Night owls", region=make_region("london"), words="x")
    text = signed_in("researcher", ["london"]).get(deal(message)).content.decode()
    assert "A record of another region looks like it" in text
    assert "has the same name" not in text


def test_taking_out_for_good_asks_for_the_name_and_for_an_answer_to_the_group_first(signed_in):
    project = make_project(name="Sunrise", regions=["london"])
    message = Message.objects.create(kind="remove", words="Please.", project=project, email="a@example.org")
    client = signed_in()
    text = client.get(deal(message)).content.decode()
    assert "Answer the group first" in text
    assert step(project, "not-to-be-listed") in text
    asked = client.get(step(project, "not-to-be-listed")).content.decode()
    assert "mailto:a@example.org" in asked
    for typed, words in [
        ({}, "Type its name, so that no other group is taken out by mistake."),
        ({"typed_name": "Sunset", "is_answered": "on"}, "This is not its name. Type “Sunrise”"),
        ({"typed_name": "sunrise"}, "Answer them first, then tick this"),
    ]:
        assert words in client.post(step(project, "not-to-be-listed"), typed).content.decode()
        assert Project.objects.exists()
    client.post(step(project, "not-to-be-listed"), {"typed_name": " sunrise", "is_answered": "on"})
    assert not Project.objects.exists()
    assert not Message.objects.exists()
    assert Tombstone.objects.get().kind == "not-to-be-listed"


def test_who_may_not_take_it_out_is_told_who_may(signed_in):
    project = make_project(name="Sunrise", regions=["london"])
    message = Message.objects.create(kind="remove", words="Please.", project=project)
    text = signed_in("researcher", ["london"]).get(deal(message)).content.decode()
    assert "Only an editor can take it out for good" in text
    assert step(project, "not-to-be-listed") not in text


def test_a_researcher_discards_a_draft_of_their_own_and_no_other(signed_in, save):
    client = signed_in("researcher", ["london"])
    add = reverse("admin:directory_project_add")
    client.post(add, form_of(client.get(add), "project_form") | {"name": ["Mine"]})
    mine = Project.objects.get()
    theirs = make_project(name="Theirs", regions=["london"], review="draft")
    assert (
        step(mine, "discard")
        in client.get(reverse("admin:directory_project_change", args=[mine.pk])).content.decode()
    )
    assert (
        step(theirs, "discard")
        not in client.get(reverse("admin:directory_project_change", args=[theirs.pk])).content.decode()
    )
    text = client.post(step(theirs, "discard")).content.decode()
    assert "Only a draft that was never public can be discarded" in text
    assert client.post(step(mine, "discard")).status_code == 302
    assert list(Project.objects.all()) == [theirs]
    assert make_person().is_active


@pytest.mark.parametrize("name", ["send", "publish"])
def test_what_is_missing_stands_before_it_is_sent_or_published(signed_in, name):
    project = make_project(name="Sunrise", review="draft", regions=["london"])
    text = signed_in().get(step(project, name)).content.decode()
    assert "What is missing" in text
    for words in ("No summary.", "No grouping.", "No place.", "No way to join.", "No check."):
        assert words in text
    assert "No region." not in text
    assert "What is missing" not in signed_in().get(step(project, "withdraw")).content.decode()


def test_what_is_missing_stands_beside_each_before_many_are_published(signed_in):
    one = make_project(name="One", review="draft", summary="A group.", grouping=["statutory"])
    two = make_project(name="Two", review="draft")
    data = {"action": "publish_selected", "_selected_action": [one.pk, two.pk]}
    text = signed_in().post(reverse("admin:directory_project_changelist"), data).content.decode()
    assert "2 of them lack something" in text
    assert "Missing: region, place, way to join, check" in text
    assert "Missing: summary, grouping, region, place, way to join, check" in text


def test_closed_is_said_only_where_it_is_so(signed_in):
    project = make_project(regions=["london"], stage="running")
    client = signed_in("researcher", ["london"])
    text = client.post(step(project, "close"), {"note": ""}, follow=True).content.decode()
    assert "Closed." not in text
    assert "Your change waits for an editor." in text
    text = signed_in().post(step(project, "close"), {"note": ""}, follow=True).content.decode()
    assert "Closed." in text


def test_a_wish_to_be_taken_out_is_closed_by_an_editor_while_the_group_is_listed(signed_in):
    project = make_project("Sunrise", regions=["london"])
    message = Message.objects.create(kind="remove", project=project, words="Please take us out.")
    researcher = signed_in("researcher", ["london"])
    assert 'id="act_form"' not in researcher.get(deal(message)).content.decode()
    researcher.post(deal(message), {"outcome": "done"})
    message.refresh_from_db()
    assert message.done_at is None
    assert signed_in("editor").post(deal(message), {"outcome": "They stay; we talked."}).status_code == 302
    message.refresh_from_db()
    assert message.done_at


def test_once_the_group_is_withdrawn_a_researcher_may_close_it_too(signed_in):
    project = make_project("Sunrise", regions=["london"], review="withdrawn")
    message = Message.objects.create(kind="remove", project=project, words="Please take us out.")
    assert signed_in("researcher", ["london"]).post(deal(message), {"outcome": "Done."}).status_code == 302
