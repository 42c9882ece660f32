"""A master that is killed: its workers end, and a supervisor that starts it at once has the site back."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.test_house_database import database_url, free_port

HOUSE = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "gunicorn", "--config", "python:peerdir.gunicorn", "peerdir.wsgi"]
PAGES = ["/projects/?near=Leeds", "/regions/london/", "/urgent-help/", "/tell-us/"]
SOON = 10.0
# What a machine that does ten other things at a time may need for the starting itself.
MORE_THAN_A_START = 4.0

A_BUSY_MACHINE = 0.5

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


class Supervisor:
    """Starts the server again as soon as it ends, as systemd does, and counts how often."""

    def __init__(self, folder, database):
        self.port = free_port()
        self.environment = os.environ | {
            "DATABASE_URL": database,
            "SECRET_KEY": "x" * 60,
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "2",
            "DEBUG": "1",
        }
        self.log = (folder / "log.txt").open("w")
        self.starts, self.is_over = 0, False
        self.thread = threading.Thread(target=self.supervise, daemon=True)
        self.thread.start()

    def supervise(self):
        while not self.is_over:
            self.starts += 1
            self.master = subprocess.Popen(
                COMMAND, cwd=HOUSE, env=self.environment, stdout=self.log, stderr=self.log
            )
            self.master.wait()

    def visit(self, path):
        """A visitor whose connection stays open, for as long as the server keeps it."""
        while not self.is_over:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            try:
                while not self.is_over:
                    line.request("GET", path)
                    line.getresponse().read()
                    time.sleep(0.05)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    def answers(self):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request("GET", "/urgent-help/")
            return line.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def wait_until_it_answers(self):
        """In how many seconds."""
        began = time.monotonic()
        while not self.answers():
            assert time.monotonic() - began < 60, Path(self.log.name).read_text()
            time.sleep(0.05)
        return time.monotonic() - began

    def kill(self):
        """In how many seconds the workers of the killed master have ended, and another master answers."""
        workers = workers_of(self.master.pid)
        assert workers
        began, started = time.monotonic(), self.starts
        self.master.send_signal(signal.SIGKILL)
        while any(is_running(worker) for worker in workers):
            assert time.monotonic() - began < 60
            time.sleep(0.02)
        ended = time.monotonic() - began
        while self.starts == started:
            time.sleep(0.02)
        self.wait_until_it_answers()
        return ended, time.monotonic() - began

    def stop(self):
        self.is_over = True
        self.master.terminate()
        self.thread.join(timeout=40)
        self.log.close()


def workers_of(master):
    return [int(n) for n in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def supervised(tmp_path):
    supervisor = Supervisor(tmp_path, database_url())
    try:
        supervisor.usual = supervisor.wait_until_it_answers()
        for path in PAGES * 2:
            threading.Thread(target=supervisor.visit, args=(path,), daemon=True).start()
        time.sleep(1)
        yield supervisor
    finally:
        supervisor.stop()


def assert_back_soon(supervisor, times):
    for _ in range(times):
        before = supervisor.starts
        ended, answered = supervisor.kill()
        assert ended < 1.0 + MORE_THAN_A_START
        assert answered < max(SOON, supervisor.usual + MORE_THAN_A_START)
        # One start was enough: none was refused for a port that the old workers held.
        assert supervisor.starts == before + 1
        time.sleep(1)


@needs_proc
def test_workers_whose_master_died_end_within_a_second_though_connections_are_open(tmp_path):
    supervisor = Supervisor(tmp_path, database_url())
    try:
        supervisor.wait_until_it_answers()
        lines = [http.client.HTTPConnection("127.0.0.1", supervisor.port, timeout=20) for _ in range(6)]
        for line in lines:
            line.request("GET", "/urgent-help/")
            line.getresponse().read()
        assert supervisor.kill()[0] < 1.0 + A_BUSY_MACHINE
    finally:
        supervisor.stop()


@needs_proc
def test_a_killed_master_is_back_within_seconds_though_visitors_keep_their_connections(supervised):
    assert_back_soon(supervised, times=2)


@pytest.mark.one_database
@needs_proc
def test_a_master_killed_twenty_times_is_back_each_time(supervised):
    assert_back_soon(supervised, times=20)


def test_a_port_that_comes_free_is_waited_for(tmp_path):
    port = free_port()
    with socket.create_server(("127.0.0.1", port)) as old:
        asking = subprocess.Popen(
            [sys.executable, "-m", "peerdir.port"],
            cwd=HOUSE,
            env=os.environ | {"PORT": str(port)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert "Waiting 8 seconds" in asking.stdout.readline()
        old.close()
        assert asking.wait(timeout=20) == 0
        asking.stdout.close()
