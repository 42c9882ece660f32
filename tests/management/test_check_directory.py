import pytest
from django.core.management import call_command

from tests.factories import make_project, make_region

pytestmark = pytest.mark.django_db


def test_it_is_plain_text_by_region_and_warnings_end_well(capsys):
    make_region("london")
    make_project(grouping=["statutory"], summary="A group.", regions=["london"])
    call_command("check_directory")
    assert capsys.readouterr().out.splitlines() == [
        "London",
        "  warning: A group (a-group) has no place, way to join or check",
        "The whole directory",
        "  warning: the gazetteer is not loaded, so no place could be looked up",
        "0 errors, 2 warnings",
    ]


def test_an_error_ends_with_code_1(capsys):
    make_project(name="Room", slug="room", summary="A group.", regions=["london"])
    with pytest.raises(SystemExit) as ended:
        call_command("check_directory")
    assert ended.value.code == 1
    assert "London\n  error: Room (room) has no grouping" in capsys.readouterr().out
