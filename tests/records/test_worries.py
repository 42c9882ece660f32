"""Worries: one of a group, out of sight at once, put back by two, found by nobody else."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from directory.models import Message, Project, Worry
from directory.records import merging, messages, tombstones, work, workflow, worries
from directory.records.refusals import NotNowError
from directory.vocabulary import Review
from tests.factories import make_person, make_project

pytestmark = pytest.mark.django_db
SAY = "Two people told of it."


def told(project=None, **more):
    return messages.take_in(kind="safety", project=project, **{"words": "He frightens people."} | more)


def keepers():
    return [make_person(role="staff", sees_worries=True) for _ in range(2)]


def state(project):
    return Project.objects.get(pk=project.pk).review


def read(worry, by):
    worries.read(worry, by=by)
    return worry


def test_two_messages_about_one_group_are_one_worry_with_both():
    project = make_project("Sunrise")
    first, second = told(project), told(project, words="I saw it too.")
    worry = Worry.objects.get()
    assert set(worry.messages.all()) == {first, second}
    assert (worry.about, worry.waiting_since is not None) == ("Sunrise", True)


def test_two_that_name_no_record_are_one_where_name_and_place_were_written_alike():
    told(about="Sunrise  group", place="Hull")
    told(about="sunrise group", place="hull", words="I saw it too.")
    assert Worry.objects.get().messages.count() == 2
    told(about="Sunrise group", place="Leeds")
    assert Worry.objects.count() == 2


def test_two_at_one_moment_are_one_worry(monkeypatch):
    project, early, look = make_project(), [None], worries.live_about
    first = told(project)
    # The second looks too early to see the first.
    monkeypatch.setattr(worries, "live_about", lambda *asked: early.pop() if early else look(*asked))
    assert told(project, words="I saw it too.").worry == first.worry
    assert Worry.objects.count() == 1


def test_an_address_is_kept_only_where_it_is_safe_to_answer():
    assert told(email="sam@example.org").email == ""
    assert told(email="sam@example.org", words="x", may_answer=True).email == "sam@example.org"
    # Sent again without the tick, the address that was safe is not changed.
    assert told(email="jo@example.org", words="x").email == "sam@example.org"
    assert messages.take_in(kind="wrong", words="x", email="sam@example.org").email == "sam@example.org"


def test_a_flood_of_other_messages_keeps_no_worry_out(monkeypatch):
    monkeypatch.setattr(messages, "MOST_OPEN", 1)
    messages.take_in(kind="wrong", words="x")
    told()
    with pytest.raises(messages.FullError):
        told(words="Another.")
    with pytest.raises(messages.FullError):
        messages.take_in(kind="wrong", words="Another.")


def test_nobody_without_the_permission_reads_counts_or_decides_it():
    project = make_project(regions=["london"])
    message = told(project)
    people = [make_person(role=role) for role in ("editor", "administrator", "staff")]
    people.append(make_person(role="researcher", regions=["london"]))
    for person in people:
        assert not messages.readable(person).exists()
        assert not worries.waiting_for(person).exists()
        assert not work.told(person).exists()
        for act in (worries.read, worries.note, worries.close, worries.hide_known):
            with pytest.raises(PermissionDenied):
                act(message.worry, by=person, words=SAY)
        with pytest.raises((PermissionDenied, NotNowError)):
            messages.deal_with(message, by=person, outcome=SAY)


def test_a_researcher_of_another_region_takes_a_group_out_of_sight_and_reads_no_more_of_it():
    project = make_project("Sunrise", regions=["london"])
    told(project)
    stranger = make_person(role="researcher", regions=["eastern"])
    with pytest.raises(NotNowError):
        worries.take_out_of_sight(project, by=stranger, reason=" ")
    worries.take_out_of_sight(project, by=stranger, reason=SAY)
    assert state(project) == Review.WITHDRAWN
    step = Worry.objects.get().steps.get()
    assert (step.step, step.by, step.words) == ("out-of-sight", stranger, SAY)
    assert not project.review_events.exists()
    assert not project.history.exists()
    with pytest.raises(PermissionDenied):
        worries.take_out_of_sight(project, by=stranger, reason=SAY)


@pytest.mark.parametrize("role", ["staff", None])
def test_who_records_nothing_takes_nothing_out_of_sight(role):
    project = make_project()
    person = make_person(role=role or "researcher", regions=["eastern"], is_active=role is not None)
    with pytest.raises(PermissionDenied):
        worries.take_out_of_sight(project, by=person, reason=SAY)
    assert state(project) == Review.PUBLISHED


def hidden(project, by=None):
    worries.take_out_of_sight(project, by=by or make_person(), reason=SAY)
    return Worry.objects.get(project=project)


def test_two_people_put_it_back_as_it_was():
    project, (first, second) = make_project(), keepers()
    worry = hidden(project)
    with pytest.raises(NotNowError, match="nobody has read"):
        worries.ask_back(worry, by=first, words=SAY)
    read(worry, first)
    with pytest.raises(NotNowError, match="Two people"):
        worries.put_back(worry, by=first, words=SAY)
    worries.ask_back(worry, by=first, words=SAY)
    with pytest.raises(NotNowError, match="Two people"):
        worries.put_back(worry, by=first, words=SAY)
    with pytest.raises(PermissionDenied):
        worries.put_back(worry, by=make_person(role="administrator"), words=SAY)
    assert state(project) == Review.WITHDRAWN
    worries.put_back(worry, by=second, words="She rang them.")
    assert state(project) == Review.PUBLISHED
    steps = [(step.step, step.by) for step in worry.steps.all()]
    assert steps[1:] == [("read", first), ("asked-back", first), ("put-back", second)]


def test_one_who_asked_and_may_see_worries_no_more_is_no_second_person():
    project, (first, second) = make_project(), keepers()
    worry = read(hidden(project), first)
    worries.ask_back(worry, by=first, words=SAY)
    first.sees_worries = False
    first.save()
    with pytest.raises(NotNowError, match="Two people"):
        worries.put_back(worry, by=second, words=SAY)
    worries.not_yet(worry, by=second, words="He has left.")
    assert not Worry.objects.exclude(asked_by=None).exists()


def test_what_nobody_read_for_two_days_is_out_of_sight_and_comes_back_by_two():
    project, unread, late = make_project(), make_project("Other"), datetime.timedelta(days=2, minutes=1)
    told(unread)
    worry, (first, second) = told(project).worry, keepers()
    read(Worry.objects.get(project=unread), first)
    assert worries.hide_unread() == 0
    assert not worries.is_unread_too_long(worry)
    assert worries.is_unread_too_long(worry, timezone.now() + datetime.timedelta(hours=24))
    assert worries.hide_unread(timezone.now() + late) == 1
    assert worries.hide_unread(timezone.now() + late) == 0
    assert (state(project), state(unread)) == (Review.WITHDRAWN, Review.PUBLISHED)
    assert worry.steps.get().by is None
    read(worry, first)
    worries.ask_back(worry, by=first, words=SAY)
    worries.put_back(worry, by=second, words=SAY)
    assert state(project) == Review.PUBLISHED


def test_a_message_that_comes_later_is_unread_again_and_opens_what_was_closed_out_of_sight():
    project, (first, _) = make_project(), keepers()
    worry = read(hidden(project), first)
    worries.close(worry, by=first, words="It stays out.")
    with pytest.raises(NotNowError):
        worries.ask_back(worry, by=first, words=SAY)
    again = told(project)
    assert again.worry == worry
    assert (again.worry.closed_at, again.worry.waiting_since is None) == (None, False)


def test_closing_keeps_the_decision_and_erases_addresses():
    worry, (first, _) = told(email="sam@example.org", may_answer=True).worry, keepers()
    with pytest.raises(NotNowError, match="nobody has read"):
        worries.close(worry, by=first, words=SAY)
    worries.close(read(worry, first), by=first, words="Not about a group here.")
    message = Message.objects.get()
    assert (message.email, message.done_by) == ("", first)
    assert worry.steps.last().words == "Not about a group here."
    assert told().worry != worry


@pytest.mark.parametrize("before", [Review.DRAFT, Review.IN_REVIEW, Review.WITHDRAWN])
def test_a_draft_and_what_is_withdrawn_are_held_too_and_become_what_they_were(before):
    project, (first, second), editor = make_project(review=before), keepers(), make_person()
    worry = read(told(project).worry, first)
    worries.hide_known(worry, by=first, words=SAY)
    for step in (workflow.publish, workflow.send):
        with pytest.raises(NotNowError, match="Ask an administrator"):
            step(Project.objects.get(pk=project.pk), by=editor, note="x")
    worries.ask_back(worry, by=second, words=SAY)
    worries.put_back(worry, by=first, words=SAY)
    assert state(project) == before


def test_what_a_researcher_changes_while_it_is_out_of_sight_waits_for_an_editor():
    project, researcher = make_project(regions=["london"]), make_person(role="researcher", regions=["london"])
    assert not workflow.waits(make_project(review=Review.WITHDRAWN), researcher)
    hidden(project)
    assert workflow.waits(Project.objects.get(pk=project.pk), researcher)


def test_it_is_not_put_back_with_a_text_that_may_not_be_public():
    project, (first, second) = make_project(), keepers()
    worry = read(hidden(project), first)
    Project.objects.filter(pk=project.pk).update(summary="Ring Jo on 07700 900123.")
    worries.ask_back(worry, by=first, words=SAY)
    with pytest.raises(NotNowError):
        worries.put_back(worry, by=second, words=SAY)
    assert state(project) == Review.WITHDRAWN


def test_what_is_out_of_sight_is_not_merged_and_an_open_worry_goes_along():
    twin, into, editor = make_project("Twin"), make_project("Into"), make_person()
    first, second = told(twin).worry, told(into, words="x").worry
    worry = hidden(make_project("Held"))
    for pair in [(worry.project, into), (into, worry.project)]:
        with pytest.raises(NotNowError, match="Ask an administrator"):
            merging.merge(pair[0], into=pair[1], by=editor)
    merging.merge(twin, into=into, by=editor)
    assert not Worry.objects.filter(pk=first.pk).exists()
    assert second.messages.count() == 2
    third = make_project("Third")
    told(into, words="About the one of before.")
    merging.merge(into, into=third, by=editor)
    assert Worry.objects.get(pk=second.pk).project == third


def test_an_erased_record_leaves_its_worry_with_the_name_and_what_was_told():
    project = make_project("Sunrise")
    worry = told(project).worry
    workflow.not_to_be_listed(project, by=make_person())
    worry.refresh_from_db()
    assert (worry.project, worry.about, worry.messages.count()) == (None, "Sunrise", 1)
    assert tombstones.is_stopped(slug=project.slug)


def test_saying_which_record_it_is_about_joins_what_stands_there():
    project, (first, _) = make_project("Sunrise"), keepers()
    unnamed, known = told(about="Sun rise").worry, told(project, words="x").worry
    assert worries.name(unnamed, by=first, project=project) == known
    assert known.messages.count() == 2
    other = told(about="Elsewhere", words="y").worry
    there = make_project("Elsewhere")
    assert worries.name(other, by=first, project=there).project == there
    assert [step.step for step in other.steps.all()] == ["named"]
