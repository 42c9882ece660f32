import lzma

import pytest

from directory.gazetteer.files import GeodataError, read_postcodes, read_rows
from tests.gazetteer.sample import write_postcodes

LIVE, ENDED = "postcodes_england.csv.xz", "postcodes_england_ended.csv.xz"
HEADER = "postcode,lat,lon,local_authority_code\n"
GOOD = "LS2 8AD,53.8052,-1.5542,E08000035\n"
LEEDS = {"E08000035"}


def test_rows_come_with_their_file_and_line(sample):
    row = read_rows(sample, "outcodes.csv")[0]
    assert (row.file, row.line) == ("outcodes.csv", 2)


@pytest.mark.parametrize(
    "file, text, message",
    [
        ("places_england.csv", "", "places_england.csv, line 1: the columns should be geonameid, name"),
        ("places_england.csv", "a,b\n1,2\n", "places_england.csv, line 1: the columns should be"),
        ("regions_england.csv", "code,region,report_region\n", "regions_england.csv: has no rows"),
        ("regions_england.csv", "code,region,report_region\nE1,North\n", "line 2: 2 cells, not 3"),
        (
            "regions_england.csv",
            "code,region,report_region\nE1,A,B\nE1,C,D\n",
            "line 3: code E1 is already on line 2",
        ),
        ("regions_england.csv", "code,region,report_region\n,A,B\n", "line 2: code is empty"),
        (
            "regions_england.csv",
            'code,region,report_region\nE1,"A,B\n',
            "regions_england.csv, line 2: unexpected end",
        ),
    ],
)
def test_a_broken_table_is_named_with_its_line(sample, file, text, message):
    (sample / file).write_text(text)
    with pytest.raises(GeodataError) as wrong:
        read_rows(sample, file)
    assert message in str(wrong.value)


def test_a_table_that_is_not_utf_8_says_so(sample):
    (sample / "regions_england.csv").write_bytes(b"code,region,report_region\nE1,\xff,B\n")
    with pytest.raises(GeodataError, match=r"regions_england\.csv, line 2: is not UTF-8"):
        read_rows(sample, "regions_england.csv")


@pytest.mark.parametrize(
    "column, value, problem",
    [
        ("lat", "x", "lat is not a number: 'x'"),
        ("lat", "nan", "is not in Great Britain"),
        ("lat", "12.5", "is not in Great Britain"),
        ("lon", "1e9", "is not in Great Britain"),
    ],
)
def test_a_row_with_no_place_on_the_map_is_named(sample, column, value, problem):
    row = read_rows(sample, "outcodes.csv")[0]
    row.cells[column] = value
    with pytest.raises(GeodataError, match=f"outcodes.csv, line 2: .*{problem}"):
        _ = row.point


@pytest.mark.parametrize("value", ["-1", "1.5", "", "²"])
def test_a_count_is_a_whole_number(sample, value):
    row = read_rows(sample, "outcodes.csv")[0]
    row.cells["postcodes"] = value
    with pytest.raises(GeodataError, match="line 2: postcodes is not a whole number"):
        row.count("postcodes")


def test_postcodes_are_gathered_by_outcode(tmp_path):
    write_postcodes(
        tmp_path,
        LIVE,
        [HEADER, GOOD, "LS1 1AA,53.8,-1.5,E08000035\n".replace("53.8,-1.5", "53.8000,-1.5000")],
    )
    assert read_postcodes(tmp_path, [LIVE], LEEDS) == {
        "LS2": ["8AD,53.8052,-1.5542,E08000035\n"],
        "LS1": ["1AA,53.8000,-1.5000,E08000035\n"],
    }


@pytest.mark.parametrize(
    "lines, message",
    [
        ([GOOD], "line 1: the columns should be postcode,lat,lon"),
        (
            [HEADER, GOOD, "LS2 8AD,north,west,E08000035\n"],
            "line 3: is not a postcode in England or Wales: 'LS2 8AD,north",
        ),
        ([HEADER, GOOD, GOOD, "LS2 8AE,12.8052,-1.5542,E08000035\n"], "line 4: is not a postcode"),
        ([HEADER, "LS2 8AD,53.8052,-1.5542,E09999999\n"], "line 2: no authority has the code E09999999"),
        ([HEADER, GOOD, "LS2 8AE,53.8"], "line 3: is not a postcode"),
        ([HEADER, "é\n"], "line 2: is not plain text"),
    ],
)
def test_a_broken_line_of_postcodes_is_named(tmp_path, lines, message):
    write_postcodes(tmp_path, ENDED, lines)
    with pytest.raises(GeodataError) as wrong:
        read_postcodes(tmp_path, [ENDED], LEEDS)
    assert f"{ENDED}, {message}" in str(wrong.value)


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-20], lambda b: b"not xz at all", lambda b: b[:60] + b"\0" * 20 + b[80:]]
)
def test_a_damaged_archive_says_which(sample, damage):
    path = sample / LIVE
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(GeodataError, match=LIVE):
        read_postcodes(sample, [LIVE], LEEDS | {"E06000057"})


def test_a_missing_file_says_which(tmp_path):
    with pytest.raises(GeodataError, match=r"outcodes.csv: No such file"):
        read_rows(tmp_path, "outcodes.csv")
    with pytest.raises(GeodataError, match=rf"{LIVE}: No such file"):
        read_postcodes(tmp_path, [LIVE], LEEDS)


def test_the_archive_is_plain_xz(sample):
    assert lzma.decompress((sample / LIVE).read_bytes()).startswith(b"postcode,")


def test_a_county_stands_once_as_it_is_and_once_as_it_is_written(sample):
    rows = read_rows(sample, "areas.csv")
    assert {row.text("kind") for row in rows if row.text("name") == "Middlesex"} == {"area", "written"}
    text = (sample / "areas.csv").read_text()
    (sample / "areas.csv").write_text(text + "Middlesex,,area,Brent,twice\n")
    with pytest.raises(GeodataError, match="name Middlesex area is already on line"):
        read_rows(sample, "areas.csv")
