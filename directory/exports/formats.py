"""The formats that a summary can be had in.

The libraries that write office files are read when one is asked for: no visitor's page needs their memory.
"""

from collections.abc import Callable
from dataclasses import dataclass

from directory.reports.report import Audience, Report

from .to_csv import to_csv


def workbook(report: Report) -> bytes:
    from .to_xlsx import to_xlsx

    return to_xlsx(report)


def document(report: Report) -> bytes:
    from .to_docx import to_docx

    return to_docx(report)


@dataclass(frozen=True)
class Format:
    """How it is called, how it is written, and how a browser is told."""

    label: str
    ending: str
    write: Callable[[Report], bytes]
    content_type: str


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "csv": Format("Tables (CSV in a zip)", "zip", to_csv, "application/zip"),
    "xlsx": Format("Workbook (XLSX)", "xlsx", workbook, f"{OFFICE}.spreadsheetml.sheet"),
    "docx": Format("Written summary (DOCX)", "docx", document, f"{OFFICE}.wordprocessingml.document"),
}


def file_name(report: Report, name: str) -> str:
    """By the area's slug; a file that is not for the public says so in its name."""
    mark = "" if report.audience == Audience.PUBLIC else f"-{report.audience.value}"
    return f"{report.slug}{mark}.{FORMATS[name].ending}"
