"""The whole road on the real site: an account, a record, its review, and the search that finds it."""

import re
import shutil
import subprocess
import sys
import time

import pytest

from tests.admin.browsing import waiting_for_pages
from tests.browser import site as real

PASSWORD = "a long and quiet river"
NAME = "Marmalade evenings"


@pytest.fixture
def workshop(site, tmp_path_factory, tmp_path):
    """A running site of its own, for what is written here must not reach the pages that others look at."""
    base = tmp_path_factory.getbasetemp()
    prepared = next(f for f in (base / "browser-site", base.parent / "browser-site") if f.exists())
    folder = tmp_path / "workshop"
    shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns("*.log", "lock"))
    with real.served(folder) as address:
        yield folder, address


@pytest.fixture
def desk(browser, workshop):
    """desk("sam@example.org", "researcher", "london") -> their page; desk() -> a visitor's."""
    folder, address = workshop
    contexts = []

    def open_page(email="", role="", *regions):
        contexts.append(browser.new_context(base_url=address))
        page = waiting_for_pages(contexts[-1].new_page())
        if email:
            page.goto(link_of(folder, address, email, role, regions))
            page.fill("#id_new_password1", PASSWORD)
            page.fill("#id_new_password2", PASSWORD)
            # Whoever sets a password through their link is signed in.
            page.click("input[type=submit]")
        return page

    yield open_page
    for context in contexts:
        context.close()


def link_of(folder, address, email, role, regions) -> str:
    """As whoever keeps the site makes an account."""
    command = [sys.executable, "manage.py", "add_person", email, "--role", role]
    command += [word for region in regions for word in ("--region", region)]
    told = real.environment(folder) | {"SITE_URL": address}
    made = subprocess.run(command, cwd=real.HOUSE, env=told, capture_output=True, text=True, check=True)
    return made.stdout.strip().splitlines()[-1]


def finds(visitor) -> bool:
    visitor.goto("/projects/?q=marmalade")
    return NAME in visitor.locator("main").inner_text()


def seconds_until(visitor, wanted) -> float:
    """How long the public's search takes to follow; far beyond what is promised, it has failed."""
    start = time.monotonic()
    while finds(visitor) != wanted:
        assert time.monotonic() - start < 30, "the public's search does not follow"
    return time.monotonic() - start


def step(page, link, note=""):
    page.click(f".steps >> text={link}")
    page.fill("#id_note", note)
    page.click("#act_form input[type=submit]")


@pytest.mark.slow
def test_from_an_account_to_the_publics_search(desk, record_property):
    researcher = desk("sam@example.org", "researcher", "london")
    stranger = desk("alex@example.org", "researcher", "eastern")
    editor, visitor = desk("ede@example.org", "editor"), desk()

    researcher.goto("/admin/")
    researcher.click("text=Record a new project")
    researcher.fill("#id_name", NAME)
    researcher.fill("#id_summary", "An evening for anybody who likes company.")
    researcher.click("input[name=_save]")
    record = re.search(r"/project/(\d+)/change/", researcher.url).group(0)
    assert stranger.goto(f"/admin/directory{record}").url.endswith("/admin/")
    assert stranger.goto(f"/admin/directory{record.replace('change', 'check')}").status == 404

    step(researcher, "Send for review")
    editor.goto(f"/admin/directory{record}")
    step(editor, "Send back", "Which evening?")
    researcher.goto("/admin/")
    researcher.click(f"#list-sent-back ~ table >> text={NAME}")
    assert "Which evening?" in researcher.locator(".steps:not(.hand)").first.inner_text()
    step(researcher, "Send for review", "Tuesdays.")
    assert not finds(visitor)
    editor.goto(f"/admin/directory{record}")
    step(editor, "Publish")
    record_property("seconds", seconds_until(visitor, wanted=True))

    researcher.goto(f"/admin/directory{record.replace('change', 'question/the-group')}")
    researcher.fill("#id_summary", "A change that waits.")
    researcher.click("input[name=_save] >> nth=0")
    visitor.click(f"text={NAME}")
    assert "A change that waits." not in visitor.locator("main").inner_text()
    editor.goto(f"/admin/directory{record}")
    editor.click("text=Look at it")
    editor.click("input[value=Accept]")
    visitor.reload()
    assert "A change that waits." in visitor.locator("main").inner_text()
    editor.goto(f"/admin/directory{record}")
    step(editor, "Withdraw")
    seconds_until(visitor, wanted=False)
