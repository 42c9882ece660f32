"""A file of leads: taken in once, told by the line where a row cannot be, and never over a person's word."""

import csv
import datetime
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from directory.imports.leads import COLUMNS, LeadsError, WrongRowError, clean_row, load_leads
from directory.models import Contact, DirectoryVersion, Lead, OldSlug, Source, WorkItem
from directory.records import leads, tombstones
from directory.records.erasing import erase
from directory.vocabulary import Review
from tests.factories import make_person, make_project

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 28)
FULL = {
    "slug": "sunrise",
    "organisation": "Harbour Trust",
    "web": "https://harbour.example.org/",
    "phone": "0113 496 0000 (office); 0113 496 0001",
    "email": "info@harbour.example.org",
    "charity_number": "1234567",
    "status_hint": "merged",
    "status_note": "Merged with Lighthouse in 2016, says its own page.",
    "page_read": "https://harbour.example.org/about ; https://news.example.org/1",
    "publisher": "own",
    "copy_hint": "own news 2018",
    "note": "Ask the trust.",
}


@pytest.fixture
def written(tmp_path):
    """written({...}, {...}) -> the path of a file with these rows, each on top of the full one."""

    def write(*rows, heading=COLUMNS, encoding="utf-8", ends="\n"):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator=ends)
        writer.writerow(heading)
        for row in rows:
            writer.writerow([(FULL | row)[name] for name in COLUMNS])
        path = tmp_path / "leads.csv"
        path.write_bytes(out.getvalue().encode(encoding))
        return path

    return write


def load(path):
    return load_leads(path, read_on=DAY)


def values(project):
    return sorted(project.contacts.values_list("kind", "value", "role"))


def test_a_row_makes_contacts_a_lead_sources_and_work(written):
    project = make_project("Sunrise")
    before = DirectoryVersion.objects.number()
    outcome = load(written({}))
    assert (outcome.new, outcome.here_already, outcome.problems) == (1, 0, [])
    assert values(project) == [
        ("e-mail", "info@harbour.example.org", ""),
        ("phone", "0113 496 0000", "Office"),
        ("phone", "0113 496 0001", ""),
        ("website", "https://harbour.example.org/", ""),
    ]
    assert not Contact.objects.public().exists()
    lead = Lead.objects.get()
    assert (lead.status, lead.publisher, lead.charity_number, lead.read_on) == (
        "merged",
        "own",
        "1234567",
        DAY,
    )
    pages = [(source.url, source.dated, source.kind) for source in lead.sources.order_by("url")]
    assert pages == [
        ("https://harbour.example.org/about", "2026-11-28", "page"),
        ("https://news.example.org/1", "2026-11-28", "page"),
    ]
    assert project.contacts.first().source in lead.sources.all()
    asked = WorkItem.objects.get(project=project).to_ask
    assert asked.startswith("Its own page says that it merged (read on 28 November 2026).")
    assert "http" not in asked
    assert DirectoryVersion.objects.number() == before, "nothing of it is public"


def test_loading_again_changes_nothing(written):
    make_project("Sunrise")
    path = written({})
    load(path)
    kept = list(Lead.objects.values()), list(Contact.objects.values()), list(Source.objects.values())
    again = load_leads(path, read_on=DAY + datetime.timedelta(days=9))
    assert (again.new, again.here_already) == (0, 1)
    assert (
        list(Lead.objects.values()),
        list(Contact.objects.values()),
        list(Source.objects.values()),
    ) == kept


def test_what_a_person_changed_deleted_or_answered_is_kept(written):
    project, person = make_project("Sunrise"), make_person()
    path = written({})
    load(path)
    project.contacts.filter(value="0113 496 0000").delete()
    project.contacts.filter(value="0113 496 0001").update(value="0113 496 0009", role="Ours")
    leads.answer([project.contacts.get(kind="website")], by=person, found="gone")
    WorkItem.objects.all().delete()
    load(path)
    # A corrected file says the same numbers in other words.
    load(written({"note": "Ask somebody else."}))
    assert values(project) == [
        ("e-mail", "info@harbour.example.org", ""),
        ("phone", "0113 496 0009", "Ours"),
        ("website", "https://harbour.example.org/", ""),
    ]
    assert project.contacts.get(kind="website").openings.get().answer == "gone"
    assert Lead.objects.count() == 2


def test_who_was_erased_does_not_come_back(written):
    make_project("Sunrise")
    path = written({"note": "Ask Robin Smith.", "email": "robin.smith@example.org"})
    load(path)
    erase("Robin Smith")
    erase("robin.smith@example.org")
    load(path)
    assert Lead.objects.get().note == "Ask [name removed]."
    assert not Contact.objects.filter(kind="e-mail").exists()


def test_a_contact_that_stands_already_is_not_made_twice(written):
    project = make_project("Sunrise")
    mine = project.contacts.create(
        kind="website", value="http://www.harbour.example.org", source=project.source
    )
    load(written({}))
    assert project.contacts.filter(kind="website").get() == mine
    assert mine.leads.count() == 1


def test_a_question_that_waits_is_not_written_over(written):
    project = make_project("Sunrise")
    WorkItem.objects.create(project=project, to_ask="Which evening?")
    load(written({}))
    assert WorkItem.objects.get().to_ask == "Which evening?"


def test_a_former_address_finds_its_group(written):
    project = make_project("Sunrise", slug="sunrise-leeds")
    OldSlug.objects.create(project=project, slug="sunrise")
    assert load(written({})).new == 1


def test_a_row_that_cannot_be_taken_is_told_by_its_line_and_the_rest_is_loaded(written):
    gone = make_project("Gone", slug="gone")
    tombstones.lay(gone, kind="not-listed", by=None)
    gone.delete()
    make_project("Sunrise")
    make_project("Drawn back", slug="drawn-back", review=Review.WITHDRAWN)
    rows = [{"slug": "gone"}, {"slug": "no-such"}, {"slug": "drawn-back"}, {"web": "nonsense"}, {}, {}]
    outcome = load(written(*rows))
    assert [str(problem) for problem in outcome.problems] == [
        "Line 2: “gone” was taken out for good and must not come back.",
        "Line 3: No group has the address “no-such”.",
        "Line 4: “drawn-back” is withdrawn.",
        "Line 5: web: This is not a web address. Copy it from the browser, as in https://example.org/group.",
        "Line 7: “sunrise” stands on line 6 already.",
    ]
    assert outcome.new == 1


WRONG = [
    ({"slug": "Sun rise"}, "slug: write the last part of the group’s address here, as in leeds-mind."),
    ({"organisation": "x" * 201}, "organisation: this is longer than 200 letters."),
    ({"note": "x" * 1001}, "note: this is longer than 1000 letters."),
    ({"charity_number": "9" * 81}, "charity_number: this is longer than 80 letters."),
    ({"note": "=HYPERLINK(1)"}, "note: this begins as a formula does (“=”). Write the words alone."),
    ({"organisation": "+1"}, "organisation: this begins as a formula does (“+”). Write the words alone."),
    ({"phone": "=1+1"}, "phone: this begins as a formula does (“=”). Write the words alone."),
    ({"note": "a <script>alert(1)</script>"}, "note: this holds HTML. Write the words alone."),
    ({"note": "a\x07b"}, "note: this holds a line break or a sign that nobody sees. Write it on one line."),
    (
        {"note": "\u202eabc"},
        "note: this holds a line break or a sign that nobody sees. Write it on one line.",
    ),
    ({"status_hint": "dead"}, "status_hint: “dead” is none of running, renamed, merged, closed, unknown."),
    ({"publisher": "me"}, "publisher: “me” is none of own, umbrella, register, council, other."),
    (
        {"publisher": "other"},
        "publisher: contacts come from its own page, its umbrella body, a register or a council.",
    ),
    ({"page_read": ""}, "page_read: write which page said so."),
    ({"page_read": f"https://example.org/{'x' * 200}"}, "page_read: an address is longer than 200 letters."),
    ({"web": "javascript:alert(1)"}, "web: This is not a web address."),
    ({"web": f"https://example.org/{'x' * 230}"}, "web: this is too long."),
    ({"email": "nobody"}, "email: This is not an e-mail address."),
    ({"phone": "letters"}, "phone: "),
]


@pytest.mark.parametrize(("row", "words"), WRONG, ids=[str(row)[:40] for row, _ in WRONG])
def test_each_wrong_cell_has_its_own_sentence(row, words):
    with pytest.raises(WrongRowError) as problem:
        clean_row([(FULL | row)[name] for name in COLUMNS])
    assert str(problem.value).startswith(words)


def test_a_number_from_abroad_is_a_number():
    _, found = clean_row([(FULL | {"phone": "+44 113 496 0000"})[name] for name in COLUMNS])
    assert found.contacts[1][:2] == ("phone", "0113 496 0000")


def test_a_row_with_too_many_cells_is_told(written):
    make_project("Sunrise")
    path = written({})
    path.write_text(path.read_text() + "sunrise,a,b\n")
    assert [problem.words for problem in load(path).problems] == [
        "It has 3 cells, not 12. Put a cell with a comma in quotation marks."
    ]


def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm(written):
    make_project("Sunrise")
    assert load(written({}, encoding="utf-8-sig", ends="\r\n")).new == 1


def broken(written, how):
    path = written({})
    how(path)
    with pytest.raises(LeadsError) as problem:
        load(path)
    assert Lead.objects.count() == 0
    return str(problem.value)


def test_a_file_that_gives_no_rows_says_why(written):
    make_project("Sunrise")
    text = written({}).read_text()
    assert broken(written, lambda path: path.write_bytes(text.encode() + b"\n\xff\xfe")) == (
        "Line 4 is not in UTF-8. Save the file as CSV in UTF-8."
    )
    assert "it lacks slug" in broken(written, lambda path: path.write_text(text.replace("slug", "id", 1)))
    assert "nobody knows more" in broken(
        written, lambda path: path.write_text(text.replace("note", "note,more", 2))
    )
    swapped = text.replace("slug,organisation", "organisation,slug", 1)
    assert "in another order" in broken(written, lambda path: path.write_text(swapped))
    assert "it lacks" in broken(written, lambda path: path.write_text(""))
    assert broken(written, lambda path: path.write_text(text + 'sunrise,"no end')) == (
        "From line 3 on the file is no CSV. Is a quotation mark missing there?"
    )
    assert broken(written, lambda path: path.write_bytes(b"\0" * 9)) == (
        "This is no text file. Save it as CSV in UTF-8."
    )
    large = b"x" * (5 * 2**20 + 1)
    assert broken(written, lambda path: path.write_bytes(large)).startswith("The file is larger than 5 MB.")
    assert broken(written, lambda path: path.unlink()).startswith("The file cannot be opened: No such file")


def test_the_command_says_what_it_did(written, capsys):
    make_project("Sunrise")
    path = written({}, {"slug": "no-such"})
    call_command("load_leads", path, "--read-on", "2026-11-28")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "leads.csv: Line 3: No group has the address “no-such”.",
        "1 leads loaded, 0 here already, 1 left out",
    ]
    with pytest.raises(CommandError, match="that day has not come yet"):
        call_command("load_leads", path, "--read-on", "2199-01-01")
    path.unlink()
    with pytest.raises(CommandError, match=r"leads.csv: The file cannot be opened"):
        call_command("load_leads", path)


def test_our_own_file_is_whole():
    """Every row of it can be taken; 13 groups are said to be merged, renamed or closed."""
    with (Path(settings.BASE_DIR) / "fixtures" / "leads.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    assert heading == COLUMNS
    found = dict(clean_row(row) for row in rows)
    assert len(found) == len(rows) == 233
    assert sum(one.status in ("merged", "renamed", "closed") for one in found.values()) == 13
    assert sum(any(kind == "website" for kind, _, _ in one.contacts) for one in found.values()) == 134
