"""What visitors tell us: taken in, hidden at once where it is about safety, dealt with and forgotten."""

import datetime

from django.db import transaction
from django.utils import timezone

from directory.models import ChangeVia, Message, MessageKind, Project, User
from directory.people import roles
from directory.vocabulary import Precision

from . import hiding, placing
from .history import recorded
from .reindex import changed

KEPT_FOR = datetime.timedelta(days=90)
# So many may wait to be dealt with: nobody can fill the disk, and nobody could read more.
MOST_OPEN = 5_000


class FullError(Exception):
    """More messages wait than may; this one was not taken in."""


def take_in(
    *,
    kind: MessageKind,
    words: str,
    project: Project | None = None,
    about: str = "",
    place: str = "",
    email: str = "",
) -> Message:
    """Into the queue; nothing of it is public, now or later. Raises FullError where too many wait."""
    if Message.objects.open().count() >= MOST_OPEN:
        raise FullError
    return Message.objects.create(
        kind=kind, words=words, project=project, about=about, place=place, email=email
    )


def forget_old_emails() -> None:
    """What the form promises. Called by itself: see jobs.py."""
    Message.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).exclude(email="").update(email="")


@transaction.atomic
def hide(message: Message, *, by: User) -> None:
    """Contact and exact place leave the public page now; somebody looks into it afterwards."""
    project = message.project
    roles.must_write(by, project)
    with recorded(project, by=by, via=ChangeVia.MESSAGE, note=message.get_kind_display()):
        for venue in project.venues.exclude(precision=Precision.HIDDEN):
            placing.hide(venue)
    hiding.hide(project.contacts.all(), by=by, message=message)
    message.hidden_at = timezone.now()
    message.save()
    changed(project)


@transaction.atomic
def deal_with(message: Message, *, by: User, outcome: str) -> None:
    """Done: what was decided stays, the e-mail goes."""
    must_answer(by, message)
    message.done_by, message.done_at, message.outcome, message.email = by, timezone.now(), outcome, ""
    message.save()


def must_answer(by: User, message: Message) -> None:
    if message.project is None:
        roles.must_publish(by)
    else:
        roles.must_write(by, message.project)
