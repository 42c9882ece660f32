"""What people type on a bad night, in sentences, and what they would expect: the same on both databases."""

import pytest

from tests.search.results import slugs


@pytest.fixture
def ask(ask_report):
    return ask_report


# Typed on a bad night, by a person or by somebody near them; and what must be among the first ten.
BAD_NIGHTS = [
    ("my son hears voices", "stockport-mind-hearing-voices-group hearing-voices-network"),
    ("i hear voices and i am scared", "stockport-mind-hearing-voices-group hearing-voices-network"),
    ("My brother’s got schizophrenia", "hearing-voices-network"),
    ("somebody to talk to about my depression", "nottingham-depression-support-group"),
    ("i can't stop crying", "nottingham-depression-support-group"),
    ("groups for my mum who has bipolar", "equilibrium"),
    ("mood swings", "equilibrium"),
    ("i think i am having a panic attack", "anxiety-group-suffolk-mind no-panic"),
    ("scared to leave the house", "anxiety-group-suffolk-mind no-panic"),
    ("where can i meet other people with anxiety", "anxiety-group-suffolk-mind no-panic"),
    ("my daughter is self harming", "recover-your-life"),
    ("my husband is drinking too much", "alcoholics-anonymous"),
    ("support for parents of someone with an eating disorder", "caraline"),
    ("my partner has been sectioned", "canerows-and-plaits capital-project-trust"),
    ("people who have been in hospital like me", "canerows-and-plaits capital-project-trust"),
    ("i was abused as a child", "watford-womens-centre"),
    ("i have just had a baby and feel awful", "action-on-post-partum-psychosis"),
    ("coming off diazepam", "tranx-shiregreen"),
    ("i keep washing my hands", "ocd-uk"),
    ("is there a group for gay men", "mindout-brighton-and-hove"),
    ("my dad took his own life", "sobs"),
]


@pytest.mark.parametrize(("typed", "found"), BAD_NIGHTS)
def test_plain_words_of_a_bad_night_find_what_they_ask_for(ask, typed, found):
    search = ask(q=typed)
    assert set(found.split()) <= set(slugs(search)[:10])
    assert not search.interpreted.corrections


@pytest.mark.parametrize(
    "typed",
    [
        "i want to kill myself",
        "i want to die",
        "my friend wants to kill herself",
        "he wants to die by suicide",
    ],
)
def test_who_wants_to_die_is_not_sent_to_the_bereaved(ask, typed):
    search = ask(q=typed)
    assert "sobs" not in slugs(search)
    assert search.messages[0].links[0].url == "/urgent-help/"


def test_a_place_and_words_to_ask_with_are_the_place(ask):
    search = ask(q="i need a group in leeds")
    assert (search.interpreted.q, search.place.name) == ("", "Leeds")
    assert slugs(search) == slugs(ask(near="Leeds"))


@pytest.mark.parametrize("typed", ["someone to talk to", "talk to someone who has been through it"])
def test_who_asks_for_nothing_else_is_taken_at_their_word(ask, typed):
    search = ask(q=typed)
    assert len(search.ids()) > 20
    assert "leeds-mind-peer-support" in slugs(search)


@pytest.mark.parametrize("typed", ["someone to talk to about kites", "my friend hoards things"])
def test_no_way_on_is_a_word_that_somebody_asks_with(ask, typed):
    said = " ".join(link.label for link in ask(q=typed).nothing.fewer)
    assert "“group”" not in said
    assert "“someone”" not in said


@pytest.mark.parametrize(
    "typed",
    [
        "suicidal",
        "sucidal",
        "i can't go on",
        "take my own life",
        "I want to die",
        "kill myself",
        "i dont want to be here",
    ],
)
def test_words_of_despair_lead_to_help_first(ask, typed):
    first = ask(q=typed).messages[0]
    assert first.links[0].url == "/urgent-help/"


@pytest.mark.parametrize("typed", ["depression", "weekend", "diet", "die cast models"])
def test_other_words_do_not(ask, typed):
    assert not any(link.url == "/urgent-help/" for message in ask(q=typed).messages for link in message.links)


def test_a_feeling_beside_a_place_is_asked_for(ask):
    assert slugs(ask(q="worried leeds")) == slugs(ask(q="worried", near="Leeds"))


def test_what_a_long_sentence_asks_for_may_stand_at_its_end(ask):
    typed = (
        "hello please could you help me because I really need to find someone I can talk to about my bipolar"
    )
    assert slugs(ask(q=typed)) == slugs(ask(q="bipolar"))


@pytest.mark.parametrize("typed", ["i want to die", "i want to kill myself", "need urgent help now"])
def test_a_call_for_help_is_not_told_that_no_group_has_its_words(client, ask, typed):
    assert not ask(q=typed).results.total
    page = client.get("/projects/", {"q": typed}).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    for cold in ("No group here uses", "No groups found", "Without “"):
        assert cold not in main
    assert "You can look for a group as well" in main
    assert "All that are listed:" in main
