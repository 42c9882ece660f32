"""A record is edited as facts: the whole of it, or a part."""

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import reverse

from directory.admin.projects.editor import edit
from directory.admin.projects.form import ProjectFormBase
from directory.admin.projects.inlines import MeetingInline, VenueInline
from directory.admin.projects.page import Part
from directory.admin.site import site
from directory.models import ChangeVia, Project, ProposedChange
from directory.records import facts, history, writing
from tests.admin.pages import add_row, errors_of, form_of
from tests.factories import LEEDS, make_person, make_project, make_region, make_term

pytestmark = pytest.mark.django_db
WHERE = Part(
    form=ProjectFormBase,
    fieldsets=[("When and where", {"fields": ["seen"]})],
    inlines=[VenueInline, MeetingInline],
    via=ChangeVia.FORM,
)


@pytest.fixture
def project():
    return make_project(name="Sunrise", cost="fee", regions=["london"], answers={3: "Old."}, **LEEDS)


def post(rf, project, person):
    """Its places and meetings alone, with another area and a meeting at a second place."""
    venue = project.venues.get()
    data = {"seen": "0", "venues-TOTAL_FORMS": "2", "venues-INITIAL_FORMS": "1"}
    data |= {"venues-0-id": venue.pk, "venues-0-project": project.pk, "venues-0-precision": "area"}
    data |= {"venues-0-area": "Leeds, north", "venues-1-precision": "area", "venues-1-area": "Camden"}
    data |= {"meetings-TOTAL_FORMS": "1", "meetings-INITIAL_FORMS": "0", "meetings-0-venue": "new-1"}
    data |= {"meetings-0-frequency": "weekly", "meetings-0-weekday": "4"}
    request = rf.post("/", data)
    request.user, request._messages = person, CookieStorage(request)
    return edit(site.get_model_admin(Project), request, Project.objects.get(pk=project.pk), WHERE, {})


def test_a_part_of_a_record_is_written_and_the_rest_is_left(rf, project):
    before = facts.take(project)
    assert post(rf, project, make_person(role="editor")).status_code == 302
    changed = facts.diff(before, facts.take(project))
    kinds = {facts.parse(path)[0] for path in changed}
    assert kinds == {facts.VENUES, facts.MEETINGS}
    assert project.meetings.get().venue.area == "Camden"
    assert project.history.get().changes.keys() == changed.keys()


def test_a_part_of_a_published_record_is_proposed_by_a_researcher(rf, project):
    before = facts.take(project)
    post(rf, project, make_person(role="researcher", regions=["london"]))
    changes = ProposedChange.objects.get().changes
    assert facts.take(project) == before
    assert changes["meetings/new-2"][1]["venue_id"] == "new-1"
    assert (changes["venues/new-1"][1]["area"], len(changes)) == ("Camden", 3)


def test_what_another_changed_is_followed_in_every_kind_of_row(signed_in, project):
    """A second person opened it before: their own words stay, all else is as the first left it."""
    make_region("eastern")
    venue = project.venues.get()
    meeting = project.meetings.create(venue=venue, frequency="weekly", weekday=1)
    gone = project.meetings.create(frequency="irregular")
    client = signed_in("editor")
    address = reverse("admin:directory_project_whole", args=[project.pk])
    data = form_of(client.get(address), "project_form") | {"summary": ["Tea."]}
    stored = facts.take(project)
    wanted = {
        "cost": "free",
        facts.REGION.path("works-in", "london"): None,
        facts.REGION.path("works-in", "eastern"): "stated",
        facts.VENUES.path(venue.pk): stored[facts.VENUES.path(venue.pk)] | {"area": "Leeds, north"},
        facts.MEETINGS.path(meeting.pk): stored[facts.MEETINGS.path(meeting.pk)] | {"weekday": 4},
        facts.MEETINGS.path(gone.pk): None,
        facts.ANSWERS.path(project.answers.get().pk): None,
        facts.ANSWERS.path("new-1"): stored[facts.ANSWERS.path(project.answers.get().pk)]
        | {"own_words": "New."},
        facts.TERM.path("community", "women"): "mainly",
    }
    make_term("community", "women")
    with history.recorded(project, by=make_person(name="Ada"), via="form"):
        writing.write(project, wanted)
    after = facts.take(project)
    answer = client.post(address, data)
    assert "Ada changed this record while you had it open" in answer.content.decode()
    assert facts.take(project) == after
    again = form_of(answer, "project_form")
    answer = client.post(address, again)
    assert answer.status_code == 302, errors_of(answer)
    assert facts.diff(after, facts.take(project)) == {"summary": [after["summary"], "Tea."]}


def test_a_row_that_another_took_away_comes_back_where_somebody_wrote_in_it(signed_in, project):
    gone = project.meetings.create(frequency="irregular")
    kept = project.meetings.create(frequency="weekly", weekday=2)
    client = signed_in("editor")
    address = reverse("admin:directory_project_whole", args=[project.pk])
    data = form_of(client.get(address), "project_form")
    (number,) = [n for n in (0, 1) if data[f"meetings-{n}-id"] == [str(gone.pk)]]
    data[f"meetings-{number}-note"] = ["Ask first."]
    with history.recorded(project, by=make_person(name="Ada"), via="form"):
        writing.write(project, {facts.MEETINGS.path(gone.pk): None})
    answer = client.post(address, form_of(client.post(address, data), "project_form"))
    assert answer.status_code == 302, errors_of(answer)
    back = project.meetings.exclude(pk=kept.pk).get()
    assert (back.frequency, back.note, project.meetings.count()) == ("irregular", "Ask first.", 2)


def test_a_region_that_is_stated_with_a_new_records_place_is_no_second_time_inferred(signed_in):
    """The place says London too: one row, and it is stated."""
    london = make_region("london")
    client = signed_in("editor")
    address = reverse("admin:directory_project_whole", args=[make_project(review="draft").pk])
    data = form_of(client.get(address), "project_form")
    add_row(data, "venues", precision="area", area="Camden")
    add_row(data, "project_regions", region=str(london.pk), kind="works-in")
    answer = client.post(address, data)
    assert answer.status_code == 302, errors_of(answer)
    regions = Project.objects.get().project_regions.values_list("region__slug", "inferred")
    assert list(regions) == [("london", False)]
