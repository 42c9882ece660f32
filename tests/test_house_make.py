"""`make run` does each step once, again only when its content changed, and says plainly what it cannot do."""

import os
import shutil
import socket
import stat
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
# Stands in for Django: writes down what it was asked, and says that a fresh database lacks its migrations.
MANAGE = """
import os, pathlib, sys
command = " ".join(sys.argv[1:])
with open("asked.txt", "a") as file:
    file.write(command + "\\n")
with open("keys.txt", "a") as file:
    file.write(os.environ["TOMBSTONE_KEY"] + "\\n")
database = pathlib.Path("database")
if command == "migrate --check":
    sys.exit(not database.exists())
if command.startswith("migrate"):
    database.touch()
sys.exit(command == os.environ.get("FAIL") or not os.environ["SECRET_KEY"])
"""
pytestmark = [pytest.mark.slow, pytest.mark.one_database]
LEADS = "load_leads fixtures/leads.csv --read-on 2026-11-28"
LOADED = ["migrate --check", "migrate --verbosity 0", "load_gazetteer", "load_report", LEADS]


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """A copy of the house in which only make, the requirements and the port are real."""
    folder = tmp_path_factory.mktemp("machine")
    shutil.copy(HOUSE / "Makefile", folder)
    shutil.copytree(HOUSE / "peerdir", folder / "peerdir")
    for name in ["fixtures", "static", "directory/migrations"]:
        (folder / name).mkdir(parents=True)
        (folder / name / "one.txt").write_text("one")
    (folder / "requirements.txt").write_text("# none\n")
    (folder / "manage.py").write_text(MANAGE)
    subprocess.run(["python3", "-m", "venv", folder / ".venv"], check=True)
    return folder


@pytest.fixture
def fresh(machine):
    """The same machine before anything was prepared."""
    for path in [
        machine / ".venv" / "stamps",
        machine / ".secret-key",
        machine / ".tombstone-key",
        machine / "database",
    ]:
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    (machine / "asked.txt").write_text("")
    (machine / "keys.txt").write_text("")
    (machine / "fixtures" / "one.txt").write_text("one")
    (machine / "requirements.txt").write_text("# none\n")
    return machine


def make(machine, target, **environment):
    bare = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", **environment}
    return subprocess.run(["make", target], cwd=machine, env=bare, capture_output=True, text=True)


def asked_by(machine, target, **environment):
    """What one `make` asks of manage.py."""
    (machine / "asked.txt").write_text("")
    make(machine, target, **environment)
    return (machine / "asked.txt").read_text().splitlines()


def test_the_data_is_loaded_once(fresh):
    assert asked_by(fresh, "data") == LOADED
    assert asked_by(fresh, "data") == ["migrate --check"]


def test_changed_fixtures_are_loaded_again(fresh):
    make(fresh, "data")
    (fresh / "fixtures" / "one.txt").write_text("two")
    assert asked_by(fresh, "data") == ["migrate --check", "load_gazetteer", "load_report", LEADS]
    assert asked_by(fresh, "data") == ["migrate --check"]


def test_a_new_database_gets_its_data(fresh):
    make(fresh, "data")
    (fresh / "database").unlink()
    assert asked_by(fresh, "data") == LOADED


def test_another_database_gets_its_data(fresh):
    make(fresh, "data")
    asked = asked_by(fresh, "data", DATABASE_URL="postgres://else.example/directory")
    assert asked == ["migrate --check", "load_gazetteer", "load_report", LEADS]


def test_a_load_that_failed_is_tried_again(fresh):
    assert make(fresh, "data", FAIL="load_report").returncode != 0
    assert asked_by(fresh, "data") == ["migrate --check", "load_gazetteer", "load_report", LEADS]


def test_packages_are_installed_once_for_each_content_of_the_list(fresh):
    assert "Installing" in make(fresh, "packages").stdout
    assert "Installing" not in make(fresh, "packages").stdout
    (fresh / "requirements.txt").write_text("# none at all\n")
    assert "Installing" in make(fresh, "packages").stdout


def test_without_a_network_the_first_run_says_so_in_one_line(fresh):
    (fresh / "requirements.txt").write_text(f"django==5.2 --hash=sha256:{'0' * 64}\n")
    refused = make(fresh, "packages")
    assert refused.returncode != 0
    assert said_by(refused) == [
        "The packages could not be installed. The first run needs a network; "
        "what went wrong is in .venv/install.log"
    ]
    assert "django" in (fresh / ".venv" / "install.log").read_text()


def test_the_secret_is_made_once_for_this_machine_only(fresh):
    make(fresh, ".secret-key")
    secret = fresh / ".secret-key"
    made = secret.read_text()
    assert len(made.strip()) >= 50
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    make(fresh, ".secret-key")
    assert secret.read_text() == made
    assert ".secret-key" in (HOUSE / ".gitignore").read_text().split()


def test_the_key_of_the_tombstones_is_the_first_secret_and_stays_when_that_is_made_anew(fresh):
    first, kept = fresh / ".secret-key", fresh / ".tombstone-key"
    first.write_text("of an older version\n")
    make(fresh, "data")
    assert kept.read_text() == "of an older version\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    first.unlink()
    make(fresh, "data")
    assert len(first.read_text()) > 50
    assert kept.read_text() == "of an older version\n"
    for name in [".gitignore", ".dockerignore"]:
        assert ".tombstone-key" in (HOUSE / name).read_text().split()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "of this machine"),
        ({"TOMBSTONE_KEY": "own"}, "own"),
        ({"SECRET_KEY": "abc"}, "abc"),
        ({"SECRET_KEY": "abc", "TOMBSTONE_KEY": "own"}, "own"),
    ],
)
def test_what_is_asked_of_django_has_the_key_of_the_tombstones(fresh, given, expected):
    (fresh / ".tombstone-key").write_text("of this machine\n")
    asked_by(fresh, "data", **given)
    assert set((fresh / "keys.txt").read_text().splitlines()) == {expected}


def test_a_taken_port_is_one_plain_line_before_anything_is_prepared(fresh):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = make(fresh, "run", PORT=str(port))
    assert refused.returncode != 0
    assert said_by(refused) == [
        f"Port {port} is taken by another program. Choose another one: PORT={port + 1} make run"
    ]
    assert (fresh / "asked.txt").read_text() == ""


def test_a_port_that_is_no_number_is_one_plain_line(fresh):
    assert said_by(make(fresh, "run", PORT="http")) == [
        "PORT is 'http', which is no port. Choose a number up to 65535: PORT=8001 make run"
    ]


def test_an_older_python_is_one_plain_line(fresh, tmp_path):
    for name in ["python3", "python3.11", "python3.12", "python3.13", "python3.14"]:
        old = tmp_path / name
        old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
        old.chmod(0o755)
    refused = make(fresh, "run", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert refused.returncode != 0
    (said,) = said_by(refused)
    assert said.startswith(
        "Python 3.11 or newer with its venv module is needed, and python3 here is Python 3.9.2."
    )


def said_by(run):
    """The lines for a person; make adds its own about the failed step."""
    return [line for line in run.stderr.splitlines() if not line.startswith("make: ***")]
