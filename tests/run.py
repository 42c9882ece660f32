"""`make check`, `make test`, `make test-all`: each part after the other, then how each ended and why.

check   lint, types, and the tests that need no browser, on SQLite
test    lint, types, SQLite, the tests in a browser, PostgreSQL; without the tests marked slow
all     the same with them
"""

import argparse
import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass

import psycopg

CLOSING_LINE = re.compile(r"^=+ .*\bin [\d.]+s.* =+$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
POSTGRES = os.environ.get("TEST_POSTGRES_URL") or "postgres://root@127.0.0.1:5432/test"
# The pages are the same on either database, so a browser looks at them once, in processes of its own.
WITH_A_BROWSER = ["tests/browser", "tests/admin"]
REQUIRE_ALL = bool(os.environ.get("REQUIRE_ALL"))


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    says: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["check", "test", "all"])
    what = parser.parse_args().what
    outcomes = [lint(), types()]
    some = "" if what == "all" else " and not slow"
    outcomes.append(suite("SQLite", "", "-m", f"not browser{some}"))
    if what != "check":
        outcomes.append(suite("Browser", "", *WITH_A_BROWSER, "-m", f"browser{some}"))
        outcomes.append(suite_on_postgres(f"not browser and not one_database{some}"))
    print()
    for outcome in outcomes:
        print(f"{outcome.name}: {outcome.says}")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def lint() -> Outcome:
    passed = subprocess.run(["make", "lint"]).returncode == 0
    return Outcome("Lint", passed, "passed" if passed else "FAILED, see above")


def types() -> Outcome:
    """The rooms that pyproject.toml names, held by mypy where it is installed."""
    if importlib.util.find_spec("mypy") is None:
        return Outcome("Types", not REQUIRE_ALL, "NOT CHECKED, mypy is not installed")
    passed = subprocess.run([sys.executable, "-m", "mypy"]).returncode == 0
    return Outcome("Types", passed, "passed" if passed else "FAILED, see above")


def suite(name: str, database_url: str, *which: str) -> Outcome:
    """The tests, or some of them, on one database, shown as they run."""
    print(f"\n{name}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-n", "2", "--dist", "loadfile", *which]
    environment = {**os.environ, "DATABASE_URL": database_url or "sqlite:///:memory:"}
    closing = "FAILED, pytest said nothing at its end"
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout:
            print(line, end="", flush=True)
            plain = COLOUR.sub("", line).strip()
            if CLOSING_LINE.match(plain) or re.match(r"^\d+ (passed|failed|error)", plain):
                closing = plain
    return Outcome(name, run.returncode == 0, closing)


def suite_on_postgres(which: str) -> Outcome:
    """Those tests where a PostgreSQL answers; where none does, that is said, or is a failure."""
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError as problem:
        reason = str(problem).strip().splitlines()[-1]
        says = f"NOT RUN, none answers at TEST_POSTGRES_URL ({reason})"
        return Outcome("PostgreSQL", not REQUIRE_ALL, says)
    return suite("PostgreSQL", POSTGRES, "-m", which)


if __name__ == "__main__":
    sys.exit(main())
