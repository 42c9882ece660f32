"""Each use of consent acts at every door: what was allowed is there, what was taken back is nowhere.

A door is an address at which a group's contact, address or dates could be read. A new one has to be listed.
"""

import html
import io
import re
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.models import Contact, Meeting, Project, Venue
from directory.records import consents, workflow
from directory.records.refusals import NotNowError
from directory.records.reindex import changed
from directory.search import live
from directory.urls import urlpatterns
from directory.vocabulary import ConsentUse
from tests.factories import LEEDS, make_consent, make_contact, make_person, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_gazetteer")]
TODAY = timezone.localdate()
PHONE, ADDRESS, NAME = "0113 496 0987", "7 Zinnia Road", "Zinnia circle"
SHOWN, EXACT, DATED, LISTING = (
    ConsentUse.SHOWN,
    ConsentUse.EXACT_VENUE,
    ConsentUse.DATED,
    ConsentUse.LISTING,
)
# What is shown at each door by which consent. Each of them names the group, while it is listed.
SHOWS = {
    "project": {SHOWN, EXACT, LISTING},
    "shortlist": {SHOWN, LISTING},
    "projects": {LISTING},
    "projects_csv": {LISTING},
    "regions": set(),
    "region": {LISTING},
    "whats_on": {DATED, LISTING},
    "staff_projects": {LISTING},
    "staff_summaries": {LISTING},
    "staff_summary_rows": {LISTING},
    "staff_summary_file": {LISTING},
}
# Addresses that tell of no single group, or only to those who write it: test_side_doors walks these.
NO_DOOR = set(
    "home networks about_peer_support definitions training urgent_help stay_safe_online tell_us tell_us_done "
    "set_password forgot_password morning_letter privacy preview staff_figures staff_figure about how_to_use "
    "report_2013 healthz".split()
)


@pytest.fixture
def group(db):
    """Women only, in an exact place, with a number and a weekly meeting; somebody said yes to all of it."""
    project = make_project(
        NAME,
        slug="zinnia",
        regions=["north-east"],
        community=[("women", "only")],
        stage="running",
        last_checked_on=TODAY,
        **LEEDS,
    )
    make_contact(project, PHONE)
    exact = make_consent(project, use=EXACT)
    Venue.objects.filter(project=project).update(precision="exact", address=ADDRESS, consent=exact)
    Meeting.objects.create(
        project=project,
        venue=project.venues.get(),
        frequency="weekly",
        weekday=1,
        starts_at="19:00",
        ends_at="21:00",
    )
    for use in (DATED, LISTING):
        make_consent(project, use=use)
    changed(project)
    return project


def link_to_rows(staff):
    """The first figure of the summary that leads to the groups behind it; the front page where none does."""
    page = staff.get(f"{reverse('staff_summaries')}?region=north-east").content.decode()
    found = re.search(rf'href="({re.escape(reverse("staff_summary_rows"))}[^"]*)"', page)
    return html.unescape(found[1]) if found else reverse("staff_summaries")


def read(client, staff, door):
    """What stands at a door, as text; of the staff's doors as Mind staff read them."""
    addresses = {
        "project": reverse("project", args=["zinnia"]),
        "region": reverse("region", args=["north-east"]),
        "shortlist": f"{reverse('shortlist')}?id=zinnia",
        "projects": f"{reverse('projects')}?near=Leeds",
        "staff_summaries": f"{reverse('staff_summaries')}?region=north-east",
        "staff_summary_rows": link_to_rows(staff),
        "staff_summary_file": f"{reverse('staff_summary_file', args=['csv'])}?region=north-east",
    }
    live.forget()
    address = addresses.get(door) or reverse(door)
    answer = (staff if door.startswith("staff") else client).get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if door != "staff_summary_file":
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return "".join(file.read(name).decode() for name in file.namelist())


def doors_that_show(client, staff, words):
    return {door for door in SHOWS if words in read(client, staff, door)}


@pytest.fixture
def staff(client):
    person = Client()
    person.force_login(make_person(role="staff"))
    return person


def say_no(project, use, contact=None):
    kept = {"how": "phone", "on": TODAY, "who": "Its convener", "by": make_person()}
    return consents.say(project, use=use, answer="no", contact=contact, **kept)


def test_every_address_is_listed_as_a_door_or_as_none():
    names = {pattern.name for pattern in urlpatterns if getattr(pattern, "name", None)}
    assert names == set(SHOWS) | NO_DOOR
    assert not set(SHOWS) & NO_DOOR


@pytest.mark.parametrize(("use", "words"), [(SHOWN, PHONE), (EXACT, ADDRESS)])
def test_what_was_shown_is_at_no_door_after_a_no(client, staff, group, use, words):
    assert doors_that_show(client, staff, words) == {door for door in SHOWS if use in SHOWS[door]}
    say_no(group, use, group.contacts.get() if use == SHOWN else None)
    assert doors_that_show(client, staff, words) == set()


def test_dates_of_a_group_that_keeps_them_private_are_listed_by_its_yes_alone(client, staff, group):
    assert NAME in read(client, staff, "whats_on")
    say_no(group, DATED)
    assert NAME not in read(client, staff, "whats_on")
    assert not Project.objects.dated().exists()
    assert NAME in read(client, staff, "project"), "the group is listed all the same"


def test_a_yes_to_dates_that_ran_out_lists_none(client, staff, group):
    group.consents.filter(use=DATED).update(said_on="2020-01-01", expires_on="2021-01-01")
    changed(group)
    assert NAME not in read(client, staff, "whats_on")


def test_who_does_not_want_to_be_listed_is_at_no_door(client, staff, group):
    assert doors_that_show(client, staff, NAME) == {door for door in SHOWS if LISTING in SHOWS[door]}
    say_no(group, LISTING)
    assert doors_that_show(client, staff, NAME) == {"staff_projects"}, "the staff's list of all records"
    group.refresh_from_db()
    assert group.review == "withdrawn"
    with pytest.raises(NotNowError, match="do not want to be listed"):
        workflow.publish(group, by=make_person())
    make_consent(group, use=LISTING)
    workflow.publish(group, by=make_person())
    assert NAME in read(client, staff, "project")


def test_only_what_may_be_passed_on_is_passed_on(group):
    contact = group.contacts.get()
    assert not Contact.objects.passed_on().exists(), "shown is not passed on"
    make_consent(group, contact=contact, use=ConsentUse.PASSED_ON)
    assert list(Contact.objects.passed_on()) == [contact]
    say_no(group, ConsentUse.PASSED_ON, contact)
    assert not Contact.objects.passed_on().exists()
    make_consent(group, contact=contact, use=ConsentUse.PASSED_ON)
    say_no(group, SHOWN, contact)
    assert not Contact.objects.passed_on().exists(), "what we may not show goes to nobody else"


def test_only_who_may_be_written_to_is_written_to(group):
    address = make_contact(group, "0113 496 0001")
    Contact.objects.filter(pk=address.pk).update(kind="e-mail", value="hello@example.org")
    assert not Contact.objects.written_to().exists()
    make_consent(group, contact=address, use=ConsentUse.WRITTEN_TO)
    make_consent(group, contact=group.contacts.exclude(pk=address.pk).get(), use=ConsentUse.WRITTEN_TO)
    assert [one.value for one in Contact.objects.written_to()] == ["hello@example.org"], "no phone"
    assert not Contact.objects.passed_on().exists()
    say_no(group, ConsentUse.WRITTEN_TO, address)
    assert not Contact.objects.written_to().exists()
