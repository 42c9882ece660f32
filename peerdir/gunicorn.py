"""How the site is served (`gunicorn --config python:peerdir.gunicorn peerdir.wsgi`), logging no visitor."""

import os
import sys
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from gunicorn.glogging import Logger

from peerdir.logs import DiscreetFormatter, path_only
from peerdir.port import HOST, PORT, is_taken, taken_message


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
    if "GUNICORN_FD" not in os.environ and is_taken():
        sys.exit(taken_message())


def post_worker_init(worker):
    """Once the site stands in this worker. Not before the fork, which would leave the thread behind."""
    from peerdir import keeping

    keeping.begin()


try:
    from peerdir import settings  # noqa: F401 - a missing setting should stop us here, in one line
except ImproperlyConfigured as problem:
    sys.exit(str(problem))

bind = f"{HOST}:{PORT}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
# Threads keep one slow phone from holding up the others, with or without a proxy in front.
worker_class = "gthread"
threads = 4
preload_app = False
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
