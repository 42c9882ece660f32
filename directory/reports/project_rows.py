"""Every project with every public answer, for files: the rows that all figures can be counted again from."""

from collections.abc import Iterator

from directory.models import Project
from directory.pages.project import area_words
from directory.questions import PUBLIC, fields, vocabularies
from directory.vocabulary import NOT_KNOWN, RegionKind

from .area import Area
from .dataset import ANSWERS, Listed
from .report import Audience, Cell, Column, Count, Named, Row, Section, Table

# Some databases limit how many values a query may name.
FEW = 500
WORDS = ("One row a group, closed ones too. “Not known” is never no.",)


def rows_behind(area: Area, audience: Audience) -> Section:
    wanted = None if audience == Audience.INTERNAL else PUBLIC
    answers = [f for f in fields(wanted) if f.name in ANSWERS]
    many = vocabularies(wanted)
    columns = (
        Column("id", "Public id"),
        Column("project", "Group"),
        Column("where", "Where"),
        Column("works_in", "Works in"),
        Column("based_in", "Based in"),
        Column("ons_regions", "ONS regions"),
        Column("scope", "Local or national"),
        Column("counted", "Counted"),
        *(Column(v.name, v.label) for v in many),
        *(Column(f.name, f.label) for f in answers),
        Column("recorded_in", "Recorded in"),
        Column("last_checked_on", "Last confirmed"),
        Column("record_source", "Record’s source"),
    )
    labels = term_labels(area, [v.name for v in many])
    choices = {f.name: dict(Project._meta.get_field(f.name).flatchoices) for f in answers}
    rows = tuple(
        Row(str(project.id), tuple(cells_of(project, area, labels, choices)))
        for project in area.picture.projects.values()
    )
    return Section(
        "projects",
        "The groups behind the figures",
        WORDS,
        (Table("projects", "Groups", columns, rows),),
        True,
    )


def term_labels(area: Area, names: list[str]) -> dict[str, dict[int, list[str]]]:
    """For each vocabulary what each project is tied to, communities with how firmly."""
    picture, found = area.picture, {}
    for name in names:
        found[name] = {}
        for term in picture.of(name):
            for project, kind in picture.links.get(term.pk, {}).items():
                found[name].setdefault(project, []).append(f"{term.label} ({kind})" if kind else term.label)
    return found


def cells_of(project: Listed, area: Area, labels, choices) -> Iterator[Cell]:
    picture = area.picture
    links = picture.regions.get(project.id, ())
    yield project.public_id
    yield Named(project.id, project.name, project.slug)
    yield area_words(picture.areas.get(project.id))
    for kind in (RegionKind.WORKS_IN, RegionKind.BASED_IN):
        yield "; ".join(link.region for link in links if link.kind == kind)
    yield "; ".join(sorted(picture.ons.get(project.id, ())))
    yield project.scope
    yield "No: closed or merged" if project.is_closed else "Yes"
    for ties in labels.values():
        yield "; ".join(ties.get(project.id, ()))
    for name, words in choices.items():
        value = project.answer(name)
        yield "Not known" if value == NOT_KNOWN else str(words[value])
    yield project.recorded_in
    yield project.last_checked_on
    yield project.source


def groups_behind(count: Count) -> list[Project]:
    """The projects of one figure, by name."""
    wanted = set(count.ids)
    found = Project.objects.order_by("name", "pk").only("name", "slug", "recorded_in", "last_checked_on")
    if len(wanted) <= FEW:
        return list(found.filter(pk__in=wanted))
    return [project for project in found.published() if project.pk in wanted]
