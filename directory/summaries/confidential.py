"""Funding, risk and needs: whole for internal readers, safe totals for commissioners, no more."""

from collections.abc import Iterator

from django.utils.text import slugify

from directory.models import ProjectOrganisation, Region
from directory.questions import BY_NUMBER
from directory.vocabulary import OrganisationRole

from .area import ALL, ENGLAND, Area, in_region
from .counts import ANSWER, Answered, label_of, single_answers, single_table, vocabulary_table
from .discretion import Cells, Unit, shown
from .picture import Picture, published_picture
from .report import Audience, Cell, Column, Named, Role, Row, Section, Shape, Table, Total, Withheld

FUNDING = tuple(f.name for f in BY_NUMBER[11].fields)
NEEDS = "resource-wanted"
MARKED = "Internal. Told to us in confidence: not to be passed on."
SAFE = (
    "Told to us in confidence. Numbers are given only where ten or more answered and none could point at a "
    "group, alone or taken together with another of these tables. Elsewhere it says “not given”.",
    "A group that works in several regions is counted for England alone.",
)
NOT_OF_A_SET = (
    "Told to us in confidence. Numbers are given for regions and for England only: two chosen sets could be "
    "compared, and the difference could point at a group.",
)


def confidential(area: Area, audience: Audience) -> Iterator[Section]:
    if audience == Audience.INTERNAL:
        yield Section("funding", "Funding and risk", (MARKED,), tuple(single_table(n, area) for n in FUNDING))
        yield funders(area)
        yield Section("needs", "Help wanted from Mind", (MARKED,), (vocabulary_table(NEEDS, area),))
    if audience == Audience.COMMISSIONER:
        tables = {} if area.is_chosen else safe_tables(area)
        words = NOT_OF_A_SET if area.is_chosen else SAFE
        yield Section("funding", "Funding and risk", words, tuple(tables[n] for n in FUNDING if tables))
        yield Section("needs", "Help wanted from Mind", words, (tables[NEEDS],) if tables else ())


def funders(area: Area) -> Section:
    rows = ProjectOrganisation.objects.filter(role=OrganisationRole.FUNDS).order_by("project__name", "pk")
    projects = area.picture.projects
    found = rows.values_list("pk", "project_id", "organisation__name")
    lines = tuple(
        Row(str(pk), (Named(projects[project].id, projects[project].name, projects[project].slug), name))
        for pk, project, name in found
        if project in projects
    )
    columns = (Column("project", "Group"), Column("funder", "Funded by"))
    return Section(
        "funders", "Who funds whom", (MARKED,), (Table("funders", "Who funds whom", columns, lines),)
    )


def safe_tables(area: Area) -> dict[str, Table]:
    """Which totals are given is settled for all areas at once, so that two tables tell no more than one."""
    everywhere = area.picture if area.slug == ENGLAND else published_picture()
    units = {unit.key: unit for unit in units_of(everywhere)}
    return {name: safe_table(name, area, everywhere, units) for name in (*FUNDING, NEEDS)}


def units_of(picture: Picture) -> Iterator[Unit]:
    """England, the regions, and the parts of a region that has several."""
    yield Unit(ENGLAND, picture.counted)
    regions = list(Region.objects.all())
    inside = {region.slug: in_region(picture, region) for region in regions}
    for region in regions:
        others = frozenset().union(*(ids for slug, ids in inside.items() if slug != region.slug))
        own = inside[region.slug] - others
        yield Unit(region.slug, own)
        if len(region.ons_regions) > 1:
            for name in region.ons_regions:
                ids = frozenset(pk for pk in own if picture.ons.get(pk) == {name})
                yield Unit(f"{region.slug}-{slugify(name)}-ons", ids)


def safe_table(name: str, area: Area, everywhere: Picture, units: dict[str, Unit]) -> Table:
    answers = list(answers_to(name, everywhere))
    cells: Cells = {a.key: frozenset(a.ids) & everywhere.counted for a in answers}
    given = shown(units.values(), cells)
    columns = [unit_key(area, part.key) for part in area.parts]
    anyone = frozenset().union(*cells.values())

    def figures(ids: frozenset[int]) -> list[Cell]:
        return [Total(len(ids & units[key].ids)) if key in given else Withheld() for key in columns]

    rows = [Row(a.key, (a.label, *figures(cells[a.key])), depth=a.depth) for a in answers]
    rows.append(Row("answered", ("Groups that answered", *figures(anyone)), Role.ALL))
    slug = name.replace("_", "-")
    return Table(slug, label_of(name), (ANSWER, *area.part_columns), tuple(rows), shape=Shape.COUNTS)


def answers_to(name: str, picture: Picture) -> Iterator[Answered]:
    if name != NEEDS:
        yield from single_answers(name, picture)
        return
    for term in picture.of(NEEDS):
        yield Answered(term.slug, term.label, picture.with_term(term), picture.depth(term))


def unit_key(area: Area, part: str) -> str:
    """The unit that a column shows; a region's own parts bear its name in front, as in England's tables."""
    if part == ALL:
        return area.slug
    return part if area.slug == ENGLAND else f"{area.slug}-{part}"
