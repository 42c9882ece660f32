"""Find a record in the workshop: by a name, an organisation, a number, an e-mail, a postcode or an id.

Numbers, e-mail addresses and postcodes that are not public are looked for only in records that the person
may write. Pure of pages; typing mistakes are for whoever calls.
"""

import re
import uuid
from dataclasses import dataclass

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Replace, Upper

from directory.models import (
    Contact,
    ContactKind,
    Organisation,
    Project,
    ProjectOrganisation,
    User,
    Venue,
    VenueAddress,
)
from directory.people import roles

from . import known_contacts

LONGEST = 200
LEAST_DIGITS = 5
LONGEST_ID = 9
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
NUMBER = re.compile(r"\+?[\d\s().–-]+")
ABROAD = re.compile(r"^(?:00)?44\(?0?\)?|^0")
# What stands between the digits of a number as it is kept.
BETWEEN_DIGITS = " -()+."
A_SLUG = re.compile(r"(?:.*/projects/)?([\w-]+)/?")


@dataclass(frozen=True)
class Asked:
    """What was typed, and what it may be."""

    text: str

    @property
    def digits(self) -> str:
        """The digits of a phone number without its trunk zero or +44; empty where it is none."""
        if not NUMBER.fullmatch(self.text):
            return ""
        digits = ABROAD.sub("", re.sub(r"\D", "", self.text.replace("(0)", "")))
        return digits if len(digits) >= LEAST_DIGITS else ""

    @property
    def postcode(self) -> str:
        return self.text.replace(" ", "").upper() if POSTCODE.fullmatch(self.text) else ""

    @property
    def email(self) -> str:
        return self.text if "@" in self.text else ""

    @property
    def is_private(self) -> bool:
        """Whether it is looked for among what not everybody here may see."""
        return bool(self.digits or self.postcode or self.email)

    @property
    def id(self) -> Q | None:
        if self.text.isascii() and self.text.isdecimal() and len(self.text) <= LONGEST_ID:
            return Q(pk=int(self.text))
        try:
            return Q(public_id=uuid.UUID(self.text))
        except ValueError:
            return None

    @property
    def slug(self) -> str:
        found = A_SLUG.fullmatch(self.text)
        return found[1].lower() if found else ""


def ask(text: str) -> Asked:
    """What a person typed, as it is looked for: one space between words, no longer than a name may be."""
    return Asked(" ".join(text.replace("\x00", "").split())[:LONGEST])


def find(asked: Asked, *, by: User) -> QuerySet[Project]:
    """The records that this person may read and that fit, the likeliest first; none for nothing typed."""
    readable = roles.readable(by)
    if not asked.text:
        return readable.none()
    fits = named(asked.text)
    if asked.id is not None:
        fits |= asked.id
    if asked.slug:
        fits |= Q(slug=asked.slug) | Exists(of_a_project("old_slugs", slug=asked.slug))
    if asked.is_private:
        fits |= Q(pk__in=reached_by(asked, by))
    ranks = [When(asked.id, then=Value(0))] if asked.id is not None else []
    ranks += [When(name__iexact=asked.text, then=Value(0)), When(name__istartswith=asked.text, then=Value(1))]
    ranks.append(When(name__icontains=asked.text, then=Value(2)))
    rank = Case(*ranks, default=Value(3), output_field=IntegerField())
    found = readable.filter(fits).annotate(rank=rank).order_by("rank", "name", "pk")
    return found.select_related("work__held_by", "work__given_by")


def organisations(asked: Asked, *, by: User, most: int = 10) -> list[Organisation]:
    """Organisations of that name that answer for groups which this person may write."""
    if not asked.text or asked.is_private:
        return []
    fits = Q()
    for word in asked.text.split():
        fits &= Q(name__icontains=word) | Q(also_known_as__icontains=word)
    theirs = known_contacts.ties().filter(project__in=roles.writable(by).order_by().values("pk"))
    return list(Organisation.objects.filter(fits, pk__in=theirs.values("organisation"))[:most])


def of_a_project(rows: str, **columns) -> QuerySet:
    """To ask of each project whether it has such a row."""
    model = Project._meta.get_field(rows).related_model
    return model.objects.filter(project=OuterRef("pk"), **columns)


def named(text: str) -> Q:
    """Every word stands in a name, another name, an address of now or before, or an organisation's name."""
    fits = Q()
    for word in text.split():
        runs = ProjectOrganisation.objects.filter(project=OuterRef("pk")).filter(
            Q(organisation__name__icontains=word) | Q(organisation__also_known_as__icontains=word)
        )
        fits &= (
            Q(name__icontains=word)
            | Q(also_known_as__icontains=word)
            | Q(slug__icontains=word)
            | Exists(of_a_project("old_slugs", slug__icontains=word))
            | Exists(runs)
        )
    return fits


def reached_by(asked: Asked, by: User) -> QuerySet:
    """Ids of records with this number, e-mail address or postcode, where the person may see it."""
    writable = roles.writable(by).order_by().values("pk")
    public = Project.objects.published().values("pk")
    may_see = Q(project__in=writable) | Q(pk__in=Contact.objects.public().values("pk"), project__in=public)
    if asked.postcode:
        return postcodes(asked.postcode, writable)
    contacts = Contact.objects.filter(may_see).order_by()
    if asked.email:
        contacts = contacts.filter(kind=ContactKind.EMAIL, value__icontains=asked.email)
        return contacts.values("project")
    digits = F("value")
    for mark in BETWEEN_DIGITS:
        digits = Replace(digits, Value(mark), Value(""))
    phones = contacts.filter(kind=ContactKind.PHONE).annotate(digits=digits)
    return phones.filter(digits__contains=asked.digits).values("project")


def postcodes(postcode: str, writable: QuerySet) -> QuerySet:
    """Ids of records whose place has it, for those who may write them, or whose public address says it."""
    kept = Upper(Replace("postcode", Value(" "), Value("")))
    ours = VenueAddress.objects.annotate(kept=kept).filter(kept=postcode, venue__project__in=writable)
    said = Upper(Replace("address", Value(" "), Value("")))
    shown = Venue.objects.with_consent().filter(
        may_show_address=True, project__in=Project.objects.published().values("pk")
    )
    shown = shown.annotate(said=said).filter(said__contains=postcode)
    return Project.objects.filter(
        Q(pk__in=ours.values("venue__project")) | Q(pk__in=shown.values("project"))
    ).values("pk")
