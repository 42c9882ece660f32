"""A group that moves from one town to another leaves the first behind in public, through whichever door."""

import csv
import io

import pytest
from django.urls import reverse

from directory.imports.data_checks import findings
from directory.imports.sheets.load import go_on
from directory.models import ChangeVia, Project, ProjectCard, ProjectRegion, Region, Venue
from directory.records import history, merging, placing, workflow, writing
from directory.records.placing import Private
from directory.vocabulary import Review
from tests.admin.pages import add_row, errors_of, form_of
from tests.factories import make_consent, make_person, make_project, make_region
from tests.gazetteer.conftest import gazetteer  # noqa: F401
from tests.imports.sheets.test_load import bring

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OLD = {"area": "Leeds", "postcode": "LS1 4AP", "authority": "E08000035", "region": "north-east"}
NEW = {"area": "Manchester", "postcode": "M1 1AE", "authority": "E08000003", "region": "north-west"}


@pytest.fixture(autouse=True)
def country(gazetteer):  # noqa: F811
    for slug in ["north-east", "north-west", "south-east"]:
        make_region(slug)


def group(town=OLD, *, area="", postcode=None, precision="area", **more):
    """A published group whose place was read from its postcode, unless an area is given."""
    project = make_project(name="Sunrise", **more)
    venue = Venue(project=project, area=area, precision=precision)
    placing.place(venue, Private("", town["postcode"] if postcode is None else postcode))
    history.keep(project, {}, by=make_person(), via=ChangeVia.FORM)
    return project


def public(project, client):
    """{what the public is told of where it is: which of the two towns, or more}"""
    from directory.search import live

    live.refresh()
    (row,) = csv.DictReader(io.StringIO(client.get("/projects.csv?q=sunrise").content.decode("utf-8-sig")))
    page = client.get(f"/projects/{project.slug}/").content.decode()
    card = str(ProjectCard.objects.get(project=project).facts["areas"])

    def towns(text):
        return [one["area"] for one in (OLD, NEW) if one["area"] in text]

    def finds(query):
        return [
            one["area"]
            for one in (OLD, NEW)
            if "Sunrise" in client.get(f"/projects.csv?{query(one)}").content.decode()
        ]

    def regions(text):
        return [one["area"] for one in (OLD, NEW) if one["region"] in text.split(";")]

    return {
        "page": towns(page.partition("</main>")[0].partition("<main")[2]),
        "card": towns(card),
        "csv area": towns(row["area"]),
        "csv regions": regions(row["regions"]),
        "csv authorities": [one["area"] for one in (OLD, NEW) if one["authority"] in row["authorities"]],
        "near": finds(lambda one: f"near={one['area']}&within=10&q=sunrise"),
        "region": finds(lambda one: f"region={one['region']}&q=sunrise"),
        "authority": finds(lambda one: f"authority={one['authority']}&q=sunrise"),
        "region page": [
            one["area"]
            for one in (OLD, NEW)
            if "Sunrise" in client.get(f"/regions/{one['region']}/").content.decode()
        ],
        "words": finds(lambda one: f"q=sunrise+{one['area']}"),
    }


TOLD = "page card near region authority words".split()
TOLD += ["csv area", "csv regions", "csv authorities", "region page"]


def everywhere(town):
    return {where: [town["area"]] for where in TOLD}


def retype(**values):
    """Writes over the first place of the form."""
    return {f"venues-0-{name}": value for name, value in values.items()}


def test_before_it_moves_it_is_told_of_in_one_town(client):
    assert public(group(), client) == everywhere(OLD)


MOVES = {
    "the postcode alone, where the area was read from it": ({}, {"postcode": NEW["postcode"]}),
    "the postcode alone, of a hidden place": ({"precision": "hidden"}, {"postcode": NEW["postcode"]}),
    "the postcode, where somebody typed the same town": ({"area": "Leeds"}, {"postcode": NEW["postcode"]}),
    "the area alone, where no postcode stands": (
        {"area": "Leeds", "postcode": ""},
        {"area": NEW["area"]},
    ),
    "both": ({}, {"postcode": NEW["postcode"], "area": NEW["area"]}),
    "a pin by hand": ({}, {"postcode": "", "pin_latitude": "53.4794", "pin_longitude": "-2.2453"}),
}


@pytest.mark.parametrize("move", list(MOVES))
def test_through_the_form(signed_in, save, client, move):
    stands, typed = MOVES[move]
    project = group(**stands)
    save(signed_in(), project, **retype(**typed))
    assert public(project, client) == everywhere(NEW)
    assert list(project.project_regions.values_list("region__slug", "inferred")) == [("north-west", True)]


@pytest.mark.parametrize("move", list(MOVES))
def test_through_a_researchers_change_that_is_accepted(signed_in, save, client, move):
    stands, typed = MOVES[move]
    project = group(**stands)
    save(signed_in("researcher", regions=["north-east"]), project, **retype(**typed))
    assert public(project, client) == everywhere(OLD), "it waits"
    workflow.accept(project.proposed_changes.get(), by=make_person())
    assert public(project, client) == everywhere(NEW)


def test_through_a_row_taken_away_and_another_written(signed_in, save, client):
    project = group()

    def change(data):
        data["venues-0-DELETE"] = ["on"]
        add_row(data, "venues", precision="area", postcode=NEW["postcode"])

    save(signed_in(), project, change)
    assert public(project, client) == everywhere(NEW)


def test_through_a_check(signed_in, client):

    project, editor = group(), signed_in()
    page = reverse("admin:directory_project_check", args=[project.pk])
    data = form_of(editor.get(page), "project_form")
    data |= {"venues-0-postcode": [NEW["postcode"]], "found_when_and_where": ["corrected"]}
    data |= {"check_means": ["phone"], "found_runs": ["corrected"], "stage": ["running"]}
    answer = editor.post(page, data)
    assert answer.status_code == 302, errors_of(answer)
    assert public(project, client) == everywhere(NEW)


def test_through_a_proposal_that_names_the_place_alone(client):
    """As one that was made before regions followed: what is read from the place is old in it, or missing."""
    project = group()
    (path, now) = next((p, v) for p, v in workflow.facts.take(project).items() if p.startswith("venues/"))
    moved = now | {"private": now["private"] | {"postcode": NEW["postcode"]}}
    proposal = workflow.propose(project, {path: [now, moved]}, by=make_person())
    workflow.accept(proposal, by=make_person())
    assert public(project, client) == everywhere(NEW)


def test_put_back_it_is_in_the_first_town_again(signed_in, save, client):
    project, editor = group(), signed_in()
    save(editor, project, **retype(postcode=NEW["postcode"]))
    workflow.put_back(project.history.first(), by=editor.person)
    assert public(project, client) == everywhere(OLD)


def test_through_a_merge_with_the_same_group_elsewhere(client):
    kept = make_project(name="Sunrise")
    merging.merge(group(NEW), into=kept, by=make_person())
    assert public(kept, client) == everywhere(NEW)


def test_a_merge_brings_no_region_that_none_of_the_places_is_in():
    kept, twin = group(NEW, area="The Hub"), group(OLD, area="The Hub")
    merging.merge(twin, into=kept, by=make_person())
    assert list(kept.project_regions.values_list("region__slug", flat=True)) == ["north-west"]


@pytest.mark.parametrize("state", [Review.DRAFT, Review.PUBLISHED])
def test_areas_that_a_file_covers_instead(client, state):
    editor = make_person()
    project = make_project(name="Sunrise", covers=[(OLD["authority"], "Leeds")], review=state)
    ProjectRegion.objects.create(
        project=project, region=Region.objects.get(slug="north-east"), kind="works-in", inferred=True
    )
    go_on(bring(editor, {"id": project.public_id, "authorities": NEW["authority"]}), by=editor)
    for proposal in project.proposed_changes.all():
        workflow.accept(proposal, by=editor)
    assert list(project.project_regions.values_list("region__slug", flat=True)) == ["north-west"]
    assert list(project.coverage.values_list("area", flat=True)) == ["Manchester"]


def test_an_area_that_it_covers_takes_its_code_with_it(signed_in, save):
    project = make_project(covers=[(OLD["authority"], "Leeds")])
    save(signed_in(), project, **{"coverage-0-area": "Manchester"})
    assert project.coverage.values_list("authority_code", "area").get() == (NEW["authority"], "Manchester")


def test_an_area_and_a_code_that_disagree_are_said_and_saved(signed_in, save):
    project, editor = make_project(covers=[("E06000001", "Leeds")]), signed_in()
    save(editor, project, **{"coverage-0-area": "Manchester"})
    assert project.coverage.get().authority_code == "E06000001"
    assert "the code of Hartlepool stands beside it" in told(editor)


def told(client):
    return client.get(reverse("admin:directory_project_changelist")).content.decode()


def test_an_area_that_somebody_typed_stays_and_the_form_says_so(signed_in, save):
    project, editor = group(area="Headingley, Leeds"), signed_in()
    save(editor, project, **retype(postcode=NEW["postcode"]))
    venue = project.venues.get()
    assert (venue.area, venue.authority_code) == ("Headingley, Leeds", NEW["authority"])
    words = "Visitors read “Headingley, Leeds”, but the postcode or pin puts it in Manchester"
    assert words in told(editor)
    page = editor.get(reverse("admin:directory_project_whole", args=[project.pk])).content.decode()
    assert f"⚠ {words}" in page


def test_an_area_that_nobody_knows_stays_and_the_form_says_so(signed_in, save):
    project, editor = group(area="The Hub"), signed_in()
    save(editor, project, **retype(postcode=NEW["postcode"]))
    assert "It moved, and visitors still read “The Hub”" in told(editor)


def test_an_exact_address_that_stays_is_asked_about(signed_in, save):
    project, editor = make_project(), signed_in()
    venue = Venue(project=project, precision="exact", address="1 High Street")
    venue.consent = make_consent(project, use="exact-venue")
    placing.place(venue, Private("", OLD["postcode"]))
    save(editor, project, **retype(postcode=NEW["postcode"]))
    assert "still read the exact address “1 High Street”" in told(editor)


def test_a_region_that_somebody_stated_stays_and_the_form_says_so(signed_in, save):
    project, editor = group(regions=["north-east"]), signed_in()
    save(editor, project, **retype(postcode=NEW["postcode"]))
    assert list(project.project_regions.values_list("region__slug", "inferred")) == [("north-east", False)]
    assert "Its places lie in North West, and it is said to work in" in told(editor)


def test_an_editor_reads_beside_a_change_where_it_would_disagree(signed_in, save):
    project = group(area="Headingley, Leeds", regions=["north-east"])
    save(signed_in("researcher", regions=["north-east"]), project, **retype(postcode=NEW["postcode"]))
    proposal = project.proposed_changes.get()
    address = reverse("admin:directory_project_proposal", args=[project.pk, proposal.pk])
    page = signed_in().get(address).content.decode()
    assert "but the postcode or pin puts it in Manchester" in page
    assert "Its places lie in North West" in page


def test_an_editor_reads_the_new_area_where_it_was_read_from_the_postcode(signed_in, save):
    project = group()
    save(signed_in("researcher", regions=["north-east"]), project, **retype(postcode=NEW["postcode"]))
    address = reverse(
        "admin:directory_project_proposal", args=[project.pk, project.proposed_changes.get().pk]
    )
    page = signed_in().get(address).content.decode()
    assert "Leeds" in page
    assert "Manchester" in page
    assert "errornote" not in page


def test_a_place_that_nobody_knows_any_more_stands_nowhere(signed_in, save):
    project = group(area="The Hub")
    save(signed_in(), project, **retype(postcode="ZZ9 9ZZ"))
    venue = project.venues.get()
    assert (venue.latitude, venue.authority_code, venue.ons_region) == (None, "", "")


def test_an_area_read_when_no_gazetteer_was_loaded_follows_too():
    project = group(area="LS1")
    venue = project.venues.get()
    placing.place(venue, Private("", NEW["postcode"]))
    assert venue.area == "Manchester"


def test_a_second_place_keeps_its_region(signed_in, save):
    project = group()
    save(signed_in(), project, lambda data: write_row_of(data, NEW["postcode"]))
    assert set(project.project_regions.values_list("region__slug", flat=True)) == {"north-east", "north-west"}
    save(signed_in(), project, **retype(postcode=NEW["postcode"]))
    assert set(project.project_regions.values_list("region__slug", flat=True)) == {"north-west"}


def write_row_of(data, postcode):
    add_row(data, "venues", precision="area", postcode=postcode)


def test_the_last_region_of_a_group_without_a_place_stays(signed_in, save):
    project = group()
    save(signed_in(), project, **{"venues-0-DELETE": "on"})
    assert project.project_regions.get().region.slug == "north-east"


def test_a_draft_of_another_region_is_published_in_that_of_its_place(signed_in, save, client):
    researcher = signed_in("researcher", regions=["north-east"])
    project = group(review=Review.DRAFT)
    save(researcher, project, **retype(postcode=NEW["postcode"]))
    assert project.project_regions.filter(region__slug="north-east").exists(), "they go on with it"
    workflow.publish(project, by=make_person())
    assert public(project, client) == everywhere(NEW)


def test_an_exact_place_whose_consent_is_gone_comes_back_in_its_outcode(signed_in):
    editor, project = make_person(), make_project()
    venue = Venue(project=project, precision="exact", address="1 High Street")
    venue.consent = make_consent(project, use="exact-venue")
    placing.place(venue, Private("", OLD["postcode"]))
    exact = (venue.latitude, venue.longitude)
    with history.recorded(project, by=editor, via=ChangeVia.FORM):
        writing.write(project, {f"venues/{venue.pk}": None})
    project.consents.all().delete()
    workflow.put_back(project.history.first(), by=editor)
    venue = project.venues.get()
    assert (venue.precision, venue.authority_code) == ("hidden", OLD["authority"])
    assert (venue.latitude, venue.longitude) not in (exact, (None, None))


def test_what_moved_before_this_was_so_is_found_by_the_check_of_the_data():
    project = group(NEW)
    ProjectRegion.objects.create(
        project=project, region=Region.objects.get(slug="north-east"), kind="works-in", inferred=True
    )
    assert any("where none of its places lies" in one.words for one in findings())


def test_a_place_that_the_report_corrects_does_not_stay_beside_itself(tmp_path, client):
    from directory.imports.report.load import load_report
    from tests.imports.report.sample import Fixtures

    fixtures = Fixtures(tmp_path)
    for slug in ["east-midlands", "london"]:
        Region.objects.filter(slug=slug).delete()
    load_report(fixtures.folder)
    room = Project.objects.get(slug="listening-room")
    was = room.venues.get().pk
    fixtures.room["places"] = ["Leeds"]
    fixtures.write()
    load_report(fixtures.folder)
    venue = room.venues.get()
    assert (venue.pk, venue.area, venue.authority_code) == (was, "Leeds", OLD["authority"])
    assert ProjectCard.objects.get(project=room).facts["areas"][0][0] == "Leeds"
    placing.place(Venue.objects.get(pk=was), Private("", NEW["postcode"]))
    fixtures.room["places"] = ["Bradford"]
    fixtures.write()
    load_report(fixtures.folder)
    assert [venue.authority_code for venue in room.venues.all()] == [NEW["authority"]], (
        "a person's stays alone"
    )
