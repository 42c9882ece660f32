"""What ends by a date: what a group's public page loses soon, or has lost, and on which day.

Each function of ENDS_BY takes projects and a day, and yields (project's id, Ending) for what of them ends by
that day. Whatever else comes to end by a date is one more function there.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from directory import rules
from directory.models import Consent, Contact, ContactKind, Project, Venue
from directory.phrases import day_words
from directory.vocabulary import ConsentUse, Precision


@dataclass(frozen=True, order=True)
class Ending:
    """The first day on which it holds no more; `goes` and `went` are its words before and since that day."""

    on: datetime.date
    goes: str
    went: str

    def words(self, today: datetime.date) -> str:
        """“its phone number goes from the public page on 3 March 2027”."""
        return f"{self.goes if self.on > today else self.went} {day_words(self.on)}"

    def __str__(self):
        return self.words(timezone.localdate())


Ends = Iterator[tuple[int, Ending]]
SHOWN_AS = {
    ContactKind.PHONE: "phone number",
    ContactKind.EMAIL: "e-mail address",
    ContactKind.WEBSITE: "web address",
    ContactKind.POST: "postal address",
}


def from_the_page(what: str, on: datetime.date) -> Ending:
    return Ending(on, f"its {what} goes from the public page on", f"its {what} went from the public page on")


def checks_end(projects, by: datetime.date) -> Ends:
    """The last check, while it counts."""
    checked = Project.objects.filter(pk__in=projects).filter(rules.recent(timezone.localdate()))
    checked = checked.filter(last_checked_on__lte=by - rules.A_YEAR).order_by()
    for pk, last in checked.values_list("pk", "last_checked_on"):
        yield pk, Ending(last + rules.A_YEAR, "it counts as not checked from", "it is not checked since")


def contacts_end(projects, by: datetime.date) -> Ends:
    """What was agreed to and used; the day is the contact's own `public_until`."""
    lately = Contact.objects.filter(checks__made_on__gt=by - rules.A_YEAR).values("pk")
    runs_out = Q(consents__use=ConsentUse.SHOWN, consents__expires_on__lte=by)
    contacts = Contact.objects.filter(project__in=projects, is_hidden=False, checks__isnull=False)
    contacts = contacts.filter(runs_out | ~Q(pk__in=lately)).distinct().order_by()
    for contact in contacts.prefetch_related("consents", "checks"):
        until = contact.public_until()
        if until and until <= by:
            yield contact.project_id, from_the_page(SHOWN_AS[contact.kind], until)


def exact_addresses_end(projects, by: datetime.date) -> Ends:
    venues = Venue.objects.filter(project__in=projects, precision=Precision.EXACT)
    for pk, until in standing(venues.values("consent"), by).values_list("project_id", "expires_on"):
        yield pk, from_the_page("exact address", until)


def listings_end(projects, by: datetime.date) -> Ends:
    """What they said last to being listed, where it was a yes."""
    said = Consent.objects.filter(project__in=projects, use=ConsentUse.LISTING)
    last: dict[int, datetime.date] = {}
    for pk, until in said.live(EVER).order_by("said_on", "pk").values_list("project_id", "expires_on"):
        last[pk] = until
    for pk, until in last.items():
        if until <= by:
            words = "what they agreed to, to be listed,"
            yield pk, Ending(until, f"{words} runs out on", f"{words} ran out on")


# What has run out is told too, so a yes counts here however long ago it ended.
EVER = datetime.date.min


def standing(consents, by: datetime.date):
    """Each yes of these consents' ids that no later no has taken back, and that ends by that day."""
    return Consent.objects.live(EVER).filter(pk__in=consents, expires_on__lte=by).order_by()


ENDS_BY = (checks_end, contacts_end, exact_addresses_end, listings_end)


def ending(projects: Iterable[int], *, by: datetime.date) -> dict[int, list[Ending]]:
    """What of these projects (ids, or a query of them) ends by that day, or has ended: by id, first first."""
    found = defaultdict(set)
    for ends in ENDS_BY:
        for pk, one in ends(projects, by):
            found[pk].add(one)
    return {pk: sorted(some) for pk, some in found.items()}


def soon(projects, today: datetime.date | None = None) -> dict[int, list[Ending]]:
    """What ends within eight weeks, or has ended and was not asked again: by id, the soonest group first.

    Of published groups that are neither closed nor due for a check: those that are due stand in their own
    list.
    """
    today = today or timezone.localdate()
    projects = projects.published().current(today).order_by()
    found = ending(projects.values("pk"), by=today + rules.SOON)
    return dict(sorted(found.items(), key=lambda item: (item[1][0], item[0])))
