"""Addresses of questions: the question as asked, with one thing changed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from .question import DEFAULT_RADIUS, FACETS, Question


@dataclass(frozen=True)
class Link:
    """Words to click on, and where they lead."""

    label: str
    url: str


class Links:
    """Writes a question back as an address, its parameters always in one order."""

    def __init__(self, question: Question, path: str):
        self.path = path
        pairs = [("q", question.q), ("near", question.near.text)]
        if question.within != DEFAULT_RADIUS:
            pairs.append(("within", str(question.within)))
        pairs += [(name, value) for name in FACETS for value in question.values(name)]
        if question.only:
            pairs.append(("only", "yes"))
        if question.exact:
            pairs.append(("exact", "yes"))
        pairs += [("id", slug) for slug in question.shortlist]
        self.pairs = [(name, value) for name, value in pairs if value]

    def same(self, path: str | None = None) -> str:
        return self.url(self.pairs, path)

    def without(self, name: str, value: str | None = None) -> str:
        return self.url([p for p in self.pairs if p[0] != name or (value is not None and p[1] != value)])

    def replacing(self, **values: str) -> str:
        """With these parameters in place of what they were; an empty value takes one out."""
        kept = [pair for pair in self.pairs if pair[0] not in values]
        return self.url([*((n, v) for n, v in values.items() if v), *kept])

    def more(self, name: str, value: str) -> str:
        return self.url([*self.pairs, (name, value)])

    def page(self, number: int) -> str:
        return self.url(self.page_pairs(number))

    def page_pairs(self, number: int) -> list[tuple[str, str]]:
        return [*self.pairs, ("page", str(number))] if number > 1 else self.pairs

    def only_shortlist(self, path: str | None = None) -> str:
        return self.url([pair for pair in self.pairs if pair[0] == "id"], path)

    def url(self, pairs: list[tuple[str, str]], path: str | None = None) -> str:
        path = self.path if path is None else path
        return f"{path}?{urlencode(pairs)}" if pairs else path
