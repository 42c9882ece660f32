"""What can be wrong with a file: the whole of it, or one of its cells."""

from dataclasses import dataclass


class UnreadableError(ValueError):
    """A file that gives no rows: words for whoever brought it, and where in the file, if that is known."""

    def __init__(self, words: str, place: str = ""):
        super().__init__(f"{place[:1].upper()}{place[1:]}: {words}" if place else words)
        self.words, self.place = words, place

    def of(self, name: str) -> "UnreadableError":
        """The same with the file's name before the place."""
        return UnreadableError(self.words, f"“{name[:100]}”{', ' if self.place else ''}{self.place}")


@dataclass(frozen=True)
class Problem:
    """What is wrong with one row, where: as a spreadsheet counts."""

    row: int
    column: str
    words: str
