"""`export_summary`: files of a region, of England or of a question; errors in words."""

import datetime
import io
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory.search import live
from tests.factories import make_project, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    """export("london", format="csv") -> the files that came, by name."""
    make_project("A group", regions=["london"], community=["somali"], funding_at_risk="yes")
    make_region("eastern")
    live.refresh()

    def run(*region, **options):
        call_command("export_summary", *region, out=tmp_path / "out", stdout=io.StringIO(), **options)
        return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    return run


def test_all_formats_are_named_by_the_region(export):
    assert set(export("london")) == {"london.zip", "london.xlsx", "london.docx"}


def test_england_is_one_workbook(export):
    assert set(export("england", format="xlsx")) == {"england.xlsx"}


def test_a_question_instead_of_a_region(export):
    files = export(query="community=somali", format="csv")
    with zipfile.ZipFile(io.BytesIO(files["somali.zip"])) as archive:
        assert "A group" in archive.read("02-listed.csv").decode()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("region=london&community=somali", "london-somali.zip"),
        ("q=../../etc", "etc.zip"),
        ("q=%D9%85", "chosen.zip"),
        ("", "chosen.zip"),
    ],
)
def test_a_questions_files_are_named_by_what_it_asks(export, query, name):
    assert set(export(query=query, format="csv")) == {name}


def test_a_file_that_is_not_public_says_so_in_its_name(export):
    assert set(export("london", format="csv", audience="internal")) == {"london-internal.zip"}


def test_only_the_sections_asked_for(export):
    files = export("london", format="csv", sections="gaps,freshness")
    with zipfile.ZipFile(io.BytesIO(files["london.zip"])) as archive:
        assert archive.namelist() == ["00-about.csv", "01-gaps.csv", "02-freshness.csv", "dictionary.csv"]


def test_written_again_it_is_the_same(export):
    assert export("london") == export("london")


@pytest.mark.parametrize(
    ("region", "options", "words"),
    [
        (["nowhere"], {}, "There is no region “nowhere”. There are: .*london.*, england"),
        ([], {}, "Say a region"),
        (["london"], {"query": "q=a"}, "Say a region"),
        ([], {"query": "region=nowhere"}, "we do not know “nowhere”"),
        (["london"], {"format": "pdf"}, "There is no format “pdf”"),
        (["london"], {"sections": "colour"}, "There is no section “colour”"),
        (["london"], {"since": timezone.localdate() + datetime.timedelta(days=1)}, "has not come yet"),
    ],
)
def test_what_cannot_be_done_is_said_and_writes_nothing(export, tmp_path, region, options, words):
    with pytest.raises(CommandError, match=words):
        export(*region, **options)
    assert not (tmp_path / "out").exists()
