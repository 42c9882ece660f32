import pytest
from django.core.management import call_command

from directory.models import JobRun, Message, Signpost, UnmetSearch
from directory.records import link_checks
from tests.factories import make_term
from tests.fetching.site import fetcher
from tests.test_jobs import days_ago

pytestmark = pytest.mark.django_db(transaction=True)


def run(capsys, command="run_due_jobs"):
    call_command(command)
    return capsys.readouterr().out


@pytest.fixture
def nobody_is_asked(monkeypatch):
    monkeypatch.setattr(link_checks, "Fetcher", fetcher)
    Signpost.objects.create(slug="s", name="S", words="W", source="x", url="https://nobody.test/")


def test_what_is_due_runs_once_a_day(capsys, settings, nobody_is_asked):
    settings.LINK_CHECK = True
    UnmetSearch.objects.create(month="2026-01-01", term=make_term("community", "women"), times=9)
    message = Message.objects.create(kind="wrong", words="x", email="sam@example.org")
    Message.objects.update(sent_at=days_ago(91))
    said = run(capsys)
    assert "unmet searches: Months with anything to tell: 0." in said
    assert "link check: 0 of 1 answered." in said
    message.refresh_from_db()
    assert message.email == "" and not UnmetSearch.objects.exists()
    assert run(capsys) == ""


def test_no_other_site_is_asked_where_the_setting_is_off_but_by_its_own_command(capsys, nobody_is_asked):
    assert "link check" not in run(capsys)
    assert run(capsys, "check_links") == "0 of 1 answered.\n"


def test_a_job_that_fails_is_said_and_holds_up_no_other(capsys, settings, nobody_is_asked, monkeypatch):
    settings.LINK_CHECK = True

    def fail():
        raise RuntimeError

    monkeypatch.setattr("directory.records.unmet_searches.drop_few", fail)
    assert "unmet searches: it failed; the log says why." in run(capsys)
    assert JobRun.objects.filter(job="link check", ended_at__isnull=False).exists()
