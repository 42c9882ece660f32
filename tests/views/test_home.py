import pytest

from tests.factories import make_region

pytestmark = pytest.mark.django_db


def test_home_asks_one_question(page):
    found = page("/")
    assert found.text("h1") == "Find a mental health peer support group"
    (form,) = found.all("form")
    assert (form.get("action"), form.get("method"), form.get("role")) == ("/projects/", "get", "search")
    (field,) = list(found.all("input"))
    assert (field.get("name"), field.get("autocomplete"), field.get("spellcheck")) == ("near", "off", "false")
    assert found.title == "Find a group - Directory"


def test_home_links_each_region_in_the_list_and_on_the_jigsaw(page):
    slugs = "east-midlands west-midlands north-west eastern london north-east south-west south-east".split()
    for slug in slugs:
        make_region(slug)
    html = page("/").html
    assert {slug: html.count(f'href="/regions/{slug}/"') for slug in slugs} == dict.fromkeys(slugs, 2)


def test_help_stands_near_the_top_and_in_the_footer(page):
    found = page("/")
    assert len([a for a in found.all("a") if a.get("href") == "tel:116123"]) == 2
    assert found.html.index("tel:999") < found.html.index("Browse by area")


def test_home_asks_the_database_once(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/").status_code == 200
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200
