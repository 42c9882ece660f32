"""The check on one screen: six facts, each still so, put right or not asked."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Check, Contact, Project, ProposedChange, StaleFact
from directory.records import work, workflow
from tests.admin.pages import add_row, errors_of, form_of
from tests.factories import LEEDS, make_consent, make_person, make_project, make_source

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
KNOWN = {"stage": "running", "open_to_new_members": "yes", "referral": "self", "carers": "welcome"}


def address(project):
    return reverse("admin:directory_project_check", args=[project.pk])


def check(client, project, change=None, *, button="_save", **values):
    """Open the check screen, answer, press a button."""
    data = form_of(client.get(address(project)), "project_form")
    data |= {name: [str(value)] for name, value in values.items()} | {button: ["x"]}
    if change:
        change(data)
    return client.post(address(project), data)


def found():
    return Check.objects.get().found


@pytest.fixture
def project():
    project = make_project(name="Sunrise", regions=["london"], community=["women"], **KNOWN, **LEEDS)
    project.contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    return project


@pytest.fixture
def researcher(signed_in):
    return signed_in("researcher", ["london"])


def test_one_page_and_one_button_confirm_all_that_is_known(researcher, project):
    assert check(researcher, project, button="_rest").url == "/admin/"
    made = Check.objects.get()
    assert (made.by, made.outcome, made.means, made.made_on) == (
        researcher.person,
        "confirmed",
        "phone",
        TODAY,
    )
    assert found() == dict.fromkeys(StaleFact.values, "confirmed")
    project.refresh_from_db()
    assert project.last_checked_on == TODAY
    assert not ProposedChange.objects.exists()
    assert project.project_terms.count() == 1


def test_each_fact_shows_what_stands(researcher, project):
    project.meetings.create(frequency="weekly", weekday=1, starts_at=datetime.time(19))
    text = researcher.get(address(project)).content.decode()
    shown = [
        "Running",
        "Every week, Tuesday, 7pm",
        "Leeds, area only",
        "0113 496 0000",
        "Women",
        "Contact them",
    ]
    for words in [*shown, *(fact.label for fact in StaleFact)]:
        assert words in text, words
    assert "for nobody has agreed to it" in text


def test_one_by_one_what_was_not_asked_stays_unasked(researcher, project):
    check(researcher, project, found_runs="confirmed", found_contact="confirmed", found_open="not-asked")
    answers = dict.fromkeys(StaleFact.values, "not-asked")
    assert found() == answers | {"runs": "confirmed", "contact": "confirmed"}
    words = Check.objects.get().found_words
    assert words.startswith("Still so: Does it run? How is it reached?\nNot asked: Is it open")


def test_what_nobody_knows_cannot_still_be_so(researcher):
    project = make_project(regions=["london"], stage="running")
    page = researcher.get(address(project)).content.decode()
    assert 'name="found_open" value="confirmed"' not in page
    assert 'name="found_runs" value="confirmed"' in page
    check(researcher, project, button="_rest")
    assert found() == dict.fromkeys(StaleFact.values, "not-asked") | {"runs": "confirmed"}


@pytest.mark.parametrize(("stage", "button"), [("running", "_save"), ("not-known", "_rest")])
def test_without_an_answer_to_whether_it_runs_it_is_no_check(researcher, stage, button):
    project = make_project(regions=["london"], stage=stage)
    answer = check(researcher, project, button=button)
    assert any("note an attempt instead" in words for words in errors_of(answer))
    project.refresh_from_db()
    assert project.last_checked_on is None
    assert not Check.objects.exists()


def test_a_researchers_correction_is_not_shown_as_checked_before_it_is_accepted(researcher, project):
    answer = check(researcher, project, button="_rest", found_open="corrected", open_to_new_members="no")
    assert "waits for an editor" in researcher.get(answer.url).content.decode()
    assert ProposedChange.objects.get().changes == {"open_to_new_members": ["yes", "no"]}
    assert Check.objects.get().outcome == "corrected"
    assert found() == dict.fromkeys(StaleFact.values, "confirmed") | {"open": "corrected"}
    project.refresh_from_db()
    assert (project.open_to_new_members, project.last_checked_on) == ("yes", None)
    made = Check.objects.get()
    assert "waits for an editor" in str(made)
    assert "Would be put right, once an editor accepts it: Is it open" in made.found_words
    assert "Put it right" not in made.found_words
    assert not work.due(Project.objects.all()).exists(), "nobody rings it a second time meanwhile"
    workflow.accept(ProposedChange.objects.get(), by=make_person())
    project.refresh_from_db()
    assert (project.open_to_new_members, project.last_checked_on) == ("no", TODAY)
    assert "Put it right: Is it open" in Check.objects.get().found_words


def test_a_correction_that_is_sent_back_does_not_count_until_it_is_right(researcher, project):
    check(researcher, project, button="_rest", found_open="corrected", open_to_new_members="no")
    proposal = ProposedChange.objects.get()
    workflow.refuse(proposal, by=make_person(), note="Who said so?")
    project.refresh_from_db()
    assert project.last_checked_on is None
    assert work.due(Project.objects.all()).exists()
    # They take it back: what the page says was right, and was checked.
    workflow.propose_again(proposal, {}, by=researcher.person)
    project.refresh_from_db()
    assert project.last_checked_on == TODAY


def test_a_correction_of_a_row_counts_for_its_fact(researcher, project):
    def one_more_meeting(data):
        add_row(data, "meetings", frequency="weekly", weekday=2)

    check(researcher, project, one_more_meeting, button="_rest")
    assert found()["when-and-where"] == "corrected"
    assert list(ProposedChange.objects.get().changes) == ["meetings/new-1"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"found_open": "corrected"}, "nothing of it is changed yet"),
        ({"found_open": "confirmed", "open_to_new_members": "no"}, "Something is changed here"),
        ({"found_open": "not-asked", "open_to_new_members": "no"}, "Something is changed here"),
        ({"check_made_on": f"01/01/{TODAY.year + 1}"}, "has not come yet"),
        ({"check_made_on": "30/02/2026"}, "We cannot read this day"),
        ({"check_made_on": "yesterday"}, "We cannot read this day"),
    ],
)
def test_an_answer_that_contradicts_itself_is_asked_about(researcher, project, values, words):
    answer = check(researcher, project, button="_rest", **values)
    assert any(words in error for error in errors_of(answer))
    assert not Check.objects.exists()


ONE_DAY = ["25/11/2025", "2025-11-25", "25 November 2025", "25.11.2025", "25/11/25", "25th Nov, 2025"]


@pytest.mark.parametrize("typed", ONE_DAY)
def test_the_day_may_be_written_as_people_write_it(researcher, project, typed):
    check(researcher, project, button="_rest", check_made_on=typed)
    assert Check.objects.get().made_on == datetime.date(2025, 11, 25)


def test_an_editors_check_that_finds_it_closed_closes_it(signed_in, project):
    check(signed_in("editor"), project, stage="closed", found_runs="corrected")
    project.refresh_from_db()
    assert (project.stage, Check.objects.get().outcome) == ("closed", "closed")
    assert project.review_events.get().step == "closed"


def test_a_contact_that_was_used_is_public_from_now_on(researcher, project, client):
    contact = project.contacts.get()
    make_consent(project, contact=contact)
    assert "until somebody uses it" in researcher.get(address(project)).content.decode()
    check(researcher, project, button="_rest", **{"contacts-0-used": "on"})
    assert list(Check.objects.get().contacts_used.all()) == [contact]
    assert found()["contact"] == "confirmed"
    assert "0113 496 0000" in client.get(project.get_absolute_url()).content.decode()


def test_a_contact_written_down_in_the_check_may_have_been_used_in_it(researcher, project):
    def another_number(data):
        said = {"said_shown": "yes", "said_by": "Ana"}
        add_row(data, "contacts", kind="phone", value="0113 496 0999", used="on", **said)

    check(researcher, project, another_number, button="_rest")
    assert [contact.value for contact in Contact.objects.public()] == ["0113 496 0999"]
    assert found()["contact"] == "corrected"


def test_a_yes_that_was_said_in_the_check_is_recorded_with_it(researcher, project, client):
    yes = {"contacts-0-used": "on", "contacts-0-said_shown": "yes", "check_means": "visit"}
    yes |= {"contacts-0-said_by": "Its convener"}
    check(researcher, project, button="_rest", check_made_on=str(TODAY), **yes)
    consent = project.contacts.get().consents.get()
    assert (consent.who, consent.how, consent.said_on) == ("Its convener", "visit", TODAY)
    assert (consent.answer, consent.use, consent.recorded_by) == ("yes", "shown", researcher.person)
    assert consent.wording.startswith("May we show this")
    assert found()["contact"] == "confirmed", "the contact is as it was"
    text = client.get(project.get_absolute_url()).content.decode()
    assert "0113 496 0000" in text
    assert "convener" not in text


def test_a_number_that_was_put_right_has_been_used_by_nobody(researcher, project, save):
    contact = project.contacts.get()
    make_consent(project, contact=contact)
    check(researcher, project, button="_rest", **{"contacts-0-used": "on"})
    assert Contact.objects.public().exists()
    save(researcher, project, **{"contacts-0-role": "Group line"})
    assert Contact.objects.public().exists()
    save(researcher, project, **{"contacts-0-value": "0113 496 0001"})
    assert not Contact.objects.public().exists()


def test_a_group_mainly_for_women_is_asked_if_men_come(researcher, project):
    text = researcher.get(address(project)).content.decode()
    assert "Do men come? If not, choose “Only for”." in text
    project.project_terms.update(kind="only")
    assert "Do men come?" not in researcher.get(address(project)).content.decode()


def test_what_was_worked_out_is_known_once_a_check_found_it_still_so(researcher, project):
    type(project).objects.update(inferred=["stage", "community/women", "scope"])
    check(researcher, project, button="_rest")
    project.refresh_from_db()
    assert project.inferred == ["scope"]


def test_what_was_worked_out_and_not_asked_stays_so(researcher, project):
    type(project).objects.update(inferred=["stage", "community/women"])
    check(researcher, project, found_runs="confirmed")
    project.refresh_from_db()
    assert project.inferred == ["community/women"]


def test_who_agreed_to_be_shown_and_is_not_is_told_at_once(researcher, project):
    def agree(data):
        number = next(n for n in range(9) if data.get(f"contacts-{n}-value") == ["0113 496 0000"])
        data |= {f"contacts-{number}-said_shown": ["yes"], f"contacts-{number}-said_by": ["Jo"]}

    answer = check(researcher, project, agree, button="_rest")
    page = researcher.get(answer.url).content.decode()
    assert "0113 496 0000 is not public yet, though they agreed" in page


def test_what_a_group_agrees_to_is_no_correction_of_when_and_where(researcher, project):
    def refuse(data):
        days = {
            "said_on": TODAY.isoformat(),
            "expires_on": (TODAY + datetime.timedelta(days=365)).isoformat(),
        }
        add_row(data, "consents", use="listing", answer="no", who="Jo", how="phone", **days)

    answer = check(researcher, project, refuse, found_runs="confirmed", found_when_and_where="corrected")
    assert answer.status_code == 302, errors_of(answer)
    assert project.consents.get(use="listing").answer == "no"
    assert found()["when-and-where"] == "not-asked"
