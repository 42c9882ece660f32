"""The paths of facts have one home, and what stands under them can be taken away and put back."""

import re
from pathlib import Path

import pytest

from directory.models import Consent, Coverage, Meeting, Network, ProjectTerm, VenueAddress
from directory.records import facts, history, readable, writing
from tests.factories import (
    LEEDS,
    make_organisation,
    make_person,
    make_project,
    make_region,
    make_source,
    make_term,
)

HOUSE = Path(__file__).resolve().parents[2] / "directory"
NAMES = "|".join(facts.BY_NAME)


def a_full_project():
    make_region("eastern")
    project = make_project(
        name="Sunrise",
        cost="free",
        regions=["london"],
        answers={3: "We lead it."},
        community=["women"],
        **LEEDS,
    )
    link = project.project_terms.get()
    ProjectTerm.objects.filter(pk=link.pk).update(recorded_words="ladies")
    venue = project.venues.get()
    VenueAddress.objects.create(venue=venue, address="1 The Road", postcode="LS1 4AP")
    Meeting.objects.create(project=project, venue=venue, frequency="weekly", weekday=1, starts_at="19:00")
    Coverage.objects.create(project=project, authority_code="E08000035", area="Leeds")
    project.project_organisations.create(organisation=make_organisation(name="Mind"), role="runs")
    project.more_sources.add(make_source(key="a-book", title="A book"))
    definition = project.peer_definitions.create(
        who="Sunrise", defines="peer", words="One of us.", source=project.source
    )
    definition.bases.add(make_term("peer-basis", "same-condition"))
    Network.objects.create(project=project, source=project.source)
    return project


@pytest.mark.django_db
def test_every_path_leads_to_its_kind_and_back():
    found = facts.take(a_full_project())
    kinds = set()
    for path in found:
        kind, key = facts.parse(path)
        assert kind.path(*key) == path
        kinds.add(kind)
    assert kinds == set(facts.KINDS) - {facts.AFFILIATION}


@pytest.mark.django_db
def test_every_fact_is_told_in_words_and_put_back():
    project, by = a_full_project(), make_person()
    before = facts.take(project)
    gone = {path: None for path in before if facts.parse(path)[0] is not facts.COLUMN}
    with history.recorded(project, by=by, via="form"):
        writing.write(project, gone)
    changes = project.history.first().changes
    told = {line.path for line in readable.lines(changes, with_addresses=True)}
    assert told == {path for path in changes if path != "inferred"}
    with history.recorded(project, by=by, via="form"):
        writing.write(project, facts.before(changes))
    assert facts.take(project) == before


def test_rows_to_come_are_numbered_kind_by_kind_and_keep_their_places():
    changes = {
        "meetings/new-7": [None, {"venue_id": "new-3"}],
        "cost": ["fee", "free"],
        "venues/new-3": [None, {"area": "Leeds"}],
        "meetings/5": [{"venue_id": 4}, {"venue_id": "new-3"}],
    }
    assert facts.without_row_numbers(changes) == {
        "meetings/new-2": [None, {"venue_id": "new-1"}],
        "cost": ["fee", "free"],
        "venues/new-1": [None, {"area": "Leeds"}],
        "meetings/5": [{"venue_id": 4}, {"venue_id": "new-1"}],
    }


@pytest.mark.django_db
def test_an_exact_place_goes_back_to_hidden_without_its_consent():
    project = make_project(**LEEDS)
    (path,) = (path for path in facts.take(project) if facts.parse(path)[0] is facts.VENUES)
    row = facts.take(project)[path] | {"precision": "exact", "address": "1 The Road", "consent_id": 99}
    wanted = writing.only_consented(project, {path: row})[path]
    assert (wanted["precision"], wanted["address"], wanted["consent_id"]) == ("hidden", "", None)
    assert not Consent.objects.exists()


def test_nobody_else_takes_a_path_apart_or_builds_one():
    writes_a_path = re.compile(rf"""["'](?:{NAMES})/""")
    rooms = ["records", "admin", "imports/sheets", "reports"]
    files = [file for room in rooms for file in (HOUSE / room).rglob("*.py")]
    found = [
        f"{file.relative_to(HOUSE)}: {line.strip()}"
        for file in files
        if "facts" not in file.parent.name
        for line in file.read_text("utf-8").splitlines()
        if writes_a_path.search(line)
    ]
    assert found == []
