"""The real site for a real browser: its data loaded once for every worker, served by its own gunicorn."""

import contextlib
import fcntl
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.seeded import REPORT, Files

HOUSE = Path(__file__).resolve().parent.parent.parent


def environment(folder: Path) -> dict[str, str]:
    """This process's environment, pointed at the site's own database, static files and error addresses."""
    return os.environ | {
        "BROWSER_SITE": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "WEB_CONCURRENCY": "1",
        "PEERDIR_TLS": "",
        "DEBUG": "",
        # No site of somebody else is asked, also where the site knows its own address.
        "LINK_CHECK": "0",
    }


def prepared(folder: Path) -> Path:
    """The folder with its database and static files; the first worker fills it, the others wait."""
    folder.mkdir(exist_ok=True)
    done = folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            Files().copy(REPORT, str(folder / "db.sqlite3"))
            command = [sys.executable, "-m", "tests.browser.prepare"]
            made = subprocess.run(
                command, cwd=HOUSE, env=environment(folder), capture_output=True, text=True, check=False
            )
            assert made.returncode == 0, made.stderr
            done.touch()
    return folder


@contextlib.contextmanager
def served(folder: Path):
    """The address of the site while it runs."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:peerdir.gunicorn", "peerdir.wsgi"]
    log = folder / f"{port}.log"
    with log.open("w") as out:
        running = environment(folder) | {"PORT": str(port), "HOST": "127.0.0.1"}
        process = subprocess.Popen(command, cwd=HOUSE, env=running, stdout=out, stderr=out)
    try:
        wait_for(port, process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=40)


def wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, log.read_text()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError(f"the site did not start:\n{log.read_text()}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
