import datetime
import json

import pytest
from django.core.exceptions import ValidationError

from directory.models import Network, Signpost
from directory.pages import signposts
from directory.pages.content import FIXTURES
from directory.search import live
from directory.signpost_subjects import subjects, subjects_in
from tests.factories import make_project, make_source

ROWS = json.loads((FIXTURES / "helplines.json").read_text("utf-8"))
READ = datetime.date(2026, 11, 28)


def put(slug, **told):
    told = {"name": slug.upper(), "words": "For anyone.", "source": f"https://{slug}.org/about"} | told
    return Signpost.objects.create(slug=slug, **told)


def slugs(found):
    return [one.slug for one in found]


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("autistic", "autism"),
        ("ASD", "autism"),
        ("adhd", "adhd"),
        ("add", "adhd"),
        ("C-PTSD", "ptsd"),
        ("ex forces", "veterans"),
        ("army", "veterans"),
        ("bpd", "personality-disorder"),
        ("EUPD", "personality-disorder"),
        ("borderline personality", "personality-disorder"),
        ("gambler", "gambling"),
        ("widow", "grief"),
        ("bereavement and loss", "grief"),
        ("Deaf", "deaf-people"),
        ("asylum seekers", "refugees"),
        ("PND", "after-a-birth"),
        ("Alzheimer’s", "dementia"),
    ],
)
def test_a_word_leads_to_its_subject(typed, subject):
    assert subject in [one.slug for one in subjects_in(typed)]


def test_the_longest_phrase_is_taken():
    found = [one.slug for one in subjects_in("deaf people, bereaved by suicide, in Leeds")]
    assert found == ["deaf-people", "bereaved-by-suicide"]


def test_a_word_inside_a_word_leads_nowhere():
    assert subjects_in("additional address") == []


def test_every_subject_has_a_signpost_that_serves_england():
    told = {slug for row in ROWS if row["nation"] in ("uk", "england") for slug in row.get("subjects", [])}
    assert told == {subject.slug for subject in subjects()}


def test_nothing_in_the_file_has_a_way_that_nobody_read():
    ways = {"phone", "text_number", "email", "url", "finder"}
    assert [row["slug"] for row in ROWS if not row.get("read_on") and ways & row.keys()] == ["emergency"]


@pytest.mark.django_db
def test_by_subject_those_that_can_be_reached_come_first_and_each_once():
    put("named", subjects=["adhd"])
    put("read", subjects=["adhd", "autism"], phone="116 123", read_on=READ)
    put("far", subjects=["autism"], nation="wales", phone="111", read_on=READ)
    put("other", subjects=["grief"])
    assert slugs(signposts.for_subjects(["asd", "adhd"])) == ["read", "named"]
    assert signposts.for_subjects(["knitting"]) == []


@pytest.mark.django_db
def test_by_nation_only_what_is_for_that_nation():
    put("a", kind="nation", nation="wales")
    put("b", kind="nation", nation="northern-ireland")
    put("c", kind="nation", nation="uk")
    put("d", kind="subject", nation="wales")
    assert slugs(signposts.for_nation("Wales")) == ["a"]
    assert slugs(signposts.for_nation("Northern Ireland")) == ["b"]
    assert slugs(signposts.for_nation("BFPO")) == ["c"]
    assert signposts.for_nation("France") == []


@pytest.mark.django_db
def test_a_network_has_its_own_and_one_that_merged_its_successors():
    network = Network.objects.create(project=make_project("Mind", slug="mind"), source=make_source())
    put("a", network=network)
    assert slugs(signposts.for_network("mind")) == ["a"]
    assert slugs(signposts.for_network("alliance", successor="Mind")) == ["a"]
    assert signposts.for_network("alliance") == []


@pytest.mark.django_db
def test_without_a_reading_the_name_stands_alone():
    put("a", phone="116 123", url="https://a.org/", finder="https://a.org/find", email="x@a.org", hours="day")
    [one] = signposts.everything()
    assert not one.has_way
    assert (one.phone, one.link, one.email, one.hours) == ("", "", "", "")
    assert "look for it by its name" in one.known


@pytest.mark.django_db
def test_a_page_says_how_a_number_is_known():
    put("own", url="https://www.own.org/", read_on=READ)
    put("part", url="https://own.org/", source="https://forum.own.org/x", read_on=READ)
    put("other", url="https://other.org/", source="https://www.gov.scot/x", read_on=READ)
    put("rung", url="https://rung.org/", read_on=READ, rung_on=datetime.date(2027, 3, 1))
    assert [one.known for one in signposts.everything()] == [
        "Read on gov.scot in November 2026, not tried",
        "Read there in November 2026, not tried",
        "Read there in November 2026, not tried",
        "Tried by one of us in March 2027",
    ]


@pytest.mark.django_db
def test_while_the_index_stands_they_are_read_once(django_assert_num_queries):
    put("a")
    live.refresh()
    signposts.everything()
    put("b")
    with django_assert_num_queries(0):
        assert slugs(signposts.everything()) == ["a"]
    live.refresh()
    assert slugs(signposts.everything()) == ["a", "b"]


@pytest.mark.django_db
def test_a_subject_that_is_none_is_not_kept():
    with pytest.raises(ValidationError):
        Signpost(slug="a", name="A", words="W", source="s", subjects=["knitting"]).full_clean()


def test_who_is_asked_for_by_name_is_named(db):
    put("club", name="Andy’s Man Club")
    put("mind", name="Mind")
    put("beat", name="Beat, HelpFinder")
    assert slugs(signposts.named_in("andys man club halifax")) == ["club"]
    assert slugs(signposts.named_in("andy man club")) == ["club"]
    assert slugs(signposts.named_in("beat")) == ["beat"]
    assert slugs(signposts.named_in("beat my depression, keep my mind")) == []
    assert slugs(signposts.named_in("")) == []


def test_what_no_group_is_stands_with_its_subject():
    assert [one.not_listed for one in subjects_in("counsellor or eviction, anxiety")] == [
        "counselling, therapy or doctors",
        "help with housing",
        "",
    ]
