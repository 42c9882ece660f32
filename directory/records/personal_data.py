"""Where a person may stand: every text of every installed app's tables, and of sessions.

erasing.py takes a person out of it, person_export.py writes down what is held, keeping.py says for how long.
A new table or column is walked by itself; only what `IMPERSONAL` names, with its reason, is not.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.utils.text import slugify

from directory.models import User
from directory.phones import NotAPhoneError, parse_phones

SHORTEST = 4
PLACES = "Places and postcodes: open data about no person."
WORDS = "Lists of words that are the same for everybody."
MADE = "Made anew from other rows, which are walked."
SYSTEM = "Django's own, written by a program."
# Models that are not walked, and why.
IMPERSONAL = {
    "directory.GazetteerEntry": PLACES,
    "directory.GazetteerName": PLACES,
    "directory.GazetteerLoad": PLACES,
    "directory.PostcodeBlock": PLACES,
    "directory.Region": PLACES,
    "directory.Term": WORDS,
    "directory.Signpost": "Helplines that are public elsewhere, read from their own pages.",
    "directory.ProjectCard": MADE,
    "directory.ProjectWords": MADE,
    "directory.DirectoryVersion": "A number and the fingerprint of a key.",
    "directory.Tombstone": "Holds no name.",
    "directory.TombstoneMark": "Keyed hashes, which name nobody without the key.",
    "directory.SignInTry": "Keyed hashes. Those of an account go with it.",
    "directory.LinkCheck": "Hashes of web addresses.",
    "directory.JobRun": "Which job ran when.",
    "directory.UnmetSearch": "Counts of choices, by month and region.",
    "directory.LetterCount": "Counts, by day.",
    "auth.Permission": SYSTEM,
    "contenttypes.ContentType": SYSTEM,
}
# Walked in a way of their own: accounts are closed, sessions ended.
OF_THEIR_OWN = {"directory.User", "sessions.Session"}


class TooShortError(ValueError):
    """Would match half the directory. Its words are for whoever asked."""


def pattern_of(text: str) -> re.Pattern:
    """In any case; spaces may differ, and a number may be written with any. Raises TooShortError."""
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


def accounts_named(text: str) -> list[User]:
    """The accounts whose e-mail or name this is. Raises TooShortError."""
    pattern = pattern_of(text)
    return [p for p in User.objects.all() if pattern.search(p.email) or pattern.search(p.name)]


def every_model() -> Iterator[type[models.Model]]:
    """Every table of every installed app, those that only tie two others together too."""
    yield from apps.get_models(include_auto_created=True)


def personal_models() -> Iterator[type[models.Model]]:
    """Those that are walked row by row."""
    for model in every_model():
        if model._meta.label not in IMPERSONAL.keys() | OF_THEIR_OWN:
            yield model


def is_text(field: models.Field) -> bool:
    """Whether somebody may have typed a name into this column."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return isinstance(field, kinds) and not field.choices


def written_columns(model) -> list[models.Field]:
    """Those of its texts that are cut where they name somebody: see slugs.py for addresses."""
    fields = model._meta.concrete_fields
    return [field for field in fields if is_text(field) and not isinstance(field, models.SlugField)]


def matching(model, pattern: re.Pattern, instead: str) -> Iterator[tuple[Any, dict]]:
    """(key, {column: its text with the person replaced by `instead`}) of each row that names them."""
    columns = written_columns(model)
    if not columns:
        return
    names = [field.name for field in columns]
    for pk, *values in list(model._base_manager.values_list("pk", *names).order_by("pk")):
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
    if isinstance(value, list | tuple):
        return [without(one, pattern, instead) for one in value]
    if isinstance(value, dict):
        return {without(k, pattern, instead): without(v, pattern, instead) for k, v in value.items()}
    return value


def names_them(value: Any, pattern: re.Pattern) -> bool:
    """Whether any text in it names the person; a form that was sent is read as it was typed."""
    if isinstance(value, str):
        return bool(pattern.search(value)) or any(pattern.search(text) for _, text in typed_in(value))
    if isinstance(value, dict):
        return any(names_them(part, pattern) for pair in value.items() for part in pair)
    return isinstance(value, list | tuple) and any(names_them(one, pattern) for one in value)


def typed_in(text: str) -> list[tuple[str, str]]:
    """The fields of a form as a browser sends it; none where the text is no such thing."""
    if "=" not in text or " " in text:
        return []
    found = parse_qsl(text, keep_blank_values=True, max_num_fields=10_000)
    return found if urlencode(found) == text else []


def sessions_of(pattern: re.Pattern, people: list[User]) -> Iterator[tuple[Session, dict]]:
    """(row, what it holds): these people's, and those with something about them not read or saved yet.

    Answers that could not be saved live there until they are.
    """
    theirs = {str(person.pk) for person in people}
    for row in Session.objects.all():
        data = row.get_decoded()
        if data.get("_auth_user_id") in theirs or names_them(data, pattern):
            yield row, data
