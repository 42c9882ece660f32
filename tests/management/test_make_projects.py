import pytest
from django.core.management import CommandError, call_command

from directory.models import Project
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_it_makes_that_many_and_says_so(capsys):
    call_command("make_projects", "30")
    assert Project.objects.count() == 30
    assert capsys.readouterr().out == "Made up 30 projects.\n"


def test_it_is_refused_beside_real_ones():
    make_project(name="A real group")
    with pytest.raises(CommandError, match="holds real projects"):
        call_command("make_projects", "30")
    assert Project.objects.count() == 1


@pytest.mark.parametrize("number", ["0", "-5"])
def test_none_at_all_is_no_number(number):
    with pytest.raises(CommandError, match="above 0"):
        call_command("make_projects", number)
