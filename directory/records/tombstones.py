"""What must not come back: laid when a record is taken out for good, asked before one is loaded or typed in.

A tombstone holds no name. Its marks are hashes under TOMBSTONE_KEY, so that nobody can read from the table
who asked not to be listed. Nobody could make them again under another key, for the names are gone; so the
fingerprint of the key stands in the database, and with another key nothing is asked, laid or loaded.
"""

import itertools
import uuid
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from directory.models import DirectoryVersion, Project, Tombstone, TombstoneKind, TombstoneMark, User
from directory.models.words import raw_words

NAME_AND_PLACE, SLUG, ID = TombstoneMark.Of.NAME_AND_PLACE, TombstoneMark.Of.SLUG, TombstoneMark.Of.ID

OTHER_KEY = (
    "TOMBSTONE_KEY is not the key under which this database keeps the groups that must not come back: set it "
    "to that key (the file .tombstone-key or the TOMBSTONE_KEY of the site this database comes from, or the "
    "SECRET_KEY of before where there was none), or read `manage.py tombstone_key --help` if it is lost."
)


class OtherKeyError(Exception):
    """The tombstones stand under another key, so nobody can tell what they stop. Its words say what to do."""

    def __init__(self):
        super().__init__(OTHER_KEY)


def must_fit() -> None:
    """Raise OtherKeyError unless TOMBSTONE_KEY is the key of the tombstones; with none, any fits."""
    kept = DirectoryVersion.objects.filter(pk=1).values_list("tombstone_key", flat=True).first()
    if kept and kept != fingerprint() and TombstoneMark.objects.exists():
        raise OtherKeyError


def take_key() -> None:
    """Keep the fingerprint of TOMBSTONE_KEY: the key of all tombstones from now on."""
    DirectoryVersion.objects.update_or_create(pk=1, defaults={"tombstone_key": fingerprint()})


def is_key_kept() -> bool:
    return DirectoryVersion.objects.filter(pk=1, tombstone_key=fingerprint()).exists()


def fingerprint() -> str:
    """Tells one TOMBSTONE_KEY from another, and nothing about either."""
    return salted_hmac(
        "directory.tombstone.key", "", secret=settings.TOMBSTONE_KEY, algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def lay(
    project: Project, *, kind: TombstoneKind, by: User | None, merged_into: Project | None = None
) -> Tombstone:
    """Stop this project from coming back under any of its names, addresses or its id."""
    return lay_marks(identities_of(project), kind=kind, made_by=by, merged_into=merged_into)


@transaction.atomic
def lay_marks(identities: Iterable[tuple[str, str]], **columns) -> Tombstone:
    """A tombstone with these columns that stops each (what it is, its text). Raises OtherKeyError."""
    must_fit()
    if not is_key_kept():
        take_key()
    tombstone = Tombstone.objects.create(**columns)
    marks = {(of, digest(of, text)) for of, text in identities}
    TombstoneMark.objects.bulk_create(
        TombstoneMark(tombstone=tombstone, of=of, digest=found) for of, found in sorted(marks)
    )
    return tombstone


def is_stopped(
    *,
    name: str = "",
    names: Iterable[str] = (),
    places: Iterable[str] = (),
    slug: str = "",
    public_id: uuid.UUID | str | None = None,
    unless_merged_into: Project | None = None,
) -> bool:
    """Whether a tombstone stops a record that is called and placed so. Raises OtherKeyError.

    A record that took another in may bear its name.
    """
    must_fit()
    asked = [*pairs([name, *names], places)]
    if slug:
        asked.append((SLUG, slug))
    if public_id:
        asked.append((ID, str(public_id)))
    digests = {digest(of, text) for of, text in asked}
    marks = TombstoneMark.objects.filter(digest__in=digests)
    if unless_merged_into is not None and unless_merged_into.pk:
        marks = marks.exclude(tombstone__merged_into=unless_merged_into)
    return marks.exists()


def identities_of(project: Project) -> Iterator[tuple[str, str]]:
    """Everything that a record could come back as."""
    venues = project.venues.values_list("area", flat=True)
    yield from pairs([project.name, *project.other_names], venues)
    for slug in [project.slug, *project.old_slugs.values_list("slug", flat=True)]:
        yield SLUG, slug
    yield ID, str(project.public_id)


def pairs(names: Iterable[str], places: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name with each place; a record without a place is known by its name alone."""
    towns = {folded(place.partition(",")[0]) for place in places} - {""}
    for name, town in itertools.product({folded(name) for name in names} - {""}, towns or {""}):
        yield NAME_AND_PLACE, f"{name}\n{town}"


def folded(text: str) -> str:
    """Without case, accents, punctuation and small words: "The B-GLAD group" is "b glad group"."""
    return " ".join(raw_words(text))


def digest(of: str, text: str) -> str:
    key = settings.TOMBSTONE_KEY
    return salted_hmac(f"directory.tombstone.{of}", text, secret=key, algorithm="sha256").hexdigest()
