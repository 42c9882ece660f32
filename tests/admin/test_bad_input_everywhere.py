"""Whatever is typed, a form answers at the field in words, or takes it; the rest stays as it was typed."""

import html

import pytest
from django.urls import reverse

from directory.models import Message
from tests.admin.pages import form_of
from tests.factories import make_organisation, make_project, make_region, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LONG, ARABIC, SCRIPT = "x" * 10_000, "مجموعة دعم الأقران", "<script>alert(1)</script>"
STAYS = "Words that must stay."


def deal(client):
    message = Message.objects.create(kind="wrong", words="x")
    return reverse("admin:directory_message_deal", args=[message.pk]), "act_form", {}


def take_out(client):
    project = make_project(name="Sunrise")
    return step(project, "not-to-be-listed"), "act_form", {}


def step(project, name):
    return reverse("admin:directory_project_step", args=[project.pk, name])


def send_back(client):
    return step(make_project(name="Sunrise", review="in-review"), "send-back"), "act_form", {}


def withdraw(client):
    return step(make_project(name="Sunrise"), "withdraw"), "act_form", {}


def not_listed(client):
    project = make_project(name="Sunrise")
    return reverse("admin:directory_project_not_listed", args=[project.pk]), "act_form", {}


def one_call(client):
    make_project(name="Sunrise", organisations=["Harbour"])
    organisation = make_organisation("Harbour")
    address = reverse("admin:directory_organisation_call", args=[organisation.pk])
    return address, "call_form", {"note": STAYS}


def gap(client):
    make_region("london")
    given = {"topic": "Cumbria", "finding": "cannot-tell", "words": STAYS}
    return reverse("admin:directory_gap_add"), "gap_form", given


def effort(client):
    make_region("london")
    return reverse("admin:directory_searcheffort_add"), "searcheffort_form", {"places": STAYS}


def source(client):
    given = {"title": STAYS, "key": "a-key", "kind": "page"}
    return reverse("admin:directory_source_add"), "source_form", given


def term(client):
    given = {"vocabulary": "community", "slug": "goths", "label": STAYS, "axis": "age"}
    return reverse("admin:directory_term_add"), "term_form", given


def meeting(client):
    project = make_project(name="Sunrise", review="draft", summary=STAYS, source=make_source())
    return reverse("admin:directory_project_whole", args=[project.pk]), "project_form", {}


ROW = "meetings-0-"
# (form, field, typed, the sentence at the field; "" where it is taken as text)
CASES = [
    *[(deal, "outcome", typed, "Say in a few words what you did about it.") for typed in ("", "   ")],
    (deal, "outcome", LONG, "These are 10000 letters, and 4000 fit."),
    *[(deal, "outcome", typed, "") for typed in (ARABIC, SCRIPT)],
    *[(take_out, "typed_name", typed, "Type its name, so that no other") for typed in ("", "   ")],
    (take_out, "typed_name", LONG, "No name is as long as this."),
    *[(take_out, "typed_name", typed, "This is not its name.") for typed in (ARABIC, SCRIPT)],
    *[(send_back, "note", typed, "Say why, so that it can be put right.") for typed in ("", "   ")],
    (send_back, "note", LONG, "These are 10000 letters"),
    *[(send_back, "note", typed, "") for typed in (ARABIC, SCRIPT)],
    *[(withdraw, "note", typed, "") for typed in ("", "   ", ARABIC, SCRIPT)],
    (withdraw, "note", LONG, "These are 10000 letters"),
    (not_listed, "note", LONG, "These are 10000 letters"),
    *[(not_listed, "note", typed, "") for typed in ("", "   ", ARABIC, SCRIPT)],
    (one_call, "made_on", "25/12/1899", "Is the year right? 1899 is long ago"),
    (one_call, "call_back_on", "2199-12-25", "Is the year right? 2199 is far away"),
    *[
        (one_call, field, typed, "We cannot read this day")
        for field in ("made_on", "call_back_on")
        for typed in ("soon", ARABIC, SCRIPT, LONG)
    ],
    (gap, "topic", LONG, "at most 160 characters"),
    *[(gap, "topic", typed, "Say of what: choose an answer, or write a topic.") for typed in ("", "   ")],
    *[(gap, "topic", typed, "") for typed in (ARABIC, SCRIPT)],
    *[(effort, "days", typed, "Enter a whole number.") for typed in ("many", ARABIC, SCRIPT)],
    (effort, "days", "-1", "greater than or equal to 0"),
    (effort, "days", "99999999999", "less than or equal to"),
    (effort, "days", "", ""),
    (effort, "days", "   ", "Enter a whole number."),
    (effort, "done_on", "1899", "Is the year right? 1899 is long ago"),
    (effort, "done_on", "25/12/1899", "Is the year right? 1899 is long ago"),
    (effort, "done_on", "2199", "Is the year right? 2199 is far away"),
    (effort, "done_on", "2199-01-01", "Is the year right? 2199 is far away"),
    *[(effort, "done_on", typed, "We cannot read this day") for typed in ("soon", ARABIC, SCRIPT, LONG)],
    (source, "dated", "1899", "Is the year right?"),
    (source, "dated", "2199", "Is the year right?"),
    (source, "dated", "soon", "We cannot read this day"),
    (term, "axis", "", "Choose an axis."),
    (term, "axis", SCRIPT, "is not one of the available choices"),
    (term, "position", "first", "Enter a whole number."),
    (term, "position", "", "This field is required."),
    (term, "slug", ARABIC, "consisting of letters, numbers"),
    (term, "slug", LONG, "at most 60 characters"),
    (meeting, f"{ROW}starts_at", "late", "We cannot read this time."),
    *[(meeting, f"{ROW}starts_at", typed, "We cannot read this time.") for typed in (ARABIC, SCRIPT, LONG)],
    (meeting, f"{ROW}first_on", "25/12/1899", "Is the year right? 1899 is long ago"),
    (meeting, f"{ROW}first_on", "2199-12-25", "Is the year right? 2199 is far away"),
    (meeting, f"{ROW}cancelled_on", "25 December 2199", "Is the year right? 2199 is far away"),
    (meeting, f"{ROW}note", LONG, "at most 200 characters"),
]


@pytest.mark.parametrize(("form", "field", "typed", "words"), CASES)
def test_what_is_typed_is_answered_at_its_field(signed_in, form, field, typed, words):
    client = signed_in("administrator")
    address, form_id, given = form(client)
    data = form_of(client.get(address), form_id) | {name: [value] for name, value in given.items()}
    if field.startswith(ROW):
        data |= {f"{ROW}frequency": ["weekly"], f"{ROW}weekday": ["1"]}
    answer = client.post(address, data | {field: [typed]})
    if not words:
        assert answer.status_code == 302
        return
    assert answer.status_code == 200
    page = answer.content.decode()
    assert SCRIPT not in page
    text = html.unescape(page)
    assert words in text
    if typed.strip():
        assert typed in text, "what was typed is lost"
    if STAYS in str(given) or form is meeting:
        assert STAYS in text, "what was typed beside it is lost"
