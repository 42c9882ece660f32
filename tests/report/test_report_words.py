"""How the records are worded: plainly, in our own words, and without a way to reach anyone as of 2013."""

import csv
import json
import re
from io import StringIO

import pytest
from django.test import Client

from directory.models import Answer, Contact, Organisation, PeerDefinition, Project, Region
from directory.pages.signposts import everything
from directory.questions import BY_NUMBER
from tests.data.shingles import HASHES, QUOTED, copied_runs, unpack
from tests.gazetteer.sample import GEODATA
from tests.views.conftest import Page

CONTENT = GEODATA.parent / "report" / "content.json"
BLOCKS = "p li h1 h2 h3 h4 dt dd th td caption".split()

SERVICE_USERS = re.compile(r"\bservice[- ]users?\b", re.IGNORECASE)
CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]+[A-Z0-9]\b")
# Everyone here knows them, or they are a name that is written so.
KNOWN = {"NHS", "UK"}
PHONE = re.compile(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
OTHER_PAGES = [
    "/",
    "/projects/",
    "/regions/",
    "/networks/",
    "/about-peer-support/",
    "/about-peer-support/in-other-words/",
    "/training/",
    "/about/",
    "/about/2013-report/",
]


def public_texts():
    """(record, text) of everything that stands in sentences on project pages."""
    for project in Project.objects.published():
        yield project.slug, project.summary
        yield project.slug, project.story
    for answer in Answer.objects.select_related("project"):
        if BY_NUMBER[answer.question].is_public:
            yield answer.project.slug, answer.own_words
    for definition in PeerDefinition.objects.public():
        yield definition.who, definition.words


@pytest.fixture(scope="module")
def shingles():
    return unpack(HASHES.read_text("ascii"))


@pytest.fixture(scope="module")
def pages(with_report, django_db_blocker):
    """Address -> each public page, read once."""
    with django_db_blocker.unblock():
        addresses = [f"/projects/{slug}/" for slug in Project.objects.values_list("slug", flat=True)]
        addresses += [f"/regions/{slug}/" for slug in Region.objects.values_list("slug", flat=True)]
        return {address: Page(Client().get(address)) for address in addresses + OTHER_PAGES}


@pytest.fixture
def mains(pages, report):
    """Address -> the text of each public page's main part."""
    return {address: page.text() for address, page in pages.items()}


@pytest.fixture
def blocks(pages, report):
    """(address, text) of each paragraph, list item, heading and cell by itself."""
    return [
        (address, " ".join("".join(part.itertext()).split()))
        for address, page in pages.items()
        for part in page.all("main")[0].iter()
        if str(part.tag) in BLOCKS
    ]


@pytest.mark.slow
@pytest.mark.one_database
def test_no_page_runs_on_in_the_reports_words(blocks, shingles):
    names = names_of_bodies()
    copied = {
        (address, run) for address, text in blocks for run in copied_runs(without(names, text), shingles)
    }
    assert copied == set()


def test_no_page_shows_a_phone_number_or_address_of_2013(mains, client):
    leads = {lead for contact in Contact.objects.all() for lead in (contact.value, bare(contact.value))}
    # An address that stands the same on its own site today, where it was read, is no lead of 2013.
    today = " ".join(line.link for line in everything() if line.link)
    leads = {lead for lead in leads if bare(lead) not in today}
    assert {"020 7931 6480", "info@depressionalliance.org", "chardpeergroup.org.uk"} <= leads
    groups = {
        at: text for at, text in mains.items() if at.startswith(("/projects/", "/regions/", "/networks/"))
    }
    assert [(at, lead) for at, text in groups.items() for lead in leads if lead in text] == []
    # Help elsewhere was read this year, and says so.
    ways = [way for line in everything() for way in (line.phone, line.text_number, line.email) if way]
    plain = {at: without(ways, text) for at, text in groups.items()}
    assert [at for at, text in plain.items() if PHONE.search(text) or EMAIL.search(text)] == []
    held = client.get("/projects.csv").content.decode("utf-8-sig")
    assert [lead for lead in leads if lead in held] == []
    assert len(held) > 100_000
    # An id is hexadecimal chance, and ten of its digits in a row can look like a phone number.
    told = [value for row in csv.DictReader(StringIO(held)) for name, value in row.items() if name != "id"]
    assert [value for value in told if PHONE.search(value) or EMAIL.search(value)] == []


def test_people_are_not_called_service_users(report):
    said = [(who, text) for who, text in public_texts() if SERVICE_USERS.search(QUOTED.sub("", text))]
    assert said == []


def test_nobody_is_said_to_suffer(report):
    assert [who for who, text in public_texts() if "suffer" in QUOTED.sub("", text).casefold()] == []


def test_short_forms_are_explained_where_they_stand(report):
    """In brackets, by "called ... for short", or as the name of the group itself or of one that it names."""
    names = " ".join(Project.objects.values_list("name", flat=True))
    names += " ".join(Organisation.objects.values_list("name", flat=True))
    known = KNOWN | set(CAPITALS.findall(names)) - {"LGBT", "CAB", "IAPT", "HMP", "OCD", "PAWS", "THACMHO"}
    unexplained = [
        (project.slug, short)
        for project in Project.objects.all()
        for short in set(CAPITALS.findall(project.summary)) - known
        if not explained(short, project)
    ]
    assert unexplained == []


def test_summaries_are_short_plain_and_speak_for_themselves(report):
    """The page tells the source and its age; a summary does not."""
    for project in Project.objects.published():
        sentences = re.split(r"(?<=[.!?])\s+", project.summary)
        assert 1 <= len(sentences) <= 4, project.slug
        assert max(len(sentence.split()) for sentence in sentences) <= 26, project.slug
        assert len(project.summary.split()) <= 75, project.slug
        assert "the report" not in project.summary.casefold(), project.slug
        assert "2013 report" not in project.summary, project.slug


def test_no_sentence_is_very_long(report):
    long = [
        (who, sentence)
        for who, text in public_texts()
        for sentence in re.split(r"(?<=[.!?:;])\s+", text)
        if len(sentence.split()) > 45
    ]
    assert long == []


def test_each_record_has_a_source_that_its_page_names(mains):
    for project in Project.objects.published().select_related("source"):
        assert project.source.title in mains[f"/projects/{project.slug}/"], project.slug


def names_of_bodies():
    """Longest first: records, organisations, and the sites and authors that `/about/2013-report/` lists."""
    content = json.loads(CONTENT.read_text("utf-8"))
    listed = [site["name"] for tier in content["imroc"]["tiers"] for site in tier["sites"]]
    listed.append(", ".join(content["authors"]["with"]))
    for model in (Project, Organisation):
        listed += model.objects.values_list("name", flat=True)
    return sorted(set(listed), key=len, reverse=True)


def without(names, text):
    """Names are names, and quotations are marked: neither is a sentence of the report."""
    for name in names:
        text = text.replace(name, " · ")
    return text


def explained(short, project):
    text = project.summary
    return (
        f"({short})" in text
        or f"{short} (" in text
        or f"called {short} for short" in text
        or f"or {short})" in text
        or f"known as {short}, " in text
        # HMP Armley is called a prison, a CAB a Citizens Advice Bureau.
        or (short, True) in {("HMP", "prison" in text), ("CAB", "Citizens Advice Bureau" in text)}
    )


def bare(value):
    return value.removeprefix("https://").removeprefix("http://").removeprefix("www.")
