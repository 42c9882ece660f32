"""Addresses and keys that name a person: another takes their place; the old one does not come back."""

import re
from collections.abc import Iterator

from django.db import models

from directory.models import LoadedRecord, OldSlug, Project, TombstoneKind

from . import recording, tombstones
from .personal_data import personal_models


def naming(pattern: re.Pattern) -> Iterator[tuple[models.Model, str]]:
    """(row, column) of each address and key that this person's name stands in."""
    for model in personal_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.SlugField):
                for row in model._base_manager.all():
                    if pattern.search(getattr(row, field.attname)):
                        yield row, field.attname


def change(pattern: re.Pattern, *, dry_run: bool) -> int:
    """How many there are; afterwards there are none, unless it is a dry run."""
    found = list(naming(pattern))
    if not dry_run:
        stop([row.slug for row, _ in found if isinstance(row, Project | OldSlug)])
        for row, column in found:
            if isinstance(row, OldSlug):
                row.delete()
                continue
            new = f"{row._meta.model_name}-{row.pk}"
            if isinstance(row, Project):
                new = recording.free_slug(f"group-{row.pk}", row)
            type(row)._base_manager.filter(pk=row.pk).update(**{column: new})
    return len(found)


def stop(slugs: list[str]) -> None:
    """Loading the report again would bring the record back under its old address."""
    LoadedRecord.objects.filter(kind="project", key__in=slugs).delete()
    for slug in slugs:
        tombstones.lay_marks([(tombstones.SLUG, slug)], kind=TombstoneKind.ERASED)
