"""Which column fills what: those of /projects.csv, and one for each field of the questions beside them."""

from directory.models import Project
from directory.questions import fields, vocabularies

# As /projects.csv calls them.
VOCABULARY_OF = {
    "categories": "category",
    "groupings": "grouping",
    "communities": "community",
    "experiences": "experience",
    "membership": "membership",
    "bases": "base",
    "structures": "structure",
    "settings": "setting",
    "modes": "mode",
    "activities": "activity",
    "languages": "language",
}
ITS_OWN = {
    vocabulary.name: vocabulary.name.replace("-", "_")
    for vocabulary in vocabularies()
    if vocabulary.name not in VOCABULARY_OF.values()
}
VOCABULARY_OF |= {column: name for name, column in ITS_OWN.items()}

READ_ONLY = ["slug", "url", "area", "latitude", "longitude", "recorded_in", "last_checked_on", "source"]
PUBLIC_COLUMNS = (
    "id slug name also_known_as organisations summary scope regions based_in authorities area latitude "
    "longitude categories groupings communities only_for experiences membership bases structures settings "
    "modes activities languages controlled_by facilitated_by is_peer_support open_to_new_members referral "
    "carers duration cost recorded_in last_checked_on source url"
).split()
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
MORE_COLUMNS = [c for c in [*SINGLE, *ITS_OWN.values()] if c not in PUBLIC_COLUMNS]
ALL_COLUMNS = [*PUBLIC_COLUMNS, *MORE_COLUMNS]
KNOWN = set(ALL_COLUMNS)
