"""The report's fixtures into the database: read, clean, load; all of it or nothing."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from directory.models import Network, Project
from directory.records.network_ties import groups_of
from directory.records.reindex import directory_changed, index_words
from directory.records.renewing import renew
from directory.records.tombstones import must_fit

from .atlas import Atlas
from .clean import clean_fixtures
from .files import read_fixtures
from .fitness import unfit_texts
from .ledger import Ledger
from .records import BrokenFixturesError, Problem, Record
from .sync import load_kind
from .tables import KINDS


@dataclass(frozen=True)
class Outcome:
    """What a loading did, and what somebody should know of it."""

    records: int
    done: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return sum(number for what, number in self.done.items() if what != "stay deleted")


def check_fixtures(folder: Path) -> list[Record]:
    """The records, cleaned, with nothing written; raises BrokenFixturesError with every problem."""
    return clean_records(folder, Atlas())


def load_report(folder: Path) -> Outcome:
    """Load what is new, correct what nobody touched, leave the rest.

    Raises BrokenFixturesError, and OtherKeyError where nobody could tell what must not come back.
    """
    must_fit()
    atlas = Atlas()
    records = clean_records(folder, atlas)
    with transaction.atomic():
        ledger = load_records(records)
        if ledger.problems:
            raise BrokenFixturesError(ledger.problems)
        publish_changes(ledger)
    if renewed := renew():
        ledger.notes.append(f"words and cards that an older version made, made anew: {renewed}")
    if not atlas.is_loaded:
        ledger.notes.append(
            "the gazetteer is not loaded, so places have no point yet: load it, then load again"
        )
    return Outcome(len(records), dict(ledger.done), ledger.notes)


def clean_records(folder: Path, atlas: Atlas) -> list[Record]:
    problems: list[Problem] = []
    read = read_fixtures(folder, problems)
    # A file that cannot be read would make every reference into it look unknown.
    records = [] if problems else clean_fixtures(read, atlas, problems)
    problems += unfit_texts(records)
    if problems:
        raise BrokenFixturesError(problems)
    return records


@transaction.atomic
def load_vocabularies(folder: Path) -> None:
    """Only the terms, regions and sources, for made-up projects to lean on."""
    records = [r for r in clean_records(folder, Atlas()) if r.kind in {"term", "region", "source"}]
    publish_changes(load_records(records))


def load_records(records: list[Record]) -> Ledger:
    ledger = Ledger()
    by_kind = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record)
    for name in KINDS:
        load_kind(name, by_kind[name], ledger)
    return ledger


def projects_that_borrow(ledger: Ledger) -> set[int]:
    """Those found by, or shown with, a term, an organisation or a signpost that is new or corrected."""
    terms, organisations = ledger.lenders["term"], ledger.lenders["organisation"]
    found = set()
    if terms:
        linked = Q(terms__in=terms) | Q(terms__parent__in=terms) | Q(terms__parent__parent__in=terms)
        borrow = Project.objects.filter(linked | Q(terms__children__in=terms))
        found.update(borrow.values_list("pk", flat=True))
    if organisations:
        borrow = Project.objects.filter(organisations__in=organisations)
        found.update(borrow.values_list("pk", flat=True))
    if signposts := ledger.lenders["signpost"]:
        networks = Network.objects.filter(signposts__in=signposts)
        found.update(groups_of(networks).values_list("pk", flat=True))
    return found


def publish_changes(ledger: Ledger) -> None:
    """Words and version, once for all that changed."""
    if ledger.projects:
        Project.objects.filter(pk__in=ledger.projects).update(updated_at=timezone.now())
    index_words(ledger.projects | projects_that_borrow(ledger))
    if any(number for what, number in ledger.done.items() if what != "stay deleted"):
        directory_changed()
