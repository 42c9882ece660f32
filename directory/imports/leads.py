"""A file of leads: what public pages said of groups, one row each. Read, clean, keep.

`load_leads(path, read_on=day)` raises LeadsError where the file gives no rows, and tells every row that is
left out by its line; the rest is kept. Loading the same file again changes nothing. What a row holds stands
in fixtures/leads.md.
"""

import csv
import datetime
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from directory.contact_values import NotAContactError, as_kept
from directory.models import Contact, ContactKind, Lead, LeadStatus, Publisher, Source
from directory.records.leads import Found, NoLeadError, group_at, keep
from directory.records.tombstones import must_fit

COLUMNS = (
    "slug organisation web phone email charity_number status_hint status_note page_read publisher copy_hint "
    "note"
).split()
LARGEST = 5 * 2**20
LONGEST_CELL = 1000
LONGEST = {
    "slug": 100,
    **{
        name: Lead._meta.get_field(name).max_length
        for name in ("organisation", "charity_number", "copy_hint")
    },
}
LONGEST_PAGE = Source._meta.get_field("url").max_length
LONGEST_ROLE = Contact._meta.get_field("role").max_length
KINDS = {"web": ContactKind.WEBSITE, "phone": ContactKind.PHONE, "email": ContactKind.EMAIL}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A number, and in brackets whose it is.
WITH_A_ROLE = re.compile(r"(?P<value>[^()]+?)\s*(?:\((?P<role>[^()]*)\))?")


class LeadsError(ValueError):
    """A file that gives no rows; its words say why."""


@dataclass(frozen=True)
class Problem:
    """A row that is left out, by the line on which it begins."""

    line: int
    words: str

    def __str__(self):
        return f"Line {self.line}: {self.words}"


@dataclass
class Outcome:
    """What a loading did."""

    new: int = 0
    here_already: int = 0
    problems: list[Problem] = field(default_factory=list)


class WrongRowError(ValueError):
    """A row that cannot be taken; its words say what is wrong with it."""


def load_leads(path: Path, *, read_on: datetime.date) -> Outcome:
    """Keep every row that can be kept. Raises LeadsError, and OtherKeyError (records/tombstones)."""
    must_fit()
    outcome, lines = Outcome(), {}
    for line, cells in list(rows_of(read_text(path))):
        try:
            slug, found = clean_row(cells)
            if slug in lines:
                raise WrongRowError(f"“{slug}” stands on line {lines[slug]} already.")
            lines[slug] = line
            is_new = keep(group_at(slug), found, read_on=read_on)
        except (WrongRowError, NoLeadError) as problem:
            outcome.problems.append(Problem(line, str(problem)))
        else:
            outcome.new += is_new
            outcome.here_already += not is_new
    return outcome


def read_text(path: Path) -> str:
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as problem:
        raise LeadsError(f"The file cannot be opened: {problem.strerror}.") from problem
    if content is None:
        raise LeadsError(f"The file is larger than {LARGEST // 2**20} MB. Split it, and load the parts.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise LeadsError(f"Line {line} is not in UTF-8. Save the file as CSV in UTF-8.") from problem
    if "\0" in text:
        raise LeadsError("This is no text file. Save it as CSV in UTF-8.")
    return text


def rows_of(text: str):
    """(line, cells) of each row that holds anything. Raises LeadsError."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        must_be_columns(next(reader, []))
        begins = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as problem:
        words = f"From line {begins} on the file is no CSV. Is a quotation mark missing there?"
        raise LeadsError(words) from problem


def must_be_columns(heading: list[str]) -> None:
    heading = [name.strip() for name in heading]
    if heading == COLUMNS:
        return
    missing = [name for name in COLUMNS if name not in heading]
    unknown = [name for name in heading if name not in COLUMNS]
    if missing:
        words = f"it lacks {', '.join(missing)}"
    elif unknown:
        words = f"nobody knows {', '.join(name[:40] or 'a column without a name' for name in unknown)}"
    else:
        words = "they are in another order, or one stands twice"
    raise LeadsError(f"The first line is not the columns of leads: {words}. They are {','.join(COLUMNS)}.")


def clean_row(cells: list[str]) -> tuple[str, Found]:
    """The address of the group, and what was found of it. Raises WrongRowError."""
    if len(cells) != len(COLUMNS):
        raise WrongRowError(
            f"It has {len(cells)} cells, not {len(COLUMNS)}. Put a cell with a comma in quotation marks."
        )
    row = {name: clean_cell(name, cell) for name, cell in zip(COLUMNS, cells, strict=True)}
    if not SLUG.fullmatch(row["slug"]):
        raise WrongRowError("slug: write the last part of the group’s address here, as in leeds-mind.")
    status = one_of(row, "status_hint", LeadStatus) or LeadStatus.UNKNOWN
    publisher = one_of(row, "publisher", Publisher)
    pages = [clean_page(page) for page in split(row["page_read"])]
    contacts = [contact for name in KINDS for contact in clean_contacts(name, row[name])]
    if contacts and publisher in ("", Publisher.OTHER):
        raise WrongRowError(
            "publisher: contacts come from its own page, its umbrella body, a register or a council."
        )
    if (contacts or publisher) and not pages:
        raise WrongRowError("page_read: write which page said so.")
    names = ("organisation", "charity_number", "status_note", "copy_hint", "note")
    told = {name: row[name] for name in names}
    return row["slug"], Found(status=status, publisher=publisher, pages=pages, contacts=contacts, **told)


def clean_cell(name: str, cell: str) -> str:
    cell = cell.strip()
    if len(cell) > (most := LONGEST.get(name, LONGEST_CELL)):
        raise WrongRowError(f"{name}: this is longer than {most} letters.")
    # A number from abroad begins with "+", and is looked at as a number.
    if cell[:1] in ("=", "@", "-") or (cell[:1] == "+" and name != "phone"):
        raise WrongRowError(f"{name}: this begins as a formula does (“{cell[0]}”). Write the words alone.")
    if re.search(r"<\s*[/!a-z]", cell, re.IGNORECASE):
        raise WrongRowError(f"{name}: this holds HTML. Write the words alone.")
    if any(not letter.isprintable() for letter in cell):
        raise WrongRowError(
            f"{name}: this holds a line break or a sign that nobody sees. Write it on one line."
        )
    return cell


def one_of(row: dict[str, str], name: str, choices) -> str:
    if row[name] and row[name] not in choices.values:
        raise WrongRowError(f"{name}: “{row[name][:40]}” is none of {', '.join(choices.values)}.")
    return row[name]


def split(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"\s*;\s+|\s+;\s*", cell) if part.strip()]


def clean_page(page: str) -> str:
    try:
        address = as_kept(ContactKind.WEBSITE, page)
    except NotAContactError as problem:
        raise WrongRowError(f"page_read: {problem}") from problem
    if len(address) > LONGEST_PAGE:
        raise WrongRowError(f"page_read: an address is longer than {LONGEST_PAGE} letters.")
    return address


def clean_contacts(name: str, cell: str) -> list[tuple[str, str, str]]:
    """(kind, value, role) of each number or address in a cell; two are parted by a semicolon."""
    return [clean_contact(name, part) for part in split(cell)]


def clean_contact(name: str, part: str) -> tuple[str, str, str]:
    found = WITH_A_ROLE.fullmatch(part) if name == "phone" else None
    value, role = (found["value"], found["role"] or "") if found else (part, "")
    try:
        kept = as_kept(KINDS[name], value)
    except NotAContactError as problem:
        raise WrongRowError(f"{name}: {problem}") from problem
    if len(kept) > Contact._meta.get_field("value").max_length or len(role) > LONGEST_ROLE:
        raise WrongRowError(f"{name}: this is too long.")
    return KINDS[name], kept, f"{role[:1].upper()}{role[1:]}"
