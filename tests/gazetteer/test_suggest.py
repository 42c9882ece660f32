import pytest

from directory.gazetteer.load import load_gazetteer
from directory.gazetteer.suggest import OFFERED, Known, Names, suggest


def labels(*words):
    return [place.label for place in suggest(list(words))]


def test_the_bigger_place_with_the_same_first_letter_is_offered_first(gazetteer):
    assert labels("ilkstone")[:2] == ["Ilkeston, Derbyshire", "Silkstone, South Yorkshire"]


def test_words_after_a_misspelt_name_still_say_where(gazetteer):
    assert labels("newprt", "shropshire")[0] == "Newport, Shropshire"


def test_a_town_and_its_borough_are_offered_once(gazetteer):
    offered = [place.name for place in suggest(["sheffeild"])]
    assert offered.count("Sheffield") == 1


def test_no_more_than_a_few_are_offered(gazetteer):
    assert len(labels("bradfrd")) <= OFFERED


@pytest.mark.parametrize("words", [["xqzzk"], ["a"], ["zz99", "9zz"], ["bt1", "1aa"], []])
def test_nothing_is_offered_for_what_is_like_nothing(gazetteer, words):
    assert labels(*words) == []


def test_another_gazetteer_is_noticed(sample, db):
    load_gazetteer(sample)
    assert labels("ilkston") == ["Ilkeston, Derbyshire"]
    places = sample / "places_england.csv"
    places.write_text(places.read_text().replace(",Ilkeston,", ",Ilkestown,"))
    load_gazetteer(sample)
    assert labels("ilkston") == ["Ilkestown, Derbyshire"]


def test_likeness_needs_no_database():
    names = Names("", [Known("ilkeston", 1, "place", 40_000), Known("leeds", 2, "place", 500_000)])
    assert [name.entry_id for _, name in names.like("ilkstone")] == [1]
    assert [name.entry_id for _, name in names.inside(["central", "leeds"])] == [2]
