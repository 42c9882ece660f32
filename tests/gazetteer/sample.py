"""A small gazetteer, cut from the real one, for tests that load it or break it."""

import csv
import lzma
from pathlib import Path

GEODATA = Path(__file__).resolve().parents[2] / "fixtures" / "geodata"
OUTCODES = {"LS1", "LS2", "SO1", "TD12", "CF10"}
PLACES = {"Leeds", "Bradford", "Newport", "Ilkeston"}
SMALL = [
    *("regions_england.csv", "local_authorities_england.csv", "areas.csv"),
    "wales/local_authorities_wales.csv",
]
KEPT = {
    "places_england.csv": lambda row: row["name"] in PLACES,
    "places_outside_england.csv": lambda row: row["name"] in {"Glasgow", "Belfast", "Douglas"},
    "everyday_names.csv": lambda row: "," not in row["means"],
    "wales/places_wales.csv": lambda row: row["name"] in {"Newport", "Cardiff"},
    "wales/wards_wales.csv": lambda row: row["local_authority"] == "Newport",
    "wales/sectors_wales.csv": lambda row: row["sector"].split()[0] in OUTCODES,
    "wards_england.csv": lambda row: row["local_authority"] in {"Leeds", "Sheffield"},
    "outcodes.csv": lambda row: row["outcode"] in OUTCODES,
    "sectors_england.csv": lambda row: row["sector"].split()[0] in OUTCODES,
}
POSTCODES = [
    *("postcodes_england.csv.xz", "postcodes_england_ended.csv.xz"),
    *("wales/postcodes_wales.csv.xz", "wales/postcodes_wales_ended.csv.xz"),
]


def cut_sample(folder: Path) -> Path:
    """Every file of the gazetteer, with a few hundred rows."""
    (folder / "wales").mkdir()
    for name in SMALL:
        (folder / name).write_bytes((GEODATA / name).read_bytes())
    for name, keep in KEPT.items():
        _cut_table(folder, name, keep)
    for name in POSTCODES:
        _cut_postcodes(folder, name)
    return folder


def _cut_table(folder, name, keep):
    with (GEODATA / name).open(encoding="utf-8", newline="") as whole:
        reader = csv.DictReader(whole)
        rows = [row for row in reader if keep(row)]
    with (folder / name).open("w", encoding="utf-8", newline="") as part:
        writer = csv.DictWriter(part, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _cut_postcodes(folder, name):
    with lzma.open(GEODATA / name, "rt") as whole:
        lines = [line for line in whole if line.startswith("postcode,") or line.split(" ")[0] in OUTCODES]
    write_postcodes(folder, name, lines)


def write_postcodes(folder, name, lines):
    (folder / name).write_bytes(lzma.compress("".join(lines).encode()))
