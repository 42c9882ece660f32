"""A report's sections as flat rows: what one file of CSV and one sheet of a workbook hold."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from directory.reports.report import Cell, Column, Count, Named, Report, Section, Shape


@dataclass(frozen=True)
class Sheet:
    """One section: a heading row and all its tables under it, each with its title in front."""

    slug: str
    title: str
    section: Section
    columns: tuple[Column, ...]

    @property
    def names_tables(self) -> bool:
        """Where a section has one table, its title says nothing more."""
        return len(self.section.tables) > 1

    @property
    def is_figures(self) -> bool:
        return all(table.shape in (Shape.COUNTS, Shape.MATRIX) for table in self.section.tables)


def sheets_of(report: Report) -> Iterator[Sheet]:
    """Sections with tables; one that only says why it has none stands among the notes."""
    for section in report.sections:
        if section.tables:
            yield Sheet(section.slug, section.title, section, section.columns)


def value_of(cell: Cell) -> object:
    """A number where it is one, else text that any file can hold."""
    if isinstance(cell, Count):
        return cell.instead if cell.instead and not cell.ids else cell.number
    if isinstance(cell, Named | str):
        return readable(str(cell))
    return cell


def readable(text: str) -> str:
    """Without the control characters that no document may hold; lines stay lines."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def address_of(project: Named) -> str:
    return settings.SITE_URL + reverse("project", args=[project.slug])
