"""Files that no spreadsheet program writes, made by hand: small ones that cost much, and broken ones."""

import io
import struct
import zipfile
from collections.abc import Callable

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ROOT_LINKS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOOK_LINKS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
SHEETS = '<sheet name="Groups" sheetId="1" r:id="r1"/>'
BOOK = f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{SHEETS}</sheets></workbook>'
STYLES = f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
HEADING = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
ONE = '<row r="2"><c r="A2" t="inlineStr"><is><t>One</t></is></c></row>'


def sheet(rows: str = "", *, before: str = "", after: str = "", heading: str = HEADING) -> str:
    return f"<worksheet {MAIN}>{before}<sheetData>{heading}{rows}</sheetData>{after}</worksheet>"


def strings(items: str = "") -> str:
    return f"<sst {MAIN}>{items}</sst>"


def text_row(number: int, *texts: str) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def workbook(rows: str = ONE, *, links: str = BOOK_LINKS, parts: dict | None = None, **more: str) -> bytes:
    """A workbook of one sheet; `parts` puts others in the place of its parts, or leaves out (None)."""
    whole = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_LINKS,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": links,
        "xl/worksheets/sheet1.xml": sheet(rows, **more),
        "xl/sharedStrings.xml": strings("<si><t>Shared</t></si>"),
        "xl/styles.xml": STYLES,
        **(parts or {}),
    }
    return packed({name: part for name, part in whole.items() if part is not None})


def packed(parts: dict[str, str | bytes | Callable]) -> bytes:
    """A part that is called writes itself, piece by piece, so that a huge one needs no memory here."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if callable(part):
                with archive.open(name, "w") as opened:
                    part(opened)
            else:
                archive.writestr(name, part)
    return out.getvalue()


def repeated(before: str, piece: str, times: int, after: str = "") -> Callable:
    def write(opened):
        opened.write(before.encode())
        block = piece.encode() * 10_000
        for _ in range(times // 10_000):
            opened.write(block)
        opened.write(piece.encode() * (times % 10_000) + after.encode())

    return write


def with_sheet(part) -> bytes:
    return workbook(parts={"xl/worksheets/sheet1.xml": part})


def with_strings(part, rows: str = ONE) -> bytes:
    return workbook(rows, parts={"xl/sharedStrings.xml": part})


def with_sizes(content: bytes, size: int) -> bytes:
    """Every part says, in the list of parts and before itself, that it unpacks to so many bytes."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.find(mark)
        while at >= 0:
            changed[at + place : at + place + 4] = struct.pack("<I", size)
            at = content.find(mark, at + 4)
    return bytes(changed)


def encrypted(content: bytes) -> bytes:
    """Marked so; its bytes would need a password."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(changed)


def damaged(content: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo(part).header_offset + 30 + len(part) + 20
    return content[:start] + b"\xff" * 20 + content[start + 20 :]


def one_cell(cell: str) -> bytes:
    return workbook(f'<row r="2">{cell}</row>')


LAUGHS = (
    '<!DOCTYPE worksheet [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE worksheet [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
SHEET_START = f"<worksheet {MAIN}><sheetData>{HEADING}"
SHEET_END = "</sheetData></worksheet>"
HUGE = "1" + "0" * 5_000

# The case: (makes its bytes, words that say what is wrong, words that say where).
BROKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "row 900 million": (lambda: workbook(text_row(900_000_000, "One")), "20,000 rows", "row 900,000,000"),
    "empty row 900 million": (lambda: workbook('<row r="900000000"/>'), "20,000 rows", "row 900,000,000"),
    "row number of 5,000 digits": (lambda: workbook(f'<row r="{HUGE}"/>'), "no number", "after row 1"),
    "row number that is none": (lambda: workbook('<row r="two"/>'), "no number", "after row 1"),
    "row 0": (lambda: workbook('<row r="0"/>'), "no number", "after row 1"),
    "row twice": (lambda: workbook(ONE + ONE), "out of order", "row 2"),
    "8 million strings": (
        lambda: with_strings(repeated(f"<sst {MAIN}>", "<si><t/></si>", 8_000_000, "</sst>")),
        "texts",
        "",
    ),
    "laughs": (lambda: with_sheet(LAUGHS + sheet(text_row(2, "&i;"))), "entities", "“Groups”"),
    "an entity from outside": (
        lambda: with_sheet(OUTSIDE + sheet(text_row(2, "&i;"))),
        "entities",
        "“Groups”",
    ),
    "laughs in the strings": (
        lambda: with_strings(LAUGHS + strings("<si><t>&i;</t></si>")),
        "entities",
        "texts",
    ),
    "a broken sheet": (lambda: with_sheet(sheet(ONE)[:-30]), "breaks off", "“Groups”, row 2"),
    "no sheet": (lambda: with_sheet(None), "not in it", "“Groups”"),
    "a sheet of noise": (lambda: with_sheet(b"\x00\x01\x02" * 500), "breaks off", "“Groups”"),
    "shared string 99999": (lambda: one_cell('<c r="A2" t="s"><v>99999</v></c>'), "text", "cell A2"),
    "shared string -1": (lambda: one_cell('<c r="A2" t="s"><v>-1</v></c>'), "text", "cell A2"),
    "shared string of words": (lambda: one_cell('<c r="A2" t="s"><v>x</v></c>'), "text", "cell A2"),
    "shared string of 5,000 digits": (
        lambda: one_cell(f'<c r="A2" t="s"><v>{HUGE}</v></c>'),
        "text",
        "cell A2",
    ),
    "a number that is none": (lambda: one_cell('<c r="A2"><v>twelve</v></c>'), "no number", "cell A2"),
    "a number of 5,000 digits": (lambda: one_cell(f'<c r="A2"><v>{HUGE}</v></c>'), "no number", "cell A2"),
    "a number that is endless": (lambda: one_cell('<c r="A2"><v>1e999</v></c>'), "no number", "cell A2"),
    "not a number": (lambda: one_cell('<c r="A2"><v>nan</v></c>'), "no number", "cell A2"),
    "a cell that is nowhere": (lambda: one_cell('<c r="2A"><v>1</v></c>'), "no cell", "row 2"),
    "a cell beyond the last column": (lambda: one_cell('<c r="ZZZZZ2"><v>1</v></c>'), "no cell", "row 2"),
    "a style that is none": (lambda: one_cell('<c r="A2" s="x"><v>1</v></c>'), "style", "cell A2"),
    "deep": (
        lambda: with_sheet(repeated(SHEET_START, "<a>", 1_000_000)),
        "inside one another",
        "“Groups”",
    ),
    "an attribute of 150 MB": (
        lambda: with_sheet(repeated(f"<worksheet {MAIN}><sheetData><row r='1' x='", "a" * 150, 1_000_000)),
        "does not end",
        "“Groups”",
    ),
    "a million styles": (
        lambda: workbook(
            parts={
                "xl/styles.xml": repeated(
                    f"<styleSheet {MAIN}><cellXfs>",
                    '<xf numFmtId="0"/>',
                    1_000_000,
                    "</cellXfs></styleSheet>",
                )
            }
        ),
        "styles",
        "",
    ),
    "5 million cells": (
        lambda: with_sheet(repeated(f'{SHEET_START}<row r="2">', "<c/>", 5_000_000, f"</row>{SHEET_END}")),
        "cells",
        "row 2",
    ),
    "900 MB unpacked": (
        lambda: with_sheet(repeated(SHEET_START, " " * 900, 1_000_000, SHEET_END)),
        "unpack",
        "",
    ),
    "huge sizes declared": (lambda: with_sizes(workbook(), 2**32 - 2), "unpack", ""),
    "small sizes declared": (lambda: with_sizes(workbook(), 20), "damaged", ""),
    "encrypted": (lambda: encrypted(workbook()), "password", ""),
    "a document": (
        lambda: packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}),
        "no workbook",
        "",
    ),
    "an empty zip": (lambda: packed({}), "no workbook", ""),
    "no sheets": (
        lambda: workbook(parts={"xl/workbook.xml": BOOK.replace(SHEETS, "")}),
        "no sheet",
        "",
    ),
    "a chain of links": (
        lambda: workbook(links=BOOK_LINKS.replace("worksheets/sheet1.xml", "../../../../etc/passwd")),
        "not in it",
        "“Groups”",
    ),
    "cut off": (lambda: workbook()[:-200], "cannot be opened", ""),
    "a damaged part": (
        lambda: damaged(workbook(), "xl/worksheets/sheet1.xml"),
        "damaged",
        "“Groups”",
    ),
    "more letters than may be": (
        lambda: with_strings(
            strings(f"<si><t>{'x' * 15_000}</t></si>"),
            "".join(f'<row r="{n}">' + '<c t="s"><v>0</v></c>' * 1 + "</row>" for n in range(2, 3_000)),
        ),
        "letters",
        "row",
    ),
}
BROKEN_CSV: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "one line of 19 MB": (lambda: b"name\n" + b"x" * (19 * 2**20), "letters", "line 2"),
    "19 million commas": (lambda: b"name\n" + b"," * (19 * 2**20), "letters", "line 2"),
    "a heading of 19 million commas": (lambda: b"," * (19 * 2**20), "letters", "line 1"),
    "NUL bytes": (lambda: b"name\nO\x00ne\n", "cannot be read", ""),
    "a million short lines": (lambda: b"name\n" + b"x\n" * 1_000_000, "20,000 rows", "line 20,002"),
    "9 million empty lines": (lambda: b"name\n" + b"\n" * 9_000_000, "20,000 rows", "line 20,002"),
    "a quotation mark that stays open": (lambda: b'name\n"' + b"x\n" * 5_000_000, "quotation", "line 2"),
    "a cell of 10 MB": (lambda: b'name\n"' + b"x" * (10 * 2**20) + b'"\n', "letters", "line 2"),
}
