"""What python-docx has no word for: links, bookmarks, fields, header rows, alternative text, language."""

import unicodedata

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LANGUAGE = "en-GB"
# Of the units that python-docx counts in.
TWENTIETH_OF_A_POINT = 635
RIGHT_TO_LEFT = ("R", "AL")


def element(tag: str, **attributes: str):
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_language(document: Document) -> None:
    """For the whole document, so that a screen reader speaks English."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for found in properties.findall(qn("w:lang")):
        properties.remove(found)
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE))
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), LANGUAGE)


def plain(style, part: str, ornament: str) -> None:
    """A style without what the template adorns it with."""
    found = style.element.find(qn(part))
    for one in found.findall(qn(ornament)) if found is not None else ():
        found.remove(one)


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that links lead to, around the paragraph's words."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    end = element("w:bookmarkEnd", id=str(number))
    at = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(at, start)
    paragraph._p.append(end)


def link(paragraph: Paragraph, words: str, *, anchor: str = "", address: str = "") -> Run:
    """To a bookmark, or to a page."""
    made = element("w:hyperlink")
    if anchor:
        made.set(qn("w:anchor"), anchor)
    else:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        made.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    run = say(paragraph, words)
    run._r.style = "Hyperlink"
    made.append(run._r)
    paragraph._p.append(made)
    return run


def dress(paragraph: Paragraph, style: str) -> None:
    """By the style's id: a look-up by name for each of thousands of cells takes most of a file's time."""
    paragraph._p.get_or_add_pPr().style = style


def say(paragraph: Paragraph, words: str) -> Run:
    """A run of words, marked where they are written from right to left."""
    run = paragraph.add_run(words)
    first = next((c for c in words if unicodedata.bidirectional(c) in ("L", *RIGHT_TO_LEFT)), "")
    if first and unicodedata.bidirectional(first) in RIGHT_TO_LEFT:
        run.font.rtl = True
    return run


def field(paragraph: Paragraph, code: str) -> None:
    """A number that the office program fills in: PAGE, NUMPAGES."""
    run = paragraph.add_run()
    run._r.append(element("w:fldChar", fldCharType="begin"))
    text = element("w:instrText")
    text.text = code
    run._r.append(text)
    run._r.append(element("w:fldChar", fldCharType="separate"))
    run._r.append(OxmlElement("w:t"))
    run._r[-1].text = "1"
    run._r.append(element("w:fldChar", fldCharType="end"))


def header_row(row) -> None:
    """Said again on every page, and read as headings."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def describe(picture, words: str) -> None:
    """Alternative text, for whoever cannot see it."""
    picture._inline.docPr.set("descr", words)
    picture._inline.docPr.set("name", "Chart")


def repeatable_look(table) -> None:
    """The first row is a heading; no column is."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = element("w:tblLook")
        table._tbl.tblPr.append(look)
    for name, value in {"firstRow": "1", "firstColumn": "0", "noHBand": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)


def narrow_margins(table, width: int) -> None:
    """Inside each cell, so that many columns have room for their words."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(width // TWENTIETH_OF_A_POINT), type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
