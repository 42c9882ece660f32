import pytest

from directory.gazetteer.postcodes import Position, Postcode, find_in_block, pack, postal_keys, postcode_in
from directory.gazetteer.spelling import fold
from directory.geo import Point


@pytest.mark.parametrize(
    "text", ["LS2 8AD", "ls28ad", "l s 2 8 a d", "LS2-8AD.", "12 High Street, Leeds LS2 8AD", "ls28ad leeds"]
)
def test_a_postcode_is_seen_in_any_case_spacing_and_address(text):
    assert postcode_in(fold(text)) == Postcode("LS2", "8AD")


@pytest.mark.parametrize("text", ["LS2", "LS2 8", "Leeds", "12 step", "LS2 88A", "", "Leeds 6"])
def test_what_is_not_a_whole_postcode_is_none(text):
    assert postcode_in(fold(text)) is None


@pytest.mark.parametrize(
    "text, keys",
    [
        ("LS2", ["ls2"]),
        ("ls 2", ["ls2"]),
        ("LS2 8", ["ls2 8", "ls28"]),
        ("LS28", ["ls28", "ls2 8"]),
        ("LS2 8A", ["ls2 8"]),
        ("EC1A 1", ["ec1a 1"]),
        ("M1 1", ["m1 1", "m11"]),
        ("Leeds", []),
        ("12 step", []),
    ],
)
def test_a_space_before_the_last_digit_means_a_sector(text, keys):
    assert postal_keys(fold(text)) == keys


def test_a_postcode_is_found_again_in_its_packed_block():
    block = pack(["8AA,53.8000,-1.5000,E08000035\n", "8AD,53.8052,-1.5542,E08000032\n"])
    assert find_in_block(block, "8AD") == Position(Point(53.8052, -1.5542), "E08000032")
    assert find_in_block(block, "8AA").authority_code == "E08000035"
    assert find_in_block(block, "8AB") is None
    assert find_in_block(b"", "8AA") is None
