"""Totals that may be given: whoever has every table, and can add and take off, learns of no few groups."""

import itertools
from random import Random

import pytest

from directory.summaries.discretion import Unit, is_safe, shown


def cells_of(**sizes):
    """yes=12, no=3 -> sets of that many projects, and all of them."""
    ids = iter(range(1000))
    cells = {answer: frozenset(itertools.islice(ids, size)) for answer, size in sizes.items()}
    return cells, frozenset().union(*cells.values())


@pytest.mark.parametrize(
    ("sizes", "safe"),
    [
        ({"yes": 5, "no": 5}, True),
        ({"yes": 10, "no": 0}, True),
        ({"yes": 0, "no": 0}, True),
        ({"yes": 9, "no": 0}, False),
        ({"yes": 6, "no": 4}, False),
        ({"yes": 60, "no": 1}, False),
    ],
)
def test_ten_must_have_answered_and_no_cell_may_hold_one_to_four(sizes, safe):
    cells, everyone = cells_of(**sizes)
    assert is_safe(everyone, cells) is safe


def test_a_region_is_not_given_where_the_rest_of_england_would_show():
    yes, no = frozenset(range(40)), frozenset(range(40, 80))
    cells = {"yes": yes, "no": no}
    england = Unit("england", yes | no)
    most = Unit("most", frozenset([*range(38), *range(40, 70)]))
    few = Unit("few", england.ids - most.ids)
    assert not is_safe(few.ids, cells)
    assert shown([england, most, few], cells) == {"england"}
    assert "most" in shown([most, few], cells)


def test_regions_that_leave_enough_are_given_beside_england():
    yes, no = frozenset(range(60)), frozenset(range(60, 120))
    half = Unit("half", frozenset([*range(30), *range(60, 90)]))
    other = Unit("other", frozenset([*range(30, 60), *range(90, 120)]))
    england = Unit("england", yes | no)
    assert shown([half, england, other], {"yes": yes, "no": no}) == {"england", "half", "other"}


@pytest.mark.parametrize("seed", range(150))
def test_nothing_that_can_be_added_up_or_taken_off_points_at_a_group(seed):
    units, cells = random_areas(Random(seed))
    given = shown(units, cells)
    for derived in derivable([unit for unit in units if unit.key in given]):
        assert is_safe(derived, cells), (seed, given)


def test_the_attack_finds_what_a_careless_directory_gives_away():
    """The attack above can fail: with every area that is safe by itself given, it works hidden ones out."""
    broken = 0
    for seed in range(150):
        units, cells = random_areas(Random(seed))
        careless = [unit for unit in units if is_safe(unit.ids, cells)]
        broken += any(not is_safe(derived, cells) for derived in derivable(careless))
    assert broken > 10


def random_areas(random):
    """England with five regions, one of them in two parts, some projects in none; few or many answers."""
    sizes = [random.choice([0, 3, 12, 30, 80]) for _ in range(6)]
    ids, groups = iter(range(1000)), []
    for size in sizes:
        groups.append(frozenset(itertools.islice(ids, size)))
    everyone = frozenset().union(*groups)
    units = [Unit("england", everyone)]
    units += [Unit(f"region-{n}", group) for n, group in enumerate(groups[:5])]
    parts = frozenset(pk for pk in groups[0] if pk % 3)
    units += [Unit("part-a", parts), Unit("part-b", groups[0] - parts)]
    shares = [random.random() for _ in range(3)]
    cells = {
        f"answer-{n}": frozenset(pk for pk in everyone if random.random() < share)
        for n, share in enumerate(shares)
    }
    return units, cells


def derivable(units):
    """Every set whose figures follow from given ones: an area without any of the areas inside it."""
    for unit in units:
        inside = [other.ids for other in units if other.ids < unit.ids]
        for number in range(len(inside) + 1):
            for chosen in itertools.combinations(inside, number):
                yield unit.ids.difference(*chosen)
