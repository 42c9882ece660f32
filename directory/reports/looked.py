"""How anybody looked, so that an empty cell can be read: none found, not looked for, or cannot tell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from directory.models import Gap, SearchEffort, Term
from directory.term_tree import TermTree
from directory.vocabulary import GapFinding

ANYWHERE = ""


@dataclass(frozen=True)
class Searches:
    """What is known of how anybody looked, by region; "" is England."""

    gaps: dict[tuple[str, int], str]
    efforts: dict[str, list[frozenset[int]]]

    def meaning(self, region: str, term: Term, tree: TermTree) -> str:
        """What a nought for a term in a region means: a region's own record goes before England's."""
        above = [term.pk, *tree.ancestors(term.pk)]
        own = self.efforts.get(region, [])
        if stated := self.stated(region, above):
            return stated
        if any(looked_for & set(above) for looked_for in own):
            return GapFinding.NONE_FOUND
        if stated := self.stated(ANYWHERE, above):
            return stated
        efforts = own or self.efforts.get(ANYWHERE)
        if not efforts:
            return GapFinding.NOT_LOOKED_FOR
        if any(looked_for & set(above) for looked_for in efforts):
            return GapFinding.NONE_FOUND
        # An effort that names its communities leaves out the others; one that names none tells nothing.
        told = term.vocabulary == "community" and all(efforts)
        return GapFinding.NOT_LOOKED_FOR if told else GapFinding.CANNOT_TELL

    def of_all(self, region: str, asked: Iterable[Term], tree: TermTree) -> str:
        """What it means that a region has no group at all: what holds of all that was asked for."""
        found = {self.meaning(region, term, tree) for term in asked}
        if not found:
            is_looked_at = self.efforts.get(region) or self.efforts.get(ANYWHERE)
            return GapFinding.CANNOT_TELL if is_looked_at else GapFinding.NOT_LOOKED_FOR
        return found.pop() if len(found) == 1 else GapFinding.CANNOT_TELL

    def stated(self, region: str, above: list[int]) -> str:
        """What a source says is missing there: this, or something that holds it."""
        return next((self.gaps[region, pk] for pk in above if (region, pk) in self.gaps), "")


def searches() -> Searches:
    """Three queries, for every region."""
    gaps = Gap.objects.exclude(term=None).values_list("region__slug", "term_id", "finding")
    efforts = defaultdict(list)
    for effort in SearchEffort.objects.select_related("region").prefetch_related("communities"):
        looked_for = frozenset(term.pk for term in effort.communities.all())
        efforts[effort.region.slug if effort.region else ANYWHERE].append(looked_for)
    return Searches({(region or ANYWHERE, term): finding for region, term, finding in gaps}, dict(efforts))
