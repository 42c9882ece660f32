import pytest

from directory.search import live
from directory.search.real_words import real_words
from directory.search.spelling import LEAST_SURE_LETTERS, correction_of, slips
from tests.factories import make_project, make_term

pytestmark = pytest.mark.django_db


def meant(word):
    return correction_of(word, live.refresh())


@pytest.mark.parametrize("typed", ["gardning", "gardenning", "gadrening", "gardeming", "ardening"])
def test_one_slip_is_put_right_to_a_word_of_a_summary(typed):
    make_project(name="Plot 9", summary="Gardening for all")
    assert meant(typed) == "gardening"


@pytest.mark.parametrize(
    "facts", [{"story": "Knitting"}, {"own_term": "Knitting"}, {"answers": {3: "Knitting"}}]
)
def test_a_word_of_the_other_searched_text_too(facts):
    make_project(name="A", **facts)
    assert meant("knittting") == "knitting"


def test_another_spelling_of_the_same_sound_goes_before_a_letter_too_many():
    make_project(name="TRANX")
    make_project(name="A trans group")
    assert meant("tranks") == "tranx"


def test_a_common_english_word_is_no_slip():
    assert {"stroke", "career", "stranger"} <= real_words()
    assert not {"tranks", "newcastel", "anxity"} & real_words()


def test_a_word_of_an_area_or_of_an_organisation_too():
    make_project(name="A", area="Rochdale", lat=53.6, lon=-2.1, organisations=["Harbour Trust"])
    assert (meant("rochdal"), meant("harbuor")) == ("rochdale", "harbour")


def test_two_slips_reach_no_word_that_is_only_said():
    make_project(name="A", summary="Gardening")
    assert meant("gardnin") == ""


def test_of_words_as_near_a_terms_comes_first_then_a_names():
    make_project(name="A", summary="Bipolag bipolag")
    assert meant("bipolaf") == "bipolag"
    make_project(name="Bipolad", summary="B")
    assert meant("bipolaf") == "bipolad"
    make_term("experience", "bipolar")
    assert meant("bipolaf") == "bipolar"


def test_a_word_that_stands_once_yields_to_one_that_stands_more_often():
    make_project(name="A", summary="Gardenig")
    make_project(name="B", summary="Gardening. Gardening.")
    assert meant("gardenin") == "gardening"
    assert meant("gardenng") == "gardening"


def test_a_word_that_stands_is_not_corrected(ask):
    make_project(name="A", summary="Gardening and guarding")
    search = ask("q=guarding")
    assert search.total == 1
    assert not search.interpreted.corrections


@pytest.mark.parametrize(
    ("typed", "near"),
    [("veterans", "Trans"), ("case", "Cafe"), ("yoga", "Toga"), ("other", "Mother"), ("scared", "Shared")],
)
def test_another_word_is_no_slip(typed, near):
    make_project(name="A", summary=near, also_known_as=[near])
    assert meant(typed) == ""


def test_what_only_staff_may_read_is_no_correction():
    make_project(
        name="A",
        organisations=[("Secretgiver", "funds")],
        answers={11: "Moneytalk", 15: "Wishlist", 16: "Afterthought"},
        internal_notes="Whispering",
    )
    make_project(name="B", summary="Draftword", review="draft")
    for typed in ["secretgivr", "moneytlk", "wishlst", "afterthougt", "whispring", "draftwrd"]:
        assert meant(typed) == ""


def test_a_long_word_is_tried_in_hundreds_of_ways_not_thousands():
    assert len(set(slips("counselling"))) < 700
    assert len(set(slips("a" * LEAST_SURE_LETTERS))) < 300
