"""What tests/golden keeps: the groups that fixed questions find, the CSV, and what the edits leave behind."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

from .browser import Browser
from .edits import model, perform

QUESTIONS, FOUND, CSV, RECORDS = "questions.txt", "found.txt", "projects.csv", "records.json"
FEW, MANY = 20, 60
# Numbers of rows, which another database may count otherwise.
ROW_OF = {"venue_id": "venues", "consent_id": "consents"}


def kept_texts(questions: list[str], clock) -> dict[str, str]:
    """File name -> its text, from a database with the report in it; the edits are made on the way."""
    visitor = Browser()
    return {
        FOUND: "".join(f"{line}\n" for line in found_by(visitor, questions)),
        CSV: without_ids(visitor.get("/projects.csv").content.decode("utf-8-sig")),
        RECORDS: records_after_edits(clock),
    }


def found_by(visitor: Browser, questions: list[str]) -> list[str]:
    """Each question, how many groups it finds, and their slugs in the order of the results.

    Of a long list the first are named, with a hash of all; one that stood before is named by its question.
    """
    lines: list[str] = []
    before: dict[str, str] = {}
    for question in questions:
        response = visitor.get(f"/projects.csv?{question}")
        if response.status_code != 200:
            lines.append(f"{question or '(no question)'}: {response.status_code}")
            continue
        rows = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
        slugs = [row["slug"] for row in rows]
        told = " ".join(slugs)
        same = before.setdefault(told, question)
        if same != question and len(slugs) > FEW:
            told = f"as {same or '(no question)'}"
        elif len(slugs) > MANY:
            told = f"{' '.join(slugs[:FEW])} ... {hashlib.sha256(told.encode()).hexdigest()[:16]}"
        lines.append(f"{question or '(no question)'}: {len(slugs)}: {told}".rstrip())
    return lines


def without_ids(text: str) -> str:
    """The CSV without its first column: a public id is random."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(row[1:] for row in csv.reader(io.StringIO(text)))
    return out.getvalue()


def records_after_edits(clock) -> str:
    """Histories, proposals and steps as JSON, by slug; rows of groups are named in the order they come."""
    perform(clock)
    name = names_of_rows()
    tables = {
        "history": ("ProjectChange", ["via", "note"]),
        "proposals": ("ProposedChange", ["state", "note", "decision_note"]),
        "steps": ("ReviewEvent", ["step", "note"]),
    }
    told = {}
    for table, (kind, columns) in tables.items():
        rows = model(kind).objects.select_related("project", "by").order_by("pk")
        # What loading the report left behind is the same for every group.
        rows = [row for row in rows if kind != "ReviewEvent" or row.by]
        told[table] = [
            {"project": row.project.slug, "by": str(row.by or row.by_name)}
            | {column: value for column in columns if (value := getattr(row, column))}
            | ({"changes": named(row.changes, name)} if hasattr(row, "changes") else {})
            for row in rows
        ]
    return json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def names_of_rows() -> Callable[[str, object], str]:
    """("venues", 114) -> "first": the same number gets the same name again."""
    known: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}

    def name(block: str, number) -> str:
        key = (block, str(number))
        if key not in known:
            counts[block] = counts.get(block, 0) + 1
            known[key] = f"row-{counts[block]}"
        return known[key]

    return name


def named(changes: dict, name) -> dict:
    """Facts with names for the numbers of rows; what nobody knows is left out."""
    told = {}
    for path, (was, becomes) in changes.items():
        block, _, number = path.partition("/")
        key = f"{block}/{name(block, number)}" if number.isdigit() else path
        told[key] = [value_with_names(was, name), value_with_names(becomes, name)]
    return {path: pair for path, pair in told.items() if pair != [None, "not-known"] and pair != [None, ""]}


def value_with_names(value, name):
    if not isinstance(value, dict):
        return value
    return {
        key: name(ROW_OF[key], held) if key in ROW_OF and str(held).isdigit() else held
        for key, held in value.items()
        if held not in (None, "")
    }


def keep(questions: Path, folder: Path, clock) -> None:
    """Write the files anew."""
    for name, text in kept_texts(questions.read_text("utf-8").splitlines(), clock).items():
        (folder / name).write_text(text, "utf-8")
