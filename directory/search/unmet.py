"""What visitors choose and no group is found by: counted in this process, by choices alone.

Words and places are looked at only to leave out a question in which somebody asks for help in distress.
Nothing says who chose, or when.
"""

import datetime
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from .facets import chosen_sets
from .presentation import ProjectSearch

# Month (its first day), vocabulary and slug of the term, slug of the region or "" for anywhere.
Chosen = tuple[datetime.date, str, str, str]
# Whoever chooses more at once looks through the list, not for a group.
MOST_CHOSEN = 6


def chosen_in_vain(search: ProjectSearch, today: datetime.date) -> list[Chosen]:
    """Each chosen term in each chosen region, where no open group is found by all the choices together.

    None where somebody asks for help in distress, on later pages, and where a choice is not known.
    """
    question, index = search.question, search.index
    terms = [
        (name, slug) for name in question.chosen if name in index.terms for slug in question.values(name)
    ]
    regions = question.values("region") or ("",)
    is_a_search = 0 < len(terms) * len(regions) <= MOST_CHOSEN
    if not is_a_search or question.page > 1 or question.unknown or search.interpreted.distress:
        return []
    # A council's area is a place.
    choices = {name: chosen for name, chosen in question.chosen.items() if name != "authority"}
    bits = index.everything & ~index.sections["closed"]
    for part in chosen_sets(replace(question, chosen=choices, only=False), index).values():
        bits &= part
    if bits:
        return []
    return [(today.replace(day=1), *term, region) for term in terms for region in regions]


class Tally:
    """Counts of this process, for the thread that keeps them to take away."""

    def __init__(self) -> None:
        self.counted: Counter[Chosen] = Counter()
        self.changing = threading.Lock()

    def add(self, chosen: Iterable[Chosen]) -> None:
        """One more of each; of a Counter, its counts."""
        with self.changing:
            self.counted.update(chosen)

    def take(self) -> Counter[Chosen]:
        """All that was counted; from here on it begins anew."""
        with self.changing:
            taken, self.counted = self.counted, Counter()
        return taken


tally = Tally()
