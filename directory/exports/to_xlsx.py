"""A report as a workbook: one sheet a section, with filters and links, and charts drawn by the reader."""

import datetime
import io
from dataclasses import dataclass

import xlsxwriter
from django.conf import settings

from directory.phrases import day_words
from directory.reports.charts import charts_of
from directory.reports.report import Cell, Named, Report, Role, Table

from .projects import FORMULA_STARTS
from .sheets import Sheet, address_of, readable, sheets_of, value_of

BEHIND = "projects"
NARROW, WIDE, WIDEST = 11, 30, 60
BAR_HEIGHT, CHART_WIDTH, ROWS_BETWEEN = 26, 760, 4
PIXELS_A_ROW, ROWS_A_PAGE = 20, 70
A3, A4 = 8, 9
# In percent, of a sheet that has to run over several pages.
SCALE = 60
# In letters, all columns together.
WIDE_SHEET, WIDEST_SHEET = 200, 400
LINE, MOST_LINES = 15, 20
DARK, PALE = "#4A2243", "#B9A4B4"


@dataclass
class Book:
    """What is being written, its formats, and where each table went."""

    file: xlsxwriter.Workbook
    formats: dict
    places: dict[str, tuple[str, int, int]]

    def format(self, **look):
        """One format a look: a workbook with thousands of them cannot be opened."""
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.file.add_format({"valign": "top", **look})
        return self.formats[key]


def to_xlsx(report: Report) -> bytes:
    """Row by row to disk, so that England fits in memory. The same report gives the same bytes."""
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as file:
        made_on = datetime.datetime.combine(report.as_at, datetime.time())
        file.set_properties({"title": report.title, "created": made_on, "comments": report.audience.label})
        book = Book(file, {}, {})
        sheets = list(sheets_of(report))
        write_about(book, report, sheets)
        # The rows behind first: the lists link to them where the site's address is not known.
        rows_behind = behind(sheets)
        for sheet in sheets:
            write_sheet(book, report, sheet, rows_behind)
        write_charts(book, report)
    return out.getvalue()


def behind(sheets: list[Sheet]) -> dict[int, str]:
    """Where each project's own row stands in this workbook."""
    sheet = next((sheet for sheet in sheets if sheet.slug == BEHIND), None)
    if sheet is None:
        return {}
    [table] = sheet.section.tables
    at = table.keys.index("project")
    return {
        row.cells[at].id: f"internal:'{sheet_name(sheet)}'!B{number}"
        for number, row in enumerate(table.rows, start=2)
    }


def sheet_name(sheet: Sheet) -> str:
    return sheet.title[:31]


def write_about(book: Book, report: Report, sheets: list[Sheet]) -> None:
    page = book.file.add_worksheet("About")
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 100)
    bold, wrap = book.format(bold=True, text_wrap=True), book.format(text_wrap=True)
    lines = [
        ("Title", report.title),
        ("For", report.audience.label),
        ("As at", day_words(report.as_at)),
        *([("Changes since", day_words(report.since))] if report.since else []),
        ("Method", report.method),
        ("Source", report.source),
        *(("Note", words) for words in report.words),
        *((section.title, words) for section in report.sections for words in map(str, section.words)),
    ]
    for number, (what, words) in enumerate(lines):
        page.set_row(number, height_of([what, words], [22, 100]))
        page.write_string(number, 0, what, bold)
        page.write_string(number, 1, readable(words), wrap)
    for number, sheet in enumerate(sheets, start=len(lines) + 1):
        page.write_string(number, 0, "Sheet", bold)
        page.write_url(number, 1, f"internal:'{sheet_name(sheet)}'!A1", string=sheet.title)
    dress(page, report)


def dress(page, report: Report, width: int = 0) -> None:
    """What stands on every printed page; a wide sheet has larger paper, one too wide for any runs over."""
    page.set_landscape()
    page.set_paper(A4 if width < WIDE_SHEET else A3)
    if width > WIDEST_SHEET:
        page.set_print_scale(SCALE)
    else:
        page.fit_to_pages(1, 0)
    page.set_header(f"&L{ampersands(report.title[:120])}\n{ampersands(report.audience.label)}")
    page.set_footer(f"&LAs at {day_words(report.as_at)}. Method and source: sheet “About”.&RPage &P of &N")


def ampersands(text: str) -> str:
    return readable(text).replace("&", "&&")


def write_sheet(book: Book, report: Report, sheet: Sheet, rows_behind: dict[int, str]) -> None:
    page = book.file.add_worksheet(sheet_name(sheet))
    lead = ["Table"] if sheet.names_tables else []
    heading = [*lead, *(column.label for column in sheet.columns)]
    room = widths(sheet)
    page.set_row(0, height_of(heading, room))
    for number, (title, width) in enumerate(zip(heading, room, strict=True)):
        page.set_column(number, number, width)
        look = figure_look(sheet, number - len(lead))
        page.write_string(0, number, title, book.format(bold=True, text_wrap=True, bottom=1, **look))
    last = 0
    for table in sheet.section.tables:
        first = last + 1
        for row in table.rows:
            last += 1
            cells = [*([table.title] if lead else []), *row.cells]
            page.set_row(last, height_of(cells, room))
            for number, cell in enumerate(cells):
                look = {"indent": row.depth} if row.depth and number == len(lead) else {}
                look |= figure_look(sheet, number - len(lead))
                look |= {"italic": True} if row.role != Role.ANSWER else {}
                write_cell(book, page, last, number, cell, look, rows_behind)
        book.places[table.slug] = (sheet_name(sheet), first, len(lead))
    page.freeze_panes(1, len(lead) + 1)
    page.autofilter(0, 0, max(last, 1), len(heading) - 1)
    page.repeat_rows(0)
    page.repeat_columns(0, len(lead))
    dress(page, report, sum(room))


def figure_look(sheet: Sheet, number: int) -> dict:
    """Figures stand in line with their heading, also where a word stands instead of one."""
    return {"align": "right"} if sheet.is_figures and number > 0 else {}


def height_of(cells: list, room: list[int]) -> float:
    """So that wrapped words are seen whole: an office program does not always work it out itself."""
    lines = (lines_of(str(cell), width) for cell, width in zip(cells, room, strict=True) if cell)
    return LINE * min(max(lines, default=1), MOST_LINES)


def lines_of(words: str, width: int) -> int:
    return 1 if len(words) <= width else -(-len(words) // (width - 2))


def write_cell(book: Book, page, row: int, column: int, cell: Cell, look: dict, rows_behind) -> None:
    if cell is None:
        return
    value = value_of(cell)
    if isinstance(cell, Named):
        target = address_of(cell) if settings.SITE_URL else rows_behind.get(cell.id, "")
        if target and page.write_url(row, column, target, book.format(**look), string=value) == 0:
            return
    if isinstance(value, datetime.date):
        page.write_datetime(row, column, value, book.format(num_format="d mmm yyyy", **look))
    elif isinstance(value, int):
        page.write_number(row, column, value, book.format(**look))
    else:
        # A string cell is never run; the mark keeps it so when somebody edits it.
        risky = {"quote_prefix": True} if str(value).startswith(FORMULA_STARTS) else {}
        page.write_string(row, column, str(value), book.format(text_wrap=True, **look, **risky))


def widths(sheet: Sheet) -> list[int]:
    lead = [max(len(table.title) for table in sheet.section.tables) + 2] if sheet.names_tables else []
    if sheet.is_figures:
        return [*lead, 44, *[NARROW + 3] * (len(sheet.columns) - 1)]
    return [*lead, *(width_of(sheet, number) for number in range(len(sheet.columns)))]


def width_of(sheet: Sheet, number: int) -> int:
    """As wide as its longest cell, within reason; a heading's words are not broken."""
    column = sheet.columns[number]
    most = WIDEST if column.key in ("what", "words", "note", "notes", "wording", "means") else WIDE
    longest = max((len(str(row.cells[number])) for t in sheet.section.tables for row in t.rows), default=0)
    word = max(map(len, column.label.split()), default=0)
    return min(most, max(NARROW, longest + 2, word + 4))


def write_charts(book: Book, report: Report) -> None:
    """Native bar charts of the lines with something in them, on a sheet of their own."""
    tables = {table.slug: table for table in report.tables}
    drawn = charts_of(report)
    if not drawn:
        return
    page = book.file.add_worksheet("Charts")
    dress(page, report, width=WIDEST_SHEET + 1)
    page.set_portrait()
    page.set_paper(A4)
    page.set_print_scale(SCALE)
    at, page_began, breaks = 0, 0, []
    for slug, chart in drawn.items():
        height = 90 + BAR_HEIGHT * len(tables[slug].answers)
        rows = height // PIXELS_A_ROW + ROWS_BETWEEN
        if at + rows - page_began > ROWS_A_PAGE and at > page_began:
            breaks.append(at)
            page_began = at
        picture = native_chart(book, tables[slug], chart.title)
        picture.set_size({"width": CHART_WIDTH, "height": height})
        page.insert_chart(at, 0, picture, {"description": chart.words, "object_position": 3})
        at += rows
    page.set_h_pagebreaks(breaks)


def native_chart(book: Book, table: Table, title: str):
    """Answers and not known, in the table's order from the top."""
    name, first, lead = book.places[table.slug]
    last = first + len([row for row in table.rows if row.role != Role.ALL]) - 1
    chart = book.file.add_chart({"type": "bar"})
    points = [None] * len(table.answers) + [{"fill": {"color": PALE}, "border": {"color": DARK}}]
    chart.add_series(
        {
            "name": table.columns[1].label,
            "categories": [name, first, lead, last, lead],
            "values": [name, first, lead + 1, last, lead + 1],
            "fill": {"color": DARK},
            "points": points[: last - first + 1],
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"major_gridlines": {"visible": False}, "num_format": "0", "visible": False})
    return chart
