import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from directory.models import Message, User, WorkItem
from directory.records import checks, messages, work, workflow
from directory.vocabulary import Review
from tests.factories import make_person, make_project

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def researcher():
    return make_person("sam@example.org", role="researcher", regions=["london"])


def listed(person, key, region=""):
    rows = next(one for one in work.lists(person, region) if one.key == key).rows
    return [getattr(row, "name", None) or row.kind for row in rows]


def in_london(name="A group", **columns):
    return make_project(name=name, regions=["london"], **columns)


def wish(project, kind="check", **columns):
    return Message.objects.create(kind=kind, project=project, **columns)


@pytest.mark.parametrize("kind", ["check", "runs"])
def test_what_visitors_ask_about_is_checked_first_and_stays_unchecked(researcher, kind):
    in_london("A")
    asked = in_london("B")
    wish(asked, kind)
    assert listed(researcher, "check") == ["B", "A"]
    asked.refresh_from_db()
    assert asked.last_checked_on is None
    assert kind in listed(researcher, "told")


def test_another_message_moves_nothing(researcher):
    in_london("A")
    wish(in_london("B"), "wrong", words="It moved.")
    assert listed(researcher, "check") == ["A", "B"]


def test_a_wish_is_over_once_dealt_with_or_once_somebody_checked(researcher):
    in_london("A")
    done = wish(in_london("B"))
    messages.deal_with(done, by=researcher, outcome="Seen.")
    assert listed(researcher, "check") == ["A", "B"]
    old = in_london("C", last_checked_on=TODAY - datetime.timedelta(days=400))
    message = wish(old)
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now() - datetime.timedelta(days=500))
    assert listed(researcher, "check") == ["A", "B", "C"]


def test_many_wishes_count_as_one(researcher):
    first, second = in_london("A"), in_london("B")
    wish(first)
    for _ in range(9):
        wish(second)
    assert listed(researcher, "check") == ["A", "B"]


def test_a_researcher_sees_the_work_of_their_regions_only(researcher):
    in_london("Mine", review=Review.DRAFT)
    make_project(name="Theirs", regions=["eastern"], review=Review.DRAFT)
    make_project(name="Nobody's", review=Review.DRAFT)
    assert listed(researcher, "finish") == ["Mine"]
    assert listed(make_person(role="editor"), "finish") == ["Mine", "Theirs", "Nobody's"]
    assert listed(make_person(role="editor"), "finish", "eastern") == ["Theirs"]
    assert listed(make_person(role="staff"), "finish") == []


def test_each_step_moves_a_record_to_the_next_list(researcher):
    editor, project = make_person(role="editor"), in_london("Sunrise", review=Review.DRAFT)
    workflow.send(project, by=researcher)
    assert (listed(researcher, "finish"), listed(editor, "review")) == ([], ["Sunrise"])
    workflow.send_back(project, by=editor, note="Day?")
    assert (listed(researcher, "sent-back"), listed(editor, "review")) == (["Sunrise"], [])


def test_a_change_waits_with_the_editor_and_comes_back(researcher):
    editor, project = make_person(role="editor"), in_london("Sunrise")
    proposal = workflow.propose(project, {"cost": ["not-known", "free"]}, by=researcher)
    assert listed(editor, "review") == ["Sunrise"]
    workflow.refuse(proposal, by=editor, note="Who said so?")
    assert (listed(editor, "review"), listed(researcher, "sent-back")) == ([], ["Sunrise"])
    workflow.propose(project, {"cost": ["not-known", "free"]}, by=researcher)
    assert listed(researcher, "sent-back") == []


def test_due_for_a_check_never_checked_first_then_the_oldest(researcher):
    year = datetime.timedelta(days=365)
    in_london("Last year", last_checked_on=TODAY - year)
    in_london("Long ago", last_checked_on=TODAY - 2 * year)
    in_london("Never")
    in_london("Lately", last_checked_on=TODAY - datetime.timedelta(days=30))
    in_london("Closed", stage="closed")
    in_london("Draft", review=Review.DRAFT)
    assert listed(researcher, "check") == ["Never", "Long ago", "Last year"]


def test_those_that_were_tried_lately_come_after_those_that_were_not(researcher):
    tried = in_london("A tried")
    in_london("B not tried")
    checks.attempt(tried, by=researcher, outcome="no-answer")
    assert listed(researcher, "check") == ["B not tried", "A tried"]


def test_call_back_until_somebody_answers(researcher):
    late, soon = in_london("Late"), in_london("Soon")
    checks.attempt(late, by=researcher, outcome="call-back", call_back_on=TODAY + datetime.timedelta(days=9))
    checks.attempt(soon, by=researcher, outcome="call-back", call_back_on=TODAY)
    assert listed(researcher, "call-back") == ["Soon", "Late"]
    checks.check(soon, by=researcher, means="phone", outcome="confirmed")
    checks.attempt(late, by=researcher, outcome="gone")
    assert listed(researcher, "call-back") == []


def test_what_visitors_told_us_removal_first_and_no_worry(researcher):
    project = in_london()
    for kind in ["wrong", "remove", "add", "safety"]:
        Message.objects.create(kind=kind, words="x", project=project)
    Message.objects.create(kind="wrong", words="of no record")
    assert listed(researcher, "told") == ["remove", "wrong", "add"]
    assert len(listed(make_person(role="editor"), "told")) == 4


def test_claimed_released_and_not_taken_from_somebody_else(researcher):
    project, other = in_london(), make_person(role="researcher", regions=["london"])
    work.claim(project, by=researcher)
    work.claim(project, by=researcher)
    with pytest.raises(work.HeldError, match="has it in hand"):
        work.claim(project, by=other)
    with pytest.raises(work.HeldError):
        work.release(project, by=other)
    work.release(project, by=researcher)
    work.claim(project, by=other)
    assert WorkItem.objects.get().held_by == other


def test_another_region_cannot_be_claimed(researcher):
    with pytest.raises(PermissionDenied):
        work.claim(make_project(regions=["eastern"]), by=researcher)


def test_a_leavers_records_are_passed_on_in_one_step(researcher):
    editor = make_person(role="editor")
    heir = make_person(role="researcher", regions=["eastern"])
    here, there = in_london("Here"), make_project(name="There", regions=["london", "eastern"])
    for project in (here, there):
        work.claim(project, by=researcher)
    assert work.pass_on(researcher, to=heir, by=editor) == work.PassedOn(passed=1, laid_down=1)
    assert [item.project for item in WorkItem.objects.filter(held_by=heir)] == [there]
    assert WorkItem.objects.filter(project=here).count() == 0
    with pytest.raises(PermissionDenied):
        work.pass_on(heir, to=researcher, by=researcher)


def test_a_question_stays_on_the_pile_when_the_record_is_laid_down(researcher):
    project = in_london("Sunrise")
    work.ask(project, "Their network has closed. Do they still meet?")
    work.claim(project, by=researcher)
    work.release(project, by=researcher)
    assert listed(researcher, "ask") == ["Sunrise"]


def test_an_editor_gives_groups_and_the_person_finds_them_first(researcher):
    editor, here = make_person(role="editor"), in_london("Here")
    elsewhere, busy = make_project(name="Elsewhere", regions=["eastern"]), in_london("Busy")
    work.claim(busy, by=make_person(role="researcher", regions=["london"]))
    given = work.assign([here.pk, elsewhere.pk, busy.pk], to=researcher, by=editor)
    assert given == work.Given(given=1, in_hand=1, not_theirs=1)
    assert next(one.key for one in work.lists(researcher)) == "mine"
    assert listed(researcher, "mine") == ["Here"]
    item = WorkItem.objects.get(project=here)
    assert (item.held_by, item.given_by) == (researcher, editor)
    assert item.words.startswith("Given to sam@example.org by ")
    assert WorkItem.objects.get(project=busy).words.startswith("Claimed by ")


def test_only_an_editor_gives_and_takes_back(researcher):
    project = in_london()
    with pytest.raises(PermissionDenied):
        work.assign([project.pk], to=researcher, by=researcher)
    with pytest.raises(PermissionDenied):
        work.take_back([project.pk], by=researcher)
    staff = make_person(role="staff")
    given = work.assign([project.pk], to=staff, by=make_person(role="editor"))
    assert given == work.Given(given=0, in_hand=0, not_theirs=1)


def test_taken_back_it_is_in_nobodys_hand_and_a_question_stays(researcher):
    editor, one, other = make_person(role="editor"), in_london("One"), in_london("Other")
    work.ask(one, "Do they still meet?")
    work.assign([one.pk, other.pk], to=researcher, by=editor)
    assert work.take_back([one.pk, other.pk], by=editor) == 2
    assert work.take_back([one.pk, other.pk], by=editor) == 0
    assert [(item.project, item.held_by, item.given_by) for item in WorkItem.objects.all()] == [
        (one, None, None)
    ]


def test_what_a_closed_account_had_in_hand_is_nobodys_and_editors_see_it(researcher):
    editor, other = make_person(role="editor"), make_person(role="researcher", regions=["london"])
    one, two = in_london("One"), in_london("Two")
    work.claim(one, by=researcher)
    work.assign([two.pk], to=researcher, by=editor)
    assert listed(editor, "left") == []
    User.objects.filter(pk=researcher.pk).update(is_active=False)
    assert listed(editor, "left") == ["One", "Two"]
    assert WorkItem.objects.get(project=one).words == (
        "sam@example.org had it in hand, whose account is closed"
    )
    work.claim(one, by=other)
    assert work.assign([two.pk], to=other, by=editor).given == 1
    assert listed(editor, "left") == []
    assert listed(other, "mine") == ["One", "Two"]
    assert "left" not in [found.key for found in work.lists(other)]


@pytest.mark.parametrize("change", ["regions", "role"])
def test_so_is_what_somebody_may_write_no_more(researcher, change):
    editor, project = make_person(role="editor"), in_london("One")
    work.claim(project, by=researcher)
    if change == "regions":
        researcher.regions.clear()
    else:
        User.objects.filter(pk=researcher.pk).update(role="staff")
    assert listed(editor, "left") == ["One"]
    work.claim(project, by=editor)
    assert WorkItem.objects.get().held_by == editor


def test_the_next_group_follows_in_the_list_and_is_nobody_elses(researcher):
    groups = [in_london(name) for name in "ABCDE"]
    ids = [project.pk for project in groups]
    due = work.work_list(researcher, "check")
    assert due.ids() == ids
    work.claim(groups[2], by=make_person(role="researcher", regions=["london"]))
    checks.check(groups[1], by=researcher, means="phone", outcome="confirmed")
    assert work.next_of(due, researcher, ids[2:]) == groups[3]
    checks.attempt(groups[3], by=researcher, outcome="no-answer")
    assert work.next_of(due, researcher, ids[3:]) == groups[4]
    checks.attempt(groups[4], by=researcher, outcome="no-answer")
    assert work.next_of(due, researcher, []) == groups[0]
    checks.attempt(groups[0], by=researcher, outcome="no-answer")
    assert work.next_of(due, researcher, ids) is None
