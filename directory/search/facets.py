"""The sets a question chooses, and the number beside every option."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from directory.filters import FACETS, LABELS, MORE_FACETS, OPEN_FACETS, Asked
from directory.models import AXES

from .index import FacetIndex
from .reading import Option as KnownOption

# Authority is chosen by links, and has no boxes.
SHOWN = (*OPEN_FACETS, *MORE_FACETS)
HINTS = {
    "near": "",
    "community": "Who a group is for. It is not a question about you.",
    "led": "Only where a source says so.",
}


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick: its count is the number of results if it were the only one chosen in its group."""

    value: str
    label: str
    count: str
    chosen: bool
    disabled: bool
    hint: str
    is_child: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Options that are alternatives to each other; communities have one group an axis."""

    legend: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    legend: str
    groups: list[Group]
    chosen_count: int
    hint: str = ""


@dataclass(frozen=True)
class Narrowing:
    """What each part of a question leaves, so that any part can be taken out again."""

    parts: Mapping[str, int]
    everything: int
    others: Mapping[str, int] = field(default_factory=dict)

    @property
    def all(self) -> int:
        bits = self.everything
        for part in self.parts.values():
            bits &= part
        return bits

    def without(self, name: str) -> int:
        """What is left by all parts but one."""
        if name not in self.parts:
            return self.all
        bits = self.everything
        for other, part in self.parts.items():
            if other != name:
                bits &= part
        return bits


def axis_of(facet: str, value: str, axes: Mapping[str, str]) -> str:
    """A choice's part of the question: its facet, or for a community its axis."""
    return f"community:{axes.get(value, '')}" if facet == "community" else facet


def axes_of(index: FacetIndex) -> dict[str, str]:
    return {option.value: option.axis for option in index.terms.get("community", ())}


def chosen_sets(asked: Asked, index: FacetIndex) -> dict[str, int]:
    """OR inside a facet or an axis. Only unknown values hold nothing."""
    axes, parts = axes_of(index), {}
    for facet in FACETS:
        if facet not in asked.chosen:
            continue
        for value in asked.values(facet):
            part = axis_of(facet, value, axes)
            only = asked.only and facet == "community"
            parts[part] = parts.get(part, 0) | index.set_of(facet, value, only)
        if not asked.values(facet):
            parts[facet] = 0
    return parts


def facets(asked: Asked, index: FacetIndex, narrowing: Narrowing, names=SHOWN) -> Iterator[Facet]:
    """Every facet with its options and their counts."""
    base = narrowing.all
    for name in names:
        options = known_options(name, index)
        chosen = set(asked.values(name))
        groups = [
            Group(legend, counted(name, part, some, asked, index, narrowing, base))
            for legend, part, some in grouped(name, options)
        ]
        if options:
            yield Facet(name, LABELS[name], groups, len(chosen), HINTS.get(name, ""))


def known_options(name: str, index: FacetIndex) -> list[KnownOption]:
    """A vocabulary's terms, parents before their children; or the few fixed values."""
    terms = index.terms.get(name)
    if terms is None:
        return [KnownOption(value, label) for value, label in index.known[name].items()]
    return terms


def grouped(name: str, options: list[KnownOption]):
    if name != "community":
        return [("", name, options)]
    by_axis = [(label, axis, [o for o in options if o.axis == axis]) for axis, label in AXES]
    return [(label, f"community:{axis}", some) for label, axis, some in by_axis if some]


def counted(name, part, options, asked, index, narrowing, base) -> list[Option]:
    others = narrowing.without(part) if part in narrowing.parts else base
    only = asked.only and name == "community"
    chosen = asked.values(name)
    made = []
    for option in options:
        count = (others & index.set_of(name, option.value, only)).bit_count()
        is_chosen = option.value in chosen
        made.append(
            Option(
                option.value,
                option.label,
                str(count),
                is_chosen,
                not count and not is_chosen,
                option.hint,
                bool(option.parent),
            )
        )
    return made
