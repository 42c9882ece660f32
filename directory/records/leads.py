"""Leads: what public pages said of a group, kept for researchers; and what was found behind a web address.

Nothing of a lead is public by itself. `keep` takes one in, once; `answer` says what a person found who opened
a web address, and `undo` takes back that person's last answer.
"""

import datetime
import hashlib
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils import timezone

from directory import rules
from directory.contact_values import NotAContactError, as_kept, is_social_network
from directory.models import (
    ENDED_OR_RENAMED,
    Consent,
    Contact,
    ContactAttempt,
    ContactKind,
    Lead,
    LeadStatus,
    Opening,
    Project,
    Publisher,
    Source,
    SourceKind,
    User,
    WorkItem,
)
from directory.people import roles
from directory.phrases import day_words
from directory.vocabulary import ConsentAnswer, ConsentUse, Opened, Review

from . import checks, tombstones, work
from .contacts_in_text import kinds_in
from .reindex import changed

# The pages of leads stand after the sources that people choose from.
LAST = 900
WHO_SAYS = {
    Publisher.OWN: "Its own page says",
    Publisher.UMBRELLA: "Its umbrella body says",
    Publisher.REGISTER: "A public register says",
    Publisher.COUNCIL: "A council’s page says",
    Publisher.OTHER: "Somebody else’s page says",
}
BECAME = {
    LeadStatus.RENAMED: "that it has another name now",
    LeadStatus.MERGED: "that it merged",
    LeadStatus.CLOSED: "that it closed",
}


class NoLeadError(Exception):
    """A group that takes no leads. Its words say why."""


class NotAnAnswerError(Exception):
    """What a person said of a web address cannot be taken. Its words say at `field` what to do instead."""

    def __init__(self, words: str, field: str = ""):
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class Found:
    """What a page said of one group. `contacts` are (kind, value, role)."""

    organisation: str = ""
    charity_number: str = ""
    status: str = LeadStatus.UNKNOWN
    status_note: str = ""
    publisher: str = ""
    copy_hint: str = ""
    note: str = ""
    pages: list[str] = field(default_factory=list)
    contacts: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """The same for the same words, whenever they were read."""
        return digest(repr(self))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def group_at(slug: str) -> Project:
    """The project of that address, or of that former address. Raises NoLeadError, and OtherKeyError."""
    project = Project.objects.at(slug) or Project.objects.formerly_at(slug)
    if project is None and tombstones.is_stopped(slug=slug):
        raise NoLeadError(f"“{slug}” was taken out for good and must not come back.")
    if project is None:
        raise NoLeadError(f"No group has the address “{slug}”.")
    if project.review == Review.WITHDRAWN:
        raise NoLeadError(f"“{slug}” is withdrawn.")
    return project


@transaction.atomic
def keep(project: Project, found: Found, *, read_on: datetime.date) -> bool:
    """Take in a lead that is not here yet; returns whether it was new.

    Contacts that stand already, or that came once before, are not made again.
    """
    Project.objects.select_for_update().get(pk=project.pk)
    before = list(project.leads.all())
    if found.mark in {lead.mark for lead in before}:
        return False
    names = ("organisation", "charity_number", "status", "status_note", "publisher", "copy_hint", "note")
    columns = {name: getattr(found, name) for name in names}
    lead = Lead.objects.create(project=project, mark=found.mark, read_on=read_on, **columns)
    sources = [source_of(page, read_on) for page in found.pages]
    lead.sources.set(sources)
    came_before = {mark for one in before for mark in one.brought}
    for kind, value, role in found.contacts:
        mark = digest(f"{kind} {comparable(kind, value)}")
        lead.brought.append(mark)
        contact = same_contact(project, kind, value)
        if contact is None and mark not in came_before:
            contact = project.contacts.create(kind=kind, value=value, role=role, source=sources[0])
        if contact is not None:
            lead.contacts.add(contact)
    lead.save()
    put_on_the_pile(lead)
    return True


def source_of(page: str, read_on: datetime.date) -> Source:
    """The page as a source, with the day on which it was read."""
    host = page.split("/")[2].removeprefix("www.")
    columns = {"kind": SourceKind.PAGE, "url": page, "dated": read_on.isoformat(), "position": LAST}
    columns["title"] = f"A page of {host}, read in a stored copy"[:200]
    source, _ = Source.objects.get_or_create(key=f"page-{digest(f'{page} {read_on}')[:20]}", defaults=columns)
    return source


def same_contact(project: Project, kind: str, value: str) -> Contact | None:
    wanted = comparable(kind, value)
    own = project.contacts.filter(kind=kind)
    return next((contact for contact in own if comparable(kind, contact.value) == wanted), None)


def comparable(kind: str, value: str) -> str:
    """Without what makes no other number or address: case, a last stroke, https and www."""
    try:
        value = as_kept(kind, value)
    except NotAContactError:
        return value
    if kind == ContactKind.WEBSITE:
        value = value.partition("://")[2].removeprefix("www.").rstrip("/")
    return value.casefold()


def put_on_the_pile(lead: Lead) -> None:
    """A group that is said to have ended, or to have another name, is asked; but one question at a time."""
    if lead.status not in ENDED_OR_RENAMED or not is_asked(lead.project):
        return
    work.ask(lead.project, told_as_work(lead))


def is_asked(project: Project) -> bool:
    is_open = project.review == Review.PUBLISHED and not project.is_closed
    return is_open and not WorkItem.objects.filter(project=project).exclude(to_ask="").exists()


def told_as_work(lead: Lead) -> str:
    """“Its own page says that it merged (read on 28 November 2026)...”: no address, for all staff read it."""
    who = WHO_SAYS.get(lead.publisher, "A page says")
    return (
        f"{who} {BECAME[lead.status]} (read on {day_words(lead.read_on)}). Is that so? The words and the "
        "page stand on the check screen."
    )


# Ready to ring.

BEST_FIRST = Case(
    *(When(leads__publisher=publisher, then=Value(rank)) for rank, publisher in enumerate(Publisher)),
    default=Value(len(Publisher)),
    output_field=IntegerField(),
)


def open_groups(person: User, region: str = "") -> QuerySet[Project]:
    """What this person works on: the published groups of their regions, or of one, that have not closed."""
    projects = roles.writable(person).published().open()
    return projects.filter(pk__in=work.in_region(region)) if region else projects


def refused() -> QuerySet[Consent]:
    """The contacts of which somebody said no to being shown."""
    said_no = Consent.objects.filter(answer=ConsentAnswer.NO, use=ConsentUse.SHOWN)
    return said_no.exclude(contact=None).values("contact")


def unconfirmed(today: datetime.date) -> QuerySet[Contact]:
    """Numbers and e-mail addresses that may be tried: not public, not hidden, and nobody said no to them."""
    tried = Contact.objects.filter(kind__in=[ContactKind.PHONE, ContactKind.EMAIL], is_hidden=False)
    return tried.exclude(pk__in=Contact.objects.public(today).values("pk")).exclude(pk__in=refused())


def to_ring(person: User, region: str = "", today: datetime.date | None = None) -> QuerySet[Project]:
    """Groups without a public number or e-mail address; those with one to try first, the best source first.

    `best` is None where there is none to try; `tried_on` and `tried` say when it was tried last, with what
    outcome. Each has its contacts to try as `to_try`, and its leads, organisations and networks fetched.
    """
    today = today or timezone.localdate()
    of_it = unconfirmed(today).filter(project=OuterRef("pk"))
    ranked = of_it.order_by().values("pk").annotate(rank=Min(BEST_FIRST)).order_by("rank").values("rank")
    attempts = ContactAttempt.objects.filter(project=OuterRef("pk")).order_by("-made_on", "-pk")
    public = Contact.objects.public(today).filter(
        project=OuterRef("pk"), kind__in=[ContactKind.PHONE, ContactKind.EMAIL]
    )
    best = unconfirmed(today).annotate(rank=Min(BEST_FIRST)).order_by("rank", "pk")
    return (
        open_groups(person, region)
        .exclude(Exists(public))
        .annotate(
            best=Subquery(ranked[:1]),
            tried_on=Subquery(attempts.values("made_on")[:1]),
            tried=Subquery(attempts.values("outcome")[:1]),
        )
        .order_by(F("best").asc(nulls_last=True), F("tried_on").asc(nulls_first=True), "name", "pk")
        .prefetch_related(
            Prefetch("contacts", best.select_related("source").prefetch_related("leads"), to_attr="to_try"),
            Prefetch("contacts", websites(), to_attr="sites"),
            "leads",
            "project_organisations__organisation",
            "affiliations__network__project",
        )
    )


def websites() -> QuerySet[Contact]:
    return Contact.objects.filter(kind=ContactKind.WEBSITE, is_hidden=False).prefetch_related(
        "openings", "leads"
    )


# Open and tick.


@dataclass(frozen=True)
class Address:
    """A web address with the contacts of a person's groups that have it, and those of them that wait."""

    value: str
    contacts: list[Contact]
    waiting: list[Contact]

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands in the order: what helps the most groups comes first."""
        return -len(self.contacts), self.value

    @property
    def leads(self) -> list[Lead]:
        """What pages said, each text once."""
        found = {}
        for contact in self.waiting:
            for lead in contact.leads.all():
                found.setdefault((lead.status_note, lead.note), lead)
        return list(found.values())

    @property
    def name(self) -> str:
        """Whose website it may be, as the most leads have it; else what the first group is called."""
        names = [
            name
            for one in self.contacts
            for lead in one.leads.all()
            if (name := plain_name(lead.organisation))
        ]
        return max(names, key=names.count) if names else self.contacts[0].project.name


def plain_name(organisation: str) -> str:
    """The first name in the cell, without what stands in brackets."""
    return " ".join(re.sub(r"\([^)]*\)", " ", organisation.partition(";")[0]).split()).rstrip(" ,")[:120]


def waits(contact: Contact, today: datetime.date) -> bool:
    """Nobody has opened what stands there now, or it was theirs more than a year ago."""
    last = next((row for row in contact.openings.all() if row.stands), None)
    if last is None or last.address != contact.value:
        return True
    return last.answer in rules.IS_THEIRS and not rules.is_recent(last.opened_on, today)


def addresses(person: User, region: str = "", today: datetime.date | None = None) -> list[Address]:
    """Every web address of which somebody has to say whose it is, in the order in which to open them."""
    today = today or timezone.localdate()
    rows = websites().filter(project__in=open_groups(person, region)).exclude(pk__in=refused())
    rows = rows.exclude(pk__in=Contact.objects.public(today).values("pk")).select_related("project")
    by_value: dict[str, list[Contact]] = {}
    for contact in rows.order_by("project__name", "pk"):
        if not contact.problem:
            by_value.setdefault(contact.value, []).append(contact)
    found = (
        Address(value, own, [contact for contact in own if waits(contact, today)])
        for value, own in by_value.items()
    )
    return sorted((one for one in found if one.waiting), key=lambda one: one.place)


@transaction.atomic
def answer(
    contacts: Iterable[Contact],
    *,
    by: User,
    found: str,
    name: str = "",
    moved_to: str = "",
    today: datetime.date | None = None,
) -> list[Opening]:
    """Keep what was found behind the web address of these contacts, which is the same for all of them.

    `name` is whose website it is, as the public reads it. With MOVED the contacts get the new address. What
    somebody else answered meanwhile, or gave another address, is left out. Raises NotAnAnswerError.
    """
    today = today or timezone.localdate()
    opened = {contact.pk: contact.value for contact in contacts}
    locked = Contact.objects.select_for_update(of=("self",)).filter(pk__in=opened, kind=ContactKind.WEBSITE)
    rows = list(locked.select_related("project").prefetch_related("openings").order_by("pk"))
    rows = [contact for contact in rows if contact.value == opened[contact.pk] and waits(contact, today)]
    for contact in rows:
        roles.must_write(by, contact.project)
    name, moved_to = " ".join(name.split()), moved_to.strip()
    if found not in Opened.values:
        raise NotAnAnswerError("Choose one of the answers.")
    if found in (Opened.THEIRS, Opened.MOVED):
        must_be_a_name(name)
    if found == Opened.MOVED:
        moved_to = new_address(moved_to, rows)
    elif found == Opened.THEIRS and any(is_social_network(contact.value) for contact in rows):
        raise NotAnAnswerError(A_SOCIAL_NETWORK)
    batch, made = uuid.uuid4(), []
    for contact in rows:
        made.append(open_one(contact, by, batch, today, found=found, name=name, moved_to=moved_to))
    changed(*(contact.project for contact in rows))
    return made


A_SOCIAL_NETWORK = (
    "This is a page on a social network, not a website of the organisation’s own, so it is not shown. Choose "
    "“Somebody else’s”, or write its own website beside “Moved”."
)


def must_be_a_name(name: str) -> None:
    """What the public reads as “NAME has a website”."""
    if not name:
        raise NotAnAnswerError("Write whose website it is: the public reads this name.", "name")
    if len(name) > Opening._meta.get_field("name").max_length:
        raise NotAnAnswerError("This name is too long. Write at most 120 letters.", "name")
    if kinds := kinds_in(name):
        raise NotAnAnswerError(f"There is {kinds[0]} in the name. Write only the name.", "name")
    if "<" in name or not name.isprintable():
        raise NotAnAnswerError("Write only letters in the name, no signs as of a program.", "name")


def new_address(text: str, contacts: list[Contact]) -> str:
    if not text:
        raise NotAnAnswerError(
            "Write the address that it moved to, from the browser’s address bar.", "moved_to"
        )
    try:
        address = as_kept(ContactKind.WEBSITE, text)
    except NotAContactError as problem:
        raise NotAnAnswerError(str(problem), "moved_to") from problem
    if len(address) > Contact._meta.get_field("value").max_length:
        raise NotAnAnswerError("This address is too long. Write at most 240 letters.", "moved_to")
    if is_social_network(address):
        words = "This is a page on a social network, not a website of the organisation’s own."
        raise NotAnAnswerError(words, "moved_to")
    if any(contact.value == address for contact in contacts):
        raise NotAnAnswerError(
            "This is the address that you opened. If it is theirs, choose that.", "moved_to"
        )
    return address


def open_one(contact, by, batch, today, *, found, name, moved_to) -> Opening:
    before = contact.value
    if found == Opened.MOVED:
        contact.value = moved_to
        checks.forget_use(contact)
        contact.save()
    contact.openings.filter(stands=True).update(stands=False)
    is_shown = found in (Opened.THEIRS, Opened.MOVED)
    return Opening.objects.create(
        contact=contact,
        answer=found,
        address=contact.value,
        address_before=before,
        name=name if is_shown else "",
        opened_on=today,
        by=by,
        batch=batch,
    )


def last_answer(person: User) -> Opening | None:
    """What this person answered last and has not taken back; None where others have answered since."""
    last = Opening.objects.filter(by=person, undone_at=None).select_related("contact__project").first()
    return last if last and last.stands and roles.may_write(person, last.contact.project) else None


@transaction.atomic
def undo(*, by: User) -> list[Opening]:
    """Take back this person's last answer, so that what stood before stands again; returns its rows."""
    last = last_answer(by)
    if last is None:
        return []
    rows = list(
        Opening.objects.select_for_update(of=("self",))
        .filter(batch=last.batch, stands=True)
        .select_related("contact__project")
    )
    for row in rows:
        roles.must_write(by, row.contact.project)
        Opening.objects.filter(pk=row.pk).update(stands=False, undone_by=by, undone_at=timezone.now())
        before = row.contact.openings.filter(undone_at=None).exclude(pk=row.pk).first()
        if before is not None:
            Opening.objects.filter(pk=before.pk).update(stands=True)
        if row.contact.value == row.address != row.address_before:
            Contact.objects.filter(pk=row.contact_id).update(value=row.address_before)
    changed(*(row.contact.project for row in rows))
    return rows
