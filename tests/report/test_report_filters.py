"""Questions that filters alone must answer, with nothing missing and nothing false."""

import pytest

from tests.report.answers import ANSWERS, LGBT, ONLY, STATUTORY

# It merged with Mind, so only its name finds it.
MERGED = "depression-alliance"


@pytest.mark.parametrize("region", LGBT)
def test_lgbt_support_in_each_region(region, slugs):
    assert slugs(community="lgbt", region=region) == set(LGBT[region].split())


@pytest.mark.parametrize("region", STATUTORY)
def test_the_nhs_and_councils_in_each_region(region, slugs):
    assert slugs(grouping="statutory", region=region) == set(STATUTORY[region].split())


@pytest.mark.parametrize("asked", ANSWERS)
def test_a_filter_finds_all_that_the_report_tells_of_and_nothing_else(asked, slugs):
    name, value = asked.split("=")
    assert slugs(**{name: value}) == set(ANSWERS[asked].split())


@pytest.mark.parametrize(
    ("near", "found"),
    [
        ("Bournemouth", "dorset-mental-health-forum dorset-mind mind-out-dorset"),
        (
            "Birmingham",
            "phoenix-hub-and-clubhouse psychotherapy-service-user-network-birmingham-and-solihull",
        ),
        ("Derby", "derbyshire-mind enjoying-derby first-steps-derbyshire"),
        ("Gillingham, Kent", "lgbt-group-medway medway-engagement-group-and-network rethink-sangam"),
    ],
)
def test_who_lives_in_the_area_that_a_group_is_for_finds_it(near, found, slugs):
    assert set(found.split()) <= slugs(near=near)


@pytest.mark.parametrize("community", ONLY)
def test_only_for_them_is_what_the_report_calls_so(community, slugs):
    assert slugs(community=community, only="yes") == set(ONLY[community].split())


def test_whoever_helps_groups_to_start_is_found_as_such(slugs):
    from directory.models import Project

    helps = set(Project.objects.published().filter(role="helps-start").values_list("slug", flat=True))
    # It helped to start one group by training brokers, and is found under brokerage.
    assert helps - slugs(category="supporting-development") == {
        MERGED,
        "canterbury-and-district-mental-health-forum",
        "changes-bristol",
    }


def test_who_is_in_charge_is_never_guessed(report):
    """Those that the report leaves open, or only reports their own claim."""
    from directory.models import Project

    open_cases = "outcome dorset-mental-health-forum kindred-minds impact-mental-health touchstone-leeds "
    open_cases += "recovery-leicester biped sheffield-ship brent-users-group action-on-post-partum-psychosis"
    found = Project.objects.filter(slug__in=open_cases.split())
    assert {(p.slug, p.controlled_by) for p in found} == {(slug, "not-known") for slug in open_cases.split()}


def test_a_grant_is_recorded_with_all_that_had_it_and_a_doubtful_sentence_fills_no_answer(report):
    from directory.models import Project

    granted = "suffolk-mind mind-in-harrow oxfordshire-mind westminster-mind elefriends".split()
    found = Project.objects.filter(slug__in=granted, has_funding="yes").values_list("slug", flat=True)
    assert set(found) == set(granted)
    # "Includes training opportunities": for the volunteers, or for those they support.
    assert Project.objects.get(slug="peer-support-in-southwark").peer_worker_training == "not-known"
