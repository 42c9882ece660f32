"""What is read of a page, and what a form would send."""

import io

import docx
import openpyxl
import pytest

from directory.workbench.golden_net.browser import DOCX, XLSX, Page, lines_of

HTML = """<!doctype html><title>Groups</title><meta name="description" content="All of them">
<script>secret()</script><h1>Two  groups</h1><p>It meets. <b>Bring</b> a friend (free).</p>
<a href="/projects/x/">More<img src="/x.png" alt="a map"></a>
<form id="f" action="/send"><input type="hidden" name="token" value="1"><input name="name" value="Sunrise">
<input type="checkbox" name="open" value="yes" checked><input type="radio" name="led" value="staff">
<select name="cost"><option value="">-<option value="free" selected>Free</select>
<select name="empty"><option value="a">A<option value="b">B</select>
<textarea name="words">
One
Two</textarea><input name="rows-TOTAL_FORMS" value="0"><input name="rows-__prefix__-area">
<input name="gone" value="x" disabled><ul class="errorlist"><li>Too short.</li></ul></form>"""


def test_visible_text_is_a_sentence_a_line():
    lines = Page(HTML).lines
    assert lines[:5] == ["Groups", "Two groups", "It meets.", "Bring a friend (free).", "More [a map]"]
    assert "secret()" not in " ".join(lines)
    assert "Free" not in lines, "what can be chosen stands apart"


def test_links_and_values_of_controls_are_read():
    page = Page(HTML)
    assert page.links == ["a /projects/x/", "img /x.png", "form /send"]
    assert {"description = All of them", "name = Sunrise", "open = yes", "words = One / Two"} <= set(
        page.shown
    )
    assert "token = 1" not in page.shown
    assert {"cost = free", "empty = "} <= set(page.shown)
    assert page.choices == {"- | Free", "A | B"}
    assert page.errors == ["Too short."]


def test_a_form_holds_what_a_browser_would_send():
    form = Page(HTML).forms["f"]
    assert form.values == {
        "token": ["1"],
        "name": ["Sunrise"],
        "open": ["yes"],
        "cost": ["free"],
        "empty": ["a"],
        "words": ["One\r\nTwo"],
        "rows-TOTAL_FORMS": ["0"],
    }


def test_a_form_is_filled_in_and_gets_rows():
    form = Page(HTML).forms["f"]
    form.fill(led="staff", name="Sunset")
    form.add_row("rows", area="Leeds")
    assert (form.values["led"], form.values["name"]) == (["staff"], ["Sunset"])
    assert (form.values["rows-TOTAL_FORMS"], form.values["rows-0-area"]) == (["1"], ["Leeds"])


def test_a_control_that_the_page_lacks_cannot_be_filled_in():
    form = Page(HTML).forms["f"]
    with pytest.raises(KeyError, match="no control named adress"):
        form.fill(adress="x")
    with pytest.raises(KeyError, match="rows of rows have no control named town"):
        form.add_row("rows", town="x")


def test_files_of_an_office_are_read_as_text():
    book, workbook = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Groups", 3])
    book.active["A1"].hyperlink = "https://example.org/"
    book.save(workbook)
    assert lines_of(XLSX, workbook.getvalue()) == ["Sheet Sheet", "Groups <https://example.org/> | 3"]
    document, written = docx.Document(), io.BytesIO()
    document.add_heading("London", 1)
    document.add_paragraph("One. Two.")
    document.add_table(1, 2).cell(0, 1).text = "x"
    document.save(written)
    assert lines_of(DOCX, written.getvalue()) == ["[Heading 1] London", "One.", "Two.", " | x"]


def test_a_table_of_text_is_read_line_by_line():
    assert lines_of("text/csv", "\ufeffa,b\r\n1,2\r\n".encode()) == ["a,b", "1,2"]
