"""What was found behind a web address: kept with who and when, shown for a year, taken back by its author."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from directory.models import Contact, DirectoryVersion, Opening, ProjectCard
from directory.records import leads, merging, work
from tests.factories import YEAR, make_contact, make_person, make_project, make_website

pytestmark = pytest.mark.django_db
ADDRESS = "https://example.org/"


def today():
    return timezone.localdate()


@pytest.fixture
def person():
    return make_person()


def shown(project):
    return list(project.contacts.opened().values_list("value", flat=True))


def tick(contacts, by, found="theirs", name="Harbour Trust", **more):
    return leads.answer(contacts, by=by, found=found, name=name, **more)


def test_theirs_is_kept_and_shown_with_the_version_moved(person):
    contact = make_website(make_project("Sunrise"))
    before = DirectoryVersion.objects.number()
    (row,) = tick([contact], person)
    assert (row.answer, row.by, row.opened_on, row.name) == ("theirs", person, today(), "Harbour Trust")
    assert DirectoryVersion.objects.number() == before + 1
    assert shown(contact.project) == [ADDRESS]
    assert ProjectCard.objects.get(project=contact.project).facts["site"] == {
        "name": "Harbour Trust",
        "url": ADDRESS,
        "opened_on": today().isoformat(),
    }


@pytest.mark.parametrize("found", ["somebody-elses", "gone"])
def test_what_is_not_theirs_is_kept_and_not_shown(person, found):
    contact = make_website(make_project("Sunrise"))
    (row,) = tick([contact], person, found)
    assert (row.answer, row.name) == (found, "")
    assert shown(contact.project) == []
    assert leads.addresses(person) == [], "nobody is asked again"


def test_moved_takes_the_new_address_by_the_one_rule(person):
    contact = make_website(make_project("Sunrise"))
    tick([contact], person, "moved", moved_to=" example.org/new ")
    assert shown(contact.project) == ["https://example.org/new"]
    assert (row := Opening.objects.get()).address_before == ADDRESS
    assert row.address == "https://example.org/new"


WRONG = [
    ({"found": "nonsense"}, "Choose one of the answers.", ""),
    ({"found": ""}, "Choose one of the answers.", ""),
    ({"name": "  "}, "Write whose website it is", "name"),
    ({"name": "x" * 121}, "This name is too long", "name"),
    ({"name": "Ring 0113 496 0000"}, "There is a phone number in the name", "name"),
    ({"name": "<script>"}, "Write only letters", "name"),
    ({"name": "a\u202eb"}, "Write only letters", "name"),
    ({"found": "moved"}, "Write the address that it moved to", "moved_to"),
    ({"found": "moved", "moved_to": "nonsense"}, "This is not a web address", "moved_to"),
    ({"found": "moved", "moved_to": "javascript:alert(1)"}, "This is not a web address", "moved_to"),
    ({"found": "moved", "moved_to": ADDRESS}, "This is the address that you opened", "moved_to"),
    (
        {"found": "moved", "moved_to": f"https://example.org/{'x' * 230}"},
        "This address is too long",
        "moved_to",
    ),
    ({"found": "moved", "moved_to": "https://www.facebook.com/us"}, "This is a page on a social", "moved_to"),
]


@pytest.mark.parametrize(("said", "words", "field"), WRONG, ids=[str(row[0])[:40] for row in WRONG])
def test_an_answer_that_cannot_be_taken_says_why_and_changes_nothing(person, said, words, field):
    contact = make_website(make_project("Sunrise"))
    with pytest.raises(leads.NotAnAnswerError) as problem:
        tick([contact], person, **said)
    assert str(problem.value).startswith(words)
    assert problem.value.field == field
    assert Opening.objects.count() == 0


@pytest.mark.parametrize(
    "host", ["www.facebook.com", "m.facebook.com", "x.com", "groups.google.com", "bit.ly"]
)
def test_a_page_on_a_social_network_is_nobodys_own_website(person, host):
    contact = make_website(make_project("Sunrise"), f"https://{host}/sunrise")
    with pytest.raises(leads.NotAnAnswerError, match="social network"):
        tick([contact], person)
    tick([contact], person, "somebody-elses")
    assert shown(contact.project) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"community": [("women", "only")]},
        {"community": [("women", "mainly")]},
        {"community": ["domestic-abuse"]},
        {"setting": ["someones-home"]},
        {"precision": "hidden", "area": "Leeds"},
    ],
)
def test_a_group_that_keeps_private_where_it_meets_has_to_say_yes_itself(person, facts):
    """One organisation's address may stand at such a group and at others: it is shown at the others alone."""
    private, other = make_project("Private", **facts), make_project("Other")
    tick([make_website(private), make_website(other)], person)
    assert shown(private) == []
    assert shown(other) == [ADDRESS]
    assert ProjectCard.objects.get(project=private).facts["site"] is None


def test_it_goes_after_a_year_and_comes_back_as_work(person):
    project = make_project("Sunrise")
    contact = make_website(project, opened=today(), by=person)
    last, gone = today() + YEAR - datetime.timedelta(days=1), today() + YEAR
    assert project.contacts.opened(last).get() == contact
    assert leads.addresses(person, today=last) == []
    assert not project.contacts.opened(gone).exists()
    (back,) = leads.addresses(person, today=gone)
    tick(back.waiting, person, today=gone)
    assert project.contacts.opened(gone).get() == contact
    assert [row.stands for row in contact.openings.order_by("pk")] == [False, True]


def test_an_address_that_was_edited_since_has_been_opened_by_nobody(person):
    contact = make_website(make_project("Sunrise"), opened=today(), by=person)
    Contact.objects.update(value="https://example.org/other")
    assert shown(contact.project) == []
    assert [one.value for one in leads.addresses(person)] == ["https://example.org/other"]


def test_one_answer_counts_for_all_groups_that_have_the_address_and_is_taken_back_for_all(person):
    first, second = make_project("First"), make_project("Second")
    contacts = [make_website(first), make_website(second)]
    tick(contacts, person)
    assert shown(first) == shown(second) == [ADDRESS]
    assert len(leads.undo(by=person)) == 2
    assert shown(first) == shown(second) == []
    assert {row.undone_by for row in Opening.objects.all()} == {person}
    assert leads.undo(by=person) == []


def test_undo_puts_back_the_address_and_what_stood_before(person):
    contact = make_website(make_project("Sunrise"), opened=today() - 2 * YEAR, by=person)
    tick([contact], person, "moved", moved_to="https://example.org/new")
    leads.undo(by=person)
    contact.refresh_from_db()
    assert contact.value == ADDRESS
    assert [row.stands for row in contact.openings.order_by("pk")] == [True, False]


def test_what_somebody_else_answered_meanwhile_stands(person):
    contact, other = make_website(make_project("Sunrise")), make_person()
    tick([contact], other, "gone")
    assert tick([contact], person) == []
    assert leads.undo(by=person) == [], "it is not theirs to take back"
    assert shown(contact.project) == []
    assert Opening.objects.get().by == other


def test_a_researcher_answers_for_their_own_regions_alone():
    here = make_website(make_project("Here", regions=["london"]))
    there = make_website(make_project("There", regions=["eastern"]))
    person = make_person(role="researcher", regions=["london"])
    (one,) = leads.addresses(person)
    assert one.waiting == [here]
    with pytest.raises(PermissionDenied):
        tick([there], person)
    with pytest.raises(PermissionDenied):
        tick([there], make_person(role="staff"))


def test_what_is_not_asked(person):
    """Of closed groups, of drafts, what is hidden, refused, or public already by consent and check."""
    make_website(make_project("Closed", stage="closed"))
    make_website(make_project("Draft", review="draft"))
    make_website(make_project("Odd"), "nonsense")
    hidden = make_website(make_project("Hidden"))
    Contact.objects.filter(pk=hidden.pk).update(is_hidden=True)
    for said in (True, False):
        contact = make_contact(make_project(f"Said {said}"), said=said)
        Contact.objects.filter(pk=contact.pk).update(kind="website", value=ADDRESS)
    assert leads.addresses(person) == []


def test_the_addresses_of_the_most_groups_come_first(person):
    for number in range(2):
        make_website(make_project(f"Group {number}"), "https://z.example.org/")
    make_website(make_project("Alone"), "https://a.example.org/")
    assert [one.value for one in leads.addresses(person)] == [
        "https://z.example.org/",
        "https://a.example.org/",
    ]


def test_a_merged_record_takes_its_leads_along(person):
    twin, kept = make_project("Twin"), make_project("Kept")
    found = leads.Found(status="closed", pages=["https://example.org/"], publisher="own")
    day = datetime.date(2026, 11, 28)
    for project in (twin, kept):
        leads.keep(project, found, read_on=day)
    leads.keep(twin, leads.Found(note="Ask."), read_on=day)
    merging.merge(twin, into=kept, by=person)
    assert sorted(lead.note for lead in kept.leads.all()) == ["", "Ask."]


def test_ready_to_ring_has_the_best_source_first_and_no_group_that_can_be_reached(person):
    day = datetime.date(2026, 11, 28)
    for publisher in ("council", "own", "register", "umbrella"):
        project = make_project(publisher)
        contacts = [("phone", "0113 496 0000", "")]
        found = leads.Found(publisher=publisher, pages=["https://example.org/"], contacts=contacts)
        leads.keep(project, found, read_on=day)
    make_contact(make_project("Reached"))
    make_project("Closed", stage="closed")
    make_project("Nothing known")
    make_contact(make_project("Refused"), said=False)
    names = [project.name for project in leads.to_ring(person)]
    assert names == ["own", "umbrella", "register", "council", "Nothing known", "Refused"]


def test_ready_to_ring_takes_a_region_and_puts_what_was_tried_last(person):
    for name in ("A", "B"):
        project = make_project(name, regions=["london"])
        project.contacts.create(kind="phone", value="0113 496 0000", source=project.source)
    make_project("Elsewhere", regions=["eastern"])
    first = leads.to_ring(person, "london")[0]
    first.attempts.create(made_on=today(), means="phone", outcome="wrong-number", by=person)
    assert [(p.name, p.tried) for p in leads.to_ring(person, "london")] == [
        ("B", None),
        ("A", "wrong-number"),
    ]


def test_the_question_that_a_lead_puts_is_answered_by_a_check(person):
    project = make_project("Sunrise")
    leads.keep(
        project, leads.Found(status="closed", publisher="council"), read_on=datetime.date(2026, 11, 28)
    )
    assert project.work.to_ask.startswith("A council’s page says that it closed (read on 28 November 2026).")
    assert len(project.work.to_ask) <= 240
    work.answered(project)
    leads.keep(project, leads.Found(status="closed", publisher="council"), read_on=datetime.date(2026, 12, 1))
    assert not hasattr(type(project).objects.get(), "work")
