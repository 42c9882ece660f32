"""A new record's first page, and the record's own page: calm, and no answer further away than one page."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Check, Project
from directory.records import facts, hiding, workflow
from directory.rules import A_YEAR
from tests.admin.pages import errors_of, form_of, write_row
from tests.factories import LEEDS, make_contact, make_person, make_project, make_region, make_term, real_terms

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ADD = reverse("admin:directory_project_add")
FOLDED = re.compile(r'<details class="add-terms">.*?</details>', re.DOTALL)
CONTROL = re.compile(
    r'<(?:select|textarea|input(?![^>]*type="(?:hidden|submit)"))\b[^>]*\bname="(?!_)([^"]+)"'
)


def page(name, project, *more):
    return reverse(f"admin:directory_project_{name}", args=[project.pk, *more])


def controls(response) -> list[str]:
    """What a page asks; what stands behind *Add* counts as one."""
    form = response.text[response.text.index('id="project_form"') :]
    shown = CONTROL.findall(FOLDED.sub("", form))
    return [name for name in shown if "__prefix__" not in name] + ["add"] * len(FOLDED.findall(form))


@pytest.fixture
def words():
    """Every list as long as it really is."""
    for vocabulary, terms in real_terms().items():
        for term in terms:
            make_term(vocabulary, term["slug"])


def test_the_first_page_asks_no_more_than_sixty_things(signed_in, words):
    assert len(controls(signed_in().get(ADD))) <= 60


def test_a_group_is_recorded_on_the_first_page_as_a_call_tells_it(signed_in, words):
    make_region("london")
    women = make_term("community", "women")
    client = signed_in("researcher", ["london"])
    data = form_of(client.get(ADD), "project_form") | {
        "name": ["Sunrise"],
        "summary": ["Tea and talk."],
        "known_how": ["call"],
        "stage": ["running"],
        "open_to_new_members": ["yes"],
        "referral": ["self"],
        f"term_community_{women.pk}": ["only"],
    }
    write_row(data, "venues", precision="area", area="Camden")
    write_row(data, "meetings", frequency="weekly", weekday="1", starts_at="7pm")
    said = {"said_shown": "yes", "said_by": "Jo", "used": "on"}
    write_row(data, "contacts", kind="phone", value="0113 496 0000", **said)
    answer = client.post(ADD, data)
    assert answer.status_code == 302, errors_of(answer)
    project = Project.objects.get()
    assert answer.url == page("change", project)
    assert project.slug == "sunrise"
    assert project.meetings.get().venue.area == "Camden"
    assert project.regions.get().slug == "london"
    assert project.terms.get().slug == "women"
    assert set(Check.objects.get().found.values()) == {"confirmed"}, "all six facts"
    text = client.get(answer.url).text
    assert "is recorded. What is open stands below." in text
    assert "<dt>Communities: Women</dt><dd>Only for</dd>" in text


def test_what_is_wrong_on_the_first_page_is_said_and_nothing_is_lost(signed_in):
    client = signed_in()
    data = form_of(client.get(ADD), "project_form") | {"summary": ["Tea and talk."]}
    write_row(data, "meetings", frequency="weekly", weekday="1", starts_at="late")
    answer = client.post(ADD, data)
    assert "We cannot read this time." in answer.text
    assert "Tea and talk." in answer.text
    assert 'value="late"' in answer.text
    assert not Project.objects.exists()


def test_the_record_tells_what_is_answered_and_leads_to_each_question(signed_in):
    project = make_project("Sunrise", regions=["london"], cost="free", **LEEDS)
    make_contact(project, "0113 496 0000")
    response = signed_in("editor").get(page("change", project))
    assert controls(response) == []
    text = response.text
    assert f'<a href="{page("question", project, "4-name-and-joining")}">4. Name and joining</a>' in text
    assert "<dt>Cost</dt><dd>Free</dd>" in text
    assert "0113 496 0000" in text
    assert page("whole", project) in text
    assert len(re.findall(r'<span class="open">open</span>', text)) >= 10


@pytest.mark.parametrize("role", ["staff", "researcher"])
def test_who_only_reads_finds_no_contact_and_no_page_to_write(signed_in, role):
    project = make_project("Sunrise", regions=["london"], cost="free")
    make_contact(project, "0113 496 0000")
    text = signed_in(role, ["eastern"] if role == "researcher" else []).get(page("change", project)).text
    assert "<dt>Cost</dt><dd>Free</dd>" in text
    assert "0113 496 0000" not in text
    assert "/question/" not in text


def test_a_term_that_is_not_chosen_stands_behind_add_and_a_chosen_one_before_it(signed_in, save):
    women, men = make_term("community", "women"), make_term("community", "men")
    client, project = signed_in(), make_project("Sunrise", community=["women"])
    text = client.get(page("question", project, "5-who-it-is-for")).text
    folded = "".join(FOLDED.findall(text))
    assert f'name="term_community_{men.pk}"' in folded
    assert f'name="term_community_{women.pk}"' not in folded
    assert f'name="term_community_{women.pk}"' in text


def test_the_record_s_own_page_asks_no_more_than_so_much(signed_in, django_assert_max_num_queries):
    project = make_project("Sunrise", regions=["london"], cost="free", **LEEDS)
    client = signed_in("editor")
    with django_assert_max_num_queries(64):
        client.get(page("change", project))


# What is told of a change, beside its facts.


def test_who_reviews_a_change_reads_the_check_s_note_and_the_consent_to_an_exact_address(signed_in):
    project = make_project("Sunrise", regions=["london"], **LEEDS)
    venue = project.venues.get()
    said = {"answer": "yes", "who": "Jo", "said_on": TODAY, "expires_on": TODAY + A_YEAR, "how": "phone"}
    researcher = make_person(role="researcher", regions=["london"])
    becomes = facts.take(project)[f"venues/{venue.pk}"] | {"precision": "exact", "address": "1 High Street"}
    proposal = workflow.propose(project, {f"venues/{venue.pk}": [None, becomes]}, by=researcher)
    found = {"runs": "confirmed"}
    project.checks.create(
        proposal=proposal, note="They said so twice.", by=researcher, made_on=TODAY, means="phone",
        outcome="corrected", found=found,
    )  # fmt: skip
    address = page("proposal", project, proposal.pk)
    client = signed_in("editor")
    text = client.get(address).text
    assert "They said so twice." in text
    assert "nobody has agreed to that" in text
    project.consents.create(use="exact-venue", **said)
    text = client.get(address).text
    assert "Exact address shown: yes, said by Jo on" in text
    assert "nobody has agreed to that" not in text
    assert "Exact address shown: yes" not in signed_in("staff").get(address).text


def test_the_history_tells_what_was_agreed_to_and_what_was_hidden_to_its_writers_alone(signed_in):
    project = make_project("Sunrise", regions=["london"])
    contact = make_contact(project, "0113 496 0000")
    client = signed_in("editor", name="Ede")
    hiding.hide([contact], by=client.person)
    text = client.get(page("changes", project)).text
    assert "Shown here, 0113 496 0000: yes" in text
    assert "0113 496 0000: Hidden on" in text
    assert "0113 496 0000" not in signed_in("staff").get(page("changes", project)).text


def test_a_group_that_has_another_name_is_given_it_a_click_away(signed_in):
    project = make_project("Sunrise", regions=["london"])
    project.leads.create(status="renamed", status_note="It is called Sunset now.", read_on=TODAY)
    client = signed_in("editor")
    button = '<button type="submit" name="_go_to" value="the-group" form="project_form"'
    assert button in client.get(page("check", project)).text
    assert (
        f"{page('question', project, 'the-group')}#id_name"
        in client.get(page("another_number", project)).text
    )


def test_who_pauses_a_group_is_asked_until_when(signed_in):
    project = make_project("Sunrise", regions=["london"], stage="running")
    assert "Until when, and why" in signed_in().get(page("step", project, "pause")).text
    assert "If it is paused, or full at present: until when?" in signed_in("researcher", ["london"]).get(
        page("check", project)
    ).text  # fmt: skip
