"""Whatever a file holds, its reader ends in seconds, in little memory, with one sentence that says where."""

import contextlib
import io
import random
import resource
import zipfile

import pytest

from directory.imports.sheets import read as reading
from directory.imports.sheets import unpack
from directory.imports.sheets.fault import UnreadableError
from directory.imports.sheets.limits import LONGEST_CELL, MOST_PROBLEMS
from directory.imports.sheets.read import read
from directory.imports.sheets.workbook import Book, Rows
from tests.imports.sheets import bad_files
from tests.imports.sheets.bad_files import BROKEN, BROKEN_CSV, text_row, workbook

pytestmark = [pytest.mark.slow, pytest.mark.one_database]

CASES = [
    *(("Groups of May.xlsx", case, *made) for case, made in BROKEN.items()),
    *(("Groups of May.csv", case, *made) for case, made in BROKEN_CSV.items()),
]


@pytest.mark.parametrize(("name", "case", "make", "what", "where"), CASES, ids=[case[1] for case in CASES])
def test_a_bad_file_is_one_sentence_with_its_name_and_the_place(name, case, make, what, where):
    content = make()
    before, children = usage(resource.RUSAGE_SELF), usage(resource.RUSAGE_CHILDREN)
    with pytest.raises(UnreadableError) as fault:
        read(name, content)
    said = str(fault.value)
    assert said.startswith(f"“{name}”")
    assert what in said
    assert where in said
    assert len(said) < 300
    assert "cannot be read. Save it again" not in said, "it was stopped by a fault of ours"
    assert usage(resource.RUSAGE_CHILDREN).ru_utime - children.ru_utime < 12
    assert usage(resource.RUSAGE_SELF).ru_maxrss - before.ru_maxrss < 150 * 1024


def usage(of):
    return resource.getrusage(of)


def test_one_cell_of_150_mb_is_a_problem_of_its_row_and_costs_no_memory():
    start = f'{bad_files.SHEET_START}{bad_files.ONE}<row r="3"><c r="A3" t="inlineStr"><is><t>'
    end = f"</t></is></c></row>{text_row(4, 'Three')}{bad_files.SHEET_END}"
    before = usage(resource.RUSAGE_SELF)
    sheet = read("a.xlsx", bad_files.with_sheet(bad_files.repeated(start, "x" * 150, 1_000_000, end)))
    assert [(p.row, p.column, p.words) for p in sheet.problems] == [
        (3, "name", f"This is longer than {LONGEST_CELL:,} letters.")
    ]
    assert [cells["name"] for _, cells in sheet.rows] == ["One", "Three"]
    assert usage(resource.RUSAGE_SELF).ru_maxrss - before.ru_maxrss < 50 * 1024


def test_a_text_is_taken_whole_or_not_at_all():
    fits, too_long = "x" * LONGEST_CELL, "x" * (LONGEST_CELL + 1)
    for content, name in [
        (workbook(text_row(2, fits) + text_row(3, too_long)), "a.xlsx"),
        (f"name\n{fits}\n{too_long}\n".encode(), "a.csv"),
    ]:
        sheet = read(name, content)
        assert sheet.rows == [(2, {"name": fits})]
        assert [p.row for p in sheet.problems] == [3]


def test_what_a_sheet_says_of_its_size_is_not_believed():
    content = workbook(before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols>')
    assert read("a.xlsx", content).rows == [(2, {"name": "One"})]


def test_empty_cells_up_to_the_last_column_are_no_columns():
    row = '<row r="2"><c r="A2" t="inlineStr"><is><t>One</t></is></c><c r="XFD2" s="1"/></row>'
    assert read("a.xlsx", workbook(row)).rows == [(2, {"name": "One"})]


def test_a_value_in_the_last_column_is_a_problem_of_its_row():
    sheet = read("a.xlsx", workbook('<row r="2"><c r="XFD2"><v>1</v></c></row>'))
    assert [(p.row, p.words) for p in sheet.problems] == [
        (2, "This row has more cells than there are columns.")
    ]


def test_thousands_of_sheets_cost_nothing_for_only_the_first_is_opened():
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, 4_000))
    more = {f"xl/worksheets/sheet{n}.xml": "<broken" for n in range(2, 4_000)}
    book = bad_files.BOOK.replace(bad_files.SHEETS, sheets)
    assert read("a.xlsx", workbook(parts={"xl/workbook.xml": book, **more})).rows == [(2, {"name": "One"})]


def test_names_that_lead_out_of_the_archive_are_names_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read("../../a.xlsx", workbook(parts={"../../evil.py": "x", "/etc/evil": "x"})).rows
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_is_in_no_calendar_is_a_problem_of_its_row():
    rows = "".join(
        f'<row r="{n}"><c s="1"><v>{day}</v></c></row>' for n, day in enumerate(["1e300", "-1", "45000"], 2)
    )
    sheet = read("a.xlsx", workbook(rows))
    assert [(p.row, p.column, p.words) for p in sheet.problems] == [
        (2, "A", "This is no day of the calendar."),
        (3, "A", "This is no day of the calendar."),
    ]
    assert sheet.rows == [(4, {"name": "2023-03-15"})]


def test_a_file_locked_with_a_password_says_so():
    with pytest.raises(UnreadableError, match="password"):
        read("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_a_workbook_with_macros_is_read_and_they_are_not():
    content = workbook(parts={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert read("a.xlsm", content).rows == [(2, {"name": "One"})]


def test_of_many_problems_the_first_are_told_and_the_others_counted():
    sheet = read("a.csv", b"name\n" + b"One,Two\n" * (MOST_PROBLEMS + 7))
    assert len(sheet.problems) == MOST_PROBLEMS
    assert sheet.more_problems == 7


@pytest.mark.parametrize("seed", range(60))
def test_a_workbook_with_bytes_changed_is_read_or_says_why_not(seed):
    """The other process would answer for what is not foreseen; so here it is asked in this one."""
    chance, whole = random.Random(seed), workbook(bad_files.ONE + text_row(3, "Two") * 3)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([part for part in parts if part != "[Content_Types].xml"])
    part = bytearray(parts[name])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(part))
        piece = chance.choice([b"", b"<", b'"', b"9" * 30, b"\xff", b"-", b"/", b"<c>", b"<row>", b"<si>"])
        part[at : at + chance.choice([0, 1, 8])] = piece
    parts[name] = bytes(part)
    with contextlib.suppress(UnreadableError):
        Rows(Book(bad_files.packed(parts)), lambda *_: None)


def test_the_reader_is_stopped_where_it_takes_too_long_or_too_much(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS_OF_READING", 0.001)
    with pytest.raises(UnreadableError, match=r"“a.csv”.*takes too long"):
        read("a.csv", b"name\n")


@pytest.mark.parametrize(
    ("stops", "words"),
    [
        ("while True: pass", "takes too long"),
        ("x = 'y' * 10**9", "too much memory"),
        ("raise KeyError('a secret')", "cannot be read"),
    ],
)
def test_whatever_the_reader_does_the_site_says_one_sentence(tmp_path, monkeypatch, caplog, stops, words):
    """A reader that goes on, takes all memory or fails; what it read is not logged."""
    house = tmp_path / "house"
    for folder in ("directory/imports/sheets", "directory/records"):
        (house / folder).mkdir(parents=True)
    for source in ("imports/sheets/*.py", "records/pasted.py", "records/__init__.py", "__init__.py"):
        for path in (reading.HOUSE / "directory").glob(source):
            (house / path.relative_to(reading.HOUSE)).write_bytes(path.read_bytes())
    (house / "directory/imports/__init__.py").touch()
    code = house / "directory/imports/sheets/unpack.py"
    code.write_text(code.read_text().replace("    text = decoded(content)\n", f"    {stops}\n", 1))
    limits = house / "directory/imports/sheets/limits.py"
    limits.write_text(limits.read_text().replace("OF_PROCESSOR = 30", "OF_PROCESSOR = 1"))
    monkeypatch.setattr(reading, "HOUSE", house)
    with pytest.raises(UnreadableError, match=words):
        read("a.csv", b"name\n")
    assert "secret" not in caplog.text


def test_the_reader_knows_no_setting_of_the_site(monkeypatch):
    seen = {}

    def run(command, **how):
        seen.update(how)
        raise reading.subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(reading.subprocess, "run", run)
    with pytest.raises(UnreadableError):
        read("a.csv", b"name\n")
    assert seen["env"] == {}


def test_the_reader_writes_nothing_but_what_it_was_given(capsys):
    listing = unpack.Listing(unpack.sys.stdout)
    unpack.csv_rows("name\n\ud7ff\u2028\n".encode(), listing)
    assert capsys.readouterr().out.splitlines()[0] == '{"columns": ["name"]}'
