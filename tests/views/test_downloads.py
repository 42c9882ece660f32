"""A download that was cut off: it goes on where it stopped, or starts again, and never mixes two files."""

import io
import zipfile

import pytest
from django.urls import reverse

from directory.search import live
from tests.factories import make_person, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client):
    """get("xlsx", Range=...) -> the answer to one of Mind's staff, as a browser asks that takes gzip."""
    make_project("A group", regions=["london"])
    live.refresh()
    client.force_login(make_person(role="staff"))

    def ask(name, **headers):
        address = f"{reverse('staff_summary_file', args=[name])}?region=london"
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.get(address, headers={"accept-encoding": "gzip"} | headers)

    return ask


@pytest.mark.parametrize("name", ["csv", "xlsx", "docx"])
@pytest.mark.parametrize("condition", ["If_Range", "If_Match"])
def test_the_rest_fits_the_beginning(get, name, condition):
    whole = get(name)
    assert whole["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in whole
    held = whole.content[:1000]
    rest = get(name, Range="bytes=1000-", **{condition: whole["ETag"]})
    size = len(whole.content)
    assert (rest.status_code, rest["Content-Range"]) == (206, f"bytes 1000-{size - 1}/{size}")
    assert int(rest["Content-Length"]) == len(rest.content) == size - 1000
    assert held + rest.content == whole.content
    assert zipfile.ZipFile(io.BytesIO(held + rest.content)).testzip() is None


def test_who_holds_another_file_gets_the_whole_one(get):
    etag = get("xlsx")["ETag"]
    make_project("A new one", regions=["london"])
    again = get("xlsx", Range="bytes=1000-", If_Range=etag)
    assert again.status_code == 200
    assert again["ETag"] != etag
    assert zipfile.ZipFile(io.BytesIO(again.content)).testzip() is None


def test_who_will_only_go_on_with_the_same_file_is_told_that_it_is_another(get):
    assert get("xlsx", Range="bytes=1000-", If_Match='"another"').status_code == 412


@pytest.mark.parametrize(
    "asked",
    ["bytes=1000-", "bytes=0-", "bytes=999999999-", "bytes=-5", "bytes=1-2,4-", "pages=1-", "bytes=²-"],
)
def test_any_other_question_for_a_part_gets_the_whole_file(get, asked):
    whole = get("csv")
    condition = {} if asked == "bytes=1000-" else {"If_Range": whole["ETag"]}
    answer = get("csv", Range=asked, **condition)
    assert (answer.status_code, answer.content) == (200, whole.content)


def test_who_has_it_all_is_told_that_it_is_the_same(get):
    assert get("csv", If_None_Match=get("csv")["ETag"]).status_code == 304


def test_pages_are_still_packed(client):
    assert client.get("/", headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"
