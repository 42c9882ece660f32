"""The sets a question chooses, and the number beside every option."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from directory.models import AXES

from .index import FacetIndex
from .index_source import Option as KnownOption
from .question import FACETS, LABELS, MORE_FACETS, OPEN_FACETS, Question

# Authority is chosen by links, and has no boxes.
SHOWN = (*OPEN_FACETS, *MORE_FACETS)
HINTS = {
    "near": "",
    "community": "Who a group is for. It is not a question about you.",
    "led": "Only where a source says so.",
}


# Plain tuples: a page makes over a hundred of them.
class Option(NamedTuple):
    """A box to tick: its count is the number of results if it were the only one chosen in its group."""

    value: str
    label: str
    count: str  # type: ignore[assignment]
    chosen: bool

    @property
    def disabled(self) -> bool:
        return self.count == "0" and not self.chosen


class Group(NamedTuple):
    """Options that are alternatives to each other; communities have one group an axis."""

    legend: str
    options: list[Option]


class Facet(NamedTuple):
    """A facet as one question leaves it; `form` is what it is for every question."""

    form: "FacetForm"
    groups: list[Group]
    chosen_count: int

    @property
    def name(self) -> str:
        return self.form.name

    @property
    def legend(self) -> str:
        return self.form.legend

    @property
    def empty(self) -> str:
        """The labels of options that no group is found by, for one line: a missing one is an answer too."""
        return ", ".join(option.label for option in self.options if option.disabled)

    @property
    def options(self) -> Iterator[Option]:
        return (option for group in self.groups for option in group.options)


@dataclass(frozen=True)
class ConstraintSets:
    """What each part of a question leaves, so that any part can be taken out again."""

    parts: Mapping[str, int]
    everything: int

    @cached_property
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


def chosen_sets(question: Question, index: FacetIndex) -> dict[str, int]:
    """OR inside a facet or an axis. Only unknown values hold nothing."""
    axes = axes_of(index)
    parts: dict[str, int] = {}
    for facet in FACETS:
        if facet not in question.chosen:
            continue
        for value in question.values(facet):
            part = axis_of(facet, value, axes)
            only = question.only and facet == "community"
            parts[part] = parts.get(part, 0) | index.set_of(facet, value, only)
        if not question.values(facet):
            parts[facet] = 0
    return parts


class FormGroup(NamedTuple):
    """A group before anything is counted: its part of a question, its options, and the sets of each."""

    legend: str
    part: str
    options: list[KnownOption]
    sets: list[int]
    only_sets: list[int]


@dataclass(frozen=True, eq=False)
class FacetForm:
    """A facet as it is for every question at one version of the index."""

    name: str
    legend: str
    hint: str
    groups: tuple[FormGroup, ...]


@lru_cache(maxsize=2)
def forms(index: FacetIndex) -> list[FacetForm]:
    """The facets that hold anything, in the order shown."""
    made = []
    for name in SHOWN:
        groups = tuple(
            FormGroup(
                legend,
                part,
                options,
                [index.set_of(name, o.value) for o in options],
                [index.set_of(name, o.value, only=True) for o in options],
            )
            for legend, part, options in grouped(name, known_options(name, index))
        )
        if any(group.options for group in groups):
            made.append(FacetForm(name, LABELS[name], HINTS.get(name, ""), groups))
    return made


def known_options(name: str, index: FacetIndex) -> list[KnownOption]:
    """A vocabulary's terms, parents before their children; or the few fixed values."""
    terms = index.terms.get(name)
    if terms is None:
        return [KnownOption(value, label) for value, label in index.known[name].items()]
    return terms


def grouped(name: str, options: list[KnownOption]) -> list[tuple[str, str, list[KnownOption]]]:
    if name != "community":
        return [("", name, options)]
    by_axis = [(label, axis, [o for o in options if o.axis == axis]) for axis, label in AXES]
    return [(label, f"community:{axis}", some) for label, axis, some in by_axis if some]


def facets(question: Question, index: FacetIndex, constraints: ConstraintSets) -> Iterator[Facet]:
    """Every facet with its options and their counts."""
    for form in forms(index):
        chosen = question.values(form.name)
        only = question.only and form.name == "community"
        groups = [Group(g.legend, counted(g, constraints.without(g.part), chosen, only)) for g in form.groups]
        yield Facet(form, groups, len(chosen))


def counted(group: FormGroup, others: int, chosen: Container[str], only: bool) -> list[Option]:
    sets = group.only_sets if only else group.sets
    return [
        Option(option.value, option.label, str((others & bits).bit_count()), option.value in chosen)
        for option, bits in zip(group.options, sets, strict=True)
    ]
