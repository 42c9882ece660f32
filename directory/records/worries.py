"""Worries about safety: opened by a message or by a researcher, acted on by a few people, put back by two.

Out of sight is the state "withdrawn", so every door that shows what is published acts at once; what keeps a
record there is that its worry says so (`hidden_at`), and `workflow` asks `is_held` before each step.
Who may not see worries learns no more than that the record is withdrawn.
"""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import Message, Project, User, Worry, WorryStepKind
from directory.people import roles
from directory.phrases import count_of, day_words
from directory.vocabulary import Review

from . import public_text
from .refusals import NotNowError
from .reindex import seen_or_not

# Unread for so long, it stands out for all who look into worries.
UNREAD_TOO_LONG = datetime.timedelta(hours=24)
# Unread for so long, its group goes out of sight.
UNREAD_UNTIL_HIDDEN = datetime.timedelta(days=2)
LOOK_AGAIN_IN = datetime.timedelta(days=7)
HELD = "This record cannot be sent or published for now. Ask an administrator."
SAY_WHY = "Say why: whoever looks at this later needs it."
UNREAD = f"Nobody read it for {count_of(UNREAD_UNTIL_HIDDEN.days, 'day')}."
NEW_MESSAGE = "Another message came."


# Opening


@transaction.atomic
def came(message: Message) -> Worry:
    """A message about safety: it joins the worry about the same group, or opens one. Unread from now."""
    worry = live_about(message.project, message.about, message.place) or begin(
        message.project, message.about, message.place
    )
    message.worry = worry
    message.save(update_fields=["worry"])
    wait(worry, NEW_MESSAGE)
    return worry


def live_about(project: Project | None, about: str = "", place: str = "") -> Worry | None:
    """The one about this record; of what names no record, one whose name and place were written alike."""
    live = Worry.objects.live().select_for_update()
    if project is not None:
        return live.filter(project=project).first()
    return next((one for one in live.filter(project=None) if alike(one) == alike_of(about, place)), None)


def alike(worry: Worry) -> tuple[str, str]:
    return alike_of(worry.about, worry.place)


def alike_of(about: str, place: str) -> tuple[str, str]:
    """The same for texts that differ only in spaces and capitals."""
    about, place = (" ".join(text.split()).casefold() for text in (about, place))
    return about, place


def begin(project: Project | None, about: str = "", place: str = "") -> Worry:
    try:
        with transaction.atomic():
            return Worry.objects.create(
                project=project, about=project.name if project else about, place="" if project else place
            )
    except IntegrityError:
        # The second of two, a moment after the first.
        return Worry.objects.live().get(project=project)


def wait(worry: Worry, why: str) -> None:
    """Somebody has to read it; one that was closed is open again."""
    if worry.closed_at is not None:
        worry.closed_at = None
        keep_step(worry, WorryStepKind.OPENED_AGAIN, words=why)
    worry.waiting_since = worry.waiting_since or timezone.now()
    worry.save(update_fields=["closed_at", "waiting_since"])


def keep_step(worry: Worry, step: WorryStepKind, *, by: User | None = None, words: str = "") -> None:
    worry.steps.create(step=step, by=by, words=words)


# Out of sight


def may_take_out_of_sight(person: User, project: Project) -> bool:
    """Any researcher, of any region, and whoever looks into worries; what is withdrawn is out of sight."""
    may = roles.is_one_of(person, roles.RECORDERS) or roles.sees_worries(person)
    return may and project.review != Review.WITHDRAWN and roles.may_read(person, project)


@transaction.atomic
def take_out_of_sight(project: Project, *, by: User, reason: str) -> Worry:
    """At once, from every public page and file; what was known before comes back by two people only.

    The reason is kept where only those who look into worries read it. Raises PermissionDenied, and
    NotNowError without a reason or where it is withdrawn already.
    """
    project = Project.objects.select_for_update().get(pk=project.pk)
    if project.review == Review.WITHDRAWN and roles.may_read(by, project):
        raise NotNowError(f"“{project}” is withdrawn already.")
    if not may_take_out_of_sight(by, project):
        raise PermissionDenied("Only a researcher who may read this record may do this.")
    must_say(reason)
    worry = live_about(project) or begin(project)
    hide(worry, by=by, reason=reason)
    if not roles.sees_worries(by):
        wait(worry, "")
    return worry


@transaction.atomic
def hide_known(worry: Worry, *, by: User, words: str) -> None:
    """The same, by somebody who looks into this worry; a record that is withdrawn stays so by it."""
    worry = locked(worry, by)
    must_be_open(worry)
    must_say(words)
    if worry.project is None:
        raise NotNowError("Say first which record it is about.")
    if worry.hidden_at is not None:
        raise NotNowError("It is out of sight already.")
    hide(worry, by=by, reason=words)


def hide(worry: Worry, *, by: User | None, reason: str) -> None:
    project = Project.objects.select_for_update().get(pk=worry.project_id)
    worry.hidden_at, worry.state_before = timezone.now(), project.review
    worry.save(update_fields=["hidden_at", "state_before"])
    keep_step(worry, WorryStepKind.OUT_OF_SIGHT, by=by, words=reason)
    set_state(project, Review.WITHDRAWN)


def set_state(project: Project, state: Review) -> None:
    Project.objects.filter(pk=project.pk).update(review=state, updated_at=timezone.now())
    project.review = state
    seen_or_not(project)


def hide_unread(now: datetime.datetime | None = None) -> int:
    """What nobody read for two days, weekends too: its group goes out of sight; says of how many.

    Called by itself: see jobs.py.
    """
    until = (now or timezone.now()) - UNREAD_UNTIL_HIDDEN
    unread = Worry.objects.open().filter(waiting_since__lte=until, hidden_at=None).exclude(project=None)
    done = 0
    for pk in list(unread.values_list("pk", flat=True)):
        with transaction.atomic():
            # Another worker may have done it, or somebody may have read it, a moment ago.
            worry = unread.select_for_update().filter(pk=pk).first()
            if worry is not None:
                hide(worry, by=None, reason=UNREAD)
                done += 1
    return done


def is_held(project: Project) -> bool:
    """Whether only two people who look into worries can put it back."""
    return project.pk is not None and Worry.objects.holding().filter(project=project).exists()


def must_not_be_held(project: Project) -> None:
    """Raises NotNowError, in words that tell no worry."""
    if is_held(project):
        raise NotNowError(HELD)


# Looking into it


def locked(worry: Worry, by: User) -> Worry:
    """The worry as it stands, with its row held; PermissionDenied for who may not see it."""
    roles.must_see_worries(by)
    return Worry.objects.select_for_update(of=("self",)).select_related("project").get(pk=worry.pk)


def must_say(words: str) -> None:
    if not words.strip():
        raise NotNowError(SAY_WHY)


@transaction.atomic
def read(worry: Worry, *, by: User, words: str = "", review_on: datetime.date | None = None) -> None:
    """Somebody has read all of it, and it is looked at again on a day."""
    worry = locked(worry, by)
    must_be_open(worry)
    worry.waiting_since, worry.review_on = None, review_on or default_review()
    worry.save(update_fields=["waiting_since", "review_on"])
    keep_step(worry, WorryStepKind.READ, by=by, words=words)


def default_review() -> datetime.date:
    return timezone.localdate() + LOOK_AGAIN_IN


def must_be_open(worry: Worry) -> None:
    if worry.closed_at is not None:
        raise NotNowError("It is closed. Open it again first.")


def must_be_read(worry: Worry) -> None:
    must_be_open(worry)
    if worry.waiting_since is not None:
        raise NotNowError("There is something that nobody has read. Read it first.")


@transaction.atomic
def note(worry: Worry, *, by: User, words: str, review_on: datetime.date | None = None) -> None:
    """What was found out or decided, and when it is looked at again."""
    worry = locked(worry, by)
    must_be_open(worry)
    must_say(words)
    worry.review_on = review_on or worry.review_on
    worry.save(update_fields=["review_on"])
    keep_step(worry, WorryStepKind.NOTED, by=by, words=words)


@transaction.atomic
def name(worry: Worry, *, by: User, project: Project) -> Worry:
    """It is about this record. Where one about it stands already, the two become one, which is returned."""
    worry = locked(worry, by)
    must_be_open(worry)
    if worry.project is not None:
        raise NotNowError(f"It is about “{worry.project}” already.")
    other = live_about(project)
    if other is None:
        worry.project = project
        worry.save(update_fields=["project"])
        worry.messages.update(project=project)
        keep_step(worry, WorryStepKind.NAMED, by=by, words=project.name)
        return worry
    keep_step(worry, WorryStepKind.NAMED, by=by, words=project.name)
    join(worry, into=other)
    return other


def join(worry: Worry, *, into: Worry) -> None:
    """Two worries about one group: all that was told and done stands with one of them."""
    worry.messages.update(worry=into, project=into.project)
    worry.steps.update(worry=into)
    if worry.closed_at is None:
        wait(into, NEW_MESSAGE)
    if worry.waiting_since is not None:
        into.waiting_since = min(into.waiting_since, worry.waiting_since)
    dates = [day for day in (into.review_on, worry.review_on) if day]
    into.review_on = min(dates, default=None)
    into.save(update_fields=["waiting_since", "review_on"])
    worry.delete()


def merged(twin: Project, *, into: Project) -> None:
    """Two records became one: what was told about the twin is about the record that stands."""
    for worry in twin.worries.select_for_update().order_by("pk"):
        other = live_about(into)
        if other is not None and worry.closed_at is None:
            join(worry, into=other)
        else:
            worry.project = into
            worry.save(update_fields=["project"])


@transaction.atomic
def close(worry: Worry, *, by: User, words: str) -> None:
    """Decided: the decision stays, the messages are dealt with, their e-mails go. A group out of sight
    stays so."""
    worry = locked(worry, by)
    must_be_read(worry)
    must_say(words)
    if worry.asked_by is not None:
        raise NotNowError("Somebody asks to put the group back. Decide that first.")
    worry.closed_at, worry.waiting_since, worry.review_on = timezone.now(), None, None
    worry.save(update_fields=["closed_at", "waiting_since", "review_on"])
    worry.messages.open().update(
        done_by=by, done_at=worry.closed_at, outcome="Decided with its worry.", email="", digest=None
    )
    keep_step(worry, WorryStepKind.CLOSED, by=by, words=words)


@transaction.atomic
def open_again(worry: Worry, *, by: User, words: str) -> None:
    worry = locked(worry, by)
    must_say(words)
    if worry.closed_at is None:
        raise NotNowError("It is open.")
    if worry.project is not None and live_about(worry.project) not in (None, worry):
        raise NotNowError("A newer one about this group is open. Go on there.")
    worry.closed_at, worry.review_on = None, default_review()
    worry.save(update_fields=["closed_at", "review_on"])
    keep_step(worry, WorryStepKind.OPENED_AGAIN, by=by, words=words)


# Putting back: one asks, another does it


@transaction.atomic
def ask_back(worry: Worry, *, by: User, words: str) -> None:
    """The first of two people: the group can be seen again, if another agrees."""
    worry = locked(worry, by)
    must_be_read(worry)
    must_be_hidden(worry)
    must_say(words)
    if worry.asked_by is not None:
        raise NotNowError(f"{worry.asked_by} has asked already.")
    worry.asked_by, worry.asked_at = by, timezone.now()
    worry.save(update_fields=["asked_by", "asked_at"])
    keep_step(worry, WorryStepKind.ASKED_BACK, by=by, words=words)


def must_be_hidden(worry: Worry) -> None:
    if worry.hidden_at is None or worry.project is None:
        raise NotNowError("No group is out of sight over it.")


def may_put_back(worry: Worry, person: User) -> bool:
    """The second of two: somebody else asked, and may still see worries themselves."""
    asked = worry.asked_by
    return asked is not None and asked != person and roles.sees_worries(asked)


@transaction.atomic
def put_back(worry: Worry, *, by: User, words: str) -> None:
    """The second of two people: the record is what it was before.

    Raises NotNowError where nobody else asked, or its texts may not be public any more.
    """
    worry = locked(worry, by)
    must_be_read(worry)
    must_be_hidden(worry)
    must_say(words)
    if not may_put_back(worry, by):
        raise NotNowError("Two people put a group back: somebody else has to ask first.")
    project, state = worry.project, Review(worry.state_before)
    if state == Review.PUBLISHED:
        public_text.must_be_fit(public_text.in_record(project))
    worry.hidden_at, worry.state_before, worry.asked_by, worry.asked_at = None, "", None, None
    worry.save(update_fields=["hidden_at", "state_before", "asked_by", "asked_at"])
    keep_step(worry, WorryStepKind.PUT_BACK, by=by, words=words)
    set_state(project, state)


@transaction.atomic
def not_yet(worry: Worry, *, by: User, words: str) -> None:
    """The group is not put back: whoever asked has thought again, or the other one does not agree."""
    worry = locked(worry, by)
    must_say(words)
    if worry.asked_by is None:
        raise NotNowError("Nobody asks to put it back.")
    worry.asked_by, worry.asked_at = None, None
    worry.save(update_fields=["asked_by", "asked_at"])
    keep_step(worry, WorryStepKind.NOT_YET, by=by, words=words)


# For the home page


def waiting_for(person: User):
    """Open worries, what nobody read first; nothing for who may not see them."""
    if not roles.sees_worries(person):
        return Worry.objects.none()
    return Worry.objects.open().select_related("project", "asked_by").first_to_look_at()


def state_words(worry: Worry) -> list[str]:
    """Where it stands, in some words each; the first says what is to be done."""
    words = []
    if worry.closed_at is not None:
        words.append(f"closed on {day_words(timezone.localdate(worry.closed_at))}")
    if worry.waiting_since is not None:
        words.append(f"unread since {timezone.localtime(worry.waiting_since):%d %B, %H:%M}")
    if worry.asked_by is not None:
        words.append(f"{worry.asked_by} asks a second person to put the group back")
    if worry.hidden_at is not None:
        words.append(f"out of sight since {day_words(timezone.localdate(worry.hidden_at))}")
    if worry.review_on is not None:
        is_due = worry.review_on <= timezone.localdate()
        words.append(f"look again {'since' if is_due else 'on'} {day_words(worry.review_on)}")
    return words


def is_unread_too_long(worry: Worry, now: datetime.datetime | None = None) -> bool:
    since = worry.waiting_since
    return since is not None and since <= (now or timezone.now()) - UNREAD_TOO_LONG


def too_few_look() -> bool:
    """Fewer than two people look into worries, so no group can be put back."""
    return User.objects.filter(is_active=True, sees_worries=True).count() < 2
