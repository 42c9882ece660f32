"""Pictures of tables, as plain values: what is drawn, and the words for whoever cannot see it."""

from dataclasses import dataclass

from .report import Count, Report, Role, Row, Shape, Table

CHARTED = ("leading", "counts", "freshness")
MOST_BARS = 14


@dataclass(frozen=True)
class Bar:
    """One bar, with its number in words beside it. What is not known is drawn otherwise."""

    label: str
    number: int
    is_not_known: bool = False


@dataclass(frozen=True)
class Chart:
    """Horizontal bars: the first column of numbers of one table."""

    slug: str
    title: str
    bars: tuple[Bar, ...]

    @property
    def longest(self) -> int:
        return max((bar.number for bar in self.bars), default=0) or 1

    @property
    def words(self) -> str:
        """The same in words, for alternative text."""
        told = "; ".join(f"{bar.label}: {bar.number}" for bar in self.bars)
        return f"Bar chart. {self.title}. {told}."


def chart_of(table: Table) -> Chart | None:
    """None where there is nothing to draw. Lines with nothing in them stand in the table alone."""
    if table.shape != Shape.COUNTS or table.tells_nothing:
        return None
    bars = [bar for row in table.rows if (bar := bar_of(row))]
    known = sorted((b for b in bars if not b.is_not_known), key=lambda bar: -bar.number)[:MOST_BARS]
    kept = [bar for bar in bars if bar.is_not_known or bar in known]
    return Chart(table.slug, table.title, tuple(kept))


def bar_of(row: Row) -> Bar | None:
    cell = row.cells[1]
    if row.role == Role.ALL or not isinstance(cell, Count) or not cell.number:
        return None
    return Bar(str(row.cells[0]), cell.number, row.role == Role.NOT_KNOWN)


def charts_of(report: Report) -> dict[str, Chart]:
    """By table, in the sections that have pictures."""
    found = {}
    for section in report.sections:
        if section.slug in CHARTED:
            found |= {table.slug: chart for table in section.tables if (chart := chart_of(table))}
    return found
