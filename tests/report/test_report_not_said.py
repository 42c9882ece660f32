"""“The report does not say ...” on every page of the report's groups: never beside what says it."""

import re

import pytest

from directory.models import Project
from directory.pages.project import project_page
from directory.questions import BY_NUMBER
from directory.vocabulary import NOT_KNOWN

# phrase -> (its question, the columns that answer it, words that speak of it)
PHRASES = {
    "where it meets": (4, ["scope:national"], []),
    "when it meets": (None, [], ["monday", "tuesday", "thursday", "every week", "weekly", "monthly"]),
    "how to join": (None, ["referral", "first_contact"], ["before they join", "how to join", " refer"]),
    "what it costs": (None, ["cost"], [" free ", "£", " fee "]),
    "if you can get in without steps": (None, ["step_free"], ["wheelchair"]),
    "if carers can come": (5, ["carers"], ["carer", "families", "family"]),
    "if the people who use it are in charge": (
        3,
        ["controlled_by"],
        ["user-led", "user-run", " run by", " led by", "trustees"],
    ),
    "who runs the meetings": (
        3,
        ["facilitated_by"],
        [" run by", " led by", "user-led", "staff", "volunteer"],
    ),
    "if those who help have been there too": (
        3,
        ["supporters_lived_experience", "facilitated_by", "peer_worker_pay"],
        ["lived experience", "been through it themselves", "each other", "peer worker", "peer mentor"],
    ),
    "which ages it is for": (5, ["youngest_age"], ["adults", "older people", "young people", "students"]),
}
# Pages that a reader who held them against the report found to be wrong.
FOUND_WRONG = {
    "when it meets": "ladies-monday-group-sheffield leeds-mind",
    "if those who help": "herts-mind-network second-step bipolar-uk torbay-bipolar-uk-self-help-group "
    "branching-out staff-peer-support-group-network-for-change peer-support-in-southwark "
    "hearing-voices-network depression-alliance",
    "who runs the meetings": "devon-partnership-nhs-trust building-bridges-to-wellbeing leeds-mind "
    "reading-your-way facebook-peer-support-group-west-midlands philosophy-cafe hayaan "
    "beat-message-boards bipolar-uk-ecommunity rethinktalk elefriends",
    "how to join": "co-counselling-international co-counselling-network-leeds co-counselling-network-suffolk "
    "co-counselling-network-sheffield co-counselling-network-manchester suffolk-mind-peer-support-network",
    "which ages": "spring chard-intentional-peer-support-group "
    "older-peoples-peer-mentoring-bedfordshire-and-luton-mind",
}


@pytest.fixture(scope="module")
def pages():
    """Filled by the first test that asks; reading 233 pages takes a second or two."""
    return {}


@pytest.fixture
def every_page(report, pages):
    if not pages:
        projects = Project.objects.published().select_related("source", "network")
        pages.update({p.slug: (p, project_page(p), texts_of(p)) for p in projects})
    return pages


def texts_of(project):
    said = [a.own_words for a in project.answers.all() if BY_NUMBER[a.question].is_public]
    return " ".join([project.name, project.summary, project.story, *said]).casefold()


def questions_answered(project):
    return {a.question for a in project.answers.all() if a.own_words}


@pytest.mark.parametrize("phrase", PHRASES)
def test_it_never_stands_beside_own_words_a_fact_or_a_sentence_that_says_it(every_page, phrase):
    question, columns, words = PHRASES[phrase]
    asked = {slug: row for slug, row in every_page.items() if phrase in row[1].not_known}
    assert [s for s, (p, _, _) in asked.items() if question in questions_answered(p)] == []
    assert [s for s, (p, _, _) in asked.items() if any(is_known(p, name) for name in columns)] == []
    assert [(s, w) for s, (_, _, text) in asked.items() for w in words if w in text] == []


def is_known(project, name):
    column, _, value = name.partition(":")
    now = getattr(project, column)
    return now == value if value else now not in (NOT_KNOWN, None)


def test_the_walk_sees_every_phrase_and_every_page(every_page):
    assert len(every_page) > 230
    asked = " ".join(page.not_known for _, page, _ in every_page.values())
    assert [phrase for phrase in PHRASES if phrase not in asked] == []
    assert re.sub("|".join([*PHRASES, "The report does not say", " or ", "[,. ]"]), "", asked) == ""


@pytest.mark.parametrize("phrase", FOUND_WRONG)
def test_what_a_reader_found_wrong_is_asked_no_more(every_page, phrase):
    slugs = FOUND_WRONG[phrase].split()
    assert [slug for slug in slugs if slug in every_page and phrase in every_page[slug][1].not_known] == []
    assert [slug for slug in slugs if slug not in every_page] == []


def test_a_group_mainly_for_women_says_that_nobody_knows_of_men(every_page):
    told = {slug: page.ask_first for slug, (_, page, _) in every_page.items() if page.ask_first}
    assert told["sodit"] == told["dosti"] == "The report does not say if men come. Ask first."
    for slug in told:
        genders = every_page[slug][0].project_terms.filter(term__axis="gender")
        assert [link.kind for link in genders] == ["mainly"], slug
    assert "sheffield-light" in every_page and "sheffield-light" not in told


def test_a_quotation_of_the_report_is_kept_with_the_group(every_page):
    for slug, (project, page, _) in every_page.items():
        kept = {link.recorded_words for link in project.project_terms.all()} - {""}
        assert set(page.recorded_words) == kept, slug


def test_what_is_only_planned_is_not_said_to_be_there(every_page):
    planned = [page for project, page, _ in every_page.values() if project.stage == "planned"]
    said = {value for page in planned for part in page.parts for row in part.rows for value in row.values}
    assert planned and said.isdisjoint({"Named as peer support", "Offers peer support"})


def test_nobodys_words_are_put_into_a_groups_mouth(every_page):
    said = {
        v for _, page, _ in every_page.values() for part in page.parts for r in part.rows for v in r.values
    }
    assert "Named as peer support" in said
    assert [value for value in said if value.startswith("Says it")] == []


def test_a_smaller_area_keeps_its_name_beside_the_one_that_holds_it(every_page):
    covers = {slug: row[1].ties.covers for slug, row in every_page.items()}
    assert covers["bedfordshire-and-luton-mind"] == ["Bedfordshire", "Luton"]
    assert covers["self-help-nottingham"] == ["Nottingham", "Nottinghamshire"]


def test_a_course_is_given_no_place_that_nobody_gave(report, page):
    text = page("/training/").text()
    assert "We do not know where you can take them." in text
    assert "Where North West" not in text and "Named for CLEO" in text
