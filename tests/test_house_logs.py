"""The log says where something happened, never who asked or what they typed."""

import logging
import sys

import pytest
from django.test import RequestFactory

from peerdir.gunicorn import readable_path
from peerdir.logs import DiscreetFormatter

SECRET = "zebramark"


def logged(name, message, *args, **more):
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, more.pop("exc_info", None))
    record.__dict__.update(more)
    return DiscreetFormatter().format(record)


def test_a_trace_keeps_the_place_and_the_kind_of_error_but_not_its_words():
    try:
        try:
            int(SECRET)
        except ValueError as problem:
            raise LookupError(f"no {SECRET}") from problem
    except LookupError:
        text = logged("django.request", "Internal Server Error: %s", "/projects/", exc_info=sys.exc_info())
    assert SECRET not in text
    assert "builtins.ValueError" in text
    assert "builtins.LookupError" in text
    assert "test_house_logs.py" in text
    assert "Internal Server Error: /projects/" in text


@pytest.mark.parametrize("name", ["django.security.DisallowedHost", "django.security.csrf"])
def test_a_refusal_names_its_kind_and_the_path_only(name):
    request = RequestFactory().get(f"/admin/login/?next={SECRET}")
    text = logged(name, "Referer checking failed - %s", f"https://else.example/?q={SECRET}", request=request)
    assert SECRET not in text
    assert name.rpartition(".")[2] in text
    assert text.endswith("/admin/login/")


@pytest.mark.parametrize(
    "message",
    [
        f"Invalid request from ip=203.0.113.9: Invalid HTTP request line: 'GET {SECRET}'",
        f"Error handling request GET /projects/?q={SECRET}",
    ],
)
def test_the_servers_own_messages_quote_nobody(message):
    text = logged("gunicorn.error", message)
    assert SECRET not in text
    assert "203.0.113.9" not in text


def test_what_concerns_no_visitor_is_said_in_full():
    text = logged("gunicorn.error", "Listening at: %s", "http://127.0.0.1:8000")
    assert text.endswith("Listening at: http://127.0.0.1:8000")


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/projects/?q=a", "/projects/"),
        ("/projects/%3Fq=a", "/projects/"),
        ("http://someone:word@host.example/projects/?q=a", "/projects/"),
        ("/a\nb", "/a\\nb"),
        ("http://[broken", "-"),
    ],
)
def test_a_logged_path_is_one_line_without_its_query(target, path):
    assert readable_path(target) == path
