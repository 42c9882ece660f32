"""What is found, what the CSV holds, and what edits leave behind is as it was kept.

Where a difference is meant, `manage.py compare_commits --keep` writes these files anew: read its diff.
"""

import difflib
import time
from pathlib import Path

import pytest
from django.utils import timezone

from directory.workbench.golden_net.capture import Clock
from directory.workbench.golden_net.kept import CSV, FOUND, QUESTIONS, RECORDS, kept_texts

HERE = Path(__file__).resolve().parent
pytestmark = [pytest.mark.usefixtures("with_report"), pytest.mark.slow]


@pytest.fixture
def texts(db, monkeypatch):
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    monkeypatch.setattr(time, "time", lambda: clock.now.timestamp())
    return kept_texts((HERE / QUESTIONS).read_text("utf-8").splitlines(), clock)


def test_questions_find_the_csv_holds_and_edits_leave_what_was_kept(texts):
    told = [line for name in (FOUND, CSV, RECORDS) for line in differences(name, texts[name])]
    assert not told, "\n".join([*told, "If this is meant: manage.py compare_commits --keep"])


def differences(name, text):
    """What was kept beside what is so now, as a short diff."""
    kept = (HERE / name).read_text("utf-8").splitlines()
    return list(
        difflib.unified_diff(kept, text.splitlines(), f"kept {name}", f"now {name}", n=1, lineterm="")
    )


def test_there_are_240_questions_and_at_least_30_edits():
    from directory.workbench.golden_net.edits import EDITS

    assert len((HERE / QUESTIONS).read_text("utf-8").splitlines()) == 240
    assert len(EDITS) >= 30
    assert len({edit.does for edit in EDITS}) == len(EDITS)
