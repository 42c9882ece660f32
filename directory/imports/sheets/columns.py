"""Which column fills what: those of /projects.csv, and one for each field of the questions beside them."""

from directory.models import Project
from directory.questions import FILE_COLUMNS, VOCABULARY_COLUMNS, fields, vocabularies

# As /projects.csv calls them.
VOCABULARY_OF = dict(VOCABULARY_COLUMNS)
ITS_OWN = {
    vocabulary.name: vocabulary.name.replace("-", "_")
    for vocabulary in vocabularies()
    if vocabulary.name not in VOCABULARY_OF.values()
}
VOCABULARY_OF |= {column: name for name, column in ITS_OWN.items()}

READ_ONLY = ["slug", "url", "area", "latitude", "longitude", "recorded_in", "last_checked_on", "source"]
PUBLIC_COLUMNS = FILE_COLUMNS
SINGLE = [f.name for f in fields() if f.name not in ("name", "also_known_as")]
TEXTS = ["name", "also_known_as", "summary", "own_term"]
NUMBERS = ["youngest_age", "oldest_age"]
CHOICES = {
    name: [value for value, _ in Project._meta.get_field(name).choices]
    for name in SINGLE
    if Project._meta.get_field(name).choices
}
LABELS = {
    name: {str(label).casefold(): value for value, label in Project._meta.get_field(name).choices}
    for name in CHOICES
}
# As a person reads them; a file may hold these or the short values.
NAMES = {name: [str(label) for _, label in Project._meta.get_field(name).choices] for name in CHOICES}
MORE_COLUMNS = [c for c in [*SINGLE, *ITS_OWN.values()] if c not in PUBLIC_COLUMNS]
ALL_COLUMNS = [*PUBLIC_COLUMNS, *MORE_COLUMNS]
KNOWN = set(ALL_COLUMNS)
