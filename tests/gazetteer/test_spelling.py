import pytest

from directory.gazetteer.spelling import fold, key_of, parts_of, typed


@pytest.mark.parametrize(
    "text",
    [
        "King's Lynn",
        "KINGS LYNN",
        "King’s  Lynn",
        "king`s-lynn",
        "kingslynn",
        "Kíngs Lýnn",
        "K i n g s Lynn.",
        "ｋｉｎｇｓ lynn",
    ],
)
def test_case_spacing_punctuation_and_accents_do_not_matter(text):
    assert key_of(text) == "kingslynn"


@pytest.mark.parametrize(
    "text, key",
    [
        ("St. Helens", "sthelens"),
        ("Saint Helens", "sthelens"),
        ("Brighton & Hove", "brightonandhove"),
        ("Stoke-on-Trent", "stokeontrent"),
        ("Straße", "strasse"),
        ("", ""),
        ("\0", ""),
        ("لندن", ""),
        ("🙂", ""),
    ],
)
def test_a_key_is_letters_and_digits_only(text, key):
    assert key_of(text) == key


def test_folding_keeps_the_words_apart():
    assert fold("Newcastle-under-Lyme") == ["newcastle", "under", "lyme"]


@pytest.mark.parametrize(
    "name, parts",
    [
        ("Newcastle upon Tyne", ["Newcastle"]),
        ("Newcastle-under-Lyme", ["Newcastle"]),
        ("Stoke-on-Trent", ["Stoke"]),
        ("Berwick-Upon-Tweed", ["Berwick"]),
        ("Shiregreen and Brightside", ["Shiregreen", "Brightside"]),
        ("Ackworth, North Elmsall and Upton", ["Ackworth", "North Elmsall", "Upton"]),
        ("Central and North", []),
        ("Leeds", []),
        ("Hendon", []),
    ],
)
def test_the_part_before_upon_under_on_and_is_a_name_too(name, parts):
    assert parts_of(name) == parts


def test_what_was_typed_is_split_at_its_commas_before_its_spaces():
    question = typed("Clayton, West Yorkshire")
    assert question.splits == [
        ("claytonwestyorkshire", []),
        ("clayton", ["west", "yorkshire"]),
        ("claytonwest", ["yorkshire"]),
    ]


@pytest.mark.parametrize("text", ["a" * 10_000, "a " * 60, "a b " * 8, " ", ",,,", "\0\0"])
def test_what_is_too_long_or_says_nothing_has_no_words(text):
    assert typed(text).words == []


def test_spaces_around_a_name_do_not_make_it_long():
    assert typed(" " * 5000 + "Leeds" + "\n" * 5000).words == ["leeds"]
