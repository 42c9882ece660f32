"""A link on a public page that promises groups gives some."""

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client

from directory.search import ProjectSearch, live
from tests.factories import make_region

PAGES = [
    "/",
    "/about/",
    "/about/how-to-use/",
    "/about-peer-support/",
    "/about-peer-support/in-other-words/",
    "/networks/",
    "/training/",
    "/regions/",
    "/about/2013-report/",
    "/urgent-help/",
]
LINK = re.compile(r'href="(/projects/\?[^"#]*)')


def links_of(client, pages):
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        for link in LINK.findall(answer.content.decode()):
            yield page, unescape(link)


@pytest.mark.django_db
def test_each_link_to_groups_finds_some(with_report):
    live.refresh()
    regions = [f"/regions/{slug}/" for slug in live.current().known["region"]]
    found = set(links_of(Client(), [*PAGES, *regions, "/projects/leeds-mind/", "/projects/mind/"]))
    assert len(found) > 30
    empty = [
        (page, link) for page, link in found if not ProjectSearch(QueryDict(link.partition("?")[2])).total
    ]
    assert empty == []


@pytest.mark.django_db
def test_a_link_that_finds_none_is_seen(client):
    make_region("london")
    live.refresh()
    assert not ProjectSearch(QueryDict("mode=online")).total
