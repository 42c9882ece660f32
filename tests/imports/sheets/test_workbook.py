"""Workbooks as other programs write them, cell by cell as openpyxl and xlsxwriter understand them."""

import datetime
import io

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from directory.imports.sheets.read import read
from tests.imports.sheets.bad_files import workbook

DAY = datetime.date(2026, 11, 28)
MOMENT = datetime.datetime(2026, 11, 28, 19, 30)  # noqa: DTZ001 - a sheet knows no zones
VALUES = [
    ("text", "text"),
    (18, "18"),
    (18.0, "18"),
    (0.1, "0.1"),
    (-3, "-3"),
    (447_700_900_123, "447700900123"),
    (True, "yes"),
    (False, "no"),
    (DAY, "2026-11-28"),
    (MOMENT, "2026-11-28 19:30:00"),
    (datetime.time(19, 30), "19:30:00"),
    (datetime.date(1900, 2, 27), "1900-02-27"),
    ("café “x” & <b>", "café “x” & <b>"),
    ("a\nb", "a\nb"),
]


def by_openpyxl(value):
    book = Workbook()
    book.active.append(["name"])
    book.active.append([value])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(value):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy hh:mm"})
    page = book.add_worksheet()
    page.write(0, 0, "name")
    page.write(1, 0, value)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
@pytest.mark.parametrize(("value", "text"), VALUES)
def test_a_value_comes_as_its_reader_sees_it(write, value, text):
    assert read("a.xlsx", write(value)).rows == [(2, {"name": text})]


def test_a_text_in_several_dresses_is_one_text():
    rich = CellRichText("Sun", TextBlock(InlineFont(b=True), "rise"))
    assert read("a.xlsx", by_openpyxl(rich)).rows == [(2, {"name": "Sunrise"})]


def test_how_a_word_is_said_is_no_part_of_it():
    words = "<si><r><t>東</t></r><r><t>京</t></r><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
    parts = {"xl/sharedStrings.xml": f"<sst>{words}</sst>"}
    row = '<row r="2"><c t="s"><v>0</v></c></row>'
    assert read("a.xlsx", workbook(row, parts=parts)).rows == [(2, {"name": "東京"})]


def test_a_workbook_that_counts_from_1904():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"date_1904": True, "default_date_format": "yyyy-mm-dd"})
    page = book.add_worksheet()
    page.write(0, 0, "name")
    page.write(1, 0, DAY)
    book.close()
    assert read("a.xlsx", out.getvalue()).rows == [(2, {"name": "2026-11-28"})]


def test_the_first_sheet_by_its_place_not_by_its_name_in_the_file():
    book = Workbook()
    book.active.append(["name"])
    book.active.append(["Second"])
    first = book.create_sheet("First", 0)
    first.append(["name"])
    first.append(["First"])
    out = io.BytesIO()
    book.save(out)
    assert read("a.xlsx", out.getvalue()).rows == [(2, {"name": "First"})]
