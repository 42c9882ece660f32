"""A broken fixture changes nothing, and every problem is named with file, record and field."""

import pytest

from directory.imports.report.load import check_fixtures, load_report
from directory.imports.report.records import BrokenFixturesError
from directory.models import DirectoryVersion, LoadedRecord, Project
from tests.imports.report.sample import make_rutland

pytestmark = pytest.mark.django_db

ROOM = "east-midlands.json, project listening-room"


def problems_of(fixtures, write=True):
    """Each line that loading refuses with; nothing may be in the database after it."""
    if write:
        fixtures.write()
    with pytest.raises(BrokenFixturesError) as refused:
        load_report(fixtures.folder)
    assert (Project.objects.count(), LoadedRecord.objects.count(), DirectoryVersion.objects.number()) == (
        0,
        0,
        0,
    )
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"sumary": "x"}, "sumary: unknown key (did you mean 'summary'?)"),
        ({"name": ""}, "name: is empty"),
        ({"name": 5}, "name: should be text, not a whole number"),
        ({"name": None}, "name: should be text, not nothing"),
        ({"name": "x" * 201}, "name: 'xxx"),
        ({"summary": "a\u0000b"}, "summary: holds a control character"),
        ({"since": "2007"}, "since: should be a whole number, not text"),
        ({"since": True}, "since: should be a whole number, not true or false"),
        ({"since": -1}, "since: -1 cannot stand here"),
        ({"unnamed": "yes"}, "unnamed: should be true or false, not text"),
        ({"also_known_as": "TLR"}, "also_known_as: should be a list, not text"),
        ({"also_known_as": ["a\nb"]}, "also_known_as: each should be one line of text"),
        ({"scope": "regional"}, "scope: 'regional' is none of local, national"),
        ({"source": "types-mutal"}, "source: unknown source 'types-mutal' (did you mean 'types-mutual'?)"),
        ({"more_sources": ["x"]}, "more_sources: unknown source 'x'"),
        (
            {"works_in": ["east-midland"]},
            "works_in: unknown region 'east-midland' (did you mean 'east-midlands'?)",
        ),
        ({"works_in": [{"region": "london", "guessed": True}]}, "works_in: unknown key 'guessed'"),
        (
            {"works_in": [{"region": "london", "inferred": 1}]},
            "works_in: should be true or false, not a whole number",
        ),
        ({"works_in": ["london", "london"]}, "works_in: 'works-in/london' stands here twice"),
        ({"covers": ["Rutlandshire"]}, "covers: 'Rutlandshire' is no county or local authority of today"),
        (
            {"contacts": [{"kind": "phone", "value": "ask for Jo"}]},
            "contacts 1.value: “ask for Jo” is not a phone number",
        ),
        (
            {"contacts": [{"kind": "website", "value": "javascript:x"}]},
            "contacts 1.value: This is not a web address",
        ),
        ({"places": ["Oakhum"]}, "places: the gazetteer does not know 'Oakhum'"),
        (
            {"organisations": [{"organisation": "harbor", "role": "runs"}]},
            "organisations 1.organisation: unknown organisation 'harbor'",
        ),
        (
            {"organisations": [{"organisation": "harbour-trust", "role": "owns"}]},
            "organisations 1.role: 'owns' is none of runs, hosts",
        ),
        ({"organisations": [{"organisation": "harbour-trust"}]}, "organisations 1.role: is missing"),
        (
            {"affiliations": [{"network": "listening-room"}]},
            "affiliations 1.network: unknown network 'listening-room'",
        ),
        ({"terms": {"comunity": []}}, "terms.comunity: unknown key (did you mean 'community'?)"),
        (
            {"terms": {"community": ["womenn"]}},
            "terms.community: unknown term 'womenn' (did you mean 'women'?)",
        ),
        (
            {"terms": {"community": [{"term": "women", "kind": "solely"}]}},
            "terms.community: 'solely' is none of only, mainly, welcomes",
        ),
        ({"terms": {"structure": [{"term": "group"}]}}, "terms.structure: should be text, not an object"),
        (
            {"terms": {"structure": ["group", "group"]}},
            "terms.structure: 'structure/group' stands here twice",
        ),
        ({"terms": ["group"]}, "terms: should be an object, not a list"),
        (
            {"inferred": ["structure/grupe"]},
            "inferred: 'structure/grupe' is no fact of this record (did you mean 'structure/group'?)",
        ),
        ({"inferred": ["structure/mutual"]}, "inferred: 'structure/mutual' is no fact of this record"),
        ({"inferred": ["cost"]}, "inferred: 'cost' is no fact of this record"),
        ({"inferred": ["name"]}, "inferred: 'name' is no fact of this record"),
        ({"inferred": ["place/Oakham"]}, "inferred: 'place/Oakham' is no fact of this record"),
        ({"inferred": ["answer/4"]}, "inferred: 'answer/4' is no fact of this record"),
        ({"inferred": ["region/east-midlands"]}, "inferred: a region says so itself"),
        ({"inferred": ["stage", "stage"]}, "inferred: 'stage' stands here twice"),
        ({"inferred": "stage"}, "inferred: should be a list, not text"),
        ({"recorded": {"community/asian": "BME"}}, "recorded.community/asian: unknown key"),
        ({"recorded": {"structure/group": "a circle"}}, "recorded.structure/group: unknown key"),
        ({"recorded": {"community/women": 1}}, "recorded.community/women: should be text"),
        ({"recorded": {"community/women": "x" * 121}}, "recorded.community/women: 'xxx"),
        (
            {"meetings": [{"frequency": "weekly", "weekday": "monday"}]},
            "meetings 1.weekday: 'monday' is none of Monday, Tuesday",
        ),
        ({"facts": {"cost": "cheap"}}, "facts.cost: 'cheap' is none of free, donation, fee, not-known"),
        ({"facts": {"led_by": "peers"}}, "facts.led_by: unknown key"),
        ({"facts": {"youngest_age": 121}}, "facts.youngest_age: 121 cannot stand here"),
        ({"facts": {"youngest_age": 40, "oldest_age": 30}}, "does not go together: project ages in order"),
        ({"answers": [{"question": 17, "words": "x"}]}, "answers 1.question: 17 is none of 1, 2"),
        ({"answers": [{"words": "x"}]}, "answers 1.question: is missing"),
        (
            {"answers": [{"question": 3}, {"question": 3}]},
            "answers 2.current: question 3 has a current answer already",
        ),
        ({"meetings": [{"frequency": "daily"}]}, "meetings 1.frequency: 'daily' is none of weekly"),
        ({"contacts": [{"kind": "fax", "value": "1"}]}, "contacts 1.kind: 'fax' is none of phone"),
        (
            {"definitions": [{"of": "pear", "who": "X", "words": "y", "source": "types-mutual"}]},
            "definitions 1.of: 'pear' is none of peer, peer-support",
        ),
        (
            {"network": {"status": "merged", "source": "types-mutual"}},
            "does not go together: network merged names successor",
        ),
        (
            {"network": {"status": "active", "since": "last year", "source": "types-mutual"}},
            "network.since: 'last year' is not a year, month or day",
        ),
    ],
)
def test_a_wrong_value_is_named_with_file_record_and_field(fixtures, change, line):
    make_rutland()
    fixtures.room.update(change)
    [problem] = problems_of(fixtures)
    start = f"{ROOM}: {line}" if line.startswith("does not") else f"{ROOM}, {line}"
    assert problem.startswith(start)


@pytest.mark.parametrize("key", ["slug", "name", "summary", "source", "scope"])
def test_what_a_project_must_have_is_missed(fixtures, key):
    del fixtures.room[key]
    fixtures.files["courses"] = []
    problems = problems_of(fixtures)
    assert any(problem.endswith(f"{key}: is missing") for problem in problems)


@pytest.mark.parametrize(
    ("file", "change", "line"),
    [
        ("regions", {"label": 1}, "regions.json, region east-midlands, label: should be text"),
        (
            "sources",
            {"kind": "rumour"},
            "sources.json, source appendix-c-east-midlands, kind: 'rumour' is none of",
        ),
        (
            "sources",
            {"url": "nowhere"},
            "sources.json, source appendix-c-east-midlands, url: 'nowhere' cannot",
        ),
        ("counts", {"low": "25"}, "counts.json, count 1, low: should be a whole number, not text"),
        ("counts", {"high": 3}, "counts.json, count region/east-midlands/voices-network"),
        ("counts", {"region": "wales"}, "counts.json, count 1, region: unknown region 'wales'"),
        (
            "courses",
            {"used_by": ["nobody"]},
            "courses.json, course listening, used_by: unknown project 'nobody'",
        ),
        ("efforts", {"hours": 3}, "efforts.json, effort 1, hours: unknown key"),
        ("gaps", {"finding": "lost"}, "gaps.json, gap 1, finding: 'lost' is none of none-found"),
        ("gaps", {"community": "martians"}, "gaps.json, gap 1, community: unknown term 'martians'"),
        ("definitions", {"basis": ["x"]}, "definitions.json, definition 1, basis: unknown term 'x'"),
        (
            "helplines",
            {"subjects": ["adhd", "autsm"]},
            "helplines.json, signpost a-line, subjects: unknown subject 'autsm' (did you mean 'autism'?)",
        ),
        ("helplines", {"phone": "ring us"}, "helplines.json, signpost a-line, phone: “ring us” is not"),
        ("helplines", {"text_number": "HI to 85258"}, "helplines.json, signpost a-line, text_number: “HI"),
        (
            "helplines",
            {"read_on": "May 2026"},
            "helplines.json, signpost a-line, read_on: 'May 2026' is not a day",
        ),
    ],
)
def test_every_file_names_what_is_wrong_in_it(fixtures, file, change, line):
    fixtures.files[file][0].update(change)
    [problem] = problems_of(fixtures)
    assert problem.startswith(line)


def test_all_problems_are_said_at_once_each_on_its_line(fixtures):
    fixtures.room.update(name=5, scope="x")
    fixtures.files["terms"]["community"][0]["axis"] = "x"
    fixtures.files["national"]["projects"][0]["colour"] = "blue"
    assert len(problems_of(fixtures)) == 4


def test_one_slug_is_one_record_in_all_files(fixtures):
    fixtures.files["national"]["projects"].append(fixtures.room)
    assert problems_of(fixtures) == [
        "national.json, project listening-room: the same project is in east-midlands.json already"
    ]


def test_a_term_that_is_its_own_grandparent_is_refused(fixtures):
    fixtures.files["terms"]["community"][1]["parent"] = "south-asian"
    assert "terms.json, term community/asian, parent: is its own ancestor" in problems_of(fixtures)


def test_a_file_that_is_not_json_is_named_with_its_line(fixtures):
    fixtures.path("east-midlands").write_text('{\n  "projects": [\n    {"slug": }\n]}', "utf-8")
    [problem] = problems_of(fixtures, write=False)
    assert problem.startswith("east-midlands.json, line 3: is not JSON")


def test_a_file_in_another_encoding_is_named(fixtures):
    fixtures.path("east-midlands").write_bytes('{"projects": "Café"}'.encode("latin-1"))
    [problem] = problems_of(fixtures, write=False)
    assert problem == "east-midlands.json: is not UTF-8, at byte 17"


def test_a_key_that_stands_twice_in_one_object_is_seen(fixtures):
    fixtures.path("regions").write_text('[{"slug": "london", "name": "A", "name": "B"}]', "utf-8")
    assert problems_of(fixtures, write=False) == ["regions.json: london has the key 'name' twice"]


@pytest.mark.parametrize("value", [[], {"projects": {}}, {"project": []}, None, 3])
def test_a_file_of_another_shape_is_a_problem_and_no_crash(fixtures, value):
    fixtures.files["east-midlands"] = value
    fixtures.files["courses"] = []
    assert all(problem.startswith("east-midlands.json") for problem in problems_of(fixtures))


def test_items_that_are_no_objects_are_problems(fixtures):
    fixtures.files["counts"] = ["25 groups"]
    assert problems_of(fixtures)[0] == "counts.json, count 1: should be an object, not text"


def test_a_file_that_nobody_asked_for_is_a_slip(fixtures):
    fixtures.path("east-midland").write_text('{"projects": []}', "utf-8")
    assert problems_of(fixtures, write=False) == [
        "east-midland.json: unknown file (did you mean 'east-midlands'?)"
    ]


def test_a_folder_without_a_report_is_said(tmp_path):
    with pytest.raises(BrokenFixturesError, match="there is no such folder"):
        load_report(tmp_path)


def test_a_place_that_may_be_two_says_which(fixtures):
    make_rutland()
    make_rutland(north=1)
    assert "places: 'Oakham, Rutland' may be any of: Oakham; Oakham" in problems_of(fixtures)[0]


def test_a_broken_correction_leaves_what_was_loaded(fixtures):
    load_report(fixtures.folder)
    fixtures.room.update(summary="New.", scope="x")
    fixtures.write()
    with pytest.raises(BrokenFixturesError):
        load_report(fixtures.folder)
    assert Project.objects.get(slug="listening-room").summary.startswith("Women who")
    assert DirectoryVersion.objects.number() == 1


def test_what_only_the_database_refuses_takes_everything_back(fixtures):
    fixtures.files["counts"][0]["area"] = "england"
    [problem] = problems_of(fixtures)
    assert problem.endswith("does not go together: claimed count region when of a region")


def test_checking_writes_nothing(fixtures):
    assert len(check_fixtures(fixtures.folder)) > 10
    assert LoadedRecord.objects.count() == 0
