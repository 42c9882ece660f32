"""Each rule gives one answer: as a predicate, as a query, in the stored card and in the search index."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import rules
from directory.models import Contact, Project, Term
from directory.pages.project import project_page
from directory.records.reindex import changed
from directory.reports.dataset import published_picture
from directory.search import live
from directory.search.cards import site_of
from directory.vocabulary import (
    NOT_KNOWN,
    Carers,
    ControlledBy,
    FacilitatedBy,
    LinkKind,
    NetworkStatus,
    Opened,
    Review,
    Role,
    Scope,
    Stage,
    YesNo,
)

from .factories import make_person, make_project, make_term, make_website

TODAY = datetime.date(2026, 6, 15)
# Around the day on which a check ceases to count.
AGES = [None, 0, 1, 364, 365, 366, 5000]
COMMUNITY_LINKS = st.tuples(
    st.sampled_from(["women", "domestic-abuse", "men", "somali"]), st.sampled_from(LinkKind.values)
)
records = st.lists(
    st.fixed_dictionaries(
        {
            "stage": st.sampled_from(Stage.values),
            "scope": st.sampled_from(Scope.values),
            "controlled_by": st.sampled_from(ControlledBy.values),
            "facilitated_by": st.sampled_from(FacilitatedBy.values),
            "carers": st.sampled_from(Carers.values),
            "network": st.sampled_from([None, *NetworkStatus.values]),
            "age": st.sampled_from(AGES),
            "open_to_new_members": st.sampled_from(YesNo.values),
            "community": st.lists(COMMUNITY_LINKS, unique_by=lambda link: link[0], max_size=2),
            "setting": st.sampled_from([[], ["community"], ["someones-home"]]),
            "role": st.sampled_from(Role.values),
            "grouping": st.sampled_from([[], ["statutory"], ["local-voluntary"]]),
            "run_by": st.sampled_from(["", "its own name", "Mind"]),
            "precision": st.sampled_from(["area", "hidden"]),
            "area": st.sampled_from(["", "Leeds"]),
            "mode": st.lists(st.sampled_from(["in-person", "video", "forum"]), unique=True, max_size=2),
        }
    ),
    min_size=8,
    max_size=8,
)


def made(number, record):
    facts = dict(record)
    age, network, run_by = facts.pop("age"), facts.pop("network"), facts.pop("run_by")
    checked = None if age is None else TODAY - datetime.timedelta(days=age)
    if network is not None:
        facts["network"] = {"status": network, "successor": "Mind" if network == "merged" else ""}
    if run_by:
        facts["organisations"] = [run_by_name(number, run_by)]
    return make_project(name=f"Group {number}", last_checked_on=checked, **facts)


def run_by_name(number, run_by):
    return f"Group {number}" if run_by == "its own name" else run_by


def with_those_above(links):
    return [*links, *(("racialised-communities", kind) for slug, kind in links if slug == "somali")]


@pytest.mark.django_db
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(records=records)
def test_predicate_query_card_and_index_agree(monkeypatch, records):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    Project.objects.all().delete()
    projects = [made(number, record) for number, record in enumerate(records)]
    index, picture = live.refresh(), published_picture()
    place = {id_: position for position, id_ in enumerate(index.ids)}

    def by_query(condition):
        return set(Project.objects.filter(condition).values_list("pk", flat=True))

    def by_index(bits):
        return {id_ for id_, position in place.items() if bits >> position & 1}

    closed, current, due, carers, only_carers, led = set(), set(), set(), set(), set(), {}
    for project, record in zip(projects, records, strict=True):
        is_closed = rules.is_closed(record["stage"], record["network"])
        closed |= {project.pk} if is_closed else set()
        current |= {project.pk} if rules.is_current(project.last_checked_on, is_closed, TODAY) else set()
        due |= {project.pk} if rules.is_due(project.last_checked_on, is_closed, TODAY) else set()
        tie = rules.carers_tie(record["carers"])
        carers |= {project.pk} if tie else set()
        only_carers |= {project.pk} if tie == LinkKind.ONLY else set()
        for value in rules.led(record["controlled_by"], record["facilitated_by"]):
            led.setdefault(value, set()).add(project.pk)
    national = {
        project.pk
        for project, record in zip(projects, records, strict=True)
        if rules.is_national(record["scope"], record["mode"])
    }

    assert by_query(rules.closed()) == closed
    assert {p.pk for p in Project.objects.all() if p.is_closed} == closed
    assert {p.pk for p in Project.objects.select_related("card") if p.card.facts["is_closed"]} == closed
    assert by_index(index.sections["closed"]) == closed
    assert picture.counted == {p.pk for p in projects} - closed

    assert by_query(rules.current(TODAY)) == current
    assert set(Project.objects.current(TODAY).values_list("pk", flat=True)) == current
    assert by_index(index.sections["current"]) == current - national
    assert by_query(rules.due(TODAY)) == due
    assert current | due | closed == {p.pk for p in projects}
    assert by_index(index.sections["national"]) == national - closed

    private, joinable = set(), set()
    for project, record in zip(projects, records, strict=True):
        precisions = {record["precision"]} if record["area"] else set()
        if rules.keeps_dates_private(with_those_above(record["community"]), record["setting"], precisions):
            private.add(project.pk)
        if rules.is_joinable(record["stage"], record["open_to_new_members"]):
            joinable.add(project.pk)
    organisations = set()
    for number, (project, record) in enumerate(zip(projects, records, strict=True)):
        run_by = [run_by_name(number, record["run_by"])]
        if rules.is_organisation(
            record["role"], rules.is_public_body(project.name, record["grouping"], run_by)
        ):
            organisations.add(project.pk)
    assert by_query(rules.organisations()) == by_index(index.organisations) == organisations
    assert {
        p.pk for p in Project.objects.select_related("card") if p.card.facts["organisation"]
    } == organisations
    assert by_query(rules.keeping_dates_private()) == private
    assert by_query(rules.joinable()) == joinable
    dated = set(Project.objects.dated().values_list("pk", flat=True))
    assert dated == (current & joinable) - private

    for value, condition in rules.LED.items():
        assert by_query(condition) == by_index(index.set_of("led", value)) == led.get(value, set())
    assert by_query(rules.open_to_carers()) == carers
    assert by_index(index.set_of("community", rules.CARERS_TERM)) == carers
    assert by_index(index.set_of("community", rules.CARERS_TERM, only=True)) == only_carers


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["merged", "closed"])
def test_every_page_says_the_same_of_a_network_that_ended(client, status):
    """The search, the shortlist, its own page and its region's page; some said how to join it."""
    successor = "Mind" if status == "merged" else ""
    make_project(
        name="Depression network",
        slug="depression-network",
        scope="national",
        regions=["london"],
        open_to_new_members="no",
        network={"status": status, "successor": successor},
    )
    live.refresh()
    pages = ["/projects/?q=depression+network", "/shortlist/?id=depression-network", "/regions/london/"]
    for page in pages:
        assert "This group has closed" in client.get(page).text, page
        assert "Not taking new members" not in client.get(page).text, page
    own = client.get("/projects/depression-network/").text
    assert "How to join" not in own


@pytest.mark.django_db
@pytest.mark.parametrize("parent", ["women", "domestic-abuse"])
def test_a_term_below_one_that_keeps_dates_private_keeps_them_too(parent):
    """A vocabulary grows in the workshop: mothers, say, below women."""
    term = Term.objects.create(
        vocabulary="community", slug="mothers", label="Mothers", parent=make_term("community", parent)
    )
    project = make_project(last_checked_on=timezone.localdate(), stage="running")
    assert list(Project.objects.dated()) == [project]
    link = project.project_terms.create(term=term, kind="only")
    assert not Project.objects.dated().exists()
    assert rules.keeps_dates_private([("mothers", link.kind), (parent, link.kind)], [], [])


@pytest.mark.django_db
def test_what_is_not_known_never_closes_a_group():
    project = make_project(stage=NOT_KNOWN, review=Review.PUBLISHED)
    assert not project.is_closed


websites = st.lists(
    st.fixed_dictionaries(
        {
            "answer": st.sampled_from(Opened.values),
            "age": st.sampled_from([0, 1, 364, 365, 366, 5000]),
            "stands": st.booleans(),
            "is_hidden": st.booleans(),
            "edited": st.booleans(),
            "kind": st.sampled_from(["website", "phone"]),
            "stage": st.sampled_from(["running", "closed"]),
            "community": st.lists(COMMUNITY_LINKS, unique_by=lambda link: link[0], max_size=2),
            "setting": st.sampled_from([[], ["someones-home"]]),
            "precision": st.sampled_from(["area", "hidden"]),
        }
    ),
    min_size=8,
    max_size=8,
)


@pytest.mark.slow
@pytest.mark.django_db
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(records=websites)
def test_a_website_that_was_opened_is_shown_by_predicate_query_card_and_page_alike(monkeypatch, records):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    Project.objects.all().delete()
    by, shown, closed = make_person(), set(), set()
    for number, record in enumerate(records):
        names = ("stage", "community", "setting", "precision")
        project = make_project(name=f"Group {number}", area="Leeds", **{name: record[name] for name in names})
        day = TODAY - datetime.timedelta(days=record["age"])
        given = {"answer": record["answer"], "stands": record["stands"]}
        contact = make_website(project, opened=day, by=by, **given)
        edited = {"value": "https://example.org/edited"} if record["edited"] else {}
        Contact.objects.filter(pk=contact.pk).update(
            is_hidden=record["is_hidden"], kind=record["kind"], **edited
        )
        contact.refresh_from_db()
        changed(project)
        communities = with_those_above(record["community"])
        is_shown = record["stands"] and rules.is_opened(
            contact.kind,
            contact.value,
            is_hidden=contact.is_hidden,
            keeps_private=rules.keeps_dates_private(communities, record["setting"], [record["precision"]]),
            answer=record["answer"],
            address="https://example.org/",
            opened_on=day,
            today=TODAY,
        )
        shown |= {project.pk} if is_shown else set()
        closed |= {project.pk} if record["stage"] == "closed" else set()

    def those(found):
        return {project.pk for project in Project.objects.select_related("card", "source") if found(project)}

    assert set(Contact.objects.opened(TODAY).values_list("project", flat=True)) == shown
    assert {one.project_id for one in Contact.objects.shown(TODAY) if not one.is_public} == shown
    assert those(lambda project: project_page(project, TODAY).sites) == shown
    assert those(lambda project: project_page(project, TODAY).way == "site") == shown - closed
    assert those(lambda project: site_of(project.card.facts, TODAY)) == shown - closed
