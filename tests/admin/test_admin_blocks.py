"""The record's page block by block: each is saved by itself, in one go with what hangs together."""

import re

import pytest
from django.urls import reverse

from directory.models import Consent, Contact, Coverage, Meeting, Project, Venue
from directory.search.question import LABELS
from directory.vocabulary import Review
from tests.admin.pages import add_row, errors_of, form_of, write_row
from tests.factories import make_organisation, make_project, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
VENUE = {"precision": "area", "area": "Camden"}
MEETING = {"frequency": "weekly", "weekday": "1", "starts_at": "7pm"}
CONSENT = {"use": "exact-venue", "answer": "yes", "who": "Ana", "how": "phone"}
CONTACT = {"kind": "phone", "value": "020 7946 0000"}
SAID = {"said_shown": "yes", "said_by": "Ana", "said_how": "phone"}


def page(name, *args):
    return reverse(f"admin:directory_project_{name}", args=args)


def draft(**columns):
    return make_project(review=Review.DRAFT, regions=["london"], **columns)


def test_each_block_has_its_own_button_which_leads_to_the_next(signed_in):
    text = signed_in().get(page("whole", draft().pk)).content.decode()
    anchors = re.findall(r'<section class="block [a-z-]+" id="(block-[\w-]+)"', text)
    leads = re.findall(r'name="_go_on" value="(block-[\w-]+)">Save and go on', text)
    assert len(leads) > 25
    assert leads[:-1] == anchors[1 : len(leads)]
    questions = [a for a in anchors if re.match(r"block-\d", a)]
    assert [int(a.split("-")[1]) for a in questions] == list(range(1, 17))


def test_the_form_asks_in_the_words_that_visitors_read(signed_in):
    text = signed_in().get(page("whole", draft().pk)).content.decode()
    labels = [" ".join(words.split()).rstrip(":") for words in re.findall(r"<label[^>]*>([^<]*)<", text)]
    assert LABELS["base"] == "Kind of organisation"
    assert {"Kind of organisation", "Who can join"} <= set(labels)
    assert "6. Who is behind it" in text
    assert not {"Base", "Based on"} & set(labels)


def test_a_draft_of_a_name_is_saved_and_goes_on_block_by_block(signed_in):
    client = signed_in("researcher", ["london"])
    data = form_of(client.get(page("add")), "project_form")
    answer = client.post(page("add"), data | {"name": ["Sunrise"]})
    project = Project.objects.get()
    assert answer.url == page("change", project.pk)
    whole = page("whole", project.pk)
    sent = form_of(client.get(whole), "project_form") | {"role": ["offers"], "_go_on": ["block-2-values"]}
    assert client.post(whole, sent).url == f"{whole}#block-2-values"
    project.refresh_from_db()
    assert project.role == "offers"


def test_an_anchor_of_somebody_elses_making_leads_nowhere(signed_in, save):
    answer = save(signed_in(), draft(), _go_on="//evil.example")
    assert "evil" not in answer.url


def test_a_place_its_meeting_a_contact_and_its_consent_are_one_save(signed_in, save):
    project = draft()

    def fill(data):
        write_row(data, "venues", **VENUE)
        write_row(data, "meetings", **MEETING)
        write_row(data, "contacts", **CONTACT, **SAID)

    save(signed_in("researcher", ["london"]), project, fill)
    assert Meeting.objects.get().venue == Venue.objects.get()
    consent = Consent.objects.get()
    assert (consent.contact, consent.use, consent.answer) == (Contact.objects.get(), "shown", "yes")
    assert Venue.objects.get().consent is None
    assert consent.wording.startswith("May we show this")


def test_the_second_new_place_is_chosen_by_its_number(signed_in, save):
    def fill(data):
        write_row(data, "venues", **VENUE)
        add_row(data, "venues", precision="area", area="Brent")
        write_row(data, "meetings", **MEETING | {"venue": "new-2"})

    save(signed_in(), draft(), fill)
    assert Meeting.objects.get().venue.area == "Brent"


def test_an_exact_address_and_its_consent_are_one_save(signed_in, save):
    project = draft()
    exact = {"precision": "exact", "area": "Camden", "address": "The Hall, 1 High Street"}

    def fill(data):
        write_row(data, "venues", **exact)
        write_row(data, "consents", **CONSENT)

    save(signed_in(), project, fill)
    assert Venue.objects.get().consent == Consent.objects.get()


@pytest.mark.parametrize(
    "consent",
    [None, {"answer": "no"}, {"use": "listing"}, {"said_on": "1/1/2020", "expires_on": "1/1/2021"}],
    ids=["none", "a no", "about something else", "run out"],
)
def test_no_exact_address_without_a_live_consent_to_it(signed_in, save, consent):
    exact = {"precision": "exact", "area": "Camden", "address": "The Hall, 1 High Street"}

    def fill(data):
        write_row(data, "venues", **exact)
        if consent is not None:
            row = CONSENT | consent
            write_row(data, "consents", **{name: value for name, value in row.items() if value})

    answer = save(signed_in(), draft(), fill, may_fail=True)
    assert any("needs a consent" in words for words in errors_of(answer))
    assert "The Hall, 1 High Street" in answer.content.decode()
    assert not Venue.objects.exists()


def test_block_by_block_the_one_place_and_the_one_consent_are_offered(signed_in, save):
    project, client = draft(), signed_in()
    save(client, project, lambda data: write_row(data, "venues", **VENUE))
    save(client, project, lambda data: write_row(data, "meetings", **MEETING))
    assert project.meetings.get().venue == project.venues.get()
    save(client, project, lambda data: write_row(data, "consents", **CONSENT))
    save(client, project, **{"venues-0-precision": "exact", "venues-0-address": "The Hall"}, may_fail=True)
    assert project.venues.get().consent is None
    chosen = {"venues-0-consent": project.consents.get().pk}
    save(client, project, **{"venues-0-precision": "exact", "venues-0-address": "The Hall"} | chosen)
    assert project.venues.get().consent == project.consents.get()


def test_a_contact_with_a_no_stays_with_staff(signed_in, save):
    save(
        signed_in(),
        draft(),
        lambda data: write_row(data, "contacts", **CONTACT, **SAID | {"said_shown": "no"}),
    )
    assert Consent.objects.get().answer == "no"
    assert not Contact.objects.public().exists()


def test_empty_rows_are_nothing(signed_in, save):
    project = draft()
    save(signed_in(), project)
    assert not any(model.objects.exists() for model in (Venue, Meeting, Consent, Contact, Coverage))


def test_what_is_wrong_is_said_at_the_top_and_at_its_field_and_has_the_focus(signed_in, save):
    answer = save(
        signed_in(),
        draft(),
        lambda d: write_row(d, "meetings", **MEETING | {"starts_at": "late"}),
        may_fail=True,
    )
    text = answer.content.decode()
    assert "Nothing is saved yet" in text
    assert '<a href="#id_meetings-0-starts_at">Starts at</a>: We cannot read this time' in text
    focused = re.findall(r"<input[^>]*autofocus[^>]*>", text)
    assert len(focused) == 1
    assert 'value="late"' in focused[0]


def test_those_who_may_only_read_read_the_answers(signed_in):
    make_term("value", "respect")
    project = make_project(
        regions=["london"],
        value=["respect"],
        community=[("women", "only")],
        answers={2: "We listen.", 11: "Lottery."},
    )
    for role, regions in [("staff", []), ("researcher", ["eastern"])]:
        text = signed_in(role, regions).get(page("whole", project.pk)).content.decode()
        for words in ("We listen.", "Lottery.", "Respect", "Women (", "In their own words"):
            assert words in text
        assert "Q2 words" not in text


def test_public_and_staff_only_are_told_apart_in_words(signed_in):
    text = signed_in().get(page("whole", draft().pk)).content.decode()
    blocks = dict(re.findall(r'id="(block-[\w-]+)" aria-label="[^"]*">\s*<p class="readers">([^<]+)<', text))
    assert blocks["block-9-activities"] == "Public"
    assert {blocks[f"block-{name}"] for name in ("11-funding", "consents", "contacts", "notes-for-us")} == {
        "Staff only"
    }
    assert blocks["block-venues"] == "Public, but for what says staff only"


def test_a_county_covers_every_authority_in_it(signed_in, save, monkeypatch):
    from directory.admin.projects import row_forms

    monkeypatch.setattr(row_forms, "codes_of", lambda area: ["E1", "E2"] if area == "Kent" else [])
    project = draft()
    save(signed_in(), project, lambda data: write_row(data, "coverage", area="Kent"))
    assert sorted(project.coverage.values_list("authority_code", "area")) == [("E1", "Kent"), ("E2", "Kent")]
    answer = save(signed_in(), draft(), lambda d: write_row(d, "coverage", area="Nowhere"), may_fail=True)
    assert any("Write its code too" in words for words in errors_of(answer))


def test_another_group_of_this_organisation_has_its_answers_marked(signed_in):
    make_term("value", "respect")
    project = draft(
        organisations=["Harbour"], value=["respect"], answers={2: "We listen."}, controlled_by="service-users"
    )
    client = signed_in("researcher", ["london"])
    made = client.get(client.post(page("another", project.pk)).url)
    text = made.content.decode()
    assert "Copied from “A group”: We listen." in text
    copy = Project.objects.exclude(pk=project.pk).get()
    assert (copy.controlled_by, copy.review) == ("service-users", Review.DRAFT)
    assert copy.organisations.get() == make_organisation("Harbour")


def test_an_answer_written_now_is_of_today_and_of_our_own_source(signed_in, save):
    from django.utils import timezone

    project = draft()
    client = signed_in("researcher", ["london"])
    data = form_of(client.get(page("add")), "project_form") | {"name": ["New"]}
    client.post(page("add"), data)
    new = Project.objects.exclude(pk=project.pk).get()
    save(client, new, q3_words="Led by us.")
    answer = new.answers.get()
    assert (answer.answered_on, answer.means) == (timezone.localdate().isoformat(), "phone")
    save(client, project, q3_words="Of the report.", q3_source="")
    assert project.answers.get().answered_on == ""
    save(client, project, q7_words="Told to us.")
    told = project.answers.get(question=7)
    assert (told.answered_on, told.source) == (timezone.localdate().isoformat(), answer.source)


def test_a_box_ticked_in_our_own_conversation_is_an_answer_with_its_day_and_means(signed_in, save):
    client = signed_in("researcher", ["london"])
    data = form_of(client.get(page("add")), "project_form") | {"name": ["New"], "cost": ["free"]}
    client.post(page("add"), data)
    project = Project.objects.get()
    assert project.answers.get().question == 4, "on the first page as on every other"
    save(client, project, recovery="rejects")
    answer = project.answers.get(question=2)
    assert (answer.question, answer.state, answer.means, answer.own_words) == (2, "answered", "phone", "")
    assert answer.answered_on
    save(client, project, q2_state="declined")
    save(client, project, recovery="not-known")
    assert project.answers.get(question=2).state == "declined"
    of_the_report = draft(name="Of the report")
    save(client, of_the_report, recovery="rejects")
    assert not of_the_report.answers.exists()
