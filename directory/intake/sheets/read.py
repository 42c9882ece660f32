"""Bytes to rows of text, or one sentence that says why not. Nothing here knows the database."""

import csv
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from directory.actions.pasted import made_plain

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 20_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class UnreadableError(ValueError):
    """A file that gives no rows. Its words are for the person who brought it."""


@dataclass(frozen=True)
class Problem:
    """What is wrong, where: as a spreadsheet counts."""

    row: int
    column: str
    words: str


@dataclass
class Sheet:
    """Rows by column name, each with its number in the file."""

    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    problems: list[Problem] = field(default_factory=list)


def must_be_small(size: int) -> None:
    """Asked before a file is read into memory."""
    if size > LARGEST:
        raise UnreadableError(f"The file is larger than {LARGEST // 2**20} MB. Split it and bring the parts.")


def read(name: str, content: bytes) -> Sheet:
    must_be_small(len(content))
    ending = name.rpartition(".")[2].lower()
    if content[:2] == b"PK" or ending == "xlsx":
        return sheet_of(xlsx_lines(content))
    if ending not in ("csv", "txt") or content[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableError("This is neither CSV nor XLSX. Save it as one of these, and bring that.")
    return sheet_of(csv_lines(content))


def csv_lines(content: bytes) -> Iterator[tuple[int, list, list[Problem]]]:
    text = decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise UnreadableError(
                f"Line {start} cannot be read: a quotation mark may be missing."
            ) from problem
        yield start, cells, []


def decoded(content: bytes) -> str:
    """UTF-8, as we write it; UTF-16 by its mark; else what Excel for Windows writes."""
    is_utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableError("The text of this file cannot be read. Save it as “CSV UTF-8”, and bring that.")


def xlsx_lines(content: bytes) -> Iterator[tuple[int, list, list[Problem]]]:
    # Read when the first workbook comes: no visitor's page needs its memory.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise UnreadableError("This workbook unpacks to far more than it should. It was not opened.")
            merged = merged_cells(packed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        sheet = book.worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as problem:
        if isinstance(problem, UnreadableError):
            raise
        raise UnreadableError(
            "This workbook cannot be opened. Save it again as XLSX, or as CSV."
        ) from problem
    if merged:
        raise UnreadableError(
            f"Some cells are merged ({merged}). Unmerge them: each row needs its own cells."
        )
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        problems = [
            Problem(number, cell.column_letter, "There is a formula. Put its value there instead.")
            for cell in cells
            if getattr(cell, "data_type", "") == "f"
        ]
        yield number, [cell.value for cell in cells], problems


def merged_cells(packed: zipfile.ZipFile) -> str:
    """The first merged range of the first sheet; a reading that streams would pass over it."""
    names = sorted(n for n in packed.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
    found = re.search(rb'<mergeCell [^>]*ref="([A-Z0-9:]+)"', packed.read(names[0])) if names else None
    return found.group(1).decode() if found else ""


def sheet_of(lines: Iterator[tuple[int, list, list[Problem]]]) -> Sheet:
    header = next(lines, None)
    if header is None:
        raise UnreadableError("The file is empty.")
    columns = [text_of(cell).strip().casefold().replace(" ", "_") for cell in header[1]]
    while columns and not columns[-1]:
        columns.pop()
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise UnreadableError(f"Two columns are called {twice[0]}. Rename or remove one.")
    if not any(columns) or len(columns) > MOST_COLUMNS:
        raise UnreadableError("The first line should hold the names of the columns: see the template file.")
    sheet = Sheet([column for column in columns if column], [])
    for number, cells, problems in lines:
        texts = [text_of(cell) for cell in cells]
        if not any(text.strip() for text in texts):
            continue
        if len(sheet.rows) >= MOST_ROWS:
            raise UnreadableError(f"There are more than {MOST_ROWS:,} rows. Split the file.")
        sheet.problems += problems
        if any(text.strip() for text in texts[len(columns) :]):
            sheet.problems.append(Problem(number, "", "This row has more cells than there are columns."))
        elif not problems:
            named = zip(columns, texts + [""] * (len(columns) - len(texts)), strict=False)
            sheet.rows.append((number, {column: plain(text) for column, text in named if column}))
    return sheet


def text_of(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if not (cell.hour or cell.minute) else cell.isoformat(" ")
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def plain(text: str) -> str:
    """As the form keeps what is pasted, and without the apostrophe that the export puts before a formula."""
    if text.startswith("'") and text[1:2] in FORMULA_STARTS and text[1:2]:
        text = text[1:]
    return made_plain(text).strip()[:LONGEST_CELL]
