"""Whose pages are counted among what was chosen in vain."""

import pytest

from directory import jobs
from directory.models import UnmetSearch
from directory.records import unmet_searches
from directory.search import live, unmet
from tests.factories import make_person, make_region, make_term

pytestmark = pytest.mark.django_db
ASKED = "/projects/?community=somali&region=london"
PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
ROBOTS = [
    "",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0)",
    "facebookexternalhit/1.1",
    "curl/8.5.0",
    "python-requests/2.32",
    "Go-http-client/2.0",
    "Mozilla/5.0 (X11; Linux) HeadlessChrome/140.0",
    "UptimeRobot/2.0",
    "PeerSupportDirectory/1.0 (+https://directory.example/about/)",
]


@pytest.fixture(autouse=True)
def known():
    make_term("community", "somali")
    make_region("london")
    live.refresh()


def counted(client, address=ASKED, method="get", **headers):
    getattr(client, method)(address, headers={"User-Agent": PHONE, **headers})
    return sum(unmet.tally.take().values())


def test_a_visitor_who_finds_nothing_is_counted_once(client):
    assert counted(client) == 1


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_robot_is_not_counted(client, robot):
    assert counted(client, **{"User-Agent": robot}) == 0


def test_who_works_here_is_not_counted(client):
    client.force_login(make_person())
    assert counted(client) == 0


def test_a_page_that_is_only_fetched_ahead_or_looked_at_for_its_headers_is_not_counted(client):
    assert counted(client, **{"Sec-Purpose": "prefetch;prerender"}) == 0
    assert counted(client, Purpose="prefetch") == 0
    assert counted(client, method="head") == 0


def test_a_call_for_help_and_a_file_are_not_counted(client):
    assert counted(client, f"{ASKED}&q=i+want+to+die") == 0
    assert counted(client, f"{ASKED}&q=he+hits+me") == 0
    assert counted(client, ASKED.replace("/projects/", "/projects.csv")) == 0


def test_counting_asks_and_writes_nothing(client, django_assert_num_queries):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            client.get(ASKED, headers={"User-Agent": PHONE})
        return [query["sql"] for query in captured]

    first = queries()
    assert not any(sql.startswith(("INSERT", "UPDATE")) for sql in first)
    assert not UnmetSearch.objects.exists()


def test_what_was_counted_is_added_once_and_kept_where_that_fails(client, monkeypatch):
    client.get(ASKED, headers={"User-Agent": PHONE})

    def fail(_):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(unmet_searches, "add", fail)
        with pytest.raises(RuntimeError):
            jobs.add_unmet_searches()
    jobs.add_unmet_searches()
    jobs.add_unmet_searches()
    assert UnmetSearch.objects.get().times == 1
