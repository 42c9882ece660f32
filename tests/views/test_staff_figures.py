"""Figures given out: defined sentences only, kept with their rows, opening unchanged."""

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import GivenFigure, Project
from directory.records import workflow
from tests.factories import make_person, make_project, make_region
from tests.views.conftest import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    today = timezone.localdate()
    make_project(
        "One", regions=["london"], community=["somali"], last_checked_on=today, controlled_by="service-users"
    )
    make_project("Two", regions=["london"], controlled_by="others")
    make_project("Closed", regions=["london"], stage="closed", last_checked_on=today)
    make_project("Draft", regions=["london"], review="draft", last_checked_on=today)
    make_region("eastern")
    client.force_login(make_person(role="staff", name="Sam"))
    return client


def seen(client, query):
    return Page(client.get(f"{reverse('staff_figures')}?{query}")).text()


def give(client, **values):
    data = {"kind": "listed", "region": "london", "community": "", "given_to": "A council"} | values
    return client.post(reverse("staff_figures"), data)


def test_the_sentence_has_the_day_what_is_listed_and_what_is_confirmed(staff):
    today = timezone.localdate()
    sentence = f"On {today.day} {today:%B %Y} the directory listed 2 groups in London, 1 confirmed"
    assert f"{sentence} in the last 12 months." in seen(staff, "kind=listed&region=london")


def test_for_one_community_it_says_of_how_many_that_is_known(staff):
    text = seen(staff, "kind=community&region=london&community=racialised-communities")
    assert "listed 1 group for Black, Asian and other racialised communities in London" in text
    assert "is known of 1 of the 2 listed there" in text


def test_who_leads_is_said_of_those_of_which_it_is_known(staff):
    text = seen(staff, "kind=leading&region=england")
    assert "Who is in charge is known for 2; of these, 1 is led by people" in text


def test_a_figure_is_kept_with_its_groups_and_opens_unchanged_whatever_becomes_of_them(staff):
    address = give(staff).url
    before = Page(staff.get(address)).text()
    assert "Two" in before
    assert "Given to A council" in before
    Project.objects.filter(name="Two").update(name="Renamed", last_checked_on=timezone.localdate())
    Project.objects.filter(name="One").delete()
    assert Page(staff.get(address)).text() == before


def test_a_group_that_asked_not_to_be_listed_is_no_longer_named_and_the_number_stays(staff):
    address = give(staff).url
    workflow.not_to_be_listed(Project.objects.get(name="Two"), by=make_person(role="editor"))
    text = Page(staff.get(address)).text()
    assert "Two" not in text
    assert "the directory listed 2 groups" in text
    assert "A group that asked not to be listed, recorded in 2013" in text
    assert "Two" not in str(GivenFigure.objects.values_list("rows", flat=True))


def test_method_and_source_stand_beside_a_sentence_before_it_is_given(staff):
    text = seen(staff, "kind=listed&region=london")
    assert "Counted from the published records" in text
    assert "Source: Peer Support Directory" in text


def test_what_is_kept_is_the_rows_behind_each_number(staff):
    give(staff)
    [figure] = GivenFigure.objects.all()
    assert [(row["label"], row["number"], [g["name"] for g in row["groups"]]) for row in figure.rows] == [
        ("Listed", 2, ["One", "Two"]),
        ("Confirmed in the last 12 months", 1, ["One"]),
    ]
    assert "Counted from the published records" in figure.method


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"given_to": " "}, "Say to whom you give it."),
        ({"region": "nowhere"}, "Choose an area."),
        ({"kind": "my-own-words"}, "Choose one of the sentences."),
        ({"kind": "community"}, "Choose for whom the groups are."),
    ],
)
def test_nothing_is_kept_that_is_not_whole(staff, values, words):
    assert words in Page(give(staff, **values)).text()
    assert not GivenFigure.objects.exists()


def test_a_figure_is_not_given_from_another_site(staff, client):
    client.handler.enforce_csrf_checks = True
    assert give(client).status_code == 403
    assert not GivenFigure.objects.exists()


def test_a_researcher_can_neither_give_nor_read_figures(staff, client):
    address = give(staff).url
    client.force_login(make_person(role="researcher"))
    assert client.get(address).status_code == 403
    assert give(client).status_code == 403
    assert GivenFigure.objects.count() == 1


def test_figures_given_before_are_listed_newest_first(staff):
    give(staff, given_to="First")
    give(staff, given_to="Second")
    text = seen(staff, "")
    assert text.index("To Second, by Sam") < text.index("To First, by Sam")
