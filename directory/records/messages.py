"""What visitors tell us: taken in once, a case where it is about safety, begun as a draft where it tells of

a new group, dealt with and forgotten.
"""

import datetime
import hashlib

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from directory.gazetteer import AmbiguousPlaceError, PlaceError, find_place
from directory.models import (
    ChangeVia,
    Contact,
    Message,
    MessageKind,
    Project,
    ProjectRegion,
    Region,
    User,
    Venue,
)
from directory.people import roles
from directory.phrases import day_words
from directory.vocabulary import Origin, Precision, RegionKind, Review

from . import duplicates, hiding, placing, recording, tombstones, worries
from .contacts_in_text import contacts_in, kinds_in, without_contacts
from .history import recorded
from .refusals import NotNowError
from .reindex import changed

KEPT_FOR = datetime.timedelta(days=90)
# So long the same text counts as the same message: somebody pressed twice, or sent it again.
SAME_FOR = datetime.timedelta(days=1)
# So many may wait to be dealt with: nobody can fill the disk, and nobody could read more. Worries about
# safety are counted by themselves, so that no flood of other messages keeps one out.
MOST_OPEN = 5_000
NO_NAME = "A group that a visitor told us of"
STOPPED = (
    "A group of this name and place asked not to be listed, or was merged with another, so no draft can be "
    "begun. If this is another group, ask an administrator."
)


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
    may_answer: bool = False,
) -> Message:
    """Into the queue, once: the same text that waits since less than a day is the same message.

    A worry about safety opens a case, or joins the one about the same group. Its writer is answered only
    where they said that it is safe (`may_answer`): without that their address is not kept at all.
    Nothing of it is public, now or later. Raises FullError where too many wait.
    """
    is_worry = kind == MessageKind.SAFETY
    if is_worry and not may_answer:
        email = ""
    sent = {"kind": kind, "words": words, "project": project, "about": about, "place": place}
    digest = digest_of(kind, str(project.pk if project else ""), about, place, words)
    if waiting := the_same(digest, email):
        return waiting
    waiting = Message.objects.open()
    if (waiting.exclude(worry=None) if is_worry else waiting.filter(worry=None)).count() >= MOST_OPEN:
        raise FullError
    region = None if project or is_worry else region_of(place)
    try:
        return create(sent | {"email": email, "region": region, "digest": digest})
    except IntegrityError:
        # The second of two clicks, a moment after the first.
        if waiting := the_same(digest, email):
            return waiting
        return create(sent | {"email": email, "region": region})


@transaction.atomic
def create(columns: dict) -> Message:
    message = Message.objects.create(**columns)
    if message.kind == MessageKind.SAFETY:
        worries.came(message)
    return message


def digest_of(*parts: str) -> str:
    """The same for texts that differ only in spaces and capitals."""
    plain = "\x00".join(" ".join(part.split()).casefold() for part in parts)
    return hashlib.sha256(plain.encode()).hexdigest()


@transaction.atomic
def the_same(digest: str, email: str) -> Message | None:
    """The message of this text that waits; the address that came last is the one to answer."""
    since = timezone.now() - SAME_FOR
    found = Message.objects.filter(digest=digest)
    found.filter(Q(sent_at__lte=since) | ~Q(done_at=None)).update(digest=None)
    waiting = found.select_for_update().first()
    if waiting is not None and email and email != waiting.email:
        waiting.email = email
        waiting.save(update_fields=["email"])
    return waiting


def region_of(place: str) -> Region | None:
    """The region that holds the place, as a visitor wrote it; None where that is not plain."""

    def look(text: str) -> set[str]:
        try:
            return {find_place(text).region}
        except AmbiguousPlaceError as several:
            return {one.region for one in several.choices}
        except PlaceError:
            return set()

    slugs = (placing.asked(look, place) if place.strip() else None) or set()
    return Region.objects.filter(slug__in=slugs).first() if len(slugs) == 1 else None


def forget_old_emails() -> None:
    """What the form promises. Called by itself: see jobs.py."""
    Message.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).exclude(email="").update(email="")


def readable(person: User) -> QuerySet[Message]:
    """Those that this person answers: a researcher, what is about their own records, and what names no

    record but a place in one of their regions; editors all; others none. Worries are read by themselves.
    """
    if not roles.is_one_of(person, roles.RECORDERS):
        return Message.objects.none()
    told = Message.objects.but_worries()
    if roles.may_publish(person):
        return told
    theirs = Q(project=None, region__in=roles.regions_of(person))
    return told.filter(theirs | Q(project__in=roles.writable(person)))


@transaction.atomic
def hide(message: Message, *, by: User) -> None:
    """Contact and exact place leave the public page now; somebody looks into it afterwards."""
    must_be_no_worry(message, by)
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
def ask_to_take_out(project: Project, *, by: User, note: str = "") -> Message:
    """A group told us in a call that it wants not to be listed: hidden now, and an editor takes it out.

    The message of that kind that waits already, where there is one. Raises NotNowError where too many wait.
    """
    roles.must_write(by, project)
    message = removals_of(project).first()
    if message is None:
        told = f"{by} was told on {day_words(timezone.localdate())} that the group wants not to be listed."
        try:
            message = take_in(kind=MessageKind.REMOVE, words=f"{told} {note}".strip(), project=project)
        except FullError:
            raise NotNowError("Too many messages wait to be dealt with. Tell an editor yourself.") from None
    if message.hidden_at is None:
        hide(message, by=by)
    return message


def removals_of(project: Project) -> QuerySet[Message]:
    """What waits and asks for it to be taken out."""
    return project.messages.open().filter(kind=MessageKind.REMOVE)


STILL_LISTED = (
    "It asks to be taken out, and the group is still listed. Its contacts can be hidden now; an editor takes "
    "it out, or says here what was agreed instead."
)


def is_still_asked(message: Message) -> bool:
    """Whether it asks for a group to be taken out that is still on the public pages."""
    project = message.project
    return message.kind == MessageKind.REMOVE and project is not None and project.review == Review.PUBLISHED


@transaction.atomic
def deal_with(message: Message, *, by: User, outcome: str) -> None:
    """Done: what was decided stays, the e-mail goes."""
    must_answer(by, message)
    if is_still_asked(message) and not roles.may_publish(by):
        raise NotNowError(STILL_LISTED)
    message.done_by, message.done_at, message.outcome, message.email = by, timezone.now(), outcome, ""
    message.digest = None
    message.save()


def must_answer(by: User, message: Message) -> None:
    """Raises PermissionDenied where the message is not this person's to answer."""
    must_be_no_worry(message, by)
    if message.project is not None:
        roles.must_write(by, message.project)
    elif not readable(by).filter(pk=message.pk).exists():
        roles.must_publish(by)


def must_be_no_worry(message: Message, by: User) -> None:
    """Those about safety are acted on as a worry: `worries`."""
    if message.kind == MessageKind.SAFETY:
        roles.must_see_worries(by)
        raise NotNowError("It is a worry about safety. It is decided on its own page.")


def likeness_of(message: Message) -> duplicates.Likeness:
    """What it tells of a group, to be looked for among those that stand here."""
    contacts = [value for _, value in contacts_in(message.words)]
    return duplicates.Likeness(
        [name for name in [message.about] if name], [message.place], contacts, pk=message.project_id
    )


@transaction.atomic
def begin_draft(message: Message, *, by: User, is_groups_email: bool = False) -> Project:
    """A draft filled in from “Add a group”: name, place, what they told, and contacts as leads.

    `is_groups_email` keeps the address that they left as a contact of the group; else it goes with the
    message. Raises NotNowError where a draft was begun already, or the group must not come back.
    """
    must_answer(by, message)
    now = Message.objects.select_for_update().get(pk=message.pk)
    if now.project is not None:
        raise NotNowError(f"A record was begun from this message already: “{now.project}”.")
    name = now.about.strip() or NO_NAME
    postcode = placing.full_postcode(now.place)
    venue = Venue(area="" if postcode else now.place.strip())
    if tombstones.is_stopped(names=[name], places=[now.place]):
        raise NotNowError(STOPPED)
    source = recording.told_source()
    project = Project.objects.create(
        name=name,
        slug=recording.free_slug(slugify(name)),
        source=source,
        recorded_in=timezone.localdate().year,
        review=Review.DRAFT,
        origin=Origin.TOLD,
    )
    with recorded(project, by=by, via=ChangeVia.MESSAGE, note=f"Begun from: {now}."):
        project.internal_notes = notes_from(now)
        project.save()
        if now.place.strip():
            venue.project = project
            placing.place(venue, placing.Private(postcode=str(postcode) if postcode else ""))
        keep_in_reach(project, now, by)
    values = contacts_in(f"{now.about}\n{now.words}")
    if is_groups_email and now.email and ("e-mail", now.email) not in values:
        values.append(("e-mail", now.email))
    for kind, value in values:
        Contact.objects.create(project=project, kind=kind, value=value, source=source)
    now.project = message.project = project
    now.save(update_fields=["project"])
    return project


def notes_from(message: Message) -> str:
    """What they told, for all who read the record: without contacts and addresses, which fewer may see."""
    start = f"A visitor told us on {day_words(timezone.localdate(message.sent_at))}"
    told = without_contacts(message.words, "[see Contacts]").strip()
    if not told or kinds_in(told):
        return f"{start}. Their words are with the message: they hold a contact or an address."
    return f"{start}: {told}"


def keep_in_reach(project: Project, message: Message, by: User) -> None:
    """A draft without a region is the editors'; whoever answers the message goes on with it."""
    if roles.may_write(by, project) and project.project_regions.exists():
        return
    region = message.region or (None if roles.may_publish(by) else by.regions.first())
    if region is not None:
        ProjectRegion.objects.get_or_create(
            project=project, region=region, kind=RegionKind.WORKS_IN, defaults={"inferred": True}
        )
