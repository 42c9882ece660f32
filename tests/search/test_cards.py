"""What a card says of where a group is."""

import pytest

from directory.search.cards import and_also


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Brent"], "Brent"),
        (["Brent", "Harrow"], "Brent, Harrow"),
        (["Somewhere in Leeds", "Somewhere in York"], "Somewhere in Leeds; somewhere in York"),
        (["Hove, East Sussex", "Somewhere in Lewes"], "Hove, East Sussex; somewhere in Lewes"),
    ],
)
def test_more_than_one_place_reads_as_one_phrase(names, said):
    assert and_also(names) == said
