"""The results page and its file, under any question at all."""

import csv
import io
import re
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.search import live
from directory.search.question import FILTERS
from tests.factories import LEEDS, make_project, make_region, make_term

pytestmark = pytest.mark.django_db
# Often: as most people ask. Seldom: words and place corrected, groups that fit a part, signposts.
OFTEN, SELDOM = 6, 11
# A file reads its rows whole: the projects, and what hangs on them.
ROWS_OF_A_FILE = 7


@pytest.fixture
def some_groups():
    for slug in ("north-east", "london"):
        make_region(slug)
    make_project("Leeds Women", community=[("women", "only")], regions=["north-east"], **LEEDS)
    make_project("Bipolar Circle", experience=["bipolar"], summary="Art and talk.", regions=["london"])
    make_project("National Line", scope="national", mode=["phone-line"])
    make_project("The Old Group", stage="closed")
    for vocabulary, slug in [("structure", "group"), ("setting", "drop-in"), ("language", "somali")]:
        make_term(vocabulary, slug)
    live.refresh()


NASTY = [
    "",
    " ",
    "\x00",
    "'; DROP TABLE directory_project; --",
    '"unbalanced',
    '"" "" ""',
    "NEAR(a b, 5)",
    "a AND OR NOT b*",
    "name:^x",
    "*",
    "(",
    "<script>alert(1)</script>",
    "‮rtl‬ שלום العربية",
    "😀🏳️‍🌈",
    "53.8,-1.55",
    "NaN",
    "-1",
    "999999999999999999999",
    "1e5",
    "a" * 3000,
    "x " * 1500,
    "%",
    "\\",
    "leeds' OR 1=1",
    "café",
    "LS2 8AD",
    "women",
    "yes",
    "10",
]
NAMES = [*FILTERS, "unknown", "csrfmiddlewaretoken", "q[]", ""]
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.one_of(st.sampled_from(NASTY), st.text(max_size=40))), max_size=8
)


@pytest.mark.parametrize("path", ["/projects/", "/projects.csv"])
def test_no_question_breaks_the_page_or_its_budget(client, some_groups, path):
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(PAIRS)
    def check(pairs):
        address = f"{path}?{urlencode([(n, v.encode('utf-8', 'surrogatepass')) for n, v in pairs])}"
        if len(address) > 8000:
            return
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code in ((200, 301, 302) if path == "/projects/" else (200, 301, 400)), address
        budget = SELDOM if path == "/projects/" else SELDOM - 1 + ROWS_OF_A_FILE
        assert len(queries) <= budget, (address, [q["sql"][:90] for q in queries])

    check()


@pytest.mark.parametrize("name", ["q", "near", "within", "page", "community", "id", "only"])
def test_any_value_in_any_parameter_is_answered_in_words(client, some_groups, name):
    answers = {value: client.get("/projects/", {name: value}).status_code for value in NASTY}
    assert {value: status for value, status in answers.items() if status not in (200, 302)} == {}


def test_a_hundred_repeated_parameters_are_answered(client, some_groups):
    assert (
        client.get("/projects/?" + "&".join(f"community=c{i}&q=w{i}" for i in range(100))).status_code == 200
    )


@pytest.mark.parametrize(
    "raw", ["%FF%FE", "q=%C3%28", "near=%E2%82", "q=%00", "&&&===", "q", "community=%ED%A0%80"]
)
def test_broken_encoding_is_answered(client, some_groups, raw):
    assert client.get(f"/projects/?{raw}").status_code == 200


def test_markup_in_a_question_is_shown_as_text(client, some_groups):
    html = client.get("/projects/", {"q": "<script>alert(1)</script>", "near": "<b>x</b>"}).content.decode()
    assert "<script>alert" not in html
    assert "<b>x</b>" not in html


@pytest.mark.parametrize("path", ["/projects/", "/projects.csv"])
def test_only_reading_is_allowed(client, some_groups, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("", OFTEN),
        ("community=women&only=yes&region=north-east", OFTEN),
        ("q=art", OFTEN),
        ("q=art+circle+leeds", SELDOM),
        ("near=Leeds&within=25&q=women", OFTEN),
        ("near=LS2+8AD", OFTEN),
        ("q=bipoler", SELDOM),
        ("near=Leedz", SELDOM),
        ("near=art+circle", SELDOM),
        ("near=art+circle+leeds", SELDOM),
        ("q=nothing+at+all+here&near=Leeds", SELDOM),
    ],
)
def test_a_page_asks_few_questions_of_the_database(client, some_groups, question, most):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/projects/?{question}").status_code == 200
    assert len(queries) <= most, [q["sql"][:100] for q in queries]


@pytest.mark.parametrize("page", ["-1", "0", "2", "999999", "x", "1e3", "٣"])
def test_a_page_that_is_gone_leads_to_the_first(client, some_groups, page):
    answer = client.get("/projects/", {"page": page, "region": "london"})
    assert (answer.status_code, answer.url) == (302, "/projects/?region=london")


def test_a_draft_is_on_no_list(client, some_groups):
    make_project("Secret Draft", review="draft", slug="secret-draft")
    live.refresh()
    assert b"Secret Draft" not in client.get("/projects/?q=secret").content
    assert b"Secret Draft" not in client.get("/projects.csv").content


def test_a_closed_group_is_found_by_its_name_only_and_says_so(client, some_groups):
    assert "The Old Group" not in client.get("/projects/").content.decode()
    html = client.get("/projects/?q=old").content.decode()
    assert "The Old Group" in html
    assert "Closed groups" in html


def test_an_unknown_value_is_named_and_the_known_ones_count(client, some_groups):
    html = client.get("/projects/?community=women&community=wizards").content.decode()
    assert "“wizards”" in html
    assert "Leeds Women" in html


def test_only_unknown_values_give_no_results(client, some_groups):
    html = client.get("/projects/?community=wizards").content.decode()
    assert "“wizards”" in html
    assert "Leeds Women" not in html


def test_a_retired_term_leads_to_what_replaced_it(client, some_groups):
    old = make_term("community", "men")
    old.replaced_by = make_term("community", "women")
    old.save()
    live.refresh()
    answer = client.get("/projects/?community=men&q=leeds")
    assert (answer.status_code, answer.url) == (301, "/projects/?q=leeds&community=women")


def rows(answer):
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_file_holds_the_same_groups_in_the_same_order(client, some_groups):
    everything = [row["name"] for row in rows(client.get("/projects.csv"))]
    assert everything == ["Bipolar Circle", "Leeds Women", "National Line"]
    assert [row["name"] for row in rows(client.get("/projects.csv?q=leeds"))] == ["Leeds Women"]


@pytest.mark.parametrize(
    "question", ["community=wizards", "within=7", "only=maybe", "near=zzzzz", "community=women&community=x"]
)
def test_a_file_of_an_unknown_value_is_refused_in_plain_text(client, some_groups, question):
    answer = client.get(f"/projects.csv?{question}")
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("text/plain")
    assert b"we do not know" in answer.content


def test_links_carry_the_question_as_text(client, some_groups):
    html = client.get(f"/projects/?q={quote('a&b=c')}&community=women").content.decode()
    assert "q=a%26b%3Dc" in html


def boxes(html):
    return re.findall(r'<input type="checkbox"[^>]*>', html)


def test_where_words_find_nothing_there_is_no_column_of_empty_boxes(client, some_groups):
    html = client.get("/projects/?q=zzzzqq").content.decode()
    assert not boxes(html)
    assert "Apply filters" not in html
    assert "What you can try" in html
    assert "Get this list as a file" not in html


@pytest.mark.parametrize("question", ["q=zzzzqq&community=women", "community=wizards"])
def test_where_nothing_is_found_what_was_chosen_can_still_be_changed(client, some_groups, question):
    html = client.get(f"/projects/?{question}").content.decode()
    assert '<div class="finder nothing">' in html
    assert boxes(html)
    assert "Apply filters" in html


def test_a_network_that_joined_another_does_not_say_how_to_join_it(client, some_groups):
    make_project("Old Alliance", network={"status": "merged", "successor": "Mind"}, open_to_new_members="yes")
    make_project("New Alliance", open_to_new_members="yes")
    live.refresh()
    html = client.get("/projects/?q=alliance").content.decode()
    new, old = html.split(">Closed groups (1)<")
    assert "<b>How to join:</b> Open to new members" in new
    assert "How to join:" not in old


@pytest.mark.parametrize("box", ["near", "q"])
def test_whoever_despairs_can_reach_someone_with_one_tap_above_everything(client, some_groups, box):
    html = client.get("/projects/", {box: "i want to end it"}).content.decode()
    top, _, rest = html.partition("Change your search")
    for number in ("tel:999", "tel:116123", "sms:85258"):
        assert number in top
    assert "We do not know the place" not in rest
    assert "Remove filter: near" not in html


def test_other_questions_are_not_met_with_an_alarm(client, some_groups):
    assert "tel:999" not in client.get("/projects/?q=art").content.decode().partition("Change your search")[0]
