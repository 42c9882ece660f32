"""Funding, risk and needs: for internal readers; not a number of them for anybody else, at any door."""

import io
import re
import zipfile

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.urls import reverse

from directory.exports.formats import FORMATS
from directory.models import Project, Term
from directory.records import workflow
from directory.reports.citable_figures import KINDS, figure_of
from directory.reports.confidential import FUNDING, NOT_GIVEN
from directory.reports.regional import SECTIONS, regional_summary, sections_for
from directory.reports.report import Audience
from directory.search import ProjectSearch, live
from tests.factories import make_person, make_project, make_region

pytestmark = pytest.mark.django_db
SECRET = ("funding", "funders", "needs")
TABLES = {
    "has-funding": "Has funding",
    "funding-at-risk": "Funding at risk",
    "funding-plans": "Plans for funding",
    "resource-wanted": "Help wanted",
    "funders": "Who funds whom",
}
OTHERS = [Audience.PUBLIC, Audience.COMMISSIONER]
# A number that stands nowhere else: so many groups answered.
ANSWERED = 37


def summary(what, audience, **options):
    return regional_summary(what, audience=audience, **options)


@pytest.fixture
def london(db):
    """37 of 40 groups answered: enough for any rule that looks at one table by itself."""
    answers = {"has_funding": "yes", "funding_at_risk": "yes", "funding_plans": "no"}
    for n in range(40):
        told = answers | {"resource_wanted": ["funding"]} if n < ANSWERED else {}
        make_project(f"Group {n}", regions=["london"], organisations=[("The Purse", "funds")], **told)
    live.refresh()
    return make_region("london")


def test_the_tables_named_here_are_all_that_internal_readers_have(london):
    made = summary(london, Audience.INTERNAL)
    found = {table.slug: table.title for slug in SECRET for table in made.section(slug).tables}
    assert found == {slug: title if slug != "funders" else found["funders"] for slug, title in TABLES.items()}
    assert {name.replace("_", "-") for name in FUNDING} < set(TABLES)


def test_the_public_gets_no_section_of_them_even_when_it_is_asked_for(london):
    assert not set(SECRET) & set(sections_for(Audience.PUBLIC))
    made = summary(london, Audience.PUBLIC, sections=["overview", *SECRET])
    assert [section.slug for section in made.sections] == ["overview"]
    whole = summary(london, Audience.PUBLIC)
    assert "funding" not in " ".join(column.key for table in whole.tables for column in table.columns)


def subjects(region):
    live.refresh()
    return {"region": region, "England": None, "set": ProjectSearch(QueryDict("region=london"), path="/")}


@pytest.mark.parametrize("of", ["region", "England", "set"])
def test_commissioners_get_one_sentence_where_the_tables_would_stand(london, of):
    made = summary(subjects(london)[of], Audience.COMMISSIONER)
    assert [(made.section(slug).words, made.section(slug).tables) for slug in ("funding", "needs")] == [
        ((NOT_GIVEN,), ()),
        ((NOT_GIVEN,), ()),
    ]
    assert made.section("funders") is None
    assert "quarterly editions" in NOT_GIVEN


def test_internal_readers_get_everything_marked(london):
    made = summary(london, Audience.INTERNAL)
    assert made.table("has-funding").cell("yes", "all").number == ANSWERED
    assert {row.cells[1] for row in made.table("funders").rows} == {"The Purse"}
    assert all("not to be passed on" in made.section(slug).words[0] for slug in SECRET)


def test_two_printings_around_one_closed_group_differ_in_nothing_that_was_told_in_confidence(london, client):
    """The attack: print, let one group that answered close, print again, and take one from the other."""
    before = everything_printed(client)
    group = Project.objects.get(name="Group 0")
    workflow.close(group, by=make_person(role="editor"), note="Closed")
    live.refresh()
    after = everything_printed(client)
    assert len(before) == len(after) > 20
    for door in before:
        for told in (before[door], after[door]):
            assert confidential_in(told) == [], door
        if Audience.COMMISSIONER in door:
            assert "Told to us in confidence, so no numbers are given here" in before[door], door


def confidential_in(told):
    """Titles and names of the tables, and the numbers, that a text tells; what was asked for is none."""
    told = re.sub(
        r"https?://\S+|[0-9a-f-]{36}|<[^>]*>|\bGroup \d+|group-\d+|Help wanted from Mind", " ", told
    )
    return re.findall(rf"{'|'.join([*TABLES, *TABLES.values()])}|\b{ANSWERED}\b|\b{ANSWERED - 1}\b", told)


def everything_printed(client):
    """What every door gives to commissioners and to the public: {door: its words}."""
    client.force_login(make_person(role="staff"))
    printed = {}
    for audience in OTHERS:
        for area in ("region=london", "region=england", "region=london&q=group"):
            for sections in ("", "&section=funding&section=funders&section=needs"):
                asked = f"{area}&audience={audience.value}&since=2020-01-01{sections}"
                page = client.get(f"{reverse('staff_summaries')}?{asked}").content.decode()
                printed["page", audience, asked] = page.partition("</form>")[2]
            for name in FORMATS if "&" not in area else ():
                file = client.get(f"{reverse('staff_summary_file', args=[name])}?{asked}")
                printed["file", audience, name, asked] = everything_in(body(file))
    for slug in TABLES:
        asked = f"region=london&audience=commissioner&table={slug}&row=yes&column=all"
        assert client.get(f"{reverse('staff_summary_rows')}?{asked}").status_code == 404
    for kind in KINDS:
        asked = {"kind": kind, "region": "london", "community": "women"}
        page = client.get(reverse("staff_figures"), asked).content.decode()
        printed["figure", kind] = page.partition("</form>")[2]
    return printed


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def everything_in(content):
    """All that a packed file says, packed files inside it too, a cell or paragraph a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told = "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return re.sub(r"<[^>]*>", "\n", told)


@pytest.mark.parametrize("audience", OTHERS)
def test_the_command_gives_none_either(london, tmp_path, audience):
    asked = {"audience": audience.value, "sections": ",".join(SECTIONS)}
    call_command("export_summary", "london", out=tmp_path, **asked)
    files = list(tmp_path.iterdir())
    assert len(files) == len(FORMATS)
    for path in files:
        told = everything_in(path.read_bytes())
        assert confidential_in(told) == []
        assert ("Told to us in confidence" in told) == (audience == Audience.COMMISSIONER)


def test_the_attack_finds_what_an_internal_summary_tells(london):
    """It can fail: internal readers are given the very numbers that it looks for."""
    told = everything_in(FORMATS["csv"].write(summary(london, Audience.INTERNAL)))
    assert {*TABLES.values(), str(ANSWERED)} <= set(confidential_in(told))


def test_sentences_that_are_given_out_count_only_what_groups_say_in_public(london):
    make_project(community=["women"])
    women, labels = Term.objects.get(vocabulary="community"), set()
    for kind in KINDS:
        labels |= {counted.label for counted in figure_of(kind, london, women).counted}
    assert labels == {
        "Listed",
        "Confirmed in the last 12 months",
        "Known who is in charge",
        "Led by people who use mental health services",
    }
