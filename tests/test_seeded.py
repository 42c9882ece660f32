"""The databases that tests copy: filled once for one content, and no test sees another's rows."""

from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType

from directory.gazetteer import suggest
from directory.models import GazetteerEntry, Project
from tests import seeded
from tests.factories import make_project


@pytest.fixture
def ran(tmp_path, monkeypatch):
    """The commands that were run, by a stand-in that adds a line to the database."""
    done = []

    def run(command, url):
        done.append(command)
        with Path(url.removeprefix("sqlite:///")).open("a") as file:
            file.write(f"{command}\n")

    monkeypatch.setattr(seeded, "FOLDER", tmp_path / "templates")
    monkeypatch.setattr(seeded, "run", run)
    monkeypatch.setattr(seeded, "key", lambda stage: "one")
    return done


def test_a_template_is_filled_once_and_stands_on_the_one_before(ran, tmp_path):
    for number in range(3):
        seeded.Files().copy(seeded.REPORT, str(tmp_path / f"{number}.sqlite3"))
    seeded.Files().copy(seeded.GAZETTEER, str(tmp_path / "gazetteer.sqlite3"))
    assert ran == ["migrate", "load_gazetteer", "load_report"]
    assert (tmp_path / "2.sqlite3").read_text().split() == ran
    assert (tmp_path / "gazetteer.sqlite3").read_text().split() == ran[:2]


def test_other_content_makes_another_template_and_the_old_one_goes(ran, tmp_path, monkeypatch):
    seeded.Files().copy(seeded.EMPTY, str(tmp_path / "a.sqlite3"))
    monkeypatch.setattr(seeded, "key", lambda stage: "two")
    seeded.Files().copy(seeded.EMPTY, str(tmp_path / "b.sqlite3"))
    assert ran == ["migrate", "migrate"]
    assert [path.name for path in seeded.FOLDER.glob("*.sqlite3")] == ["empty-two.sqlite3"]


def test_a_template_that_was_not_finished_is_not_used(ran, tmp_path, monkeypatch):
    def fail(command, url):
        Path(url.removeprefix("sqlite:///")).write_text("half")
        raise AssertionError("it broke")

    with monkeypatch.context() as broken:
        broken.setattr(seeded, "run", fail)
        with pytest.raises(AssertionError, match="it broke"):
            seeded.Files().copy(seeded.EMPTY, str(tmp_path / "a.sqlite3"))
    seeded.Files().copy(seeded.EMPTY, str(tmp_path / "a.sqlite3"))
    assert (tmp_path / "a.sqlite3").read_text() == "migrate\n"


def test_the_key_follows_fixtures_migrations_and_loading_code_and_no_reader(tmp_path, monkeypatch):
    monkeypatch.setattr(seeded, "HOUSE", tmp_path)
    files = [
        "directory/migrations/0001.py",
        "directory/models/a.py",
        "peerdir/settings.py",
        "requirements.txt",
    ]
    files += ["fixtures/report/a.json", "directory/gazetteer/load.py", "directory/views/home.py"]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")

    def changed_by(name):
        before = [seeded.key(stage) for stage in (seeded.EMPTY, seeded.REPORT)]
        (tmp_path / name).write_text("two" + name)
        after = [seeded.key(stage) for stage in (seeded.EMPTY, seeded.REPORT)]
        return [one != other for one, other in zip(before, after, strict=True)]

    assert [changed_by(name) for name in files] == [[True, True]] * 4 + [[False, True]] * 2 + [[False, False]]


@pytest.mark.django_db
def test_a_test_without_the_report_finds_none():
    assert not Project.objects.exists()
    make_project()


@pytest.mark.django_db
@pytest.mark.usefixtures("with_report")
@pytest.mark.parametrize("again", [False, True])
def test_a_test_with_the_report_finds_all_of_it_and_leaves_no_row(again):
    assert Project.objects.filter(slug="hayaan").exists()
    assert GazetteerEntry.objects.count() > 20_000
    assert not Project.objects.filter(name="A group").exists()
    make_project()


def test_the_numbers_of_content_types_are_asked_anew_of_each_database(copy_of):
    """Two databases number them differently, so one remembered from the other would name nothing here."""
    known = ContentType.objects._cache
    here, there = (ContentType(pk=number, app_label="directory", model="project") for number in (1, 2))
    ContentType.objects._add_to_cache("default", here)
    with seeded.connected_to(copy_of(seeded.EMPTY)):
        assert not known
        ContentType.objects._add_to_cache("default", there)
    assert not known


def test_the_places_are_read_anew_of_each_database(copy_of, monkeypatch):
    """A slip such as "brstol" is looked for among the places in memory, which another database may lack."""
    monkeypatch.setattr(
        suggest, "_names", suggest.Names("few", [suggest.Known("leeds", 1, "place", 500_000)])
    )
    with seeded.connected_to(copy_of(seeded.EMPTY)):
        assert not suggest._names.known
