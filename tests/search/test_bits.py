from hypothesis import given
from hypothesis import strategies as st

from directory.search.bits import bits_of, position_table, positions_of

POSITIONS = st.sets(st.integers(0, 5000))


@given(POSITIONS)
def test_a_set_gives_back_its_positions_in_order(positions):
    assert list(positions_of(bits_of(positions, 5001))) == sorted(positions)


@given(POSITIONS, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_set_is_the_same_part_of_its_positions(positions, start, most):
    found = list(positions_of(bits_of(positions, 5001), start, most))
    assert found == sorted(positions)[start : start + most]


def test_an_id_that_is_not_published_has_no_position():
    table = position_table([7, 3])
    assert [table[7], table[3], table[5]] == [0, 1, -1]
