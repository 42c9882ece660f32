"""The summary of each region from the report's data is Appendix C again: names, headings, claims, gaps."""

import pytest

from directory.models import Gap, Project, Region
from directory.reports.regional import regional_summary
from tests.report.appendix_c import FROM_ELSEWHERE, HEADINGS, STATED_GAPS
from tests.report.test_report_counts import CLAIMS

pytestmark = pytest.mark.usefixtures("report")


def summary_of(slug):
    return regional_summary(Region.objects.get(slug=slug))


def headings_of(summary):
    """Heading -> slugs under it."""
    return {
        table.slug.removeprefix("listed-"): {row.cells[0].slug for row in table.rows}
        for table in summary.section("listed").tables
    }


@pytest.mark.parametrize("region", HEADINGS)
def test_everything_that_appendix_c_names_stands_under_its_heading_and_nothing_unexplained(region):
    expected = {heading: set(slugs) for heading, slugs in HEADINGS[region].items()}
    for heading, slugs in FROM_ELSEWHERE[region].items():
        expected.setdefault(heading, set()).update(slugs)
    assert headings_of(summary_of(region)) == expected


@pytest.mark.parametrize("region", HEADINGS)
def test_the_headings_stand_in_the_order_of_appendix_c(region):
    order = [
        "national-network",
        "national-branch",
        "national-network-group",
        "statutory",
        "local-voluntary",
        "independent-self-help",
        "minority-and-marginalised",
        "other",
    ]
    found = list(headings_of(summary_of(region)))
    assert found == [heading for heading in order if heading in found]


@pytest.mark.parametrize("region", CLAIMS)
def test_every_claimed_number_stands_apart_in_the_reports_words(region):
    table = summary_of(region).table("claimed")
    at = {key: n for n, key in enumerate(table.keys)}
    told = [
        (f"{row.cells[at['network']]} {row.cells[at['what']]}", row.cells[at["wording"]])
        for row in table.rows
    ]
    missed = [
        (whose, words)
        for whose, words in CLAIMS[region]
        if not any(whose in said and words in wording for said, wording in told)
    ]
    assert missed == []


@pytest.mark.parametrize("region", HEADINGS)
def test_every_gap_on_record_is_told_with_its_reason(region):
    table = summary_of(region).table("gaps")
    told = {int(row.key) for row in table.rows}
    own = set(Gap.objects.filter(region__slug=region).values_list("pk", flat=True))
    national = set(Gap.objects.filter(region=None).values_list("pk", flat=True))
    assert told == own | national


@pytest.mark.parametrize(("region", "what", "finding"), STATED_GAPS)
def test_what_appendix_c_says_is_missing_or_unclear_is_a_gap(region, what, finding):
    gaps = Gap.objects.filter(region__slug=region, finding=finding)
    assert any(what in (gap.topic, gap.term and gap.term.slug) for gap in gaps)


def test_an_empty_grouping_says_what_the_report_said_of_it():
    eastern = summary_of("eastern").table("coverage-grouping")
    assert str(eastern.cell("minority-and-marginalised", "all")) == "none found"
    midlands = summary_of("west-midlands").table("coverage-community")
    assert str(midlands.cell("domestic-abuse", "all")) == "cannot tell"


def test_england_lists_every_project_of_the_report():
    summary = regional_summary()
    listed = set().union(*headings_of(summary).values())
    assert listed == set(Project.objects.published().values_list("slug", flat=True))


def test_national_projects_based_in_a_region_are_marked():
    table = summary_of("west-midlands").table("listed-local-voluntary")
    notes = {row.cells[0].slug: row.cells[table.keys.index("notes")] for row in table.rows}
    assert notes["no-panic"] == "National or online, based here"
    assert notes["survivors-club"] == ""


def test_the_region_that_holds_yorkshire_is_split_in_its_tables():
    summary = summary_of("north-east")
    table = summary.table("category")
    assert table.keys == [
        "answer",
        "all",
        "north-east-ons",
        "yorkshire-and-the-humber-ons",
        "part-not-known",
    ]
    listed = summary.table("overview")
    sizes = [listed.cell("listed", key).number for key in table.keys[1:]]
    assert sizes[0] == sum(sizes[1:])
    assert all(number > 0 for number in sizes)


def test_a_network_that_merged_is_marked_and_its_claims_stay():
    summary = summary_of("london")
    table = summary.table("listed-national-network")
    notes = {row.cells[0].slug: row.cells[table.keys.index("notes")] for row in table.rows}
    assert "Since merged with" in notes["depression-alliance"]
    claims = [row.cells for row in summary.table("claimed").rows]
    assert any("Depression Alliance (since merged with" in str(cells[3]) for cells in claims)
    counted = summary.table("overview").cell("listed", "all").ids
    assert Project.objects.get(slug="depression-alliance").pk not in counted
