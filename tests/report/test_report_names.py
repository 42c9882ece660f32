"""Whatever name somebody read in the report, typing it finds the group, here and in the file."""

import csv
import io

import pytest

from directory.models import Project
from tests.report.named import BASED_IN, NAMED, PARTNERS, SPELLINGS

REGIONS = [region for region in NAMED if region != "national"]


@pytest.mark.parametrize("region", NAMED)
def test_a_group_is_found_by_each_name_that_the_report_gives_it(region, slugs):
    missed = [
        (slug, name) for slug, names in NAMED[region].items() for name in names if slug not in slugs(q=name)
    ]
    assert missed == []


@pytest.mark.parametrize("region", REGIONS)
def test_and_in_its_own_region_too(region, slugs):
    missed = [
        (slug, name)
        for slug, names in NAMED[region].items()
        for name in names
        if slug not in slugs(q=name, region=region)
    ]
    assert missed == []


def test_a_group_is_found_by_every_other_name_in_the_directory(slugs):
    missed = [
        (project.slug, name)
        for project in Project.objects.all()
        for name in [project.name, *project.other_names]
        if project.slug not in slugs(q=name)
    ]
    assert missed == []


@pytest.mark.parametrize("slug", SPELLINGS)
def test_each_other_spelling_of_the_report_stands_as_such(slug, report):
    project = Project.objects.get(slug=slug)
    assert set(SPELLINGS[slug]) <= set(project.other_names)


def test_the_name_of_a_partner_leads_to_what_it_has_a_part_in(slugs):
    assert [name for name, slug in PARTNERS.items() if slug not in slugs(q=name)] == []


@pytest.mark.parametrize("region", REGIONS)
def test_the_file_of_a_region_has_its_groups_under_their_names(region, report, client):
    rows = rows_of(client, f"region={region}")
    for slug, names in NAMED[region].items():
        if slug in BASED_IN.get(region, ()):
            assert region in rows[slug]["based_in"].split(";")
        else:
            assert region in rows[slug]["regions"].split(";"), slug
        held = searched(" ".join(rows[slug].values()))
        # The name that stands first in our list is the name, or another name, in the file.
        assert set(searched(names[0]).split()) <= set(held.split()), slug


@pytest.mark.parametrize("region", BASED_IN)
def test_the_file_says_where_national_and_online_ones_are_based(region, report, client):
    rows = rows_of(client, "")
    based = {slug for slug, row in rows.items() if region in row["based_in"].split(";")}
    # A merged network is in a file only where its name is asked for.
    assert based == BASED_IN[region] - {"depression-alliance"}


def test_a_national_network_that_merged_is_in_the_file_by_its_name(report, client):
    assert rows_of(client, "q=Depression+Alliance")["depression-alliance"]["based_in"] == "london"


def test_national_and_online_ones_are_in_the_file(report, client):
    assert NAMED["national"].keys() - {"depression-alliance"} <= rows_of(client, "scope=national").keys()


def test_no_record_has_a_name_that_the_report_does_not_give(report):
    named = {slug for group in NAMED.values() for slug in group}
    shown = set(Project.objects.published().filter(is_unnamed=False).values_list("slug", flat=True))
    assert shown - named == set()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("MHAG", {"mental-health-action-group-derbyshire", "mental-health-action-group-sheffield"}),
        ("MindOut", {"mindout-brighton-and-hove"}),
        # Dorset Mind, which has the group, says so.
        ("Mind Out Dorset", {"mind-out-dorset", "dorset-mind"}),
        ("Together 4 Change", {"mental-health-forum"}),
        ("Herts Mind Network", {"herts-mind-network", "herts-mind-network-peer-support-service"}),
    ],
)
def test_different_things_with_like_names_stay_apart(name, found, slugs):
    assert slugs(q=name) == found


def rows_of(client, question):
    from directory.search import live

    live.refresh()
    text = client.get(f"/projects.csv?{question}").content.decode("utf-8-sig")
    return {row["slug"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def searched(text):
    from directory.models.words import stems

    return " ".join(stems(text))
