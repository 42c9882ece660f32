"""Where the report says two things, the better supported one is given and the other is kept beside it."""

import pytest

from directory.models import Answer, ProjectRegion

# Project, question, words of what is given, words of what the report also says.
TWICE = [
    ("sodit", 5, "LGBT women", "for women with depression"),
    ("sodit", 7, "organisation of self-help groups", "one small independent support group"),
    ("network-for-change", 4, "East Midlands", "“the East”"),
    ("nottingham-depression-support-group", 8, "monthly", "“each week”"),
    ("building-bridges-to-wellbeing", 4, "Bath and North East Somerset", "Bath and North Somerset"),
    ("co-counselling-network-leeds", 8, "In Leeds", "North West only"),
    ("co-counselling-network-sheffield", 8, "In Sheffield", "North West too"),
    ("southwark-your-way", 3, "with staff", "“user-led”"),
    ("tamarind-centre", 5, "African Caribbean", "as three"),
    ("rochdale-and-district-mind", 6, "part of every side", "seeking to bring"),
    ("rethink-recovery-point", 1, "Sets up", "aims to launch"),
    ("horizons-second-step", 3, "need not have had", "so of all"),
    ("capital-project-trust", 2, "more than any one model", "recovery principles"),
    ("community-service-canerows-and-plaits", 8, "plans", "new service"),
]
NOT_SAID = [
    "torbay-bipolar-uk-self-help-group",
    "macclesfield-mind",
    "carrick-mind",
    "co-counselling-network-leeds",
    "westminster-mind",
    "making-waves",
    "nottinghamshire-healthcare-nhs-trust",
    "canterbury-and-district-mental-health-forum",
]


@pytest.mark.parametrize(("slug", "question", "given", "other"), TWICE)
def test_both_statements_are_kept_and_both_are_on_the_page(slug, question, given, other, report, page):
    answers = Answer.objects.filter(project__slug=slug, question=question)
    assert given in answers.get(is_current=True).own_words
    second = answers.get(is_current=False)
    assert other in second.own_words
    text = page(f"/projects/{slug}/").text()
    assert given in text
    assert f"The report also says: {second.own_words}" in text


@pytest.mark.parametrize("slug", NOT_SAID)
def test_a_region_that_the_report_does_not_name_is_marked_as_worked_out(slug, report, page):
    assert ProjectRegion.objects.get(project__slug=slug).inferred
    assert "worked out from its place" in page(f"/projects/{slug}/").text()


def test_only_these_regions_and_bexleys_are_worked_out(report):
    inferred = set(ProjectRegion.objects.filter(inferred=True).values_list("project__slug", flat=True))
    assert inferred == {*NOT_SAID, "rethink-sahayak"}


def test_the_merged_network_says_so_with_its_source(report, page):
    text = page("/networks/").text()
    assert "Since merged with Mind" in text and "Website of a local Depression Alliance group" in text
