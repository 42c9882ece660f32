"""A report as a written summary in Appendix C's structure: headings, linked contents, tables, pictures."""

import datetime
import io
from collections.abc import Iterable

from django.conf import settings
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from directory.phrases import day_words
from directory.reports.presentation import ShownSection, shown
from directory.reports.report import Point, Report

from .archive import timeless
from .docx_parts import bookmark, field, link, plain, say, set_language
from .docx_tables import write_shown
from .sheets import readable

# Before the contents stands what a reader asks first; how it was counted stands at the end.
FIRST, METHOD = "overview", ("method", "How it was counted")
FONT, INK = "Arial", RGBColor(0x4A, 0x22, 0x43)


def to_docx(report: Report) -> bytes:
    """The same report gives the same bytes. Every project has its sentence; data files hold the rest."""
    document = Document()
    set_page(document)
    set_styles(document)
    set_properties(document, report)
    write_beginning(document, report)
    page = shown(report, most_rows=len_of_longest(report))
    first = [it for it in page.sections if it.section.slug == FIRST]
    for it in first:
        write_section(document, it)
    write_contents(document, page.sections)
    for it in page.sections:
        if it not in first:
            write_section(document, it)
    write_end(document, report)
    write_footer(document, report)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def len_of_longest(report: Report) -> int:
    return max((len(table.rows) for table in report.tables), default=0)


def anchor_of(slug: str) -> str:
    return f"part-{slug}"


def set_page(document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.8)


def turn(document, it: ShownSection) -> None:
    """The paper lies on its side for wide tables, and stands up again after them."""
    is_wide = any(table.for_paper.is_wide for table in it.tables)
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
    plain(styles["Title"], "w:pPr", "w:pBdr")
    plain(styles["Subtitle"], "w:rPr", "w:spacing")
    add_styles(styles)


def add_styles(styles) -> None:
    """Small words for tables, numbers in line with their heading, and the space after a table."""
    for wide, size in (("", 9), ("Wide", 7.5)):
        small = styles.add_style(f"{wide}Figures", WD_STYLE_TYPE.PARAGRAPH)
        small.base_style, small.font.size = styles["Normal"], Pt(size)
        small.paragraph_format.space_after = Pt(1)
        numbers = styles.add_style(f"{wide}Numbers", WD_STYLE_TYPE.PARAGRAPH)
        numbers.base_style, numbers.paragraph_format.alignment = small, WD_ALIGN_PARAGRAPH.RIGHT
    gap = styles.add_style("Gap", WD_STYLE_TYPE.PARAGRAPH)
    gap.base_style, gap.font.size = styles["Normal"], Pt(3)
    styles["List Bullet"].paragraph_format.space_after = Pt(1)


def set_properties(document, report: Report) -> None:
    """No author, and no time but the day of the figures."""
    known = document.core_properties
    known.title, known.subject, known.author = report.title, report.audience.label, settings.SITE_NAME
    known.language, known.comments, known.last_modified_by = "en-GB", "", settings.SITE_NAME
    known.created = known.modified = datetime.datetime.combine(report.as_at, datetime.time())
    known.revision = 1


def write_beginning(document, report: Report) -> None:
    document.add_paragraph(readable(report.title), style="Title")
    document.add_paragraph(f"As at {day_words(report.as_at)}. {report.audience.mark}.", style="Subtitle")
    for words in report.words:
        say(document.add_paragraph(), readable(words))


def write_contents(document, sections: Iterable[ShownSection]) -> None:
    """In a few lines, so that the first page has room for the first groups."""
    paragraph = document.add_paragraph()
    say(paragraph, "Contents: ").bold = True
    titles = [(it.section.slug, it.section.title) for it in sections]
    for number, (slug, title) in enumerate((*titles, METHOD)):
        if number:
            say(paragraph, " · ")
        link(paragraph, title, anchor=anchor_of(slug))


def write_end(document, report: Report) -> None:
    heading(document, *METHOD)
    for words in (report.method, f"Source: {report.source}"):
        say(document.add_paragraph(), readable(words))


def heading(document, slug: str, title: str) -> None:
    """A place that the contents lead to."""
    made = document.add_heading(title, 1)
    bookmark(made, anchor_of(slug), len(document.paragraphs))


def write_section(document, it: ShownSection) -> None:
    turn(document, it)
    heading(document, it.section.slug, it.section.title)
    for words in it.words:
        paragraph = document.add_paragraph()
        if isinstance(words, Point):
            say(paragraph, f"{words.label}: ").bold = True
        say(paragraph, readable(words.words if isinstance(words, Point) else words))
        paragraph.paragraph_format.keep_with_next = bool(it.tables)
    for shown_table in it.tables:
        write_shown(document, shown_table.for_paper, it.section)


def write_footer(document, report: Report) -> None:
    """On every page: what it is, as at when, for whom, and its number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Figures"
    say(
        paragraph,
        f"{readable(report.title)}. As at {day_words(report.as_at)}. {report.audience.mark}. "
        f"Method and source: “{METHOD[1]}”. Page ",
    )
    field(paragraph, "PAGE")
    say(paragraph, " of ")
    field(paragraph, "NUMPAGES")
