"""An entry of the gazetteer before it is saved."""

from dataclasses import dataclass, field

from ..models.gazetteer import GazetteerEntry


@dataclass
class Draft:
    """An entry that is not saved yet, with its spellings."""

    entry: GazetteerEntry
    full: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)

    @property
    def keys(self) -> dict[str, bool]:
        """Each spelling, and whether it is a full name."""
        return dict.fromkeys(self.other - {""}, False) | dict.fromkeys(self.full - {""}, True)


def where(authority: GazetteerEntry) -> dict[str, str]:
    fields = "authority_code authority authority_codes county ons_region region country".split()
    return {name: getattr(authority, name) for name in fields}
