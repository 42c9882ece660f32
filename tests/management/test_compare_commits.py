import pytest
from django.core.management import CommandError, call_command

from directory.management.commands import compare_commits
from directory.workbench.golden_net.compare import Difference


def test_it_wants_a_commit_or_to_keep():
    for asked in ([], ["HEAD", "--keep"]):
        with pytest.raises(CommandError, match="Say the commit before"):
            call_command("compare_commits", *asked)


def test_a_commit_that_is_none_is_said():
    with pytest.raises(CommandError, match="no-such-commit"):
        call_command("compare_commits", "no-such-commit")


@pytest.fixture
def captured(monkeypatch):
    """Both sides as if they were captured; what differs is given."""
    monkeypatch.setattr(compare_commits, "captured", lambda *sides, is_upgrade: None)

    def differing(*found):
        monkeypatch.setattr(compare_commits, "differences", lambda base, head: list(found))

    return differing


@pytest.fixture
def this_folder(monkeypatch, tmp_path):
    """Any commit is this folder: no git is needed."""
    real = compare_commits.code_of
    monkeypatch.setattr(compare_commits, "code_of", lambda commit, folder: real(None, folder))


def test_no_difference_is_said_and_ends_well(this_folder, captured, capsys):
    captured()
    call_command("compare_commits", "HEAD")
    assert capsys.readouterr().out == "No difference\n"


def test_differences_are_printed_and_end_with_one(this_folder, captured, capsys, tmp_path):
    captured(Difference(("- One", "+ Two"), ("visitor /",)))
    with pytest.raises(SystemExit) as ended:
        call_command("compare_commits", "HEAD", "--out", str(tmp_path / "kept"))
    assert ended.value.code == 1
    assert capsys.readouterr().out == "@@ visitor /\n- One\n+ Two\n\nDifferences: 1\n"
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == ["after", "before"]
