"""Cleaning a project: its own columns, and the definitions of peer support that it gives."""

from directory.models import Project
from directory.questions import fields

from .atlas import Atlas
from .hanging import rows_of
from .known import Known
from .lists import definition_of
from .records import Record, Ref, Values
from .shapes import Box, column, lines

RECORDED_IN = 2013
# A record says these beside its facts.
BESIDE = {"name", "also_known_as", "scope"}
FACTS = [field.name for field in fields() if field.name not in BESIDE]


def project(box: Box, known: Known, atlas: Atlas) -> list[Record]:
    """The project, and each definition of its own as one more record."""
    values = columns(box, known)
    record = Record("project", values["slug"], box.file, values, rows_of(box, known, atlas, values))
    this = Ref("project", record.key) if record.key in known.keys["project"] else None
    inners = enumerate(box.boxes("definitions"))
    return [record, *(definition_of(inner, position, known, this) for position, inner in inners)]


def columns(box: Box, known: Known) -> Values:
    return {
        "slug": box.take("slug", column(Project, "slug"), "", required=True),
        "name": box.take("name", column(Project, "name"), "", required=True),
        "also_known_as": box.take("also_known_as", lines, ""),
        "is_unnamed": box.take("unnamed", column(Project, "is_unnamed"), False),
        "summary": box.take("summary", column(Project, "summary"), "", required=True),
        "story": box.take("story", column(Project, "story"), ""),
        "since": box.take("since", column(Project, "since")),
        "scope": box.take("scope", column(Project, "scope"), "", required=True),
        "source_id": box.take("source", known.ref("source"), required=True),
        "recorded_in": RECORDED_IN,
        **facts(box),
    }


def facts(box: Box) -> Values:
    """Every single answer; what the report does not say is not known."""
    inner = box.box("facts")
    defaults = {name: Project._meta.get_field(name).get_default() for name in FACTS}
    if inner is None:
        return defaults
    return {name: inner.take(name, column(Project, name), default) for name, default in defaults.items()}
