"""A file to rows of text, or one sentence that says why not. Nothing here knows the database.

The file is opened in a process of its own (`unpack.py`), with limits on its time and memory: whatever a file
does there, the site goes on answering.
"""

import json
import logging
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from .fault import Problem, UnreadableError
from .limits import LARGEST, SECONDS_OF_READING

HOUSE = Path(__file__).resolve().parents[3]
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass
class Sheet:
    """Rows by column name, each with its number in the file; the first problems, and how many more."""

    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0


def must_be_small(size: int, name: str) -> None:
    """Asked before a file is read into memory."""
    if size > LARGEST:
        raise UnreadableError(
            f"The file is larger than {LARGEST // 2**20} MB. Split it and bring the parts."
        ).of(name)


def read(name: str, content: bytes) -> Sheet:
    """UnreadableError, with the file's name and the place in it, where there are no rows to be had."""
    must_be_small(len(content), name)
    try:
        return sheet_of(unpacked(kind_of(name, content), content))
    except UnreadableError as fault:
        raise fault.of(name) from None


def kind_of(name: str, content: bytes) -> str:
    ending = name.rpartition(".")[2].lower()
    if content.startswith(OLD_OFFICE) and ending == "xlsx":
        raise UnreadableError("It is locked with a password, or of an old kind. Save it as XLSX without one.")
    if content[:2] == b"PK" or ending == "xlsx":
        return "xlsx"
    if ending not in ("csv", "txt") or content.startswith(OLD_OFFICE):
        raise UnreadableError("This is neither CSV nor XLSX. Save it as one of these, and bring that.")
    return "csv"


def unpacked(kind: str, content: bytes) -> bytes:
    """What the other process says of the file, a line of JSON for each thing."""
    command = [sys.executable, "-m", "directory.imports.sheets.unpack", kind]
    try:
        # It gets no setting and no secret of ours.
        done = subprocess.run(  # noqa: S603 - every word of the command is ours
            command, input=content, capture_output=True, cwd=HOUSE, env={}, timeout=SECONDS_OF_READING
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(TOO_LONG) from None
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise UnreadableError(TOO_LONG)
    if done.returncode:
        # Only where in our code it failed: never what the file holds.
        logging.getLogger("directory").error("A file was not read: %s", done.stderr.decode()[-300:])
        raise UnreadableError("It cannot be read. Save it again as XLSX, or as CSV.")
    return done.stdout


TOO_LONG = "It takes too long to read. Split it, or save it as CSV."


def sheet_of(said: bytes) -> Sheet:
    sheet = Sheet([], [])
    for line in said.splitlines():
        (what, value), *_ = json.loads(line).items()
        if what == "fault":
            raise UnreadableError(*value)
        if what == "columns":
            sheet.columns = [column for column in value if column]
        elif what == "row":
            number, cells = value
            sheet.rows.append((number, cells))
        elif what == "problem":
            sheet.problems.append(Problem(*value))
        else:
            sheet.more_problems = value
    return sheet
