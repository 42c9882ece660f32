"""A report as readers see it: pictures beside tables, nothing that says nothing. Data files hold it all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from directory.phrases import listed, lowered

from .charts import Chart, charts_of
from .counts import LEADS
from .report import Cell, Column, Count, Point, Report, Row, Section, Shape, Table

# A page; a document has them all.
MOST_ROWS = 200
# More columns than this need the long side of the paper.
MOST_UPRIGHT = 7


@dataclass(frozen=True)
class Line:
    """The cells of a row with their columns."""

    row: Row
    cells: tuple[tuple[Column, Cell], ...]
    above: str = ""  # the heading under which the same group was told of already

    @property
    def by_key(self) -> dict[str, Cell]:
        return {"part": ""} | {column.key: cell for column, cell in self.cells}

    @property
    def who_leads(self) -> str:
        """Of a group: whoever is known to, and when that was said."""
        said = self.by_key
        told = [f"{lowered(said[name])} ({what})" for name, what in LEADS.items() if said[name]]
        if not told:
            return "Who leads: not known"
        when = f". Answer of {said['answered']}" if said["answered"] else ""
        return f"Who leads: {'; '.join(told)}{when}"

    @property
    def how_old(self) -> str:
        """Of a group: the age of its facts, and what must be said beside its name."""
        said = self.by_key
        return ". ".join(filter(None, (said["age"], said["part"], said["notes"])))


@dataclass(frozen=True)
class ShownTable:
    table: Table
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    chart: Chart | None
    left_out: int

    @property
    def are_entries(self) -> bool:
        return self.table.shape == Shape.ENTRIES

    @property
    def is_matrix(self) -> bool:
        return self.table.shape == Shape.MATRIX

    @property
    def is_figures(self) -> bool:
        return self.table.shape in (Shape.COUNTS, Shape.MATRIX)

    @property
    def is_wide(self) -> bool:
        return not self.are_entries and len(self.columns) > MOST_UPRIGHT

    @property
    def for_paper(self) -> "ShownTable":
        """Where it is wide and short, its columns become its lines, so that the paper need not turn."""
        if not (self.is_wide and self.is_figures and len(self.lines) < MOST_UPRIGHT):
            return self
        columns = (
            Column("part", "Area"),
            *(Column(line.row.key, str(line.cells[0][1])) for line in self.lines),
        )
        lines = []
        for number, column in enumerate(self.columns[1:], start=1):
            cells = (column.label, *(line.cells[number][1] for line in self.lines))
            lines.append(Line(Row(column.key, cells), tuple(zip(columns, cells, strict=True))))
        return replace(self, columns=columns, lines=tuple(lines))


@dataclass(frozen=True)
class ShownSection:
    section: Section
    words: tuple[str | Point, ...]
    tables: tuple[ShownTable, ...]


@dataclass(frozen=True)
class ShownReport:
    report: Report
    sections: tuple[ShownSection, ...]


def shown(report: Report, most_rows: int = MOST_ROWS) -> ShownReport:
    drawn = charts_of(report)
    sections = (
        ShownSection(
            section,
            (*section.words, *unsaid(section)),
            told_once(
                shown_table(t, drawn.get(t.slug), most_rows) for t in section.tables if says_something(t)
            ),
        )
        for section in report.sections
        if not section.files_only
    )
    return ShownReport(report, tuple(sections))


def told_once(tables: Iterable[ShownTable]) -> tuple[ShownTable, ...]:
    """A group that stands under several headings is told of under the first."""
    first: dict[str, str] = {}
    told = []
    for it in tables:
        if it.are_entries:
            it = replace(it, lines=tuple(replace(n, above=first.get(n.row.key, "")) for n in it.lines))
            first |= {line.row.key: it.table.title for line in it.lines if not line.above}
        told.append(it)
    return tuple(told)


def says_something(table: Table) -> bool:
    return bool(table.rows) and not table.tells_nothing


def unsaid(section: Section) -> Iterator[str]:
    """The tables without an answer, in a sentence; and that lines are left out."""
    silent = [table for table in section.tables if table.tells_nothing and table.note]
    if silent:
        yield f"{listed(map(quoted, silent))}: {lowered(silent[0].note)}"
    if any(len(table.told) < len(table.rows) for table in section.tables if says_something(table)):
        yield "Lines without a group are left out here. The data files have them."


def quoted(table: Table) -> str:
    return f"“{table.title}”"


def shown_table(table: Table, chart: Chart | None, most_rows: int) -> ShownTable:
    kept = [number for number, column in enumerate(table.columns) if is_read(table, number, column)]
    rows = table.told
    lines = tuple(
        Line(row, tuple((table.columns[n], row.cells[n]) for n in kept)) for row in rows[:most_rows]
    )
    columns = tuple(table.columns[n] for n in kept)
    return ShownTable(table, columns, lines, chart, max(0, len(rows) - most_rows))


def is_read(table: Table, number: int, column: Column) -> bool:
    """Details are for data files; a column of facts with nothing in it says nothing."""
    if column.is_detail or table.shape != Shape.LIST:
        return not column.is_detail
    is_total = column.key.endswith("-all")
    return any(says(row.cells[number]) or is_total for row in table.rows)


def says(cell: Cell) -> bool:
    return bool(cell.ids) if isinstance(cell, Count) else cell not in ("", None)
