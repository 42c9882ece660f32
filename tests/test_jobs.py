import datetime

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory import jobs
from directory.models import Message, SignInTry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The test's own, which a job would close."""
    monkeypatch.setattr(jobs.connection, "close", lambda: None)


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


def test_an_email_is_gone_after_ninety_days_and_the_message_stays():
    for days in (89, 91):
        message = Message.objects.create(kind="wrong", words=f"{days}", email="sam@example.org")
        Message.objects.filter(pk=message.pk).update(sent_at=days_ago(days))
    jobs.run_due()
    kept = dict(Message.objects.values_list("words", "email"))
    assert kept == {"89": "sam@example.org", "91": ""}


def test_sessions_that_have_ended_and_tries_that_healed_are_gone():
    Session.objects.create(session_key="old", session_data="x", expire_date=days_ago(1))
    Session.objects.create(session_key="new", session_data="x", expire_date=days_ago(-1))
    SignInTry.objects.create(mark="m", at=days_ago(1))
    jobs.run_due()
    assert Session.objects.get().session_key == "new"
    assert not SignInTry.objects.exists()


def fails():
    raise RuntimeError("x")


def test_the_command_does_all_that_is_due_and_says_what_failed(monkeypatch):
    done = []
    wanted = [(fails, "The first could not be done"), (lambda: done.append(1), "Nor the second")]
    monkeypatch.setattr(jobs, "DUE", wanted)
    with pytest.raises(CommandError, match="The first could not be done"):
        call_command("run_due_jobs")
    assert done == [1]
    monkeypatch.setattr(jobs, "DUE", wanted[1:])
    call_command("run_due_jobs")
