"""The words of a call: on the check screen, and where a record is first written down."""

import re

import pytest
from django.urls import reverse

from directory import consent_wordings
from directory.admin.projects import call_script
from directory.models import StaleFact
from directory.vocabulary import USES_OF_A_CONTACT
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def check(project):
    return reverse("admin:directory_project_check", args=[project.pk])


def script_of(response) -> str:
    page = " ".join(response.content.decode().split())
    return page.partition('<details class="module call-script"')[2].partition("</details>")[0]


@pytest.fixture
def researcher(signed_in, settings):
    settings.OPERATOR_NAME = "Harbour Trust"
    return signed_in("researcher", ["london"], name="Rae")


@pytest.fixture
def project():
    return make_project("Quiet Minds", regions=["london"], community=["women"])


def test_it_opens_without_a_subject_and_without_the_groups_name(researcher, project):
    script = script_of(researcher.get(check(project)))
    assert "Hello, this is Rae from Harbour Trust." in script
    assert "“This is Rae from Harbour Trust. I will ring again. Thank you.”" in script
    assert "Quiet Minds" not in script
    for words in (
        call_script.for_the_check(project, researcher.person).opening,
        *re.findall("“[^”]*”", script.partition("What to ask")[0]),
    ):
        assert not re.search("mental|peer|support group", words, re.IGNORECASE), words


def test_without_an_operator_it_says_what_is_missing(researcher, project, settings):
    settings.OPERATOR_NAME = ""
    script = script_of(researcher.get(check(project)))
    assert "OPERATOR_NAME says nothing" in script
    assert "from [whom you ring for]" in script


def test_the_six_facts_are_asked_in_their_order(researcher, project):
    assert list(call_script.SIX) == list(StaleFact)
    script = script_of(researcher.get(check(project)))
    places = [script.index(words) for words in call_script.SIX.values()]
    places += [script.index(one.words) for one in (*call_script.SHORT, *call_script.ALSO)]
    assert places == sorted(places)


ASKED = len(StaleFact) + len(call_script.SHORT) + len(call_script.ALSO)


def test_each_question_leads_to_the_field_for_its_answer_and_keeps_what_is_typed(researcher, project):
    screen = researcher.get(check(project))
    questions = script_of(screen).partition("If it goes otherwise")[0]
    anchors = re.findall(r'<a href="#([^"]*)"', questions)
    buttons = re.findall(
        r'<button type="submit" name="_go_to" value="([^"]*)" form="project_form"', questions
    )
    assert len(anchors) + len(buttons) == ASKED
    assert "_blank" not in questions
    for anchor in anchors:
        assert f'id="{anchor}"' in screen.content.decode(), anchor
    for slug in buttons:
        page = reverse("admin:directory_project_question", args=[project.pk, slug])
        assert researcher.get(page).status_code == 200, slug


def test_where_a_record_is_begun_each_question_has_its_field(researcher):
    draft = make_project(review="draft", regions=["london"])
    for address, elsewhere in [
        (reverse("admin:directory_project_add"), {"Name and joining, in their words", call_script.LISTED}),
        (reverse("admin:directory_project_whole", args=[draft.pk]), set()),
    ]:
        screen = researcher.get(address)
        script = script_of(screen)
        links = re.findall(r'<a href="#([^"]*)"', script)
        assert len(links) == ASKED - len(elsewhere)
        for anchor in links:
            assert f'id="{anchor}"' in screen.content.decode(), anchor
        for field in elsewhere:
            assert f"{field} (on the record’s own page" in script


def test_the_record_s_own_page_leads_to_the_page_of_each_question(researcher):
    draft = make_project(review="draft", regions=["london"])
    record = researcher.get(reverse("admin:directory_project_change", args=[draft.pk]))
    links = re.findall(r'<a href="(/[^"#]*)#([^"]*)"', script_of(record))
    assert len(links) == ASKED
    for address, anchor in links:
        assert f'id="{anchor}"' in researcher.get(address).content.decode(), (address, anchor)


def test_a_record_that_was_checked_has_no_script_but_on_the_check_screen(researcher, project):
    assert script_of(researcher.get(reverse("admin:directory_project_change", args=[project.pk]))) == ""


def test_each_use_of_consent_is_read_out_and_none_is_chosen(researcher, project):
    project.contacts.create(kind="phone", value="0113 496 0000", source=project.source)
    screen = researcher.get(check(project))
    script = script_of(screen)
    for use in USES_OF_A_CONTACT:
        assert consent_wordings.current(use).words in script
    assert consent_wordings.OWN in script
    chosen = re.findall(r"<input[^>]*said_[^>]*checked", screen.content.decode())
    assert chosen == []


def test_the_dates_are_asked_of_a_group_that_keeps_them_private(researcher, project):
    dated = consent_wordings.current("dated").words
    assert dated in script_of(researcher.get(check(project)))
    assert dated not in script_of(researcher.get(check(make_project("Open", regions=["london"]))))


def test_a_call_that_goes_otherwise_has_its_words(researcher, project):
    script = script_of(researcher.get(check(project)))
    for words in ('href="tel:116123"', 'href="tel:999"', "Write nothing of it down", "Tell an editor"):
        assert words in script
    for title in ("Somebody is in distress", "It is a shared phone at home", "They are hostile"):
        assert f"<h4>{title}</h4>" in script
    assert "<script" not in script


def test_whoever_is_rung_hears_where_to_read_what_is_held(researcher, project, settings):
    settings.SITE_URL, settings.PRIVACY_CONTACT = "https://directory.example", "privacy@harbour.example"
    script = script_of(researcher.get(check(project)))
    assert "stands at https://directory.example/about/privacy/, or write to privacy@harbour.example" in script
