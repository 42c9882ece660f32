"""What stands between the files and the database: records, references by name, problems with their place."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Ref:
    """Another record, by kind and key; the database's own number for it is found when it is loaded."""

    kind: str
    key: str


Values = dict[str, Any]
Rows = dict[str, Values]


@dataclass
class Record:
    """One record of the fixtures: its own columns, and by collection the rows that hang on it."""

    kind: str
    key: str
    file: str
    values: Values
    rows: dict[str, Rows] = field(default_factory=dict)

    @property
    def refs(self) -> list[Ref]:
        return [value for value in self.values.values() if isinstance(value, Ref)]


@dataclass(frozen=True)
class Problem:
    """What is wrong, in one line that says where."""

    file: str
    words: str
    record: str = ""
    field: str = ""

    def __str__(self) -> str:
        where = ", ".join(filter(None, [self.file, self.record, self.field]))
        return f"{where}: {self.words}"


class BrokenFixturesError(ValueError):
    """The fixtures cannot be loaded, and nothing was; it holds every problem that was found."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
