"""What is listed, project by project, in Appendix C's order."""

import datetime
from collections.abc import Iterator

from directory.models import Project
from directory.pages.project import area_words
from directory.pages.region import notes
from directory.phrases import dated_words, first_sentence, worked_out
from directory.search.cards import freshness
from directory.vocabulary import NOT_KNOWN, LinkKind, NetworkStatus

from .area import Area
from .counts import label_of
from .dataset import Listed
from .report import Cell, Column, Named, Row, Section, Shape, Table

WORDS = "A group under several headings is told of once. Who leads is said only where a source says so."
OF_A_REGION = "National and online groups stand where they are based, and are marked."
OF_A_QUESTION = "National and online groups are among them, and are marked."
NO_GROUPING = "Other groups"
TIES = {LinkKind.ONLY: "Only", LinkKind.MAINLY: "Mainly", LinkKind.WELCOMES: "Welcomes"}


def what_is_listed(area: Area, day: datetime.date) -> Section:
    """A table a grouping, empty ones left out; the closed are here, marked, and in no count."""
    tables = tuple(table for table in grouping_tables(area, day) if table.rows)
    words = f"{WORDS} {OF_A_QUESTION if area.is_chosen else OF_A_REGION}"
    return Section("listed", "What is listed", (words,), tables)


def grouping_tables(area: Area, day: datetime.date) -> Iterator[Table]:
    picture, columns = area.picture, listing_columns(area)
    rest = set(picture.projects)
    for term in picture.of("grouping"):
        found = picture.with_term(term)
        rest -= found
        yield entries(f"listed-{term.slug}", term.label, term.hint, columns, found, area, day)
    yield entries("listed-other", NO_GROUPING, "", columns, rest, area, day)


def listing_columns(area: Area) -> tuple[Column, ...]:
    part = [Column("part", "Part of the area")] if area.is_split else []
    return (
        Column("project", "Group"),
        Column("where", "Where"),
        *part,
        Column("what", "What it is"),
        Column("for_whom", "For whom"),
        Column("controlled_by", label_of("controlled_by")),
        Column("facilitated_by", label_of("facilitated_by")),
        Column("answered", "Who leads: answer of"),
        Column("age", "How old"),
        Column("notes", "To know"),
    )


def entries(slug, title, note, columns, ids, area: Area, day: datetime.date) -> Table:
    rows = sorted((entry(area.picture.projects[pk], area, day) for pk in ids), key=by_place)
    return Table(slug, title, columns, tuple(rows), note, Shape.ENTRIES)


def by_place(row: Row) -> tuple:
    named, where = row.cells[:2]
    return (not where, where.casefold(), named.name.casefold(), named.id)


def entry(project: Listed, area: Area, day: datetime.date) -> Row:
    """What a reader must know of one project, in words."""
    picture = area.picture
    checked = project.last_checked_on and project.last_checked_on.isoformat()
    part = [area.part_names(project.id)] if area.is_split else []
    leads = [words_of(project, "controlled_by"), words_of(project, "facilitated_by")]
    cells: tuple[Cell, ...] = (
        Named(project.id, project.name, project.slug),
        area_words(picture.areas.get(project.id), project.inferred),
        *part,
        worked_out(first_sentence(project.summary), "summary" in project.inferred),
        ". ".join(for_whom(project, area)),
        *leads,
        dated_words(picture.led.get(project.id, "")) if any(leads) else "",
        freshness(checked, project.recorded_in, day),
        ". ".join(notes_of(project, area)),
    )
    return Row(str(project.id), cells)


def for_whom(project: Listed, area: Area) -> Iterator[str]:
    """Communities and experiences, the firmest tie first: “Only Women; Men”, “Welcomes Staff”."""
    ties = area.picture.ties.get(project.id, ())
    for kind in LinkKind:
        if terms := [term for term, tie in ties if tie == kind]:
            labels = (worked_out(t.label, f"{t.vocabulary}/{t.slug}" in project.inferred) for t in terms)
            yield f"{TIES[kind]} {'; '.join(labels)}"


def words_of(project: Listed, name: str) -> str:
    """The label of a single answer; empty where it is not known."""
    value = project.answer(name)
    words = "" if value == NOT_KNOWN else str(dict(Project._meta.get_field(name).flatchoices)[value])
    return worked_out(words, name in project.inferred)


def notes_of(project: Listed, area: Area) -> Iterator[str]:
    here = {region.slug: region.label for region in area.regions}
    links = [link for link in area.picture.regions.get(project.id, ()) if link.region in here]
    stated = {link.region for link in links if not link.inferred}
    placed_in = [here[link.region] for link in links if link.region not in stated]
    yield from notes(project, links, dict.fromkeys(placed_in))
    if project.network_status == NetworkStatus.MERGED:
        yield f"Since merged with {project.successor}"
    if project.network_status == NetworkStatus.CLOSED:
        yield "This network has closed"
