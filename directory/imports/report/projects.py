"""Cleaning a project: its own columns, and the definitions of peer support that it gives."""

from typing import Any

from directory.models import Project
from directory.questions import fields
from directory.vocabulary import NOT_KNOWN

from .atlas import Atlas
from .hanging import rows_of
from .known import Known
from .lists import definition_of
from .records import Record, Ref, Rows, Values
from .shapes import Box, WrongValueError, column, did_you_mean, lines, of_type

RECORDED_IN = 2013
# A record says these beside its facts.
BESIDE = {"name", "also_known_as", "scope"}
FACTS = [field.name for field in fields() if field.name not in BESIDE]
# What else of a record may be worked out; its name and source are what they are.
INFERABLE = ("also_known_as", "summary", "story", "since", "scope")


def project(box: Box, known: Known, atlas: Atlas) -> list[Record]:
    """The project, and each definition of its own as one more record."""
    values = columns(box, known)
    rows = rows_of(box, known, atlas, values)
    values["inferred"] = inferred(box, values, rows)
    record = Record("project", values["slug"], box.file, values, rows)
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


def inferred(box: Box, values: Values, rows: dict[str, Rows]) -> list[str]:
    """The names of the facts that were worked out and not stated; each must be a fact of this record."""
    held = held_names(box, values, rows)

    def clean(value: Any) -> str:
        name = of_type(str)(value)
        if name.startswith("region/"):
            raise WrongValueError('a region says so itself: {"region": ..., "inferred": true}')
        if name not in held:
            raise WrongValueError(f"{name!r} is no fact of this record" + did_you_mean(name, held))
        return name

    names = box.take_each("inferred", clean)
    for name in {name for name in names if names.count(name) > 1}:
        box.wrong("inferred", f"{name!r} stands here twice")
    return names


def held_names(box: Box, values: Values, rows: dict[str, Rows]) -> list[str]:
    """Every fact that the record tells, as records/facts.py names it."""
    columns = [name for name in (*FACTS, *INFERABLE) if values[name] not in (NOT_KNOWN, "", None)]
    covers = box.raw.get("covers") if isinstance(box.raw.get("covers"), list) else []
    return [
        *columns,
        *rows["terms"],
        *(f"covers/{area}" for area in covers),
        *(f"place/{area}" for area in rows["venues"]),
        *(f"organisation/{key.partition('/')[0]}" for key in rows["organisations"]),
        *(f"network/{key.partition('/')[0]}" for key in rows["affiliations"]),
        *(f"answer/{row['question']}" for row in rows["answers"].values() if is_said(row)),
    ]


def is_said(answer: Values) -> bool:
    """A current answer in words: one by boxes alone is marked at its boxes."""
    return bool(answer["is_current"] and answer["own_words"])


def facts(box: Box) -> Values:
    """Every single answer; what the report does not say is not known."""
    inner = box.box("facts")
    defaults = {name: Project._meta.get_field(name).get_default() for name in FACTS}
    if inner is None:
        return defaults
    return {name: inner.take(name, column(Project, name), default) for name, default in defaults.items()}
