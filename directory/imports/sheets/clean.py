"""A row of text to the facts it states; what it cannot mean becomes a problem with its row and column."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.text import slugify

from directory.models import KINDED, Organisation, Project
from directory.records import facts
from directory.records.public_text import problem_in
from directory.vocabulary import NOT_KNOWN, LinkKind

from .columns import CHOICES, KNOWN, LABELS, NAMES, NUMBERS, TEXTS, VOCABULARY_OF
from .fault import Problem
from .limits import MOST_NAMED
from .read import Sheet

OLDEST = 120
LONGEST_NAME, LONGEST_SLUG = 200, 100


@dataclass(frozen=True)
class Known:
    """What the database calls things: read once a file, so that cleaning a row needs no database."""

    terms: dict[str, dict[str, str]]
    regions: dict[str, str]
    organisations: dict[str, str]
    authorities: dict[str, str]
    # What a person may write: the labels of a vocabulary's terms, and under "region" those of the regions.
    labels: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Row:
    """One row, cleaned: its facts by column; a column that is absent from the file is absent here."""

    number: int
    public_id: uuid.UUID | None = None
    name: str = ""
    columns: dict[str, object] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    # Organisations that we do not know yet: {slug: name}.
    new_organisations: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [self.name, *str(self.columns.get("also_known_as") or "").splitlines()]

    def wrong(self, column: str, words: str) -> None:
        self.problems.append(Problem(self.number, column, words))


def clean_rows(sheet: Sheet, known: Known) -> Iterator[Row]:
    """One by one, so that whoever takes them can stop."""
    for number, cells in sheet.rows:
        yield clean_row(number, cells, known)


def unknown_columns(sheet: Sheet) -> list[Problem]:
    found = [column for column in sheet.columns if column not in KNOWN]
    return [Problem(1, column, "We do not know this column, so it was passed over.") for column in found]


def clean_row(number: int, cells: dict[str, str], known: Known) -> Row:
    row = Row(number, name=cells.get("name", ""), places=listed(cells.get("area", ""))[:MOST_NAMED])
    clean_id(row, cells.get("id", ""))
    for column, text in cells.items():
        if column in LISTS and text.count(";") >= MOST_NAMED:
            row.wrong(column, f"This names more than {MOST_NAMED}.")
        elif column in TEXTS:
            clean_text(row, column, text)
        elif column in NUMBERS:
            clean_number(row, column, text)
        elif column in CHOICES:
            clean_choice(row, column, text)
        elif column in VOCABULARY_OF:
            clean_terms(row, column, text, known, listed(cells.get("only_for", "")))
        elif column in LINKS:
            LINKS[column](row, column, listed(text), known)
    if not row.name and row.public_id is None:
        row.wrong("name", "A row needs a name, or the id of a record.")
    youngest, oldest = (row.columns.get(name) for name in NUMBERS)
    if isinstance(youngest, int) and isinstance(oldest, int) and oldest < youngest:
        row.wrong("oldest_age", "The oldest age is below the youngest.")
    return row


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def clean_id(row: Row, text: str) -> None:
    try:
        row.public_id = uuid.UUID(text) if text else None
    except ValueError:
        row.wrong("id", "This is no id of ours. Leave it empty for a new record.")


def clean_text(row: Row, column: str, text: str) -> None:
    longest = Project._meta.get_field(column).max_length
    if longest and len(text) > longest:
        row.wrong(column, f"This is longer than {longest} letters.")
    elif words := problem_in(Project, column, "\n".join(listed(text)) if column == "also_known_as" else text):
        row.wrong(column, words)
    elif column == "also_known_as":
        row.columns[column] = "\n".join(listed(text))
    elif column != "name" or text:
        row.columns[column] = text


def clean_number(row: Row, column: str, text: str) -> None:
    if not text:
        row.columns[column] = None
    elif text.isdecimal() and text.isascii() and int(text[:4]) <= OLDEST and len(text) < 4:
        row.columns[column] = int(text)
    else:
        row.wrong(column, "Write an age in years, or nothing.")


def clean_choice(row: Row, column: str, text: str) -> None:
    """Its value or its label; nothing means not known, of which a scope knows none."""
    value = LABELS[column].get(text.casefold(), text.casefold())
    if not value and NOT_KNOWN in CHOICES[column]:
        row.columns[column] = NOT_KNOWN
    elif value in CHOICES[column]:
        row.columns[column] = value
    elif value:
        row.wrong(column, f"“{text[:60]}” is not one of: {'; '.join(NAMES[column])}.")


def clean_terms(row: Row, column: str, text: str, known: Known, only_for: list[str]) -> None:
    vocabulary, terms = VOCABULARY_OF[column], known.terms.get(VOCABULARY_OF[column], {})
    found = {}
    for part in listed(text):
        slug = terms.get(part.casefold())
        if slug is None:
            names = "; ".join(known.labels.get(vocabulary, []))
            row.wrong(column, f"“{part[:60]}” is not in the list. Its words: {names}.")
        else:
            only = slug in only_for or part in only_for
            found[slug] = (LinkKind.ONLY if only else LinkKind.MAINLY) if vocabulary in KINDED else ""
    row.links[facts.TERM.path(vocabulary)] = found


def clean_regions(row: Row, column: str, parts: Iterable[str], known: Known) -> None:
    kind = "works-in" if column == "regions" else "based-in"
    labels = known.labels.get("region", [])
    row.links[facts.REGION.path(kind)] = named(row, column, parts, known.regions, facts.STATED, labels)


def clean_authorities(row: Row, column: str, parts: Iterable[str], known: Known) -> None:
    found = {}
    for part in parts:
        code = part.upper()
        if code in known.authorities:
            found[code] = known.authorities[code]
        else:
            row.wrong(column, f"“{part[:60]}” is no code of a local authority, such as E08000035.")
    row.links[facts.COVERAGE.name] = found


def clean_organisations(row: Row, column: str, parts: Iterable[str], known: Known) -> None:
    """One that nobody knows is a new one: the preview says so, with those that it looks like."""
    found = {}
    for part in parts:
        new = slugify(part)[:LONGEST_SLUG]
        slug = known.organisations.get(part.casefold()) or known.organisations.get(new)
        if not new or len(part) > LONGEST_NAME:
            row.wrong(column, f"“{part[:60]}” is no name of an organisation: at most {LONGEST_NAME} letters.")
            continue
        if words := problem_in(Organisation, "name", part):
            row.wrong(column, words)
            continue
        if slug is None:
            row.new_organisations[new] = part
        found[slug or new] = part
    row.links[facts.ORGANISATION_TIE.name] = found


def named(
    row: Row, column: str, parts: Iterable[str], known: dict[str, str], value: str, labels: list[str]
) -> dict[str, str]:
    found = {}
    for part in parts:
        if part.casefold() in known:
            found[known[part.casefold()]] = value
        else:
            row.wrong(column, f"“{part[:60]}” is not one of: {'; '.join(labels)}.")
    return found


LINKS = {
    "regions": clean_regions,
    "based_in": clean_regions,
    "authorities": clean_authorities,
    "organisations": clean_organisations,
}
# What may hold several, separated by semicolons.
LISTS = {*VOCABULARY_OF, *LINKS, "also_known_as", "area", "only_for"}
