"""How often a made-up project says something: skewed, and mostly not known, as in the report's own data."""

from collections.abc import Sequence
from random import Random

from directory.models import Project, Term
from directory.questions import fields
from directory.vocabulary import NOT_KNOWN, LinkKind

# Of a vocabulary: how many projects say anything, and how many terms those have.
SAID = {
    "category": (0.95, 1.3),
    "grouping": (1.0, 1.1),
    "community": (0.4, 1.3),
    "experience": (0.35, 1.2),
    "membership": (0.4, 1.0),
    "base": (0.7, 1.1),
    "structure": (0.65, 1.3),
    "setting": (0.5, 1.3),
    "mode": (0.5, 1.1),
    "activity": (0.45, 2.2),
    "value": (0.12, 2.0),
    "peer-basis": (0.12, 1.1),
    "evaluation": (0.06, 1.2),
    "resource-wanted": (0.05, 1.3),
    "language": (0.12, 1.4),
}
# The report's own order of groupings says nothing of how many there are.
WEIGHTS = {"grouping": (1, 30, 10, 8, 30, 12, 15)}
KINDS = {"community": (0.3, 0.6, 0.1), "experience": (0.15, 0.75, 0.1)}
FACT_KNOWN = {
    "is_peer_support": 0.7,
    "role": 0.6,
    "stage": 0.8,
    "controlled_by": 0.3,
    "facilitated_by": 0.4,
    "open_to_new_members": 0.3,
    "referral": 0.3,
    "carers": 0.2,
}
RARELY = 0.12
# Decided beside the facts, so that nowhere do two of them contradict each other.
APART = {"name", "also_known_as", "scope", "own_term", "youngest_age", "oldest_age", "stage"}


class Answers:
    """Draws terms and single answers."""

    def __init__(self, rng: Random):
        self.rng = rng
        self.terms = {name: self.weighted(name) for name in SAID}
        self.choices = {f.name: known_choices(f.name) for f in fields() if f.name not in APART}

    def weighted(self, vocabulary: str) -> tuple[list[int], list[float]]:
        """Each term twice as likely as the one that stands twice as far down, where nothing else is known."""
        ids = list(Term.objects.of(vocabulary).in_use().order_by("position").values_list("pk", flat=True))
        weights = WEIGHTS.get(vocabulary, ())
        falling = [1 / (position + 1) for position in range(len(ids))]
        return ids, list(weights) if len(weights) == len(ids) else falling

    def links(self) -> dict[int, str]:
        """Term -> kind of link, over all vocabularies."""
        found = {}
        for vocabulary, (share, mean) in SAID.items():
            ids, weights = self.terms[vocabulary]
            if ids and self.rng.random() < share:
                for term in self.rng.choices(ids, weights, k=self.number(mean)):
                    found[term] = self.kind(vocabulary)
        return found

    def number(self, mean: float) -> int:
        """One or more, about the mean."""
        more = 0
        while more < 6 and self.rng.random() < 1 - 1 / mean:
            more += 1
        return 1 + more

    def kind(self, vocabulary: str) -> str:
        weights = KINDS.get(vocabulary)
        return str(self.rng.choices(list(LinkKind), weights)[0]) if weights else ""

    def facts(self) -> dict[str, str]:
        """Single answers; the first choices are likelier."""
        return {
            name: self.pick(choices)
            for name, choices in self.choices.items()
            if self.rng.random() < FACT_KNOWN.get(name, RARELY)
        }

    def pick(self, choices: Sequence[str]) -> str:
        return self.rng.choices(choices, [1 / (n + 1) for n in range(len(choices))])[0]


def known_choices(name: str) -> list[str]:
    field = Project._meta.get_field(name)
    return [value for value, _ in field.choices if value != NOT_KNOWN]
