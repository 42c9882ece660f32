"""Common English words, read once: what is one of them is no slip for a word of the groups.

“Stroke” is not Stoke, nor “career” carer. The words are those of SCOWL, British spelling, size 35, as
Debian's package `wbritish-small` 2020.12.07 gives them: four letters and more, without names and apostrophes.
"""

from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "english_words.txt"


@cache
def real_words() -> frozenset[str]:
    return frozenset(FILE.read_text("utf-8").split())
