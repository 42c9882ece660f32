"""What somebody may have meant by a name that no place has. Offered; correction.py takes the clear ones."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest

from ..models.gazetteer import GazetteerEntry, GazetteerLoad, GazetteerName
from .around import AROUND
from .places import Kind, Place
from .postcodes import postal_keys, postcode_in
from .reading import lies_in
from .tables import place_of

OFFERED = 5
LIKE_ENOUGH = 0.72
COMPARED = 40
CONSIDERED = 40
SHORTEST = 3
# What is put right inside a sentence, where ordinary words are to be feared.
PEOPLE, LETTERS = 5_000, 7
# A shorter name is like more words, so only a bigger town answers for it: Derby, Exeter.
PEOPLE_OF_A_SHORT_NAME, FEWEST_LETTERS = 50_000, 5


@dataclass(frozen=True, slots=True)
class Known:
    """One spelling that may have been meant."""

    key: str
    entry_id: int
    kind: str
    weight: int


@dataclass(frozen=True)
class Guess:
    """A spelling that may have been meant, how likely, and the words that then say where it lies."""

    score: float
    name: Known
    where: list[str]


class Names:
    """Every spelling of the loaded gazetteer, kept in memory with an index of its pairs of letters."""

    def __init__(self, content_hash: str, known: list[Known]):
        self.content_hash = content_hash
        self.known = known

    @cached_property
    def by_pair(self) -> dict[str, list[int]]:
        index = defaultdict(list)
        for number, name in enumerate(self.known):
            for pair in pairs_of(name.key):
                index[pair].append(number)
        return dict(index)

    @cached_property
    def by_key(self) -> dict[str, list[Known]]:
        index = defaultdict(list)
        for name in self.known:
            index[name.key].append(name)
        return dict(index)

    def like(self, key: str) -> list[tuple[float, Known]]:
        """Spellings like this one, with how good a guess each is."""
        shared: Counter[int] = Counter()
        pairs = pairs_of(key)
        for pair in pairs:
            shared.update(self.by_pair.get(pair, ()))
        likely = [number for number, times in shared.items() if 3 * times >= len(pairs)]
        near = nlargest(COMPARED, likely, lambda n: shared[n] / (len(pairs) + len(self.known[n].key)))
        matcher = SequenceMatcher(None, "", key, autojunk=False)
        return [(score, self.known[n]) for n in near if (score := likeness(matcher, self.known[n]))]

    @cached_property
    def by_deletion(self) -> dict[str, list[Known]]:
        """Towns and areas by their spelling with up to two letters left out: a slip is then a few look-ups.

        Only those that may be put right inside a sentence.
        """
        index = defaultdict(list)
        for name in self.known:
            if name.kind != Kind.WARD and may_be_slipped(name):
                for shorter in without_letters(name.key, 2):
                    index[shorter].append(name)
        return dict(index)

    def slipped(self, key: str, slips: int) -> list[Known]:
        """Those that may be so many slips from the key."""
        found = {
            name: None
            for shorter in without_letters(key, slips)
            for name in self.by_deletion.get(shorter, ())
        }
        return list(found)

    def sharing(self, key: str, slips: int) -> list[Known]:
        """Those that have most of the pairs of letters of this one, and about its length."""
        pairs = pairs_of(key)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self.by_pair.get(pair, ()))
        # A slip touches three pairs at most.
        least = max(1, len(pairs) - 3 * slips)
        return [
            self.known[number]
            for number, times in shared.items()
            if times >= least and abs(len(self.known[number].key) - len(key)) <= slips
        ]

    def inside(self, words: list[str]) -> list[tuple[float, Known]]:
        """Places named by some of the words: Leeds in "leeds city centre"."""
        spans = ["".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
        return [
            # A name comes before where it is, so the first words are likelier the place.
            (0.9 + 0.1 * "".join(words).startswith(key) + for_people(name), name)
            for key in dict.fromkeys(spans)
            if len(key) >= SHORTEST
            for name in self.by_key.get(key, ())
            if name.kind != Kind.WARD
        ]


_names = Names("", [])


def suggest(words: list[str]) -> tuple[Place, ...]:
    """The likeliest few places, best first."""
    whole = "".join(words)
    # "near me" names nowhere; a figure alone is no postcode.
    if len(whole) < SHORTEST or whole.isdigit() or (AROUND | {"me", "here", "my", "home"}).issuperset(words):
        return ()
    if postcode_in([whole]) or postal_keys([whole]):
        return ()
    return _places(_guesses(known_names(), words))


def _guesses(names: "Names", words: list[str]) -> list[Guess]:
    """What the words hold, and what is like them, or like all but the last one or two."""
    guesses = [Guess(score, name, []) for score, name in names.inside(words)]
    for size in range(len(words), max(len(words) - 3, 0), -1):
        guesses += [Guess(score, name, words[size:]) for score, name in names.like("".join(words[:size]))]
    return guesses


def without_letters(key: str, most: int) -> set[str]:
    """The key, and it with up to so many letters left out."""
    found = last = {key}
    for _ in range(most):
        last = {one[:i] + one[i + 1 :] for one in last for i in range(len(one))}
        found = found | last
    return found


def may_be_slipped(name: Known) -> bool:
    if len(name.key) >= LETTERS:
        return name.weight >= PEOPLE
    return len(name.key) >= FEWEST_LETTERS and name.weight >= PEOPLE_OF_A_SHORT_NAME


def names_in_memory() -> Names:
    """What is in memory, without asking whether it still holds: before one is taken, ask `known_names`."""
    return _names if _names.known else known_names()


def forget() -> None:
    """Take the names out of memory: this process goes on with another database."""
    global _names
    _names = Names("", [])


def known_names() -> Names:
    """The names in memory, read again when another gazetteer has been loaded."""
    global _names
    loaded = GazetteerLoad.objects.values_list("content_hash", flat=True).first() or ""
    if loaded != _names.content_hash:
        rows = GazetteerName.objects.exclude(entry__kind__in=[Kind.SECTOR, Kind.OUTCODE, Kind.WRITTEN])
        rows = rows.values_list("key", "entry_id", "entry__kind", "entry__weight")
        _names = Names(loaded, [Known(*row) for row in rows.order_by("pk")])
    return _names


def likeness(matcher: SequenceMatcher, name: Known) -> float:
    """0 where it is not like it. A first letter is seldom mistyped, and more people mean a bigger place."""
    matcher.set_seq1(name.key)
    if matcher.quick_ratio() < LIKE_ENOUGH or (ratio := matcher.ratio()) < LIKE_ENOUGH:
        return 0
    first = matcher.b[0]  # type: ignore[attr-defined]
    return ratio + (0.1 if first == name.key[0] else 0) + for_people(name)


def for_people(name: Known) -> float:
    return 0 if name.kind == Kind.WARD else 0.02 * math.log10(name.weight + 1)


def pairs_of(key: str) -> set[str]:
    marked = f"^{key}$"
    return {marked[i : i + 2] for i in range(len(marked) - 1)}


def _places(guesses: list[Guess]) -> tuple[Place, ...]:
    """The best guesses that lie where the words after them say, one a town."""
    guesses = sorted(guesses, key=lambda guess: -guess.score)[:CONSIDERED]
    entries = GazetteerEntry.objects.in_bulk({guess.name.entry_id for guess in guesses}) if guesses else {}
    kept: dict[tuple[str, str], Place] = {}
    for guess in guesses:
        place = place_of(entries[guess.name.entry_id]) if guess.name.entry_id in entries else None
        if place and lies_in(place, guess.where):
            town = place.name, place.authority_code
            # A town and its borough look the same to a person: the town, where the better guess stood.
            kept[town] = min(kept.get(town, place), place, key=lambda one: one.kind.rank)
    return tuple(kept.values())[:OFFERED]
