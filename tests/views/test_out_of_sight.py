"""What is taken out of sight is gone from every door of the public at once, and back at each by two."""

import datetime
import re

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from directory.models import (
    Affiliation,
    ClaimedCount,
    Meeting,
    PeerDefinition,
    Signpost,
    TrainingCourse,
    Worry,
)
from directory.records import worries
from directory.records.reindex import changed
from directory.search import ProjectSearch, live
from directory.urls import urlpatterns
from tests.admin.test_side_doors import text_of
from tests.factories import LEEDS, make_person, make_project, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_gazetteer")]
MARK = "zqsunriseqz"
# As an address or a box says again what was asked.
ASKED = rf'value="{MARK}"|[?&](id|about)={MARK}'
SUMMARIES = "?region=north-east&since=2026-01-01&audience="
# Each public page and file that may tell of a group, with a question that brings it there.
DOORS = {
    "home": [],
    "projects": ["?near=leeds", "?region=north-east", "?q=walking"],
    "projects_csv": ["", "?near=leeds"],
    "project": [[MARK], ["moonlight"]],
    "regions": [],
    "region": [["north-east"]],
    "networks": [""],
    "definitions": [""],
    "training": [""],
    "whats_on": ["?near=leeds", "?region=north-east"],
    "shortlist": [f"?id={MARK}&id=moonlight"],
    "tell_us": [f"?about={MARK}"],
    "staff_summaries": [SUMMARIES + audience for audience in ("public", "commissioner", "internal")],
    "staff_summary_file": [[name] for name in ("csv",)],
    "staff_figures": [],
}
# They tell of no group, whatever stands in the database, or of what staff do.
NO_GROUP = {"admin", "about_peer_support", "urgent_help", "stay_safe_online", "tell_us_done", "set_password"}
NO_GROUP |= {"about", "how_to_use", "report_2013", "healthz", "preview", "staff_projects", "staff_figure"}
NO_GROUP |= {"staff_summary_rows", "forgot_password", "morning_letter", "privacy"}


@pytest.fixture
def group():
    """A network and a group at once, so that it stands at every door."""
    today = timezone.localdate()
    project = make_project(
        MARK,
        slug=MARK,
        summary=f"A walking group, {MARK}.",
        regions=["north-east"],
        stage="running",
        grouping=["national-network"],
        last_checked_on=today - datetime.timedelta(days=9),
        network={"status": "active"},
        **LEEDS,
    )
    daily = {"frequency": "weekly", "weekday": today.weekday(), "starts_at": datetime.time(23, 59)}
    Meeting.objects.create(project=project, venue=project.venues.get(), **daily)
    course = TrainingCourse.objects.create(slug="c", name="C", source=project.source)
    course.used_by.add(project)
    words = {"who": MARK, "defines": "peer", "words": "Equal.", "source": project.source}
    PeerDefinition.objects.create(project=project, **words)
    ClaimedCount.objects.create(
        area="uk",
        what=f"Groups of {MARK}",
        low=3,
        wording="three",
        source=project.source,
        network=project.network,
    )
    Signpost.objects.create(
        slug="s",
        name=MARK,
        words="W",
        source="x",
        url="https://example.org",
        read_on=today,
        network=project.network,
    )
    local = make_project(
        "Moonlight", slug="moonlight", summary="A walking group.", regions=["north-east"], **LEEDS
    )
    Affiliation.objects.create(project=local, network=project.network)
    changed(project, local)
    return project


def addresses():
    for name, asked in DOORS.items():
        for one in asked or [""]:
            yield reverse(name) + one if isinstance(one, str) else reverse(name, args=one)


def telling(client):
    """The addresses that tell of the group now."""
    live.refresh()
    told = set()
    for address in addresses():
        address += SUMMARIES + "public" if "summaries/file" in address else ""
        response = client.get(address)
        # What was asked is said again on a page of results.
        if re.search(MARK, re.sub(ASKED, "", text_of(response))):
            told.add(address)
    return told


def test_of_every_door_it_is_said_whether_it_tells_of_groups():
    names = {part.name for part in urlpatterns if getattr(part, "name", None)}
    assert names - NO_GROUP == DOORS.keys()


def test_it_is_gone_from_every_door_and_back_at_each(client, group):
    make_region("london")
    client.force_login(make_person(role="editor"))
    before, numbers = telling(client), counts()
    must = {"/projects.csv", f"/projects/{MARK}/", "/networks/", "/training/", "/projects/moonlight/"}
    must |= {"/projects/?near=leeds", "/whats-on/?near=leeds", "/regions/north-east/"}
    must |= {"/about-peer-support/in-other-words/", f"/shortlist/?id={MARK}&id=moonlight"}
    assert must <= before
    stranger = make_person(role="researcher", regions=["london"])
    version = live.refresh().version
    worries.take_out_of_sight(group, by=stranger, reason="Somebody was hurt.")
    assert telling(client) == set()
    assert live.refresh().version > version
    assert counts() == [one - 1 for one in numbers]
    assert client.get(f"/projects/{MARK}/").status_code == 404
    put_back(Worry.objects.get())
    assert (telling(client), counts()) == (before, numbers)


def put_back(worry):
    first, second = (make_person(role="staff", sees_worries=True) for _ in "ab")
    worries.read(worry, by=first)
    worries.ask_back(worry, by=first, words="Looked into.")
    worries.put_back(worry, by=second, words="Looked into.")


def counts():
    """How many results there are, and how many an option's number is counted from."""
    index = live.refresh()
    totals = [
        ProjectSearch(QueryDict(asked)).total for asked in ("region=north-east", "q=walking", f"q={MARK}", "")
    ]
    return [*totals, index.size, index.set_of("region", "north-east").bit_count()]
