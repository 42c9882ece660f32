"""A person out of all that is kept: contacts, consents, own words, history, notes, imports, the log."""

import re
from collections import Counter

from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, transaction

from directory.models import Consent, Contact, LoadedRecord, Organisation, Project, User
from directory.people.accounts import ERASED_AT, must_leave_an_administrator
from directory.people.sign_in_tries import forget_person

from . import slugs
from .personal_data import accounts_named, matching, pattern_of, personal_models, sessions_of
from .reindex import changed, directory_changed

INSTEAD = "[name removed]"
# Not what stands in the record, so that loading the report again takes the record for changed by a person.
INSTEAD_OF_LOADED = "[erased]"


@transaction.atomic
def erase(text: str, *, dry_run: bool = False) -> Counter:
    """How many rows of each subject named this person; none does afterwards, unless it is a dry run.

    Raises TooShortError, and AccountError where it would close the only administrator's account.
    """
    pattern = pattern_of(text)
    found: Counter = Counter()
    projects: set[int] = set()
    for model in personal_models():
        instead = INSTEAD_OF_LOADED if model is LoadedRecord else INSTEAD
        for pk, values in matching(model, pattern, instead):
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


def clear(model, pk, values: dict) -> None:
    """A contact that names them goes; a consent stays as proof, without the name."""
    if model is Contact:
        Contact.objects.filter(pk=pk).delete()
    elif model is Consent and "who" in values:
        Consent.objects.filter(pk=pk).update(**values | {"who": INSTEAD})
    else:
        model._base_manager.filter(pk=pk).update(**values)


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
    ended = [row.pk for row, _ in sessions_of(pattern, people)]
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
