"""Records that may be one and the same: by name and place, telephone, e-mail or web address."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from directory.models import Contact, NotDuplicate, Project, User, Venue, VenueAddress
from directory.models.words import fold, stems
from directory.people import roles
from directory.vocabulary import Review

from .tombstones import folded

ALIKE = 0.6
MOST = 10
# A name that many towns know is asked about, but does not fill the page.
ELSEWHERE = 3
COMMON = set(stems("peer support self help group project service the"))


@dataclass(frozen=True)
class Likeness:
    """What is known of a record that may be here already."""

    names: list[str]
    places: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    postcodes: list[str] = field(default_factory=list)
    pk: int | None = None

    @classmethod
    def of(cls, project: Project) -> "Likeness":
        return cls(
            [project.name, *project.other_names],
            list(project.venues.values_list("area", flat=True)),
            list(project.contacts.values_list("value", flat=True)),
            list(VenueAddress.objects.filter(venue__project=project).values_list("postcode", flat=True)),
            project.pk,
        )

    def says_more_than(self, other: "Likeness") -> bool:
        """Whether there is a name, place or contact here that the other one lacks."""
        return bool(
            {fold(name) for name in self.names} - {fold(name) for name in other.names}
            or towns_of(self.places) - towns_of(other.places)
            or keys(self.postcodes) - keys(other.postcodes)
            or keys_of(self.contacts) - keys_of(other.contacts)
        )


@dataclass(frozen=True)
class Twin:
    """A record that may be the same one, and why."""

    project: Project
    why: str


def likely(wanted: Likeness, *, by: User | None = None) -> list[Twin]:
    """The likeliest few, those with the same contact first.

    Asked by a person, it knows no contact or address but those that they may see: the answer would tell
    whose a number is that they only guessed.
    """
    reasons: dict[int, str] = {}
    mine = keys_of(wanted.contacts)
    for pk, value in contacts_seen(by).values_list("project_id", "value") if mine else ():
        if pk != wanted.pk and keys_of([value]) & mine:
            reasons[pk] = f"has the same contact: {value}"
    for pk, why in by_postcode(wanted, addresses_seen(by)):
        reasons.setdefault(pk, why)
    for pk, why in by_name(wanted):
        reasons.setdefault(pk, why)
    for pk in kept_apart(wanted.pk):
        reasons.pop(pk, None)
    found = Project.objects.in_bulk(list(reasons)[:MOST])
    return [Twin(found[pk], why) for pk, why in reasons.items() if pk in found]


def kept_apart(pk: int | None) -> set[int]:
    """The records of which somebody said that they are not the same group as this one."""
    rows = NotDuplicate.objects.filter(Q(one=pk) | Q(other=pk)).values_list("one", "other") if pk else ()
    return {number for pair in rows for number in pair} - {pk}


def keep_apart(project: Project, others: Iterable[Project], *, by: User) -> None:
    """Somebody looked at both and says that they are two groups: nobody is asked again."""
    roles.must_write(by, project)
    for other in others:
        one, two = sorted([project.pk, other.pk])
        if one != two:
            NotDuplicate.objects.get_or_create(one_id=one, other_id=two, defaults={"by": by})


def contacts_seen(by: User | None) -> QuerySet[Contact]:
    """Those of the records that a person may write, and the public ones."""
    if by is None:
        return Contact.objects.all()
    public = Contact.objects.public().filter(project__review=Review.PUBLISHED).values("pk")
    return Contact.objects.filter(Q(project__in=roles.writable(by)) | Q(pk__in=public))


def addresses_seen(by: User | None) -> QuerySet[VenueAddress]:
    rows = VenueAddress.objects.all()
    return rows if by is None else rows.filter(venue__project__in=roles.writable(by))


LEAST_FIGURES = 5


def contacts_like(text: str, contacts: QuerySet[Contact]) -> set[int]:
    """Those of these contacts that hold the number, or the end of one, or the address that was typed."""
    figures = re.sub(r"\D", "", text)
    is_number = len(figures) >= LEAST_FIGURES and not re.search(r"[a-z@]", text.casefold())
    if not is_number and not re.search(r"[@.]", text):
        return set()
    wanted = figures.removeprefix("44").removeprefix("0") if is_number else contact_key(text)
    rows = contacts.values_list("pk", "value")
    return {pk for pk, value in rows if any(wanted in key for key in keys_of([value]))}


def addresses_like(text: str, addresses: QuerySet[VenueAddress]) -> set[int]:
    """Those of these addresses that are at the postcode that was typed, or begin with that part of one."""
    closed = re.sub(r"\s", "", text).upper()
    if not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]{0,5}", closed):
        return set()
    rows = addresses.exclude(postcode="").values_list("pk", "postcode")
    return {pk for pk, postcode in rows if re.sub(r"\s", "", postcode).upper().startswith(closed)}


def holding(text: str, *, by: User) -> set[int]:
    """The projects with a number, address or postcode like this, of those that this person may see."""
    contacts, addresses = contacts_seen(by), addresses_seen(by)
    return {
        *Contact.objects.filter(pk__in=contacts_like(text, contacts)).values_list("project", flat=True),
        *VenueAddress.objects.filter(pk__in=addresses_like(text, addresses)).values_list(
            "venue__project", flat=True
        ),
    }


def by_postcode(wanted: Likeness, addresses: QuerySet[VenueAddress]) -> Iterable[tuple[int, str]]:
    """Under the same roof with a word of the name in common: a community centre holds many groups."""
    mine = keys(wanted.postcodes)
    names = [telling(name) for name in wanted.names if stems(name)]
    rows = addresses.filter(postcode__in=mine).values_list(
        "venue__project", "venue__project__name", "venue__project__also_known_as"
    )
    for pk, name, others in rows if mine else ():
        if pk != wanted.pk and any(a & telling(b) for a in names for b in [name, *others.splitlines()]):
            yield pk, "meets at the same postcode and has a similar name"


def keys(postcodes: Iterable[str]) -> set[str]:
    """As they are kept: capitals, one space before the last three."""
    closed = {re.sub(r"\s", "", postcode).upper() for postcode in postcodes} - {""}
    return {f"{one[:-3]} {one[-3:]}" if len(one) > 4 else one for one in closed}


def by_name(wanted: Likeness) -> Iterable[tuple[int, str]]:
    """Same or nearly the same name in the same town or in none; then the very same name in another town."""
    names = [telling(name) for name in wanted.names if stems(name)]
    towns, own, elsewhere = towns_of(wanted.places), {folded(name) for name in wanted.names}, []
    near: list[tuple[float, int, bool]] = []
    for pk, name, others in Project.objects.values_list("pk", "name", "also_known_as"):
        theirs = [name, *others.splitlines()]
        score = max((alike(a, telling(b)) for a in names for b in theirs), default=0)
        if pk != wanted.pk and score >= ALIKE:
            near.append((-score, pk, any(folded(one) in own for one in theirs)))
    places: dict[int, list[str]] = defaultdict(list)
    rows = Venue.objects.filter(project__in=[pk for _, pk, _ in near]).order_by("pk")
    for pk, area in rows.values_list("project", "area"):
        places[pk].append(area)
    for score, pk, is_same in sorted(near):
        there = towns_of(places[pk])
        if not towns or not there or towns & there:
            yield pk, "has the same name" if score == -1 else "has a similar name"
        elif is_same:
            elsewhere.append((pk, f"has the same name, but is in {next(filter(None, places[pk]))}"))
    yield from elsewhere[:ELSEWHERE]


def telling(name: str) -> set[str]:
    """The words that tell a name from another; all of them, where it has no others."""
    words = set(stems(name))
    return words - COMMON or words


def alike(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def towns_of(places: Iterable[str]) -> set[str]:
    return {fold(place.partition(",")[0]).strip() for place in places} - {""}


BETWEEN_CONTACTS = re.compile(r"\s+or\s+|\s*[/;,]\s*(?=[+(0])", re.IGNORECASE)
EXTENSION = re.compile(r"\W*(?:ext|extn|extension|x|#)\W*\d+$", re.IGNORECASE)


def keys_of(contacts: Iterable[str]) -> set[str]:
    """One for each number or address; two numbers may stand in one contact."""
    return {contact_key(part) for value in contacts for part in BETWEEN_CONTACTS.split(value)} - {""}


def contact_key(value: str) -> str:
    """A number by its digits without its extension, an address without its dress."""
    number = EXTENSION.sub("", value)
    digits = re.sub(r"\D", "", number)
    if len(digits) >= 9 and not re.search(r"[a-z]", number.casefold()):
        return digits.removeprefix("44").removeprefix("0")
    return re.sub(r"^(https?://)?(www\.)?", "", value.casefold().strip()).rstrip("/")
