import json
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.core.serializers import serialize
from django.db import IntegrityError, connection, models, transaction

from directory.models import (
    Consent,
    Contact,
    ImportRun,
    LoadedRecord,
    Message,
    Project,
    ProjectWords,
    Source,
    User,
)
from directory.records import erasing, history, personal_data, tombstones, workflow, writing
from tests.admin.one_of_each import one_of_each
from tests.factories import make_consent, make_person, make_project, make_source, make_term

NAME = "Robin Quillfeather"


def everywhere():
    """Somebody's name in every place that a name can get into."""
    editor = make_person("robin@quillfeather.example", role="editor", name=NAME)
    project = make_project(
        name="Sunrise",
        summary=f"Ask {NAME}.",
        story="robin  quillfeather began it.",
        internal_notes=NAME,
        answers={3: f"{NAME.upper()} leads."},
    )
    contact = Contact.objects.create(
        project=project, kind="phone", value="0113 496 0000", role=NAME, source=make_source()
    )
    make_consent(project, contact=contact, who=NAME)
    with history.recorded(project, by=editor, via="form", note=f"{NAME} said so"):
        writing.write(project, {"own_term": f"{NAME}'s way", "venues/new-1": venue()})
    workflow.propose(project, {"summary": ["", f"By {NAME}"]}, by=editor, note=NAME)
    workflow.withdraw(project, by=editor, note=f"{NAME} rang")
    Message.objects.create(kind="wrong", words=f"I am {NAME}", about=NAME, project=project)
    ImportRun.objects.create(
        file_name=f"{NAME}.csv", by=editor, rows=[{"name": NAME, NAME: 1}], problems=[NAME]
    )
    LoadedRecord.objects.create(kind="project", key="sunrise", values={"summary": f"Ask {NAME}."})
    LogEntry.objects.create(
        user=editor,
        content_type=ContentType.objects.get_for_model(Project),
        object_id=project.pk,
        object_repr=NAME,
        action_flag=ADDITION,
        change_message=NAME,
    )
    said = SessionStore()
    said["_messages"] = f"{NAME} is checked."
    said.save()
    unsent(project)
    return project


def unsent(project):
    """Answers that could not be saved, as two of our pages keep them with the session."""
    typed = SessionStore()
    typed["unsent-answers"] = {
        f"{project.pk}/the-group": urlencode({"summary": "Ask Robin\r\nQuillfeather!"})
    }
    typed["unsent"] = [project.pk, urlencode({"note": f"Said {NAME.lower()}"})]
    typed.save()


def venue():
    from directory.records.facts import VENUE

    row = dict.fromkeys(VENUE) | {"precision": "area", "area": "Leeds", "address": "", "position": 0}
    row |= {"town_only": False, "authority_code": "", "ons_region": ""}
    private = {"address": f"c/o {NAME}", "postcode": "", "pin_set_by_hand": False}
    return row | {"private": private | {"latitude": None, "longitude": None}}


def all_tables() -> str:
    """Every row of the database as text."""
    rows = [serialize("json", model.objects.all()) for model in apps.get_models() if model._meta.managed]
    rows += [row.get_decoded() for row in Session.objects.all()]
    return json.dumps(rows).casefold()


@pytest.mark.django_db
def test_afterwards_the_name_is_in_no_table(capsys):
    project = everywhere()
    assert "quillfeather" in all_tables()
    assert "quillfeath" in ProjectWords.objects.get(project=project).rest
    call_command("erase_person", NAME)
    call_command("erase_person", "robin@quillfeather.example")
    assert "quillfeath" not in all_tables()
    assert "Sunrise" in Project.objects.get().name
    assert not Contact.objects.exists()
    assert Consent.objects.get().who == erasing.INSTEAD
    assert "quillfeather" not in capsys.readouterr().out.casefold()


@pytest.mark.django_db(transaction=True)
def test_afterwards_the_name_is_in_no_file_of_the_database():
    everywhere()
    call_command("erase_person", NAME)
    call_command("erase_person", "robin@quillfeather.example")
    assert "quillfeath" not in all_tables()
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        for path in file.parent.glob(f"{file.name}*"):
            # In a process of its own: closing a file of SQLite's in this one would take off its locks.
            held = subprocess.run(["cat", path], capture_output=True, check=True).stdout
            assert held or path != file
            assert b"quillfeath" not in held.lower()


@pytest.mark.django_db
def test_a_dry_run_counts_the_same_and_changes_nothing():
    everywhere()
    before = all_tables()
    would = erasing.erase(NAME, dry_run=True)
    assert all_tables() == before
    assert erasing.erase(NAME) == would
    assert would["contacts"] == 1


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["+44 (0)1274 960000", "+441274960000", "0044 1274 960000", "01274960000"])
@pytest.mark.parametrize("kept", ["01274 960000", "07700 900123 or 01274 960000", "+44 (0)1274 960000"])
def test_a_number_is_found_however_it_is_dressed(asked, kept):
    project = make_project()
    Contact.objects.create(project=project, kind="phone", value=kept, source=make_source())
    Contact.objects.create(project=project, kind="phone", value="01274 960001", source=make_source())
    assert erasing.erase(asked)["contacts"] == 1


@pytest.mark.django_db
def test_a_number_is_found_however_it_is_spaced():
    project = make_project()
    Contact.objects.create(project=project, kind="phone", value="0113 496 0000", source=make_source())
    assert erasing.erase("01134960000")["contacts"] == 1
    assert not Contact.objects.exists()


@pytest.mark.django_db
def test_part_of_a_word_and_places_and_vocabularies_are_left_alone():
    project = make_project(name="Robinson Trust", summary="For women.", community=["women"])
    erasing.erase("Robin")
    erasing.erase("Women")
    project.refresh_from_db()
    assert project.name == "Robinson Trust"
    assert make_term("community", "women").label.casefold().startswith("women")


@pytest.mark.django_db
def test_an_account_is_closed_and_its_work_stays_signed():
    editor = make_person("robin@quillfeather.example", name=NAME, password="x" * 12)
    project = make_project()
    workflow.withdraw(project, by=editor)
    erasing.erase(NAME)
    person = User.objects.get()
    assert (person.is_active, person.has_usable_password(), person.name) == (False, False, "")
    assert project.review_events.get().by == person


@pytest.mark.django_db
def test_too_little_to_look_for_is_refused_in_one_line():
    with pytest.raises(CommandError, match="too short"):
        call_command("erase_person", "Al")


def fill(model) -> list[str]:
    """The name in every column of a row that holds words, where it has room and no rule is against it."""
    filled = []
    for field in personal_data.written_columns(model):
        if field.max_length and field.max_length < len(NAME):
            continue
        value = [NAME, {NAME: NAME}] if isinstance(field, models.JSONField) else NAME
        row = model._base_manager.order_by("pk").first()
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=row.pk).update(**{field.name: value})
        except IntegrityError:
            continue
        filled.append(field.name)
    return filled


def planted_in_every_column() -> dict[str, list[str]]:
    """{model: its columns that name somebody now}, of every table that is walked."""
    by = make_person()
    one_of_each(by)
    LogEntry.objects.log_actions(by.pk, [by], ADDITION, "x", single_object=True)
    Group.objects.create(name="x")
    walked = [model for model in personal_data.personal_models() if personal_data.written_columns(model)]
    assert [model._meta.label for model in walked if not model._base_manager.exists()] == []
    return {model.__name__: fill(model) for model in walked}


@pytest.mark.django_db
def test_afterwards_it_is_in_no_column_of_any_table_that_holds_words():
    columns = planted_in_every_column()
    for name in ["Check", "ContactAttempt", "Message", "ImportRun", "ProposedChange", "ProjectChange"]:
        assert columns[name], name
    assert {"note", "found"} <= set(columns["Check"])
    assert "to_ask" in columns["WorkItem"]
    erasing.erase(NAME)
    assert "quillfeather" not in all_tables()


@pytest.mark.django_db
def test_an_address_that_names_somebody_is_changed_and_the_old_one_is_gone(client):
    project = make_project(name=f"{NAME}'s group", slug="robin-quillfeathers-group")
    other = make_project(name="Sunrise", organisations=[f"{NAME} Trust"])
    other.old_slugs.create(slug="robin-quillfeather-sunrise")
    LoadedRecord.objects.create(kind="project", key=project.slug, values={})
    assert erasing.erase(NAME)["addresses"] == 3
    assert "quillfeather" not in all_tables()
    project.refresh_from_db()
    assert client.get(project.get_absolute_url()).status_code == 200
    for slug in ("robin-quillfeathers-group", "robin-quillfeather-sunrise"):
        assert client.get(f"/projects/{slug}/").status_code == 410
        assert tombstones.is_stopped(slug=slug)


@pytest.mark.django_db
def test_somebody_who_is_erased_is_signed_out_at_once(client):
    client.force_login(make_person("robin@quillfeather.example", name=NAME))
    other = make_person()
    erasing.erase(NAME)
    assert not Session.objects.exists()
    client.force_login(other)
    erasing.erase(NAME)
    assert Session.objects.count() == 1


@pytest.mark.django_db
def test_whoever_is_named_in_a_worry_about_safety_is_taken_out_and_the_worry_waits_on():
    Message.objects.create(kind="safety", about=NAME, words=f"{NAME} takes money.", email="sam@example.org")
    assert erasing.erase(NAME)["messages"] == 1
    message = Message.objects.open().get()
    assert message.words == f"{erasing.INSTEAD} takes money."
    assert message.email == "sam@example.org"


@pytest.mark.django_db
def test_a_key_that_names_somebody_is_changed():
    source = make_source()
    Source.objects.filter(pk=source.pk).update(key="call-with-robin-quillfeather")
    assert erasing.erase(NAME)["addresses"] == 1
    source.refresh_from_db()
    assert source.key == f"source-{source.pk}"


@pytest.mark.django_db
def test_answers_that_were_typed_and_not_saved_are_found_and_gone():
    unsent(make_project())
    kept = SessionStore()
    kept["unsent"] = [1, urlencode({"note": "Somebody else"})]
    kept.save()
    assert erasing.erase(NAME)["sessions"] == 1
    assert Session.objects.get().pk == kept.session_key
