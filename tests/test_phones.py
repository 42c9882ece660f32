"""What is typed as a telephone number, as a phone dials it."""

import html
import json
import re
from pathlib import Path

import pytest

from directory.phones import NotAPhoneError, parse_phones, parse_texted, written_phones

HOUSE = Path(__file__).resolve().parent.parent
# An area code of every length, and every other kind of number that is rung here.
REAL = {
    "020 7946 0999": ("020 7946 0999", "tel:+442079460999"),
    "02920180123": ("029 2018 0123", "tel:+442920180123"),
    "0113 4960000": ("0113 496 0000", "tel:+441134960000"),
    "0191 498 0123": ("0191 498 0123", "tel:+441914980123"),
    "(01274) 960000": ("01274 960000", "tel:+441274960000"),
    "01204 520000": ("01204 520000", "tel:+441204520000"),
    "015396 23456": ("015396 23456", "tel:+441539623456"),
    "016977 2345": ("016977 2345", "tel:+44169772345"),
    "07111 111 111": ("07111 111111", "tel:+447111111111"),
    "03001233393": ("0300 123 3393", "tel:+443001233393"),
    "0345 123 4567": ("0345 123 4567", "tel:+443451234567"),
    "0845 123 2320": ("0845 123 2320", "tel:+448451232320"),
    "+44 1534 445290": ("01534 445290", "tel:+441534445290"),
    # Free ones are dialled as they are written: +44 does not reach all of them from every phone.
    "0800 1111": ("0800 1111", "tel:08001111"),
    "0808 157 0123": ("0808 157 0123", "tel:08081570123"),
    # Groups by which their owners want to be remembered.
    "0808 2000 247": ("0808 2000 247", "tel:08082000247"),
    "0800 58 58 58": ("0800 58 58 58", "tel:0800585858"),
    "03444 775 774": ("03444 775 774", "tel:+443444775774"),
    # Kept by Ofcom for examples.
    "01632 960123": ("01632 960123", "tel:+441632960123"),
    "07700 900123": ("07700 900123", "tel:+447700900123"),
    # Short ones.
    "999": ("999", "tel:999"),
    "111": ("111", "tel:111"),
    "116123": ("116 123", "tel:116123"),
    "116 123": ("116 123", "tel:116123"),
    "18001 111": ("18001 111", "tel:18001111"),
    "18001 0113 496 0000": ("18001 0113 496 0000", "tel:1800101134960000"),
    "85258": ("85258", "sms:85258"),
    # From abroad.
    "+353 1 234 5678": ("+353 1 234 5678", "tel:+35312345678"),
    "00353 1 234 5678": ("+353 1 234 5678", "tel:+35312345678"),
}
BRADFORD = ("01274 960000", "tel:+441274960000")
WITH_12 = ("01274 960000 extension 12", "tel:+441274960000;ext=12")
DRESSED = {
    **dict.fromkeys(
        [
            "+44 (0)1274 960000",
            "+44(0)1274960000",
            "0044 (0) 1274 960000",
            "(+44) 1274 960000",
            "+44 01274 960000",
            "+44-1274-960000",
            "01274.960.000",
            "01274/960000",
            "01274–960–000",
            "Tel: 01274 960000",
            "tel:+441274960000",
            "０１２７４ ９６００００",
            "01274\u00a0960000.",
        ],
        BRADFORD,
    ),
    **dict.fromkeys(
        [
            "01274 960000 ext 12",
            "01274 960000 ext. 12",
            "01274 960000, ext 12",
            "01274 960000 (ext 12)",
            "01274 960000 x12",
            "01274960000x12",
            "01274 960000 extension 12",
            "01274 960000 Extn: 12",
            "01274 960000 #12",
            "+44 (0)1274 960000;ext=12",
            "01274 960000 - ext 12",
        ],
        WITH_12,
    ),
}
MOBILE = ("07700 900123", "tel:+447700900123")
TWO = [
    f"01274 960000{between}07700 900123" for between in [" or ", "/", " / ", "; ", ", ", " and ", "\n", "|"]
]
NOT_ONE = [
    *["ask for Jo Smith", "Ana", "0800 FLOWERS", "evenings", "", " ", "+", "-", "ext 12", "x12", "+44"],
    *["960000", "12345", "60777", "1234567890", "1274 960000", "0000000000", "01274 96000", "01274 9600000"],
    *["0345 123 456", "150", "118 118", "1", "0", "01234", "+999 123 4567", "+44 1274", "555 2368"],
    *["01274 960000 07700 900123", "0113 496 0000 / 0001", "01274 960000 or", "1" * 240, "0" * 240],
    *["01274 960000 ext", "01274 960000 ext 123456789", "01274 960000 or ext 12"],
]
NOTES = [
    "01274 960000 (evenings)",
    "01274 960000 ask for Jo Smith",
    "Jo: 01274 960000",
    "111, option 2",
    "01274 960000 option 2",
    "text SHOUT to 85258",
    "01274 960000 (switchboard) or 07700 900123",
]


def read(text):
    return [(phone.written, phone.href) for phone in parse_phones(text)]


@pytest.mark.parametrize("typed", REAL)
def test_every_kind_of_number_that_is_rung_here(typed):
    assert read(typed) == [REAL[typed]]


@pytest.mark.parametrize("typed", DRESSED)
def test_one_number_however_it_is_dressed(typed):
    assert read(typed) == [DRESSED[typed]]


@pytest.mark.parametrize("typed", TWO)
def test_two_numbers_are_two(typed):
    assert read(typed) == [BRADFORD, MOBILE]
    assert written_phones(typed) == "01274 960000 or 07700 900123"


def test_three_numbers_are_three_and_the_same_one_is_one():
    assert len(read("01274 960000 x12, 07700 900123 and 0800 1111")) == 3
    assert read("01274 960000 or +44 1274 960000") == [BRADFORD]


@pytest.mark.parametrize("typed", NOT_ONE)
def test_what_cannot_be_rung_is_said(typed):
    with pytest.raises(NotAPhoneError, match="is not a phone number"):
        parse_phones(typed)


@pytest.mark.parametrize("typed", NOTES)
def test_what_goes_with_a_number_is_told_where_it_goes(typed):
    with pytest.raises(NotAPhoneError, match="goes into a field of its own: “Role”"):
        parse_phones(typed, notes_go="“Role”")


@pytest.mark.parametrize("typed", [*REAL, *DRESSED, *TWO])
def test_the_form_in_which_it_is_kept_is_read_as_the_same(typed):
    kept = written_phones(typed)
    assert written_phones(kept) == kept
    assert [phone.href for phone in parse_phones(kept)] == [phone.href for phone in parse_phones(typed)]


def test_a_link_holds_nothing_but_a_number():
    for typed in [*REAL, *DRESSED, *TWO]:
        for phone in parse_phones(typed):
            scheme, _, number = phone.href.partition(":")
            assert scheme in ("tel", "sms")
            assert number.replace(";ext=", "").removeprefix("+").isdecimal()
            assert len(number.removeprefix("+").partition(";")[0]) <= 17


@pytest.mark.parametrize(
    ("typed", "link"),
    [("85258", "sms:85258"), ("60 777", "sms:60777"), ("07700 900123", "sms:+447700900123")],
)
def test_the_number_that_a_helpline_is_texted_at(typed, link):
    assert parse_texted(typed).text_href == link


@pytest.mark.parametrize("typed", ["SHOUT to 85258", "12345", "", "85258 or 07700 900123"])
def test_what_cannot_be_texted_is_said(typed):
    with pytest.raises(NotAPhoneError):
        parse_texted(typed)


def test_every_number_that_a_template_dials_is_one():
    dialled = set()
    for path in (HOUSE / "templates").rglob("*.html"):
        dialled |= set(re.findall(r"(?:tel|sms):[^\"'{<]+", html.unescape(path.read_text("utf-8"))))
    assert len(dialled) > 3
    for link in dialled:
        (phone,) = parse_phones(link.partition("?")[0])
        assert phone.href == link.partition("?")[0]


def test_every_number_of_our_helplines_is_one_as_it_stands():
    for line in json.loads((HOUSE / "fixtures" / "helplines.json").read_text("utf-8")):
        if line.get("phone"):
            assert written_phones(line["phone"]) == line["phone"]
        if line.get("text_number"):
            assert parse_texted(line["text_number"]).number == line["text_number"]
