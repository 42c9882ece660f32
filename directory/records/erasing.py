"""A person out of all that is kept: contacts, consents, own words, history, notes, imports, the log."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, models, transaction
from django.utils.text import slugify

from directory.models import Consent, Contact, LoadedRecord, Organisation, Project, User
from directory.people.accounts import ERASED_AT, must_leave_an_administrator
from directory.people.sign_in_tries import forget_person
from directory.phones import NotAPhoneError, parse_phones

from . import slugs
from .reindex import changed, directory_changed

INSTEAD = "[name removed]"
# Not what stands in the record, so that loading the report again takes the record for changed by a person.
INSTEAD_OF_LOADED = "[erased]"
SHORTEST = 4
# Places, vocabularies and what is made from other rows hold no person.
IMPERSONAL = {
    *["GazetteerEntry", "GazetteerName", "GazetteerLoad", "PostcodeBlock", "Term", "Region", "Signpost"],
    *[
        "ProjectCard",
        "ProjectWords",
        "DirectoryVersion",
        "Tombstone",
        "TombstoneMark",
        "OldSlug",
        "User",
        "SignInTry",
        "LinkCheck",
        "JobRun",
        "UnmetSearch",
    ],
}


class TooShortError(ValueError):
    """Would match half the directory. Its words are for whoever asked."""


@transaction.atomic
def erase(text: str, *, dry_run: bool = False) -> Counter:
    """How many rows of each subject named this person; none does afterwards, unless it is a dry run.

    Raises TooShortError, and AccountError where it would close the only administrator's account.
    """
    pattern = pattern_of(text)
    found: Counter = Counter()
    projects: set[int] = set()
    for model in personal_models():
        for pk, values in matching(model, pattern):
            found[str(model._meta.verbose_name_plural)] += 1
            projects |= projects_of(model, pk)
            if not dry_run:
                clear(model, pk, values)
    people = accounts_named(text)
    must_leave_an_administrator(*people)
    found["people"] += len(people)
    found["sessions"] += end_sessions(pattern, people, dry_run=dry_run)
    found["addresses"] += slugs.change(pattern, dry_run=dry_run)
    if not dry_run:
        close_accounts(people)
        changed(*Project.objects.filter(pk__in=projects))
        directory_changed()
    return +found


def accounts_named(text: str) -> list[User]:
    """The accounts that erasing this would close. Raises TooShortError."""
    pattern = pattern_of(text)
    return [p for p in User.objects.all() if pattern.search(p.email) or pattern.search(p.name)]


def pattern_of(text: str) -> re.Pattern:
    """In any case; spaces may differ, and a number may be written with any."""
    parts = text.split()
    if len("".join(parts)) < SHORTEST:
        raise TooShortError(f"{text!r} is too short to look for: give at least {SHORTEST} letters or digits.")
    if re.fullmatch(r"[+\d()-]+", "".join(parts)):
        wanted = number_pattern("".join(parts))
    else:
        wanted = r"\s+".join(re.escape(part) for part in parts)
        if len(parts) > 1:
            # As an address has it: robin-smith, and robin-smiths-group.
            wanted = f"(?:{wanted}|{'-'.join(re.escape(slugify(part)) for part in parts)}s?)"
    return re.compile(rf"(?<!\w){wanted}(?!\w)", re.IGNORECASE)


def number_pattern(text: str) -> str:
    """A number in any dress: with a country's code or without, in any groups."""
    dress = r"[\s().-]*"
    try:
        (phone,) = parse_phones(text)
    except (NotAPhoneError, ValueError):
        return dress.join(re.escape(c) for c in text if c not in "()-")
    digits = re.sub(r"\D", "", phone.number)
    if not digits.startswith("0"):
        return dress.join(digits)
    return rf"(?:(?:\+|00)44{dress}(?:0{dress})?|\(?0){dress}{dress.join(digits[1:])}"


def personal_models() -> Iterator[type[models.Model]]:
    for model in apps.get_app_config("directory").get_models():
        if model.__name__ not in IMPERSONAL:
            yield model
    yield LogEntry


def written_columns(model) -> list[models.Field]:
    """What somebody may have typed a name into. Addresses are not cut but changed: see addresses.py."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not isinstance(field, models.SlugField) and not field.choices
    ]


def matching(model, pattern: re.Pattern) -> Iterator[tuple[Any, dict]]:
    """(key, {column: its text without the person}) of each row that names them."""
    columns = written_columns(model)
    if not columns:
        return
    names = [field.name for field in columns]
    instead = INSTEAD_OF_LOADED if model is LoadedRecord else INSTEAD
    for pk, *values in list(model.objects.values_list("pk", *names).order_by("pk")):
        cleared = {}
        for field, value in zip(columns, values, strict=True):
            new = without(value, pattern, instead)
            if new != value:
                cleared[field.name] = new[: field.max_length] if field.max_length else new
        if cleared:
            yield pk, cleared


def without(value: Any, pattern: re.Pattern, instead: str) -> Any:
    """The same value with the person taken out of every text in it, keys included."""
    if isinstance(value, str):
        return pattern.sub(instead, value)
    if isinstance(value, list):
        return [without(one, pattern, instead) for one in value]
    if isinstance(value, dict):
        return {without(k, pattern, instead): without(v, pattern, instead) for k, v in value.items()}
    return value


def clear(model, pk, values: dict) -> None:
    """A contact that names them goes; a consent stays as proof, without the name."""
    if model is Contact:
        Contact.objects.filter(pk=pk).delete()
    elif model is Consent and "who" in values:
        Consent.objects.filter(pk=pk).update(**values | {"who": INSTEAD})
    else:
        model.objects.filter(pk=pk).update(**values)


def projects_of(model, pk) -> set[int]:
    """The projects whose words may have changed."""
    if model is Project:
        return {pk}
    if model is Organisation:
        return set(
            Project.objects.filter(project_organisations__organisation=pk).values_list("pk", flat=True)
        )
    if any(field.name == "project" for field in model._meta.concrete_fields):
        return set(model.objects.filter(pk=pk).exclude(project=None).values_list("project_id", flat=True))
    return set()


def close_accounts(people: list[User]) -> None:
    """Work stays signed by an account that names nobody and that nobody can use."""
    for person in people:
        forget_person(person)
        person.email, person.name, person.is_active = f"erased-{person.pk}{ERASED_AT}", "", False
        person.link_made_at = None
        person.set_unusable_password()
        person.save()
        person.regions.clear()


def end_sessions(pattern: re.Pattern, people: list[User], *, dry_run: bool) -> int:
    """Those of these people, and those that hold words about them which nobody has read yet."""
    theirs = {str(person.pk) for person in people}
    rows = [(row.pk, row.get_decoded()) for row in Session.objects.all()]
    ended = [
        pk
        for pk, data in rows
        if data.get("_auth_user_id") in theirs or pattern.search(json.dumps(data, ensure_ascii=False))
    ]
    if not dry_run:
        Session.objects.filter(pk__in=ended).delete()
    return len(ended)


def forget_deleted_pages() -> bool:
    """A file of SQLite's keeps what was deleted until it is written anew. False: it could not be just now.

    Call it once the erasing is committed. Elsewhere there is nothing to do.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO directory_words_fts(directory_words_fts) VALUES ('rebuild')")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except OperationalError:
        return False
    return True
