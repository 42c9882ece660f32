"""A report as a zip of tidy tables, one a section, with a dictionary of every column."""

import csv
import io
from collections.abc import Iterable, Iterator

from directory.reports.report import Count, Named, Report, Row, Table

from .archive import zipped
from .projects import defused
from .sheets import Sheet, address_of, sheets_of, value_of

FIGURES = {
    "table": "Slug of the table",
    "table_title": "Title of the table",
    "answer": "Slug of the line",
    "answer_label": "Line, as readers see it",
    "role": "answer: an answer; not-known: groups whose answer is not known; all: every group listed",
    "part": "Slug of the column: the whole area, or a part of it",
    "part_label": "Column, as readers see it",
    "groups": "Number of groups",
    "meaning": "counted; or, of a nought, none found, not looked for, cannot tell",
}
ALWAYS = {
    "area": "What the summary is of",
    "as_at": "The day whose records were counted",
    "since": "The day since which changes are listed; empty where none was picked",
    "audience": "For whom the file is",
    "method": "How it was counted",
    "source": "Where the records come from",
}
LINKS = {"project_slug": "The group’s slug in its address", "project_url": "The group’s page"}


def to_csv(report: Report) -> bytes:
    """UTF-8 with BOM. The same report gives the same bytes."""
    sheets = list(sheets_of(report))
    files = [(f"{n:02}-{sheet.slug}.csv", sheet) for n, sheet in enumerate(sheets, start=1)]
    return zipped(
        [
            ("00-about.csv", written(["what", "words"], about(report))),
            *((name, table_file(report, sheet)) for name, sheet in files),
            ("dictionary.csv", written(["file", "column", "meaning"], dictionary(files))),
        ]
    )


def table_file(report: Report, sheet: Sheet) -> bytes:
    heading = [*columns_of(sheet), *ALWAYS]
    always = [report_area(report), report.as_at, report.since or "", report.audience.value]
    always += [report.method, report.source]
    return written(heading, ([*row, *always] for row in rows_of(sheet)))


def columns_of(sheet: Sheet) -> dict[str, str]:
    """The columns by name, and what each means."""
    if sheet.is_figures:
        return FIGURES
    links = LINKS if any(c.key == "project" for c in sheet.columns) else {}
    return {"table": FIGURES["table_title"], **{c.key: c.label for c in sheet.columns}, **links}


def rows_of(sheet: Sheet) -> Iterator[list]:
    for table in sheet.section.tables:
        for row in table.rows:
            if sheet.is_figures:
                yield from figures(table, row)
            else:
                yield [table.title, *map(value_of, row.cells), *links_of(row, sheet)]


def figures(table: Table, row: Row) -> Iterator[list]:
    """One line a figure."""
    for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
        if cell is None:
            continue
        given = cell.number if isinstance(cell, Count) else ""
        meaning = getattr(cell, "instead", "") or "counted"
        if given:
            meaning = "counted"
        line = [table.slug, table.title, row.key, row.cells[0], row.role.value, column.key, column.label]
        yield [*line, given, meaning]


def links_of(row: Row, sheet: Sheet) -> list[str]:
    if not any(c.key == "project" for c in sheet.columns):
        return []
    named = next((cell for cell in row.cells if isinstance(cell, Named)), None)
    return [named.slug, address_of(named)] if named else ["", ""]


def report_area(report: Report) -> str:
    return report.title.partition(": ")[2] or report.title


def about(report: Report) -> Iterator[list]:
    yield ["title", report.title]
    yield ["audience", report.audience.label]
    yield ["as at", report.as_at]
    yield ["method", report.method]
    yield ["source", report.source]
    for words in report.words:
        yield ["note", words]
    for section in report.sections:
        for words in map(str, section.words):
            yield [section.title, words]
        for table in section.tables:
            if table.note:
                yield [f"{section.title}: {table.title}", table.note]


def dictionary(files: Iterable[tuple[str, Sheet]]) -> Iterator[list]:
    for name, sheet in files:
        for column, meaning in (columns_of(sheet) | ALWAYS).items():
            yield [name, column, meaning]


def written(heading: Iterable[str], rows: Iterable[list]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heading)
    for row in rows:
        writer.writerow([defused("" if value is None else value) for value in row])
    return out.getvalue().encode("utf-8-sig")
