"""Words that people put around a place: "in Bristol", "central Manchester", "Durham City". Pure."""

from collections.abc import Iterator

# Left out in silence: they say no more than the place alone.
BEFORE = {
    *("in", "near", "near to", "nearby", "around", "round", "at", "for", "from", "of", "within", "by", "to"),
    *("nr", "nr to", "nearest", "nearest to"),
    *(
        "close to",
        "next to",
        "not far from",
        "anywhere in",
        "anywhere near",
        "somewhere in",
        "somewhere near",
    ),
    *("based in", "living in", "live in", "i live in", "im in", "i am in", "we live in", "local to", "the"),
    *(
        "area of",
        "the area of",
        "city of",
        "town of",
        "the city of",
        "the town of",
        "village of",
        "county of",
    ),
    *("all of", "all over", "across", "throughout", "any in", "just outside", "outside", "on", "near by"),
}
AFTER = {
    *("area", "city", "town", "village", "region", "uk", "gb", "england uk", "way", "postcode", "and around"),
    *("and area", "and surrounding area", "and surrounding areas", "surrounding area", "area uk", "borough"),
    *(
        "and nearby",
        "and district",
        "district",
        "please",
        "locally",
        "county",
        "itself",
        "council",
        "direction",
    ),
    *("united kingdom", "great britain", "local area", "and surrounds", "and the surrounding area"),
}
# Left out, and said.
COMPASS = {
    f"{one}{end}".strip()
    for one in ("north", "south", "east", "west", "north east", "north west", "south east", "south west")
    for end in ("", "ern")
} | {"northeast", "northwest", "southeast", "southwest", "ne", "nw", "se", "sw", "n", "s", "e", "w"}
NARROWER = COMPASS | {
    *(
        "central",
        "centre",
        "center",
        "centre of",
        "the centre of",
        "city centre",
        "town centre",
        "city center",
    ),
    *("outskirts", "outskirts of", "the outskirts of", "on the outskirts of", "suburbs", "suburbs of", "mid"),
    *("suburb of", "edge of", "the edge of", "inner", "inner city", "outer", "greater", "downtown", "rural"),
    *("middle of", "the middle of", "village centre", "city centre of", "town center", "central part of"),
    *(
        "side",
        "north of",
        "south of",
        "east of",
        "west of",
        "northern part of",
        "part of",
        "suburban",
        "metro",
    ),
    *("the north of", "the south of", "the east of", "the west of", "north side", "south side", "environs"),
    *("east side", "west side", "and suburbs", "and outskirts", "inner city area", "urban", "upper", "lower"),
}
LONGEST_PHRASE = 4
# Words that alone name nowhere and hold nothing to search.
AROUND = frozenset(word for phrase in BEFORE | AFTER | NARROWER for word in phrase.split()) | {"and", "or"}


def peelings(words: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Start and end of what is left when words around it go, a layer at a time, and those to be mentioned.

    What says nothing goes first, and nothing goes that would leave no word.
    """
    seen: set[tuple[int, int]] = {(0, len(words))}
    waiting: list[tuple[int, int, list[str]]] = [(0, len(words), [])]
    while waiting:
        start, end, said = waiting.pop(0)
        for begin, finish, phrase in _layers(words, start, end):
            if (begin, finish) not in seen:
                seen.add((begin, finish))
                mentioned = [*said, phrase] if phrase in NARROWER else said
                yield begin, finish, mentioned
                waiting.append((begin, finish, mentioned))


def _layers(words: list[str], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for known in ((BEFORE, AFTER), (NARROWER, NARROWER)):
        for size in range(min(LONGEST_PHRASE, end - start - 1), 0, -1):
            first, last = " ".join(words[start : start + size]), " ".join(words[end - size : end])
            if first in known[0]:
                yield start + size, end, first
            if last in known[1]:
                yield start, end - size, last
