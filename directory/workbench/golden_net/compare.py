"""Two commits side by side: each captured by its own code, then what differs, each difference told once."""

import contextlib
import difflib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

HERE = Path(__file__).resolve().parent
GOLDEN = settings.BASE_DIR / "tests" / "golden"
QUESTIONS = GOLDEN / "questions.txt"
# Addresses named of each difference.
NAMED = 4


class CaptureError(Exception):
    """A side could not be captured: its name and the last lines it said."""


@dataclass(frozen=True)
class Side:
    """One commit's code, the database that it fills, and the folder of what its pages say."""

    name: str
    code: Path
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "database.sqlite3"

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    def start(self, *what: str) -> subprocess.Popen:
        """capture.py of this checkout, inside the code of the side."""
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(self.code), str(HERE.parent)]),
            # Sets are walked in one order.
            "PYTHONHASHSEED": "0",
        }
        log = (self.folder / "log.txt").open("ab")
        command = [sys.executable, "-m", f"{HERE.name}.capture", *what]
        with log:
            return subprocess.Popen(command, cwd=self.code, env=environment, stdout=log, stderr=log)  # noqa: S603

    def must_succeed(self, process: subprocess.Popen) -> None:
        if process.wait():
            said = (self.folder / "log.txt").read_text("utf-8", errors="replace").splitlines()
            raise CaptureError("\n".join([f"{self.name} could not be captured:", *said[-15:]]))


def captured(base: Side, head: Side, *, is_upgrade: bool) -> None:
    """Fill both databases and read both sites, the two sides at once.

    For an upgrade, the head opens a copy of the base's database instead of filling its own.
    """
    if is_upgrade:
        base.must_succeed(base.start("make", str(base.database)))
        shutil.copy(base.database, head.database)
        head.must_succeed(head.start("renew", str(head.database)))
    else:
        both([base, head], lambda side: side.start("make", str(side.database)))
    both([base, head], lambda side: side.start("look", str(side.database), str(QUESTIONS), str(side.pages)))


def keep_golden() -> None:
    """Write tests/golden anew, as this folder's code answers."""
    with tempfile.TemporaryDirectory() as folder:
        side = Side("this folder", settings.BASE_DIR, Path(folder))
        side.must_succeed(side.start("keep", str(side.database), str(QUESTIONS), str(GOLDEN)))


def both(sides: list[Side], start) -> None:
    running = [(side, start(side)) for side in sides]
    try:
        for side, process in running:
            side.must_succeed(process)
    finally:
        for _, process in running:
            process.kill()
            process.wait()


@contextlib.contextmanager
def code_of(commit: str | None, folder: Path) -> Iterator[Path]:
    """The files of a commit, unpacked into the folder; without one, this checkout as it stands."""
    if commit is None:
        yield settings.BASE_DIR
        return
    command = ["git", "archive", "--format=tar", commit]
    packed = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True)  # noqa: S603
    if packed.returncode:
        raise CaptureError(packed.stderr.decode().strip())
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    yield folder


@dataclass(frozen=True)
class Difference:
    """The same lines taken away and put in, and every page on which that happened."""

    lines: tuple[str, ...]
    pages: tuple[str, ...]

    def __str__(self):
        first = ", ".join(self.pages[:NAMED])
        others = len(self.pages) - NAMED
        where = f"{first} and {others} more" if others > 0 else first
        return "\n".join([f"@@ {where}", *self.lines])


def differences(base: Path, head: Path) -> list[Difference]:
    """Between two folders of captured pages; what is on most pages comes first."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    names = sorted({path.relative_to(side) for side in (base, head) for path in side.rglob("*.txt")})
    for name in names:
        was, is_now = lines_of(base / name), lines_of(head / name)
        if was == is_now:
            continue
        title = f"{name.parts[0]} {(was or is_now)[0]}"
        if not was or not is_now:
            found[("- the page is there",) if was else ("+ the page is there",)].append(title)
            continue
        # On one page the same may have changed in many places.
        for lines in dict.fromkeys(changed(was, is_now)):
            found[lines].append(title)
    told = [Difference(lines, tuple(pages)) for lines, pages in found.items()]
    return sorted(told, key=lambda one: (-len(one.pages), one.pages, one.lines))


def changed(was: list[str], is_now: list[str]) -> Iterator[tuple[str, ...]]:
    """Each place at which the two differ, as its lines with a minus or a plus."""
    matcher = difflib.SequenceMatcher(None, was, is_now, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield (*(f"- {line}" for line in was[first:last]), *(f"+ {line}" for line in is_now[start:end]))


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []
