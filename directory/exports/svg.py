"""Charts as SVG for a page: no script, no style of their own, readable without colour, beside their table."""

import textwrap
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from directory.reports.charts import Bar, Chart
from directory.reports.report import Count, Row, Table

WIDTH, LABELS, BAR, GAP = 680, 310, 20, 10
CELL, LINE, HEAD, LETTER, SMALL = 80, 26, 14, 13, 11
# In letters: of a label beside its line, and of one line over a square.
LONGEST, ABOVE = 46, 13
# A nought in a matrix: what stands in its square, and whether the square is hatched.
MEANINGS = {"none found": ("none", False), "not looked for": ("—", True), "cannot tell": ("?", False)}
KEY = (
    "A number counts groups. “none”: looked for, none found. “—”, hatched: not looked for. “?”: cannot tell."
)


def bars_svg(chart: Chart) -> Markup:
    """Horizontal bars with their numbers; what is not known is hatched."""
    height = len(chart.bars) * (BAR + GAP) + GAP
    drawn = [bar_svg(bar, GAP + n * (BAR + GAP), chart) for n, bar in enumerate(chart.bars)]
    return picture(chart.slug, chart.words, WIDTH, height, drawn)


def bar_svg(bar: Bar, top: int, chart: Chart) -> str:
    length = max(2, (WIDTH - LABELS - 60) * bar.number // chart.longest)
    fill = f"url(#hatch-{chart.slug})" if bar.is_not_known else "currentColor"
    return (
        text(LABELS - 10, top + 15, shortened(bar.label), anchor="end")
        + f'<rect x="{LABELS}" y="{top}" width="{length}" height="{BAR}" fill="{fill}" '
        + 'stroke="currentColor"/>'
        + text(LABELS + length + 8, top + 15, str(bar.number))
    )


def matrix_svg(table: Table) -> Markup:
    """One square a cell; an empty one says by a sign what it means."""
    columns = table.columns[1:]
    heads = [textwrap.wrap(column.label, ABOVE) for column in columns]
    top = HEAD * max(map(len, heads)) + 8
    width, height = LABELS + CELL * len(columns), top + LINE * len(table.rows) + 4
    drawn = [head_svg(words, n, top) for n, words in enumerate(heads)]
    drawn += [line_svg(row, top + LINE * n, table) for n, row in enumerate(table.rows)]
    words = f"Matrix. {table.title}. {KEY} The same numbers stand in the table."
    return picture(table.slug, words, width, height, drawn)


def head_svg(lines: list[str], number: int, top: int) -> str:
    """A column's label in as many lines as it needs, the last one next to the squares."""
    middle, first = LABELS + CELL * number + CELL // 2, top - 6 - HEAD * (len(lines) - 1)
    return "".join(
        text(middle, first + HEAD * n, words, anchor="middle", size=SMALL) for n, words in enumerate(lines)
    )


def line_svg(row: Row, top: int, table: Table) -> str:
    label = "– " * row.depth + str(row.cells[0])
    cells = (cell_svg(cell, LABELS + CELL * n, top, table) for n, cell in enumerate(row.cells[1:]))
    return text(LABELS - 10, top + 18, shortened(label), anchor="end") + "".join(cells)


def cell_svg(cell: Count, left: int, top: int, table: Table) -> str:
    sign, is_hatched = MEANINGS.get(cell.instead, ("0", False)) if not cell.ids else (str(cell.number), False)
    fill = f"url(#hatch-{table.slug})" if is_hatched else "currentColor"
    # The shade only repeats what the number says.
    shade = 0.35 if is_hatched else min(0.3, 0.06 + 0.02 * cell.number) if cell.ids else 0
    return (
        f'<rect x="{left + 2}" y="{top + 1}" width="{CELL - 4}" height="{LINE - 3}" fill="{fill}" '
        f'fill-opacity="{shade:g}" stroke="currentColor" stroke-opacity="0.35"/>'
        + text(left + CELL // 2, top + 18, sign, anchor="middle")
    )


def picture(slug: str, words: str, width: int, height: int, drawn: list[str]) -> Markup:
    hatch = (
        f'<pattern id="hatch-{slug}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path d="M0 6 6 0" stroke="currentColor" stroke-width="1"/></pattern>'
    )
    opening = f'<svg class="chart" role="img" aria-label={quoteattr(words)} viewBox="0 0 {width} {height}">'
    return Markup(f"{opening}<defs>{hatch}</defs>{''.join(drawn)}</svg>")  # noqa: S704 - every text is escaped


def text(x: int, y: int, words: str, anchor: str = "start", size: int = LETTER) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="currentColor">'
        f"{escape(words)}</text>"
    )


def shortened(label: str) -> str:
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
