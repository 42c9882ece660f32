import io

import pytest
from openpyxl import Workbook

from directory.imports.sheets.fault import UnreadableError
from directory.imports.sheets.limits import LARGEST
from directory.imports.sheets.read import read
from directory.imports.sheets.unpack import plain


def xlsx(*rows, change=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(sheet):
    return [row for _, row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_any_spreadsheet_writes_it(encoding, delimiter):
    text = delimiter.join(["Name", "cost"]) + "\r\n" + delimiter.join(["Café", "free"]) + "\r\n"
    assert cells(read("a.csv", text.encode(encoding))) == [{"name": "Café", "cost": "free"}]


def test_a_text_over_several_lines_keeps_its_row_number():
    sheet = read("a.csv", b'name,summary\nOne,"a\nb"\nTwo,c\n')
    assert [number for number, _ in sheet.rows] == [2, 4]


def test_xlsx_with_numbers_and_empty_rows():
    sheet = read(
        "a.xlsx", xlsx(["name", "youngest_age", None], ["One", 18.0, None], [None, None], ["Two", None])
    )
    assert sheet.rows == [
        (2, {"name": "One", "youngest_age": "18"}),
        (4, {"name": "Two", "youngest_age": ""}),
    ]


def test_a_formula_is_a_problem_of_its_row_and_the_others_stay():
    sheet = read("a.xlsx", xlsx(["name"], ["=A1"], ["Two"]))
    assert [(p.row, p.column) for p in sheet.problems] == [(2, "A")]
    assert cells(sheet) == [{"name": "Two"}]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF-1.4", "neither CSV nor XLSX"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 20, "neither CSV nor XLSX"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name,Name\nOne,Two", "Two columns are called name"),
        ("a.csv", b"\x00\x01\x02\x00", "cannot be read"),
        ("a.xlsx", b"PK\x03\x04broken", "cannot be opened"),
        ("a.csv", b"name\n" + b"x\n" * 20_001, "more than 20,000 rows"),
        ("a.csv", b"x" * (LARGEST + 1), "larger than 20 MB"),
        ("a.csv", b"\n\n", "names of the columns"),
    ],
)
def test_a_file_that_gives_no_rows_says_why(name, content, words):
    with pytest.raises(UnreadableError, match=words):
        read(name, content)


def test_merged_cells_say_where():
    content = xlsx(["name", "cost"], ["One", "free"], change=lambda sheet: sheet.merge_cells("A2:B2"))
    with pytest.raises(UnreadableError, match="A2:B2"):
        read("a.xlsx", content)


def test_more_cells_than_columns_is_a_problem():
    sheet = read("a.csv", b"name\nOne,Two\nThree\n")
    assert [p.row for p in sheet.problems] == [2]
    assert cells(sheet) == [{"name": "Three"}]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("'=1+1", "=1+1"),
        ("'-", "-"),
        ("'tis", "'tis"),
        ("a\u00a0b\u200b", "a b"),
        ("\x07a\r\nb", "a\nb"),
        ("a\rb\u2028c", "a\nb\nc"),
        ("self\u00adhelp at the cafe\u0301", "selfhelp at the caf\u00e9"),
        ("\x93talk\x94 \uf0b7 tea", "\u201ctalk\u201d \u2022 tea"),
        ("'", "'"),
    ],
)
def test_what_spreadsheets_and_word_leave_behind_goes(typed, meant):
    assert plain(typed) == meant
