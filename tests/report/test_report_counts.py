"""Each number that the report claims stands on its page, beside whose it is, in the report's words."""

import re

import pytest

from directory.models import ClaimedCount

# Read off Appendix C: what is counted, and how the report words it.
CLAIMS = {
    "east-midlands": [
        ("Mind", "Five local Minds"),
        ("Bipolar UK", "around 11 local groups"),
        ("Depression Alliance", "5 Depression Alliance groups"),
        ("Hearing Voices Network", "5 Hearing Voices groups"),
        ("OCD-UK", "2 OCD groups"),
        ("Co-Counselling International", "2 networks of Co-Counselling International"),
        ("Independent self-help", "two for people with depression, and one general group"),
        ("Independent self-help", "A couple of independent self-help / support groups"),
        ("Self Help Nottingham", "over 200 local self help groups"),
    ],
    "west-midlands": [
        ("Mind", "six local Minds"),
        ("Bipolar UK", "10 Bipolar UK groups"),
        ("Hearing Voices Network", "1 Hearing Voices group"),
        ("OCD-UK", "1 OCD support group"),
        ("Depression Alliance", "6 Depression Alliance groups including B-GLAD"),
        ("Depression Alliance", "two Depression Alliance groups found"),
        ("NHS projects", "Three projects were identified"),
        ("National charities", "Three small national charities"),
        ("Local groups", "two local user or survivor-controlled groups"),
        ("Independent self-help", "Two independent self-help/support groups"),
    ],
    "north-west": [
        ("Groups of all kinds", "Over forty groups"),
        ("Mind", "Four local Minds"),
        ("Bipolar UK", "13 local self-help groups"),
        ("Depression Alliance", "5 Depression Alliance groups"),
        ("Hearing Voices Network", "9 Hearing Voices groups"),
        ("OCD-UK", "1 or 2 OCD groups"),
        ("Co-Counselling International", "networks in Leeds, Manchester and Sheffield"),
        ("Local voluntary organisations", "Three Local voluntary sector organisations"),
    ],
    "eastern": [
        ("Mind", "Five local Minds"),
        ("Depression Alliance", "8 Depression Alliance groups"),
        ("Depression Alliance", "Depression Alliance lists only two groups"),
        ("Overeaters Anonymous", "11 Overeaters Anonymous groups"),
        ("Bipolar UK", "15 Bipolar UK self-help groups"),
        ("OCD-UK", "11 OCD support groups"),
        ("Beat", "3 BEAT groups"),
        ("Hearing Voices Network", "2 Hearing Voices groups"),
        ("Survivors of Bereavement by Suicide", "2 SOBS groups"),
        ("Co-Counselling International", "1 Co-Counselling International Network in Suffolk"),
        ("NHS schemes", "Two statutory sector schemes"),
        ("Local voluntary organisations", "Five Local voluntary sector organisations"),
    ],
    "london": [
        ("Mind", "21 local Minds"),
        ("Together", "Two local branches of Together"),
        ("Depression Alliance", "6 Depression Alliance self-help groups"),
        ("Bipolar UK", "15 Bipolar UK groups"),
        ("OCD-UK", "1 OCD support group listed"),
        ("Hearing Voices Network", "around 25 Hearing Voices Groups"),
        ("Beat", "5 BEAT self-help/support groups"),
        ("Co-Counselling International", "Co-Counselling International local network"),
        ("NHS projects", "Two projects were identified"),
    ],
    "north-east": [
        ("Mind", "18 local Minds"),
        ("Bipolar UK", "11 Bipolar UK self-help groups"),
        ("Depression Alliance", "5 or 6 Depression Alliance groups"),
        ("Hearing Voices Network", "estimated 15–16 Hearing Voices groups"),
        ("Co-Counselling International", "Co-counselling International network in Sheffield"),
        ("Co-Counselling International", "networks in Leeds, Manchester and Sheffield"),
        ("NHS projects", "Steps, SUN:RISE and a ladies Monday group"),
        ("NHS projects", "A couple of peer support projects"),
        ("LGBT", "Two LGBT groups were identified"),
    ],
    "south-west": [
        ("Mind", "Thirteen local Minds"),
        ("Rethink Mental Illness", "three peer support groups in Exmouth"),
        ("Depression Alliance", "6 Depression Alliance groups"),
        ("Depression Alliance", "which would bring the total to 13"),
        ("Changes", "supports 7 different groups in Bristol"),
        ("Bipolar UK", "12 Bipolar UK groups"),
        ("Hearing Voices Network", "5 Hearing Voices groups"),
        ("Co-Counselling International", "Co-Counselling International networks"),
        ("Local voluntary organisations", "A total of 11 organisations"),
    ],
    "south-east": [
        ("Mind", "Twelve local Minds"),
        ("Together", "at least seven Your Way services"),
        ("Rethink Mental Illness", "Eight branches of Rethink Mental Illness services"),
        ("Bipolar UK", "7 Bipolar UK self-help groups"),
        ("Depression Alliance", "6 Depression Alliance self-help groups"),
        ("Beat", "4 BEAT self-help/support groups"),
        ("OCD-UK", "7 OCD self-help/support groups"),
        ("Local voluntary organisations", "Seven independent voluntary sector organisations"),
    ],
}
NETWORKS = [
    ("Bipolar UK", "around 100 groups across England"),
    ("Depression Alliance", "around 60 local groups nationally"),
    ("Hearing Voices Network", "over 180 groups across the UK"),
    ("Survivors of Bereavement by Suicide", "around 50 SOBS groups across Great Britain"),
    ("Beat", "over 400 volunteer Group Facilitators"),
    ("Beat", "227 groups are listed for England"),
]


@pytest.mark.parametrize("region", CLAIMS)
def test_each_number_for_a_region_stands_on_its_page_beside_whose_it_is(region, report, page):
    rows = rows_of(page(f"/regions/{region}/"), "Numbers")
    missed = [claim for claim in CLAIMS[region] if not stands(claim, rows)]
    assert missed == []


def test_each_number_for_the_country_stands_under_its_network(report, page):
    read = page("/networks/")
    missed = [(name, wording) for name, wording in NETWORKS if not stands_in_section(name, wording, read)]
    assert missed == []


def test_the_numbers_of_a_region_stand_under_their_networks_too(report, page):
    text = page("/networks/").text()
    wordings = ClaimedCount.objects.filter(network__isnull=False).values_list("wording", flat=True)
    assert [wording for wording in wordings if wording not in text] == []


def test_no_number_is_claimed_that_the_report_does_not(report):
    known = [wording for claims in CLAIMS.values() for _, wording in claims] + [w for _, w in NETWORKS]
    counts = ClaimedCount.objects.values_list("wording", flat=True)
    assert [wording for wording in counts if not any(part in wording for part in known)] == []


def test_where_the_report_contradicts_itself_both_numbers_stand_and_one_is_better_supported(report, page):
    text = page("/regions/eastern/").text()
    best, other = "“8 Depression Alliance groups”", "“Depression Alliance lists only two groups”"
    assert text.index(best) < text.index(other)
    assert "The report also says " + other in text


@pytest.mark.parametrize(
    ("region", "told"),
    [
        ("north-west", "“networks in Leeds, Manchester and Sheffield” Only Manchester is in this region"),
        ("north-east", "“networks in Leeds, Manchester and Sheffield” The list for the North West has three"),
        ("south-west", "“which would bring the total to 13” With the seven groups that Changes supports"),
        ("west-midlands", "“The two Depression Alliance groups found” The two that the researchers found"),
    ],
)
def test_a_number_that_needs_explaining_is_explained_there_and_said_once(region, told, report, page):
    for address in (f"/regions/{region}/", "/networks/"):
        assert told in page(address).text()
    wording = told.partition("”")[0]
    assert page(f"/regions/{region}/").text().count(wording) == 1


def stands(claim, rows):
    name, wording = claim
    return any(re.search(rf"\b{re.escape(name)}", row) and wording in row for row in rows)


def rows_of(read, label):
    """The text of each row of the tables with this label."""
    boxes = [box for box in read.all("div") if (box.get("aria-label") or "").startswith(label)]
    assert boxes, label
    return [" ".join(" ".join(row.itertext()).split()) for box in boxes for row in box.iter("tr")]


def stands_in_section(name, wording, read):
    sections = [" ".join(" ".join(part.itertext()).split()) for part in read.all("section")]
    return any(section.startswith(name) and wording in section for section in sections)
