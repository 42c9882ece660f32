"""Two gunicorn workers on loopback: how many mixed searches a second, and how much memory each holds."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

CLIENTS = 4
LONGEST = 20.0
WORKERS = 2


def drive(questions: list[str], most: int) -> dict[str, float]:
    """Bounded in count and in time; ends the server it started."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:peerdir.gunicorn", "peerdir.wsgi"],
        env=os.environ | {"PORT": str(port), "WEB_CONCURRENCY": str(WORKERS)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        run(port, questions, 50)
        started = time.perf_counter()
        asked = run(port, questions, most)
        seconds = time.perf_counter() - started
        return {"per_second": asked / seconds, "pss_mb": max(map(pss, children(server.pid)))}
    finally:
        server.terminate()
        server.wait(timeout=10)


def run(port: int, questions: list[str], most: int) -> int:
    """Several visitors at once, each on a connection of their own that stays open, as a browser's does."""
    ends, asked = time.monotonic() + LONGEST, []

    def visit(first: int):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        for number in range(first, most, CLIENTS):
            if time.monotonic() > ends:
                break
            connection.request("GET", f"/projects/?{questions[number % len(questions)]}", headers=HEADERS)
            response = connection.getresponse()
            response.read()
            asked.append(response.status)
        connection.close()

    threads = [threading.Thread(target=visit, args=(first,)) for first in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(asked)


HEADERS = {"Accept-Encoding": "gzip", "Host": "localhost"}


def wait_for(port: int) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("gunicorn did not start")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def children(pid: int) -> list[int]:
    """The server's workers."""
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def pss(pid: int) -> float:
    """A process's own share of memory, in megabytes."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.M)
    if found is None:
        raise RuntimeError("This system does not say how much memory is a process's own.")
    return int(found[1]) / 1024
