"""Every field is public or for staff; what is for staff is on no public page, file or print."""

import datetime
import re

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from directory import models
from directory.questions import STAFF, fields
from directory.records.reindex import changed
from directory.search import live
from tests.factories import (
    LEEDS,
    YEAR,
    make_organisation,
    make_person,
    make_project,
    make_source,
    make_term,
    make_website,
)

# Tables that no public page may show anything of.
STAFF_TABLES = {
    "VenueAddress": ["address", "postcode"],
    "Consent": ["who", "wording"],
    "Check": ["note"],
    "ContactAttempt": ["note"],
    "ReviewEvent": ["by_name", "note"],
    "ProposedChange": ["changes", "by_name", "note", "decision_note"],
    "User": ["email", "name", "password"],
    "LoadedRecord": ["key", "values"],
    "Lead": ["organisation", "charity_number", "status_note", "copy_hint", "note"],
}
# Of tables that are otherwise public, what is not.
STAFF_COLUMNS = {
    "Project": ["internal_notes", *(field.name for field in fields(STAFF))],
    "Contact": ["value", "role"],
    # Where the address is somebody else's or gone, or the group keeps private where it meets.
    "Opening": ["address", "address_before", "name"],
    "Answer": ["own_words"],
    "ProjectOrganisation": ["role"],
}
PAGES = [
    "/",
    "/projects/",
    "/projects/?q=marked",
    "/projects/?near=Leeds",
    "/projects/marked-group/",
    "/regions/",
    "/regions/north-east/",
    "/networks/",
    "/about-peer-support/",
    "/training/",
    "/whats-on/",
    "/whats-on/?near=Leeds",
    "/about/",
    "/about/2013-report/",
    "/about/privacy/",
    "/shortlist/?id=marked-group",
    "/projects.csv",
    "/projects.csv?q=marked",
]


def mark(name):
    return f"zq{re.sub('[^a-z]', '', name.lower())}qz"


@pytest.fixture
def marked(db):
    """A published project whose every staff-only fact carries a mark of its own."""
    person = make_person(email=f"{mark('email')}@example.org", name=mark("personname"))
    project = make_project(
        "Marked group",
        slug="marked-group",
        regions=["north-east"],
        grouping=["local-voluntary"],
        summary="A group.",
        last_checked_on=timezone.localdate(),
        internal_notes=mark("notes"),
        has_funding="yes",
        funding_at_risk="yes",
        funding_plans="yes",
        answers={
            11: mark("elevenwords"),
            15: mark("fifteenwords"),
            16: mark("sixteenwords"),
            3: "Public words.",
        },
        organisations=[(mark("funder"), "funds")],
        **LEEDS,
    )
    wanted = make_term("resource-wanted", "funding")
    wanted.label, wanted.other_words = mark("wantedlabel"), [mark("wantedword")]
    wanted.save()
    models.ProjectTerm.objects.create(project=project, term=wanted)
    models.VenueAddress.objects.create(
        venue=project.venues.get(),
        address=mark("address"),
        postcode="ZQ9 9QZ",
        latitude=53.12345,
        longitude=-1.98765,
    )
    today = datetime.date(2026, 6, 1)
    source = make_source()
    contacts = [
        models.Contact.objects.create(
            project=project,
            kind="phone",
            value=f"0113 {mark('phone')} {number}",
            role=mark("contactrole"),
            source=source,
        )
        for number in range(2)
    ]
    models.Consent.objects.create(
        project=project,
        contact=contacts[1],
        use="shown",
        answer="no",
        who=mark("consentwho"),
        said_on=today,
        how="phone",
        wording=mark("consentwording"),
        expires_on=datetime.date(2030, 1, 1),
        recorded_by=person,
    )
    models.Check.objects.create(
        project=project, made_on=today, means="phone", outcome="confirmed", by=person, note=mark("checknote")
    )
    models.ContactAttempt.objects.create(
        project=project,
        made_on=today,
        means="phone",
        outcome="no-answer",
        by=person,
        note=mark("attemptnote"),
    )
    plant_leads(project, person)
    models.ReviewEvent.objects.create(
        project=project, step="published", by=person, by_name=mark("reviewer"), note=mark("reviewnote")
    )
    models.ProposedChange.objects.create(
        project=project, changes={"summary": ["", mark("proposal")]}, by=person, note=mark("proposalnote")
    )
    models.SearchEffort.objects.create(
        region=project.regions.get(), researchers=1, days=10, words="Looked.", by=person, source=source
    )
    models.Meeting.objects.create(project=project, venue=project.venues.get(), frequency="weekly", weekday=1)
    changed(project)
    live.refresh()
    return project


def plant_leads(project, person):
    """What a page said; web addresses that nobody opened, that are somebody else's, gone, opened long ago."""
    today, source = timezone.localdate(), make_source("page-1", title=mark("sourcetitle"), kind="page")
    lead = models.Lead.objects.create(
        project=project,
        mark="x",
        organisation=mark("leadorganisation"),
        charity_number=mark("leadcharity"),
        status="merged",
        status_note=mark("leadstatus"),
        publisher="own",
        copy_hint=mark("leadcopy"),
        note=mark("leadnote"),
        read_on=today,
    )
    lead.sources.add(source)
    for kind in ("phone", "e-mail"):
        value = f"{mark(kind)}@example.org" if kind == "e-mail" else f"01632 {mark('leadphone')}"
        lead.contacts.add(
            models.Contact.objects.create(project=project, kind=kind, value=value, source=source)
        )
    make_website(project, f"https://{mark('unopened')}.example.org/")
    for answer, day in [("gone", today), ("somebody-elses", today), ("theirs", today - 2 * YEAR)]:
        address = f"https://{mark(answer)}.example.org/"
        make_website(project, address, opened=day, by=person, answer=answer, name=mark("openedname"))


@pytest.mark.parametrize("path", PAGES)
def test_no_staff_only_value_is_on_a_public_page_or_file(marked, path):
    answer = Client().get(path)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert re.findall(r"zq[a-z]+qz", text.lower()) == []
    assert "ZQ9 9QZ" not in text
    assert "53.12" not in text
    assert "-1.98" not in text
    assert "funding at risk" not in text.lower()


def test_no_staff_only_word_finds_a_project(marked):
    words = models.ProjectWords.objects.get(project=marked)
    assert "zq" not in f"{words.name} {words.summary} {words.rest}".replace("zqzqz", "")
    assert "zq" not in str(models.ProjectCard.objects.get(project=marked).facts)


def test_the_marks_would_be_seen(marked):
    """The test above could pass over a page that shows nothing at all."""
    assert b"Public words." in Client().get("/projects/marked-group/").content
    assert b"Marked group" in Client().get("/whats-on/").content


def test_every_staff_only_column_that_is_named_here_exists():
    for table, columns in (STAFF_TABLES | STAFF_COLUMNS).items():
        names = {field.name for field in apps.get_model("directory", table)._meta.get_fields()}
        assert set(columns) <= names, table


def test_every_question_that_is_for_staff_is_marked_above(marked):
    staff = {11, 15, 16}
    from directory.questions import QUESTIONS

    assert {question.number for question in QUESTIONS if not question.is_public} == staff
    said = models.Answer.objects.filter(project=marked, question__in=staff)
    assert said.count() == len(staff)


def test_who_funds_whom_is_for_staff_even_where_the_funder_does_something_else_too(marked):
    both = make_organisation("Open House")
    models.ProjectOrganisation.objects.create(project=marked, organisation=both, role="hosts")
    models.ProjectOrganisation.objects.create(project=marked, organisation=both, role="funds")
    changed(marked)
    live.refresh()
    html = Client().get("/projects/marked-group/").content.decode()
    assert "Open House" in html
    assert "Funds" not in html
