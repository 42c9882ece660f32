"""Run by itself (`-m directory.imports.sheets.unpack csv|xlsx`): a file in, lines of JSON out.

{"columns": names}, {"row": [number, {column: text}]}, {"problem": [row, column, words]}, then
{"more_problems": number}; or, whatever came before, {"fault": [words, place]}.
"""

import csv
import io
import json
import os
import resource
import sys
import traceback
from collections.abc import Iterator

from directory.records.pasted import made_plain

from .fault import Problem, UnreadableError
from .limits import (
    LARGEST,
    LONGEST_CELL,
    LONGEST_ROW,
    MEMORY,
    MOST_COLUMNS,
    MOST_PROBLEMS,
    MOST_ROWS,
    SECONDS_OF_PROCESSOR,
)
from .workbook import TOO_MANY_ROWS, Book, Rows

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Listing:
    """Takes the rows of a file, the heading first, and says what is in them."""

    def __init__(self, out):
        self.out, self.columns, self.problems = out, None, 0

    def say(self, what: str, value: object) -> None:
        self.out.write(json.dumps({what: value}) + "\n")

    def take(self, number: int, cells: list[str], problems: list[Problem]) -> None:
        if self.columns is None:
            self.columns = named_columns(cells, f"row {number}")
            self.say("columns", self.columns)
            return
        if not any(cell.strip() for cell in cells) and not problems:
            return
        found = [*problems, *self.wrong_cells(number, cells)]
        for problem in found:
            self.problems += 1
            if self.problems <= MOST_PROBLEMS:
                self.say("problem", [problem.row, problem.column, problem.words])
        if not found:
            cells += [""] * (len(self.columns) - len(cells))
            named = zip(self.columns, cells, strict=False)
            self.say("row", [number, {column: plain(text) for column, text in named if column}])

    def wrong_cells(self, number: int, cells: list[str]) -> Iterator[Problem]:
        if any(cell.strip() for cell in cells[len(self.columns) :]):
            yield Problem(number, "", "This row has more cells than there are columns.")
        for column, cell in zip(self.columns, cells, strict=False):
            if len(cell) > LONGEST_CELL:
                yield Problem(number, column, f"This is longer than {LONGEST_CELL:,} letters.")

    def end(self) -> None:
        if self.columns is None:
            raise UnreadableError("The file is empty.")
        self.say("more_problems", max(0, self.problems - MOST_PROBLEMS))


def named_columns(cells: list[str], place: str) -> list[str]:
    columns = [cell.strip().casefold().replace(" ", "_")[:LONGEST_CELL] for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if len(columns) > MOST_COLUMNS:
        raise UnreadableError(f"There are more than {MOST_COLUMNS} columns. See the template file.", place)
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise UnreadableError(f"Two columns are called {twice[0][:60]}. Rename or remove one.", place)
    if not any(columns):
        raise UnreadableError(
            "The first line should hold the names of the columns: see the template file.", place
        )
    return columns


def plain(text: str) -> str:
    """As the form keeps what is pasted, and without the apostrophe that the export puts before a formula."""
    if text.startswith("'") and text[1:2] in FORMULA_STARTS and text[1:2]:
        text = text[1:]
    return made_plain(text).strip()


def csv_rows(content: bytes, listing: Listing) -> None:
    text = decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    lines = Lines(text)
    csv.field_size_limit(LONGEST_ROW)
    reader = csv.reader(lines, delimiter=delimiter)
    for row in range(1, MOST_ROWS + 3):
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise UnreadableError(
                "It cannot be read: a quotation mark may be missing.", lines.place
            ) from problem
        if row > MOST_ROWS + 1:
            raise UnreadableError(TOO_MANY_ROWS, lines.place)
        listing.take(lines.start, cells, [])


class Lines:
    """The lines of a text for a reader that joins those of one row, until they are too many for a row."""

    def __init__(self, text: str):
        self.lines, self.number = io.StringIO(text, newline=""), 0
        self.begin()

    def begin(self) -> None:
        self.start, self.letters = self.number + 1, 0

    @property
    def place(self) -> str:
        return f"line {self.start:,}"

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.number += 1
        self.letters += len(line)
        if self.letters > LONGEST_ROW:
            raise UnreadableError(
                f"This row has more than {LONGEST_ROW:,} letters: a quotation mark may be missing.",
                self.place,
            )
        return line


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


def xlsx_rows(content: bytes, listing: Listing) -> None:
    Rows(Book(content), listing.take)


def main() -> None:
    os.nice(5)
    limit(resource.RLIMIT_CPU, SECONDS_OF_PROCESSOR)
    limit(resource.RLIMIT_AS, MEMORY)
    listing = Listing(sys.stdout)
    try:
        content = sys.stdin.buffer.read(LARGEST + 1)
        {"csv": csv_rows, "xlsx": xlsx_rows}[sys.argv[1]](content, listing)
        listing.end()
    except UnreadableError as fault:
        listing.say("fault", [fault.words, fault.place])
    except MemoryError:
        listing.say("fault", ["It needs too much memory to be read. Split it, or save it as CSV.", ""])


def limit(what: int, most: int) -> None:
    """A stricter limit that the machine sets stays."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, hard))


def without_values(kind, problem, trace) -> None:
    """A fault of ours by its name and line: its words may hold what stands in the file."""
    last = traceback.extract_tb(trace)[-1]
    sys.stderr.write(f"{kind.__name__}, line {last.lineno} of {last.name}")


if __name__ == "__main__":
    sys.excepthook = without_values
    main()
