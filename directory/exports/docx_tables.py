"""Tables, lists and pictures of a written summary."""

import datetime
import io
from collections.abc import Iterator

from django.conf import settings
from docx.shared import Cm, Pt

from directory.phrases import day_words, lowered
from directory.reports.presentation import Line, ShownTable
from directory.reports.report import Cell, Count, Named, Role, Section

from .docx_parts import describe, dress, header_row, keep_whole, link, narrow_margins, repeatable_look, say
from .pictures import png_of
from .sheets import address_of, readable, value_of

# Figures in a table as short as this are not torn apart.
SHORT = 16
MOST_SHARES = 20


def write_shown(document, it: ShownTable, section: Section) -> None:
    """Its heading where the section's does not say it, its note, its picture, and its rows."""
    if len(section.tables) > 1 or it.table.title != section.title:
        document.add_heading(it.table.title, 2)
    if it.table.note:
        before(document, it.table.note)
    if it.chart:
        picture = document.add_picture(io.BytesIO(png_of(it.chart)), width=Cm(16))
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        describe(picture, it.chart.words)
    if it.are_entries:
        write_entries(document, it)
    else:
        write_table(document, it)


def before(document, words: str) -> None:
    """Words that stay with what they are said of."""
    document.add_paragraph(words).paragraph_format.keep_with_next = True


def write_entries(document, it: ShownTable) -> None:
    """Each project as Appendix C has it: its name, where, a sentence, and what must be said beside it."""
    for line in it.lines:
        known = line.by_key
        paragraph = document.add_paragraph()
        name_of(paragraph, known["project"])
        if known["where"]:
            say(paragraph, f", {readable(known['where'])}")
        if line.above:
            say(paragraph, f". Told of above, under “{line.above}”.")
            continue
        say(paragraph, f". {readable(known['what'])} ")
        say(paragraph, " ".join(beside(line))).font.size = Pt(9)


def name_of(paragraph, project: Named) -> None:
    """Bold, and a link where the site's address is known."""
    name = readable(project.name)
    run = link(paragraph, name, address=address_of(project)) if settings.SITE_URL else say(paragraph, name)
    run.bold = True


def beside(line: Line) -> Iterator[str]:
    if whom := line.by_key["for_whom"]:
        yield f"For whom: {lowered(readable(whom))}."
    yield f"{line.who_leads}."
    yield f"{readable(line.how_old)}."


def write_table(document, it: ShownTable) -> None:
    widths = widths_of(document, it)
    made = document.add_table(rows=1, cols=len(it.columns), style="Table Grid")
    made.autofit = False
    repeatable_look(made)
    header_row(made.rows[0])
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    size = "Wide" if it.is_wide else ""
    if it.is_wide:
        narrow_margins(made, Cm(0.08))
    styles = [f"{size}{'Numbers' if is_number(it, n) else 'Figures'}" for n in range(len(it.columns))]
    titles = [column.label for column in it.columns]
    write_row(made.rows[0], titles, widths, styles, bold=True, together=True)
    for line in it.lines:
        written = made.add_row()
        keep_whole(written)
        together = it.is_figures and len(it.lines) <= SHORT and line is not it.lines[-1]
        words = [words_of(cell, line.row.depth * (n == 0)) for n, (_, cell) in enumerate(line.cells)]
        write_row(written, words, widths, styles, bold=line.row.role == Role.ALL, together=together)
    dress(document.add_paragraph(), "Gap")


def is_number(it: ShownTable, number: int) -> bool:
    return any(isinstance(line.cells[number][1], Count | int) for line in it.lines)


def write_row(line, words: list[str], widths: list[int], styles, *, bold: bool, together: bool) -> None:
    for cell, text, width, style in zip(line.cells, words, widths, styles, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        dress(paragraph, style)
        paragraph.paragraph_format.keep_with_next = together
        say(paragraph, text).bold = bold


def words_of(cell: Cell, depth: int) -> str:
    """Lines under a line are set in; a nought that means something says it."""
    if isinstance(cell, datetime.date):
        return day_words(cell)
    if isinstance(cell, Count):
        return str(cell)
    return "\u2003" * depth + ("" if cell is None else str(value_of(cell)))


def widths_of(document, it: ShownTable) -> list[int]:
    """Figures are narrow, and the first column takes the rest; sentences take more room than names."""
    page = document.sections[-1]
    room = page.page_width - page.left_margin - page.right_margin
    if it.is_figures:
        figures = len(it.columns) - 1
        narrow = min(Cm(2.6), room * 3 // 4 // max(1, figures))
        return [room - narrow * figures, *[narrow] * figures]
    columns = [[line.cells[n][1] for line in it.lines] for n in range(len(it.columns))]
    shares = [share_of(cells) for cells in columns]
    least = [width_of([column.label, *cells]) for column, cells in zip(it.columns, columns, strict=True)]
    rest = max(0, room - sum(least))
    wanted = [own + rest * share // sum(shares) for own, share in zip(least, shares, strict=True)]
    return [room * width // sum(wanted) for width in wanted]


def width_of(cells: list[Cell]) -> int:
    """So that no word is broken, if the paper allows."""
    return Cm(0.5) + Cm(0.19) * max(len(word) for cell in cells for word in str(cell).split() or [""])


def share_of(cells: list[Cell]) -> int:
    """Sentences take more room than names, and names more than numbers."""
    usual = sum(len(str(cell)) for cell in cells) // max(1, len(cells))
    return min(MOST_SHARES, max(1, usual // 4))
