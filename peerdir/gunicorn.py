"""How the site is served (`gunicorn --config python:peerdir.gunicorn peerdir.wsgi`), logging no visitor."""

import os
import signal
import sys
import threading
import time
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from peerdir.logs import DiscreetFormatter, path_only
from peerdir.port import HOST, PORT, stays_taken, taken_message


class DiscreetLogger(Logger):
    """gunicorn's log without addresses, referers, query strings or the words of a malformed request."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(DiscreetFormatter())

    def access(self, resp, req, environ, request_time):
        """Who was led to urgent help by their own words is not counted either: only they get this answer."""
        if not str(resp.status).startswith("303"):
            super().access(resp, req, environ, request_time)

    def atoms(self, resp, req, environ, request_time):
        known = super().atoms(resp, req, environ, request_time)
        target = environ.get("RAW_URI") or "-"
        return {key: known[key] for key in ("m", "s", "B", "M", "t")} | {"U": readable_path(target)}


def readable_path(target: str) -> str:
    """The path of whatever stood in the request line, on one line and of bounded length."""
    try:
        path = urlsplit(target).path if "://" in target else target
    except ValueError:
        return "-"
    return path_only(path)[:300].encode("unicode_escape").decode()


def on_starting(server):
    """A taken port is one plain line, not five tries and a trace. An upgrade in place inherits its socket."""
    if "GUNICORN_FD" not in os.environ and stays_taken():
        sys.exit(taken_message())


def post_fork(server, worker):
    """A worker holds the port, so it may not outlive its master: the next one could not start."""
    threading.Thread(target=end_with_the_master, args=(worker.ppid,), name="master", daemon=True).start()


def end_with_the_master(master: int) -> None:
    """Once the master is gone: stop as after SIGTERM, and in any case end before a second has passed."""
    while os.getppid() == master:
        time.sleep(LOOKS_EVERY)
    # The system's own alarm ends the process, however busy its threads are.
    signal.setitimer(signal.ITIMER_REAL, ENDS_WITHIN)
    os.kill(os.getpid(), signal.SIGTERM)


def post_worker_init(worker):
    """Once the site stands in this worker. Not before the fork, which would leave threads behind."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    from peerdir import database_limits

    database_limits.begin()
    try:
        import_string(settings.WORKER_START)(is_first=worker.age <= worker.cfg.workers)
    except ImproperlyConfigured as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(Arbiter.WORKER_BOOT_ERROR)


LOOKS_EVERY, ENDS_WITHIN = 0.1, 0.7


try:
    from peerdir import settings  # noqa: F401 - a missing setting should stop us here, in one line
except ImproperlyConfigured as problem:
    sys.exit(str(problem))

bind = f"{HOST}:{PORT}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
# Threads keep one slow phone from holding up the others, with or without a proxy in front.
worker_class = "gthread"
# More than may ask the database at a time (directory/views/slots.py): the rest are for pages that need none.
threads = 10
# Read once, before the workers are forked: a start takes half the time, and another worker none.
preload_app = True
graceful_timeout = 20
timeout = 30
keepalive = 5
# Memory for heartbeats where the system has it: a slow disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108

# The site's own plain answer to a long address is in peerdir/middleware.py.
limit_request_line = 0
control_socket_disable = True

logger_class = DiscreetLogger
loglevel = "info"
accesslog = "-"
errorlog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"
