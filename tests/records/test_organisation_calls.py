"""What one call said of one group is kept once, whoever presses at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from directory.models import Check, Organisation, ProjectOrganisation
from directory.records import known_contacts, organisation_calls
from directory.records.organisation_calls import Answer, Call
from directory.records.refusals import NotNowError
from directory.vocabulary import Means, NetworkStatus, OrganisationRole
from tests.factories import make_organisation, make_person, make_project

pytestmark = pytest.mark.django_db


def a_call(**more):
    given = {"organisation": make_organisation("Harbour"), "means": Means.PHONE}
    return Call(**given | {"made_on": timezone.localdate()} | more)


def seen(project, by):
    found = organisation_calls.groups(Organisation.objects.get(), person=by).get(pk=project.pk)
    return organisation_calls.seen_of(found)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_kept_and_one_is_told():
    project = make_project(stage="running", organisations=["Harbour"])
    people, call = [make_person(), make_person()], a_call()
    mark, begin = seen(project, people[0]), threading.Barrier(2)

    def press(person):
        try:
            begin.wait()
            return organisation_calls.record(project, Answer.SAME, call, by=person, seen=mark, known=[])
        except NotNowError as problem:
            return str(problem)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        told = set(pool.map(press, people))
    assert told == {"Checked: nothing changed.", organisation_calls.MEANWHILE}
    assert Check.objects.count() == 1


def test_who_may_not_write_the_group_answers_for_none():
    project = make_project(stage="running", organisations=["Harbour"], regions=["london"])
    mark = seen(project, make_person())
    for role, regions in (("staff", []), ("researcher", ["eastern"])):
        stranger = make_person(role=role, regions=regions)
        with pytest.raises(PermissionDenied):
            organisation_calls.record(project, Answer.CLOSED, a_call(), by=stranger, seen=mark, known=[])
    project.refresh_from_db()
    assert project.stage == "running"


def test_the_record_of_a_network_that_merged_does_not_open_again_by_it():
    ended = {"status": NetworkStatus.MERGED, "successor": "Lighthouse"}
    project = make_project(stage="closed", organisations=["Harbour"], network=ended)
    editor = make_person()
    with pytest.raises(NotNowError):
        organisation_calls.record(
            project, Answer.PAUSED, a_call(), by=editor, seen=seen(project, editor), known=[]
        )
    assert not Check.objects.exists()


@pytest.mark.parametrize("role", OrganisationRole)
def test_who_runs_hosts_or_is_a_partner_can_answer(role):
    project = make_project()
    ProjectOrganisation.objects.create(project=project, organisation=make_organisation("Harbour"), role=role)
    answers = known_contacts.organisations_of(project).exists()
    assert answers == (role in ("runs", "hosts", "partners"))


@pytest.mark.parametrize(
    ("stage", "first"),
    [
        ("running", "Nothing changed"),
        ("not-known", "It runs"),
        ("planned", "It runs"),
        ("paused", "Still paused"),
        ("closed", "Still closed"),
    ],
)
def test_what_can_be_said_follows_from_where_it_stands(stage, first):
    offered = dict(organisation_calls.answers_for(make_project(stage=stage)))
    assert offered[Answer.SAME] == first
    assert (stage in offered) is False
    assert {Answer.NOBODY, Answer.CHANGED} <= set(offered)
