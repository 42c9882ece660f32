"""The public file of every group, kept by each worker until the directory's version or the day moves."""

import weakref
from dataclasses import dataclass

from directory.models import DirectoryVersion
from directory.search import FacetIndex


@dataclass
class WholeFile:
    """The file of the plain question, packed, until the directory's version or the day moves."""

    MOST_BYTES = 16_000_000

    packed: bytes = b""
    version: int = -1
    made_of: weakref.ref | None = None

    def of(self, index: FacetIndex) -> bytes:
        """The file; empty where there is none of just now. The index is made anew each day and version."""
        known = self.made_of and self.made_of() is index and self.version == DirectoryVersion.objects.number()
        return self.packed if known else b""

    def keep(self, packed: bytes, index: FacetIndex, version: int) -> None:
        if len(packed) <= self.MOST_BYTES:
            self.packed, self.version, self.made_of = packed, version, weakref.ref(index)


whole_file = WholeFile()
