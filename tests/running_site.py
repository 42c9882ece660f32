"""What can be seen of a running site only from outside: what it forgets by itself, what its workers share."""

import datetime
import re
import time
import urllib.error
import urllib.parse
import urllib.request

from django.utils import timezone


def old_message():
    """What a visitor wrote 91 days ago, with the e-mail that is kept for 90."""
    from directory.models import Message

    message = Message.objects.create(kind="wrong", words="x", email="sam@example.org")
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now() - datetime.timedelta(days=91))
    return message


def wrong_sign_ins(port: int, times: int) -> list[int]:
    """What the site answers to one wrong password after another, whichever worker takes it."""
    from directory.models import SignInTry

    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = f"http://127.0.0.1:{port}/admin/login/"
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)', browser.open(page).read().decode()).group(1)
    typed = {"username": "sam@example.org", "password": "x", "csrfmiddlewaretoken": token}
    answers = []
    try:
        for _ in range(times):
            try:
                answers.append(browser.open(page, urllib.parse.urlencode(typed).encode()).status)
            except urllib.error.HTTPError as problem:
                answers.append(problem.code)
        return answers
    finally:
        SignInTry.objects.all().delete()


def is_forgotten(message) -> bool:
    """Within a few seconds of the start; the row itself is then taken out again."""
    try:
        for _ in range(40):
            message.refresh_from_db()
            if not message.email:
                return True
            time.sleep(0.25)
        return False
    finally:
        message.delete()
