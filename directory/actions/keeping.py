"""What is kept no longer than it serves: forgotten by itself, whether or not anybody comes in."""

from django.contrib.sessions.models import Session
from django.utils import timezone

from . import messages, sign_in_tries


def forget() -> None:
    """Visitors' e-mails after the days that the form promises, failed sign-ins, sessions that have ended."""
    messages.forget_old_emails()
    sign_in_tries.forget_old()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
