"""Addresses that name a person: another takes their place, and the old one neither leads nor comes back."""

import re

from directory.models import LoadedRecord, OldSlug, Organisation, Project, TombstoneKind

from . import recording, tombstones


def naming(pattern: re.Pattern) -> tuple[list[Project], list[OldSlug], list[Organisation]]:
    """Those whose address this person's name stands in."""
    return tuple(
        [row for row in model.objects.all() if pattern.search(row.slug)]
        for model in (Project, OldSlug, Organisation)
    )


def change(pattern: re.Pattern, *, dry_run: bool) -> int:
    """How many there are; afterwards there are none, unless it is a dry run."""
    projects, before, organisations = naming(pattern)
    if not dry_run:
        stop([row.slug for row in [*projects, *before]])
        OldSlug.objects.filter(pk__in=[row.pk for row in before]).delete()
        for project in projects:
            slug = recording.free_slug(f"group-{project.pk}", project)
            Project.objects.filter(pk=project.pk).update(slug=slug)
        for organisation in organisations:
            Organisation.objects.filter(pk=organisation.pk).update(slug=f"organisation-{organisation.pk}")
    return len(projects) + len(before) + len(organisations)


def stop(slugs: list[str]) -> None:
    """Loading the report again would bring the record back under its old address."""
    LoadedRecord.objects.filter(kind="project", key__in=slugs).delete()
    for slug in slugs:
        tombstones.lay_marks([(tombstones.SLUG, slug)], kind=TombstoneKind.ERASED)
