"""A summary as plain values: counting knows no format, and every figure carries the projects it counts."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """For whom a summary is."""

    PUBLIC = "public"
    COMMISSIONER = "commissioner"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        return AUDIENCES[self]

    @property
    def mark(self) -> str:
        """In short, for the head of every page."""
        return MARKS[self]


AUDIENCES = {
    Audience.PUBLIC: "Public: no funding, risk or needs",
    Audience.COMMISSIONER: "Commissioners: no funding, risk or needs",
    Audience.INTERNAL: "Internal: everything. Not to be passed on",
}

MARKS = {
    Audience.PUBLIC: "For the public",
    Audience.COMMISSIONER: "For commissioners",
    Audience.INTERNAL: "Internal. Not to be passed on",
}


@dataclass(frozen=True)
class Count:
    """A number of projects: exactly these. Where there are none, `instead` may say what that means."""

    ids: tuple[int, ...] = ()
    instead: str = ""

    @property
    def number(self) -> int:
        return len(self.ids)

    def __str__(self) -> str:
        return self.instead if self.instead and not self.ids else str(self.number)


@dataclass(frozen=True)
class Named:
    """A project by its name."""

    id: int
    name: str
    slug: str

    def __str__(self) -> str:
        return self.name


Cell = str | int | datetime.date | None | Count | Named


class Shape(StrEnum):
    """How a table is read: facts, projects one by one, figures, or figures and what a nought means."""

    LIST = "list"
    ENTRIES = "entries"
    COUNTS = "counts"
    MATRIX = "matrix"


@dataclass(frozen=True)
class Column:
    """One column: what files call it, and what readers do. A detail stands in data files only."""

    key: str
    label: str
    is_detail: bool = False


class Role(StrEnum):
    """What a row of numbers is: an answer, those of whom the answer is not known, or all of them."""

    ANSWER = "answer"
    NOT_KNOWN = "not-known"
    ALL = "all"


@dataclass(frozen=True)
class Row:
    key: str
    cells: tuple[Cell, ...]
    role: Role = Role.ANSWER
    depth: int = 0


@dataclass(frozen=True)
class Table:
    """A heading row, rows, and what must be said above them."""

    slug: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    shape: Shape = Shape.LIST
    is_brief: bool = False  # readers see the lines with something in them; data files have them all

    def cell(self, row: str, column: str) -> Cell:
        """KeyError where there is none."""
        at = [c.key for c in self.columns].index(column) if column in self.keys else None
        found = next((r for r in self.rows if r.key == row), None)
        if at is None or found is None:
            raise KeyError((row, column))
        return found.cells[at]

    @property
    def keys(self) -> list[str]:
        return [column.key for column in self.columns]

    @property
    def answers(self) -> list[Row]:
        return [row for row in self.rows if row.role == Role.ANSWER]

    @property
    def told(self) -> tuple[Row, ...]:
        """The rows for readers."""
        if not self.is_brief:
            return self.rows
        return tuple(
            row for row in self.rows if row.role != Role.ANSWER or any(map(holds_somebody, row.cells))
        )

    @property
    def tells_nothing(self) -> bool:
        """Not one answer to count."""
        return self.shape == Shape.COUNTS and all(
            isinstance(cell, Count) and not cell.ids for row in self.answers for cell in row.cells[1:]
        )


def holds_somebody(cell: Cell) -> bool:
    return isinstance(cell, Count) and bool(cell.ids)


@dataclass(frozen=True)
class Point:
    """Words that answer one question, which stands before them; a thought a line."""

    label: str
    words: str

    def __str__(self) -> str:
        return f"{self.label}: {' '.join(self.words.splitlines())}"


@dataclass(frozen=True)
class Section:
    """Tables under one heading. They share their columns, so that a file can hold them in one sheet."""

    slug: str
    title: str
    words: tuple[str | Point, ...] = ()
    tables: tuple[Table, ...] = ()
    files_only: bool = False
    is_withheld: bool = False  # its words say why its tables are not given

    def __post_init__(self):
        if len({table.columns for table in self.tables}) > 1:
            raise ValueError(f"The tables of {self.slug} have different columns.")

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.tables[0].columns if self.tables else ()


@dataclass(frozen=True)
class Report:
    """A summary: what it is of, as at which day, by what method, and its sections."""

    slug: str
    title: str
    as_at: datetime.date
    audience: Audience
    since: datetime.date | None
    words: tuple[str, ...]
    method: str
    source: str
    sections: tuple[Section, ...]

    @property
    def tables(self) -> Iterator[Table]:
        for section in self.sections:
            yield from section.tables

    def table(self, slug: str) -> Table:
        found = next((table for table in self.tables if table.slug == slug), None)
        if found is None:
            raise KeyError(slug)
        return found

    def section(self, slug: str) -> Section | None:
        return next((section for section in self.sections if section.slug == slug), None)
