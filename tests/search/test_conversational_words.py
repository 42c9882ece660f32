import pytest

from directory.search.conversational_words import age_in, without_asides
from directory.search.expression import parse
from tests.factories import make_project
from tests.search.results import names

SPOKEN = [
    ("my son hears voices", "hears voices"),
    ("My teenage daughter’s self-harm", "self harm"),
    ("our best friend and depression", "depression"),
    ("young mums", "young mums"),
    ("support for parents", "parents"),
    ("peer support for women", "peer support women"),
    ("i need help with anxiety", "anxiety"),
    ("self help", "self help"),
    ("self-help for hoarders", "self help hoarders"),
    ("help for my 16 yr old who cuts", "cuts"),
    ("depression support group", "depression"),
    ("looking for someone who has been through psychosis", "psychosis"),
    ("coming off tablets", "coming off tablets"),
    ("women only group", "women only"),
    ("daughter has anorexia", "anorexia"),
    ("mum with depression", "mum depression"),
    ("social anxiety meet up", "social anxiety"),
    ("anything free for anxiety, no referral needed", "anxiety"),
    ("free from anxiety", "free anxiety"),
    # A name of two words keeps both, at the end too.
    ("self harm group for young people", "self harm young people"),
    ("is there owt for lonely old folk", "lonely old folk"),
    ("grupa wsparcia depresja", "depresja"),
]
ASKED_WITH = [
    ("someone to talk to", "someone talk"),
    ("groups", "groups"),
    ("i dont want this any more", "dont want this any more"),
    ('"someone to talk to"', ""),
]


@pytest.mark.parametrize(("typed", "plain"), SPOKEN)
def test_what_somebody_asks_with_is_told_from_what_they_ask_for(typed, plain):
    assert " ".join(parse(typed).essential.singles) == plain


@pytest.mark.parametrize(("typed", "plain"), ASKED_WITH)
def test_where_nothing_else_is_asked_for_the_words_count(typed, plain):
    assert " ".join(parse(typed).essential.singles) == plain


def test_quoted_words_are_all_asked_for():
    assert parse('"my son and i" voices').essential.phrases == parse('"my son and i"').phrases


@pytest.mark.django_db
def test_every_word_that_is_asked_for_must_match(ask):
    make_project(name="A", summary="Voices")
    make_project(name="B", summary="Voices and anxiety")
    assert names(ask("q=my son has voices and anxiety")) == ["B"]


@pytest.mark.django_db
def test_a_name_that_holds_all_the_words_keeps_them(ask):
    make_project(name="Someone Like Me", summary="Art")
    make_project(name="Other", summary="Somebody likes art, not music")
    make_project(name="Getting There with Art", summary="Painting")
    assert names(ask("q=someone like me")) == ["Someone Like Me"]
    assert names(ask("q=getting there with art")) == ["Getting There with Art"]
    assert len(names(ask("q=getting to do some art"))) == 3


@pytest.mark.django_db
def test_words_as_typed_can_still_be_asked(ask):
    make_project(name="A", summary="Voices")
    assert names(ask("q=my son voices")) == ["A"]
    assert names(ask("q=my son voices&exact=yes")) == []


@pytest.mark.django_db
def test_everyday_words_cost_no_query_more(ask, gazetteer, django_assert_num_queries):
    make_project(name="A", summary="Voices")
    # The names of places are read once a process.
    assert ask("q=my son has voices").total == 1
    search = ask("q=my son has voices")
    # One for the words, one for a place among them.
    with django_assert_num_queries(2):
        assert search.total == 1


@pytest.mark.parametrize(
    ("typed", "age"),
    [("im 72 and live alone", 72), ("my 16 yr old", 16), ("im 5 months pregnant", None), ("over 60s", None)],
)
def test_an_age_is_one_that_somebody_tells(typed, age):
    assert age_in(typed) == age


def test_a_place_may_stand_before_when_and_at_what_cost():
    assert without_asides("walking group Sheffield mondays no cost") == "walking group sheffield"
    assert without_asides("walking group sheffield") == ""
