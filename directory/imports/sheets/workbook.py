"""The first sheet of an XLSX file, cell by cell, in a memory that does not grow with what it unpacks to.

Only the parts that are needed are opened, each as a stream of XML that may hold no entity. Whatever cannot be
read raises UnreadableError with the sheet, row or cell where it stands.
"""

import datetime
import io
import math
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from .fault import Problem, UnreadableError
from .limits import (
    DEEPEST,
    LARGEST_UNPACKED,
    LONGEST_CELL,
    LONGEST_ELEMENT,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_PACKED_PARTS,
    MOST_ROWS,
    MOST_STYLES,
    MOST_TEXTS,
)

CHUNK = 64 * 1024
SAVE_AGAIN = "Save it again as XLSX, or as CSV."
TOO_MANY_ROWS = (
    f"There are more than {MOST_ROWS:,} rows. Split the file, or delete the empty rows at its end."
)
TOO_MANY_LETTERS = f"There are more than {MOST_LETTERS:,} letters. Split the file."
LAST_COLUMN, LAST_DAY = 16_384, 2_958_466
# How a Japanese word is said: it stands beside the word.
ASIDE = "rPh"
# Texts written in the cell, results of formulas, errors, days in ISO 8601.
TEXT_KINDS = ("inlineStr", "str", "e", "d")
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+")
NUMBER = re.compile(r"[+-]?[0-9]{1,400}(\.[0-9]{0,400})?([eE][+-]?[0-9]{1,3})?")
# What a number format says beside the letters that mean a day or an hour.
NOT_A_DATE = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(50, 59)}
# The day 0 of spreadsheets, which know a 29 February 1900.
DAY_0 = datetime.datetime.fromisoformat("1899-12-30")
DAY_0_OF_1904 = datetime.datetime.fromisoformat("1904-01-01")
FALSE_LEAP_DAY = 60

Handler = Callable[[str, dict[str, str]], None]


class Book:
    """An opened XLSX file: the first sheet and what its cells point to."""

    def __init__(self, content: bytes):
        self.packed = opened(content)
        self.unpacked = 0
        self.place = ""
        workbook = self.linked("", "officeDocument").get("officeDocument")
        if workbook is None or workbook not in self.names:
            raise UnreadableError(f"There is no workbook in it. {SAVE_AGAIN}")
        links = self.linked(workbook, "sharedStrings", "styles")
        self.day_0 = DAY_0
        self.sheet_name, self.sheet = self.first_sheet(workbook)
        self.texts = Texts(self, links["sharedStrings"]).found if "sharedStrings" in links else []
        self.date_styles = self.styles(links["styles"]) if "styles" in links else []
        self.place = f"sheet “{self.sheet_name}”"

    @property
    def names(self) -> set[str]:
        return self.packed.NameToInfo.keys()

    def parse(self, part: str, start: Handler, end: Callable | None = None, text: Callable | None = None):
        """Hand every element of a part on, by its name without a namespace."""
        if part not in self.names:
            raise UnreadableError(f"A part of this workbook is not in it. {SAVE_AGAIN}", self.place)
        parser = expat.ParserCreate(namespace_separator=" ")
        depth = 0

        def started(name, attributes):
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                raise UnreadableError(
                    f"It holds more than {DEEPEST} elements inside one another.", self.place
                )
            start(name.rpartition(" ")[2], attributes)

        def ended(name):
            nonlocal depth
            depth -= 1
            if end:
                end(name.rpartition(" ")[2])

        def refused(*_):
            raise UnreadableError(
                f"It defines entities, which no spreadsheet program does. {SAVE_AGAIN}", self.place
            )

        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = started, ended
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refused
        if text:
            parser.CharacterDataHandler = text
        try:
            before = self.unpacked
            for piece in self.pieces(part):
                parser.Parse(piece, False)
                # What is not finished is read again with every piece that comes.
                if self.unpacked - before - parser.CurrentByteIndex > LONGEST_ELEMENT:
                    raise UnreadableError(f"It holds an element that does not end. {SAVE_AGAIN}", self.place)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError) as problem:
            raise UnreadableError(f"It breaks off or is damaged here. {SAVE_AGAIN}", self.place) from problem

    def pieces(self, part: str) -> Iterator[bytes]:
        try:
            with self.packed.open(part) as stream:
                while piece := stream.read(CHUNK):
                    self.unpacked += len(piece)
                    if self.unpacked > LARGEST_UNPACKED:
                        raise UnreadableError(too_large(), self.place)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as problem:
            raise UnreadableError(f"It is damaged. {SAVE_AGAIN}", self.place) from problem

    def linked(self, part: str, *wanted: str) -> dict[str, str]:
        """The parts that a part leads to, by the last word of their kind, or by their number for sheets."""
        found = {}
        folder, name = posixpath.split(part)

        def start(element, attributes):
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))[1:]
            if element == "Relationship" and kind in wanted:
                found.setdefault(kind, target)
            if element == "Relationship" and kind == "worksheet":
                found[attributes.get("Id", "")] = target

        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links in self.names:
            self.parse(links, start)
        return found

    def first_sheet(self, workbook: str) -> tuple[str, str]:
        links, found = self.linked(workbook), []

        def start(element, attributes):
            link = next((v for k, v in attributes.items() if k.rpartition(" ")[2] == "id" and " " in k), "")
            if element == "sheet" and link in links and not found:
                found.append((attributes.get("name", "")[:31], links[link]))
            elif element == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                self.day_0 = DAY_0_OF_1904

        self.parse(workbook, start)
        if not found:
            raise UnreadableError(f"There is no sheet in it. {SAVE_AGAIN}")
        self.place = f"sheet “{found[0][0]}”"
        return found[0]

    def styles(self, part: str) -> list[bool]:
        """Of each style of a cell, whether it shows a number as a day."""
        self.place = "its styles"
        formats, found, inside = {}, [], []

        def start(element, attributes):
            inside.append(element)
            if len(formats) > MOST_STYLES or len(found) > MOST_STYLES:
                raise UnreadableError(f"There are more than {MOST_STYLES:,} styles.", self.place)
            if element == "numFmt":
                formats[attributes.get("numFmtId")] = attributes.get("formatCode", "")[:1_000]
            elif element == "xf" and inside[-2:-1] == ["cellXfs"]:
                found.append(attributes.get("numFmtId", "0"))

        self.parse(part, start, lambda element: inside.pop())
        return [shows_a_day(number, formats) for number in found]


def opened(content: bytes) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise UnreadableError(f"This workbook cannot be opened. {SAVE_AGAIN}") from problem
    parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("It is locked with a password. Take that off, and bring it again.")
    if len(parts) > MOST_PACKED_PARTS:
        raise UnreadableError(f"It is made of more than {MOST_PACKED_PARTS:,} parts. {SAVE_AGAIN}")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UnreadableError(too_large())
    return packed


def too_large() -> str:
    size = LARGEST_UNPACKED // 2**20
    return f"This workbook unpacks to more than {size} MB, far more than a list of groups. Split it."


def shows_a_day(number: str, formats: dict[str, str]) -> bool:
    if number in formats:
        return bool(re.search("[dmyhsDMYHS]", NOT_A_DATE.sub("", formats[number])))
    return number.isdecimal() and len(number) < 4 and int(number) in DATE_FORMATS


class Texts:
    """The texts that cells name by their number. What tells how to say a word is left out."""

    def __init__(self, book: Book, part: str):
        self.book, self.found, self.letters = book, [], 0
        self.text, self.aside, self.is_open = Text(), 0, False
        book.place = "its list of texts"
        book.parse(part, self.start, self.end, self.words)

    def start(self, element, attributes):
        if element == "si":
            if len(self.found) >= MOST_TEXTS:
                raise UnreadableError(f"There are more than {MOST_TEXTS:,} texts. Split it.", self.book.place)
            self.text = Text()
        self.aside += element == ASIDE
        self.is_open = element == "t" and not self.aside

    def end(self, element):
        self.is_open = False
        self.aside -= element == ASIDE
        if element == "si":
            self.found.append(str(self.text))
            self.letters += len(self.text)
            if self.letters > MOST_LETTERS:
                raise UnreadableError(TOO_MANY_LETTERS, self.book.place)

    def words(self, words):
        if self.is_open:
            self.text.add(words)


class Text:
    """What a cell says, as it comes in pieces; of what is too long, one letter more than a cell may have."""

    def __init__(self):
        self.pieces, self.length = [], 0

    def add(self, words: str) -> None:
        if self.length <= LONGEST_CELL:
            self.pieces.append(words[: LONGEST_CELL + 1 - self.length])
            self.length += len(self.pieces[-1])

    def __len__(self):
        return self.length

    def __str__(self):
        return "".join(self.pieces)


class Rows:
    """The rows of a sheet, handed on one by one; those that are left out are not."""

    def __init__(self, book: Book, take: Callable[[int, list[str], list[Problem]], None]):
        self.book, self.take, self.sheet = book, take, book.place
        self.row, self.cells_read, self.letters = 0, 0, 0
        self.cells: dict[int, str] = {}
        self.problems: list[Problem] = []
        self.column, self.kind, self.style = 0, "n", "0"
        self.text, self.aside, self.in_cell, self.is_open, self.has_formula = Text(), 0, False, False, False
        book.parse(book.sheet, self.start, self.end, self.words)

    def start(self, element, attributes):
        if element == "c":
            self.start_cell(attributes)
        elif element == "row":
            self.start_row(attributes.get("r"))
        elif element == "mergeCell":
            where = attributes.get("ref", "")[:20]
            raise UnreadableError(
                f"Some cells are merged ({where}). Unmerge them: each row needs its own cells.", self.sheet
            )
        self.aside += element == ASIDE
        self.has_formula |= element == "f"
        self.is_open = self.in_cell and not self.aside and element in ("v", "t")

    def end(self, element):
        self.is_open = False
        self.aside -= element == ASIDE
        if element == "c":
            self.end_cell()
        elif element == "row":
            cells = [self.cells.get(column, "") for column in range(1, max(self.cells, default=0) + 1)]
            self.take(self.row, cells, self.problems)
            self.book.place = self.sheet

    def words(self, words):
        if self.is_open:
            self.text.add(words)

    def start_row(self, number: str | None):
        if number is None:
            row = self.row + 1
        elif number.isascii() and number.isdecimal() and len(number) < 11 and int(number):
            row = int(number)
        else:
            raise UnreadableError(f"A row has no number that a row can have. {SAVE_AGAIN}", self.after())
        if row > MOST_ROWS + 1:
            raise UnreadableError(TOO_MANY_ROWS, f"{self.sheet}, row {row:,}")
        if row <= self.row:
            raise UnreadableError(f"Its rows are out of order. {SAVE_AGAIN}", f"{self.sheet}, row {row}")
        self.row, self.column, self.cells, self.problems = row, 0, {}, []
        self.book.place = f"{self.sheet}, row {row}"

    def after(self) -> str:
        return f"{self.sheet}, after row {self.row}"

    def start_cell(self, attributes):
        self.cells_read += 1
        if self.cells_read > MOST_CELLS:
            raise UnreadableError(
                f"There are more than {MOST_CELLS:,} cells. Split the file.", self.book.place
            )
        self.column = self.column + 1 if "r" not in attributes else self.column_of(attributes["r"])
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
        self.text, self.in_cell, self.has_formula = Text(), True, False

    def column_of(self, where: str) -> int:
        found = CELL.fullmatch(where)
        column = 0
        for letter in found[1] if found else "":
            column = column * 26 + ord(letter) - ord("A") + 1
        if not 0 < column <= LAST_COLUMN:
            raise UnreadableError(f"“{where[:20]}” is no cell of a sheet. {SAVE_AGAIN}", self.book.place)
        return column

    def end_cell(self):
        self.in_cell = False
        if self.has_formula:
            self.wrong("There is a formula. Put its value there instead.")
        text = str(self.text) if self.kind in TEXT_KINDS else self.value(str(self.text).strip())
        self.letters += len(text)
        if self.letters > MOST_LETTERS:
            raise UnreadableError(TOO_MANY_LETTERS, self.book.place)
        if text:
            # One cell beyond the last column says as much as all of them.
            self.cells[min(self.column, MOST_COLUMNS + 1)] = text

    def value(self, text: str) -> str:
        """What is shown for a cell that holds no text: a number, a day, or the number of a text."""
        if not text:
            return ""
        if self.kind == "s":
            if text.isascii() and text.isdecimal() and len(text) < 8 and int(text) < len(self.book.texts):
                return self.book.texts[int(text)]
            raise self.fault(f"It stands for text number {text[:20]}, and there is no such text.")
        if self.kind == "b":
            return "yes" if text in ("1", "true") else "no"
        if not NUMBER.fullmatch(text):
            raise self.fault(f"“{text[:20]}” is no number.")
        if not (self.style.isascii() and self.style.isdecimal() and len(self.style) < 8):
            raise self.fault("Its style has no number.")
        if self.book.date_styles[int(self.style) : int(self.style) + 1] == [True]:
            return self.day(float(text))
        if WHOLE_NUMBER.fullmatch(text):
            return str(int(text))
        number = float(text)
        if not math.isfinite(number):
            raise self.fault(f"“{text[:20]}” is no number.")
        return str(int(number)) if number.is_integer() else str(number)

    def day(self, number: float) -> str:
        """A day counted from the sheet's first; with its hour, if it has one."""
        if not 0 <= number < LAST_DAY:
            self.wrong("This is no day of the calendar.")
            return ""
        if number < FALSE_LEAP_DAY and self.book.day_0 == DAY_0:
            number += 1
        moment = self.book.day_0 + datetime.timedelta(seconds=round(number * 24 * 60 * 60))
        if moment.date() <= (self.book.day_0 + datetime.timedelta(days=1)).date():
            return moment.time().isoformat()
        return moment.date().isoformat() if not (moment.hour or moment.minute) else moment.isoformat(" ")

    def wrong(self, words: str) -> None:
        self.problems.append(Problem(self.row, letters_of(self.column), words))

    def fault(self, words: str) -> UnreadableError:
        return UnreadableError(
            f"{words} {SAVE_AGAIN}", f"{self.sheet}, cell {letters_of(self.column)}{self.row}"
        )


def letters_of(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
