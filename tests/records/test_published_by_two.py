"""What others brought here is published by two people, one of whom spoke to the group; a refusal is kept."""

import pytest

from directory.models import Message, Project
from directory.records import bulk, checks, messages, workflow
from directory.vocabulary import Origin, Review
from tests.factories import make_person, make_project

pytestmark = pytest.mark.django_db


def told_of(**more):
    return make_project(review=Review.DRAFT, regions=["london"], origin=Origin.TOLD, **more)


def rang(project, by, means="phone"):
    return checks.check(project, by=by, means=means, outcome="confirmed")


def is_public(project):
    return Project.objects.published().filter(pk=project.pk).exists()


def test_a_draft_of_a_message_says_that_others_brought_it():
    message = Message.objects.create(kind="add", about="Listening Room", words="Tuesdays.")
    assert messages.begin_draft(message, by=make_person()).origin == Origin.TOLD
    assert make_project().origin == Origin.OURS


@pytest.mark.parametrize("origin", [Origin.TOLD, Origin.FEED])
def test_one_person_alone_does_not_publish_it(origin):
    project, editor, other = told_of(), make_person(), make_person()
    Project.objects.filter(pk=project.pk).update(origin=origin)
    project.refresh_from_db()
    for by in (editor, other):
        with pytest.raises(workflow.NotNowError, match="Speak to the group first"):
            workflow.publish(project, by=by)
    rang(project, editor, means="website")
    with pytest.raises(workflow.NotNowError, match="Speak to the group first"):
        workflow.publish(project, by=other)
    rang(project, editor)
    with pytest.raises(workflow.NotNowError, match="somebody else publishes it"):
        workflow.publish(project, by=editor)
    assert bulk.each([project], workflow.publish, by=editor).refused
    assert not is_public(project)
    workflow.publish(project, by=other)
    assert is_public(project)


def test_who_sent_it_is_one_of_the_two_where_the_other_spoke_to_the_group():
    project, editor = told_of(), make_person()
    researcher = make_person(role="researcher", regions=["london"])
    workflow.send(project, by=researcher)
    with pytest.raises(workflow.NotNowError):
        workflow.publish(project, by=editor)
    rang(project, editor, means="visit")
    workflow.publish(project, by=editor)
    # Two have looked at it once: taken off and on again, it takes one.
    workflow.withdraw(project, by=editor)
    workflow.publish(project, by=editor)
    assert is_public(project)


def test_what_we_found_ourselves_is_published_by_one():
    project = make_project(review=Review.DRAFT)
    workflow.publish(project, by=make_person())
    assert is_public(project)


@pytest.mark.parametrize("review", [Review.DRAFT, Review.IN_REVIEW, Review.PUBLISHED])
def test_a_refusal_keeps_its_reason(review):
    project, editor = make_project(review=review), make_person()
    workflow.refuse_listing(project, by=editor, refused_for="paid-therapy", note="£40 an hour.")
    event = project.review_events.get()
    assert (event.step, event.refused_for, event.note) == ("refused", "paid-therapy", "£40 an hour.")
    assert (is_public(project), project.review) == (False, Review.WITHDRAWN)
