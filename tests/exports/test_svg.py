"""Charts on a page: well-formed, readable without colour, with nothing that a strict page refuses."""

from xml.etree import ElementTree

from directory.exports.svg import ABOVE, KEY, bars_svg, matrix_svg
from directory.reports.charts import Bar, Chart
from directory.reports.report import Column, Count, Row, Shape, Table

CHART = Chart("structure", "How", (Bar("Group", 20), Bar("Not known", 12, is_not_known=True)))
COLUMNS = (Column("answer", "Answer"), Column("all", "All"), Column("part", "A part of it"))
CELLS = (Count((1, 2)), Count((), "none found"), Count((), "not looked for"), Count((), "cannot tell"))
ROWS = tuple(Row(str(n), ("<Women> & men", cell, Count())) for n, cell in enumerate(CELLS))
MATRIX = Table("coverage-community", "Communities", COLUMNS, ROWS, shape=Shape.MATRIX)


def parsed(svg):
    return ElementTree.fromstring(str(svg))


def texts(svg):
    return [element.text for element in parsed(svg).iter("text")]


def test_every_bar_has_its_label_and_its_number():
    assert texts(bars_svg(CHART)) == ["Group", "20", "Not known", "12"]


def test_what_is_not_known_is_hatched_and_the_rest_is_not():
    fills = [rect.get("fill") for rect in parsed(bars_svg(CHART)).iter("rect")]
    assert fills == ["currentColor", "url(#hatch-structure)"]


def test_each_meaning_of_a_nought_has_a_sign_of_its_own():
    signs = [words for words in texts(matrix_svg(MATRIX)) if words in ("2", "none", "—", "?", "0")]
    assert signs == ["2", "0", "none", "0", "—", "0", "?", "0"]
    assert all(sign in KEY for sign in ("none", "—", "?"))


def test_the_figures_are_told_in_words():
    assert parsed(bars_svg(CHART)).get("aria-label") == "Bar chart. How. Group: 20; Not known: 12."


def test_text_is_escaped_and_no_style_or_script_is_written():
    svg = str(matrix_svg(MATRIX))
    assert "&lt;Women&gt; &amp; men" in svg
    assert "style=" not in svg
    assert "<script" not in svg


def test_a_columns_heading_stands_whole_in_lines_that_fit_over_its_squares():
    label = "North East, Yorkshire and the Humber"
    columns = (Column("answer", "Answer"), Column("all", "All"), Column("part", label))
    heads = texts(matrix_svg(Table("m", "M", columns, ROWS, shape=Shape.MATRIX)))[:5]
    assert " ".join(heads[1:4]) == label
    assert max(map(len, heads[:4])) <= ABOVE
    tops = [int(t.get("y")) for t in parsed(matrix_svg(MATRIX)).iter("text") if t.get("font-size") == "11"]
    assert max(tops) < min(int(r.get("y")) for r in parsed(matrix_svg(MATRIX)).iter("rect"))
