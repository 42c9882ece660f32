"""What must not come back: laid when a record is taken out for good, asked before one is loaded or typed in.

A tombstone holds no name. Its marks are hashes under the site's secret key, so that nobody can read from the
table who asked not to be listed.
"""

import itertools
import uuid
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from directory.models import Project, Tombstone, TombstoneKind, TombstoneMark, User
from directory.models.words import raw_words

NAME_AND_PLACE, SLUG, ID = TombstoneMark.Of.NAME_AND_PLACE, TombstoneMark.Of.SLUG, TombstoneMark.Of.ID


@transaction.atomic
def lay(
    project: Project, *, kind: TombstoneKind, by: User | None, merged_into: Project | None = None
) -> Tombstone:
    """Stop this project from coming back under any of its names, addresses or its id."""
    tombstone = Tombstone.objects.create(kind=kind, made_by=by, merged_into=merged_into)
    marks = {(of, digest(of, text)) for of, text in identities_of(project)}
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
    """Whether a tombstone stops a record that is called and placed so.

    A record that took another in may bear its name.
    """
    asked = [*pairs([name, *names], places)]
    if slug:
        asked.append((SLUG, slug))
    if public_id:
        asked.append((ID, str(public_id)))
    keys = [None, *settings.SECRET_KEY_FALLBACKS]
    digests = {digest(of, text, key) for of, text in asked for key in keys}
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


def digest(of: str, text: str, key: str | None = None) -> str:
    return salted_hmac(f"directory.tombstone.{of}", text, secret=key, algorithm="sha256").hexdigest()
