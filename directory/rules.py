"""Rules that several rooms ask, each once: a predicate over values and, beside it, the same as a query.

Nothing here imports a model. A query takes `prefix`, the look-up that leads from the rows asked for to the
project ("project__"); it is empty for projects themselves.
"""

import datetime
from collections.abc import Container, Iterable, Mapping

from django.db.models import F, Q

from .vocabulary import (
    Carers,
    ControlledBy,
    FacilitatedBy,
    FirstContact,
    Keeper,
    LinkKind,
    Means,
    NetworkStatus,
    Opened,
    OrganisationRole,
    Origin,
    Precision,
    Role,
    Scope,
    Stage,
    WayIn,
    YesNo,
)

# How long a check counts: of a project, of a contact used in it, and a consent where nobody says otherwise.
A_YEAR = datetime.timedelta(days=365)
# How long before something runs out it is time to ask again.
SOON = datetime.timedelta(weeks=8)
ENDED = (NetworkStatus.MERGED, NetworkStatus.CLOSED)
CARERS_TERM = "carers-and-family"
IN_PERSON = "in-person"
STATUTORY = "statutory"
NOT_MEETING = (Stage.PLANNED, Stage.PAUSED, Stage.CLOSED)
WOMEN, DOMESTIC_ABUSE, SOMEONES_HOME = "women", "domestic-abuse", "someones-home"
FOR_WOMEN = ((WOMEN, LinkKind.ONLY), (WOMEN, LinkKind.MAINLY))


# Closed: the project itself, or the network whose record it is has closed or merged into another.


def is_closed(stage: str, network_status: str | None) -> bool:
    """`network_status` is None where the project is no network's record."""
    return stage == Stage.CLOSED or network_status in ENDED


def closed(prefix: str = "") -> Q:
    return Q(**{f"{prefix}stage": Stage.CLOSED}) | Q(**{f"{prefix}network__status__in": ENDED})


# Current: not closed, and checked as running in the last 12 months.


def is_recent(day: datetime.date | None, today: datetime.date) -> bool:
    """Whether what was checked on `day` (None: never) still counts `today`."""
    return day is not None and day > today - A_YEAR


def is_current(last_checked_on: datetime.date | None, is_closed: bool, today: datetime.date) -> bool:
    return not is_closed and is_recent(last_checked_on, today)


def recent(today: datetime.date, field: str = "last_checked_on") -> Q:
    return Q(**{f"{field}__gt": today - A_YEAR})


def current(today: datetime.date, prefix: str = "") -> Q:
    return ~closed(prefix) & recent(today, f"{prefix}last_checked_on")


# Due for a check: not closed, and no check that still counts. Asked of published projects.


def is_due(last_checked_on: datetime.date | None, is_closed: bool, today: datetime.date) -> bool:
    return not is_closed and not is_recent(last_checked_on, today)


def due(today: datetime.date, prefix: str = "") -> Q:
    never = Q(**{f"{prefix}last_checked_on": None})
    return ~closed(prefix) & (never | ~recent(today, f"{prefix}last_checked_on"))


# Who keeps it true: whoever made its last check, while that counts. Nobody, where none does.


def kept_by(last_checked_on: datetime.date | None, is_by_group: bool, today: datetime.date) -> Keeper:
    """`is_by_group`: the group made its last check itself, and no person of ours did."""
    if not is_recent(last_checked_on, today):
        return Keeper.NOBODY
    return Keeper.GROUP if is_by_group else Keeper.US


# Published by two people, one of whom spoke to the group: what others brought here.

SPOKE = (Means.PHONE, Means.VISIT)


def needs_two(origin: str) -> bool:
    return origin != Origin.OURS


# Soon: what still holds today and ends within eight weeks, as a consent does on the day it runs out.


def is_soon(day: datetime.date, today: datetime.date) -> bool:
    return today < day <= today + SOON


def soon(today: datetime.date, field: str) -> Q:
    return Q(**{f"{field}__gt": today, f"{field}__lte": today + SOON})


# National or online: lost to no place, region or authority.


def is_national(scope: str, modes: Container[str]) -> bool:
    """`modes` are the slugs of the ways in which people meet; none where they are not known."""
    return scope == Scope.NATIONAL or (bool(modes) and IN_PERSON not in modes)


# The way in, in one word. A contact is one while it is public; a place where people may just turn up needs
# an address; a network needs a way of its own.

CONTACT_WAYS = {"phone": WayIn.RING, "e-mail": WayIn.WRITE, "post": WayIn.WRITE, "website": WayIn.WEB}


def ways_in(
    first_contact: str,
    contacts: Mapping[str, datetime.date | None],
    *,
    address: datetime.date | None = None,
    site: datetime.date | None = None,
    in_network: bool = False,
) -> list[list[str | None]]:
    """Every way with the day (ISO) from which it holds no more, None where there is no such day; best first.

    `contacts` are the kinds of public contacts with that day each; `address` is that day of an exact address,
    `site` that of an organisation's website that a person opened.
    """
    found = {}
    for kind, until in contacts.items():
        way = CONTACT_WAYS[kind]
        found[way] = max(filter(None, [until, found.get(way)]), default=None)
    if address and first_contact == FirstContact.TURN_UP:
        found[WayIn.TURN_UP] = address
    if site:
        found[WayIn.SITE] = site
    if in_network:
        found[WayIn.NETWORK] = None
    asked = WayIn.WRITE if first_contact == FirstContact.WRITE else None
    order = sorted(found, key=lambda way: (way != asked, list(WayIn).index(way)))
    return [[str(way), found[way] and found[way].isoformat()] for way in order]


def way_in(ways: Iterable[Iterable[str | None]], today: datetime.date) -> WayIn:
    """The first of `ways_in` that holds today, as a card keeps them under "ways"; else WayIn.NONE."""
    return next((WayIn(way) for way, until in ways if not until or today.isoformat() < until), WayIn.NONE)


# Who leads, as visitors choose it (`led`).

LED = {
    "user-led": Q(controlled_by=ControlledBy.SERVICE_USERS),
    "peer-led": Q(facilitated_by=FacilitatedBy.PEERS),
    "shared": Q(controlled_by=ControlledBy.SHARED) | Q(facilitated_by=FacilitatedBy.BOTH),
    "staff-led": Q(facilitated_by=FacilitatedBy.STAFF),
}


def led(controlled_by: str, facilitated_by: str) -> set[str]:
    """The values of `led` that hold of a project with these two answers."""
    shared = controlled_by == ControlledBy.SHARED or facilitated_by == FacilitatedBy.BOTH
    holds = {
        "user-led": controlled_by == ControlledBy.SERVICE_USERS,
        "peer-led": facilitated_by == FacilitatedBy.PEERS,
        "shared": shared,
        "staff-led": facilitated_by == FacilitatedBy.STAFF,
    }
    return {value for value, is_so in holds.items() if is_so}


# Carers: the answer to "are carers included?" counts as a tie to the community of carers and family.


def carers_tie(carers: str) -> LinkKind | None:
    """How firmly the project is for carers by this answer; None where it does not say that it is."""
    if carers == Carers.ONLY:
        return LinkKind.ONLY
    return LinkKind.WELCOMES if carers == Carers.WELCOME else None


def open_to_carers() -> Q:
    return Q(carers__in=(Carers.ONLY, Carers.WELCOME))


# Joinable: somebody may come now. Where nothing is known, they may ask.


def is_joinable(stage: str, open_to_new_members: str) -> bool:
    """It is not planned, paused or closed, and has not said that it takes no new members."""
    return stage not in NOT_MEETING and open_to_new_members != YesNo.NO


def joinable(prefix: str = "") -> Q:
    return ~Q(**{f"{prefix}stage__in": NOT_MEETING}) & ~Q(**{f"{prefix}open_to_new_members": YesNo.NO})


# An organisation, not a single group: it hosts groups that others run, or is a public body of that name.


def is_public_body(name: str, groupings: Container[str], run_by: Container[str]) -> bool:
    """`run_by`: the names of the organisations that run it."""
    return STATUTORY in groupings and name in run_by


def is_organisation(role: str, is_public_body: bool) -> bool:
    return is_public_body or role == Role.HOSTS


def organisations(prefix: str = "") -> Q:
    """A project may come up more than once."""
    public_body = {
        "project_terms__term__vocabulary": "grouping",
        "project_terms__term__slug": STATUTORY,
        "project_organisations__role": OrganisationRole.RUNS,
        "project_organisations__organisation__name": F(f"{prefix}name"),
    }
    return Q(**{f"{prefix}role": Role.HOSTS}) | Q(
        **{f"{prefix}{path}": value for path, value in public_body.items()}
    )


# Dates kept private: for women, about domestic abuse, or in a place that is hidden. Where such people are on
# which evening is in no list by date without their word. "Mainly" for women counts, for that is what is
# recorded where nobody asked if men come.


def keeps_dates_private(
    communities: Iterable[tuple[str, str]], settings: Container[str], precisions: Container[str]
) -> bool:
    """`communities` are slug and kind of each link, and the same kind with each term above it."""
    for_women = any((slug, kind) in FOR_WOMEN for slug, kind in communities)
    about_abuse = any(slug == DOMESTIC_ABUSE for slug, _ in communities)
    return for_women or about_abuse or SOMEONES_HOME in settings or Precision.HIDDEN in precisions


def keeping_dates_private(prefix: str = "") -> Q:
    """To leave these out, exclude their ids: in exclude() a kind and its term need not be of one link."""
    link = f"{prefix}project_terms__"

    def linked(vocabulary: str, slug: str) -> Q:
        found = Q()
        for term in ("term", "term__parent", "term__parent__parent"):
            found |= Q(**{f"{link}{term}__vocabulary": vocabulary, f"{link}{term}__slug": slug})
        return found

    return (
        (linked("community", WOMEN) & Q(**{f"{link}kind__in": [kind for _, kind in FOR_WOMEN]}))
        | linked("community", DOMESTIC_ABUSE)
        | linked("setting", SOMEONES_HOME)
        | Q(**{f"{prefix}venues__precision": Precision.HIDDEN})
    )


# Opened: an organisation's own public website that a person opened and said is theirs may be shown for a year
# without a consent. Not for a group that keeps private when and where it meets: the website may tell where,
# and who stands behind it. Such a group has to say yes itself.

WEBSITE = "website"
IS_THEIRS = (Opened.THEIRS, Opened.MOVED)


def is_opened(
    kind: str,
    value: str,
    *,
    is_hidden: bool,
    keeps_private: bool,
    answer: str,
    address: str,
    opened_on: datetime.date,
    today: datetime.date,
) -> bool:
    """Whether a contact may be shown by an answer that stands; `address` is what was opened.

    `keeps_private` is `keeps_dates_private` of its project.
    """
    may_be_shown = kind == WEBSITE and not is_hidden and not keeps_private
    return may_be_shown and answer in IS_THEIRS and address == value and is_recent(opened_on, today)


def opened(today: datetime.date) -> Q:
    """Asked of contacts. To be met in one filter(), and without those of projects that keep dates private."""
    return Q(
        kind=WEBSITE,
        is_hidden=False,
        openings__stands=True,
        openings__answer__in=IS_THEIRS,
        openings__address=F("value"),
    ) & recent(today, "openings__opened_on")
