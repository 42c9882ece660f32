"""Every change to a project is kept, with who made it and what it was before."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from directory.models import ChangeVia, Project, ProjectChange, User

from . import facts, inferred, public_text
from .reindex import changed


@contextmanager
def recorded(
    project: Project, *, by: User | None, via: ChangeVia, note: str = "", by_name: str = ""
) -> Iterator[None]:
    """What is written inside becomes one line of history, and public together.

    Raises ContactInTextError, with nothing written, where it may not be public.
    """
    with transaction.atomic():
        before = taken_alone(project)
        yield
        keep(project, before, by=by, via=via, note=note, by_name=by_name)


def taken_alone(project: Project) -> facts.Facts:
    """The facts, with the record held so that nobody else changes it meanwhile."""
    Project.objects.select_for_update().filter(pk=project.pk).values_list("pk", flat=True).first()
    return facts.take(project)


def keep(
    project: Project,
    before: facts.Facts,
    *,
    by: User | None,
    via: ChangeVia,
    note: str = "",
    by_name: str = "",
) -> ProjectChange | None:
    """One line of history, where anything changed; the search follows either way.

    A fact that was changed is worked out no longer: whoever changed it knew it.

    Raises ContactInTextError where a published record would hold a text that may not be public.
    """
    found = facts.diff(before, facts.take(project))
    if marks := inferred.without_changed(before, found):
        inferred.set_marks(project, marks[1])
        found["inferred"] = marks
    if Project.objects.published().filter(pk=project.pk).exists():
        public_text.must_be_fit(public_text.in_changes(found))
    changed(project)
    if not found:
        return None
    return ProjectChange.objects.create(
        project=project, via=via, changes=found, by=by, by_name=by_name, note=note
    )


def last(project: Project) -> int:
    """The number of the latest change: what somebody has seen who opens the record now."""
    return project.history.values_list("pk", flat=True).first() or 0


def since(project: Project, seen: int) -> list[ProjectChange]:
    """What others changed of this record after that, oldest first."""
    return list(project.history.filter(pk__gt=seen, of="").select_related("by").order_by("pk"))
