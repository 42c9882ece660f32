"""Summaries for staff: who gets in, what they see, where each figure leads, what they take away."""

import io
import re
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from directory.models import Project
from directory.search import live
from tests.factories import make_person, make_project, make_region
from tests.views.conftest import Page

pytestmark = pytest.mark.django_db
PAGES = ["staff_summaries", "staff_summary_rows", "staff_projects", "staff_figures"]


@pytest.fixture
def staff(client):
    """A client in which one of Mind's staff is signed in, and a small directory."""
    make_region("eastern")
    for name in ("Somali women", "<b>Bold</b>", "=1+1", "مجموعة"):
        make_project(
            name,
            regions=["north-east"],
            covers=["E08000035"],
            community=[("somali", "only")],
            structure=["group"],
            funding_at_risk="yes",
        )
    make_project("A London group", regions=["london"], structure=["group"])
    live.refresh()
    client.force_login(make_person(role="staff"))
    return client


def opened(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response.content[:300]
    return Page(response)


def summaries(query=""):
    return f"{reverse('staff_summaries')}?{query}"


@pytest.mark.parametrize("name", PAGES)
def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))
    assert reverse(name) in response.url


@pytest.mark.parametrize("name", PAGES)
def test_a_researcher_is_told_why_not_in_plain_words(client, name):
    client.force_login(make_person(role="researcher"))
    page = opened(client, reverse(name), 403)
    assert "Your account is a researcher’s" in page.text()
    assert "Call 999" in page.text("footer")


@pytest.mark.parametrize("role", ["editor", "staff", "administrator"])
def test_editors_staff_and_administrators_come_in(client, role):
    client.force_login(make_person(role=role))
    assert opened(client, reverse("staff_summaries")).text("h1") == "Regional summaries"


def test_a_region_is_seen_whole(staff):
    page = opened(staff, summaries("region=north-east&audience=internal"))
    assert page.text("h1") == "Mental health peer support: North East, Yorkshire and the Humber"
    text = page.text()
    assert "Of 4 groups, the answer is known for 4." in text
    assert "Not to be passed on" in text
    assert "There are no rates per head" in text
    assert "Counted from the published records" in text


def test_england_and_any_question_are_summaries_too(staff):
    assert "England" in opened(staff, summaries("region=england")).text("h1")
    page = opened(staff, summaries("region=north-east&community=racialised-communities"))
    assert "Somali women" in page.links
    assert "A London group" not in page.links
    assert "one question finds" in page.text()


def test_the_public_audience_sees_nothing_of_funding(staff):
    page = opened(staff, summaries("region=north-east&audience=public"))
    assert "Funding and risk" not in page.text("main").partition("Choose something else")[0]
    assert "funding" not in {h.get("id") for h in page.headings}
    assert "funding" in {
        h.get("id") for h in opened(staff, summaries("region=north-east&audience=internal")).headings
    }


def test_a_figure_leads_to_exactly_its_groups(staff):
    page = opened(staff, summaries("region=north-east"))
    address = page.links["4: How people support each other, Group, All"]
    assert address.endswith("structure&row=group&column=all")
    groups = opened(staff, address)
    assert groups.text("h1") == "4 groups: Group"
    here = Project.objects.filter(project_regions__region__slug="north-east")
    named = {text for text, target in groups.links.items() if target.startswith("/projects/")}
    assert named - {"Find a group", "Find"} == {project.name for project in here}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "region=north-east",
        "region=north-east&table=structure",
        "region=north-east&table=structure&row=nothing&column=all",
        "region=north-east&table=listed-other&row=1&column=where",
        "region=north-east&audience=commissioner&table=funding-at-risk&row=yes&column=all",
    ],
)
def test_an_address_of_no_figure_is_not_found(staff, query):
    assert staff.get(f"{reverse('staff_summary_rows')}?{query}").status_code == 404


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("region=nowhere", "we do not know “nowhere”"),
        ("region=london&since=yesterday", "We do not know that day"),
        ("region=london&since=2999-01-01", "has not come yet"),
    ],
)
def test_what_is_not_known_is_said_and_the_answers_stay_in_the_form(staff, query, words):
    page = opened(staff, summaries(query))
    assert words in page.text()


STRANGE = "audience=king section=colour region=london&region=eastern region= q=%00 near=Nowhere".split()
SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("query", STRANGE)
def test_a_strange_question_is_a_page_in_words(staff, query):
    opened(staff, summaries(query))


def test_charts_are_drawn_beside_their_table_and_say_their_figures(staff):
    page = opened(staff, summaries("region=north-east&section=counts&section=coverage"))
    labels = [svg.get("aria-label") for svg in page.all(SVG) if svg.get("role") == "img"]
    assert any("How people support each other. Group: 4." in label for label in labels)
    assert any(label.startswith("Matrix.") for label in labels)
    assert len(page.all("table")) >= len(labels)


def test_nothing_on_the_page_needs_a_script_or_a_style_of_its_own(staff):
    html = opened(staff, summaries("region=north-east")).html
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", html)


def test_a_text_that_looks_like_markup_is_text(staff):
    page = opened(staff, summaries("region=north-east"))
    assert "<b>Bold</b>" in page.links
    assert "<bdi>مجموعة</bdi>" in page.html


@pytest.mark.parametrize("name", ["csv", "xlsx", "docx"])
def test_a_file_is_the_same_however_often_it_is_asked_for(staff, name):
    address = f"{reverse('staff_summary_file', args=[name])}?region=north-east&audience=public"
    first, again = staff.get(address), staff.get(address)
    assert first.status_code == 200
    assert first.content == again.content
    ending = {"csv": "zip"}.get(name, name)
    assert first["Content-Disposition"] == f'attachment; filename="north-east.{ending}"'
    assert zipfile.ZipFile(io.BytesIO(first.content)).testzip() is None


def test_a_file_holds_what_the_page_shows(staff):
    address = f"{reverse('staff_summary_file', args=['xlsx'])}?region=north-east&section=overview"
    book = openpyxl.load_workbook(io.BytesIO(staff.get(address).content))
    assert book["At a glance"]["B2"].value == 4


@pytest.mark.parametrize(
    ("query", "status"), [("", 404), ("region=nowhere", 400), ("region=london&since=x", 400)]
)
def test_no_file_is_made_of_a_question_that_is_not_understood(staff, query, status):
    response = staff.get(f"{reverse('staff_summary_file', args=['csv'])}?{query}")
    assert response.status_code == status


def test_a_researcher_gets_no_file(client):
    client.force_login(make_person(role="researcher"))
    address = f"{reverse('staff_summary_file', args=['csv'])}?region=england"
    assert client.get(address).status_code == 403


def test_staff_pages_are_kept_nowhere(staff):
    assert "no-store" in staff.get(summaries())["Cache-Control"]


@pytest.mark.parametrize(("role", "is_led"), [("staff", True), ("editor", True), ("researcher", False)])
def test_whoever_may_read_summaries_is_led_to_them_after_signing_in(client, role, is_led):
    client.force_login(make_person(role=role))
    home = client.get(reverse("admin:index")).content.decode()
    for name in ("staff_summaries", "staff_projects", "staff_figures"):
        assert (f'href="{reverse(name)}"' in home) is is_led


def test_numbers_that_commissioners_may_not_have_are_one_step_away_for_readers_inside(staff):
    page = opened(staff, summaries("region=north-east&audience=commissioner"))
    assert "Told to us in confidence, so no numbers are given here" in page.text()
    address = page.links["see these numbers in the internal summary"]
    assert "4: Funding at risk, Yes, All" in opened(staff, address.partition("#")[0]).links
    public = opened(staff, summaries("region=north-east&audience=public"))
    assert "see these numbers in the internal summary" not in public.links


def test_the_answer_stands_before_the_contents(staff):
    page = opened(staff, summaries("region=north-east"))
    text = page.text()
    assert (
        text.index("4 groups listed")
        < text.index("How it was counted")
        < text.index("What is listed A group")
    )
    assert {"#overview", "#listed", "#method"} <= set(page.links.values())
