"""Where else to ask: signposts as pages show them, by subject, by nation, by network.

One query reads them all; while the search's index stands, they are kept until the directory changes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from directory.models import Signpost as Row
from directory.models import SignpostKind
from directory.models.words import stem
from directory.phrases import month_words
from directory.search import live
from directory.signpost_subjects import subjects_of, words_of
from directory.vocabulary import Review

from .content import Dialled

# What people write for a nation whose lines are kept under another name.
NATIONS = {"bfpo": "uk", "forces": "uk", "northern ireland": "northern-ireland", "isle of man": "isle-of-man"}


@dataclass(frozen=True)
class Signpost(Dialled):
    """Help elsewhere. What nobody has read on its own page is named, without number or link.

    `known` says how its number and link are known; `subjects` are slugs of `directory.signpost_subjects`.
    """

    slug: str
    kind: str
    name: str
    words: str
    known: str
    nation: str
    subjects: tuple[str, ...] = ()
    network: str = ""
    network_name: str = ""
    phone: str = ""
    text_number: str = ""
    email: str = ""
    url: str = ""
    finder: str = ""
    hours: str = ""

    @property
    def link(self) -> str:
        """Where its own finder is, else its first page."""
        return self.finder or self.url

    @property
    def site(self) -> str:
        """Where the link leads, as people read it: “bipolaruk.org”."""
        return site_of(self.link)

    @property
    def has_way(self) -> bool:
        return bool(self.phone or self.text_number or self.email or self.link)


def for_subjects(slugs_or_words: Iterable[str], among: Iterable[Signpost] | None = None) -> list[Signpost]:
    """Signposts about any of these: slugs of subjects, or words as people type them ("asd", "ex-forces").

    Those with a way to reach them come first, then the subjects' order. Those of other nations are left out.
    `among`: what `everything()` gave, where a page asks more than once.
    """
    named, found = subjects_of(slugs_or_words), []
    among = everything() if among is None and named else among
    for subject in sorted(named, key=lambda one: one.is_who):
        found += [one for one in among if subject.slug in one.subjects]
    here = (one for one in found if one.nation in ("uk", "england"))
    return reachable_first(dict.fromkeys(here))


# What follows the name by which one is called: “Cruse Bereavement Support” aside, “Beat, HelpFinder”.
SHORT_NAME = re.compile(r"[,(]| (?:helpline|charity|Foundation|Network|Association)\b")
# Names that are oftener plain words: asked for only where nothing else is.
PLAIN_NAMES = frozenset("beat calm harmless mind release shout together".split())


def named_in(text: str) -> list[Signpost]:
    """Those whose name stands in what was typed, with or without its last part: “andys man club halifax”."""
    words = words_of(text)
    stems = tuple(map(stem, words))
    found = []
    for one in everything() if words else ():
        name = words_of(SHORT_NAME.split(one.name)[0])
        size = len(name)
        is_plain = size == 1 and (name[0] in PLAIN_NAMES or name[0].isdigit()) and len(words) > 1
        starts = range(len(stems) - size + 1)
        if not is_plain and any(stems[at : at + size] == tuple(map(stem, name)) for at in starts):
            found.append(one)
    return found


def for_nation(nation: str) -> list[Signpost]:
    """Where to look in "wales", "scotland", "northern-ireland", "isle-of-man", "guernsey", "jersey"; for
    families of the armed forces abroad, "bfpo". Empty for a nation that has none."""
    nation = NATIONS.get(nation.casefold(), nation.casefold())
    found = (one for one in everything() if one.kind == SignpostKind.NATION and one.nation == nation)
    return reachable_first(found)


def for_network(slug: str, successor: str = "", among: Iterable[Signpost] | None = None) -> list[Signpost]:
    """Those of the network whose project has this slug; of one that merged, its successor's by name."""
    among = everything() if among is None else among
    found = [one for one in among if one.network == slug]
    return found or [one for one in among if successor and one.network_name == successor]


def reachable_first(found: Iterable[Signpost]) -> list[Signpost]:
    return sorted(found, key=lambda one: not one.has_way)


def everything() -> tuple[Signpost, ...]:
    """All signposts, in their order. One query, or none."""
    return kept.current()


class Kept:
    """The signposts as this process read them last, thrown away with the index that stood then."""

    def __init__(self):
        self.last = None, ()

    def current(self) -> tuple[Signpost, ...]:
        index, (of_index, signposts) = live.index, self.last
        if index is None or index is not of_index:
            signposts = tuple(read())
            self.last = index, signposts
        return signposts


kept = Kept()


def read() -> Iterator[Signpost]:
    for row in Row.objects.select_related("network__project"):
        yield signpost(row)


def signpost(row: Row) -> Signpost:
    """Without the day of a reading or a call, a number or an address is left out, whatever stands there."""
    ways = ("phone", "text_number", "email", "url", "finder", "hours")
    is_known = row.read_on or row.rung_on
    project = row.network.project if row.network else None
    project = project if project and project.review == Review.PUBLISHED else None
    return Signpost(
        slug=row.slug,
        kind=row.kind,
        name=row.name,
        words=row.words,
        known=how_known(row),
        nation=row.nation,
        subjects=tuple(row.subjects),
        network=project.slug if project else "",
        network_name=project.name if project else "",
        **{name: getattr(row, name) if is_known else "" for name in ways},
    )


def how_known(row: Row) -> str:
    """“Read there in November 2026, not tried”; of a page on another site, where it was read."""
    if row.rung_on:
        return f"Tried by one of us in {month_words(row.rung_on)}"
    if row.read_on:
        return f"Read {where_read(row)} in {month_words(row.read_on)}, not tried"
    return "We have not read its own pages, so we give no number or link. You can look for it by its name"


def where_read(row: Row) -> str:
    """“there”, on a part of its own site too, or “on gov.scot”."""
    source, own = site_of(row.source), site_of(row.url or row.finder)
    is_own = not source or not own or f".{source}".endswith(f".{own}")
    return "there" if is_own else f"on {source}"


def site_of(address: str) -> str:
    """“mind.org.uk” of any address there; empty of what is none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
