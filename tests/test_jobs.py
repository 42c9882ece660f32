import datetime

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from directory import jobs
from directory.models import Message, SignInTry

pytestmark = pytest.mark.django_db


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


def test_an_email_is_gone_after_ninety_days_and_the_message_stays():
    for days in (89, 91):
        message = Message.objects.create(kind="wrong", words=f"{days}", email="sam@example.org")
        Message.objects.filter(pk=message.pk).update(sent_at=days_ago(days))
    jobs.forget()
    kept = dict(Message.objects.values_list("words", "email"))
    assert kept == {"89": "sam@example.org", "91": ""}


def test_sessions_that_have_ended_and_tries_that_healed_are_gone():
    Session.objects.create(session_key="old", session_data="x", expire_date=days_ago(1))
    Session.objects.create(session_key="new", session_data="x", expire_date=days_ago(-1))
    SignInTry.objects.create(mark="m", at=days_ago(1))
    jobs.forget()
    assert Session.objects.get().session_key == "new"
    assert not SignInTry.objects.exists()
