"""The fixtures' files, read as plain values. A file that cannot be read is a problem with its line."""

import json
from pathlib import Path
from typing import Any

from .records import Problem

LISTS = ("terms", "regions", "sources", "counts", "courses", "definitions", "efforts", "gaps")
NATIONAL = "national"
# Read by the pages that show it, not by the database.
CONTENT = "content"
HELPLINES = "helplines"


def read_fixtures(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    """What each file holds, by the file's name without its ending: the report's, then the helplines."""
    report = folder / "report"
    if not report.is_dir():
        problems.append(Problem(f"{report.name}/", "there is no such folder in the fixtures"))
        return {}
    paths = [path for path in sorted(report.glob("*.json")) if path.stem != CONTENT]
    if (folder / f"{HELPLINES}.json").exists():
        paths.append(folder / f"{HELPLINES}.json")
    found = {}
    for path in paths:
        try:
            found[path.stem] = read_json(path)
        except UnreadableError as error:
            problems.append(error.problem)
    return found


class UnreadableError(ValueError):
    """A file that holds no JSON, with the problem that says so."""

    def __init__(self, path: Path, words: str, where: str = ""):
        self.problem = Problem(path.name, words, where)
        super().__init__(str(self.problem))


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=_each_key_once)
    except json.JSONDecodeError as error:
        raise UnreadableError(path, f"is not JSON: {error.msg}", f"line {error.lineno}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(path, f"is not UTF-8, at byte {error.start}") from error
    except OSError as error:
        raise UnreadableError(path, error.strerror or "cannot be read") from error
    except RecursionError as error:
        raise UnreadableError(path, "is nested too deeply") from error
    except KeyTwiceError as error:
        raise UnreadableError(path, str(error)) from error


class KeyTwiceError(ValueError):
    """JSON would keep the last of two and say nothing."""


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        whose = found.get("slug") or found.get("key") or "an object"
        raise KeyTwiceError(f"{whose} has the key {twice!r} twice")
    return found
