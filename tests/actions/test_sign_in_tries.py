import datetime

import pytest
from django.utils import timezone

from directory.actions import sign_in_tries
from directory.actions.sign_in_tries import SignInThrottle
from directory.models import SignInTry

pytestmark = pytest.mark.django_db
throttle = SignInThrottle("test", most=2)


def minutes_ago(number):
    return timezone.now() - datetime.timedelta(minutes=number)


def test_the_last_try_is_the_last_for_this_one_only():
    throttle.count("a")
    assert not throttle.is_over("a")
    throttle.count("a")
    assert throttle.is_over("a")
    assert not throttle.is_over("b")
    assert not SignInThrottle("other", most=2).is_over("a")


def test_time_heals_and_the_old_rows_go():
    throttle.count("a")
    throttle.count("a")
    SignInTry.objects.update(at=minutes_ago(16))
    assert not throttle.is_over("a")
    throttle.count("b")
    assert SignInTry.objects.count() == 1


def test_a_right_password_is_a_pardon():
    throttle.count("a")
    throttle.pardon("a")
    assert not SignInTry.objects.exists()


def test_tomorrow_the_mark_is_another(monkeypatch):
    today = throttle.mark("a")
    later = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert throttle.mark("a") != today


def test_what_is_recent_stays():
    throttle.count("a")
    SignInTry.objects.update(at=minutes_ago(14))
    sign_in_tries.forget_old()
    assert SignInTry.objects.count() == 1
