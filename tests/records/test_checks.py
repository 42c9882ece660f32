import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from directory.models import Contact, DirectoryVersion, Project, WorkItem
from directory.records import checks
from tests.factories import make_consent, make_person, make_project, make_source

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def checked(project, **more):
    given = {"by": make_person(), "means": "phone", "outcome": "confirmed"} | more
    return checks.check(project, **given)


def test_a_check_sets_the_day_and_moves_the_version():
    project = make_project()
    before = DirectoryVersion.objects.number()
    checked(project)
    assert Project.objects.get().last_checked_on == TODAY
    assert DirectoryVersion.objects.number() > before
    assert Project.objects.current().exists()


def test_an_older_check_does_not_turn_back_the_day():
    project = make_project(last_checked_on=TODAY)
    checked(project, made_on=TODAY - datetime.timedelta(days=30))
    assert Project.objects.get().last_checked_on == TODAY


def test_a_contact_that_was_used_becomes_public_with_its_consent():
    project = make_project()
    contact = Contact.objects.create(project=project, kind="phone", value="0113", source=make_source())
    make_consent(project, contact=contact)
    other = Contact.objects.create(project=make_project(), kind="phone", value="0114", source=make_source())
    assert not Contact.objects.public().exists()
    made = checked(project, contacts=[contact, other])
    assert list(Contact.objects.public()) == [contact]
    assert list(made.contacts_used.all()) == [contact]


def test_a_check_answers_what_was_to_be_asked():
    project = make_project()
    WorkItem.objects.create(project=project, to_ask="Are you still there?")
    checked(project)
    assert not WorkItem.objects.exists()


def test_an_attempt_leaves_the_record_as_it_was():
    project = make_project()
    made = checks.attempt(project, by=make_person(), outcome="no-answer", note="Rang twice.")
    assert Project.objects.get().last_checked_on is None
    assert (made.made_on, made.call_back_on) == (TODAY, None)


def test_call_back_has_a_day_even_where_nobody_chose_one():
    made = checks.attempt(make_project(), by=make_person(), outcome="call-back")
    assert made.call_back_on == TODAY + datetime.timedelta(days=7)


@pytest.mark.parametrize("role", ["researcher", "staff"])
def test_nobody_checks_what_is_not_theirs(role):
    person, project = make_person(role=role, regions=["london"]), make_project(regions=["eastern"])
    with pytest.raises(PermissionDenied):
        checked(project, by=person)
    with pytest.raises(PermissionDenied):
        checks.attempt(project, by=person, outcome="gone")


@pytest.mark.parametrize(
    ("stage", "corrected", "outcome"),
    [
        ("running", False, "confirmed"),
        ("running", True, "corrected"),
        ("not-known", False, "confirmed"),
        ("closed", True, "closed"),
        ("paused", False, "paused"),
    ],
)
def test_the_outcome_follows_from_what_was_found(stage, corrected, outcome):
    assert checks.outcome_of(stage, corrected=corrected) == outcome
