"""Every way of typing a place, made from the towns of the gazetteer: what is typed, and which town is right.

Written from the data files alone, beside the code, so that a mistake in its tables is not made here again.
"""

import csv
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from directory.gazetteer import AmbiguousPlaceError, Place, UnknownPlaceError, find_place
from directory.gazetteer.spelling import key_of

GEODATA = Path(__file__).resolve().parents[2] / "fixtures" / "geodata"
PEOPLE = 5_000

# What stands on envelopes for a county of today.
SHORT = {
    "Bedfordshire": "Beds",
    "Berkshire": "Berks",
    "Buckinghamshire": "Bucks",
    "Cambridgeshire": "Cambs",
    "County Durham": "Co Durham",
    "Derbyshire": "Derbys",
    "Gloucestershire": "Glos",
    "Greater Manchester": "Gtr Manchester",
    "Hampshire": "Hants",
    "Hertfordshire": "Herts",
    "Lancashire": "Lancs",
    "Leicestershire": "Leics",
    "Lincolnshire": "Lincs",
    "North Yorkshire": "N Yorks",
    "Northamptonshire": "Northants",
    "Nottinghamshire": "Notts",
    "Oxfordshire": "Oxon",
    "Shropshire": "Salop",
    "South Yorkshire": "S Yorks",
    "Staffordshire": "Staffs",
    "Tyne and Wear": "Tyne & Wear",
    "Warwickshire": "Warks",
    "West Midlands": "W Midlands",
    "West Yorkshire": "W Yorks",
    "Wiltshire": "Wilts",
    "Worcestershire": "Worcs",
    "East Sussex": "E Sussex",
    "West Sussex": "W Sussex",
    "Isle of Wight": "IOW",
    "East Riding of Yorkshire": "E Yorks",
}
# What is written for a ceremonial county besides, wherever in it a town lies.
WRITTEN_COUNTY = {
    "East Sussex": ["Sussex"],
    "West Sussex": ["Sussex"],
    "West Yorkshire": ["Yorkshire", "Yorks", "West Yorks"],
    "South Yorkshire": ["Yorkshire", "South Yorks"],
    "North Yorkshire": ["North Yorks"],
    "East Riding of Yorkshire": ["Humberside", "East Yorkshire", "East Yorks"],
    "Herefordshire": ["Hereford and Worcester"],
    "Worcestershire": ["Hereford and Worcester"],
    "Shropshire": ["Shrops"],
    "Rutland": ["Leicestershire"],
    "Greater Manchester": ["Manchester"],
}
# The former and postal counties of a council's towns.
WRITTEN_COUNCIL = {
    "Barking and Dagenham": ["Essex"],
    "Barnet": ["Hertfordshire", "Herts", "Middlesex"],
    "Bexley": ["Kent"],
    "Brent": ["Middlesex"],
    "Bromley": ["Kent"],
    "Croydon": ["Surrey"],
    "Ealing": ["Middlesex"],
    "Enfield": ["Middlesex", "Middx"],
    "Haringey": ["Middlesex"],
    "Harrow": ["Middlesex", "Middx"],
    "Havering": ["Essex"],
    "Hillingdon": ["Middlesex", "Middx"],
    "Hounslow": ["Middlesex"],
    "Kingston upon Thames": ["Surrey"],
    "Merton": ["Surrey"],
    "Newham": ["Essex"],
    "Redbridge": ["Essex"],
    "Richmond upon Thames": ["Surrey"],
    "Sutton": ["Surrey"],
    "Waltham Forest": ["Essex"],
    "Spelthorne": ["Middlesex", "Middx"],
    "Birmingham": ["Warwickshire"],
    "Coventry": ["Warwickshire", "Warks"],
    "Solihull": ["Warwickshire"],
    "Dudley": ["Worcestershire"],
    "Sandwell": ["Staffordshire"],
    "Walsall": ["Staffordshire", "Staffs"],
    "Wolverhampton": ["Staffordshire", "Staffs"],
    "Bolton": ["Lancashire", "Lancs"],
    "Bury": ["Lancashire", "Lancs"],
    "Manchester": ["Lancashire"],
    "Oldham": ["Lancashire", "Lancs"],
    "Rochdale": ["Lancashire", "Lancs"],
    "Salford": ["Lancashire", "Lancs"],
    "Wigan": ["Lancashire", "Lancs"],
    "Stockport": ["Cheshire"],
    "Tameside": ["Cheshire", "Lancashire"],
    "Trafford": ["Cheshire"],
    "Liverpool": ["Lancashire"],
    "Knowsley": ["Lancashire"],
    "Sefton": ["Lancashire", "Lancs"],
    "St. Helens": ["Lancashire", "Lancs"],
    "Wirral": ["Cheshire", "Wirral"],
    "Halton": ["Cheshire"],
    "Warrington": ["Lancashire", "Cheshire"],
    "Bristol": ["Avon"],
    "Bath and North East Somerset": ["Avon", "Somerset"],
    "North Somerset": ["Avon"],
    "South Gloucestershire": ["Avon", "Bristol"],
    "North Lincolnshire": ["Humberside", "South Humberside", "N Lincs"],
    "North East Lincolnshire": ["Humberside", "South Humberside", "N E Lincolnshire"],
    "Middlesbrough": ["Cleveland", "Teesside", "North Yorkshire"],
    "Redcar and Cleveland": ["Cleveland", "North Yorkshire"],
    "Stockton-on-Tees": ["Cleveland", "Teesside", "Co Durham"],
    "Hartlepool": ["Cleveland", "Co Durham"],
    "Newcastle upon Tyne": ["Northumberland"],
    "North Tyneside": ["Northumberland", "Tyneside"],
    "South Tyneside": ["Co Durham", "Tyneside"],
    "Gateshead": ["Co Durham"],
    "Sunderland": ["Co Durham", "Wearside"],
    "Bournemouth, Christchurch and Poole": ["Hampshire", "Hants"],
    "Westmorland and Furness": ["Cumbria"],
    "Cumberland": ["Cumbria"],
    "Peterborough": ["Northamptonshire", "Northants"],
    "Huntingdonshire": ["Huntingdonshire", "Hunts"],
    "Slough": ["Buckinghamshire", "Bucks"],
    "Vale of White Horse": ["Berkshire", "Berks"],
    "Medway": ["Medway"],
    "Rotherham": ["S Yorks"],
}
WORDS_AROUND = ["in {}", "near {}", "around {}", "nr {}", "outskirts of {}", "the {} area", "{} area"]
CENTRAL = ["central {}", "{} town centre", "{} city centre", "centre of {}"]
COMPASS = ["north {}", "South {}", "east {}", "west {}", "north of {}"]
IN_A_SENTENCE = [
    "depression in {}",
    "{} carers",
    "bipolar {}",
    "help for carers {} evenings",
    "{}, anxiety group",
]


@dataclass(frozen=True)
class Town:
    """A row of the places, as far as a test needs it."""

    name: str
    council: str
    county: str
    region: str
    people: int

    @property
    def written(self) -> list[str]:
        """Its former and postal counties."""
        also = [*WRITTEN_COUNTY.get(self.county, ()), *WRITTEN_COUNCIL.get(self.council, ())]
        return [county for county in also if key_of(county) != key_of(self.name)]


def towns() -> list[Town]:
    """Those with at least so many people."""
    with (GEODATA / "places_england.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    all_of_them = [
        Town(r["name"], r["local_authority"], r["county"], r["region"], int(r["population"] or 0))
        for r in rows
    ]
    return [town for town in all_of_them if town.people >= PEOPLE]


def outcodes() -> list[str]:
    with (GEODATA / "outcodes.csv").open(encoding="utf-8", newline="") as file:
        return [row["outcode"] for row in csv.DictReader(file) if row["country"] == "England"]


def known_keys() -> set[str]:
    """Names that are somebody's already: a slip that makes one of them is no slip."""
    keys = set()
    for file, column in [("places", "name"), ("wards", "name"), ("local_authorities", "name")]:
        with (GEODATA / f"{file}_england.csv").open(encoding="utf-8", newline="") as table:
            keys |= {key_of(row[column]) for row in csv.DictReader(table)}
    return keys


def pick(text: str, *choices):
    """One of them, always the same for the same text."""
    return choices[crc32(text.encode()) % len(choices)]


def slips(name: str, how_many: int = 3) -> list[str]:
    """Some of the names with one letter missing, doubled or swapped with the next."""
    some = []
    for number in range(8 * how_many):
        seed = crc32(f"{name}/{number}".encode())
        at = 1 + seed % (len(name) - 2)
        if not (name[at].isalpha() and name[at + 1].isalpha()) or name[at] == name[at + 1]:
            continue
        kind = (seed >> 8) % 3
        slip = [
            name[:at] + name[at + 1 :],
            name[: at + 1] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ][kind]
        if slip not in some:
            some.append(slip)
    return some[:how_many]


# A class: its name, and each text with the town or the code that is right, read by `reader`.
Case = tuple[str, Town]


def with_county_of_today() -> Iterator[Case]:
    for town in towns():
        if town.county:
            yield pick(town.name, "{}, {}", "{} {}").format(town.name, town.county), town


def with_short_county() -> Iterator[Case]:
    for town in towns():
        if town.county in SHORT:
            yield pick(town.name, "{}, {}", "{} {}").format(town.name, SHORT[town.county]), town


def with_written_county() -> Iterator[Case]:
    for town in towns():
        for county in town.written:
            yield pick(town.name + county, "{}, {}", "{} {}").format(town.name, county), town


def biggest_first() -> Iterator[Case]:
    for town in towns():
        where = pick(town.name, "{1}, {0}", "England, {1}, {0}", "{2}, {1}, {0}")
        yield where.format(town.name, town.county, town.region), town


def words_around() -> Iterator[Case]:
    for town in towns():
        yield pick(town.name, *WORDS_AROUND).format(town.name), town


def central() -> Iterator[Case]:
    for town in towns():
        yield pick(town.name, *CENTRAL).format(town.name), town


def compass() -> Iterator[Case]:
    taken = known_keys()
    for town in towns():
        text = pick(town.name, *COMPASS).format(town.name)
        if key_of(text) not in taken:
            yield text, town


def slips_of_several_words() -> Iterator[Case]:
    taken = known_keys()
    for town in towns():
        if len(town.name.replace("-", " ").split()) > 1:
            yield from ((slip, town) for slip in slips(town.name) if key_of(slip) not in taken)


def slips_of_one_word() -> Iterator[Case]:
    taken = known_keys()
    for town in towns():
        if town.people >= 50_000 and len(town.name.replace("-", " ").split()) == 1:
            yield from ((slip, town) for slip in slips(town.name, 1) if key_of(slip) not in taken)


TOWN_CLASSES = [
    with_county_of_today,
    with_short_county,
    with_written_county,
    biggest_first,
    words_around,
    central,
    compass,
    slips_of_several_words,
    slips_of_one_word,
]


def outcode_in_a_sentence() -> Iterator[tuple[str, str]]:
    for outcode in outcodes():
        yield pick(outcode, *IN_A_SENTENCE).format(pick(outcode, outcode, outcode.lower())), outcode


def outcode_with_too_much() -> Iterator[tuple[str, str]]:
    for outcode in outcodes():
        yield f"{outcode} {pick(outcode, '2TTT', '6L', '9ZZZ', '22T')}", outcode


def letter_o_for_nought() -> Iterator[tuple[str, str]]:
    for outcode in outcodes():
        if "0" in outcode:
            yield outcode.replace("0", "O"), outcode


def full_postcode_in_a_sentence() -> Iterator[tuple[str, str]]:
    """One live postcode of each outcode."""
    first: dict[str, str] = {}
    with lzma.open(GEODATA / "postcodes_england.csv.xz", "rt") as lines:
        next(lines)
        for line in lines:
            postcode = line.partition(",")[0]
            first.setdefault(postcode.partition(" ")[0], postcode)
    for postcode in first.values():
        yield pick(postcode, *IN_A_SENTENCE).format(pick(postcode, postcode, postcode.lower())), postcode


def answer(text: str, reader=find_place):
    """The place, the choices or None, and what might be tapped instead."""
    try:
        found = reader(text)
    except AmbiguousPlaceError as several:
        return None, several.choices
    except UnknownPlaceError as unknown:
        return None, unknown.suggestions
    if isinstance(found, Place) or found is None:
        return found, found.others if found else ()
    return found[1], found[1].others


def is_town(place: Place, town: Town) -> bool:
    """The town itself, or the council or county of its name around it."""
    same = {key_of(part) for part in (town.name, town.name.split(" upon ")[0])}
    if town.name == "London":
        return place.name in ("London", "Greater London")
    if place.kind == "place":
        return key_of(place.name) in same and place.authority in (town.council, _shown(town.council))
    return place.county == town.county and key_of(place.name) in same


def _shown(council: str) -> str:
    return council.removesuffix(", City of").removesuffix(", County of").removeprefix("City of ")


RIGHT = ("found", "asked")


def count_misses(cases, right, reader=find_place) -> tuple[Counter, dict[str, list]]:
    """How many were found, a tap away, read as another or unknown; and those that missed."""
    counts: Counter = Counter()
    missed = defaultdict(list)
    for text, wanted in cases:
        place, offered = answer(text, reader)
        if place and right(place, wanted):
            outcome = "found"
        elif place is None and asks_of_namesakes(wanted, offered):
            outcome = "asked"
        elif any(right(one, wanted) for one in offered):
            outcome = "a tap away"
        else:
            outcome = "another" if place else "unknown"
        counts[outcome] += 1
        if outcome not in RIGHT:
            missed[outcome].append((text, place.label if place else [one.label for one in offered][:3]))
    return counts, missed


def asks_of_namesakes(wanted, offered) -> bool:
    """Whether the name by itself is asked about too, so that asking is right here as well."""
    if not isinstance(wanted, Town):
        return False
    try:
        find_place(wanted.name)
    except AmbiguousPlaceError:
        return any(is_town(one, wanted) for one in offered)
    except UnknownPlaceError:
        return False
    return False


def is_code(place: Place, code: str) -> bool:
    """The code itself; of an outcode a sector in it, which is nearer still."""
    return code in (place.query, place.name, place.query.partition(" ")[0])
