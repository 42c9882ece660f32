"""Two captured folders side by side."""

import subprocess

import pytest

from directory.workbench.golden_net import compare
from directory.workbench.golden_net.capture import file_name


@pytest.fixture
def sides(tmp_path):
    """write("before", "editor", "/a/", "lines") puts a page there; differences() compares the two."""

    class Sides:
        def write(self, side, who, address, *lines):
            folder = tmp_path / side / who
            folder.mkdir(parents=True, exist_ok=True)
            (folder / file_name(address)).write_text("\n".join([address, *lines]) + "\n")

        def both(self, who, address, was, becomes):
            self.write("before", who, address, *was)
            self.write("after", who, address, *becomes)

        def differences(self):
            return [str(one) for one in compare.differences(tmp_path / "before", tmp_path / "after")]

    return Sides()


def test_the_same_pages_have_no_difference(sides):
    sides.both("visitor", "/", ["200", "Groups"], ["200", "Groups"])
    assert sides.differences() == []


def test_a_difference_names_its_page_and_its_lines(sides):
    sides.both("visitor", "/a/", ["200", "One", "Two", "Three"], ["200", "One", "2", "Three"])
    assert sides.differences() == ["@@ visitor /a/\n- Two\n+ 2"]


def test_a_footer_that_changed_everywhere_is_told_once_and_first(sides):
    for number in range(10):
        sides.both(
            "visitor", f"/{number}/", ["200", f"Page {number}", "Old"], ["200", f"Page {number}", "New"]
        )
    sides.both("editor", "/a/", ["200", "Line"], ["302"])
    first, second = sides.differences()
    assert first == "@@ visitor /0/, visitor /1/, visitor /2/, visitor /3/ and 6 more\n- Old\n+ New"
    assert second == "@@ editor /a/\n- 200\n- Line\n+ 302"


def test_two_places_of_one_page_are_two_differences(sides):
    sides.both("visitor", "/a/", ["200", "One", "Two", "Three"], ["200", "1", "Two", "3"])
    assert sides.differences() == ["@@ visitor /a/\n- One\n+ 1", "@@ visitor /a/\n- Three\n+ 3"]


def test_the_same_change_twice_on_one_page_names_it_once(sides):
    sides.both("visitor", "/a/", ["200", "Old", "Between", "Old"], ["200", "New", "Between", "New"])
    assert sides.differences() == ["@@ visitor /a/\n- Old\n+ New"]


def test_a_page_that_one_side_lacks_is_told(sides):
    sides.both("visitor", "/", ["200"], ["200"])
    sides.write("before", "visitor", "/old/", "200")
    sides.write("after", "visitor", "/new/", "200")
    assert sorted(sides.differences()) == [
        "@@ visitor /new/\n+ the page is there",
        "@@ visitor /old/\n- the page is there",
    ]


def test_long_addresses_that_begin_alike_have_files_of_their_own():
    start = "/projects/?" + "community=women&" * 40
    assert file_name(start + "a") != file_name(start + "b")
    assert len(file_name(start)) < 200


def test_an_unknown_commit_is_said(tmp_path):
    with (
        pytest.raises(compare.CaptureError, match="no-such-commit"),
        compare.code_of("no-such-commit", tmp_path),
    ):
        pass


def test_a_side_that_fails_is_said_with_its_last_words(tmp_path):
    side = compare.Side("main", tmp_path, tmp_path)
    (tmp_path / "log.txt").write_text("It broke.\n")
    with pytest.raises(compare.CaptureError, match="main could not be captured:\nIt broke"):
        side.must_succeed(subprocess.Popen(["false"]))
