"""What is told in confidence is in no file for the public, and in none for commissioners."""

import io
import zipfile

import pytest
from django.utils import timezone

from directory.exports.formats import FORMATS
from directory.models import Check, Contact, Project
from directory.reports.regional import regional_summary
from directory.reports.report import Audience
from tests.factories import make_person, make_project, make_region

pytestmark = pytest.mark.django_db
SECRETS = ("The Secret Purse", "secret note", "secret answer", "0113 496 0000", "Checker Nobody May Know")
LABELS = ("Funding at risk", "Who funds whom", "Help wanted")


@pytest.fixture
def region(db):
    project = make_project(
        "A group",
        regions=["london"],
        organisations=[("The Secret Purse", "funds")],
        internal_notes="secret note",
        answers={11: "secret answer", 15: "secret answer", 16: "secret answer"},
        funding_at_risk="yes",
        has_funding="yes",
        resource_wanted=["funding"],
        last_checked_on=timezone.localdate(),
    )
    Contact.objects.create(project=project, kind="phone", value="0113 496 0000", source=project.source)
    checker = make_person(name="Checker Nobody May Know")
    checked = {"made_on": timezone.localdate(), "means": "phone", "outcome": "confirmed"}
    Check.objects.create(project=project, by=checker, note="secret note", **checked)
    return make_region("london")


def everything_in(content):
    """All that an unpacked file says, packed files inside it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("name", FORMATS)
def test_no_file_for_the_public_tells_it(region, name):
    told = everything_in(FORMATS[name].write(regional_summary(region)))
    assert "A group" in told
    assert [secret for secret in (*SECRETS, *LABELS) if secret in told] == []


@pytest.mark.parametrize("name", FORMATS)
def test_no_file_for_commissioners_names_it(region, name):
    told = everything_in(FORMATS[name].write(regional_summary(region, audience=Audience.COMMISSIONER)))
    assert "Told to us in confidence, so no numbers are given here" in told
    assert [secret for secret in (*SECRETS, *LABELS[:2]) if secret in told] == []


@pytest.mark.parametrize("name", FORMATS)
def test_internal_files_have_funders_and_are_marked_but_hold_no_contacts(region, name):
    told = everything_in(FORMATS[name].write(regional_summary(region, audience=Audience.INTERNAL)))
    assert "The Secret Purse" in told
    assert "Not to be passed on" in told
    assert [secret for secret in SECRETS[1:] if secret in told] == []
    assert Project.objects.count() == 1
