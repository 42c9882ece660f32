"""Cleaned records into the database, kind by kind, field by field against what was loaded last."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from django.db.models import Model

from directory.models import Check, LoadedRecord, Project, ProjectChange, ReviewEvent, Step
from directory.records import facts, inferred
from directory.records.tombstones import is_stopped

from .ledger import GoneError, Ledger, broken_promise
from .merge import as_loaded, corrections, is_untouched, marks
from .records import Problem, Record, Ref, Values
from .rows import Hook, load_rows, plain, write
from .tables import KINDS, Kind

BY = "the 2013 report"
# A list of which every item is a field of its own: see marks().
MERGED_INSIDE = ("inferred",)


def load_kind(name: str, records: list[Record], ledger: Ledger) -> None:
    """Every record of one kind: its columns, then the rows that hang on it, then the memory of both."""
    Loading(name, KINDS[name], ledger).load(records)


class Loading:
    """One kind of record while it is loaded."""

    def __init__(self, name: str, kind: Kind, ledger: Ledger):
        self.name, self.kind, self.ledger = name, kind, ledger
        self.last = {row.key: row for row in LoadedRecord.objects.filter(kind=name)}
        self.present = kind.model.objects.in_bulk([row.values["pk"] for row in self.last.values()])
        self.hooks: list[Hook] = []
        self.fields: dict[str, Values] = {}

    def load(self, records: list[Record]) -> None:
        for wave in in_waves(records, self.ledger.problems):
            self.load_wave(wave)
        self.leave_the_rest({record.key for record in records})
        for name, table in self.kind.rows.items():
            load_rows(name, table, self.hooks, self.ledger)
        self.remember()

    def load_wave(self, wave: list[Record]) -> None:
        standing = self.standing([record for record in wave if record.key not in self.last])
        created = []
        for record in wave:
            if self.was_deleted(record):
                self.ledger.done["stay deleted"] += 1
                continue
            try:
                values = self.ledger.resolve(record.values)
            except GoneError as error:
                self.note(record.key, f"{error} is gone, so this one is not loaded")
                continue
            if record.key in self.last:
                self.correct(record, values)
            elif record.key in standing:
                self.note(record.key, "a person made one of this name, so theirs is left as it is")
                self.ledger.ids[Ref(self.name, record.key)] = standing[record.key]
            elif self.name == "project" and is_stopped_project(record):
                self.note(record.key, "may not be listed, so it is not loaded")
            else:
                created.append((record, values, self.kind.model(**values, **self.kind.at_first)))
        self.create(created)

    def was_deleted(self, record: Record) -> bool:
        """What a person deleted stays away."""
        return record.key in self.last and self.last[record.key].values["pk"] not in self.present

    def standing(self, records: Iterable[Record]) -> dict[str, int]:
        """Those that a person made before the report's were loaded."""
        if not self.kind.match:
            return {}
        *_, last = self.kind.match
        wanted = {tuple(r.values[name] for name in self.kind.match): r.key for r in records}
        rows = self.kind.model.objects.filter(**{f"{last}__in": [key[-1] for key in wanted]})
        found = rows.values_list("pk", *self.kind.match)
        return {wanted[tuple(key)]: pk for pk, *key in found if tuple(key) in wanted}

    def correct(self, record: Record, values: Values) -> None:
        """What nobody touched takes the fixture's word."""
        memory = self.last[record.key].values
        row = self.present[memory["pk"]]
        told = {name: values[name] for name in MERGED_INSIDE if name in values}
        values = values | {name: self.marks(row, memory["fields"], names) for name, names in told.items()}
        changes = self.changes(row, memory["fields"], plain(values))
        if changes and self.may_change(record, row, values, changes):
            write(row, {name: values[name] for name in changes})
            row.save(update_fields=[*changes, *updated_at(row)])
            self.count(row, "corrected")
        elif changes:
            changes = told = {}
        self.hook(record, row.pk, memory["rows"], memory["fields"] | changes | told)

    def marks(self, row: Project, last: Values, new: list[str]) -> list[str]:
        """Which facts are worked out, as the fixture has it now, but for what people changed or confirmed."""
        changed, found = self.known_to_people
        known = changed[row.pk].union(*(inferred.confirmed_by(answers, new) for answers in found[row.pk]))
        return marks(row.inferred, last.get("inferred", []), new, known)

    @cached_property
    def known_to_people(self) -> tuple[dict[int, set[str]], dict[int, list[dict]]]:
        """By project: the names of the facts that somebody changed, and what each check found."""
        changed, found = defaultdict(set), defaultdict(list)
        for pk, changes in ProjectChange.objects.values_list("project_id", "changes"):
            changed[pk] |= facts.inferred_names(changes)
        for pk, answers in Check.objects.values_list("project_id", "found"):
            found[pk].append(answers)
        return changed, found

    def changes(self, row: Model, last: Values, new: Values) -> Values:
        if self.kind.is_keyless and not is_untouched(row, last):
            return {}
        now = {name: as_loaded(getattr(row, name)) for name in new}
        defaults = {name: as_loaded(row._meta.get_field(name).get_default()) for name in new}
        found = corrections(now, last, new, defaults)
        return found | {name: new[name] for name in MERGED_INSIDE if name in new and new[name] != now[name]}

    def may_change(self, record: Record, row: Model, values: Values, changes: Values) -> bool:
        """A correction may contradict what a person wrote beside it: then the person's record stays whole."""
        if not self.ledger.keeps_promises(record, self.kind.model(**values)):
            return False
        future = self.kind.model(**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields})
        write(future, {name: values[name] for name in changes})
        if broken := broken_promise(future):
            self.note(
                record.key, f"a correction and a person's change {broken.replace('does', 'do')}; theirs stays"
            )
        return not broken

    def create(self, created: list[tuple[Record, Values, Model]]) -> None:
        created = [each for each in created if self.ledger.keeps_promises(each[0], each[2])]
        self.kind.model.objects.bulk_create([row for *_, row in created], batch_size=200)
        for record, values, row in created:
            self.count(row, "new")
            self.hook(record, row.pk, {}, plain(values))
        if self.name == "project":
            ReviewEvent.objects.bulk_create(
                ReviewEvent(project=row, step=Step.PUBLISHED, by_name=BY) for *_, row in created
            )

    def hook(self, record: Record, pk: int, last_rows: dict, fields: Values) -> None:
        self.ledger.ids[Ref(self.name, record.key)] = pk
        self.fields[record.key] = fields
        self.hooks.append(Hook(record, pk, last_rows, {}))

    def count(self, row: Model, what: str) -> None:
        self.ledger.done[what] += 1
        if self.name == "project":
            self.ledger.projects.add(row.pk)
        elif self.name in self.ledger.lenders:
            self.ledger.lenders[self.name].add(row.pk)

    def leave_the_rest(self, keys: set[str]) -> None:
        """What left the fixtures stays and is said; what had no name of its own goes, if untouched."""
        for key in sorted(self.last.keys() - keys):
            memory = self.last[key]
            row = self.present.get(memory.values["pk"])
            if row is not None and self.kind.is_keyless and is_untouched(row, memory.values["fields"]):
                row.delete()
                memory.delete()
                self.ledger.done["removed"] += 1
            elif row is not None:
                self.note(key, "is in the fixtures no longer; its record is left as it is")

    def remember(self) -> None:
        """Write down what counts as loaded, where that is new."""
        new = []
        for hook in self.hooks:
            values = {"pk": hook.pk, "fields": self.fields[hook.record.key], "rows": hook.loaded}
            memory = self.last.get(hook.record.key)
            if memory is None:
                new.append(LoadedRecord(kind=self.name, key=hook.record.key, values=values))
            elif memory.values != values:
                memory.values = values
                memory.save()
        LoadedRecord.objects.bulk_create(new, batch_size=200)

    def note(self, key: str, words: str) -> None:
        self.ledger.notes.append(f"{self.name} {key}: {words}")


def in_waves(records: list[Record], problems: list[Problem]) -> Iterator[list[Record]]:
    """Parents before children: each wave refers only to earlier ones."""
    waiting = records
    while waiting:
        keys = {Ref(record.kind, record.key) for record in waiting}
        wave = [record for record in waiting if keys.isdisjoint(record.refs)]
        if not wave:
            problems += [
                Problem(r.file, "is its own ancestor", f"{r.kind} {r.key}", "parent") for r in waiting
            ]
            return
        yield wave
        done = {id(record) for record in wave}
        waiting = [record for record in waiting if id(record) not in done]


def is_stopped_project(record: Record) -> bool:
    names = [record.values["name"], *record.values["also_known_as"].splitlines()]
    return is_stopped(names=names, places=record.rows["venues"], slug=record.values["slug"])


def updated_at(row: Model) -> list[str]:
    return ["updated_at"] if isinstance(row, Project) else []
