"""All groups for staff: what visitors find, and what is not public, with state, freshness and risk."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.search import live
from tests.factories import LEEDS, make_person, make_project
from tests.views.conftest import Page

pytestmark = pytest.mark.django_db
MANY = 55


@pytest.fixture
def names(client):
    """names("state=draft") -> the groups listed, in order."""
    client.force_login(make_person(role="staff"))

    def ask(query=""):
        live.refresh()
        response = client.get(f"{reverse('staff_projects')}?{query}")
        assert response.status_code == 200
        page = Page(response)
        rows = [row for row in page.all("tr") if row.find("td") is not None]
        return ["".join(row.find("th").itertext()).strip() for row in rows]

    return ask


def test_everything_is_listed_by_name_whatever_its_state(names):
    for state in ("published", "draft", "in-review", "sent-back", "withdrawn"):
        make_project(f"Group {state}", review=state)
    make_project("Closed one", stage="closed")
    assert names() == [
        "Closed one",
        "Group draft",
        "Group in-review",
        "Group published",
        "Group sent-back",
        "Group withdrawn",
    ]


def test_a_visitors_question_finds_drafts_like_it_too(names):
    for review in ("published", "draft"):
        make_project(f"Somali {review}", review=review, community=["somali"], regions=["london"])
        make_project(f"Men {review}", review=review, community=["men"], regions=["london"])
        make_project(f"Far {review}", review=review, community=["somali"], regions=["eastern"])
    assert names("region=london&community=racialised-communities") == ["Somali draft", "Somali published"]
    assert names("region=london&community=somali&community=men") == []
    assert names("q=far") == ["Far draft", "Far published"]


def test_who_leads_open_and_scope_choose_among_drafts_as_among_the_rest(names):
    for review in ("published", "draft"):
        make_project(f"Led {review}", review=review, controlled_by="service-users", open_to_new_members="yes")
        make_project(f"Not known {review}", review=review)
    assert names("led=user-led") == ["Led draft", "Led published"]
    assert names("open=yes&scope=local") == ["Led draft", "Led published"]


def test_state_freshness_stage_and_risk_choose(names):
    today = timezone.localdate()
    make_project("Fresh", last_checked_on=today - datetime.timedelta(days=1), funding_at_risk="yes")
    make_project("Old", last_checked_on=today - datetime.timedelta(days=800), stage="paused")
    make_project("Draft", review="draft", funding_at_risk="yes")
    assert names("checked=within-3-months") == ["Fresh"]
    assert names("checked=older") == ["Old"]
    assert names("risk=yes") == ["Draft", "Fresh"]
    assert names("risk=yes&state=draft") == ["Draft"]
    assert names("stage=paused") == ["Old"]
    assert names("state=nonsense") == ["Draft", "Fresh", "Old"]


def test_near_a_place_it_says_that_drafts_are_shown_wherever_they_are(names, client):
    make_project("Here", **LEEDS)
    make_project("A draft", review="draft")
    live.refresh()
    page = Page(client.get(f"{reverse('staff_projects')}?near=Nowhere+at+all"))
    assert "shown wherever they are" in page.text()
    assert "we do not know the place" in page.text()


def test_pages_follow_each_other_with_the_question(names, client):
    for n in range(MANY):
        make_project(f"Group {n:02}", review="draft")
    live.refresh()
    page = Page(client.get(f"{reverse('staff_projects')}?state=draft"))
    assert len(page.all("tr")) == 51
    assert page.links["Next page"] == "?state=draft&page=2"
    assert (
        len(Page(client.get(reverse("staff_projects") + page.links["Next page"])).all("tr")) == MANY - 50 + 1
    )


def test_it_asks_no_more_than_so_many_queries(names, django_assert_max_num_queries):
    for n in range(MANY):
        make_project(f"Group {n:02}", review=["draft", "published"][n % 2], community=["somali"])
    names()
    with django_assert_max_num_queries(24):
        names("community=somali")
