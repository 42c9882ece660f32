"""The queue of letters: asked for, taken by one worker at a time, ended in exactly one way.

A letter is marked as on its way before its text goes and is never taken twice: whoever breaks off in between
leaves one of which nobody knows, and a person decides. See server.py for what each end means.
"""

import datetime
import logging
from email.message import EmailMessage

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from directory.models import Letter, LetterCount, LetterKind, LetterState, User, Worry
from directory.models.letters import ENDED
from directory.people.roles import must_administer
from directory.records.refusals import NotNowError

from . import texts
from .server import Handed, Outcome, hand_over, server_of

# Letters of the morning are asked for in these hours.
MORNING = range(7, 10)
# From the first try to the last it is a little over three days: a server may be away, or ask us to come back.
WAITS = [datetime.timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720, 1440, 1440)]
# Longer than any one try can take: whoever began it is gone.
LOST_AFTER = datetime.timedelta(minutes=15)
A_DAY, MOST_LINKS = datetime.timedelta(days=1), 3
KEPT_FOR = datetime.timedelta(days=30)
ENDS = {
    Outcome.TAKEN: LetterState.SENT,
    Outcome.REFUSED: LetterState.REFUSED,
    Outcome.UNCERTAIN: LetterState.UNCERTAIN,
}
log = logging.getLogger("directory.mail")


class NotWaitingError(NotNowError):
    """The letter has gone or is on its way. Its words are for whoever asked."""


def ask_for_password(typed: str) -> None:
    """A link for whoever signs in with this e-mail address, where there is such an open account.

    Nobody learns whether there is. At most three in a day: nobody can fill a box or end links for ever.
    """
    person = User.objects.called(typed)
    if person is None or not person.is_active:
        return
    since = timezone.now() - A_DAY
    if (
        Letter.objects.filter(kind=LetterKind.PASSWORD, person=person, asked_at__gt=since).count()
        < MOST_LINKS
    ):
        ask(LetterKind.PASSWORD, person=person)


def ask(kind: LetterKind, *, person: User | None = None) -> Letter:
    """A letter to this person; the one that is on its way already, where there is one."""
    same = Letter.objects.open().filter(kind=kind, person=person)
    if found := same.first():
        return found
    try:
        with transaction.atomic():
            return Letter.objects.create(kind=kind, person=person)
    except IntegrityError:
        # Somebody else asked at the same moment.
        return same.first() or ask(kind, person=person)


def tell_duty() -> None:
    """A letter that something waits, while a worry is unread: at once, and again each day."""
    if not settings.DUTY_EMAIL or not Worry.objects.filter(waiting_since__isnull=False).exists():
        return
    told = Letter.objects.filter(kind=LetterKind.DUTY, asked_at__gt=timezone.now() - A_DAY)
    if not told.exists():
        ask(LetterKind.DUTY)


def send_due(now: datetime.datetime | None = None) -> int:
    """Hand over what is due, at most MAIL_A_DAY in a day; returns how many tries were made.

    Without a mail server nothing leaves: it waits in the workshop, where it can be opened.
    """
    end_the_lost(now)
    server, tried = server_of(settings.EMAIL_URL), 0
    while server and room_today(now) > 0:
        letter = take(now)
        if letter is None:
            break
        tried += 1
        message = written(letter)
        if message is None:
            continue
        finish(letter, hand_over(server, message))
    return tried


def take(now: datetime.datetime | None = None) -> Letter | None:
    """The next letter that is due, marked as on its way by this worker alone; None where none is."""
    now = now or timezone.now()
    while letter := Letter.objects.ready(now).select_related("person").first():
        mine = Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING)
        if mine.update(state=LetterState.SENDING, began_at=now, tries=F("tries") + 1):
            letter.refresh_from_db()
            return letter
    return None


def written(letter: Letter) -> EmailMessage | None:
    """The letter with its words; None where it is not needed, or cannot be written now and is tried later."""
    try:
        text = texts.text_of(letter)
        if text is None:
            end(letter, LetterState.STOPPED)
            return None
        return texts.message_of(letter, text)
    except Exception:
        log.exception("A letter could not be written; it is tried again.")
        finish(letter, Handed(Outcome.LATER))
        return None


def finish(letter: Letter, handed: Handed) -> None:
    """What came of a try that this worker made."""
    if handed.outcome in ENDS:
        end(letter, ENDS[handed.outcome], handed.answer)
    elif letter.tries > len(WAITS):
        end(letter, LetterState.GIVEN_UP, handed.answer)
    else:
        again_at = timezone.now() + WAITS[letter.tries - 1]
        on_its_way(letter).update(
            state=LetterState.WAITING, try_at=again_at, began_at=None, answer=handed.answer
        )


def end(letter: Letter, state: LetterState, answer: int | None = None) -> None:
    on_its_way(letter).update(state=state, ended_at=timezone.now(), answer=answer)


def on_its_way(letter: Letter):
    return Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING)


def end_the_lost(now: datetime.datetime | None = None) -> int:
    """Letters whose worker is gone: they may have arrived. Returns how many."""
    now = now or timezone.now()
    lost = Letter.objects.filter(state=LetterState.SENDING, began_at__lt=now - LOST_AFTER)
    return lost.update(state=LetterState.UNCERTAIN, ended_at=now)


def room_today(now: datetime.datetime | None = None) -> int:
    """How many more letters may leave today."""
    today = timezone.localdate(now)
    left = Letter.objects.filter(
        state__in=[LetterState.SENT, LetterState.UNCERTAIN], ended_at__date=today
    ).count()
    return settings.MAIL_A_DAY - left


def ask_mornings(now: datetime.datetime | None = None) -> int:
    """Once a day, in the morning: a letter to each person for whom something waits. Returns how many."""
    now = timezone.localtime(now)
    if not settings.EMAIL_URL or now.hour not in MORNING:
        return 0
    asked = Letter.objects.filter(kind=LetterKind.MORNING, asked_at__date=now.date()).values("person")
    people = User.objects.filter(is_active=True, gets_morning_letter=True).exclude(pk__in=asked)
    waiting = [person for person in people if texts.what_waits(person)]
    for person in waiting:
        ask(LetterKind.MORNING, person=person)
    return len(waiting)


@transaction.atomic
def open_by_hand(letter: Letter, *, by: User) -> texts.Text | None:
    """The words of a letter that waits, for somebody who hands it on themselves; it is sent no more.

    None where nobody needs it any more. Raises NotWaitingError, and PermissionDenied for whoever is no
    administrator.
    """
    must_administer(by)
    mine = Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING)
    if not mine.update(state=LetterState.OPENED, ended_at=timezone.now()):
        raise NotWaitingError("This letter has gone, or is on its way.")
    text = texts.text_of(letter)
    if text is None:
        Letter.objects.filter(pk=letter.pk).update(state=LetterState.STOPPED)
    return text


@transaction.atomic
def try_again(letter: Letter, *, by: User) -> None:
    """A person decided: what may have arrived, was refused or given up goes once more, as a new letter.

    Raises NotWaitingError where it did not end so.
    """
    must_administer(by)
    if letter.state not in (LetterState.UNCERTAIN, LetterState.REFUSED, LetterState.GIVEN_UP):
        raise NotWaitingError("Only a letter that did not surely arrive is sent again.")
    ask(LetterKind(letter.kind), person=letter.person)


@transaction.atomic
def forget_ended(now: datetime.datetime | None = None) -> int:
    """Rows go 30 days after their end; their kind, day and outcome are counted. Returns how many went."""
    now = now or timezone.now()
    old = Letter.objects.filter(state__in=ENDED, ended_at__lt=now - KEPT_FOR).select_for_update()
    rows = list(old.values_list("pk", "kind", "ended_at", "state"))
    for _, kind, ended_at, state in rows:
        LetterCount.objects.get_or_create(kind=kind, day=timezone.localdate(ended_at), state=state)
        same = LetterCount.objects.filter(kind=kind, day=timezone.localdate(ended_at), state=state)
        same.update(number=F("number") + 1)
    Letter.objects.filter(pk__in=[pk for pk, *_ in rows]).delete()
    return len(rows)
