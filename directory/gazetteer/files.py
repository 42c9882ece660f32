"""Reading the gazetteer's files. What is wrong in one is said with its name and line."""

import csv
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..geo import Box, Point

GREAT_BRITAIN = Box(south=49.1, west=-8.7, north=60.9, east=1.8)
COLUMNS = {
    "regions_england.csv": "code region report_region",
    "local_authorities_england.csv": "code name lat lon county region report_region postcodes radius_km",
    "places_england.csv": (
        "geonameid name lat lon population local_authority county region report_region alternate_names"
    ),
    "wards_england.csv": "code name lat lon local_authority county region report_region postcodes radius_km",
    "outcodes.csv": (
        "outcode lat lon place local_authority_code local_authority county region report_region country"
        " postcodes radius_km"
    ),
    "sectors_england.csv": "sector lat lon local_authority_code postcodes radius_km",
    "areas.csv": "name also kind covers why",
    "everyday_names.csv": "name means why",
    "places_outside_england.csv": "geonameid name lat lon population nation",
    "wales/local_authorities_wales.csv": (
        "code name welsh_name lat lon county region report_region postcodes radius_km"
    ),
    "wales/places_wales.csv": (
        "geonameid name lat lon population local_authority county region report_region alternate_names"
    ),
    "wales/wards_wales.csv": (
        "code name lat lon local_authority county region report_region postcodes radius_km"
    ),
    "wales/sectors_wales.csv": "sector lat lon local_authority_code postcodes radius_km",
}
# A county may stand twice: what it covers, and which councils are written under it besides.
KEYS = {"areas.csv": ("name", "kind")}
LIVE = ("postcodes_england.csv.xz", "wales/postcodes_wales.csv.xz")
ENDED = ("postcodes_england_ended.csv.xz", "wales/postcodes_wales_ended.csv.xz")
POSTCODES_HEADER = "postcode,lat,lon,local_authority_code\n"
POSTCODE_LINE = re.compile(
    r"(NPT|[A-Z]{1,2}[0-9][0-9A-Z]?) "
    r"([0-9][A-Z]{2},(?:49|5[0-9]|60)\.[0-9]{4},-?[0-8]\.[0-9]{4},([EW][0-9]{8})\n)"
)


class GeodataError(ValueError):
    """A file of the gazetteer cannot be used."""

    def __init__(self, file: str, problem: str, line: int | None = None):
        super().__init__(f"{file}, line {line}: {problem}" if line else f"{file}: {problem}")
        self.file, self.line, self.problem = file, line, problem


@dataclass(frozen=True)
class Row:
    """One line of a file, which knows where it stands when something in it is wrong."""

    file: str
    line: int
    cells: dict[str, str]

    def wrong(self, problem: str) -> GeodataError:
        return GeodataError(self.file, problem, self.line)

    def text(self, column: str) -> str:
        return self.cells[column].strip()

    def needed(self, column: str) -> str:
        return self.text(column) or self._refuse(column, "is empty")

    def number(self, column: str) -> float:
        try:
            return float(self.cells[column])
        except ValueError:
            return self._refuse(column, "is not a number")

    def count(self, column: str) -> int:
        value = self.text(column)
        return (
            int(value)
            if value.isascii() and value.isdigit()
            else self._refuse(column, "is not a whole number")
        )

    @property
    def point(self) -> Point:
        lat, lon = self.number("lat"), self.number("lon")
        if not (
            GREAT_BRITAIN.south <= lat <= GREAT_BRITAIN.north
            and GREAT_BRITAIN.west <= lon <= GREAT_BRITAIN.east
        ):
            raise self.wrong(f"{lat}, {lon} is not in Great Britain")
        return Point(lat, lon)

    def _refuse(self, column: str, problem: str):
        raise self.wrong(f"{column} {problem}: {self.cells[column]!r}")


def read_rows(folder: Path, file: str) -> list[Row]:
    """Every row of one of the small files; no key comes twice."""
    columns = COLUMNS[file].split()
    rows = list(_rows(folder, file, columns))
    seen: dict[str, int] = {}
    for row in rows:
        key = " ".join(row.needed(column) for column in KEYS.get(file, columns[:1]))
        if key in seen:
            raise row.wrong(f"{columns[0]} {key} is already on line {seen[key]}")
        seen[key] = row.line
    if not rows:
        raise GeodataError(file, "has no rows")
    return rows


def _rows(folder: Path, file: str, columns: list[str]) -> Iterator[Row]:
    reader = None
    try:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            if next(reader, None) != columns:
                raise GeodataError(file, f"the columns should be {', '.join(columns)}", 1)
            for cells in reader:
                if len(cells) != len(columns):
                    raise GeodataError(file, f"{len(cells)} cells, not {len(columns)}", reader.line_num)
                yield Row(file, reader.line_num, dict(zip(columns, cells, strict=True)))
    except OSError as error:
        raise GeodataError(file, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        with (folder / file).open("rb") as lines:
            raise GeodataError(file, "is not UTF-8", _first_unreadable(lines, "utf-8")) from error
    except csv.Error as error:
        raise GeodataError(file, str(error), reader.line_num if reader else None) from error


def read_postcodes(folder: Path, files: Iterable[str], codes: set[str]) -> dict[str, list[str]]:
    """The lines of each outcode, without it: {"LS2": ["8AA,53.8052,-1.5542,E08000035\\n", ...]}."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for file in files:
        _add_postcodes(blocks, folder, file, codes)
    return blocks


def _add_postcodes(blocks: dict[str, list[str]], folder: Path, file: str, codes: set[str]) -> None:
    line = 0
    match = POSTCODE_LINE.fullmatch
    try:
        with lzma.open(folder / file, "rt", encoding="ascii", newline="\n") as lines:
            if next(lines, "") != POSTCODES_HEADER:
                raise GeodataError(file, f"the columns should be {POSTCODES_HEADER.strip()}", 1)
            for line, text in enumerate(lines, start=2):
                outcode, rest, code = match(text).groups()  # type: ignore[union-attr]
                if code not in codes:
                    raise GeodataError(file, f"no authority has the code {code}", line)
                blocks[outcode].append(rest)
    except AttributeError as error:
        raise GeodataError(
            file, f"is not a postcode in England or Wales: {text.strip()[:80]!r}", line
        ) from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise GeodataError(file, getattr(error, "strerror", None) or f"is damaged: {error}") from error
    except UnicodeDecodeError as error:
        with lzma.open(folder / file, "rb") as lines:
            raise GeodataError(file, "is not plain text", _first_unreadable(lines, "ascii")) from error


def _first_unreadable(lines, encoding: str) -> int | None:
    """Python reads ahead in pieces, so the line it stopped at is not yet the line that is wrong."""
    for number, line in enumerate(lines, start=1):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            return number
    return None
