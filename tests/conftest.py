"""What every test stands on: settings that need no preparation, a database of its own, and a real browser."""

import os
import shutil

os.environ.setdefault("SECRET_KEY", "only-for-tests-which-run-on-no-public-machine")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peerdir.settings")

import pytest

BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """No test waits for collected static files or for a slow password hash, or asks another site."""
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WATCH_INDEX = False
    settings.LINK_CHECK = False
    settings.MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")


def pytest_collection_modifyitems(items):
    """A test that opens a browser is marked so, wherever it stands, and all beside it in its folder."""
    for item in items:
        if "browser" in item.fixturenames or "browser" in item.path.parts:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite tests run on a file, as the site does: collisions and threads behave otherwise in memory.

    On both databases the tables are copied from a template that has them.
    """
    from django.db import connection

    from tests import seeded

    databases, test = seeded.databases(), connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        test["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        databases.copy(seeded.EMPTY, test["NAME"])
    else:
        with seeded.alone():
            test["TEMPLATE"] = databases.template(seeded.EMPTY)


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    """The file with the tables is there already, and goes with its folder."""
    from django.db import connection

    return connection.vendor == "sqlite" or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def copy_of(django_db_setup):
    """copy_of(stage) -> the name of this process's own copy of a template, made when first asked for."""
    from tests import seeded

    databases, made = seeded.databases(), {}

    def copy(stage):
        if stage not in made:
            made[stage] = databases.name_of_copy(stage)
            databases.copy(stage, made[stage])
        return made[stage]

    yield copy
    for name in made.values():
        databases.remove(name)


@pytest.fixture(scope="session")
def cut_once(tmp_path_factory):
    """A folder with a small gazetteer, cut from the real one; whoever spoils it copies it first."""
    from tests.gazetteer.sample import cut_sample

    return cut_sample(tmp_path_factory.mktemp("geodata"))


@pytest.fixture(scope="module")
def with_gazetteer(copy_of):
    """From here to its end, the tests of a module find the whole gazetteer loaded."""
    from tests import seeded

    with seeded.connected_to(copy_of(seeded.GAZETTEER)):
        yield


@pytest.fixture(scope="module")
def with_report(copy_of):
    """From here to its end, the tests of a module find the gazetteer and the report loaded."""
    from tests import seeded

    with seeded.connected_to(copy_of(seeded.REPORT)):
        yield


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, without a network of its own; skipped only where it may be missing."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        message = "chromium is not installed, so the tests in a real browser cannot run"
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail(message)
        pytest.skip(message)
    # Playwright runs an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """Started once the tests have their own database: before, Django takes it for one in memory.

    Then all threads would share one connection, which SQLite does not survive.
    """
    assert not live_server.thread.connections_override
    return live_server


@pytest.fixture(autouse=True)
def no_index_of_another_test():
    """Each test builds the search index of its own data, where it needs one, and counts of its own."""
    from directory.pages import quality
    from directory.search import live, unmet

    live.forget()
    quality.latest.forget()
    unmet.tally.take()


@pytest.fixture
def postman(settings):
    """A real mail server; letters of this test leave by it."""
    from tests import postman

    with postman.running() as running:
        settings.EMAIL_URL = f"smtp-plain://127.0.0.1:{running.port}"
        settings.EMAIL_FROM = "Directory <hello@directory.example>"
        yield running
