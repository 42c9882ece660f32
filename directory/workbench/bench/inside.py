"""Measures one size in one database, inside this process."""

import io
import statistics
import threading
import time
from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from directory.search import ProjectSearch, live

from .floors import canned

PASSES = 3
PARTS = (
    "sections facets more_facets choices messages summary order pages distances hidden heading title"
    " nothing which"
).split()


def measure(questions: list[str]) -> dict:
    """Medians and 95th percentiles in milliseconds; ratios are of this run alone."""
    app = WSGIHandler()
    started = time.perf_counter()
    live.refresh()
    rebuild = time.perf_counter() - started
    samples: dict[str, list[float]] = {name: [] for name in ("search", "page", "floor_a", "floor_b", "cpu")}
    slowest, most_queries = (0.0, ""), (0, "")
    sizes: list[float] = []
    for question in questions:
        get(app, "/projects/", question)
    for _ in range(PASSES):
        for question in questions:
            samples["search"].append(clocked(lambda q=question: answered(q)))
            cpu = time.process_time()
            taken, body = clocked_page(app, "/projects/", question)
            samples["cpu"].append((time.process_time() - cpu) * 1000)
            samples["page"].append(taken)
            sizes.append(len(body))
            slowest = max(slowest, (taken, question))
            canned.search = answered(question)
            samples["floor_b"].append(clocked_page(app, "/floor-b/", question)[0])
            canned.body = plain(app, question)
            samples["floor_a"].append(clocked_page(app, "/floor-a/", question)[0])
    for question in questions:
        with CaptureQueriesContext(connection) as queries:
            get(app, "/projects/", question)
        most_queries = max(most_queries, (len(queries), question))
    return {
        "projects": live.current().size,
        "rebuild_s": rebuild,
        **{name: spread(values) for name, values in samples.items()},
        "page_while_rebuilding": spread(while_rebuilding(app, questions)),
        "bytes": spread(sizes),
        "slowest": slowest,
        "queries": most_queries,
    }


def answered(question: str) -> ProjectSearch:
    """The whole search work of a page, without its template."""
    search = ProjectSearch(QueryDict(question), path="/projects/")
    for part in PARTS:
        getattr(search, part)
    return search


def while_rebuilding(app, questions: list[str]) -> list[float]:
    """Page times while the index is built again and again beside them."""
    stop = threading.Event()

    def rebuild():
        while not stop.is_set():
            live.refresh()
        connection.close()

    thread = threading.Thread(target=rebuild)
    thread.start()
    try:
        return [clocked_page(app, "/projects/", question)[0] for question in questions]
    finally:
        stop.set()
        thread.join()


def clocked(work: Callable) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def clocked_page(app, path: str, question: str) -> tuple[float, bytes]:
    started = time.perf_counter()
    body = get(app, path, question)
    return (time.perf_counter() - started) * 1000, body


def plain(app, question: str) -> bytes:
    return get(app, "/projects/", question, encoding="identity")


def get(app, path: str, question: str, encoding: str = "gzip") -> bytes:
    """A page as a server would ask for it, through every middleware."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": question,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": encoding,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    response = app(environ, lambda status, headers: None)
    body = b"".join(response)
    response.close()
    return body


def spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {"median": statistics.median(ordered), "p95": ordered[int(len(ordered) * 0.95)]}
