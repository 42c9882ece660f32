"""How long personal data is kept: every column has its line, and every line that forgets does."""

import datetime

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import models
from django.utils import timezone

from directory import models as tables
from directory.models import Consent, Contact, Message, ReviewEvent, User, Worry
from directory.records import keeping, personal_data
from directory.records.keeping import KEPT, NO_LONGER_KEPT
from tests.factories import make_consent, make_contact, make_person, make_project

# Beside texts, what may tell who somebody is or where they are.
TELLING = (models.FileField, models.BinaryField, models.GenericIPAddressField, models.FloatField)


def personal_columns() -> set[str]:
    """Every column of every installed app that could hold something about a person."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in personal_data.every_model()
        if model._meta.label not in personal_data.IMPERSONAL
        for field in model._meta.concrete_fields
        if personal_data.is_text(field) or isinstance(field, TELLING)
    }


def test_every_personal_column_has_one_line():
    lines = keeping.columns()
    assert sorted(personal_columns() - set(lines)) == []
    assert [column for column, found in lines.items() if len(found) > 1] == []


def test_every_line_speaks_of_columns_that_there_are():
    for column in keeping.columns():
        label, _, name = column.rpartition(".")
        apps.get_model(label)._meta.get_field(name)


def test_every_model_that_is_left_out_is_there_and_says_why():
    labels = {model._meta.label for model in personal_data.every_model()}
    assert set(personal_data.IMPERSONAL) - labels == set()
    assert all(len(why) > 10 for why in personal_data.IMPERSONAL.values())


def test_no_table_keeps_a_file_so_none_has_to_be_searched():
    """Erasing and exporting walk rows: whoever adds a file adds a walk over its content there."""
    kinds = (models.FileField, models.BinaryField)
    found = {
        f"{model._meta.label}.{field.name}"
        for model in personal_data.every_model()
        for field in model._meta.concrete_fields
        if isinstance(field, kinds)
    }
    assert found == {"directory.PostcodeBlock.live", "directory.PostcodeBlock.ended"}


def test_every_line_says_whose_what_and_how_long_in_words():
    for line in KEPT:
        assert line.what and line.how_long.endswith(".")
        assert line.columns or line.forget is None
    assert [whose for whose in keeping.Whose if not keeping.of(whose)] == []


def ago(days):
    return timezone.now() - datetime.timedelta(days=days)


def told(kind, days):
    words = {"about": "x", "place": "x", "words": f"{kind} {days}", "outcome": "x", "done_by": make_person()}
    return Message.objects.create(kind=kind, done_at=ago(days), **words)


@pytest.mark.django_db
def test_a_message_goes_a_year_after_it_was_dealt_with_and_a_worry_after_six():
    for kind, days in [("wrong", 364), ("wrong", 366), ("safety", 366), ("safety", 6 * 365 + 1)]:
        told(kind, days)
    waiting = Message.objects.create(kind="wrong", words="waits")
    Message.objects.filter(pk=waiting.pk).update(sent_at=ago(800))
    keeping.forget_messages()
    kept = set(Message.objects.values_list("words", flat=True))
    assert kept == {"wrong 364", "safety 366", "waits", ""}
    gone = Message.objects.filter(words="")
    assert gone.count() == 2
    assert set(gone.values_list("about", "place", "outcome")) == {("", "", "")}


def ended(name, days, **columns):
    project = make_project(name, **columns)
    make_contact(project, "0113 496 0000")
    step = ReviewEvent.objects.create(project=project, step="closed", by_name="x")
    ReviewEvent.objects.filter(pk=step.pk).update(at=ago(days))
    return project


@pytest.mark.django_db
def test_contacts_and_addresses_go_a_year_after_a_group_has_ended():
    long_ago, lately = ended("Long ago", 366, stage="closed"), ended("Lately", 364, stage="closed")
    again = ended("Began again", 366, stage="closed")
    ReviewEvent.objects.create(project=again, step="reopened", by_name="x")
    tables.Lead.objects.create(project=long_ago, mark="x", read_on=timezone.localdate())
    never = make_project("Recorded as closed", stage="closed")
    make_contact(never, "0113 496 0001")
    keeping.forget_contacts_of_ended()
    kept = set(Contact.objects.values_list("project", flat=True))
    assert kept == {lately.pk, again.pk, never.pk}
    assert not long_ago.contacts.exists() and not long_ago.leads.exists()


@pytest.mark.django_db
def test_who_agreed_goes_six_years_after_it_ended_and_the_proof_stays():
    project, today = make_project(), timezone.localdate()
    for days in (6 * 365 - 1, 6 * 365 + 1):
        said = today - datetime.timedelta(days=days + 365)
        consent = make_consent(project, who=f"{days}")
        expires = today - datetime.timedelta(days=days)
        Consent.objects.filter(pk=consent.pk).update(said_on=said, expires_on=expires)
    keeping.forget_consents()
    assert set(Consent.objects.values_list("who", flat=True)) == {"2189", ""}


@pytest.mark.django_db
def test_notes_of_calls_go_after_three_years():
    project, by = make_project(), make_person()
    for days in (3 * 365 - 1, 3 * 365 + 1):
        made = {"project": project, "by": by, "made_on": timezone.localdate() - datetime.timedelta(days=days)}
        tables.Check.objects.create(means="phone", outcome="confirmed", note=f"{days}", **made)
        tables.ContactAttempt.objects.create(means="phone", outcome="no-answer", note=f"{days}", **made)
    keeping.forget_notes()
    for model in (tables.Check, tables.ContactAttempt):
        assert set(model.objects.values_list("note", flat=True)) == {"1094", ""}


@pytest.mark.django_db
def test_lists_and_figures_that_are_old_name_nobody():
    by = make_person()
    for days in (1, 366):
        run = tables.ImportRun.objects.create(file_name=f"{days}.csv", by=by, rows=[{"a": 1}], problems=["x"])
        tables.ImportRun.objects.filter(pk=run.pk).update(read_at=ago(days))
    for days in (1, 6 * 365 + 1):
        given = {"sentence": "x", "kind": "listed", "as_at": "2026-01-01", "method": "x", "source": "x"}
        figure = tables.GivenFigure.objects.create(rows=[], given_to=f"{days}", given_by=by, **given)
        tables.GivenFigure.objects.filter(pk=figure.pk).update(given_at=ago(days))
    keeping.forget_imports()
    keeping.forget_figures()
    runs = tables.ImportRun.objects.values_list("file_name", "rows", "problems")
    assert sorted(runs) == [("1.csv", [{"a": 1}], ["x"]), (NO_LONGER_KEPT, [], [])]
    assert set(tables.GivenFigure.objects.values_list("given_to", flat=True)) == {"1", NO_LONGER_KEPT}


@pytest.mark.django_db
def test_a_closed_account_is_nobodys_after_three_years():
    long_ago, lately = ago(3 * 365 + 1), ago(3 * 365 - 1)
    for email, columns in {
        "open@example.org": {"is_active": True, "last_login": long_ago},
        "lately@example.org": {"is_active": False, "last_login": lately},
        "gone@example.org": {"is_active": False, "last_login": long_ago},
        "never@example.org": {"is_active": False, "last_login": None, "joined_at": long_ago},
    }.items():
        User.objects.filter(pk=make_person(email).pk).update(**columns)
    keeping.forget_accounts()
    kept = set(User.objects.filter(email__endswith="@example.org").values_list("email", flat=True))
    assert kept == {"open@example.org", "lately@example.org"}
    assert User.objects.count() == 4


@pytest.mark.django_db
def test_the_log_of_changes_goes_after_three_years():
    by = make_person()
    for days in (1, 3 * 365 + 1):
        LogEntry.objects.log_actions(by.pk, [by], CHANGE, f"{days}", single_object=True)
        LogEntry.objects.filter(change_message=f"{days}").update(action_time=ago(days))
    keeping.forget_log_entries()
    assert LogEntry.objects.get().change_message == "1"


@pytest.mark.django_db
def test_what_was_done_about_a_worry_goes_six_years_after_its_end():
    six = ago(6 * 365 + 3)
    kept, gone = (Worry.objects.create(about=name, place="Hull") for name in ("Kept", "Gone"))
    for worry in (kept, gone):
        worry.steps.create(step="noted", words="Rang them.")
    Worry.objects.filter(pk=gone.pk).update(closed_at=six)
    Worry.objects.filter(pk=kept.pk).update(opened_at=six)
    keeping.forget_worries()
    assert set(Worry.objects.values_list("about", "place", "steps__words")) == {
        ("Kept", "Hull", "Rang them."),
        ("", "", ""),
    }
