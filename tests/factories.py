"""Makes what a test is about; the rest is as a published project of the 2013 report would have it.

make_project(name="Women's room", community=["women"], lat=53.8, lon=-1.55, regions=["north-east"])
"""

import datetime
import functools
import itertools
import json
import uuid
from pathlib import Path

from django.utils import timezone
from django.utils.text import slugify

from directory.models import (
    Answer,
    Consent,
    Contact,
    Coverage,
    Network,
    Organisation,
    Project,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    Region,
    Source,
    Term,
    User,
    Venue,
)
from directory.models.terms import KINDED, VOCABULARIES
from directory.records.reindex import changed
from directory.vocabulary import LinkKind, OrganisationRole, RegionKind, Review

REPORT = Path(__file__).resolve().parent.parent / "fixtures" / "report"
LEEDS = {"lat": 53.7965, "lon": -1.5478, "area": "Leeds"}
MANCHESTER = {"lat": 53.4809, "lon": -2.2374, "area": "Manchester"}
YEAR = datetime.timedelta(days=365)
numbers = itertools.count(1)


def make_project(
    name="A group",
    *,
    regions=(),
    based_in=(),
    lat=None,
    lon=None,
    area="",
    authority="",
    precision="area",
    covers=(),
    organisations=(),
    answers=None,
    network=None,
    also_known_as=(),
    **facts,
):
    """A published project. A vocabulary takes slugs, or (slug, kind) pairs; any column takes its value.

    `covers` takes authority codes or (code, area) pairs; `organisations` names or (name, role) pairs;
    `answers` question -> own words; `network` the columns of its network row.
    """
    terms = {name: facts.pop(key) for name in vocabularies() if (key := name.replace("-", "_")) in facts}
    others = also_known_as if isinstance(also_known_as, str) else "\n".join(also_known_as)
    given = {
        "slug": facts.pop("slug", None) or free_slug(name),
        "review": Review.PUBLISHED,
        "recorded_in": 2013,
        "source": facts.pop("source", None) or make_source(),
    }
    project = Project.objects.create(name=name, also_known_as=others, **given | facts)
    link_terms(project, terms)
    place(project, lat, lon, area, authority, precision, covers)
    for kind, slugs in [(RegionKind.WORKS_IN, regions), (RegionKind.BASED_IN, based_in)]:
        for slug in listed(slugs):
            ProjectRegion.objects.create(project=project, region=make_region(slug), kind=kind)
    for organisation, role in pairs(organisations, OrganisationRole.RUNS):
        ProjectOrganisation.objects.create(
            project=project, organisation=make_organisation(organisation), role=role
        )
    for question, words in (answers or {}).items():
        Answer.objects.create(
            project=project, question=question, own_words=words, source=project.source, answered_on="2013"
        )
    if network is not None:
        Network.objects.create(project=project, source=project.source, **network)
    changed(project)
    return project


def link_terms(project, terms):
    for vocabulary, slugs in terms.items():
        default = LinkKind.MAINLY if vocabulary in KINDED else ""
        for slug, kind in pairs(slugs, default):
            ProjectTerm.objects.create(project=project, term=make_term(vocabulary, slug), kind=kind)


def make_contact(
    project, value="0113 496 0000", said=True, expires=YEAR, checked=datetime.timedelta(days=30)
):
    """A phone number that somebody agreed to, and somebody used."""
    today = timezone.localdate()
    contact = Contact.objects.create(project=project, kind="phone", value=value, source=project.source)
    Consent.objects.create(
        project=project,
        contact=contact,
        use="shown",
        answer="yes" if said else "no",
        who="The organiser",
        said_on=today - 2 * YEAR,
        how="phone",
        wording="May we show it?",
        expires_on=today + expires,
    )
    if checked is not None:
        check = project.checks.create(
            made_on=today - checked, means="phone", outcome="confirmed", by=make_person()
        )
        check.contacts_used.add(contact)
    return contact


def make_website(project, value="https://example.org/", opened=None, by=None, **columns):
    """A group's web address. `opened` (a day) is when somebody said that it is theirs."""
    contact = Contact.objects.create(project=project, kind="website", value=value, source=project.source)
    if opened is not None:
        given = {"answer": "theirs", "address": value, "address_before": value, "name": "Harbour Trust"}
        contact.openings.create(
            opened_on=opened, by=by or make_person(), batch=uuid.uuid4(), **given | columns
        )
        changed(project)
    return contact


def place(project, lat, lon, area, authority, precision, covers):
    if lat is not None or area:
        Venue.objects.create(
            project=project,
            latitude=lat,
            longitude=lon,
            area=area or "Somewhere",
            authority_code=authority,
            precision=precision,
            town_only=precision == "area",
        )
    for code, name in pairs(covers, "An area"):
        Coverage.objects.create(project=project, authority_code=code, area=name)


def make_source(key="appendix-a", **columns):
    """A section of the report."""
    source, _ = Source.objects.get_or_create(key=key, defaults={"title": f"The 2013 report, {key}"} | columns)
    return source


def make_term(vocabulary, slug):
    """A term as the real vocabularies have it, with its parent; an unknown slug is a slip of the test."""
    found = Term.objects.filter(vocabulary=vocabulary, slug=slug).first()
    if found:
        return found
    position, real = next((n, t) for n, t in enumerate(real_terms()[vocabulary]) if t["slug"] == slug)
    columns = {name: value for name, value in real.items() if name not in {"parent", "replaced_by"}}
    parent = make_term(vocabulary, real["parent"]) if "parent" in real else None
    return Term.objects.create(vocabulary=vocabulary, parent=parent, position=position, **columns)


def make_region(slug):
    """One of the eight."""
    found = Region.objects.filter(slug=slug).first()
    if found:
        return found
    position, real = next((n, r) for n, r in enumerate(real_regions()) if r["slug"] == slug)
    return Region.objects.create(position=position, **real)


def make_organisation(name="An organisation", **columns):
    """An organisation by its name; the same name is the same organisation."""
    given = {"name": name, "source": make_source()} | columns
    organisation, _ = Organisation.objects.get_or_create(slug=slugify(name), defaults=given)
    return organisation


def make_person(email="", role="editor", regions=(), **columns):
    """Somebody who may sign in."""
    person = User.objects.create_user(email or f"person-{next(numbers)}@example.org", role=role, **columns)
    person.regions.set(make_region(slug) for slug in listed(regions))
    return person


def make_consent(project, **columns):
    """Somebody at the group said yes today, to a contact of theirs being shown, for a year."""
    today = timezone.localdate()
    given = {"use": "shown", "answer": "yes", "who": "Sam", "how": "phone", "wording": "May we?"}
    days = {"said_on": today, "expires_on": today + datetime.timedelta(days=365)}
    return Consent.objects.create(project=project, **given | days | columns)


def free_slug(name):
    slug = slugify(name)[:80] or "group"
    return slug if not Project.objects.filter(slug=slug).exists() else f"{slug}-{next(numbers)}"


def listed(value):
    return [value] if isinstance(value, str) else list(value)


def pairs(values, default):
    return [value if isinstance(value, tuple) else (value, default) for value in listed(values)]


def vocabularies():
    return [name for name, _ in VOCABULARIES]


@functools.cache
def real_terms():
    return json.loads((REPORT / "terms.json").read_text("utf-8"))


@functools.cache
def real_regions():
    return json.loads((REPORT / "regions.json").read_text("utf-8"))
