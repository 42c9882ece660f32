import shutil

import pytest
from django.core.management import CommandError, call_command

from directory.models.gazetteer import GazetteerEntry, PostcodeBlock

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(cut_once, tmp_path):
    return shutil.copytree(cut_once, tmp_path / "geodata")


def run(folder, capsys):
    call_command("load_gazetteer", "--from", str(folder))
    return capsys.readouterr().out


def test_it_says_what_it_loaded_and_the_second_time_that_there_was_nothing_to_do(folder, capsys):
    said = run(folder, capsys)
    assert (
        said == f"Loaded {GazetteerEntry.objects.count():,} places and areas, "
        f"and postcodes in {PostcodeBlock.objects.count()} outcodes.\n"
    )
    assert run(folder, capsys) == "The gazetteer is up to date.\n"


def test_a_broken_file_is_named_with_its_line_and_nothing_is_changed(folder, capsys):
    run(folder, capsys)
    before = list(GazetteerEntry.objects.order_by("pk").values())
    places = folder / "places_england.csv"
    lines = places.read_text().splitlines()
    lines[2] = lines[2].replace(",5", ",north", 1)
    places.write_text("\n".join(lines))
    with pytest.raises(
        CommandError, match=r"^Nothing was changed. places_england.csv, line 3: lat is not a number"
    ):
        run(folder, capsys)
    assert list(GazetteerEntry.objects.order_by("pk").values()) == before


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    with pytest.raises(CommandError, match=r"Nothing was changed. regions_england.csv: No such file"):
        run(tmp_path / "nowhere", capsys)
