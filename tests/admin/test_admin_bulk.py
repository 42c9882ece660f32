"""Steps for many records at once, from the list."""

import pytest
from django.urls import reverse

from directory.admin.projects import steps
from directory.models import Project, ReviewEvent
from directory.vocabulary import Review
from tests.admin.pages import form_of
from tests.factories import make_project

pytestmark = pytest.mark.django_db
LIST = reverse("admin:directory_project_changelist")


def choose(client, action, *projects, **more):
    data = {"action": action, "_selected_action": [project.pk for project in projects], **more}
    return client.post(LIST, data, follow=True)


def confirm(client, asked, note=""):
    return client.post(LIST, form_of(asked, "bulk_form") | {"note": [note]}).content.decode()


def states():
    return dict(Project.objects.values_list("name", "review"))


def test_publishing_many_is_asked_about_and_each_refusal_is_told(signed_in, client):
    drafts = [make_project(name=name, review=Review.DRAFT) for name in ("One", "Two")]
    there = make_project(name="There")
    editor = signed_in("editor")
    asked = choose(editor, "publish_selected", *drafts, there)
    assert "Publish: 3 projects" in asked.content.decode()
    assert states() == {"One": "draft", "Two": "draft", "There": "published"}
    text = confirm(editor, asked, "All rung.")
    assert "Published: 2" in text
    assert "Refused: 1" in text
    assert "“There” is published, so it cannot be published." in text
    assert set(states().values()) == {"published"}
    notes = ReviewEvent.objects.values_list("project__name", "step", "by", "note")
    assert set(notes) == {(n, "published", editor.person.pk, "All rung.") for n in ("One", "Two")}
    assert client.get(drafts[0].get_absolute_url()).status_code == 200


def test_only_those_that_were_asked_about_take_the_step(signed_in):
    editor = signed_in("editor")
    asked = choose(
        editor, "publish_selected", make_project(name="One", review=Review.DRAFT), select_across="1"
    )
    make_project(name="Came later", review=Review.DRAFT)
    confirm(editor, asked)
    assert states() == {"One": "published", "Came later": "draft"}


def test_a_researcher_sends_many_and_publishes_none(signed_in):
    client = signed_in("researcher", ["london"])
    own = make_project(name="Own", review=Review.DRAFT, regions=["london"])
    other = make_project(name="Other", regions=["eastern"])
    listed = client.get(LIST).content.decode()
    assert 'value="send_selected"' in listed
    assert 'value="publish_selected"' not in listed
    choose(client, "publish_selected", own, ids=str(own.pk))
    assert states()["Own"] == "draft"
    text = confirm(client, choose(client, "send_selected", own, other))
    assert "This record belongs to another region." in text
    assert states() == {"Own": "in-review", "Other": "published"}


def test_withdrawn_together(signed_in):
    editor, project = signed_in("editor"), make_project(name="One")
    confirm(editor, choose(editor, "withdraw_selected", project))
    assert states() == {"One": "withdrawn"}


def test_staff_are_offered_the_export_and_no_step(signed_in):
    make_project()
    listed = signed_in("staff").get(LIST).content.decode()
    assert 'value="export"' in listed
    assert "_selected" not in listed.replace("_selected_action", "")


def test_too_many_at_once_are_refused_in_words(signed_in, monkeypatch):
    monkeypatch.setattr(steps, "MOST", 1)
    editor = signed_in("editor")
    projects = [make_project(review=Review.DRAFT) for _ in range(2)]
    assert "Choose at most 1 at once" in choose(editor, "publish_selected", *projects).content.decode()
    assert Project.objects.filter(review=Review.DRAFT).count() == 2


def test_a_list_of_numbers_made_up_by_hand_does_nothing(signed_in):
    make_project(name="One", review=Review.DRAFT)
    choose(signed_in("editor"), "publish_selected", select_across="1", ids="x,-1,99999999999999999999")
    assert states() == {"One": "draft"}
