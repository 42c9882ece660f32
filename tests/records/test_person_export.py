import json

import pytest
from django.core.management import CommandError, call_command

from directory.models import AccessEvent, Contact, Message
from directory.people import access_log
from directory.records import person_export, personal_data
from tests.factories import make_consent, make_person, make_project, make_source
from tests.records.test_erasing import NAME, everywhere, planted_in_every_column

pytestmark = pytest.mark.django_db


def found(text=NAME) -> str:
    return person_export.as_text(text, person_export.held_about(text))


def test_whoever_is_planted_in_every_column_is_found_in_each():
    columns = planted_in_every_column()
    labels = {model.__name__: model for model in personal_data.personal_models()}
    held = person_export.held_about(NAME)
    for name, planted in columns.items():
        model = labels[name]
        told = {
            label for one in held if one.kind == model._meta.verbose_name_plural for label, _ in one.facts
        }
        wanted = {str(model._meta.get_field(column).verbose_name) for column in planted}
        missing = {label for label in wanted if not any(one.startswith(label) for one in told)}
        assert missing == set(), name


def test_everything_that_erasing_finds_is_in_the_file():
    everywhere()
    text = found()
    for kind in ["Projects", "Contacts", "Consents", "Messages", "Import runs", "Sessions", "People"]:
        assert f"\n{kind}\n" in text
    assert "Ask Robin\n" in text and "Said robin quillfeather" in text


def test_a_contact_comes_with_what_was_said_about_it():
    project = make_project()
    number = Contact.objects.create(project=project, kind="phone", value="01274 960000", source=make_source())
    make_consent(project, contact=number, who="Somebody", use="shown")
    text = found("+44 1274 960000")
    assert "01274 960000" in text
    assert "who: Somebody" in text


def test_of_a_groups_record_only_what_names_them_is_told():
    make_project("Sunrise", summary=f"Ask {NAME}.", story="A long story of others.")
    text = found()
    assert f"Ask {NAME}." in text
    assert "story" not in text


def test_an_account_is_told_with_what_it_did_and_nothing_secret():
    person = make_person("robin@quillfeather.example", name=NAME, password="x" * 12)
    access_log.log("signed-in", by=person, page="sign-in")
    text = found("robin@quillfeather.example")
    assert "Signed in" in text and "sign-in" in text
    assert "password" not in text and person.password not in text


def test_nothing_is_said_of_others():
    Message.objects.create(kind="wrong", words="About Somebody Else")
    assert "Nothing that is held names them." in found()
    assert "Somebody Else" not in found()


def test_the_file_is_the_owners_alone_and_writes_nothing_over(tmp_path, capsys):
    make_project("Sunrise", summary=f"Ask {NAME}.")
    out = tmp_path / "robin.txt"
    call_command("export_person", NAME, out=out)
    assert out.stat().st_mode & 0o077 == 0
    assert f"Ask {NAME}." in out.read_text()
    assert "quillfeather" not in capsys.readouterr().out.casefold()
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_person", NAME, out=out)


def test_for_a_program_it_is_json_and_the_log_says_that_it_was_made(capsys):
    make_project("Sunrise", summary=f"Ask {NAME}.")
    call_command("export_person", NAME, json=True)
    content = json.loads(capsys.readouterr().out)
    assert content["held"][0]["kind"] == "projects"
    line = AccessEvent.objects.latest("pk")
    assert (line.what, line.page) == ("exported", "export_person")


def test_too_little_to_look_for_is_refused_in_one_line():
    with pytest.raises(CommandError, match="too short"):
        call_command("export_person", "Al")
