import pytest
from django.core.management import call_command
from django.db import connection

from directory import jobs
from directory.models import DirectoryVersion, Project, ProjectCard, ProjectWords
from directory.records import cards, reindex, renewing
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def make_old_ones(number):
    """Projects whose words and cards were made by an older version, which kept the word "oldword"."""
    projects = [make_project(name=f"Group {each}") for each in range(number)]
    ProjectWords.objects.update(rest="oldword")
    ProjectCard.objects.update(facts={"name": "As older code said it"}, made_by="older")
    return projects


def version():
    return DirectoryVersion.objects.number()


def old_ones():
    return ProjectWords.objects.filter(rest="oldword").count()


def test_what_older_code_made_is_made_anew_and_the_version_moves_once(monkeypatch):
    monkeypatch.setattr(reindex, "BATCH", 2)
    make_old_ones(5)
    before = version()
    assert renewing.renew() == 5
    assert old_ones() == 0
    assert {card.facts["name"] for card in ProjectCard.objects.all()} == {f"Group {n}" for n in range(5)}
    assert version() == before + 1


def test_a_second_time_there_is_nothing_to_do(django_assert_num_queries):
    make_old_ones(2)
    renewing.renew()
    before = version()
    # With the savepoint that the test's own transaction makes of one.
    with django_assert_num_queries(3):
        assert renewing.renew() == 0
    assert version() == before


def test_a_project_without_a_card_gets_one():
    make_project()
    ProjectCard.objects.all().delete()
    assert renewing.renew() == 1
    assert ProjectCard.objects.count() == 1


def test_other_code_leaves_another_mark(monkeypatch):
    make_project()
    here = cards.code_now()
    monkeypatch.setattr(cards, "MAKERS", cards.MAKERS[:-1])
    assert cards.code_now.__wrapped__() != here
    assert ProjectCard.objects.get().made_by == here


def test_the_mark_knows_every_file_that_says_what_cards_and_words_hold():
    here = cards.Path(cards.__file__).parent.parent
    read = {str(path.relative_to(here)) for pattern in cards.MAKERS for path in here.glob(pattern)}
    assert {"models/words.py", "models/venues.py", "vocabulary.py", "records/reindex.py"} <= read


@pytest.fixture
def worker(monkeypatch):
    """A worker's loop, which would never end, left at its second sleep."""
    slept = iter(range(1))
    monkeypatch.setattr(jobs.connection, "close", lambda: None)
    monkeypatch.setattr(jobs.time, "sleep", lambda seconds: next(slept) if seconds == jobs.EVERY else None)

    def run():
        with pytest.raises(StopIteration):
            jobs.run()

    return run


def test_a_worker_does_it_when_it_starts(worker):
    make_old_ones(1)
    worker()
    assert old_ones() == 0


def test_a_worker_tries_again_what_failed_and_does_the_rest(worker, monkeypatch):
    tries = iter([ZeroDivisionError, None])
    forgotten = []

    def renew():
        if failed := next(tries):
            raise failed

    monkeypatch.setattr(jobs.renewing, "renew", renew)
    monkeypatch.setattr(jobs, "DUE", [(lambda: forgotten.append(1), "x")])
    worker()
    assert next(tries, "none left") == "none left"
    assert len(forgotten) == 2


def test_what_was_renewed_is_not_renewed_again_by_the_same_worker(worker, monkeypatch):
    tries = []
    monkeypatch.setattr(jobs.renewing, "renew", lambda: tries.append(1))
    worker()
    assert len(tries) == 1


def test_a_worker_of_the_version_before_can_save_a_card_after_the_migration():
    project = make_project()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_projectcard WHERE project_id = %s", [project.pk])
        cursor.execute(
            "INSERT INTO directory_projectcard (project_id, facts) VALUES (%s, %s)", [project.pk, "{}"]
        )
    assert renewing.renew() == 1


def test_loading_the_report_does_it_too(tmp_path, capsys):
    make_old_ones(1)
    call_command("load_report")
    assert old_ones() == 0
    assert "made anew: 1" in capsys.readouterr().out
    assert not Project.objects.exclude(card__made_by=cards.code_now()).exists()
