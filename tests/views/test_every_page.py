"""What holds for every public page."""

import itertools
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from directory.models import TrainingCourse
from tests.factories import LEEDS, make_project, make_source, make_term

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/",
    "/projects/",
    "/projects/?region=north-east&community=women&only=yes",
    "/projects/?q=nosuchword",
    "/projects/womens-room/",
    "/regions/",
    "/regions/north-east/",
    "/networks/",
    "/about-peer-support/",
    "/about-peer-support/in-other-words/",
    "/training/",
    "/whats-on/",
    "/whats-on/?near=Leeds",
    "/urgent-help/",
    "/stay-safe-online/",
    "/shortlist/",
    "/shortlist/?id=womens-room",
    "/about/",
    "/about/2013-report/",
    "/about/how-to-use/",
    "/about/privacy/",
]
INLINE = re.compile(r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)
# The canonical address is read by machines and fetched by nobody.
ELSEWHERE = re.compile(
    r'(?:src|srcset|action)="(?:https?:)?//|<link(?! rel="canonical")[^>]+href="(?:https?:)?//'
)
EXIT = "https://www.bbc.co.uk/weather"


@pytest.fixture(autouse=True)
def something_to_show():
    make_project(
        "Women’s room",
        slug="womens-room",
        regions=["north-east"],
        community=[("women", "only")],
        grouping=["local-voluntary"],
        summary="A room. For women.",
        answers={3: "Led by women."},
        **LEEDS,
    )
    circle = make_project("Open circle", last_checked_on=timezone.localdate(), regions="north-east", **LEEDS)
    circle.meetings.create(frequency="weekly", weekday=1, venue=circle.venues.get())
    make_term("category", "self-help-groups")
    TrainingCourse.objects.create(slug="c", name="A course", source=make_source())


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_begin_with_one_h1_and_skip_no_level(page, address):
    levels = [int(e.tag[1]) for e in page(address).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_skip_link_header_exit_main_and_footer_stand_in_order(page, address):
    html = page(address).html
    marks = ['class="skip" href="#main"', "<header", 'class="quick-exit"', '<main id="main"', "<footer"]
    places = [html.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_way_out_is_within_the_first_six_stops(page, address):
    stops = [a.get("href") for a in page(address).all("a")][:6]
    assert stops[0] == "#main"
    assert stops.count(EXIT) == 2
    assert "/urgent-help/" in stops


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(page, address):
    html = page(address).html
    assert INLINE.findall(html) == []
    assert ELSEWHERE.findall(html) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cookie_is_set_and_every_page_shows_help(page, address):
    found = page(address)
    assert not found.response.cookies
    assert {"tel:999", "tel:111", "tel:116123", "sms:85258?&body=SHOUT"} <= set(found.links.values())


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_title_says_nothing_of_what_somebody_looks_for(page, address):
    title = page(address).title
    assert title.endswith(" - Directory")
    for word in ["women", "north east", "nosuchword", "leeds", "mental"]:
        assert word not in title.lower()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_id_stands_once_and_every_label_and_anchor_finds_its_own(page, address):
    found = page(address)
    ids = [e.get("id") for e in found.document.iter() if e.get("id")]
    wanted = [label.get("for") for label in found.all("label")]
    wanted += [e.get(name) for e in found.document.iter() for name in ("aria-labelledby", "aria-describedby")]
    wanted += [a.get("href")[1:] for a in found.all("a") if a.get("href").startswith("#")]
    assert len(ids) == len(set(ids))
    assert {one for one in wanted if one} - set(ids) == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_to_a_page_of_ours_leads_somewhere(page, client, address):
    ours = {href.partition("#")[0] for href in page(address).links.values() if href.startswith("/")}
    assert [href for href in sorted(ours) if client.get(href).status_code != 200] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_search_pages_are_kept_out_of_search_engines_and_others_describe_themselves(page, address):
    html = page(address).html
    searching = address.startswith(("/projects/?", "/shortlist/", "/whats-on/?")) or address == "/projects/"
    assert ('content="noindex"' in html) == searching
    assert bool(re.search(r'<meta name="description" content="[^"]{20,}">', html)) != searching


@pytest.mark.parametrize("address", ADDRESSES)
def test_our_own_words_read_easily(page, address):
    """Flesch-Kincaid grade 6 at most, on the main text; licences are others' words."""
    main = re.search(r"<main.*?</main>", page(address).html, re.DOTALL)[0]
    assert grade(main.partition('id="licences"')[0]) <= 6


@pytest.mark.parametrize(("name", "most"), [("site.css", 12 * 1024), ("site.js", 4 * 1024)])
def test_style_and_script_keep_to_their_weight(name, most):
    import gzip

    assert len(gzip.compress((Path(settings.BASE_DIR) / "static" / name).read_bytes())) <= most


def grade(html):
    """Each block of text is read sentence by sentence."""
    html = re.sub(
        r"<svg.*?</svg>|<[^>]*>", lambda tag: " " if inline(tag[0]) else "\n", html, flags=re.DOTALL
    )
    lines = re.sub(r"&\w+;", " ", html).split("\n")
    sentences = [s for line in lines for s in re.split(r"(?<=[.!?:;])\s+", line) if re.search("[A-Za-z]", s)]
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z’'-]+", sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def inline(tag):
    return re.match(r"</?(?:a|b|strong|span|abbr)\b", tag)


def syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) <= 3:
        return 1
    word = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word)
    return max(1, len(re.findall(r"[aeiouy]{1,2}", word.removeprefix("y"))))
