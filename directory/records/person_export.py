"""All that is held about a person, for them: what names them, and what their account did."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models
from django.db.models import Max, Min
from django.utils import timezone

from directory.models import AccessEvent, Consent, Contact, Project, SignInTry, User
from directory.phrases import count_of, day_words

from . import slugs
from .personal_data import (
    accounts_named,
    every_model,
    matching,
    names_them,
    pattern_of,
    personal_models,
    sessions_of,
    typed_in,
)

HEAD = (
    "Read this before you give it to anybody. Texts may name other people too: what is about them, and not "
    "about whoever asked, is not for whoever asked. Send it to an address that you know to be theirs."
)
# A record of a group is not about one person: of it only what names them.
WHOLE_BUT = (Project,)
NEVER = {"password", "session_data", "session_key", "digest", "mark"}


@dataclass
class Held:
    """One thing that is held: of which kind, what it is called, and its facts as (label, value)."""

    kind: str
    what: str
    facts: list[tuple[str, str]] = field(default_factory=list)


def held_about(text: str) -> list[Held]:
    """Everything that names this person, then what their accounts did. Raises TooShortError."""
    pattern = pattern_of(text)
    people = accounts_named(text)
    found = [*rows_naming(pattern), *addresses_naming(pattern)]
    for person in people:
        found += of_account(person)
    return found + [unsent(data, pattern) for _, data in sessions_of(pattern, people)]


def rows_naming(pattern) -> Iterator[Held]:
    contacts: set[int] = set()
    consents: set[int] = set()
    for model in personal_models():
        for pk, columns in matching(model, pattern, ""):
            row = model._base_manager.get(pk=pk)
            contacts |= {pk} if model is Contact else set()
            consents |= {pk} if model is Consent else set()
            yield held(row, columns, pattern)
    # What was said about their number or address, where it does not name them itself.
    for consent in Consent.objects.filter(contact__in=contacts).exclude(pk__in=consents):
        yield held(consent, {}, pattern)


def held(row: models.Model, columns: dict, pattern) -> Held:
    """The whole row, or of a group's record what names them."""
    is_whole = not isinstance(row, WHOLE_BUT)
    fields = [one for one in row._meta.concrete_fields if one.name in columns or is_whole]
    shown = [one for one in fields if one.name in columns or one.name not in NEVER]
    facts = [fact for one in shown for fact in facts_of(row, one, pattern)]
    return Held(str(row._meta.verbose_name_plural), str(row), facts)


def facts_of(row: models.Model, column: models.Field, pattern) -> Iterator[tuple[str, str]]:
    """A column as people read it; of a list or table of values only the parts that name them."""
    label, value = str(column.verbose_name), getattr(row, column.attname)
    if value in (None, "", [], {}) or column.primary_key:
        return
    if isinstance(column, models.JSONField):
        yield from ((f"{label}: {path}" if path else label, text) for path, text in parts(value, pattern))
    elif column.is_relation:
        yield label, str(getattr(row, column.name))
    elif column.choices:
        yield label, str(getattr(row, f"get_{column.name}_display")())
    else:
        yield label, words_of(value)


def words_of(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return day_words(value) if hasattr(value, "year") else str(value)


def parts(value: Any, pattern, path: str = "") -> Iterator[tuple[str, str]]:
    """(where it stands, text) of each text in a list or table of values that names them."""
    if isinstance(value, dict):
        for key, one in value.items():
            if pattern.search(str(key)):
                yield path, str(key)
            yield from parts(one, pattern, f"{path} {key}".strip())
    elif isinstance(value, list | tuple):
        for one in value:
            yield from parts(one, pattern, path)
    elif isinstance(value, str) and names_them(value, pattern):
        typed = [(name, text) for name, text in typed_in(value) if pattern.search(text)]
        yield from ((f"{path} {name}".strip(), text) for name, text in typed or [("", value)])


def addresses_naming(pattern) -> Iterator[Held]:
    for row, column in slugs.naming(pattern):
        yield Held("addresses", str(row), [(column, getattr(row, column))])


def of_account(person: User) -> Iterator[Held]:
    """The account, how often and when it did what, and its lines in the access log."""
    facts = [fact for one in person._meta.concrete_fields for fact in plain(person, one)]
    facts.append(("regions", ", ".join(map(str, person.regions.all())) or "none"))
    tries = SignInTry.objects.filter(person=person).count()
    facts.append(("places from which they signed in lately, as hashes", str(tries)))
    yield Held("people", str(person), facts)
    for model in every_model():
        for column in model._meta.concrete_fields:
            if column.related_model is User and model is not AccessEvent and model is not SignInTry:
                yield from done(person, model, column)
    for line in AccessEvent.objects.filter(models.Q(by=person) | models.Q(person=person)):
        row = f"{line.page} {line.row or ''}".strip()
        facts = [("who", str(line.by or "not known")), ("page", row), ("how often", str(line.times))]
        yield Held("access log", str(line), facts)


def plain(person: User, column: models.Field) -> Iterator[tuple[str, str]]:
    if column.name not in NEVER:
        yield from facts_of(person, column, None)


def done(person: User, model, column) -> Iterator[Held]:
    """“Checks, by: 12, 3 March 2026 to 5 May 2026”."""
    rows = model._base_manager.filter(**{column.name: person})
    if count := rows.count():
        days = [one.name for one in model._meta.concrete_fields if isinstance(one, models.DateField)]
        facts = [(str(column.verbose_name), count_of(count, "row"))]
        if days:
            ends = rows.aggregate(first=Min(days[0]), last=Max(days[0]))
            facts += [(name, day_words(day)) for name, day in ends.items() if day]
        yield Held(str(model._meta.verbose_name_plural), f"signed by {person}", facts)


def unsent(data: dict, pattern) -> Held:
    """What a session of theirs holds, or what somebody's session holds about them."""
    facts = list(parts(data, pattern))
    return Held("sessions", "Signed in, or typed and not saved yet", facts)


def as_text(asked: str, found: list[Held]) -> str:
    """One readable file."""
    lines = [f"What is held about: {asked}", f"Written on {day_words(timezone.localdate())}.", "", HEAD, ""]
    if not found:
        lines.append("Nothing that is held names them.")
    for kind in dict.fromkeys(one.kind for one in found):
        lines += ["", kind.capitalize(), "=" * len(kind)]
        for one in (one for one in found if one.kind == kind):
            lines += ["", one.what, *(f"  {label}: {indented(text)}" for label, text in one.facts)]
    return "\n".join(lines) + "\n"


def indented(text: str) -> str:
    """Further lines of a text stand under its first."""
    return "\n    ".join(text.splitlines())


def as_json(asked: str, found: list[Held]) -> str:
    """The same for a program (UK GDPR, article 20)."""
    content = {"asked": asked, "written_on": timezone.localdate().isoformat()}
    content["held"] = [asdict(one) for one in found]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
