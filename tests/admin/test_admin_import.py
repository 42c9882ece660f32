import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.imports.sheets import load, plan
from directory.imports.sheets.limits import MOST_PROBLEMS
from directory.models import ImportRun, Organisation, Project
from tests.factories import LEEDS, make_organisation, make_project
from tests.imports.sheets.bad_files import BROKEN

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
    for words in [
        "There is a charge",
        "Row 4: Another",
        "not one of: Free; Give",
        "Nothing has been changed yet",
    ]:
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


def test_every_fault_of_a_workbook_is_a_sentence_at_the_field_and_nothing_is_written(signed_in):
    client = signed_in()
    for case in ("row 900 million", "laughs", "a broken sheet", "shared string 99999", "encrypted"):
        make, what, where = BROKEN[case]
        answer = bring(client, make(), "May.xlsx")
        text = html.unescape(answer.content.decode())
        assert answer.status_code == 200
        assert [words for words in ("“May.xlsx”", what, where) if words not in text] == []
    assert not ImportRun.objects.exists()


def test_a_second_file_waits_while_one_is_looked_at_and_no_page_does(signed_in):
    client = signed_in()
    with plan.one_at_a_time:
        assert "“a.csv”: Another file is being looked at just now" in html.unescape(
            bring(client, b"name\nOne\n").content.decode()
        )
        assert client.get("/urgent-help/").status_code == 200
    assert bring(client, b"name\nOne\n").status_code == 302


def test_a_file_that_fails_leaves_the_way_free_for_the_next(signed_in):
    client = signed_in()
    assert bring(client, b"%PDF", "a.pdf").status_code == 200
    assert bring(client, b"name\nOne\n").status_code == 302


def test_comparing_has_an_end_and_leaves_nothing(signed_in, monkeypatch):
    monkeypatch.setattr(plan, "SECONDS_OF_COMPARING", -1)
    answer = bring(signed_in(), b"name\nOne\n")
    assert "“a.csv”, row 2: It takes too long to compare" in html.unescape(answer.content.decode())
    assert not ImportRun.objects.exists()


def test_of_many_problems_the_first_are_kept_and_all_are_counted(signed_in):
    client = signed_in()
    bring(client, b"name,cost\n" + b"One,cheap\n" * (MOST_PROBLEMS + 200))
    run = ImportRun.objects.get()
    assert (len(run.problems), run.counts["problems"]) == (MOST_PROBLEMS, MOST_PROBLEMS + 200)
    assert f"of which the first {MOST_PROBLEMS} are kept" in client.get(page("look", run.pk)).content.decode()


def test_a_cell_that_names_more_than_any_could_is_one_problem(signed_in):
    bring(signed_in(), b"name,communities,also_known_as\nOne," + b"x;" * 5_000 + b"," + b"y;" * 5_000 + b"\n")
    assert [problem["words"] for problem in ImportRun.objects.get().problems] == [
        "This names more than 400."
    ] * 2
