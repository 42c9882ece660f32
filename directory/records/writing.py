"""Writes facts back: a proposal that is accepted, an import, a change that is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from directory.models import (
    Affiliation,
    Answer,
    Consent,
    Coverage,
    Meeting,
    Network,
    Organisation,
    PeerDefinition,
    Project,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    Region,
    Source,
    Term,
    Venue,
    VenueAddress,
)
from directory.vocabulary import ConsentUse, Precision

from . import placing, recording
from .facts import CHOSEN, COLUMNS, Facts

# What the database says where something that a fact names is gone or taken.
IMPOSSIBLE = (IntegrityError, ObjectDoesNotExist)
ROW_MODELS = {"meetings": Meeting, "venues": Venue, "answers": Answer, "definitions": PeerDefinition}
ROW_MODELS["network"] = Network


def write(project: Project, facts: Facts) -> None:
    """Make these facts so, and no others; None takes one away. Call inside `history.recorded`."""
    said = {path.rpartition("/")[2] for path in facts if path.startswith("regions/")}
    with placing.regions_following(project, said=said):
        write_parts(project, facts)


def write_parts(project: Project, facts: Facts) -> None:
    write_columns(project, facts)
    paths = [path.split("/") for path in facts if "/" in path]
    for kind, *rest in paths:
        if kind not in ROW_MODELS:
            write_link(project, kind, rest, facts["/".join([kind, *rest])])
    write_rows(project, {path: facts[path] for path in facts if path.split("/")[0] in ROW_MODELS})


@contextmanager
def tried(project: Project, *steps: Facts) -> Iterator[Project]:
    """Inside, the record is as these facts would make it, one after the other; afterwards it is as it was."""
    with transaction.atomic():
        for facts in steps:
            write(project, facts)
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


def write_columns(project: Project, facts: Facts) -> None:
    project.refresh_from_db()
    old_slug = project.slug
    for name in COLUMNS:
        if name in facts:
            setattr(project, name, facts[name])
    if "source" in facts:
        project.source = Source.objects.get(key=facts["source"])
    project.save()
    recording.keep_old_slug(project, old_slug)


def write_link(project: Project, kind: str, rest: list[str], value: Any) -> None:
    """One tie that has a name of its own: there, changed, or gone."""
    if kind == "recorded":
        links = project.project_terms.filter(term__vocabulary=rest[0], term__slug=rest[1])
        links.update(recorded_words=value or "")
        return
    rows, key, columns = link(project, kind, rest, value)
    if value is None:
        rows.filter(project=project, **key).delete()
    elif not all(found is not None for found in key.values()):
        return
    else:
        rows.update_or_create(project=project, **key, defaults=columns)


def link(project: Project, kind: str, rest: list[str], value: Any):
    """(rows, what names one, what it says)"""
    if kind == "terms":
        # A change that was proposed or kept before a term was retired means the one in its place.
        found = Term.objects.filter(vocabulary=rest[0], slug=rest[1]).select_related("replaced_by").first()
        term = found and (found.replaced_by or found)
        return ProjectTerm.objects, {"term": term}, {"kind": "" if value == CHOSEN else value}
    if kind == "regions":
        region = Region.objects.filter(slug=rest[1]).first()
        return ProjectRegion.objects, {"kind": rest[0], "region": region}, {"inferred": value == "inferred"}
    if kind == "coverage":
        return Coverage.objects, {"authority_code": rest[0]}, {"area": value}
    if kind == "organisations":
        organisation = Organisation.objects.filter(slug=rest[1]).first()
        return ProjectOrganisation.objects, {"role": rest[0], "organisation": organisation}, {}
    if kind == "affiliations":
        network = Network.objects.filter(project__slug=rest[1]).first()
        return Affiliation.objects, {"kind": rest[0], "network": network}, {}
    source = Source.objects.filter(key=rest[0]).first()
    return Project.more_sources.through.objects, {"source": source}, {}


def write_rows(project: Project, facts: Facts) -> None:
    """Rows that are known by number: gone ones first, venues before what meets there."""
    made: dict[str, int] = {}
    for path, row in facts.items():
        kind, key = path.split("/")
        if row is None and key.isdecimal():
            ROW_MODELS[kind].objects.filter(project=project, pk=key).delete()
    for kind in ("venues", "meetings", "answers", "definitions", "network"):
        for path, row in facts.items():
            if path.split("/")[0] == kind and row is not None:
                made[path] = write_row(project, kind, path.split("/")[1], dict(row), made)


def write_row(project: Project, kind: str, key: str, row: dict, made: dict[str, int]) -> int:
    model = ROW_MODELS[kind]
    private, bases = row.pop("private", None), row.pop("bases", None)
    more_sources = row.pop("more_sources", None)
    if "source" in row:
        row["source"] = Source.objects.filter(key=row["source"]).first() or project.source
    if kind == "venues":
        row = as_consented(project, row)
    if kind == "meetings":
        row = {"not_in_august": False, "not_on_bank_holidays": False, "cancelled_on": []} | row
        row["venue_id"] = venue_of(project, row.get("venue_id"), made)
    if kind == "answers" and row["is_current"]:
        project.answers.current().filter(question=row["question"]).exclude(pk=number(key)).update(
            is_current=False
        )
    # A row of another project that came to have this number is left alone.
    existing = model.objects.filter(pk=number(key)).first()
    pk = number(key) if existing is None or existing.project_id == project.pk else None
    before = placing.Before.of(existing) if kind == "venues" and existing and pk else None
    saved, _ = model.objects.update_or_create(pk=pk, defaults={"project": project, **row})
    if bases is not None:
        saved.bases.set(Term.objects.filter(vocabulary="peer-basis", slug__in=bases))
    if more_sources is not None:
        saved.more_sources.set(Source.objects.filter(key__in=more_sources))
    if kind == "venues":
        VenueAddress.objects.filter(venue=saved).delete()
        if private:
            VenueAddress.objects.create(venue=saved, **private)
        placing.read_again(saved, before)
    return saved.pk


def number(key: str) -> int | None:
    return int(key) if key.isdecimal() else None


def as_consented(project: Project, row: dict) -> dict:
    """An exact address comes back only while its consent stands."""
    live = Consent.objects.live().about(ConsentUse.EXACT_VENUE)
    consent = live.filter(pk=row.get("consent_id"), project=project).first()
    if consent is not None or row["precision"] != Precision.EXACT:
        return row | {"consent_id": consent.pk if consent else None}
    return row | {"precision": Precision.HIDDEN, "address": "", "consent_id": None} | NO_POINT


NO_POINT = dict.fromkeys(["latitude", "longitude"]) | {"authority_code": "", "ons_region": ""}


def venue_of(project: Project, key: Any, made: dict[str, int]) -> int | None:
    if key is None:
        return None
    if f"venues/{key}" in made:
        return made[f"venues/{key}"]
    return (
        project.venues.filter(pk=key).values_list("pk", flat=True).first() if str(key).isdecimal() else None
    )
