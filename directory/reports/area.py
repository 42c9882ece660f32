"""What a summary is of: a region, England, or the answer to any question; and the parts its tables show."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from django.utils.text import slugify

from directory.models import Region, Term
from directory.phrases import listed
from directory.search import ProjectSearch
from directory.vocabulary import GapFinding

from .dataset import Picture, published_picture
from .looked import Searches, searches
from .report import Column

ALL = "all"
NOT_KNOWN_WHERE = "part-not-known"
NO_REGION = "no-region"
ENGLAND = "england"
CHOSEN = "chosen"
LONGEST_FILE_NAME = 80
ONS_PARTS = "A region’s parts are today’s official (ONS) regions: the report of 2013 took two of them as one."


@dataclass(frozen=True)
class Part:
    """A column of every table: whom it holds, and for an empty cell the region whose searches tell why."""

    key: str
    label: str
    ids: frozenset[int]
    region: str = ""
    is_searched: bool = True
    name: str = ""  # for lists; "" is the area itself
    is_ons: bool = False


@dataclass(frozen=True)
class Area:
    """The summary's subject. `counted` are those that are there; `picture` also holds the closed ones."""

    slug: str
    name: str
    picture: Picture
    parts: tuple[Part, ...]
    regions: tuple[Region, ...]
    whole: tuple[Region, ...] = ()
    terms: tuple[Term, ...] = ()
    asked: str = ""

    @property
    def is_chosen(self) -> bool:
        """A question's answer, and no region or England as a whole."""
        return self.slug == CHOSEN

    @property
    def is_one_region(self) -> bool:
        return len(self.regions) == 1 and self.slug != ENGLAND

    @property
    def file(self) -> str:
        """What its files are called: by its slug, or by what the question asks for."""
        asked = slugify(" ".join(value for _, value in parse_qsl(self.asked)))[:LONGEST_FILE_NAME].strip("-")
        return asked or self.slug

    @cached_property
    def looked(self) -> Searches:
        """How anybody looked, in every region."""
        return searches()

    @cached_property
    def empty_parts(self) -> dict[str, str]:
        """Of each part without a group, where somebody could have looked, what that means."""
        return {part.key: self.meaning_of(part) for part in self.parts if part.is_searched and not part.ids}

    def meaning_of(self, part: Part) -> str:
        finding = self.looked.of_all(part.region, self.terms, self.picture.tree)
        return GapFinding(finding).label.lower()

    @property
    def is_split(self) -> bool:
        return len(self.parts) > 1

    @property
    def part_columns(self) -> tuple[Column, ...]:
        return tuple(Column(part.key, part.label) for part in self.parts)

    def part_names(self, project: int) -> str:
        """In which parts of the area a project is, for lists."""
        return listed(part.name for part in self.parts if part.name and project in part.ids)


def area_of(what: Region | ProjectSearch | None) -> Area:
    """None is England."""
    if isinstance(what, ProjectSearch):
        return chosen(what)
    return of_region(what) if what else england()


def of_region(region: Region) -> Area:
    picture = published_picture(region)
    return Area(
        slug=region.slug,
        name=region.label,
        picture=picture,
        parts=(whole(picture, region.slug), *ons_parts(picture, region, picture.counted)),
        regions=(region,),
        whole=(region,),
    )


def england() -> Area:
    regions = tuple(Region.objects.all())
    picture = published_picture()
    return Area(
        slug=ENGLAND,
        name="England",
        picture=picture,
        parts=(whole(picture), *region_parts(picture, regions)),
        regions=regions,
        whole=regions,
    )


def chosen(search: ProjectSearch) -> Area:
    """The projects that a question finds, in one region's parts where it asks for one."""
    ids = search.ids()
    picture = published_picture().only(ids)
    asked = set(search.question.values("region"))
    regions = tuple(r for r in Region.objects.all() if not asked or r.slug in asked)
    if len(regions) == 1:
        parts = (*one_region_parts(picture, regions[0]),)
    else:
        parts = (*region_parts(picture, regions),)
    names = [choice.label for choice in search.choices]
    return Area(
        slug=CHOSEN,
        name="; ".join(names) or "All groups",
        picture=picture,
        parts=(whole(picture, regions[0].slug if len(regions) == 1 else ""), *parts),
        regions=regions,
        terms=asked_terms(search, picture),
        asked=search.links.same().partition("?")[2],
    )


def asked_terms(search: ProjectSearch, picture: Picture) -> tuple[Term, ...]:
    return tuple(
        term for term in picture.terms.values() if term.slug in search.question.values(term.vocabulary)
    )


def whole(picture: Picture, region: str = "") -> Part:
    return Part(ALL, "All", picture.counted, region)


def in_region(picture: Picture, region: Region) -> frozenset[int]:
    """Works in it, or is based in it."""
    return frozenset(
        pk
        for pk in picture.counted
        if any(link.region == region.slug for link in picture.regions.get(pk, ()))
    )


def region_parts(picture: Picture, regions: tuple[Region, ...]) -> Iterator[Part]:
    inside: set[int] = set()
    for region in regions:
        ids = in_region(picture, region)
        inside |= ids
        yield Part(region.slug, region.label, ids, region.slug, name=region.label)
        yield from ons_parts(picture, region, ids, prefix=f"{region.slug}-")
    yield elsewhere(picture, inside)


def one_region_parts(picture: Picture, region: Region) -> Iterator[Part]:
    inside = in_region(picture, region)
    if inside != picture.counted:
        yield Part(region.slug, region.label, inside, region.slug)
    yield from ons_parts(picture, region, inside)
    if inside != picture.counted:
        yield elsewhere(picture, inside, is_one=True)


def elsewhere(picture: Picture, inside, *, is_one: bool = False) -> Part:
    label = "National or online, not based here" if is_one else "National or online, in no region"
    return Part(NO_REGION, label, picture.counted - inside, is_searched=False, name=label)


def ons_parts(picture: Picture, region: Region, ids: frozenset[int], prefix: str = "") -> Iterator[Part]:
    """One part an ONS region, where the region holds more than one; and those that no place tells."""
    if len(region.ons_regions) < 2:
        return
    placed: set[int] = set()
    for name in region.ons_regions:
        found = frozenset(pk for pk in ids if name in picture.ons.get(pk, ()))
        placed |= found
        key = f"{prefix}{slugify(name)}-ons"
        yield Part(key, f"{name} part", found, region.slug, name=name, is_ons=True)
    if prefix or ids - placed:
        label = f"{region.label}: which part is not known" if prefix else "Which part is not known"
        yield Part(f"{prefix}{NOT_KNOWN_WHERE}", label, ids - placed, region.slug, False, label)
