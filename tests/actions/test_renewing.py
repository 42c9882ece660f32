import pytest
from django.core.management import call_command
from django.db import connection

from directory.actions import cards, changes, renewing
from directory.models import DirectoryVersion, Project, ProjectCard, ProjectWords
from peerdir import keeping
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
    monkeypatch.setattr(changes, "BATCH", 2)
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
    assert {"models/words.py", "models/venues.py", "vocabulary.py", "actions/changes.py"} <= read


def test_a_worker_does_it_when_it_starts(monkeypatch):
    make_old_ones(1)
    monkeypatch.setattr(keeping.connection, "close", lambda: None)
    assert keeping.renew()
    assert old_ones() == 0


def test_a_worker_tries_again_what_failed(monkeypatch):
    monkeypatch.setattr(keeping.connection, "close", lambda: None)
    monkeypatch.setattr("directory.actions.renewing.renew", lambda: 1 / 0)
    assert not keeping.renew()
    assert keeping.forget()


def test_what_was_renewed_is_not_renewed_again_by_the_same_worker(monkeypatch):
    tries = iter([False, True])
    monkeypatch.setattr(keeping, "forget", lambda: True)
    monkeypatch.setattr(keeping, "renew", lambda: next(tries))
    slept = iter(range(4))
    monkeypatch.setattr(keeping.time, "sleep", lambda seconds: next(slept))
    with pytest.raises(StopIteration):
        keeping.keep_on()
    assert next(tries, "none left") == "none left"


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
