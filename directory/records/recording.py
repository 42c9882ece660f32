"""A record's address, and where what it says was heard."""

from django.utils import timezone

from directory.models import OldSlug, Project, Source
from directory.models.sources import SourceKind
from directory.vocabulary import Means

LONGEST_SLUG = 90
# How a fact was learnt, where nobody says otherwise.
MEANS_OF = {
    SourceKind.REPORT: Means.REPORT,
    SourceKind.CALL: Means.PHONE,
    SourceKind.PAGE: Means.WEBSITE,
    SourceKind.VISIT: Means.VISIT,
    SourceKind.LETTER: Means.EMAIL,
}


def our_own_source() -> Source:
    """Where nobody names a source: our researchers asked, this year."""
    year = timezone.localdate().year
    source, _ = Source.objects.get_or_create(
        key=f"{OURS}{year}",
        defaults={"title": f"Asked by our researchers, {year}", "kind": SourceKind.CALL, "dated": str(year)},
    )
    return source


OURS = "our-researchers-"


def is_our_own(source: Source) -> bool:
    return is_our_own_key(source.key)


def is_our_own_key(key: str) -> bool:
    """Whether a source, by its key, is our researchers' own asking, of whatever year."""
    return key.startswith(OURS)


def told_source() -> Source:
    """For what visitors told us this year and nobody has asked yet."""
    year = timezone.localdate().year
    source, _ = Source.objects.get_or_create(
        key=f"told-by-visitors-{year}",
        defaults={"title": f"Told to us by visitors, {year}", "kind": SourceKind.LETTER, "dated": str(year)},
    )
    return source


def free_slug(wanted: str, taken_by: Project | None = None) -> str:
    """The wanted address, or the first number behind it that nobody has or had."""
    wanted = wanted[:LONGEST_SLUG] or "group"
    slug, number = wanted, 2
    while is_taken(slug, taken_by):
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def is_taken(slug: str, by_other_than: Project | None = None) -> bool:
    others = Project.objects.filter(slug=slug)
    before = OldSlug.objects.filter(slug=slug)
    if by_other_than is not None and by_other_than.pk:
        others, before = others.exclude(pk=by_other_than.pk), before.exclude(project=by_other_than)
    return others.exists() or before.exists()


def keep_old_slug(project: Project, old: str) -> None:
    """The address it had goes on leading to it."""
    OldSlug.objects.filter(slug=project.slug, project=project).delete()
    if old and old != project.slug:
        OldSlug.objects.get_or_create(slug=old, defaults={"project": project})


def source_of(text: str, project: Project) -> Source:
    return Source.objects.get(pk=int(text)) if text else project.source
