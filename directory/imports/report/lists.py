"""Cleaning every file but the projects: vocabularies, regions, sources, counts and the rest."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from directory.contact_values import EMAIL, PHONE, TEXTED, WEBSITE, NotAContactError, as_kept
from directory.models import (
    ClaimedCount,
    Gap,
    Organisation,
    PeerDefinition,
    Region,
    SearchEffort,
    Signpost,
    Source,
    Term,
    TrainingCourse,
)
from directory.models.terms import VOCABULARIES
from directory.signpost_subjects import subjects

from .known import Known
from .records import Record, Rows, Values
from .shapes import Box, WrongValueError, column, dated, did_you_mean, lines, texts

GAP_IN = ("grouping", "community", "experience")


def terms(read: Any, known: Known) -> Iterable[Record]:
    """Each vocabulary's terms, in order."""
    whole = known.box(read, "terms", "")
    for vocabulary, _ in VOCABULARIES:
        for position, box in enumerate(whole.boxes(vocabulary)):
            yield term(box, vocabulary, position, known)
    whole.close()


def term(box: Box, vocabulary: str, position: int, known: Known) -> Record:
    same = f"{vocabulary}/"
    slug = box.take("slug", column(Term, "slug"), "", required=True)
    box.record, box.prefix = f"term {same}{slug}", ""
    values = {
        "vocabulary": vocabulary,
        "slug": slug,
        "label": box.take("label", column(Term, "label"), "", required=True),
        "recorded_label": box.take("recorded_label", column(Term, "recorded_label"), ""),
        "other_words": box.take("other_words", texts, []),
        "hint": box.take("hint", column(Term, "hint"), ""),
        "axis": box.take("axis", column(Term, "axis"), ""),
        "parent_id": box.take("parent", known.ref("term", same)),
        "replaced_by_id": box.take("replaced_by", known.ref("term", same)),
        "position": position,
    }
    return Record("term", same + slug, box.file, values)


def region(box: Box, position: int, known: Known) -> Record:
    values = plain(box, Region, required="slug name label")
    values |= {"ons_regions": box.take("ons_regions", texts, []), "position": position}
    return Record("region", values["slug"], box.file, values)


def source(box: Box, position: int, known: Known) -> Record:
    values = plain(box, Source, required="key title", optional="kind url")
    values |= {"dated": box.take("date", dated, ""), "position": position}
    return Record("source", values["key"], box.file, values)


def organisation(box: Box, position: int, known: Known) -> Record:
    values = plain(box, Organisation, required="slug name", optional="kind")
    values |= {
        "also_known_as": box.take("also_known_as", lines, ""),
        "parent_id": box.take("parent", known.ref("organisation")),
        "source_id": box.take("source", known.ref("source"), required=True),
    }
    return Record("organisation", values["slug"], box.file, values)


def count(box: Box, position: int, known: Known) -> Record:
    values = plain(box, ClaimedCount, required="area what low wording", optional="high includes_listed note")
    values |= {
        "network_id": box.take("network", known.ref("network")),
        "grouping_id": box.take("grouping", known.ref("term", "grouping/")),
        "region_id": box.take("region", known.ref("region")),
        "is_current": box.take("current", column(ClaimedCount, "is_current"), True),
        "source_id": box.take("source", known.ref("source"), required=True),
    }
    return keyless("count", box, values, "area region_id network_id grouping_id what source_id")


def course(box: Box, position: int, known: Known) -> Record:
    optional = "provider level accredited accreditation words"
    values = plain(box, TrainingCourse, required="slug name", optional=optional)
    values |= {
        "source_id": box.take("source", known.ref("source"), required=True),
        "position": position,
    }
    rows = {
        "course_sources": links(box, "more_sources", "source_id", known.ref("source")),
        "course_regions": links(box, "regions", "region_id", known.ref("region")),
        "used_by": links(box, "used_by", "project_id", known.ref("project")),
    }
    return Record("course", values["slug"], box.file, values, rows)


def definition(box: Box, position: int, known: Known) -> Record:
    project = box.take("project", known.ref("project"))
    return definition_of(box, position, known, project)


def definition_of(box: Box, position: int, known: Known, project: Any) -> Record:
    """How a thinker or a project defines "peer" or "peer support"."""
    values = {
        "project_id": project,
        "who": box.take("who", column(PeerDefinition, "who"), "", required=True),
        "defines": box.take("of", column(PeerDefinition, "defines"), "", required=True),
        "words": box.take("words", column(PeerDefinition, "words"), "", required=True),
        "source_id": box.take("source", known.ref("source"), required=True),
        "position": position,
    }
    rows = {
        "bases": links(box, "basis", "term_id", known.ref("term", "peer-basis/")),
        "definition_sources": links(box, "more_sources", "source_id", known.ref("source")),
    }
    return keyless("definition", box, values, "project_id defines who source_id", rows)


def effort(box: Box, position: int, known: Known) -> Record:
    values = plain(box, SearchEffort, optional="researchers days places means words")
    values |= {
        "region_id": box.take("region", known.ref("region")),
        "done_on": box.take("done_on", dated, ""),
        "source_id": box.take("source", known.ref("source"), required=True),
    }
    rows = {
        "effort_communities": links(box, "communities", "term_id", known.ref("term", "community/")),
        "effort_sources": links(box, "more_sources", "source_id", known.ref("source")),
    }
    return keyless("effort", box, values, "region_id source_id", rows)


def gap(box: Box, position: int, known: Known) -> Record:
    values = plain(box, Gap, required="finding", optional="topic words")
    found = [box.take(name, known.ref("term", f"{name}/")) for name in GAP_IN]
    values |= {
        "region_id": box.take("region", known.ref("region")),
        "term_id": next(filter(None, found), None),
        "source_id": box.take("source", known.ref("source"), required=True),
    }
    return keyless("gap", box, values, "region_id term_id topic")


def signpost(box: Box, position: int, known: Known) -> Record:
    optional = "kind serves nation phone text_number email url finder hours read_on rung_on"
    values = plain(box, Signpost, required="slug name words source", optional=optional)
    values["subjects"] = box.take("subjects", subject_slugs, [])
    values["network_id"] = box.take("network", known.ref("network"))
    kinds = {"phone": PHONE, "text_number": TEXTED, "email": EMAIL, "url": WEBSITE, "finder": WEBSITE}
    for name, kind in kinds.items():
        try:
            as_kept(kind, values[name]) if values[name] else ""
        except NotAContactError as problem:
            box.wrong(name, str(problem))
    return Record("signpost", values["slug"], box.file, values | {"position": position})


def subject_slugs(value: Any) -> list[str]:
    """Slugs of the table of subjects."""
    found, known = texts(value), [subject.slug for subject in subjects()]
    for slug in found:
        if slug not in known:
            raise WrongValueError(f"unknown subject {slug!r}" + did_you_mean(slug, known))
    return found


def plain(box: Box, model: type, required: str = "", optional: str = "") -> Values:
    """Columns that take their value as it stands."""
    found = {}
    for name in required.split():
        found[name] = box.take(name, column(model, name), "", required=True)
    for name in optional.split():
        default = model._meta.get_field(name).get_default()
        found[name] = box.take(name, column(model, name), default)
    return found


def links(box: Box, key: str, attname: str, ref: Callable) -> Rows:
    return {found.key: {attname: found} for found in box.take_each(key, ref)}


def keyless(kind: str, box: Box, values: Values, names: str, rows: dict[str, Rows] | None = None) -> Record:
    """A record that the files give no name: it is known by what it is about."""
    parts = (values[name] for name in names.split())
    return Record(
        kind, "/".join(getattr(p, "key", p) or "-" for p in parts)[:150], box.file, values, rows or {}
    )


def number_the_same(records: list[Record]) -> None:
    """Two of the same name get a number, in the files' order."""
    seen = Counter()
    for record in records:
        seen[record.kind, record.key] += 1
        if seen[record.kind, record.key] > 1:
            record.key += f"#{seen[record.kind, record.key]}"
