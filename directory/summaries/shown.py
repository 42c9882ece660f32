"""A report as a page shows it: pictures beside their tables, long lists cut, details left to the files."""

from dataclasses import dataclass

from .charts import Chart, charts_of
from .report import Cell, Column, Report, Row, Section, Shape, Table

MOST_ROWS = 200


@dataclass(frozen=True)
class Line:
    """The cells of a row with their columns."""

    row: Row
    cells: tuple[tuple[Column, Cell], ...]

    @property
    def by_key(self) -> dict[str, Cell]:
        return {"part": ""} | {column.key: cell for column, cell in self.cells}


@dataclass(frozen=True)
class ShownTable:
    table: Table
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    chart: Chart | None
    left_out: int

    @property
    def labels(self) -> dict[str, str]:
        return {column.key: column.label for column in self.columns}

    @property
    def are_entries(self) -> bool:
        return self.table.shape == Shape.ENTRIES

    @property
    def is_matrix(self) -> bool:
        return self.table.shape == Shape.MATRIX

    @property
    def is_empty(self) -> bool:
        return self.table.tells_nothing or not self.lines


@dataclass(frozen=True)
class ShownSection:
    section: Section
    tables: tuple[ShownTable, ...]


@dataclass(frozen=True)
class ShownReport:
    report: Report
    sections: tuple[ShownSection, ...]


def shown(report: Report) -> ShownReport:
    drawn = charts_of(report)
    sections = tuple(
        ShownSection(section, tuple(shown_table(table, drawn.get(table.slug)) for table in section.tables))
        for section in report.sections
        if not section.files_only
    )
    return ShownReport(report, sections)


def shown_table(table: Table, chart: Chart | None) -> ShownTable:
    kept = [n for n, column in enumerate(table.columns) if not column.is_detail]
    lines = tuple(
        Line(row, tuple((table.columns[n], row.cells[n]) for n in kept)) for row in table.rows[:MOST_ROWS]
    )
    columns = tuple(table.columns[n] for n in kept)
    return ShownTable(table, columns, lines, chart, max(0, len(table.rows) - MOST_ROWS))
