"""Consent: a use, yes, no or not asked. Only a standing yes to "shown" makes a contact public."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import consent_wordings, rules
from directory.models import Consent, Contact, Project, ProjectCard, Venue
from directory.records import consents
from directory.records.refusals import NotNowError
from directory.records.reindex import changed
from directory.vocabulary import USES_OF_A_CONTACT, ConsentAnswer, ConsentUse
from tests.factories import make_consent, make_contact, make_person, make_project

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def say(contact, answer, *, use="shown", on=TODAY, who="Its convener", **more):
    by = more.pop("by", None) or make_person()
    kept = {"how": "phone", "on": on, "who": who, "by": by, "contact": contact}
    return consents.say(contact.project, use=use, answer=answer, **kept | more)


def test_a_use_has_no_answer_and_no_use_by_itself():
    for name in ("use", "answer"):
        assert not Consent._meta.get_field(name).has_default()


def test_every_use_has_words_of_one_version_and_the_sentence_about_oneself_where_it_shows_a_person():
    versions = [wording.version for wording in consent_wordings.WORDINGS]
    assert len(set(versions)) == len(versions)
    for use in ConsentUse:
        wording = consent_wordings.current(use)
        assert wording.words.startswith("May ")
        assert len(wording.words) < 330, "short enough to read out"
        words, version = wording.heard(is_own=True)
        assert words.endswith(consent_wordings.OWN) == wording.is_personal == version.endswith("-own")
    personal = {use for use in ConsentUse if consent_wordings.current(use).is_personal}
    assert personal >= {ConsentUse.SHOWN, ConsentUse.PASSED_ON, ConsentUse.DATED}


def test_the_words_that_were_heard_are_kept_with_their_version():
    contact = make_contact(make_project())
    said = say(contact, "yes", is_own=True)
    assert (said.wording, said.wording_version) == consent_wordings.current("shown").heard(is_own=True)
    assert said.expires_on == TODAY + rules.A_YEAR
    assert (say(contact, "not-asked", who="").wording, say(contact, "not-asked", who="").who) == ("", "")


@pytest.mark.parametrize("use", [use for use in USES_OF_A_CONTACT if use != "shown"])
def test_a_yes_to_another_use_shows_nothing(use):
    contact = make_contact(make_project(), said=False)
    say(contact, "yes", use=use)
    assert not Contact.objects.public().exists()
    assert list(Contact.objects.allowed(use)) == [contact]


def test_a_later_no_takes_it_down_at_once(client):
    project = make_project(slug="a")
    contact = make_contact(project)
    assert contact.value in client.get("/projects/a/").text
    say(contact, "no")
    assert contact.value not in client.get("/projects/a/").text
    assert not Contact.objects.public().exists()
    assert ProjectCard.objects.get().facts["ways"] == []
    say(contact, "yes")
    assert contact.value in client.get("/projects/a/").text


def test_a_no_to_one_contact_is_no_word_about_another():
    project = make_project()
    kept, gone = make_contact(project), make_contact(project, "0113 496 0001")
    say(gone, "no")
    assert list(Contact.objects.public()) == [kept]


def test_not_asked_takes_nothing_back():
    contact = make_contact(make_project())
    say(contact, "not-asked", who="")
    assert list(Contact.objects.public()) == [contact]
    assert contact.answer_to(ConsentUse.SHOWN).answer == "yes"


def test_a_no_to_the_exact_address_takes_it_down_at_once(client):
    project = make_project(slug="a")
    consent = make_consent(project, use="exact-venue")
    exact = {"precision": "exact", "area": "Leeds", "address": "7 The Road", "consent": consent}
    Venue.objects.create(project=project, latitude=53.80123, longitude=-1.54321, **exact)
    changed(project)
    assert "7 The Road" in client.get("/projects/a/").text
    consents.say(project, use="exact-venue", answer="no", who="Sam", how="phone", on=TODAY, by=make_person())
    assert "7 The Road" not in client.get("/projects/a/").text
    venue = Venue.objects.get()
    assert (venue.precision, venue.address, venue.staff_address.address) == ("area", "", "7 The Road")


def test_another_consent_does_not_show_the_exact_address(client):
    project = make_project(slug="a")
    consent = make_consent(project, use="listing")
    Venue.objects.create(
        project=project, precision="exact", area="Leeds", address="7 The Road", consent=consent
    )
    assert "7 The Road" not in client.get("/projects/a/").text


def test_yes_and_no_name_who_said_so_and_a_use_of_a_contact_names_the_contact():
    contact, person = make_contact(make_project()), make_person()
    with pytest.raises(NotNowError, match="Write who said so"):
        say(contact, "no", who=" ")
    with pytest.raises(NotNowError):
        say(contact, "yes", use="listing")
    with pytest.raises(NotNowError):
        consents.say(contact.project, use="shown", answer="yes", who="A", how="phone", on=TODAY, by=person)


def test_nobody_writes_down_the_consent_of_a_group_of_another_region():
    contact = make_contact(make_project(regions=["eastern"]))
    with pytest.raises(PermissionDenied):
        say(contact, "yes", by=make_person(role="researcher", regions=["london"]))


def test_a_number_that_changed_has_nobodys_consent_and_one_written_otherwise_keeps_it():
    from directory.records import checks

    contact = make_contact(make_project())
    contact.value = "+44 113 4960000"
    checks.forget_use(contact)
    assert contact.consents.exists()
    assert contact.checks.exists()
    contact.value = "0113 496 0001"
    checks.forget_use(contact)
    assert not contact.consents.exists()
    assert not contact.checks.exists()
    assert Consent.objects.get().contact is None, "kept, as proof of what was said"


@pytest.mark.parametrize(
    ("left", "is_listed"), [(0, False), (1, True), (55, True), (56, True), (57, False), (300, False)]
)
def test_consents_that_run_out_are_listed_eight_weeks_before(left, is_listed):
    expires = TODAY + left * DAY
    said = make_consent(make_project(), said_on=TODAY - 400 * DAY, expires_on=expires)
    assert list(Consent.objects.running_out(TODAY)) == ([said] if is_listed else [])
    assert rules.is_soon(expires, TODAY) == is_listed


def test_what_was_taken_back_is_not_asked_again_for_running_out():
    contact = make_contact(make_project(), expires=30 * DAY)
    assert Consent.objects.running_out().count() == 1
    say(contact, "no")
    assert not Consent.objects.running_out().exists()


SAID = st.fixed_dictionaries(
    {
        "use": st.sampled_from(["shown", "shown", "passed-on", "dated"]),
        "answer": st.sampled_from(ConsentAnswer.values),
        "age": st.sampled_from([0, 1, 30, 364, 400]),
        "left": st.sampled_from([-1, 0, 1, 300]),
    }
)
CONTACTS = st.lists(
    st.fixed_dictionaries(
        {
            "said": st.lists(SAID, max_size=4),
            "checks": st.lists(st.sampled_from([0, 364, 365, 800]), max_size=2),
            "is_hidden": st.booleans(),
        }
    ),
    min_size=4,
    max_size=4,
)


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(records=CONTACTS)
def test_predicate_query_card_and_page_agree_on_what_is_public(client, records):
    Project.objects.all().delete()
    person, expected = make_person(), set()
    for number, record in enumerate(records):
        project = make_project(f"Group {number}", slug=f"group-{number}")
        value = f"0113 496 000{number}"
        contact = Contact.objects.create(
            project=project, kind="phone", value=value, source=project.source, is_hidden=record["is_hidden"]
        )
        for said in record["said"]:
            on, until = TODAY - said["age"] * DAY, TODAY + said["left"] * DAY
            days = {"said_on": on, "expires_on": max(until, on + DAY)}
            make_consent(project, contact=contact, use=said["use"], answer=said["answer"], **days)
        for age in record["checks"]:
            check = project.checks.create(
                made_on=TODAY - age * DAY, means="phone", outcome="confirmed", by=person
            )
            check.contacts_used.add(contact)
        changed(project)
        if is_public(contact, record):
            expected.add(contact.pk)
    contacts = list(Contact.objects.all())
    assert set(Contact.objects.public().values_list("pk", flat=True)) == expected
    by_day = {contact.pk: contact.public_until() for contact in contacts}
    assert {pk for pk, until in by_day.items() if until and until > TODAY} == expected
    for contact in contacts:
        ways = ProjectCard.objects.get(project=contact.project).facts["ways"]
        assert (rules.way_in(ways, TODAY) == "ring") == (contact.pk in expected)
        page = client.get(f"/projects/{contact.project.slug}/").text
        assert (contact.value in page) == (contact.pk in expected)


def is_public(contact, record) -> bool:
    """Told plainly: the last no to "shown" ends all before it, and one yes after it has not run out."""
    said = sorted(contact.consents.filter(use="shown"), key=lambda one: (one.said_on, one.pk))
    last_no = max((n for n, one in enumerate(said) if one.answer == "no"), default=-1)
    agreed = any(one.answer == "yes" and one.expires_on > TODAY for one in said[last_no + 1 :])
    return agreed and not record["is_hidden"] and any(age < 365 for age in record["checks"])
