"""The Dockerfile's own commands in a bare virtual environment: the site starts, serves and tells nothing."""

import importlib.metadata
import json
import os
import re
import shutil
import socket
import subprocess
import time
import venv
from pathlib import Path

import pytest

from tests.running_site import is_forgotten, old_message, wrong_sign_ins

HOUSE = Path(__file__).resolve().parent.parent
DOCKERFILE = (HOUSE / "Dockerfile").read_text()
SHIPPED = ["manage.py", "peerdir", "directory", "templates", "static", "fixtures"]
SECRET = "zebramark"

# The marks make pytest-django prepare the database that the site then reads.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
ADDRESS = "203.0.113.77"


class Site:
    """A running site: its port, its folder, its interpreter, and all that it has written."""

    def __init__(self, folder: Path, python: Path, port: int, environment: dict[str, str]):
        self.folder, self.python, self.port, self.environment = folder, python, port, environment
        self.log = folder / "log.txt"
        with self.log.open("w") as log:
            command = docker_command("CMD", python)
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    def run(self, *command):
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)

    def is_well(self) -> bool:
        return self.run(*docker_command("HEALTHCHECK", self.python)).returncode == 0

    def wait_until_well(self):
        for _ in range(60):
            if self.process.poll() is None and self.is_well():
                return
            time.sleep(0.5)
        pytest.fail(f"the site did not start:\n{self.log.read_text()}")

    def say(self, raw: bytes) -> bytes:
        """Sends exactly these bytes and gives all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            answer = b""
            while part := line.recv(65_536):
                answer += part
        return answer

    def ask(self, target: str, *headers: str, method: str = "GET") -> bytes:
        lines = [f"{method} {target} HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]
        return self.say("\r\n".join(lines).encode("latin-1"))

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    for name in SHIPPED:
        copy(HOUSE / name, folder / name)
    port = free_port()
    python = bare_environment(folder / "environment")
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x" * 60,
        "DATABASE_URL": database_url(),
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    collect = [str(python), "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    assert " ".join(["python", *collect[1:]]) in DOCKERFILE
    subprocess.run(collect, cwd=folder, env=environment, check=True)
    with django_db_blocker.unblock():
        message = old_message()
    site = Site(folder, python, port, environment)
    try:
        site.wait_until_well()
        with django_db_blocker.unblock():
            site.has_forgotten = is_forgotten(message)
            site.sign_ins = wrong_sign_ins(site.port, 11)
        yield site
    finally:
        site.stop()


def test_it_starts_and_the_health_check_says_so(site):
    assert site.is_well()
    assert site.ask("/healthz").partition(b"\r\n\r\n")[2].startswith(b"ok")


def test_it_forgets_by_itself_what_has_served_its_time(site):
    assert site.has_forgotten


def test_failed_sign_ins_are_counted_for_all_workers_together(site):
    assert site.sign_ins == [200] * 10 + [429]


def test_the_environment_is_bare(site):
    assert site.run(site.python, "-c", "import pytest").returncode != 0
    assert site.run(site.python, "-c", "import django").returncode == 0


def test_the_health_check_notices_a_site_that_is_down(site):
    down = {**site.environment, "PORT": str(free_port())}
    command = docker_command("HEALTHCHECK", site.python)
    assert subprocess.run(command, cwd=site.folder, env=down).returncode == 1


def test_pages_come_compressed_and_static_files_are_kept_for_good(site):
    page = site.ask("/urgent-help/", "Accept-Encoding: gzip")
    assert b"Content-Encoding: gzip" in page
    sheet = re.search(rb'href="(/static/[^"]*\.css)"', site.ask("/urgent-help/")).group(1).decode()
    answer = site.ask(sheet, "Accept-Encoding: gzip")
    assert b"Content-Encoding: gzip" in answer
    assert b"immutable" in answer


def test_a_long_address_is_refused_in_our_own_words(site):
    refused = site.ask("/projects/?q=" + "a" * 9_000)
    assert refused.startswith(b"HTTP/1.1 400")
    assert b"This address is too long." in refused


def test_the_log_tells_nothing_of_a_visitor(site):
    told = f"?q={SECRET}&near=LS1"
    from_elsewhere = [
        f"Referer: https://{SECRET}.example/?{SECRET}",
        f"User-Agent: {SECRET}",
        f"Cookie: a={SECRET}",
        f"X-Forwarded-For: {ADDRESS}",
    ]
    for target in [f"/{told}", f"/projects/{told}", f"/projects.csv{told}", f"/none-such/{told}"]:
        site.ask(target, *from_elsewhere)
    site.ask(f"/admin/login/{told}", *from_elsewhere, method="POST")
    site.ask(f"/urgent-help/{told}", *from_elsewhere, method="PUT")
    site.ask(f"/projects/?q={SECRET}{'a' * 9_000}")
    site.ask(f"http://{SECRET}@localhost/urgent-help/{told}")
    for raw in malformed():
        site.say(raw)
    site.ask("/urgent-help/last-of-all/")
    log = log_up_to(site, "/urgent-help/last-of-all/")
    assert SECRET not in log
    assert ADDRESS not in log
    # Its own first line says where it listens; here a visitor comes from that address too.
    assert "127.0.0.1" not in re.sub(r"Listening at: \S+", "", log)
    assert re.search(r"GET /projects/ 200 \d+ bytes \d+ ms", log), log
    assert re.search(r"GET /none-such/ 404 ", log)
    assert "Invalid request refused" in log


def malformed():
    """Requests that gunicorn refuses before Django sees them, the mark where each could quote it."""
    yield f"GET /?q={SECRET} nonsense\r\n\r\n".encode()
    yield f"{SECRET}\r\n\r\n".encode()
    yield f"GE({SECRET}T /?q={SECRET} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    yield f"GET /?q={SECRET} HTTP/9.{SECRET}\r\nHost: localhost\r\n\r\n".encode()
    yield f"GET /?q={SECRET} HTTP/1.1\r\nHost localhost {SECRET}\r\n\r\n".encode()
    yield f"GET /?q={SECRET} HTTP/1.1\r\nHost: localhost\r\nBad({SECRET}: {SECRET}\r\n\r\n".encode()
    yield f"GET /?q={SECRET} HTTP/1.1\r\nHost: localhost\r\nX: {SECRET * 2_000}\r\n\r\n".encode()
    yield f"GET /?q={SECRET} HTTP/1.1\r\nHost: {SECRET}.example\r\n\r\n".encode()
    yield f"GET /?q={SECRET} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: {SECRET}\r\n\r\n".encode()
    yield f"GET /?q={SECRET}%00%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    yield b"\x00\xff" + SECRET.encode() + b"\r\n\r\n"
    yield f"GET /?q={SECRET} HTTP/1.1\r\nHost: localhost\r\nReferer: {SECRET}".encode()


def test_a_taken_port_is_one_plain_line_that_says_what_to_do(site):
    refused = site.run(*docker_command("CMD", site.python))
    assert refused.returncode != 0
    lines = [line for line in refused.stderr.splitlines() if "Starting gunicorn" not in line]
    assert lines == [
        f"Port {site.port} is taken by another program. Choose another one: PORT={site.port + 1} make run"
    ]


def test_it_holds_no_control_socket(site):
    assert not list(site.folder.rglob("*.ctl"))
    assert "ontrol socket" not in site.log.read_text()


def log_up_to(site, path: str) -> str:
    """All that was written, once the line about this path is there."""
    for _ in range(40):
        if path in (log := site.log.read_text()):
            return log
        time.sleep(0.1)
    return pytest.fail(f"nothing in the log about {path}:\n{log}")


def docker_command(instruction: str, python: Path) -> list[str]:
    """The command as the Dockerfile gives it, with this environment's Python."""
    found = re.search(rf"^{instruction}\b.*?(\[.*\])$", DOCKERFILE, re.MULTILINE).group(1)
    first, *rest = json.loads(found)
    assert first == "python"
    return [str(python), *rest]


def bare_environment(folder: Path) -> Path:
    """A virtual environment with what requirements.txt names and no more, copied from this one."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.check_output(ask, text=True).strip())
    for name in re.findall(r"^([\w.-]+)==\S+(?! ;)", (HOUSE / "requirements.txt").read_text(), re.MULTILINE):
        copy_distribution(name, packages)
    return python


def copy_distribution(name: str, packages: Path):
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return  # for another system than this one
    for top in {file.parts[0] for file in distribution.files} - {"..", "__pycache__"}:
        source = Path(distribution.locate_file(top))
        if source.exists() and not (packages / top).exists():
            copy(source, packages / top)


def copy(source: Path, target: Path):
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


def database_url() -> str:
    """The test's own database, as the environment would name it."""
    from django.db import connection

    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['TEST']['NAME']}"
    assert known["NAME"].startswith("test_")
    who = f"{known['USER']}:{known['PASSWORD']}" if known["PASSWORD"] else known["USER"]
    return f"postgres://{who}@{known['HOST']}:{known['PORT'] or 5432}/{known['NAME']}"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
