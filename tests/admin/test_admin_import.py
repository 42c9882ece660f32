import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.intake.sheets import load, plan
from directory.models import ImportRun, Organisation, Project
from tests.factories import LEEDS, make_organisation, make_project

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"admin:directory_importrun_{name}", args=args)


def bring(client, content, name="a.csv"):
    return client.post(page("bring"), {"file": SimpleUploadedFile(name, content)})


def test_brought_looked_at_and_applied(signed_in):
    client = signed_in("editor")
    make_project(name="Sunrise", cost="fee")
    answer = bring(client, b"name,cost\nSunrise,free\nNew one,cheap\nAnother,free\n")
    text = client.get(answer.url).content.decode()
    for words in ["There is a charge", "Row 4: Another", "not one of: free", "Nothing has been changed yet"]:
        assert words in text
    assert Project.objects.count() == 1
    run = ImportRun.objects.get()
    client.post(page("apply", run.pk))
    assert Project.objects.count() == 2
    assert "1 changes wait" in client.get(answer.url).content.decode()


def test_a_file_that_cannot_be_read_says_why_at_its_field(signed_in):
    answer = bring(signed_in(), b"%PDF", "a.pdf")
    assert "neither CSV nor XLSX" in answer.content.decode()
    assert "This field is required" in signed_in().post(page("bring"), {}).content.decode()


def test_fifty_megabytes_are_refused_before_they_are_read(signed_in, monkeypatch):
    monkeypatch.setattr(plan, "preview", lambda *_, **__: pytest.fail("it was read"))
    answer = bring(signed_in(), b"name\n" + b"x" * (50 * 2**20))
    assert "larger than 20 MB" in answer.content.decode()


def test_new_organisations_and_places_are_shown_before_anything_is_done(signed_in):
    make_organisation("Harbour Trust")
    answer = bring(signed_in(), b"name,organisations,area\nSunrise,Harbor; The Trust Harbour,Leeds\n")
    text = signed_in().get(answer.url).content.decode()
    assert "Row 2: Sunrise, in Leeds (for the notes)" in text
    assert "Row 2: Harbor</li>" in text
    assert "The Trust Harbour <strong>looks like “Harbour Trust”" in text
    assert Organisation.objects.count() == 1


def test_a_namesake_in_another_town_is_pointed_out(signed_in):
    make_project(name="Sunrise", **LEEDS)
    text = signed_in().get(bring(signed_in(), b"name,area\nSunrise,York\n").url).content.decode()
    assert "has the same name as a group in Leeds" in text


def test_a_long_file_goes_on_by_itself_once_it_is_begun(signed_in, monkeypatch):
    monkeypatch.setattr(load, "AT_ONCE", 1)
    client = signed_in()
    look = bring(client, b"name\nOne\nTwo\nThree\n").url
    assert "data-goes-on" not in client.get(look).content.decode()
    run = ImportRun.objects.get()
    address = client.post(page("apply", run.pk)).url
    text = client.get(address).content.decode()
    assert "data-goes-on" in text
    assert 'value="1">1 of 3</progress>' in text
    client.post(page("apply", run.pk))
    assert "All rows are in" in client.get(client.post(page("apply", run.pk)).url).content.decode()
    assert Project.objects.count() == 3


def test_one_persons_file_is_not_another_researchers(signed_in):
    bring(signed_in("researcher", ["london"]), b"name\nOne\n")
    run = ImportRun.objects.get()
    other = signed_in("researcher", ["eastern"])
    assert other.get(page("look", run.pk)).status_code == 404
    assert other.post(page("apply", run.pk)).status_code == 404
    staff = signed_in("staff")
    assert {staff.get(page(name)).status_code for name in ("bring", "template")} == {403}
    assert not Project.objects.exists()


def test_the_template_and_the_export_are_what_an_import_reads(signed_in):
    client = signed_in("editor")
    project = make_project(name="Sunrise")
    assert client.get(page("template")).content.startswith(b"\xef\xbb\xbfid,slug,name")
    address = reverse("admin:directory_project_changelist")
    exported = client.post(address, {"action": "export", "_selected_action": [project.pk]})
    bring(client, exported.content)
    assert ImportRun.objects.get().counts["same"] == 1
