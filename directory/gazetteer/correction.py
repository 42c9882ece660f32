"""A place typed with a slip, where no place has the name as typed: taken where one clear best match is."""

from collections.abc import Callable, Iterator

from ..models.gazetteer import GazetteerEntry
from .around import AROUND, peelings
from .places import Kind, Place
from .reading import CITY, COUNTRY_WORDS, Found, lies_in
from .spelling import Typed, fold
from .suggest import (
    FEWEST_LETTERS,
    LETTERS,
    PEOPLE_OF_A_SHORT_NAME,
    Known,
    Names,
    known_names,
    names_in_memory,
)
from .tables import place_of
from .understanding import whereabouts

MOST_TRIES = 8
# So many letters at least, and then one slip, or two.
ONE_SLIP, TWO_SLIPS = 5, 8
# A short word is like many names: only a place so big answers for it.
PEOPLE_FOR_LETTERS = ((5, 15_000), (7, 3_000))
# Of several as like it, one that so many times more people live in.
CLEARLY_BIGGER = 10

# Inside a sentence, of a place with two slips in it.
PEOPLE_FOR_TWO_SLIPS, LONG_NAME = 100_000, 9

# Ordinary words that are a letter or two from a town.
NEAR_A_TOWN = frozenset(
    "actin action actions actor anton argus aston backing baking banger banking barfing barging baring"
    " barmy barnes barney baronet barra barre barring basking berry blackbird bootleg boson bottle"
    " braking brant brett bridged brighten bristle brittle broadband brunt buckle buckled buckles burry"
    " cartridge charley cheater colby coney consent corbyn corey cornball corny cosby crawled crawler"
    " creme crepe crewed crews darby decorum demon devices devin devos diver docking doper douglass"
    " doves easing eastbound eating ester esther ether falling feeling filling fuelling grabs grads"
    " grams grass greenish greys haddock hades hales hares harley harlot hates havana havent haves hayek"
    " haynes hepburn highlands holland hovering johnston lacing landing lansing leeks leland lends lewis"
    " marley melon middlemen midfield midway minefield moral moran morty motley newborn northmen parley"
    " parsley peddle penance penile poodle pooled pools presto pulley purely purled raleigh rather"
    " readings readying reaping rearing redding rhonda rigby rotter scalding scale seafood sexton shale"
    " shirley shroud slouch southward stained stains stale stanley starling sterling stifling stirring"
    " sunburn sundown survey sussed swirling tendering tending thane tooling toting touting wadsworth"
    " wages wakes waking walling walls wares waverly waves waxes welding whales whitey whitney widens"
    " wiles willing wines wooing working workshop wrapping writing".split()
)


def corrected(question: Typed, found: Found) -> Place | None:
    """The one place whose name is a slip or two away, with perhaps where it lies; None for none or many."""
    if any(map(str.isdigit, "".join(question.words))) or AROUND.issuperset(question.words):
        return None
    names = known_names()
    tried: dict[str, list[tuple[int, Known]]] = {}
    best: list[tuple[int, Known]] = []
    for name, where in _tries(question, found):
        key = "".join(name)
        if key not in tried:
            tried[key] = [
                (slips, known) for slips, known in close_to(names, key) if _is_big_enough(key, known)
            ]
        entries = GazetteerEntry.objects.in_bulk([k.entry_id for _, k in tried[key]]) if where else {}
        fitting = [
            (slips, known)
            for slips, known in tried[key]
            if not where
            or (known.entry_id in entries and lies_in(place_of(entries[known.entry_id]), where, found))
        ]
        if fitting and (not best or fitting[0][0] < best[0][0]):
            best = fitting
            if where:
                break
    place = _clear_best(best)
    if place is None:
        return None
    return place.saying(
        f"You typed “{' '.join(question.text.split())}”. We looked {whereabouts(place)}.", corrected=True
    )


def corrected_name(
    question: Typed,
    *,
    word_by_word: bool,
    after_in: bool = False,
    is_plain_word: Callable[[str], bool] = lambda _: False,
) -> Place | None:
    """A place for a whole name inside a sentence, with one slip; of a long word, or of several words,
    `word_by_word`, with two.

    Ordinary words are to be feared there, so it is a bigger place, and as many words as were typed. A name of
    five letters counts only `after_in`: after a word that a place follows. No word that `is_plain_word` names
    is a slip.
    """
    key = "".join(question.words)
    if (
        len(key) < (FEWEST_LETTERS if after_in or word_by_word else LETTERS - 1)
        or any(map(str.isdigit, key))
        or key in AROUND
    ):
        return None
    if word_by_word and len(question.words) < 2:
        return None

    def is_meant(place: Place) -> bool:
        return len(question.words) > 1 or _may_be_one_word(key, place)

    place = None
    for most in (2,) if word_by_word else (1, 2) if len(key) >= TWO_SLIPS else (1,):
        if place is None and _slipped(names_in_memory(), key, most):
            slipped = _slipped(known_names(), key, most)
            place = _clear_best(slipped, least=PEOPLE_OF_A_SHORT_NAME, is_meant=is_meant)
    if place is None or (word_by_word and not _word_by_word(question.words, place)):
        return None
    if any(is_plain_word(word) for word in set(question.words) - set(fold(place.name))):
        return None
    return place.saying(f"You typed “{question.text}”. We looked {whereabouts(place)}.", corrected=True)


def _may_be_one_word(key: str, place: Place) -> bool:
    """ "falling apart" is not in Felling, and "notes" are no slip of Notts."""
    first, *_ = name = fold(place.name)
    # Newcastle upon Tyne and Southend-on-Sea are called by their first word.
    own = first if len(first) >= LETTERS and slips_between(first, key, 2) <= 2 else "".join(name)
    slips = slips_between(own, key, 2)
    least = CITY if slips <= 1 else PEOPLE_FOR_TWO_SLIPS
    is_long = len(own) >= LONG_NAME or slips <= 1
    return key not in NEAR_A_TOWN and place.weight >= least and slips <= 2 and is_long


def _slipped(names: Names, key: str, most: int) -> list[tuple[int, Known]]:
    return [
        (slips, known)
        for known in names.slipped(key, most)
        if known.key[0] == key[0] and 0 < (slips := slips_between(known.key, key, most)) <= most
    ]


def _word_by_word(words: list[str], place: Place) -> bool:
    """Whether the name has as many words, each like the one typed: "Newton Abott", not "art Wembley"."""
    own = fold(place.name)
    if len(own) != len(words):
        return False
    slips = [slips_between(a, b, 2) for a, b in zip(words, own, strict=True)]
    alike = all(a[0] == b[0] for a, b in zip(words, own, strict=True))
    return sum(slips) == 1 or (sum(slips) == 2 and alike)


def _tries(question: Typed, found: Found) -> Iterator[tuple[list[str], list[str]]]:
    """The name and where it is, in the ways the words may be cut where the second part is known."""
    parts = [question, *(question.part(start, end) for start, end, _ in peelings(question.words))]
    for number, part in enumerate(parts[:MOST_TRIES]):
        yield part.words, []
        sizes = range(len(part.words) - 1, 0, -1) if number < 3 else ()
        for size in sizes:
            where = part.words[size:]
            if found.get("".join(where)) or " ".join(where) in COUNTRY_WORDS:
                yield part.words[:size], where


def close_to(names: Names, key: str) -> list[tuple[int, Known]]:
    """Spellings one or two slips away, the closest first; no ward's."""
    most = 2 if len(key) >= TWO_SLIPS else 1 if len(key) >= ONE_SLIP else 0
    if not most:
        return []
    # A first letter is seldom mistyped: Ilkstone is Ilkeston before it is Silkstone.
    found = [
        (slips + (known.key[0] != key[0]), known)
        for known in names.sharing(key, most)
        if known.kind not in (Kind.WARD, Kind.WRITTEN)
        and (slips := slips_between(known.key, key, most)) <= most
    ]
    return sorted(found, key=lambda one: (one[0], -one[1].weight))


def _is_big_enough(key: str, known: Known) -> bool:
    return all(len(key) > letters or known.weight >= people for letters, people in PEOPLE_FOR_LETTERS)


def _clear_best(
    fitting: list[tuple[int, Known]],
    *,
    least: int = 0,
    is_meant: Callable[[Place], bool] = lambda _: True,
) -> Place | None:
    """The one that is meant, with the others beside it. Of `least` people, the biggest may answer for all."""
    if not fitting:
        return None
    closest = min(slips for slips, _ in fitting)
    ids = {known.entry_id: known for slips, known in fitting if slips == closest}
    entries = GazetteerEntry.objects.in_bulk(ids)
    towns: dict[tuple[str, str], Place] = {}
    for entry in sorted(entries.values(), key=lambda e: (Kind(e.kind).rank, -e.weight)):
        place = place_of(entry)
        if not is_meant(place):
            continue
        # A town and the borough around it are one answer, the town; so is a county that is one borough.
        around = {place.authority_code, *(place.codes if len(place.codes) == 1 else ())} - {""}
        if place.kind == Kind.PLACE or not any(code in around for _, code in towns):
            towns.setdefault((place.name, place.authority_code), place)
    if not towns:
        return None
    first, *others = sorted(towns.values(), key=lambda place: -place.weight)
    clearly = max(CITY, CLEARLY_BIGGER * others[0].weight) if others else 0
    if first.weight >= clearly or (least and first.weight >= least):
        return first.beside(others)
    return None


def slips_between(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, added or swapped with the next, counted up to one more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
