import pytest
from django.core.management import CommandError, call_command

from directory.models import LoadedRecord, Project
from tests.imports.report.sample import Fixtures, make_rutland

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixtures(tmp_path):
    make_rutland()
    return Fixtures(tmp_path)


def test_it_says_what_it_did_and_then_that_nothing_is_to_do(fixtures, capsys):
    call_command("load_report", fixtures=fixtures.folder)
    assert "records of the 2013 report:" in capsys.readouterr().out
    call_command("load_report", fixtures=fixtures.folder)
    assert capsys.readouterr().out.endswith("records of the 2013 report: nothing to do\n")


def test_every_problem_is_a_line_and_nothing_is_loaded(fixtures):
    fixtures.room.update(scope="x", cost="free")
    fixtures.write()
    with pytest.raises(CommandError) as refused:
        call_command("load_report", fixtures=fixtures.folder)
    assert str(refused.value).splitlines() == [
        "east-midlands.json, project listening-room, scope: 'x' is none of local, national",
        "east-midlands.json, project listening-room, cost: unknown key",
    ]
    assert Project.objects.count() == 0
    assert refused.value.returncode == 1


def test_what_a_person_should_know_is_said(fixtures, capsys):
    call_command("load_report", fixtures=fixtures.folder)
    fixtures.files["courses"] = []
    fixtures.write()
    call_command("load_report", fixtures=fixtures.folder)
    assert "course listening: is in the fixtures no longer" in capsys.readouterr().out


def test_check_only_looks(fixtures, capsys):
    call_command("load_report", "--check", fixtures=fixtures.folder)
    assert capsys.readouterr().out.endswith("records, nothing wrong\n")
    assert LoadedRecord.objects.count() == 0
    fixtures.room["scope"] = "x"
    fixtures.write()
    with pytest.raises(CommandError, match="'x' is none of local, national"):
        call_command("load_report", "--check", fixtures=fixtures.folder)
