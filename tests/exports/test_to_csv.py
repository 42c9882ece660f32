"""The zip of tidy tables, read again with Python's own reader."""

import csv
import io
import zipfile

import pytest

from directory.exports.sheets import readable
from directory.exports.to_csv import to_csv
from directory.reports.regional import regional_summary
from tests.exports.small import DAY, RISKY, small_directory, small_report

pytestmark = pytest.mark.django_db


def opened(content):
    """File name -> its rows."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }


def file_of(files, slug):
    return next(rows for name, rows in files.items() if name[3:] == f"{slug}.csv")


def test_every_section_is_a_file_and_every_column_is_in_the_dictionary():
    report = small_report()
    files = opened(to_csv(report))
    sections = [section.slug for section in report.sections if section.tables]
    assert [name[3:-4] for name in files if name[0].isdigit()] == ["about", *sections]
    explained = {(row["file"], row["column"]) for row in files["dictionary.csv"]}
    for name, rows in files.items():
        if name not in ("dictionary.csv", "00-about.csv") and rows:
            assert {(name, column) for column in rows[0]} <= explained


def test_as_at_method_and_source_stand_on_every_row():
    report = small_report()
    for name, rows in opened(to_csv(report)).items():
        if name not in ("dictionary.csv", "00-about.csv"):
            assert {(row["as_at"], row["method"], row["source"]) for row in rows} <= {
                ("2026-11-23", report.method, report.source)
            }


def test_every_figure_of_the_report_is_one_line():
    report = small_report()
    lines = file_of(opened(to_csv(report)), "counts")
    told = {(line["table"], line["answer"], line["part"]): line["groups"] for line in lines}
    for table in report.section("counts").tables:
        for row in table.rows:
            for key, cell in zip(table.keys[1:], row.cells[1:], strict=True):
                assert told[table.slug, row.key, key] == str(cell.number)


def test_a_nought_keeps_what_it_means():
    lines = file_of(opened(to_csv(small_report())), "coverage")
    [men] = [line for line in lines if (line["answer"], line["part"]) == ("men", "all")]
    assert (men["groups"], men["meaning"]) == ("0", "cannot tell")


def test_texts_are_defused_and_clean():
    names = {line["project"] for line in file_of(opened(to_csv(small_report())), "listed")}
    assert {f"'{readable(name)}" for name in RISKY} <= names
    assert "ab & <b>" in names


def test_the_same_data_and_day_give_the_same_bytes():
    region = small_directory()
    assert to_csv(regional_summary(region, day=DAY)) == to_csv(regional_summary(region, day=DAY))
