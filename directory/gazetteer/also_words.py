"""Names of villages and wards that are ordinary words too."""

ALSO_WORDS: frozenset[str] = frozenset()
