"""Walking a tree of terms, or of anything with a key and its parent's key (None at the top)."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class TermTree(Generic[Key]):
    """A tree made from `parents`: each key with its parent's, in the order in which siblings shall stand.

    A parent that is not itself a key counts as none.
    """

    def __init__(self, parents: Mapping[Key, Key | None]):
        self.parents = {key: above if above in parents else None for key, above in parents.items()}
        self._children: dict[Key | None, list[Key]] = defaultdict(list)
        for key, above in self.parents.items():
            self._children[above].append(key)

    def children(self, key: Key | None) -> list[Key]:
        """The keys directly under one; of None, those at the top."""
        return self._children.get(key, [])

    def descendants(self, key: Key | None) -> Iterator[Key]:
        """All keys under one, however deep, each before its own children."""
        for child in self.children(key):
            yield child
            yield from self.descendants(child)

    def with_descendants(self, key: Key) -> Iterator[Key]:
        yield key
        yield from self.descendants(key)

    def ancestors(self, key: Key) -> Iterator[Key]:
        """Parent, its parent, and so on to the top."""
        while (above := self.parents.get(key)) is not None:
            yield above
            key = above

    def depth(self, key: Key) -> int:
        """0 at the top."""
        return sum(1 for _ in self.ancestors(key))
