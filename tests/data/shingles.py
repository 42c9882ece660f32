"""Which runs of nine words stand in the 2013 report, without its text: sorted 32-bit hashes, packed.

`python -m tests.data.shingles REPORT.txt` writes the hashes anew from the report's text.
"""

import base64
import re
import struct
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

LENGTH = 9
HASHES = Path(__file__).with_name("report_shingles.txt")
QUOTED = re.compile(r"“[^”]*”")
WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """Plain words: case, accents, punctuation and a word parted at a line's end do not hide a copy."""
    text = re.sub(r"-\s*\n\s*", "", unicodedata.normalize("NFKD", text.casefold()))
    text = re.sub(r"['’‘]", "", text)
    return WORD.findall("".join(c for c in text if not unicodedata.combining(c)))


def runs(text: str) -> Iterator[str]:
    """Each run of nine words."""
    words = words_of(text)
    return (" ".join(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1))


def digest(run: str) -> int:
    return zlib.crc32(run.encode())


def pack(text: str) -> str:
    """The text's runs as hashes; delta, then zlib, then base64 in short lines."""
    hashes = sorted({digest(run) for run in runs(text)})
    deltas = [after - before for before, after in zip([0, *hashes], hashes, strict=False)]
    packed = base64.b64encode(zlib.compress(struct.pack(f">{len(deltas)}I", *deltas), 9)).decode()
    return "\n".join(packed[start : start + 100] for start in range(0, len(packed), 100)) + "\n"


def unpack(packed: str) -> set[int]:
    """The hashes again."""
    raw = zlib.decompress(base64.b64decode(packed))
    found, last = set(), 0
    for delta in struct.unpack(f">{len(raw) // 4}I", raw):
        last += delta
        found.add(last)
    return found


def copied_runs(text: str, hashes: set[int]) -> list[str]:
    """Runs of the report that stand in a text outside “ ” quotes."""
    parts = QUOTED.split(text)
    return [run for part in parts for run in runs(part) if digest(run) in hashes]


if __name__ == "__main__":
    HASHES.write_text(pack(Path(sys.argv[1]).read_text("utf-8")), "ascii")
