"""What people type when they call for help, by kind, and plain questions on the same subjects.

Beside this file stand the lines that were written before the code and must be heard as their kind. In the
folders stand sets to be heard by what is answered: `first` to `fourth` were each written by
somebody who had not seen the code, `practice` by the hand that wrote the parts.
"""

from pathlib import Path

KINDS = ("violence", "worry", "despair", "panic")
SETS = ("first", "second", "third", "fourth", "practice")


def lines_of(kind: str, of_set: str = "") -> list[str]:
    return [
        line.strip()
        for line in (Path(__file__).parent / of_set / f"{kind}.txt").read_text("utf-8").splitlines()
    ]
