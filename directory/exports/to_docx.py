"""A report as a written summary in Appendix C's structure: headings, linked contents, tables, pictures."""

import datetime
import io
from collections.abc import Iterator

from django.conf import settings
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from directory.summaries.charts import charts_of
from directory.summaries.report import Column, Count, Named, Report, Role, Row, Section, Shape, Table

from .archive import timeless
from .docx_parts import (
    bookmark,
    describe,
    dress,
    field,
    header_row,
    keep_whole,
    link,
    repeatable_look,
    say,
    set_language,
)
from .pictures import png_of
from .sheets import address_of, day_words, readable, value_of

# More columns of figures than this need the long side of the paper.
MOST_UPRIGHT = 7
# A table as short as this is not torn apart.
SHORT = 16
FONT, INK = "Arial", RGBColor(0x4A, 0x22, 0x43)


def to_docx(report: Report) -> bytes:
    """The same report gives the same bytes. Every project has its sentence; data files hold the rest."""
    document = Document()
    set_page(document)
    set_styles(document)
    set_properties(document, report)
    sections = [section for section in report.sections if not section.files_only]
    write_beginning(document, report, sections)
    drawn = charts_of(report)
    for number, section in enumerate(sections, start=1):
        turn(document, section)
        heading = document.add_heading(section.title, 1)
        bookmark(heading, anchor_of(section), number)
        write_section(document, section, drawn)
    write_footer(document, report)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def anchor_of(section: Section) -> str:
    return f"part-{section.slug}"


def set_page(document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.8)


def turn(document, section: Section) -> None:
    """The paper lies on its side for wide tables, and stands up again after them."""
    is_wide = any(
        len(shown_columns(t)) > MOST_UPRIGHT for t in section.tables if t.rows and t.shape != Shape.ENTRIES
    )
    wanted = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    page = document.sections[-1]
    if page.orientation != wanted:
        width, height = page.page_width, page.page_height
        page = document.add_section(WD_SECTION.NEW_PAGE)
        page.orientation, page.page_width, page.page_height = wanted, height, width


def set_styles(document) -> None:
    set_language(document)
    styles = document.styles
    for name, size in (
        ("Normal", 10.5),
        ("Title", 24),
        ("Heading 1", 16),
        ("Heading 2", 13),
        ("Subtitle", 12),
    ):
        style = styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for attribute in list(fonts.attrib):
            if "Theme" in attribute:
                del fonts.attrib[attribute]
        if name != "Normal":
            style.font.color.rgb, style.font.italic = INK, False
    styles["Normal"].paragraph_format.space_after = Pt(5)
    linked = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    linked.font.color.rgb, linked.font.underline = RGBColor(0x7A, 0x1F, 0x5C), True
    small = styles.add_style("Figures", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size = styles["Normal"], Pt(9)
    small.paragraph_format.space_after = Pt(1)
    gap = styles.add_style("Gap", WD_STYLE_TYPE.PARAGRAPH)
    gap.base_style, gap.font.size = styles["Normal"], Pt(3)


def set_properties(document, report: Report) -> None:
    """No author, and no time but the day of the figures."""
    known = document.core_properties
    known.title, known.subject, known.author = report.title, report.audience.label, settings.SITE_NAME
    known.language, known.comments, known.last_modified_by = "en-GB", "", settings.SITE_NAME
    known.created = known.modified = datetime.datetime.combine(report.as_at, datetime.time())
    known.revision = 1


def write_beginning(document, report: Report, sections: list[Section]) -> None:
    document.add_paragraph(readable(report.title), style="Title")
    document.add_paragraph(f"As at {day_words(report.as_at)}. {report.audience.label}.", style="Subtitle")
    for words in (*report.words, report.method, f"Source: {report.source}"):
        say(document.add_paragraph(), readable(words))
    document.add_heading("Contents", 1)
    for section in sections:
        link(document.add_paragraph(style="List Bullet"), section.title, anchor=anchor_of(section))


def write_section(document, section: Section, drawn: dict) -> None:
    for words in section.words:
        before(document, words)
    for table in section.tables:
        if len(section.tables) > 1 or table.title != section.title:
            document.add_heading(table.title, 2)
        if table.note:
            before(document, table.note)
        if table.tells_nothing or not table.rows:
            continue
        if table.slug in drawn:
            picture = document.add_picture(io.BytesIO(png_of(drawn[table.slug])), width=Cm(16))
            document.paragraphs[-1].paragraph_format.keep_with_next = True
            describe(picture, drawn[table.slug].words)
        if table.shape == Shape.ENTRIES:
            write_entries(document, table)
        else:
            write_table(document, table)


def before(document, words: str) -> None:
    """Words that stay with what they are said of."""
    document.add_paragraph(words).paragraph_format.keep_with_next = True


def write_entries(document, table: Table) -> None:
    """Each project as Appendix C has it: its name, where, a sentence, and what must be said beside it."""
    for row in table.rows:
        known = dict(zip(table.keys, row.cells, strict=True))
        paragraph = document.add_paragraph()
        name_of(paragraph, known["project"])
        if known["where"]:
            say(paragraph, f", {readable(known['where'])}")
        say(paragraph, f". {readable(known['what'])} ")
        say(paragraph, " ".join(beside(known, table.columns))).font.size = Pt(9)


def name_of(paragraph, project: Named) -> None:
    """Bold, and a link where the site's address is known."""
    name = readable(project.name)
    run = link(paragraph, name, address=address_of(project)) if settings.SITE_URL else say(paragraph, name)
    run.bold = True


def beside(known: dict, columns: tuple[Column, ...]) -> Iterator[str]:
    labels = {column.key: column.label for column in columns}
    for key in ("controlled_by", "facilitated_by"):
        if known[key]:
            asked = f" ({known['answered']})" if known["answered"] else ""
            yield f"{labels[key]}: {known[key][0].lower()}{known[key][1:]}{asked}."
    if known.get("part"):
        yield f"{readable(known['part'])}."
    yield f"{known['age']}."
    if known["notes"]:
        yield f"{readable(known['notes'])}."


def shown_columns(table: Table) -> list[int]:
    """Details are for data files; a column of facts with nothing in it says nothing."""
    return [
        number
        for number, column in enumerate(table.columns)
        if not column.is_detail
        and (table.shape != Shape.LIST or any(row.cells[number] not in ("", None) for row in table.rows))
    ]


def write_table(document, table: Table) -> None:
    shown = shown_columns(table)
    widths = widths_of(document, table, shown)
    made = document.add_table(rows=1, cols=len(shown), style="Table Grid")
    made.autofit = False
    repeatable_look(made)
    header_row(made.rows[0])
    heading = [table.columns[number].label for number in shown]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    write_row(made.rows[0], heading, widths, bold=True, together=True)
    for row in table.rows:
        line = made.add_row()
        keep_whole(line)
        together = len(table.rows) <= SHORT and row is not table.rows[-1]
        words = [words_of(row, number) for number in shown]
        write_row(line, words, widths, bold=row.role == Role.ALL, together=together)
    dress(document.add_paragraph(), "Gap")


def write_row(line, words: list[str], widths: list[int], *, bold: bool, together: bool) -> None:
    for cell, text, width in zip(line.cells, words, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        dress(paragraph, "Figures")
        paragraph.paragraph_format.keep_with_next = together
        say(paragraph, text).bold = bold


def words_of(row: Row, number: int) -> str:
    """Lines under a line are set in; a nought that means something says it."""
    cell = row.cells[number]
    indent = "\u2003" * row.depth if number == 0 else ""
    if isinstance(cell, datetime.date):
        return day_words(cell)
    if isinstance(cell, Count):
        return str(cell)
    return indent + ("" if cell is None else str(value_of(cell)))


def widths_of(document, table: Table, shown: list[int]) -> list[int]:
    """Figures are narrow, and the first column takes the rest; sentences take more room than names."""
    page = document.sections[-1]
    room = page.page_width - page.left_margin - page.right_margin
    if table.shape in (Shape.COUNTS, Shape.MATRIX):
        figures = len(shown) - 1
        narrow = min(Cm(2.6), room * 2 // 3 // max(1, figures))
        return [room - narrow * figures, *[narrow] * figures]
    shares = [share_of(table, number) for number in shown]
    return [room * share // sum(shares) for share in shares]


def share_of(table: Table, number: int) -> int:
    longest = max((len(str(row.cells[number])) for row in table.rows), default=0)
    return 2 if longest <= 12 else 3 if longest <= 60 else 7


def write_footer(document, report: Report) -> None:
    """On every page: what it is, as at when, for whom, and its number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Figures"
    say(
        paragraph,
        f"{readable(report.title)}. As at {day_words(report.as_at)}. {report.audience.label}. Page ",
    )
    field(paragraph, "PAGE")
    say(paragraph, " of ")
    field(paragraph, "NUMPAGES")
