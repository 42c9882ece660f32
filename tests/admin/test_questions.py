"""A record one question a page: each page writes what it asks and nothing else; the contents lead to all."""

import re

import pytest
from django.contrib.admin.utils import flatten_fieldsets
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.admin.projects.questions import ALWAYS
from directory.admin.site import site
from directory.models import Project, ProposedChange
from directory.records import facts, recording
from tests.admin.pages import add_row, errors_of, form_of
from tests.factories import LEEDS, make_contact, make_person, make_project, make_region, make_term

pytestmark = pytest.mark.django_db
PROJECTS = site.get_model_admin(Project)
PARTS = PROJECTS.parts
CONTROL = re.compile(
    r'<(?:select|textarea|input(?![^>]*type="(?:hidden|submit)"))\b[^>]*\bname="(?!_)([^"]+)"'
)


@pytest.fixture
def project():
    make_term("community", "women")
    made = make_project("Sunrise", slug="sunrise", regions=["london"], stage="running", cost="free", **LEEDS)
    made.answers.create(question=2, state="answered", own_words="Kind.", source=made.source, means="phone")
    made.meetings.create(venue=made.venues.first(), frequency="weekly", weekday=1)
    make_contact(made, "0113 496 0000")
    return made


def page_of(project, slug):
    return reverse("admin:directory_project_question", args=[project.pk, slug])


def save(client, project, slug, *, may_fail=False, **values):
    data = form_of(client.get(page_of(project, slug)), "project_form")
    assert data, "there is no form to send"
    rows = values.pop("rows", None)
    data |= {name: value if isinstance(value, list) else [value] for name, value in values.items()}
    if rows:
        add_row(data, rows[0], **rows[1])
    answer = client.post(page_of(project, slug), data)
    if not may_fail:
        assert answer.status_code == 302, errors_of(answer)
    return answer


def test_the_pages_ask_all_that_the_whole_form_asks_and_each_thing_once():
    asked = [name for part in PARTS.values() for name in part.fields]
    whole = set(flatten_fieldsets(PROJECTS.whole.fieldsets)) - set(ALWAYS)
    assert sorted(asked) == sorted(whole)
    writes = [inline for part in PARTS.values() for inline in part.inlines]
    assert set(writes) | {type(None)} >= {i for i in PROJECTS.whole.inlines if i in writes}
    assert len(writes) == len(set(writes))
    assert {inline.__name__ for inline in PROJECTS.whole.inlines} - {i.__name__ for i in writes} == {
        "OtherAnswerInline",
        "CheckInline",
        "AttemptInline",
        "EventInline",
        "OldSlugInline",
    }, "what is only read stands on the record's own page"


@pytest.mark.parametrize("slug", PARTS)
def test_a_page_that_nothing_was_changed_on_changes_nothing(signed_in, project, slug):
    before, lines = facts.take(project), project.history.count()
    save(signed_in("editor"), project, slug)
    assert facts.diff(before, facts.take(project)) == {}
    assert project.history.count() == lines
    assert project.contacts.get().value == "0113 496 0000"


@pytest.mark.parametrize("slug", PARTS)
def test_no_page_holds_more_than_sixty_controls(signed_in, project, slug):
    client = signed_in("editor")
    page = client.get(page_of(project, slug)).content.decode()
    form = page[page.index('id="project_form"') :]
    shown = [name for name in CONTROL.findall(form) if "__prefix__" not in name]
    assert len(set(shown)) <= 60, len(set(shown))


@pytest.mark.parametrize(
    ("slug", "sent", "changed"),
    [
        ("the-group", {"summary": "Tea and talk."}, {"summary"}),
        ("4-name-and-joining", {"open_to_new_members": "yes"}, {"open_to_new_members"}),
        ("2-values", {"q2_words": "Very kind."}, {"answers/"}),
        ("where-and-when-it-meets", {"meetings-0-weekday": "3"}, {"meetings/"}),
        (
            "regions-and-areas",
            {"rows": ("coverage", {"area": "Kent", "authority_code": "E10000016"})},
            {"coverage/"},
        ),
    ],
)
def test_one_page_writes_its_own_facts_alone(signed_in, project, slug, sent, changed):
    before = facts.take(project)
    save(signed_in("editor"), project, slug, **sent)
    changes = facts.diff(before, facts.take(project))
    assert changes
    assert {next((c for c in changed if path.startswith(c)), path) for path in changes} == changed


def test_page_after_page_becomes_one_change_that_waits(signed_in, project):
    client = signed_in("researcher", ["london"])
    before = facts.take(project)
    answer = save(client, project, "the-group", summary="Tea.", _go_to="2-values")
    assert answer["Location"] == page_of(project, "2-values")
    save(client, project, "2-values", q2_words="Very kind.")
    save(client, project, "where-and-when-it-meets", **{"meetings-0-weekday": "3"})
    save(client, project, "the-group", summary="Tea and talk.")
    proposal = ProposedChange.objects.get()
    kinds = {path.partition("/")[0] for path in proposal.changes}
    assert kinds == {"summary", "answers", "meetings"}
    assert (
        proposal.changes["summary"] == ["", "Tea and talk."]
        or proposal.changes["summary"][1] == "Tea and talk."
    )
    assert facts.diff(before, facts.take(project)) == {}, "the public page stays as it is"
    again = form_of(client.get(page_of(project, "2-values")), "project_form")
    assert again["q2_words"] == ["Very kind."]


def test_a_change_that_waits_can_be_taken_back_page_by_page(signed_in, project):
    client = signed_in("researcher", ["london"])
    was = project.summary
    save(client, project, "the-group", summary="Tea.")
    save(client, project, "2-values", q2_words="Very kind.")
    save(client, project, "the-group", summary=was)
    assert {path.partition("/")[0] for path in ProposedChange.objects.get().changes} == {"answers"}


def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in, project):
    answer = save(
        signed_in("editor"),
        project,
        "where-and-when-it-meets",
        may_fail=True,
        **{"meetings-0-starts_at": "late", "venues-0-area": "Leeds, north"},
    )
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Nothing is saved yet" in text
    assert 'value="late"' in text
    assert 'value="Leeds, north"' in text


def test_what_cannot_be_saved_yet_is_kept_while_another_question_is_answered(signed_in, project):
    client = signed_in("researcher", ["london"])
    late = {"meetings-0-starts_at": "late", "venues-0-area": "Leeds, north"}
    answer = save(client, project, "where-and-when-it-meets", _go_to="2-values", **late)
    assert answer["Location"] == page_of(project, "2-values")
    text = client.get(answer["Location"]).content.decode()
    assert "Where and when it meets is not saved yet" in text
    assert text.count("<strong>not saved yet</strong>") == 1
    save(client, project, "2-values", q2_words="Very kind.")
    text = client.get(page_of(project, "where-and-when-it-meets")).content.decode()
    assert 'value="late"' in text
    assert 'value="Leeds, north"' in text
    assert "as you left it, and it is not saved yet" in text
    assert "Give the time" in text or "errorlist" in text
    save(client, project, "where-and-when-it-meets", **{"meetings-0-starts_at": "19:00"})
    changes = ProposedChange.objects.get().changes
    (venue,) = [pair for path, pair in changes.items() if path.startswith("venues/")]
    assert venue[1]["area"] == "Leeds, north"
    text = client.get(page_of(project, "where-and-when-it-meets")).content.decode()
    assert "not saved yet" not in text


def test_what_was_not_saved_is_its_writers_alone_and_can_be_forgotten(signed_in, project):
    client = signed_in("editor")
    save(client, project, "where-and-when-it-meets", may_fail=True, **{"meetings-0-starts_at": "late"})
    mine = page_of(project, "where-and-when-it-meets")
    assert 'value="late"' in client.get(mine).content.decode()
    other = Client()
    other.force_login(make_person("ada@example.org", role="editor"))
    assert 'value="late"' not in other.get(mine).content.decode()
    data = form_of(client.get(mine), "project_form") | {"_forget": "yes"}
    assert client.post(mine, data)["Location"] == mine
    assert 'value="late"' not in client.get(mine).content.decode()


def test_another_row_is_a_save_away_and_the_contents_say_what_is_open(signed_in, project):
    client = signed_in("editor")
    answer = save(client, project, "where-and-when-it-meets", _one_more="block-meetings")
    assert answer["Location"].endswith("?more=block-meetings#block-meetings")
    assert 'name="meetings-1-frequency"' in client.get(answer["Location"]).content.decode()
    text = client.get(page_of(project, "1-peer-support")).content.decode()
    entries = dict(re.findall(r'value="([a-z0-9-]+)" class="as-link".*?<span class="(holds|open)"', text))
    assert set(entries) == set(PARTS)
    answered = {slug for slug, state in entries.items() if state == "holds"}
    assert answered >= {"the-group", "2-values", "where-and-when-it-meets", "numbers-and-addresses"}
    assert "11-funding" not in answered


def test_two_people_on_two_pages_hear_nothing_of_each_other_and_on_one_they_do(signed_in, project):
    client = signed_in("editor")
    values = form_of(client.get(page_of(project, "2-values")), "project_form")
    group = form_of(client.get(page_of(project, "the-group")), "project_form")
    other = make_person("ada@example.org", role="editor", name="Ada")
    client.force_login(other)
    save(client, project, "the-group", summary="Ada's words.")
    client.force_login(client.person)
    values["q2_words"] = ["Very kind."]
    assert client.post(page_of(project, "2-values"), values).status_code == 302
    group["summary"] = ["Mine."]
    told = client.post(page_of(project, "the-group"), group)
    assert "Ada changed this record while you had it open" in told.content.decode()
    project.refresh_from_db()
    assert project.summary == "Ada's words."


def test_a_new_record_s_number_is_its_first_check_here_too(signed_in):
    make_region("london")
    client = signed_in("researcher", ["london"])
    draft = make_project("Moonrise", regions=["london"], review="draft", summary="")
    add = {"kind": "phone", "value": "0113 496 0001", "used": "on", "said_shown": "yes", "said_by": "Jo"}
    missing = save(client, draft, "numbers-and-addresses", may_fail=True, rows=("contacts", add))
    assert "How do you know this?" in missing.content.decode()
    save(client, draft, "numbers-and-addresses", known_how="call", stage="running")
    assert draft.checks.get().contacts_used.get().value == "0113 496 0001"
    assert draft.contacts.get().consents.get().answer == "yes"


def test_a_number_that_another_group_has_is_asked_about(signed_in, project):
    make_contact(make_project("Moonrise", slug="moonrise", regions=["london"]), "0113 496 0009")
    typed = {"kind": "phone", "value": "0113 496 0009"}
    client = signed_in("editor")
    answer = save(client, project, "numbers-and-addresses", may_fail=True, rows=("contacts", typed))
    assert "Is this the same group?" in answer.content.decode()
    save(client, project, "numbers-and-addresses", rows=("contacts", typed), is_another="on")
    assert project.contacts.count() == 2


@pytest.mark.parametrize(("role", "status"), [("staff", 403), ("researcher", 403)])
def test_who_only_reads_the_record_has_no_pages_to_write(signed_in, project, role, status):
    client = signed_in(role, ["eastern"] if role == "researcher" else [])
    assert client.get(page_of(project, "the-group")).status_code == status
    assert client.post(page_of(project, "the-group"), {}).status_code == status
    assert signed_in("editor").get(page_of(project, "17-none")).status_code == 404


def test_a_page_asks_no_more_than_so_much(signed_in, project, django_assert_max_num_queries):
    client = signed_in("editor")
    for slug in PARTS:
        with django_assert_max_num_queries(50):
            client.get(page_of(project, slug))


def test_what_is_answered_first_today_is_asked_by_us_today_whatever_the_record_s_source(signed_in, project):
    """The report did not say it: it is no answer of 2013. What the report said stays the report's."""
    client = signed_in("editor")
    save(client, project, "11-funding", q11_words="The council, this year.")
    save(client, project, "2-values", q2_words="Very kind.")
    said = {answer.question: answer for answer in project.answers.current().select_related("source")}
    assert said[11].source == recording.our_own_source()
    assert (said[11].means, said[11].answered_on) == ("phone", timezone.localdate().isoformat())
    assert said[2].source == project.source
    save(client, project, "14-evaluation", q14_words="A survey.", q14_source="")
    assert project.answers.get(question=14).source == project.source, "where somebody says so"
