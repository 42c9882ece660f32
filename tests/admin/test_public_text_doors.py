"""A contact or an address in a text goes through no door to the public; whoever tries is told which field."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from directory.admin.projects.row_forms import VenueForm
from directory.admin.public_text import PublicTextForm
from directory.admin.site import site
from directory.imports.data_checks import findings
from directory.imports.report.load import load_report
from directory.imports.report.records import BrokenFixturesError
from directory.imports.sheets.load import go_on
from directory.models import (
    Answer,
    ChangeVia,
    ClaimedCount,
    Contact,
    Coverage,
    Gap,
    Meeting,
    Network,
    Organisation,
    PeerDefinition,
    Project,
    Region,
    SearchEffort,
    TrainingCourse,
)
from directory.records import bulk, history, merging, public_text, workflow, writing
from directory.vocabulary import Review
from tests.admin.pages import errors_of, write_row
from tests.factories import (
    LEEDS,
    make_organisation,
    make_person,
    make_project,
    make_region,
    make_source,
    make_term,
)
from tests.imports.sheets.test_load import bring

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PACKAGE = Path(public_text.__file__).parents[1]
SECRET = "07700 900123"
TEXT = f"Ring Jo on {SECRET}."
REFUSED = "The public reads this, and it holds a phone number"

# Text columns that no public page prints, so anything may stand in them.
NOT_PUBLIC = {
    Project: {"internal_notes"},
    Contact: {"value"},
    Coverage: {"authority_code"},
    SearchEffort: {"done_on"},
    Region: {"slug"},
}
# Models of which no text is printed for the public, or which are helplines: their contacts are public.
WHOLLY_NOT_PUBLIC = set(
    "Attempt Check Consent ContactAttempt DirectoryVersion GazetteerEntry GazetteerLoad GazetteerName "
    "GivenFigure ImportRun Letter LetterCount LoadedRecord Message OldSlug PostcodeBlock ProjectCard "
    "ProjectChange "
    "ProjectOrganisation ProjectRegion ProjectTerm ProjectWords ProposedChange ReviewEvent SignInTry "
    "AccessEvent Signpost Tombstone TombstoneMark Lead Opening User VenueAddress WorkItem Affiliation "
    "Worry WorryStep JobRun LinkCheck UnmetSearch".split()
)
CODES = {"authority_code", "since", "ons_region", "answered_on", "dated", "url", "vocabulary", "axis"}


def test_of_every_text_it_is_said_whether_the_public_reads_it():
    unsaid = []
    for model in public_text.COLUMNS:
        said = {*public_text.COLUMNS[model], *NOT_PUBLIC.get(model, ()), *CODES}
        unsaid += [f"{model.__name__}.{name}" for name in texts_of(model) if name not in said]
    ours = set(apps.get_app_config("directory").get_models())
    unsaid += [
        model.__name__
        for model in ours - public_text.COLUMNS.keys()
        if model.__name__ not in WHOLLY_NOT_PUBLIC and texts_of(model)
    ]
    assert unsaid == []


def texts_of(model):
    kinds = (models.CharField, models.TextField)
    return [f.name for f in model._meta.concrete_fields if isinstance(f, kinds) and not f.choices]


def test_every_form_that_writes_a_public_text_looks_at_it():
    pages = [(model, page.form) for model, page in site._registry.items()]
    pages += [(i.model, i.form) for page in site._registry.values() for i in page.inlines]
    wrong = [m.__name__ for m, f in pages if m in public_text.COLUMNS and not issubclass(f, PublicTextForm)]
    assert wrong == []
    assert issubclass(VenueForm, PublicTextForm)


# Whatever makes something public, or changes it: each asks, or brings no text. The tests below walk them.
DOORS = {
    "records/history recorded": "asks, in keep",
    "records/history keep": "asks",
    "records/workflow walk": "asks of the whole record before it is published",
    "records/workflow publish": "by walk",
    "records/worries set_state": "takes away, or by put_back, which asks of the whole record",
    "records/reindex seen_or_not": "by walk and set_state",
    "records/workflow leave_regions_of_no_place": "in recorded",
    "records/workflow set_stage": "in recorded",
    "records/workflow discard": "takes away",
    "records/checks count": "a day, and marks, in recorded",
    "records/messages begin_draft": "a draft, asked before it is published",
    "records/leads answer": "asks, in must_be_a_name",
    "records/leads undo": "takes away",
    "imports/leads load_leads": "nothing public",
    "records/workflow accept": "in recorded",
    "records/workflow put_back": "in recorded",
    "records/workflow not_to_be_listed": "takes away",
    "records/merging merge": "in recorded, and of the roles of contacts",
    "records/merging end_network": "in recorded",
    "records/merging reopen_network": "in recorded",
    "records/merging retire": "in recorded; labels are looked at in the term's form",
    "records/messages hide": "in recorded; takes away",
    "records/networks end": "inside recorded",
    "records/networks begin_again": "inside recorded",
    "records/networks follow": "in recorded",
    "records/expiry withdraw_exact_places": "in recorded; takes away",
    "records/copying begin": "in recorded; makes a draft",
    "records/checks check": "brings no text",
    "records/checks complete": "brings no text",
    "records/consents act_on": "brings no text; takes away",
    "records/hiding hide_wrong_number": "takes away",
    "records/hiding show_again": "brings no text",
    "records/hiding show_again_after": "brings no text",
    "records/organisation_calls move": "in recorded, or by workflow",
    "records/checks confirm": "in recorded; takes a mark away",
    "records/erasing erase": "takes away",
    "records/keeping forget_contacts_of_ended": "takes away",
    "records/renewing renew": "brings no text",
    "admin/projects/editor save": "by keep, after the form",
    "admin/projects/editor keep": "in keep",
    "admin/projects/project ProjectAdmin.announce": "after the form",
    "admin/projects/project ProjectAdmin.delete_model": "takes away",
    "admin/projects/project ProjectAdmin.delete_queryset": "takes away",
    "admin/base WorkshopAdmin.announce": "after the form",
    "admin/organisations OrganisationAdmin.announce": "after the form",
    "admin/vocabularies TermAdmin.announce": "after the form",
    "admin/reference SignpostAdmin.announce": "after the form; its contacts are public",
    "imports/sheets/load go_on": "drafts alone; rows were looked at by the preview",
    "imports/report/load publish_changes": "after unfit_texts",
    "imports/report/sync Loading.create": "after unfit_texts",
    "workbench/made_up/make make_projects": "made-up words",
    "workbench/made_up/make Maker.project": "made-up words",
}
ANNOUNCE = {"recorded", "keep", "changed", "directory_changed", "term_changed", "signpost_changed"}
ANNOUNCE |= {"seen_or_not"}
# The step to published, and rows that are made published.
MAKERS = {"Step.PUBLISHED", "step=Step.PUBLISHED", "review=Review.PUBLISHED"}
# Their `keep` keeps something else.
NOT_OURS = {
    "views/staff_figures figures",
    "views/tell_us tell_us",
    "views/projects project_csv",
    "admin/projects/questions ProjectQuestions.answer_or_keep",
    "admin/projects/check ProjectChecks.keep_check",
    "workbench/golden_net/capture main",
    "workbench/golden_net/compare differences",
}


def test_every_door_to_the_public_is_known():
    found = set()
    for path in PACKAGE.rglob("*.py"):
        found |= {f"{path.relative_to(PACKAGE).with_suffix('')} {name}" for name in doors_in(path)}
    assert {name for name in found if not name.startswith("models/")} - NOT_OURS == DOORS.keys()


def doors_in(path):
    def walk(node, names):
        for child in ast.iter_child_nodes(node):
            inner = [*names, child.name] if isinstance(child, ast.FunctionDef | ast.ClassDef) else names
            if inner and opens(child):
                yield ".".join(inner)
            yield from walk(child, inner)

    return set(walk(ast.parse(path.read_text("utf-8")), []))


def opens(node):
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func).rpartition(".")[2]
        takes = [ast.unparse(one) for one in [*node.args, *node.keywords]]
        return called in ANNOUNCE or (called not in ("filter", "exclude", "Q") and MAKERS & set(takes))
    return False


def whole(**more):
    return make_project(name="Sunrise", summary="Kind.", regions=["london"], **LEEDS, **more)


def facts_with_text():
    """Each kind of fact that the public reads, with a number in it."""
    answer = {"question": 3, "state": "answered", "own_words": TEXT, "source": "x", "means": "phone"}
    place = {"precision": "area", "area": SECRET, "address": "", "position": 0, "consent_id": None}
    place |= {"latitude": None, "longitude": None, "town_only": False, "authority_code": "", "ons_region": ""}
    meeting = dict.fromkeys("venue_id weekday week starts_at ends_at first_on".split())
    definition = {"who": "Us", "defines": "peer", "words": TEXT, "source": "x", "position": 0}
    return {
        "name": {"name": TEXT},
        "also_known_as": {"also_known_as": f"Sunset\n{TEXT}"},
        "slug": {"slug": "ring-07700-900123"},
        "summary": {"summary": TEXT},
        "story": {"story": TEXT},
        "own_term": {"own_term": TEXT},
        "answers": {"answers/new-1": answer | {"answered_on": "", "is_current": True}},
        "venues": {"venues/new-1": place},
        "meetings": {"meetings/new-1": meeting | {"frequency": "weekly", "note": TEXT}},
        "definitions": {"definitions/new-1": definition | {"bases": [], "more_sources": []}},
        "definition-by": {"definitions/new-1": definition | {"who": TEXT, "words": "x", "bases": []}},
        "network": {
            "network/new-1": {"status": "active", "since": "", "successor": TEXT, "source": "x"},
        },
        "coverage": {"coverage/E06000001": SECRET},
        "organisations": {"organisations/runs/jo": TEXT},
    }


@pytest.fixture(autouse=True)
def an_organisation_of_before():
    """It has a number in its name from before that was refused."""
    Organisation.objects.create(slug="jo", name=TEXT, source=make_source())


KINDS = list(facts_with_text())


@pytest.mark.parametrize("kind", KINDS)
def test_a_proposal_that_holds_it_is_not_accepted(kind):
    editor, project = make_person(), whole()
    changes = {path: [None, value] for path, value in facts_with_text()[kind].items()}
    before = public_text.facts.take(project)
    proposal = workflow.propose(project, changes, by=editor)
    with pytest.raises(workflow.NotNowError, match=REFUSED):
        workflow.accept(proposal, by=editor, anyway=True)
    assert public_text.facts.take(project) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_may_hold_it_and_is_not_published_alone_or_in_bulk(kind):
    editor, project = make_person(), whole(review=Review.DRAFT)
    with history.recorded(project, by=editor, via=ChangeVia.FORM):
        writing.write(project, facts_with_text()[kind])
    with pytest.raises(workflow.NotNowError, match=REFUSED):
        workflow.publish(project, by=editor)
    other = make_project(name="Kind", review=Review.DRAFT)
    outcome = bulk.each([project, other], workflow.publish, by=editor)
    assert outcome.done == [other]
    ((refused, why),) = outcome.refused
    assert (refused, REFUSED in why) == (project, True)
    assert Project.objects.get(pk=project.pk).review == Review.DRAFT


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_public_before_the_rule_is_not_put_back(kind):
    editor, project = make_person(), whole(review=Review.DRAFT)
    with history.recorded(project, by=editor, via=ChangeVia.FORM):
        writing.write(project, facts_with_text()[kind])
    change = project.history.get()
    with history.recorded(project, by=editor, via=ChangeVia.FORM):
        writing.write(project, {path: was for path, (was, _) in change.changes.items()})
    clear = project.history.first()
    Project.objects.filter(pk=project.pk).update(review=Review.PUBLISHED)
    with pytest.raises(workflow.NotNowError, match=REFUSED):
        workflow.put_back(clear, by=editor)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "slug"])
def test_a_twin_that_holds_it_is_not_merged_into_a_public_record(kind):
    editor, kept = make_person(), make_project(name="Sunset")
    twin = make_project(name="Sunrise", review=Review.DRAFT)
    writing.write(twin, facts_with_text()[kind])
    with pytest.raises(workflow.NotNowError, match=REFUSED):
        merging.merge(twin, into=kept, by=editor)
    assert Project.objects.filter(slug=twin.slug).exists()


def test_what_stands_beside_a_contact_comes_with_no_twin():
    editor, kept, twin = make_person(), make_project(), make_project(name="Twin", review=Review.DRAFT)
    twin.contacts.create(kind="email", value="a@example.org", role=TEXT, source=make_source())
    with pytest.raises(workflow.NotNowError, match=REFUSED):
        merging.merge(twin, into=kept, by=editor)
    with pytest.raises(workflow.NotNowError, match=REFUSED):
        workflow.publish(twin, by=editor)


def test_a_public_record_that_held_it_before_can_be_closed_and_withdrawn_and_is_told_of():
    editor, project = make_person(), make_project(summary=TEXT, regions=["london"])
    assert any(REFUSED in one.words and one.is_error for one in findings())
    workflow.close(project, by=editor)
    workflow.withdraw(project, by=editor)
    with pytest.raises(workflow.NotNowError, match="Summary: The public reads this"):
        workflow.publish(project, by=editor)


@pytest.mark.parametrize("column", ["name", "also_known_as", "summary", "own_term", "organisations"])
@pytest.mark.parametrize("stands", [False, True])
def test_a_file_with_it_is_a_problem_with_its_line_and_cell(column, stands):
    editor = make_person()
    project = make_project(name="Sunrise") if stands else None
    row = {"id": project.public_id} if stands else {"name": "Sunrise"}
    run = bring(editor, {"name": "Kind"} | ({"id": ""} if stands else {}), row | {column: TEXT})
    assert [(one["row"], one["column"]) for one in run.problems] == [(3, column)]
    assert run.problems[0]["words"].startswith(REFUSED)
    go_on(run, by=editor)
    assert Project.objects.filter(name="Kind", review=Review.DRAFT).exists(), "the other rows are in"
    assert not Project.objects.filter(name="Sunrise", review=Review.DRAFT).exists()
    assert Organisation.objects.count() == 1
    if stands:
        assert not project.proposed_changes.exists()


def put(*keys):
    """Writes the text where the keys lead in the sample's files."""

    def change(files):
        inner = files
        for key in keys[:-1]:
            inner = inner[key]
        last = keys[-1]
        inner[last] = [TEXT] if isinstance(inner.get(last), list) or last == "also_known_as" else TEXT

    return change


IN_FILES = [
    *(put("east-midlands", "projects", 0, name) for name in ("name", "summary", "story", "also_known_as")),
    put("east-midlands", "projects", 0, "facts", "own_term"),
    put("east-midlands", "projects", 0, "answers", 0, "words"),
    put("east-midlands", "organisations", 0, "name"),
    put("courses", 0, "words"),
    put("counts", 0, "wording"),
    put("gaps", 0, "words"),
    put("efforts", 0, "means"),
    put("definitions", 0, "words"),
    put("sources", 0, "title"),
    put("regions", 0, "label"),
]


@pytest.mark.parametrize("number", range(len(IN_FILES)))
def test_the_report_with_it_is_not_loaded(fixtures, number):
    room = fixtures.room
    room.setdefault("facts", {})
    room["answers"] = [{"question": 3, "words": "Us."}]
    IN_FILES[number](fixtures.files)
    fixtures.write()
    with pytest.raises(BrokenFixturesError, match=REFUSED):
        load_report(fixtures.folder)
    assert not Project.objects.exists()


@pytest.fixture
def fixtures(tmp_path):
    from tests.imports.report.sample import Fixtures

    return Fixtures(tmp_path)


def single_rows():
    """Each public subject that has a page of its own: (make one, the columns it is named by)."""
    source = make_source
    return {
        "organisation": lambda: make_organisation("Zebra"),
        "region": lambda: make_region("london"),
        "source": source,
        "term": lambda: make_term("community", "women"),
        "network": lambda: make_project(network={}).network,
        "count": lambda: ClaimedCount.objects.create(
            area="uk", what="Groups", low=3, wording="three", source=source()
        ),
        "gap": lambda: Gap.objects.create(topic="Cumbria", finding="cannot-tell", source=source()),
        "course": lambda: TrainingCourse.objects.create(slug="c", name="C", source=source()),
        "effort": lambda: SearchEffort.objects.create(source=source()),
        "definition": lambda: PeerDefinition.objects.create(
            who="Us", defines="peer", words="Equal.", source=source()
        ),
    }


@pytest.mark.parametrize("kind", list(single_rows()))
def test_every_text_of_every_other_public_subject_is_refused_in_its_form(signed_in, save, kind):
    record = single_rows()[kind]()
    client, kept = signed_in("administrator"), []
    shown = client.get(reverse(f"admin:directory_{record._meta.model_name}_change", args=[record.pk]))
    fields = shown.context["adminform"].form.fields
    for column in {*public_text.COLUMNS[type(record)]} & fields.keys() - {"slug", "key"}:
        answer = save(client, record, may_fail=True, **{column: TEXT})
        if answer.status_code != 200 or not any(REFUSED in words for words in errors_of(answer)):
            kept.append(column)
    assert kept == []


@pytest.mark.parametrize("state", [Review.DRAFT, Review.PUBLISHED])
@pytest.mark.parametrize(
    ("block", "row"),
    [
        ("meetings", {"frequency": "weekly", "note": TEXT}),
        ("venues", {"precision": "area", "area": SECRET}),
        ("coverage", {"area": SECRET, "authority_code": "E06000001"}),
        ("contacts", {"kind": "e-mail", "value": "a@example.org", "role": TEXT}),
        ("peer_definitions", {"who": "Us", "defines": "peer", "words": TEXT}),
    ],
)
def test_every_row_of_a_record_is_refused_in_its_block(signed_in, save, state, block, row):
    project, client = make_project(review=state), signed_in()
    answer = save(client, project, lambda data: write_row(data, block, **row), may_fail=True)
    assert any(REFUSED in words for words in errors_of(answer))


def test_an_organisation_named_so_before_is_chosen_for_no_record(signed_in, save):
    project, client = make_project(), signed_in()
    row = {"organisation": Organisation.objects.get(slug="jo").pk, "role": "runs"}
    answer = save(client, project, lambda d: write_row(d, "project_organisations", **row), may_fail=True)
    assert any(REFUSED in words for words in errors_of(answer))


def test_a_proposal_that_holds_it_opens_again_and_its_field_is_named(signed_in, save):
    client = signed_in("researcher", regions=["london"])
    project = make_project(summary="Kind.", regions=["london"])
    proposal = workflow.propose(project, {"summary": ["Kind.", TEXT]}, by=client.person)
    answer = save(
        client, project, lambda data: data.update(proposal=[str(proposal.pk)], summary=[TEXT]), may_fail=True
    )
    assert any(REFUSED in words for words in errors_of(answer))


def test_an_editor_reads_on_the_page_why_a_change_is_not_accepted(signed_in):
    client, project = signed_in(), make_project(summary="Kind.")
    proposal = workflow.propose(project, {"summary": ["Kind.", TEXT]}, by=client.person)
    page = reverse("admin:directory_project_proposal", args=[project.pk, proposal.pk])
    answer = client.post(page, {"_accept": "Accept", "note": ""})
    assert f"Summary: {REFUSED}" in answer.content.decode()
    assert Project.objects.get(pk=project.pk).summary == "Kind."


def test_whoever_sends_a_draft_for_review_reads_what_keeps_it_from_being_published(signed_in):
    client = signed_in("researcher", regions=["london"])
    project = make_project(summary=TEXT, review=Review.DRAFT, regions=["london"])
    page = client.get(reverse("admin:directory_project_step", args=[project.pk, "send"])).content.decode()
    assert f"It cannot be published yet. Summary: {REFUSED}" in page


def test_bulk_publish_lists_those_that_may_not_go(signed_in):
    client = signed_in()
    bad = make_project(name="Bad", summary=TEXT, review=Review.DRAFT)
    good = make_project(name="Good", summary="Kind.", review=Review.DRAFT)
    data = {"action": "publish_selected", "_selected_action": [bad.pk, good.pk], "ids": f"{bad.pk},{good.pk}"}
    page = client.post(reverse("admin:directory_project_changelist"), data | {"note": ""}).content.decode()
    assert "Refused: 1" in page
    assert f"Summary: {REFUSED}" in page
    assert set(Project.objects.published()) == {good}


def test_an_exact_address_may_hold_its_postcode_and_no_number():
    from directory.models import Venue

    assert public_text.problem_in(Venue, "address", "12 High Street, LS1 4AP") == ""
    assert REFUSED in public_text.problem_in(Venue, "address", f"12 High Street, {SECRET}")
    assert public_text.problem_in(Answer, "own_words", "LS1 4AP") != ""
    assert public_text.problem_in(Meeting, "note", "2nd Tuesday") == ""
    assert public_text.problem_in(Network, "successor", "rethink.org") == ""
