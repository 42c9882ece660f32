"""Giving a figure out: it is kept with its rows, and who gave it to whom."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from directory.models import GivenFigure, Project, User
from directory.people import roles

INSTEAD = "A group that asked not to be listed"


@transaction.atomic
def give_figure(
    *,
    kind: str,
    sentence: str,
    as_at: datetime.date,
    rows: list[dict],
    method: str,
    source: str,
    given_to: str,
    by: User,
) -> GivenFigure:
    if not roles.may_see_summaries(by):
        raise PermissionDenied("Figures are given out by Mind staff, editors and administrators.")
    return GivenFigure.objects.create(
        kind=kind,
        sentence=sentence,
        as_at=as_at,
        rows=rows,
        method=method,
        source=source,
        given_to=given_to,
        given_by=by,
    )


def forget(project: Project) -> None:
    """No figure that was given names a group that asked not to be listed; its number stays as it was."""
    key = str(project.public_id)
    for figure in GivenFigure.objects.all():
        named = [group for row in figure.rows for group in row["groups"] if group["id"] == key]
        for group in named:
            group |= {"id": "", "slug": "", "name": INSTEAD}
        if named:
            figure.save(update_fields=["rows"])
