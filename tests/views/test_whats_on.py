"""What's on: which meetings are listed, in which order, what is said of each, and the way on from none."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import Meeting, Project
from directory.pages.whats_on import is_worth_linking
from directory.records.reindex import changed
from directory.search import live
from tests.factories import LEEDS, MANCHESTER, make_consent, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_gazetteer")]
TODAY = datetime.date(2026, 12, 1)  # a Tuesday
NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)
SEVEN, NINE = datetime.time(19), datetime.time(21)
TUESDAYS = {"frequency": "weekly", "weekday": 1, "starts_at": SEVEN, "ends_at": NINE}
BRADFORD = {"lat": 53.7938, "lon": -1.7524, "area": "Bradford"}
ADDRESS = "/whats-on/"


@pytest.fixture(autouse=True)
def first_of_december(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def checked(name="Open circle", meetings=(TUESDAYS,), **facts):
    """A published group that somebody checked a month ago, with its meetings."""
    given = {"last_checked_on": TODAY - datetime.timedelta(days=30), "stage": "running"}
    where = {} if facts.keys() & {"lat", "covers", "scope"} else LEEDS
    project = make_project(name, **given | where | facts)
    for columns in meetings:
        Meeting.objects.create(project=project, **{"venue": project.venues.first()} | columns)
    changed(project)
    return project


def headings(found, level):
    return [" ".join("".join(e.itertext()).split()) for e in found.headings if e.tag == level]


def test_each_day_is_a_heading_and_a_day_goes_by_time(page):
    checked("Late", regions=["north-east"])
    checked("Early", [TUESDAYS | {"starts_at": datetime.time(10), "ends_at": None}])
    checked("Thursday", [TUESDAYS | {"weekday": 3, "frequency": "monthly", "week": 2}])
    checked("Some time", [TUESDAYS | {"starts_at": None, "ends_at": None}])
    found = page(ADDRESS)
    days = headings(found, "h3")
    assert days[:3] == ["Today, Tuesday 1 December", "Tuesday 8 December", "Thursday 10 December"]
    text = found.text()
    first = text[text.index("Today, Tuesday 1") : text.index("Tuesday 8 December")]
    assert (
        first.index("10am: Early")
        < first.index("7pm to 9pm: Late")
        < first.index("Time not known: Some time")
    )
    assert "13 meetings of 4 checked groups in England" in text
    assert "Every week, Tuesday." in first
    assert "Second Thursday of the month." in text
    assert "Details last checked November 2026. Check before you go." in first


def test_near_a_place_with_miles_and_the_rest_left_out(page):
    checked("Here", community=["somali"], referral="other")
    checked("Near", **BRADFORD)
    checked("Far", **MANCHESTER)
    text = page(f"{ADDRESS}?near=leeds").text()
    assert "Somewhere in Leeds, about 1 mile" in text
    assert "Somewhere in Bradford, about 8 miles" in text
    assert "Far" not in text
    assert "Somali people" in text or "Somali" in text
    assert "How to join: Somebody refers you" in text
    closer = page(f"{ADDRESS}?near=leeds&within=1").text()
    assert "Here" in closer
    assert "Bradford" not in closer
    assert "within 1 mile of Leeds" in closer


LEFT_OUT = {
    "not checked": {"last_checked_on": None},
    "checked long ago": {"last_checked_on": TODAY - datetime.timedelta(days=366)},
    "closed": {"stage": "closed"},
    "paused": {"stage": "paused"},
    "planned": {"stage": "planned"},
    "takes nobody": {"open_to_new_members": "no"},
    "a draft": {"review": "draft"},
    "withdrawn": {"review": "withdrawn"},
    "network that ended": {"network": {"status": "closed"}},
    "women only": {"community": [("women", "only")]},
    "mainly women": {"community": [("women", "mainly")]},
    "domestic abuse": {"community": [("domestic-abuse", "welcomes")]},
    "hidden": {"precision": "hidden", **LEEDS},
    "somebody's home": {"setting": ["someones-home"]},
}


@pytest.mark.parametrize("why", LEFT_OUT)
def test_who_is_left_out(page, why):
    checked("Left out", **LEFT_OUT[why])
    checked("Shown")
    for address in (ADDRESS, f"{ADDRESS}?near=leeds&within=50"):
        html = page(address).html
        assert "Shown" in html
        assert "Left out" not in html


def test_one_hidden_place_leaves_out_the_whole_group(page):
    project = checked("Two places")
    project.venues.create(area="Elsewhere", precision="hidden")
    changed(project)
    assert "Two places" not in page(ADDRESS).html


def test_a_group_that_welcomes_women_is_listed(page):
    checked("All", community=[("women", "welcomes"), ("men", "welcomes")])
    assert "All" in page(ADDRESS).text()


def test_breaks_leave_their_days_out(page):
    checked(
        "With breaks",
        [TUESDAYS | {"cancelled_on": ["2026-12-08"], "not_on_bank_holidays": True}],
    )
    checked("Fridays", [TUESDAYS | {"weekday": 4, "not_on_bank_holidays": True, "not_in_august": True}])
    found = page(ADDRESS)
    days = " ".join(headings(found, "h3"))
    assert "Tuesday 8 December" not in days
    assert "Friday 18 December" in days
    assert "25 December" not in days
    assert "Every week, Tuesday, not on bank holidays or on 8 December 2026." in found.text()


def test_a_meeting_without_a_day_is_not_listed(page):
    checked("No day", [TUESDAYS | {"frequency": "irregular"}, TUESDAYS | {"frequency": "fortnightly"}])
    text = page(ADDRESS).text()
    assert "No day" not in text
    assert "Nothing is listed yet" in text


def test_two_meetings_in_two_places_are_each_at_their_own(page):
    project = make_project("Twice", last_checked_on=TODAY, stage="running", **LEEDS)
    bradford = project.venues.create(
        area="Bradford", latitude=BRADFORD["lat"], longitude=BRADFORD["lon"], town_only=True
    )
    project.meetings.create(**TUESDAYS, venue=project.venues.first())
    project.meetings.create(**TUESDAYS | {"weekday": 2}, venue=bradford)
    project.meetings.create(**TUESDAYS | {"weekday": 3})
    changed(project)
    text = page(f"{ADDRESS}?near=bradford&within=5").text()
    assert "Somewhere in Bradford, about 1 mile" in text
    assert "Somewhere in Leeds or somewhere in Bradford (ask which), about 1 mile" in text
    assert "Tuesday 1 December" not in text


def test_only_public_points_and_no_address_are_shown(page):
    project = checked("Exact", meetings=[])
    consent = make_consent(project, use="exact-venue")
    venue = project.venues.get()
    venue.precision, venue.address, venue.consent, venue.town_only = (
        "exact",
        "12 Marked Street",
        consent,
        False,
    )
    venue.save()
    project.meetings.create(**TUESDAYS, venue=venue)
    changed(project)
    html = page(f"{ADDRESS}?near=leeds").html
    assert "Leeds, 0." in html
    assert "Marked Street" not in html
    consent.expires_on = TODAY
    consent.said_on = TODAY - datetime.timedelta(days=365)
    consent.save()
    assert "about 1 mile" in page(f"{ADDRESS}?near=leeds").html


def test_national_and_online_ones_have_their_own_part(page):
    checked("National", scope="national", mode=["video", "phone-line"])
    checked("Local")
    for address in (ADDRESS, f"{ADDRESS}?near=leeds", f"{ADDRESS}?near=manchester&within=1"):
        found = page(address)
        text = found.text()
        part = text[text.index("National or online") :]
        assert "7pm to 9pm: National" in part
        assert "7pm to 9pm: National" not in text[: text.index("National or online")]
        assert "Local" not in part
    assert not any("national or online meetings" in words for words in page(ADDRESS).links)
    checked("Another", scope="national", mode=["video"])
    assert page(ADDRESS).links["All 8 national or online meetings"] == "/whats-on/?online=yes"
    own = page(f"{ADDRESS}?online=yes").text()
    assert "8 meetings of 2 checked groups, national or online" in own
    assert "Local" not in own


def test_by_region_a_local_one_and_only_that(page):
    checked("Yorkshire", regions=["north-east"])
    checked("Lancashire", regions=["north-west"], **MANCHESTER)
    found = page(ADDRESS)
    assert found.links["North West"] == "/whats-on/?region=north-west"
    text = page("/whats-on/?region=north-west").text()
    assert "Lancashire" in text
    assert "Yorkshire:" not in text.split("By day")[1].split("Meetings by area")[0]
    assert "do not know the area" in page("/whats-on/?region=atlantis").text()


def test_one_without_a_place_is_near_what_it_covers(page):
    checked("Covers", covers=[("E08000035", "Leeds")])
    assert "Ask where it meets. It covers Leeds" in page(f"{ADDRESS}?near=leeds").text()
    assert "Covers" not in page(f"{ADDRESS}?near=manchester").text().split("What is not here")[0]


def test_what_is_over_today_is_gone(page):
    checked("Early", [TUESDAYS | {"starts_at": datetime.time(8), "ends_at": datetime.time(8, 30)}])
    assert headings(page(ADDRESS), "h3")[0] == "Tuesday 8 December"


LATE_CAFE = TUESDAYS | {"starts_at": datetime.time(20), "ends_at": datetime.time(2)}


def at(monkeypatch, day, hour):
    moment = datetime.datetime(2026, 12, day, hour, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_a_night_cafe_is_listed_until_it_is_over(page, monkeypatch):
    checked("Night café", [LATE_CAFE])
    at(monkeypatch, 1, 23)
    found = page(ADDRESS)
    assert headings(found, "h3")[0] == "Today, Tuesday 1 December"
    assert "8pm to 2am: Night café" in found.text()
    at(monkeypatch, 2, 1)
    live.refresh()
    assert headings(page(ADDRESS), "h3")[0] == "Still on, since Tuesday 1 December"
    at(monkeypatch, 2, 2)
    assert headings(page(ADDRESS), "h3")[0] == "Tuesday 8 December"


def test_one_that_ends_at_midnight_says_so(page):
    checked("Late", [LATE_CAFE | {"ends_at": datetime.time(0)}])
    assert "8pm to midnight: Late" in page(ADDRESS).text()


def test_many_have_pages_and_a_page_that_is_gone_leads_to_the_first(page, client):
    for number in range(6):
        checked(f"Group {number}")
    found = page(ADDRESS)
    assert found.links["Next page"] == "/whats-on/?page=2"
    second = page("/whats-on/?page=2")
    assert second.title == "What’s on (page 2 of 2) - Directory"
    assert "24 meetings of 6 checked groups" in second.text()
    assert client.get("/whats-on/?near=Leeds&page=9").url == "/whats-on/?near=Leeds"
    assert client.get("/whats-on/?page=x").url == "/whats-on/"


def test_nothing_near_says_so_and_leads_on(page):
    checked("Far", **MANCHESTER)
    found = page(f"{ADDRESS}?near=leeds")
    assert "No meetings in the next four weeks within 10 miles of Leeds" in found.text()
    assert found.links["Look within 50 miles"] == "/whats-on/?near=leeds&within=50"
    assert found.links["All groups near Leeds, West Yorkshire (checked or not)"] == "/projects/?near=leeds"
    assert found.links["Groups online or by phone"].startswith("/projects/?mode=video")
    assert "Far" in page("/whats-on/?near=leeds&within=50").text()


def test_while_nobody_is_checked_it_says_so_and_looks_for_groups(page):
    make_project("Not checked", **LEEDS)
    found = page(f"{ADDRESS}?near=leeds")
    assert "Nothing is listed yet" in found.text()
    (form,) = found.all("form")
    assert form.get("action") == "/projects/"
    assert found.links["All groups near Leeds, West Yorkshire (checked or not)"] == "/projects/?near=leeds"
    assert 'content="noindex"' in page(ADDRESS).html


def test_a_place_that_is_unknown_or_shared_or_elsewhere(page):
    checked()
    assert "We do not know the place “Nowhereland”" in page(f"{ADDRESS}?near=Nowhereland").text()
    assert "Open circle" not in page(f"{ADDRESS}?near=Nowhereland").text()
    assert headings(page(f"{ADDRESS}?near=Newport"), "h1") == ["Which Newport do you mean?"]
    assert "outside England" in page(f"{ADDRESS}?near=EH1+1AA").text()
    assert "We do not know the distance “7”" in page(f"{ADDRESS}?near=leeds&within=7").text()
    checked("Up there", regions=["north-west"], **MANCHESTER)
    assert "in North West" in page(f"{ADDRESS}?near=north+west").text()


def test_a_call_for_help_is_answered_where_a_place_was_asked(page, client):
    checked()
    found = page(f"{ADDRESS}?near=i+want+to+die")
    assert "You can talk to someone now" in found.text()
    assert "tel:116123" in found.links.values()
    assert "We do not know the place" not in found.text()
    assert client.get(f"{ADDRESS}?near=he+hits+me").headers["Location"] == "/urgent-help/"


@pytest.mark.parametrize(
    "query",
    [
        "near=%00",
        "near=" + "x" * 500,
        "page=-1",
        "page=99999999999999999999",
        "within=x&within=5",
        "near=a&near=b",
        "region=%F0%9F%98%80",
        "online=no",
        "near=leeds&online=yes&region=london&page=2",
    ],
)
def test_no_strange_question_fails(client, query):
    checked()
    live.refresh()
    assert client.get(f"{ADDRESS}?{query}").status_code in (200, 302)


def test_a_question_is_kept_nowhere_and_in_no_search_engine(page):
    checked()
    asked, plain = page(f"{ADDRESS}?near=leeds"), page(ADDRESS)
    assert asked.response.headers["Cache-Control"] == "no-store"
    assert 'content="noindex"' in asked.html
    assert 'content="noindex"' not in plain.html
    assert asked.title == "What’s on - Directory"
    assert not asked.response.cookies


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?near=leeds",
        "?near=LS1+4AP",
        "?region=north-east",
        "?near=Nowhereland",
        "?near=york&within=1",
        "?online=yes",
    ],
)
def test_a_page_asks_at_most_five_queries(client, query):
    checked("One", regions=["north-east"])
    checked("Two", regions=["north-east"], meetings=[{**TUESDAYS, "venue": None}], **BRADFORD)
    checked("Far away", scope="national", mode=["video"])
    for number in range(25):
        checked(f"Group {number}", **LEEDS)
    live.refresh()
    for _ in ("first", "again"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(f"{ADDRESS}{query}").status_code == 200
        # A place that is not known is looked for among names like it.
        assert len(asked) <= (8 if "Nowhere" in query else 5)


def test_a_change_is_public_with_the_index(page):
    project = checked()
    assert "Open circle" in page(ADDRESS).text()
    Project.objects.filter(pk=project.pk).update(review="withdrawn")
    changed(project)
    assert "Open circle" not in page(ADDRESS).text()


def test_it_is_worth_linking_from_twenty_groups_in_three_regions_on():
    regions = ["north-east", "london"]
    for number in range(20):
        checked(f"Group {number}", regions=[regions[number % 2]], meetings=[TUESDAYS])
    live.refresh()
    assert not is_worth_linking()
    third = checked("Third", regions=["eastern"])
    live.refresh()
    assert is_worth_linking()
    with CaptureQueriesContext(connection) as asked:
        assert is_worth_linking()
    assert len(asked) == 0
    Project.objects.filter(pk=third.pk).update(stage="paused")
    changed(third)
    live.refresh()
    assert not is_worth_linking()
    assert timezone.localdate() == TODAY
