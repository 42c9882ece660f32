"""Writes facts back: a proposal that is accepted, an import, a change that is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from directory.models import Consent, Project, Venue
from directory.vocabulary import ConsentUse, Precision

from . import facts, placing, recording
from .facts import Facts, Link, Row

# What the database says where something that a fact names is gone or taken.
IMPOSSIBLE = (IntegrityError, ObjectDoesNotExist)


def write(project: Project, wanted: Facts) -> None:
    """Make these facts so, and no others; None takes one away. Call inside `history.recorded`."""
    said = {slug for (_, slug), _ in facts.of_kind(wanted, facts.REGION)}
    with placing.regions_following(project, said=said):
        write_parts(project, wanted)


def write_parts(project: Project, wanted: Facts) -> None:
    write_columns(project, wanted)
    parsed = [(*facts.parse(path), value) for path, value in wanted.items()]
    for kind, key, value in parsed:
        if isinstance(kind, Link):
            kind.write(project, key, value)
    write_rows(project, [one for one in parsed if isinstance(one[0], Row)])


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
                write_row(project, kind, key, value, made)


def write_row(project: Project, kind: Row, key: facts.Key, value: dict, made: dict[str, int]) -> None:
    if kind is not facts.VENUES:
        kind.write(project, key, value, made)
        return
    stands = project.venues.filter(pk=key[0]).first() if key[0].isdecimal() else None
    before = placing.Before.of(stands) if stands else None
    kind.write(project, key, as_consented(project, value), made)
    placing.read_again(Venue.objects.get(pk=made[kind.path(*key)]), before)


def as_consented(project: Project, row: dict) -> dict:
    """An exact address comes back only while its consent stands."""
    live = Consent.objects.live().about(ConsentUse.EXACT_VENUE)
    consent = live.filter(pk=row.get("consent_id"), project=project).first()
    if consent is not None or row["precision"] != Precision.EXACT:
        return row | {"consent_id": consent.pk if consent else None}
    return row | {"precision": Precision.HIDDEN, "address": "", "consent_id": None} | NO_POINT


NO_POINT = dict.fromkeys(["latitude", "longitude"]) | {"authority_code": "", "ons_region": ""}
