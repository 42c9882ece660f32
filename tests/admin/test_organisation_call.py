"""One call for an organisation answers for its groups, one by one."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.admin import organisation_call
from directory.admin.projects.first_check import known_facts
from directory.models import (
    STALE_COLUMNS,
    Check,
    Contact,
    ContactAttempt,
    Meeting,
    Project,
    ProposedChange,
    StaleFact,
)
from directory.records import checks, history, organisation_calls, writing
from directory.vocabulary import Review
from tests.admin.pages import form_of, links_of
from tests.factories import (
    LEEDS,
    make_consent,
    make_contact,
    make_organisation,
    make_person,
    make_project,
    make_source,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def harbour():
    return make_organisation("Harbour")


def call_page():
    return reverse("admin:directory_organisation_call", args=[harbour().pk])


def group(name, **columns):
    given = {"regions": ["london"], "stage": "running", "organisations": ["Harbour"]}
    return make_project(name, **given | columns)


def text(response):
    return " ".join(response.content.decode().split())


def say(client, answers, *, query="", data=None, **call):
    """Open the page, answer of these groups, send it."""
    data = dict(data or form_of(client.get(call_page() + query), "call_form"))
    data |= {name: [str(value)] for name, value in call.items()}
    data |= {f"answer_{project.pk}": [answer] for project, answer in answers.items()}
    return client.post(call_page() + query, data)


def outcomes(response):
    return {one.name: one.words for one in response.context["outcomes"]}


@pytest.fixture
def researcher(signed_in):
    return signed_in("researcher", ["london"])


def test_it_lists_the_groups_that_somebody_may_write_with_their_state(researcher):
    never = group("Never")
    group("Lately", last_checked_on=TODAY)
    group("A draft", review=Review.DRAFT)
    group("Withdrawn", review=Review.WITHDRAWN)
    group("Elsewhere", regions=["eastern"])
    group("Hidden elsewhere", regions=["eastern"], review=Review.DRAFT)
    group("Funded", organisations=[("Harbour", "funds")])
    checks.attempt(never, by=researcher.person, outcome="message-left")
    response = researcher.get(call_page())
    assert [row.project.name for row in response.context["rows"]] == ["A draft", "Lately", "Never"]
    shown = text(response)
    assert "Running, never checked, due for a check, tried on" in shown
    assert "1 more belongs to other regions." in shown
    assert "elsewhere" not in shown.lower().replace("hidden elsewhere", "elsewhere").replace(" other ", "")


def test_it_shows_numbers_of_all_its_groups_once_with_their_source(researcher):
    for name in ("One", "Two"):
        contacts = group(name).contacts
        contacts.create(kind="phone", value="0113 496 0000", role="Office", source=make_source())
    away = group("Away", regions=["eastern"])
    away.contacts.create(kind="phone", value="0113 496 0222", source=make_source())
    shown = text(researcher.get(call_page()))
    known = "<strong>Phone: 0113 496 0000 (Office)</strong>. The 2013 report, appendix-a. One; Two."
    assert shown.count(known) == 1
    assert "0113 496 0222" not in shown


def test_one_call_answers_for_each_group(researcher):
    same, closed, paused, nobody, left = map(group, ["Same", "Closed", "Paused", "Nobody", "Left"])
    contact = same.contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    make_consent(same, contact=contact)
    day = TODAY - datetime.timedelta(days=1)
    answers = {same: "same", closed: "closed", paused: "paused", nobody: "nobody"}
    response = say(
        researcher, answers, means="e-mail", made_on=day, note="Asked Jo’s desk.", contact=contact.pk
    )
    assert outcomes(response) == {
        "Same": "Checked: nothing changed.",
        "Closed": "Checked. That it is closed waits for an editor.",
        "Paused": "Checked. That it is paused waits for an editor.",
        "Nobody": "Noted: nobody could say. It is still due.",
    }
    made = Check.objects.get(project=same)
    assert (made.means, made.made_on, made.note) == ("e-mail", day, "Asked Jo’s desk.")
    assert (made.by, made.outcome) == (researcher.person, "confirmed")
    assert list(made.contacts_used.all()) == [contact]
    assert contact in Contact.objects.public()
    assert made.found["runs"] == made.found["contact"] == "confirmed"
    assert made.found["open"] == "not-asked", "what nobody knows was not confirmed"
    assert ProposedChange.objects.get(project=closed).changes == {"stage": ["running", "closed"]}
    assert Check.objects.get(project=closed).waits
    attempt = ContactAttempt.objects.get()
    assert (attempt.project, attempt.outcome, attempt.made_on) == (nobody, "no-answer", day)
    assert attempt.note == "Nobody at Harbour could say. Asked Jo’s desk."
    assert not left.checks.exists()
    assert not left.attempts.exists()


def test_an_editors_answers_count_at_once(signed_in):
    closed, paused, unknown = group("Closed"), group("Paused"), group("Unknown", stage="not-known")
    client = signed_in("editor")
    assert "It runs" in text(client.get(call_page()))
    response = say(client, {closed: "closed", paused: "paused", unknown: "same"})
    assert outcomes(response) == {
        "Closed": "Checked: closed.",
        "Paused": "Checked: paused.",
        "Unknown": "Checked: it runs.",
    }
    stages = dict(Project.objects.values_list("name", "stage"))
    assert stages == {"Closed": "closed", "Paused": "paused", "Unknown": "running"}
    assert set(Project.objects.values_list("last_checked_on", flat=True)) == {TODAY}
    assert closed.review_events.get().step == "closed"


def test_that_a_group_runs_waits_for_an_editor_too(researcher):
    unknown = group("Unknown", stage="not-known")
    assert outcomes(say(researcher, {unknown: "same"}))["Unknown"].endswith("running waits for an editor.")
    unknown.refresh_from_db()
    assert (unknown.stage, unknown.last_checked_on) == ("not-known", None)


def test_a_day_promised_for_those_of_which_nobody_could_say(researcher):
    nobody = group("Nobody")
    day = TODAY + datetime.timedelta(days=3)
    say(researcher, {nobody: "nobody"}, call_back_on=day)
    attempt = ContactAttempt.objects.get()
    assert (attempt.outcome, attempt.call_back_on) == ("call-back", day)


def test_something_changed_leads_to_the_groups_own_check_and_back(researcher):
    changed, other = group("Changed"), group("Other")
    response = say(researcher, {changed: "changed", other: "same"}, note="Rings from 0113 496 0014 now.")
    assert not changed.checks.exists()
    to_ask = changed.work.to_ask
    assert to_ask == "A call for Harbour: something changed. Rings from 0113 496 0014 now."
    assert other.checks.exists()
    check = f"{reverse('admin:directory_project_check', args=[changed.pk])}?organisation={harbour().pk}"
    assert check in links_of(response)
    screen = researcher.get(check)
    data = form_of(screen, "project_form") | {"_rest": ["x"]}
    back = f"{call_page()}?at={changed.pk}"
    assert researcher.post(check, data).url == back
    assert researcher.get(back).url == f"?page=1#group-{changed.pk}"
    attempt = form_of(screen, "project_form") | {"outcome": "no-answer"}
    assert researcher.post(reverse("admin:directory_project_attempt", args=[changed.pk]), attempt).url == back


def test_two_people_at_once_the_second_is_told(researcher):
    same, other = group("Same"), group("Other")
    seen = form_of(researcher.get(call_page()), "call_form")
    colleague = make_person(role="researcher", regions=["london"])
    checks.check(same, by=colleague, means="phone", outcome="confirmed")
    response = say(researcher, {same: "closed", other: "same"}, data=seen)
    assert outcomes(response)["Same"] == organisation_calls.MEANWHILE
    assert outcomes(response)["Other"] == "Checked: nothing changed."
    assert not ProposedChange.objects.exists()
    again = say(researcher, {other: "same"}, data=seen)
    assert outcomes(again) == {"Other": organisation_calls.MEANWHILE}, "two clicks are one check"
    assert other.checks.count() == 1


def test_a_change_of_facts_meanwhile_is_seen_too(researcher):
    same = group("Same")
    seen = form_of(researcher.get(call_page()), "call_form")
    with history.recorded(same, by=make_person(), via="form"):
        writing.write(same, {"cost": "free"})
    assert outcomes(say(researcher, {same: "same"}, data=seen)) == {"Same": organisation_calls.MEANWHILE}


def test_what_waits_for_an_editor_is_not_confirmed_as_it_stands(researcher):
    same = group("Same")
    ProposedChange.objects.create(project=same, changes={"cost": ["not-known", "free"]}, by=make_person())
    assert outcomes(say(researcher, {same: "same"})) == {"Same": organisation_calls.WAITS}
    assert not same.checks.exists()


def test_a_number_that_was_hidden_in_one_group_stays_hidden_there(researcher):
    one, two = group("One"), group("Two")
    mine = one.contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    hidden = two.contacts.create(kind="phone", value="0113 4960000", source=make_source(), is_hidden=True)
    say(researcher, {one: "same", two: "same"}, contact=mine.pk)
    hidden.refresh_from_db()
    assert hidden.is_hidden
    assert list(two.checks.get().contacts_used.all()) == []


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"made_on": TODAY + datetime.timedelta(days=1)}, "has not come yet"),
        ({"made_on": "soon"}, "We cannot read this day"),
        ({"means": "report"}, "Select a valid choice"),
        ({"contact": "999999"}, "Select a valid choice"),
        ({"call_back_on": TODAY}, "Choose a day after today"),
        ({"note": "x" * 4001}, "These are 4001 letters, and 4000 fit."),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_answers_stay(researcher, call, words):
    same = group("Same")
    response = say(researcher, {same: "same"}, **call)
    assert words in text(response)
    assert "<title>Error: " in text(response)
    assert form_of(response, "call_form")[f"answer_{same.pk}"] == ["same"]
    assert not same.checks.exists()


def test_nothing_said_is_nothing_saved(researcher):
    group("Same")
    assert organisation_call.NOTHING in text(say(researcher, {}))


@pytest.mark.parametrize("sent", ["", "x", "<script>alert(1)</script>", "9" * 40])
def test_whatever_is_sent_is_answered(researcher, sent):
    same = group("Same")
    for data in (
        {f"answer_{same.pk}": sent, f"seen_{same.pk}": sent, "means": "phone"},
        {f"seen_{sent}": "1"},
    ):
        data |= {"made_on": str(TODAY)}
        response = researcher.post(call_page(), data)
        assert response.status_code == 200
        assert "<script>alert" not in text(response)
    assert researcher.get(call_page(), {"at": sent, "page": sent}).status_code in (200, 302)
    assert not same.checks.exists()


def test_a_group_of_another_region_is_not_answered_for(researcher):
    away = group("Away", regions=["eastern"])
    mine = group("Mine")
    data = form_of(researcher.get(call_page()), "call_form") | {f"seen_{away.pk}": ["0-0-0-0"]}
    response = say(researcher, {mine: "same", away: "closed"}, data=data)
    assert outcomes(response)["A group"] == organisation_call.NOT_HERE
    assert not away.checks.exists()
    assert "Away" not in text(response)


def test_who_may_open_it(signed_in, client):
    group("Mine")
    assert client.get(call_page()).status_code == 302
    assert signed_in("staff").get(call_page()).status_code == 403
    assert signed_in("staff").post(call_page()).status_code == 403
    other = signed_in("researcher", ["eastern"]).get(call_page())
    assert "No group of it is yours to write." in text(other)
    assert client.get(reverse("admin:directory_organisation_call", args=[99999])).status_code == 404


def test_it_is_linked_where_one_looks_for_it(signed_in, researcher):
    mine = group("Sunrise", slug="a-slug")
    for address in (
        reverse("admin:directory_organisation_change", args=[harbour().pk]),
        reverse("admin:directory_project_check", args=[mine.pk]),
        "/admin/find/?q=harb",
    ):
        assert call_page() in links_of(researcher.get(address)), address
    staff = signed_in("staff")
    for address in (
        reverse("admin:directory_organisation_change", args=[harbour().pk]),
        "/admin/find/?q=harb",
    ):
        assert call_page() not in links_of(staff.get(address)), address


def full_group(name, **columns):
    project = group(name, open_to_new_members="yes", community=["women"], **LEEDS, **columns)
    Meeting.objects.create(project=project, venue=project.venues.get(), frequency="weekly", weekday=1)
    make_contact(project, f"0113 496 {project.pk:04}"[:14])
    checks.attempt(project, by=make_person(), outcome="no-answer")
    return project


def test_a_hundred_groups_cost_no_more_queries_than_one(
    signed_in, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in()
    full_group("Group 000")
    client.get(call_page())
    for number in range(1, 120):
        (full_group if number < 60 else group)(f"Group {number:03}")
    with django_assert_num_queries(QUERIES):
        first = client.get(call_page())
    assert len(first.context["rows"]) == organisation_call.A_PAGE
    with django_assert_max_num_queries(QUERIES):
        last = client.get(f"{call_page()}?page=3")
    assert [row.project.name for row in last.context["rows"]][-1] == "Group 119"


# One of them is for the access log.
QUERIES = 17


def test_saving_goes_on_with_the_next_page_and_keeps_what_holds_of_the_call(signed_in):
    client = signed_in()
    groups = [group(f"Group {number:03}") for number in range(60)]
    first = client.get(call_page())
    data = form_of(first, "call_form") | {"note": ["Asked the office."], "means": ["visit"]}
    data[f"answer_{groups[3].pk}"] = ["same"]
    second = client.post(f"{call_page()}?page=2", data)
    assert outcomes(second) == {"Group 003": "Checked: nothing changed."}
    assert next(row.project.name for row in second.context["rows"]) == "Group 050"
    kept = form_of(second, "call_form")
    assert (kept["note"], kept["means"]) == (["Asked the office."], ["visit"])
    place = client.get(call_page(), {"at": groups[55].pk})
    assert place.url == f"?page=2#group-{groups[55].pk}"


def test_the_facts_that_are_read_out_are_those_that_are_confirmed(signed_in):
    """What the page shows of a group, over rows fetched for many, is what the check screen calls known."""
    client = signed_in()
    group("Nothing known", stage="not-known")
    full_group("All known", referral="self", carers="welcome")
    group("Ages", youngest_age=18)
    labels = {StaleFact.WHEN_AND_WHERE: ["When", "Where"], StaleFact.CONTACT: ["Phone"]}
    labels[StaleFact.FOR_WHOM] = ["Communities", "Carers and family", "Ages", "Experiences"]
    for fact in (StaleFact.OPEN, StaleFact.JOINING):
        labels[fact] = [str(Project._meta.get_field(name).verbose_name) for name in STALE_COLUMNS[fact]]
    for row in client.get(call_page()).context["rows"]:
        shown = {what.lower() for what, _ in row.known}
        known = {fact for fact, names in labels.items() if shown & {name.lower() for name in names}}
        assert known == set(known_facts(row.project)) - {StaleFact.RUNS}, row.project
