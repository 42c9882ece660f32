"""Writes facts back: a proposal that is accepted, an import, a change that is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from directory.models import Consent, Project
from directory.vocabulary import ConsentUse, Precision

from . import derived, facts, recording
from .facts import Facts, Link, Row

# What the database says where something that a fact names is gone or taken.
IMPOSSIBLE = (IntegrityError, ObjectDoesNotExist)


def write(project: Project, wanted: Facts) -> None:
    """Make these facts so with what follows from them; None takes one away.

    Call inside `history.recorded`.
    """
    wanted = only_consented(project, wanted)
    write_exactly(project, derived.follow(derived.read(project), wanted))


def write_exactly(project: Project, wanted: Facts) -> None:
    """Make these facts so, and no others."""
    write_columns(project, wanted)
    parsed = [(*facts.parse(path), value) for path, value in wanted.items()]
    for kind, key, value in parsed:
        if isinstance(kind, Link):
            kind.write(project, key, value)
    write_rows(project, [(kind, key, row) for kind, key, row in parsed if isinstance(kind, Row)])


@contextmanager
def tried(project: Project, *steps: Facts) -> Iterator[Project]:
    """Inside, the record is as these facts would make it, one after the other; afterwards it is as it was."""
    with transaction.atomic():
        for wanted in steps:
            write(project, wanted)
        yield Project.objects.get(pk=project.pk)
        transaction.set_rollback(True)


def possible(project: Project, wanted: Facts) -> Facts:
    """Those of these facts that the record can have; what names something that is gone is left out."""
    try:
        with tried(project, wanted):
            return wanted
    except IMPOSSIBLE:
        return {path: value for path, value in wanted.items() if is_possible(project, {path: value})}


def is_possible(project: Project, wanted: Facts) -> bool:
    try:
        with tried(project, wanted):
            return True
    except IMPOSSIBLE:
        return False


def write_columns(project: Project, wanted: Facts) -> None:
    project.refresh_from_db()
    old_slug = project.slug
    facts.COLUMN.write_all(project, wanted)
    recording.keep_old_slug(project, old_slug)


def write_rows(project: Project, rows: list[tuple[Row, facts.Key, dict | None]]) -> None:
    """Gone ones first; then kind by kind, places before what meets there."""
    made: dict[str, int] = {}
    for kind, key, value in rows:
        if value is None:
            kind.write(project, key, None, made)
    for each in facts.ROWS:
        for kind, key, value in rows:
            if kind is each and value is not None:
                kind.write(project, key, value, made)


def only_consented(project: Project, wanted: Facts) -> Facts:
    """An exact address comes back only while its consent stands."""
    places = derived.rows_of(wanted)
    named = [row["consent_id"] for row in places.values() if row.get("consent_id")]
    live = Consent.objects.live().about(ConsentUse.EXACT_VENUE)
    given = live.filter(project=project, pk__in=named).values_list("pk", flat=True)
    stands = set(given) if named else set()
    return wanted | {path: as_consented(row, stands) for path, row in places.items()}


def as_consented(row: dict, stands: set[int]) -> dict:
    if row.get("consent_id") in stands:
        return row
    hidden = {"precision": Precision.HIDDEN, "address": ""} | NO_POINT
    return row | {"consent_id": None} | (hidden if row["precision"] == Precision.EXACT else {})


NO_POINT = dict.fromkeys(["latitude", "longitude"]) | {"authority_code": "", "ons_region": ""}
