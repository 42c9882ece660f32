"""A second process sees a change within two seconds, and a database that goes away is told in plain words."""

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.factories import make_project

HOUSE = Path(__file__).resolve().parent.parent
SOON = 2.0


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """One gunicorn worker on the tests' database."""

    def __init__(self, url, folder):
        self.port = free_port()
        environment = os.environ | {
            "DATABASE_URL": url,
            "SECRET_KEY": "x" * 60,
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "1",
            # Static files need no collecting here.
            "DEBUG": "1",
        }
        command = [sys.executable, "-m", "gunicorn", "--config", "python:peerdir.gunicorn", "peerdir.wsgi"]
        self.log = (folder / "log.txt").open("w")
        self.process = subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=self.log, stderr=self.log)

    def get(self, path):
        """Status and text; 0 where nothing answers yet."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_for(self, path, wanted, seconds):
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            status, text = self.get(path)
            if wanted(status, text):
                return True
            time.sleep(0.05)
        return False

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


@pytest.fixture
def serve(tmp_path):
    started = []

    def serving(url):
        started.append(Server(url, tmp_path))
        assert started[-1].wait_for("/healthz", lambda status, _: status == 200, 60)
        return started[-1]

    yield serving
    for server in started:
        server.stop()


def database_url(host=None, port=None):
    """The tests' own database, at another address where one is given."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    user = f"{known['USER']}:{known['PASSWORD']}" if known["PASSWORD"] else known["USER"]
    where = f"{host or known['HOST'] or '127.0.0.1'}:{port or known['PORT'] or 5432}"
    return urlunsplit(
        urlsplit("")._replace(scheme="postgres", netloc=f"{user}@{where}", path=f"/{known['NAME']}")
    )


@pytest.mark.django_db(transaction=True)
def test_another_process_shows_a_change_within_two_seconds(serve):
    server = serve(database_url())
    assert server.get("/projects/?q=brandnew")[0] == 200
    make_project("Brandnew Circle")
    changed_at = time.monotonic()
    assert server.wait_for("/projects/?q=brandnew", lambda _, text: "Brandnew Circle" in text, 10)
    assert time.monotonic() - changed_at < SOON + 1  # a busy machine may be a second late


class Wire:
    """A line to the database that can be cut, and mended."""

    def __init__(self, host, port):
        self.target, self.open = (host, port), True
        self.lines = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            if not self.open:
                line.close()
                continue
            other = socket.create_connection(self.target)
            self.lines += [line, other]
            for one, two in ((line, other), (other, line)):
                threading.Thread(target=self.carry, args=(one, two), daemon=True).start()

    def carry(self, one, two):
        try:
            while data := one.recv(65_536):
                two.sendall(data)
        except OSError:
            pass
        for end in (one, two):
            end.close()

    def cut(self):
        self.open = False
        for line in self.lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def mend(self):
        self.open = True


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite is a file beside the site: it does not go away"
)
@pytest.mark.django_db(transaction=True)
def test_a_database_that_goes_away_is_told_in_plain_words_and_comes_back_by_itself(serve):
    known = connection.settings_dict
    wire = Wire(known["HOST"] or "127.0.0.1", int(known["PORT"] or 5432))
    server = serve(database_url("127.0.0.1", wire.port))
    assert server.get("/projects/?near=Leeds")[0] == 200
    wire.cut()
    status, text = server.get("/regions/")
    assert status == 503
    assert "116 123" in text
    assert server.get("/healthz")[0] == 503
    assert server.get("/urgent-help/")[0] == 200
    wire.mend()
    assert server.wait_for("/regions/", lambda status, _: status == 200, 20)
    assert server.wait_for("/healthz", lambda status, text: (status, text.strip()) == (200, "ok"), 20)
