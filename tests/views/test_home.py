import re

import pytest

from tests.factories import make_project, make_region

pytestmark = pytest.mark.django_db


def test_home_asks_where_and_what(page):
    found = page("/")
    assert found.text("h1") == "Find a mental health peer support group"
    (form,) = found.all("form")
    assert (form.get("action"), form.get("method"), form.get("role")) == ("/projects/", "get", "search")
    where, what = found.all("input")
    assert (where.get("name"), where.get("autocomplete"), where.get("spellcheck")) == ("near", "off", "false")
    assert (what.get("name"), what.get("autocomplete")) == ("q", "off")
    assert [label.get("for") for label in found.all("label")] == ["near", "q"]
    assert found.title == "Find a group - Directory"


def test_home_links_each_region_in_the_list_and_on_the_jigsaw(page):
    slugs = "east-midlands west-midlands north-west eastern london north-east south-west south-east".split()
    for slug in slugs:
        make_region(slug)
    html = page("/").html
    assert {slug: html.count(f'href="/regions/{slug}/"') for slug in slugs} == dict.fromkeys(slugs, 2)


def test_each_region_has_its_number_of_published_groups_in_the_list_and_on_the_jigsaw(page):
    make_project("Here", regions=["london"], based_in=["london"])
    make_project("Also here", regions=["london", "eastern"])
    make_project("Not yet", regions=["london"], review="draft")
    make_region("south-east")
    found = page("/")
    assert "London 2 groups" in found.text()
    assert "London, 2 groups" in found.text()
    assert "Eastern 1 group " in found.text()
    assert "South East 0 groups" in found.text()
    assert "We list 2 groups here." in page("/regions/london/").text()


def test_the_jigsaw_has_pieces_and_nothing_beside_them(page):
    """A dot in the sea looked like dirt."""
    pieces = re.findall(r'<path class="p[abcd]" d="([^"]+)"', page("/").html)
    assert [d.count("M") for d in pieces] == [1] * 8


def test_one_card_of_help_stands_near_the_top_and_its_numbers_in_the_footer(page):
    found = page("/")
    assert len([a for a in found.all("a") if a.get("href") == "tel:116123"]) == 2
    assert len([e for e in found.all("div") if e.get("class") == "care"]) == 1
    assert found.html.index("tel:999") < found.html.index("Browse by area")


def test_what_is_quoted_stands_in_quotation_marks_with_its_source_and_is_short(page):
    (words,) = [e.text for e in page("/").all("blockquote")]
    (source,) = [e.text for e in page("/").all("figcaption")]
    assert words == "“We get each other through till the morning”"
    assert len(words.split()) < 15
    assert "2013 report" in source


def test_home_asks_the_database_once(client, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(1):
        assert client.get("/").status_code == 200
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200
