import pytest

from directory.gazetteer import place_within

pytestmark = pytest.mark.usefixtures("gazetteer")

FOUND = [
    ("depression leeds", "depression", "Leeds, West Yorkshire"),
    ("women only leeds", "women only", "Leeds, West Yorkshire"),
    ("leeds women only", "women only", "Leeds, West Yorkshire"),
    ("depression nottingham", "depression", "Nottingham, Nottinghamshire"),
    ("carers kent", "carers", "Kent"),
    ("Carers in Kent", "Carers", "Kent"),
    ("mind sheffield", "mind", "Sheffield, South Yorkshire"),
    ("women kings lynn", "women", "King's Lynn, Norfolk"),
    ("hearing voices newport shropshire", "hearing voices", "Newport, Shropshire"),
    ("hearing voices, newport, isle of wight", "hearing voices", "Newport, Isle of Wight"),
    ("support group in tower hamlets london", "support group", "Tower Hamlets, London"),
    ("ocd stoke on trent", "ocd", "Stoke-on-Trent, Staffordshire"),
    ("anxiety hull", "anxiety", "Kingston upon Hull, East Riding of Yorkshire"),
    ("depression LS2 8AD", "depression", "LS2 8AD"),
    ("ls2 8ad depression", "depression", "LS2 8AD"),
    ("LS2 carers", "carers", "LS2"),
    ("men's group west midlands", "men's group", "West Midlands"),
    ("leeds", "", "Leeds, West Yorkshire"),
    # A city that is its own county, London, and a slip that is as like a smaller town.
    ("lgbt group brstol", "lgbt group", "Bristol"),
    ("anxiety in londn", "anxiety", "London"),
    ("anxiety in derbt", "anxiety", "Derby, Derbyshire"),
    ("badford mens group", "mens group", "Bradford, West Yorkshire"),
    # A small town whose name is a word, after "in".
    ("teenager anxiety in Wells", "teenager anxiety", "Wells, Somerset"),
    ("group in diss for women", "group for women", "Diss, Norfolk"),
]
NOT_PLACES = [
    *("gay", "LGBT", "trans women", "BME", "Asian women", "somali", "voice hearers", "hearing voices"),
    *("self harm", "self-harm", "selfharm", "bipoler", "aniexty", "depresion", "OCD", "eating disorder"),
    *("post natal", "alcoholics", "gardening", "art", "drop in", "ward visits", "B-GLAD", "bglad", "SODIT"),
    *("someone to talk to on the phone", "living in hope", "mother in law", "in the street", "in silent"),
    *("canerows", "Peer2Peer", "MHAG", "12 step", "café", "peer support", "shiregreen group", ""),
]


@pytest.mark.parametrize("text, words, label", FOUND)
def test_a_place_at_either_end_is_seen_and_the_other_words_are_left(text, words, label):
    left, place = place_within(text)
    assert (left, place.label) == (words, label)


@pytest.mark.parametrize("text", [*NOT_PLACES, "\0", "🙂", "a" * 10_000, "leeds " * 3_000])
def test_words_that_name_no_place_hold_none(text):
    assert place_within(text) is None


def test_of_several_namesakes_it_is_the_most_populous_with_the_others_beside_it():
    _, place = place_within("hearing voices newport")
    assert place.label == "Newport, Isle of Wight"
    assert [other.label for other in place.others][:2] == ["Newport, Shropshire", "Newport, Essex"]


@pytest.mark.parametrize(
    "text, most", [("depression leeds", 1), ("peer support", 1), ("depression LS2 8AD", 3)]
)
def test_a_place_within_is_one_query_and_a_postcode_three(text, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        place_within(text)


def test_of_several_as_like_a_slip_the_others_are_beside_the_biggest():
    _, place = place_within("badford mens group")
    assert "Bedford, Bedfordshire" in [other.label for other in place.others]
