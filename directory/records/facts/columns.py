"""Facts that are columns of the project itself: "cost", "summary", "source"."""

from collections.abc import Iterator
from typing import Any

from directory.models import Project, Source
from directory.questions import BY_NUMBER, QUESTIONS, STAFF, vocabularies

from .kinds import FIRST, Key, Kind, Labels, Line, PublicColumns, Text, capital, in_words, label_of

# Set by checks, review steps and the database, never by an edit.
NOT_FACTS = {"id", "public_id", "review", "origin", "last_checked_on", "created_at", "updated_at", "source"}
COLUMNS = [f.name for f in Project._meta.concrete_fields if f.name not in NOT_FACTS]
STAFF_COLUMNS = {f.name for q in QUESTIONS for f in q.fields if f.audience == STAFF} | {"internal_notes"}
QUESTION_OF = {f.name: q.number for q in QUESTIONS for f in q.fields}
VOCABULARY_LABELS = {item.name: item.label for item in vocabularies()}
# The starts of names in `Project.inferred` that are no vocabulary: see each kind's `inferred_name`.
COVERS, PLACE, ORGANISATION, ANSWER = "covers", "place", "organisation", "answer"
NETWORK = "network"
TIED_LABELS = {ORGANISATION: "Organisation", NETWORK: "Network"}
INFERRED_LABELS = {COVERS: "Covers", PLACE: "Place", **TIED_LABELS, **VOCABULARY_LABELS}


class Column(Kind):
    """The path is the column's own name; the source is told by its key."""

    name = ""

    def path(self, *key: object) -> str:
        return str(key[0])

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        """Nothing where the project is not in the database."""
        row = Project.objects.filter(pk=project.pk).values(*COLUMNS, "source__key").first()
        if row is not None:
            yield "source", row.pop("source__key")
            yield from row.items()

    def of(self, project: Project) -> dict[str, Any]:
        """The same of a project that may not be saved."""
        return {"source": project.source.key} | {name: getattr(project, name) for name in COLUMNS}

    def write_all(self, project: Project, facts: dict[str, Any]) -> None:
        """Save the project with those that are columns. Raises DoesNotExist where the source is gone."""
        for name in COLUMNS:
            if name in facts:
                setattr(project, name, facts[name])
        if "source" in facts:
            project.source = Source.objects.get(key=facts["source"])
        project.save()

    def describe(self, key: Key, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
        (name,) = key
        field = Project._meta.get_field(name)
        if name == "inferred":
            was, becomes = ([inferred_words(one, labels) for one in names or []] for names in (was, becomes))
        words = labels.sources if name == "source" else dict(field.flatchoices)
        label, staff = label_of(Project, name), name in STAFF_COLUMNS
        yield Line(name, label, in_words(was, words), in_words(becomes, words), staff)

    def texts(self, key: Key, was: Any, becomes: Any, public: PublicColumns) -> Iterator[Text]:
        yield Text(label_of(Project, key[0]), Project, key[0], was, becomes)

    def order(self, key: Key) -> int:
        return QUESTION_OF.get(key[0], FIRST)

    def inferred_name(self, key: Key, value: Any) -> str:
        return key[0]


def inferred_words(name: str, labels: Labels) -> str:
    """A name in `Project.inferred`, as a reader knows the fact: “Does it meet?”, “Who can join: Anyone”."""
    start, _, rest = name.partition("/")
    if not rest:
        return capital(str(Project._meta.get_field(name).verbose_name))
    if start == ANSWER:
        return f"{rest}. {BY_NUMBER[int(rest)].title}"
    if start in TIED_LABELS:
        return f"{INFERRED_LABELS[start]}: {labels.organisations.get(rest, rest)}"
    title = INFERRED_LABELS.get(start, start)
    return f"{title}: {labels.terms.get((start, rest), rest)}"
