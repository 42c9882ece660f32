"""What people type when they call for help, by kind, and plain questions on the same subjects."""

from pathlib import Path

KINDS = ("violence", "worry", "despair", "panic")


def lines_of(kind: str) -> list[str]:
    return (Path(__file__).parent / f"{kind}.txt").read_text("utf-8").splitlines()
