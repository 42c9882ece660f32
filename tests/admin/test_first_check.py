"""What is recorded by talking to a group is its first check: published, the contact agreed to is shown."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Check, Contact, Project, StaleFact
from directory.records import hiding, workflow
from directory.vocabulary import Review
from tests.admin.pages import errors_of, form_of, write_row
from tests.factories import make_contact, make_project, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = timezone.localdate()
ADD = "/admin/directory/project/add/"
CONTACT = {"kind": "phone", "value": "0113 496 0000", "used": "on"}
AGREED = {"said_shown": "yes", "said_by": "Its convener"}
RECORDED = {"name": "Sunrise", "stage": "running", "open_to_new_members": "yes", "summary": "We meet."}


@pytest.fixture
def researcher(signed_in, regions=("london",)):
    return signed_in("researcher", list(regions))


def begin(client, row=None, may_fail=False, **values):
    """Record a new group on the form, with a contact."""
    data = form_of(client.get(ADD), "project_form")
    data |= {name: [str(value)] for name, value in values.items()}
    if row:
        write_row(data, "contacts", **row)
    answer = client.post(ADD, data)
    assert may_fail or answer.status_code == 302, errors_of(answer)
    return answer


def publish(project, by):
    project.refresh_from_db()
    workflow.publish(project, by=by)


def shown(client):
    return client.get(Project.objects.get().get_absolute_url()).text


def test_a_group_recorded_in_a_call_with_consent_is_reached_once_it_is_published(researcher, signed_in):
    begin(researcher, CONTACT | AGREED, **RECORDED, known_how="call")
    made = Check.objects.get()
    assert (made.means, made.made_on, made.by) == ("phone", TODAY, researcher.person)
    assert (made.outcome, list(made.contacts_used.all())) == ("confirmed", [Contact.objects.get()])
    known = {"runs": "confirmed", "open": "confirmed", "contact": "confirmed"}
    assert made.found == dict.fromkeys(StaleFact.values, "not-asked") | known
    consent = Contact.objects.get().consents.get()
    assert (consent.answer, consent.how, consent.said_on) == ("yes", "phone", TODAY)
    editor = signed_in("editor")
    publish(Project.objects.get(), editor.person)
    assert Project.objects.get().last_checked_on == TODAY
    text = shown(editor)
    assert "0113 496 0000" in text
    assert "We cannot reach this group" not in text


@pytest.mark.parametrize(("how", "means"), [("visit", "visit"), ("e-mail", "e-mail")])
def test_means_and_day_are_as_they_are_told(researcher, how, means):
    day = TODAY - datetime.timedelta(days=3)
    begin(researcher, CONTACT | AGREED, **RECORDED, known_how=how, known_on=day)
    made, consent = Check.objects.get(), Contact.objects.get().consents.get()
    assert (made.means, made.made_on, consent.how, consent.said_on) == (means, day, means, day)


@pytest.mark.parametrize("how", ["", "page", "other"])
def test_what_nobody_told_us_is_no_check(researcher, how):
    row = CONTACT | AGREED | {"said_how": "phone"}
    answer = begin(researcher, row, may_fail=True, **RECORDED, known_how=how)
    assert any("Say under “How do you know this?”" in words for words in errors_of(answer))
    del row["used"]
    begin(researcher, row, **RECORDED, known_how=how)
    assert not Check.objects.exists()
    assert Project.objects.get().last_checked_on is None
    assert Contact.objects.get().consents.exists()
    assert not Contact.objects.public().exists()


def test_a_talk_says_whether_it_runs_as_every_check_does(researcher):
    answer = begin(researcher, may_fail=True, name="Sunrise", known_how="call")
    assert any("Say whether it runs" in words for words in errors_of(answer))
    assert not Project.objects.exists()
    begin(researcher, name="Sunrise")
    assert not Check.objects.exists(), "a draft needs only a name"


def test_a_day_to_come_is_refused(researcher):
    answer = begin(
        researcher, may_fail=True, **RECORDED, known_how="call", known_on=TODAY + datetime.timedelta(days=1)
    )
    assert any("has not come yet" in words for words in errors_of(answer))


def test_what_is_written_down_in_later_blocks_belongs_to_the_same_check(researcher, save):
    """The form is saved block by block: the contact comes after the name."""
    begin(researcher, **RECORDED, known_how="visit")
    project = Project.objects.get()
    page = researcher.get(reverse("admin:directory_project_whole", args=[project.pk])).text
    assert "How do you know this?</h2>" not in page
    save(
        researcher,
        project,
        lambda data: write_row(data, "contacts", **CONTACT | AGREED),
        referral="self",
    )
    made = Check.objects.get()
    assert list(made.contacts_used.all()) == [Contact.objects.get()]
    assert (made.found["joining"], made.found["contact"]) == ("confirmed", "confirmed")
    assert Contact.objects.get().consents.get().how == "visit"
    assert list(Contact.objects.public()) == [Contact.objects.get()]


def test_a_check_of_a_draft_on_the_check_screen_stays_as_it_was_answered(researcher, save):
    project = make_project(review=Review.DRAFT, regions=["london"], stage="running", referral="self")
    screen = reverse("admin:directory_project_check", args=[project.pk])
    data = form_of(researcher.get(screen), "project_form")
    researcher.post(screen, data | {"found_runs": ["confirmed"], "_save": ["x"]})
    save(researcher, project, summary="They meet.")
    assert Check.objects.get().found["joining"] == "not-asked"


def test_a_draft_that_somebody_else_began_is_asked_the_same(researcher, save):
    """As one that was opened from what a visitor told us."""
    project = make_project("Told of", review=Review.DRAFT, regions=["london"])
    project.contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    used = {"contacts-0-used": "on", "contacts-0-said_shown": "yes", "contacts-0-said_by": "Ana"}
    save(researcher, project, known_how="call", stage="running", **used)
    assert list(Check.objects.get().contacts_used.all()) == [project.contacts.get()]
    assert Contact.objects.public().exists()


@pytest.mark.parametrize("review", [Review.PUBLISHED, Review.WITHDRAWN])
def test_a_record_that_stands_is_checked_on_the_check_screen(signed_in, review):
    project = make_project(review=review, regions=["london"])
    page = signed_in().get(reverse("admin:directory_project_whole", args=[project.pk])).text
    assert "known_how" not in page
    assert 'name="contacts-0-used"' not in page


def test_no_use_of_consent_is_chosen_before_somebody_chooses(researcher):
    project = make_project(regions=["london"], stage="running")
    pages = [ADD, *(reverse(f"admin:directory_project_{n}", args=[project.pk]) for n in ("whole", "check"))]
    for page in pages:
        data = form_of(researcher.get(page), "project_form")
        asked = [name for name in data if name.startswith(("contacts-0-said", "said_dated"))]
        assert not any(value for name in asked for value in data[name]), page
        assert not any(data.get(f"consents-0-{name}", [""])[0] for name in ("use", "answer", "how"))


def test_a_consent_without_a_name_or_without_an_answer_is_asked_about(researcher):
    for row, words in [
        ({"said_shown": "no"}, "said_by: Write who said so"),
        ({"said_by": "Ana"}, "said_shown: What did they say?"),
        ({"said_shown": "yes", "said_by": "Ana"}, "said_how: How did you ask them?"),
    ]:
        row = {"kind": "phone", "value": "0113 496 0000"} | row
        answer = begin(researcher, row, may_fail=True, name="Sunrise")
        assert any(error.startswith(words) for error in errors_of(answer)), row
    begin(researcher, {"kind": "phone", "value": "0113 496 0000", "said_shown": "not-asked"}, name="Sunrise")
    assert Contact.objects.get().consents.get().answer == "not-asked"


def test_who_said_so_and_who_hid_it_are_words_and_no_markup(signed_in):
    """Help texts are written into the page as they are."""
    client = signed_in(name="<i>Rae</i>")
    project = make_project(stage="running")
    contact = make_contact(project)
    contact.consents.update(who="<b>Ana</b>")
    hiding.hide([contact], by=client.person)
    for name in ("whole", "check"):
        text = client.get(reverse(f"admin:directory_project_{name}", args=[project.pk])).text
        assert "&lt;b&gt;Ana" in text
        assert "<b>Ana" not in text
        assert "<i>Rae" not in text
