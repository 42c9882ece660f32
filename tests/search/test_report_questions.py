"""What people type and what they would expect, over the report's groups: the same on both databases."""

import re

import pytest
from django.http import QueryDict

from directory.search import ProjectSearch
from tests.search.results import names, slugs


@pytest.fixture
def ask(ask_report):
    return ask_report


# Words, some that must be found, some that must not.
WORDS = [
    (
        "gay",
        "b-glad mindout-brighton-and-hove outcome launchpad-lgbt-group lgbt-group-bowhaven",
        "tamarind-centre",
    ),
    ("LGBT", "launchpad-lgbt-group lgbt-group-bowhaven lgbt-group-medway sodit", "tamarind-centre"),
    ("lesbian", "b-glad mindout-brighton-and-hove", ""),
    ("trans women", "mindout-brighton-and-hove", "b-glad"),
    (
        "BME",
        "tamarind-centre canerows-and-plaits kindred-minds hayaan touchstone-leeds",
        "nottingham-depression-support-group",
    ),
    ("ethnic minorities", "tamarind-centre kindred-minds", "b-glad"),
    ("Asian women", "dosti roshni-ghar hamdard", "hayaan b-glad"),
    ("south asian", "roshni-ghar hamdard sharing-voices", "hayaan"),
    ("somali", "hayaan", "dosti"),
    ("Chinese", "", "hayaan"),
    ("polish", "", "hayaan"),
    ("voice hearers", "hearing-voices-network stockport-mind-hearing-voices-group", "sodit"),
    ("hearing voices", "hearing-voices-network stockport-mind-hearing-voices-group", "sodit"),
    ('"hearing voices"', "hearing-voices-network stockport-mind-hearing-voices-group", "sodit"),
    ('"depression support group"', "nottingham-depression-support-group", "sodit"),
    ('"group depression support"', "", "nottingham-depression-support-group"),
    ("self harm", "recover-your-life", "sodit"),
    ("self-harm", "recover-your-life", "sodit"),
    ("Self Harm ", "recover-your-life", "sodit"),
    ("OCD", "ocd-uk ocd-support-group-suffolk-mind", "sodit"),
    ("ocd uk", "ocd-uk", ""),
    ("eating disorder", "beat caraline first-steps-derbyshire", "sodit"),
    ("anorexia", "beat", "sodit"),
    ("post natal", "action-on-post-partum-psychosis", "sodit"),
    ("postnatal", "action-on-post-partum-psychosis", "sodit"),
    ("alcoholics", "alcoholics-anonymous", "sodit"),
    ("alcoholics anonymous", "alcoholics-anonymous", "narcotics-anonymous"),
    ("gardening", "branching-out growth-project-rochdale", "sodit"),
    ("gard", "branching-out growth-project-rochdale", "sodit"),
    ("art", "stockport-mind-art-group biped", "nottingham-depression-support-group"),
    ("drop in", "positive-steps kindred-minds", "beat"),
    ("drop-in", "positive-steps kindred-minds", "beat"),
    ("ward visits", "canerows-and-plaits capital-project-trust enfield-mental-health-users-group", "sodit"),
    ("B-GLAD", "b-glad", "sodit"),
    ("b glad", "b-glad", "sodit"),
    ("bglad", "b-glad", "sodit"),
    ("BGLAD", "b-glad", "sodit"),
    ("SODIT", "sodit", "b-glad"),
    ("survivors of depression in transition", "sodit", "b-glad"),
    ("canerows", "canerows-and-plaits", "sodit"),
    ("Peer2Peer", "peer2peer-network", "sodit"),
    ("MHAG", "mental-health-action-group-derbyshire mental-health-action-group-sheffield", "sodit"),
    ("12 step", "alcoholics-anonymous narcotics-anonymous overeaters-anonymous", "sodit"),
    ("café", "philosophy-cafe mind-in-sedgemoor", "sodit"),
    ("CAFE", "philosophy-cafe mind-in-sedgemoor", "sodit"),
    ("harrow mind", "mind-in-harrow", "sodit"),
    ("mind in harrow", "mind-in-harrow", "sodit"),
    ("sedgemoor mind", "mind-in-sedgemoor", "sodit"),
    ("sandwell mind", "kaleidoscope-plus-group", "sodit"),
    ("st mungos", "building-bridges-to-wellbeing", "sodit"),
    ("women's centre", "watford-womens-centre", "b-glad"),
    ("womens", "watford-womens-centre", "nottingham-depression-support-group"),
    ("bereaved by suicide", "sobs", "biped"),
    ("tranx", "tranx-shiregreen", "sodit"),
    ("tranquillisers", "tranx-shiregreen", "b-glad"),
    ("manic depression", "bipolar-uk equilibrium", "sodit"),
    ("carers", "carers-group-caraline", "b-glad"),
    ("depression alliance", "depression-alliance", "hayaan"),
    ("elefriends", "elefriends", "sodit"),
]
MISTAKES = [
    ("bipoler", {"bipoler": "bipolar"}, "bipolar-uk equilibrium"),
    ("aniexty", {"aniexty": "anxiety"}, "anxiety-group-suffolk-mind no-panic"),
    ("depresion", {"depresion": "depression"}, "nottingham-depression-support-group"),
    ("selfharm", {"selfharm": "self harm"}, "recover-your-life"),
    ("hearing voicez", {"voicez": "voices"}, "hearing-voices-network"),
    ("soddit", {"soddit": "sodit"}, "sodit"),
    ("canerowz", {"canerowz": "canerows"}, "canerows-and-plaits"),
    ("gardning", {"gardning": "gardening"}, "branching-out growth-project-rochdale"),
]
# Words with a place in them: the words, the place, and what is found near it.
SPLITS = [
    ("depression leeds", "depression", "Leeds, West Yorkshire", "depression-self-help-group-batley"),
    ("women only leeds", "women only", "Leeds, West Yorkshire", "hamdard"),
    (
        "depression nottingham",
        "depression",
        "Nottingham, Nottinghamshire",
        "nottingham-depression-support-group",
    ),
    ("carers kent", "carers", "Kent", ""),
    ("mind sheffield", "mind", "Sheffield, South Yorkshire", ""),
    ("leeds depression", "depression", "Leeds, West Yorkshire", "depression-self-help-group-batley"),
    ("lgbt in brighton", "lgbt", "Brighton, East Sussex", "mindout-brighton-and-hove"),
]


@pytest.mark.parametrize(("typed", "found", "not_found"), WORDS)
def test_words_find_what_they_should(ask, typed, found, not_found):
    results = set(slugs(ask(q=typed)))
    assert set(found.split()) <= results
    assert not set(not_found.split()) & results


@pytest.mark.parametrize(("typed", "corrections", "found"), MISTAKES)
def test_a_typing_mistake_finds_and_says_what_it_took_it_for(ask, typed, corrections, found):
    search = ask(q=typed)
    assert search.interpreted.corrections == corrections
    assert set(found.split()) <= set(slugs(search))
    [message] = [m for m in search.messages if "Showing results for" in m.text]
    undone = ProjectSearch(QueryDict(message.links[0].url.partition("?")[2]), path="/projects/")
    assert undone.q == typed
    assert not undone.total


@pytest.mark.parametrize(("typed", "words", "place", "found"), SPLITS)
def test_words_with_a_place_are_words_near_it(ask, typed, words, place, found):
    search = ask(q=typed)
    assert (search.interpreted.q, search.place.label) == (words, place)
    assert set(found.split()) <= set(slugs(search))
    undo = [link for message in search.messages for link in message.links if link.label.endswith("instead")]
    assert len(undo) == 1


@pytest.mark.parametrize(
    "typed", ["Leeds Mind Peer Support", "Network for Change", "mind in harrow", "Leeds Mind"]
)
def test_a_projects_name_is_never_taken_for_a_place(ask, typed):
    search = ask(q=typed)
    assert search.place is None
    assert search.interpreted.hits.name


def test_a_place_given_beside_the_words_leaves_the_words_whole(ask):
    search = ask(q="depression leeds", near="Nottingham")
    assert (search.interpreted.q, search.place.name) == ("depression leeds", "Nottingham")


def test_leeds_own_come_within_five_miles_and_bradfords_within_ten(ask):
    def near_leeds(miles):
        found = ask(near="Leeds", within=miles, community="racialised-communities")
        return set(slugs(found))

    assert {"dosti", "touchstone-leeds"} <= near_leeds(5)
    assert not {"sharing-voices", "roshni-ghar"} & near_leeds(5)
    assert {"dosti", "touchstone-leeds", "sharing-voices", "roshni-ghar"} <= near_leeds(10)


@pytest.mark.parametrize(
    "place", ["TR18", "SO1", "WV98", "CA17", "TD15", "Hull", "LD3", "DG16", "zzzz", "Ilkstone"]
)
def test_no_place_ends_empty(ask, place):
    search = ask(near=place)
    assert names(search)
    assert search.totals["national"]


def test_a_place_with_its_county_ends_with_a_comma(ask):
    assert " of Leeds, West Yorkshire, and " in ask(near="Leeds").summary
    assert (
        " in and around London, 11 organisations that host groups and "
        in ask(near="London", within=25).summary
    )


def test_nothing_near_offers_the_next_distance_that_finds_something(ask):
    search = ask(near="Hull", within=1)
    wider = search.nothing.wider
    found = ProjectSearch(QueryDict(wider.url.partition("?")[2]), path="/projects/")
    assert found.question.within > 1
    assert found.totals["unchecked"]


@pytest.mark.parametrize(
    ("typed", "less", "found"),
    [
        ("gardening wizards", "gardening", "branching-out"),
        ("my son hears wizards voices", "hears voices", "hearing-voices-network"),
        ('wizards "hearing voices"', "hearing voices", "hearing-voices-network"),
    ],
)
def test_words_that_find_nothing_together_show_what_fits_a_part(ask, typed, less, found):
    search = ask(q=typed)
    assert not search.total
    fits = {card.slug: card.fits for card in search.partial.cards}
    assert set(less.split()) <= set(fits[found].replace(" and ", " ").split())
    assert "wizards" in " ".join(message.text for message in search.messages)


def test_nothing_for_a_community_offers_the_one_above_it(ask):
    search = ask(near="Bradford", community="somali")
    [link] = search.nothing.broader
    led = ProjectSearch(QueryDict(link.url.partition("?")[2]), path="/projects/")
    assert "sharing-voices" in slugs(led)
    assert link.label == f"Black, Asian and other racialised communities: {led.total} groups"


def test_a_filter_to_drop_is_quoted_as_words_are(ask):
    by_words = ask(q="zzzzqq").nothing.drop
    by_filter = ask(
        near="Leeds", within=25, community="women", activity="socialising", only="yes"
    ).nothing.drop
    assert [link.label.partition(":")[0] for link in by_words] == ["Without “zzzzqq”"]
    assert "Without “Being together”" in [link.label.partition(":")[0] for link in by_filter]


def test_the_place_goes_before_what_somebody_is(ask):
    first = ask(near="Hull", community="women", only="yes").nothing.drop[0]
    assert first.label.startswith("Anywhere in England")


@pytest.mark.parametrize("typed", ["veterans", "autism", "gardening veterans", "stroke", "career", "hoard"])
def test_a_word_that_we_do_not_hold_is_not_taken_for_another(ask, typed):
    search = ask(q=typed)
    assert not search.total
    assert not search.interpreted.corrections


@pytest.mark.parametrize(
    "question",
    [
        {"q": "gardening", "community": "somali"},
        {"region": "eastern", "grouping": "minority-and-marginalised"},
        {"near": "Hull", "community": "women", "only": "yes"},
        {"q": "nothing is called so", "region": "london"},
    ],
)
def test_every_way_on_from_an_empty_page_finds_what_it_says(ask, question):
    search = ask(**question)
    assert search.nothing
    assert search.nothing.drop
    for link in [*search.nothing.drop, search.nothing.national]:
        found = ProjectSearch(QueryDict(link.url.partition("?")[2]), path="/projects/")
        assert re.search(rf"(^|: ){found.total:,} (national )?group", link.label)


def test_a_merged_network_is_found_by_its_name_and_not_by_browsing(ask):
    assert "depression-alliance" in slugs(ask(q="depression alliance"))
    assert "depression-alliance" not in slugs(ask())


def test_a_region_typed_as_a_place_is_all_of_it(ask):
    search = ask(near="east midlands")
    assert "East Midlands" in search.place.label
    assert set(slugs(ask(region="east-midlands"))) <= set(slugs(search))
