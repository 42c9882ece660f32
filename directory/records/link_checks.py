"""Whether the web addresses of groups and signposts still answer, asked once a week.

A result is work for a person (`silent`), never a change. One failure says little: an address is silent after
two, a week apart.
"""

import datetime
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from directory.contact_values import shown_links
from directory.fetching import Fetcher, FetchError, Trouble
from directory.models import (
    STANDS,
    Contact,
    ContactKind,
    LinkCheck,
    LinkOutcome,
    Project,
    Signpost,
    User,
)
from directory.people import roles
from directory.vocabulary import ConsentUse

from . import leads

A_WEEK = datetime.timedelta(days=7)
# How long the word of a person counts who opened what does not answer to programs.
A_QUARTER = datetime.timedelta(days=91)
AT_ONCE = 4
# Where so many are asked and none answers, our own line is down.
ENOUGH = 4
GONE = (404, 410)


def mark_of(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


# Which addresses.


def contacts() -> QuerySet[Contact]:
    """The websites of published groups that have not closed, but for hidden ones and those with a no that
    stands."""
    projects = Project.objects.published().open().values("pk")
    found = Contact.objects.filter(kind=ContactKind.WEBSITE, is_hidden=False, project__in=projects)
    agreed = Contact.objects.allowed(ConsentUse.SHOWN).values("pk")
    return found.exclude(Q(pk__in=leads.refused()) & ~Q(pk__in=agreed))


def addresses_of_contacts(rows: Iterable[Contact]) -> Iterator[tuple[Contact, str]]:
    for contact in rows:
        for link in shown_links(contact.kind, contact.value):
            yield contact, link.href


def addresses_of_signposts() -> Iterator[tuple[Signpost, str]]:
    for signpost in Signpost.objects.all():
        yield from ((signpost, address) for address in (signpost.url, signpost.finder) if address)


def in_use() -> dict[str, str]:
    """Every web address that stands somewhere, by its mark."""
    found = [address for _, address in addresses_of_signposts()]
    found += [address for _, address in addresses_of_contacts(contacts())]
    return {mark_of(address): address for address in found}


# Asking.


def ask(fetcher: Fetcher, address: str) -> LinkOutcome:
    """HEAD, which is the least; and GET where a site does not take it."""
    try:
        status = fetcher.fetch(address, method="HEAD", most=0).status
        if status < 400:
            return LinkOutcome.ANSWERS
    except FetchError as problem:
        if problem.trouble != Trouble.BROKEN:
            return LinkOutcome(problem.trouble.value)
    try:
        status = fetcher.fetch(address, most=0).status
    except FetchError as problem:
        return LinkOutcome(problem.trouble.value)
    if status < 400:
        return LinkOutcome.ANSWERS
    if status in GONE:
        return LinkOutcome.NOT_FOUND
    return LinkOutcome.REFUSES if status < 500 else LinkOutcome.ERROR


def ask_all(fetcher: Fetcher, wanted: dict[str, str]) -> Iterator[tuple[str, LinkOutcome]]:
    """Mark and outcome of each: few hosts at a time, and of one host one address after the other."""
    of_host: dict[str, list[str]] = defaultdict(list)
    for mark, address in wanted.items():
        of_host[urlsplit(address).netloc].append(mark)
    hosts = list(of_host.values())
    random.shuffle(hosts)

    def ask_host(marks: list[str]) -> list[tuple[str, LinkOutcome]]:
        return [(mark, ask(fetcher, wanted[mark])) for mark in marks]

    with ThreadPoolExecutor(AT_ONCE, "link-check") as threads:
        for found in threads.map(ask_host, hosts):
            yield from found


def check_due(today: datetime.date | None = None, fetcher: Fetcher | None = None) -> str:
    """Ask every address that was not asked for a week, keep what came of it; says so in words.

    Nothing is kept where several are asked and none answers: then our own line is down.
    """
    today = today or timezone.localdate()
    standing = in_use()
    LinkCheck.objects.exclude(mark__in=standing).delete()
    lately = set(LinkCheck.objects.filter(tried_on__gt=today - A_WEEK).values_list("mark", flat=True))
    wanted = {mark: address for mark, address in standing.items() if mark not in lately}
    found = dict(ask_all(fetcher or Fetcher(), wanted)) if wanted else {}
    answered = sum(outcome in STANDS for outcome in found.values())
    if len(found) >= ENOUGH and not answered:
        return f"None of {len(found)} answered, so our own line is taken to be down."
    for mark, outcome in found.items():
        store(mark, outcome, today)
    return f"{answered} of {len(found)} answered."


def store(mark: str, outcome: LinkOutcome, today: datetime.date) -> None:
    row = LinkCheck.objects.filter(mark=mark).first() or LinkCheck(mark=mark)
    row.outcome, row.tried_on = outcome, today
    is_vouched_for = row.opened_on is not None and today - row.opened_on < A_QUARTER
    if outcome in STANDS or is_vouched_for:
        row.failing_since = row.silent_since = None
    elif row.failing_since is None:
        row.failing_since = today
    elif today - row.failing_since >= A_WEEK:
        row.silent_since = row.failing_since
    row.save()


# What a person does with it.


@dataclass
class SilentAddress:
    """A web address that does not answer, with the groups and signposts at which it stands."""

    address: str
    check: LinkCheck
    contacts: list[Contact] = field(default_factory=list)
    signposts: list[Signpost] = field(default_factory=list)


def silent(person: User) -> list[SilentAddress]:
    """Those that this person can see to, silent for longest first: of groups that they may write, and of
    signposts."""
    if not roles.is_one_of(person, roles.RECORDERS):
        return []
    rows = {row.mark: row for row in LinkCheck.objects.exclude(silent_since=None)}
    if not rows:
        return []
    found: dict[str, SilentAddress] = {}

    def at(address: str) -> SilentAddress | None:
        row = rows.get(mark_of(address))
        return found.setdefault(row.mark, SilentAddress(address, row)) if row else None

    for signpost, address in addresses_of_signposts():
        if one := at(address):
            one.signposts.append(signpost)
    own = contacts().filter(project__in=roles.writable(person)).select_related("project")
    for contact, address in addresses_of_contacts(own.order_by("project__name", "pk")):
        if one := at(address):
            one.contacts.append(contact)
    return sorted(found.values(), key=lambda one: (one.check.silent_since, one.address))


def opened(mark: str, *, by: User, today: datetime.date | None = None) -> bool:
    """This person opened it, and it answers: it is off the list. False where it stood on it no more."""
    if not roles.is_one_of(by, roles.RECORDERS):
        raise PermissionDenied("Only those who record groups may do this.")
    if not any(one.check.mark == mark for one in silent(by)):
        return False
    today = today or timezone.localdate()
    LinkCheck.objects.filter(mark=mark).update(opened_on=today, failing_since=None, silent_since=None)
    return True
