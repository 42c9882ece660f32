"""A real browser in front of the real site, on SQLite: the pages are the same on either database."""

import os

import pytest

from tests.browser import site as real
from tests.browser.pages import PAGES
from tests.browser.visits import visit

DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of the running site."""
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("the pages are the same on either database: the browser looks at them on SQLite only")
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    with real.served(real.prepared(folder / "browser-site")) as address:
        yield address


@pytest.fixture(scope="session")
def seen(browser, site):
    """seen("home") -> that page's visit, made once and looked at by many tests."""
    kept = {}

    def look(name):
        if name not in kept:
            kept[name] = visit(browser, site, name, PAGES[name], **DESK)
        return kept[name]

    return look


@pytest.fixture
def opened(browser, site):
    """opened("home", width=320) -> the open page; its context ends with the test."""
    contexts = []

    def open_page(name, width=1280, height=900, **context):
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **context))
        page = contexts[-1].new_page()
        page.goto(site + PAGES.get(name, name), wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
