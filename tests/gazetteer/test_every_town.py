"""Every town of 5,000 people or more, in each way that people write it: how often it is not the one found.

A town counts as found where it is the answer, or one of those asked about.
"""

import csv
import random
import zlib

import pytest

from directory.gazetteer import AmbiguousPlaceError, UnknownPlaceError, find_place, place_within
from directory.gazetteer.tables import place_of
from directory.models.gazetteer import GazetteerEntry
from tests.gazetteer.sample import GEODATA

pytestmark = [pytest.mark.usefixtures("gazetteer"), pytest.mark.slow, pytest.mark.one_database]

PEOPLE = 5_000
COMPASS = ["north", "South", "east", "West"]


@pytest.fixture
def towns(gazetteer):
    entries = GazetteerEntry.objects.filter(kind="place", country="England", population__gte=PEOPLE)
    return [place_of(entry) for entry in entries.order_by("pk")]


def answers(text):
    """The places that the text may mean, as answered."""
    try:
        place = find_place(text)
    except AmbiguousPlaceError as several:
        return [*several.choices]
    except UnknownPlaceError:
        return []
    return [place, *place.others]


def is_found(town, text):
    return any(is_it(town, place) for place in answers(text))


def is_it(town, place):
    """The town, or the borough or area of its name that holds it."""
    same = place.name == town.name and town.authority_code in (place.authority_code, *place.authority_codes)
    return place == town or same


def missed(pairs):
    return [text for town, text in pairs if not is_found(town, text)]


def report(name, pairs, misses):
    print(f"{name}: {len(misses)} of {len(pairs)} missed: {misses[:40]}")


def county_names(towns):
    """Each county of a town: today's, former and written ones, with their short forms."""
    short = {}
    with (GEODATA / "everyday_names.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            short.setdefault(row["means"].removesuffix(" (county)"), []).append(row["name"])
    areas = GazetteerEntry.objects.filter(kind__in=["county", "written", "area"], country="England")
    for area in areas.exclude(region="", name="England"):
        for code in area.authority_codes.split():
            yield code, [area.name, *short.get(area.name, ())]


def test_with_each_of_its_counties(towns):
    by_code = {}
    for code, names in county_names(towns):
        by_code.setdefault(code, []).extend(names)
    pairs = [
        (town, f"{town.name}{comma} {county}")
        for town in towns
        for county in dict.fromkeys(by_code[town.authority_code])
        for comma in (",", "")
    ]
    misses = missed(pairs)
    report("counties", pairs, misses)
    assert len(misses) <= 0.001 * len(pairs)


@pytest.mark.parametrize(
    "before", ["in {}", "near {}", "central {}", "{} city centre", "{} area", "outskirts of {}"]
)
def test_with_words_around_it(towns, before):
    pairs = [(town, before.format(town.name)) for town in towns]
    misses = missed(pairs)
    report(before, pairs, misses)
    # "Central Harrogate" is a council ward too.
    assert len(misses) <= 0.006 * len(pairs)


def test_with_a_compass_word_before_it(towns):
    """Small ones are left out: "East Ham" is no part of a hamlet called Ham."""
    pairs = [(town, f"{COMPASS[n % 4]} {town.name}") for n, town in enumerate(towns) if town.weight >= 15_000]
    misses = missed(pairs)
    report("compass", pairs, misses)
    assert len(misses) <= 0.03 * len(pairs)


def test_with_its_county_first(towns):
    pairs = [(town, f"{town.county}, {town.name}") for town in towns]
    pairs += [(town, f"England, {town.county}, {town.name}") for town in towns]
    misses = missed(pairs)
    report("county first", pairs, misses)
    assert len(misses) <= 0.002 * len(pairs)


def slips(name, how_many):
    """Letters wrong, missing, doubled and swapped, the same ones in every run."""
    # No secret: the seed is the name.
    chance = random.Random(zlib.crc32(name.encode()))
    places = [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
    for number in range(how_many):
        i = chance.choice(places)
        yield [
            name[:i] + name[i + 1 :],
            name[:i] + name[i] + name[i:],
            name[:i] + name[i + 1] + name[i] + name[i + 2 :],
            name[:i] + chance.choice("aeiorstn") + name[i + 1 :],
        ][number % 4]


def test_with_a_slip_in_a_name_of_several_words(towns):
    several = [town for town in towns if " " in town.name.replace("-", " ")]
    pairs = [(t, slip) for t in several for slip in slips(t.name.replace("-", " "), 4) if slip != t.name]
    misses = missed(pairs)
    report("slips", pairs, misses)
    assert len(misses) <= 0.03 * len(pairs)


def test_with_a_slip_at_the_end_of_a_sentence(towns):
    several = [t for t in towns if " " in t.name.replace("-", " ") and t.weight >= 15_000]
    pairs = [(t, f"womens group {slip}") for t in several for slip in slips(t.name.replace("-", " "), 4)]
    found = [(t, text, place_within(text)) for t, text in pairs]
    misses = [
        text
        for town, text, split in found
        if not (split and any(is_it(town, place) for place in (split[1], *split[1].others)))
    ]
    report("slips in a sentence", pairs, misses)
    assert len(misses) <= 0.15 * len(pairs)


def test_with_a_slip_in_the_middle_of_a_sentence(towns):
    """Of bigger towns with one name of six letters or more; a shorter one is like too many words."""
    big = [t for t in towns if t.name.isalpha() and len(t.name) >= 6 and t.weight >= 50_000]
    pairs = [(t, f"im lonely in {slip} and need people") for t in big for slip in slips(t.name, 4)]
    found = [(town, text, place_within(text)) for town, text in pairs]
    misses = [
        text
        for town, text, split in found
        if not (split and any(is_it(town, place) for place in (split[1], *split[1].others)))
    ]
    report("slips in the middle of a sentence", pairs, misses)
    assert len(misses) <= 0.1 * len(pairs)


def test_each_outcode_inside_a_sentence(gazetteer):
    names = (
        GazetteerEntry.objects.filter(kind="outcode")
        .exclude(name="NPT")
        .order_by("pk")
        .values_list("name", flat=True)
    )
    misses = []
    for name in names:
        for text in (f"depression in {name}", f"{name} depression", f"anxiety {name} group"):
            split = place_within(text)
            if (
                not split
                or split[1].name != name
                or ("depression" not in split[0] and "anxiety" not in split[0])
            ):
                misses.append(text)
    report("outcodes", [*names, *names, *names], misses)
    assert not misses
