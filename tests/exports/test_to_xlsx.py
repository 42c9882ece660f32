"""The workbook, opened again with another library than the one that wrote it."""

import io

import openpyxl
import pytest

from directory.exports.sheets import readable
from directory.exports.to_xlsx import to_xlsx
from directory.reports.regional import regional_summary
from directory.reports.report import Audience
from tests.exports.small import DAY, LONG, RIGHT_TO_LEFT, RISKY, small_directory, small_report
from tests.factories import make_region

pytestmark = pytest.mark.django_db


def opened(report):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(report)))


def test_every_section_is_a_sheet_with_frozen_headings_and_filters():
    report = small_report()
    book = opened(report)
    titles = [section.title[:31] for section in report.sections if section.tables]
    assert book.sheetnames == ["About", *titles, "Charts"]
    for title in titles:
        sheet = book[title]
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(sheet.column_dimensions[c.column_letter].width > 8 for c in sheet[1])
        assert all(cell.value for cell in sheet[1])


def test_every_figure_is_a_number_in_its_place_or_says_what_none_means():
    report = small_report()
    sheet = opened(report)["What there is"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    expected = [
        (table.title, row.cells[0], *(cell.number or cell.instead or 0 for cell in row.cells[1:]))
        for table in report.section("counts").tables
        for row in table.rows
    ]
    assert rows == expected
    assert {"cannot tell", 9, 0} <= {value for row in rows for value in row[2:]}


def test_no_text_is_a_formula():
    names = {}
    for row in opened(small_report())["What is listed"].iter_rows(min_row=2, max_col=2):
        names[row[1].value] = row[1]
    for name in RISKY:
        assert names[readable(name)].data_type == "s"
    assert {LONG, RIGHT_TO_LEFT, "ab & <b>"} <= set(names)
    everything = regional_summary(make_region("north-east"), day=DAY, audience=Audience.INTERNAL)
    cells = [cell for sheet in opened(everything) for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)


def test_groups_link_to_their_page_or_else_to_their_row(settings):
    region = small_directory()
    report = regional_summary(region, day=DAY)
    first = opened(report)["What is listed"]["B2"]
    behind = opened(report)["The groups behind the figures"]
    assert behind[first.hyperlink.location.rpartition("!")[2]].value == first.value
    settings.SITE_URL = "https://groups.example"
    link = opened(report)["What is listed"]["B2"].hyperlink.target
    assert link.startswith("https://groups.example/projects/")


def test_charts_are_native_and_have_words():
    report = small_report()
    charts = opened(report)["Charts"]._charts
    assert len(charts) == 4
    assert {type(chart).__name__ for chart in charts} == {"BarChart"}


def test_no_chart_is_cut_by_the_end_of_a_page(monkeypatch):
    monkeypatch.setattr("directory.exports.to_xlsx.ROWS_A_PAGE", 25)
    sheet = opened(small_report())["Charts"]
    breaks = [one.id for one in sheet.row_breaks.brk]
    charts = [(chart.anchor._from.row, chart.anchor.to.row) for chart in sheet._charts]
    assert len(breaks) in range(1, len(charts))
    assert [(at, chart) for at in breaks for chart in charts if chart[0] < at <= chart[1]] == []


def test_as_at_and_audience_stand_on_every_printed_page():
    for sheet in opened(small_report()):
        assert "As at 23 November 2026" in sheet.oddFooter.left.text
        assert "Internal" in sheet.oddHeader.left.text


def test_the_same_data_and_day_give_the_same_bytes():
    region = small_directory()
    assert to_xlsx(regional_summary(region, day=DAY)) == to_xlsx(regional_summary(region, day=DAY))


def test_a_region_without_projects_is_a_workbook_too():
    book = opened(regional_summary(make_region("london"), day=DAY))
    assert book["At a glance"]["B2"].value == "not looked for"
    assert book["At a glance"]["B3"].value == "not looked for"
