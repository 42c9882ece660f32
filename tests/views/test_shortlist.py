import pytest

from directory.search import live
from directory.vocabulary import Review
from tests.factories import LEEDS, make_project

pytestmark = pytest.mark.django_db


def test_an_empty_shortlist_says_how_to_fill_it(page):
    assert "no groups on it yet" in page("/shortlist/").text()


def test_groups_stand_in_the_order_they_were_chosen(page):
    make_project("Able", **LEEDS)
    make_project("Baker")
    found = page("/shortlist/?id=baker&id=able&id=baker")
    assert [e[0].text for e in found.all("h2") if len(e)] == ["Baker", "Able"]
    assert "noindex" in found.html


def test_what_is_not_published_or_not_there_is_passed_over(page):
    make_project("Draft", review=Review.DRAFT)
    assert "no groups on it yet" in page("/shortlist/?id=draft&id=none-such&id=%00&id=%ff").text()


def test_taking_one_off_keeps_the_others(page):
    make_project("Able")
    make_project("Baker")
    found = page("/shortlist/?id=able&id=baker")
    assert found.links["Take off shortlist: Able"] == "/shortlist/?id=baker"
    assert found.links["Find more groups"] == "/projects/?id=able&id=baker"


def test_a_shortlist_sets_no_cookie_and_asks_twice(client, django_assert_num_queries):
    for name in ("Able", "Baker", "Charlie"):
        make_project(name)
    with django_assert_num_queries(2):
        response = client.get("/shortlist/?id=able&id=baker&id=charlie")
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
    assert client.post("/shortlist/").status_code == 405


def test_whoever_adds_a_group_from_the_results_stays_at_its_card_and_sees_the_list(page):
    for name in ("Able", "Baker"):
        make_project(name)
    live.refresh()
    before = page("/projects/")
    assert before.links["Add to shortlist: Able"] == "/projects/?id=able#g-able"
    assert "See your shortlist" not in before.links
    after = page("/projects/?id=able")
    [card] = [e for e in after.all("li") if e.get("id") == "g-able"]
    assert "Take off shortlist" in " ".join(card.itertext())
    assert after.links["See your shortlist"] == "/shortlist/?id=able"
    assert after.links["Your shortlist (1)"] == "/shortlist/?id=able"
