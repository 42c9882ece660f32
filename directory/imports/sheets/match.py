"""Which record a row speaks of: by its id, else by name and place. Everything is read once a file."""

from collections import defaultdict
from dataclasses import dataclass, field

from directory.models import GazetteerEntry, Organisation, Project, Region, Term, TombstoneMark, User, Venue
from directory.models.words import fold, stems
from directory.people import roles
from directory.records import tombstones
from directory.records.duplicates import ALIKE, alike, telling, towns_of

from .clean import Known, Row

CREATE, UPDATE, REFUSED = "create", "update", "refused"
# What is said of a record that the person may not read.
SAME_GROUP = (
    "Is this the same group as row {} of this file? It has the same name and place. If it is, leave this row "
    "out. If not, write in its place or name what tells them apart, as in “Leeds Mind, Harehills”."
)
UNREAD, ELSEWHERE = "a record of another region", "another region"


def known() -> Known:
    terms: dict[str, dict[str, str]] = defaultdict(dict)
    for term in Term.objects.select_related("replaced_by"):
        words = [term.slug, term.label, term.recorded_label]
        slug = (term.replaced_by or term).slug
        terms[term.vocabulary] |= {word.casefold(): slug for word in words if word}
    labels: dict[str, list[str]] = defaultdict(list)
    for term in Term.objects.in_use():
        labels[term.vocabulary].append(term.label)
    labels["region"] = [region.label for region in Region.objects.all()]
    regions = {word.casefold(): r.slug for r in Region.objects.all() for word in (r.slug, r.name, r.label)}
    organisations = {}
    for organisation in Organisation.objects.all():
        for name in [organisation.slug, *organisation.also_known_as.splitlines(), organisation.name]:
            organisations[name.strip().casefold()] = organisation.slug
    authorities = dict(GazetteerEntry.objects.filter(kind="authority").values_list("authority_code", "name"))
    return Known(dict(terms), regions, organisations, authorities, dict(labels))


@dataclass
class Shelf:
    """Every record by what a row may know of it."""

    by: User
    ids: dict = field(default_factory=dict)
    names: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    words: dict[int, list[set[str]]] = field(default_factory=lambda: defaultdict(list))
    with_word: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    towns: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    titles: dict[int, str] = field(default_factory=dict)
    readable: set[int] = field(default_factory=set)
    writable: set[int] = field(default_factory=set)
    stops: bool = False
    seen: dict[tuple, int] = field(default_factory=dict)
    # Of new rows: the first with a name in a town, and the rows that have both of an earlier one.
    new_in_town: dict[tuple, int] = field(default_factory=dict)
    twins_in_file: dict[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls, by: User) -> "Shelf":
        tombstones.must_fit()
        shelf = cls(by, stops=TombstoneMark.objects.exists())
        for pk, public_id, name, others in Project.objects.values_list(
            "pk", "public_id", "name", "also_known_as"
        ):
            shelf.put(pk, public_id, [name, *others.splitlines()])
        for pk, area in Venue.objects.values_list("project_id", "area"):
            shelf.towns[pk] |= towns_of([area])
        shelf.readable = set(roles.readable(by).values_list("pk", flat=True))
        shelf.writable = set(roles.writable(by).values_list("pk", flat=True))
        return shelf

    def put(self, pk, public_id, names):
        self.ids[public_id], self.titles[pk] = pk, names[0]
        for name in names:
            self.names[fold(name).strip()].add(pk)
            words = telling(name)
            self.words[pk].append(words)
            for word in words:
                self.with_word[word].add(pk)

    def find(self, row: Row) -> tuple[str, int | None]:
        """(what to do, which record); what stops it is said in the row's problems."""
        if row.public_id is not None:
            return self.by_id(row)
        towns = towns_of(row.places)
        found = {
            pk for name in row.names for pk in self.names.get(fold(name).strip(), ()) if fold(name).strip()
        }
        found = {pk for pk in found if not towns or not self.towns[pk] or towns & self.towns[pk]}
        if len(found) > 1:
            row.wrong("name", f"{len(found)} records have this name. Give the id of the one you mean.")
            return REFUSED, None
        if found:
            return self.updating(row, found.pop())
        return self.creating(row, towns)

    def by_id(self, row: Row) -> tuple[str, int | None]:
        pk = self.ids.get(row.public_id)
        if pk is None:
            row.wrong("id", "No record has this id.")
            return REFUSED, None
        return self.updating(row, pk)

    def updating(self, row: Row, pk: int) -> tuple[str, int | None]:
        if pk not in self.writable:
            row.wrong("name", "This record belongs to another region.")
            return REFUSED, None
        return self.once(row, UPDATE, pk, ("record", pk))

    def creating(self, row: Row, towns: set[str]) -> tuple[str, int | None]:
        if self.stops and tombstones.is_stopped(names=row.names, places=row.places):
            row.wrong("name", "A group of this name and place asked not to be listed, or was merged.")
            return REFUSED, None
        # One organisation may have groups at two addresses of a town: each place is a row of its own.
        first = self.new_in_town.setdefault((fold(row.name), frozenset(towns)), row.number)
        if first != row.number:
            self.twins_in_file[row.number] = first
        return self.once(row, CREATE, None, ("new", fold(row.name), frozenset(map(fold, row.places))))

    def once(self, row: Row, what: str, pk: int | None, key: tuple) -> tuple[str, int | None]:
        if key in self.seen:
            row.wrong("name", SAME_GROUP.format(self.seen[key]))
            return REFUSED, None
        self.seen[key] = row.number
        return what, pk

    def alike(self, row: Row) -> str:
        """A record or row that a new row looks like, to be looked at before it is applied."""
        if row.number in self.twins_in_file:
            return f"row {self.twins_in_file[row.number]} of this file"
        words = telling(row.name) if stems(row.name) else set()
        near = {pk for word in words for pk in self.with_word.get(word, ())}
        towns = towns_of(row.places)
        scored = [
            (max(alike(words, other) for other in self.words[pk]), -pk)
            for pk in near
            if not towns or not self.towns[pk] or towns & self.towns[pk]
        ]
        best = max(scored, default=(0, 0))
        if best[0] < ALIKE:
            return ""
        return self.titles[-best[1]] if -best[1] in self.readable else UNREAD

    def namesake(self, row: Row) -> str:
        """Where a record of the very same name is, which a new row takes for another group."""
        found = {pk for name in row.names for pk in self.names.get(fold(name).strip(), ())}
        towns = sorted(town.title() for pk in found & self.readable for town in self.towns[pk])
        unread = any(self.towns[pk] for pk in found - self.readable)
        return towns[0] if towns else ELSEWHERE if unread else ""
