"""What cannot be so is said at its field, and what was typed stays on the page."""

import datetime
import html

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import Meeting, Project, Signpost, Venue
from directory.records import placing
from directory.vocabulary import Review
from tests.admin.pages import errors_of, write_row
from tests.factories import make_project, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
MONTHLY = {"frequency": "monthly", "weekday": "1", "week": "2", "starts_at": "19:00", "ends_at": "20:30"}
HOME = "looks like somebody’s home"
CONTACTS_ELSEWHERE = "The public reads this"


@pytest.mark.parametrize(
    ("ends", "words"),
    [("2am", "8pm to 2am"), ("00:00", "8pm to midnight"), ("midnight", "8pm to midnight")],
)
def test_a_night_cafe_is_taken_in_and_told(signed_in, save, client, ends, words):
    project = make_project(stage="running", last_checked_on=timezone.localdate())
    row = {"frequency": "weekly", "weekday": "4", "starts_at": "8pm", "ends_at": ends}
    save(signed_in(), project, lambda data: write_row(data, "meetings", **row))
    assert words in client.get(project.get_absolute_url()).content.decode()
    # Opened and saved again it stays.
    save(signed_in(), project)
    assert Meeting.objects.get().ends_at.hour in (0, 2)


def test_the_database_refuses_a_meeting_that_ends_as_it_starts():
    eight = datetime.time(20)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(project=make_project(), frequency="weekly", starts_at=eight, ends_at=eight)
    Meeting.objects.create(
        project=make_project(), frequency="weekly", starts_at=eight, ends_at=datetime.time()
    )


@pytest.fixture
def refused(signed_in, save):
    """Type a row or some fields into a draft; returns what the page says, which shows what was typed."""

    def type_in(block="", **values):
        project = make_project(review=Review.DRAFT)
        fill = (lambda data: write_row(data, block, **values)) if block else None
        answer = save(signed_in(), project, fill, may_fail=True, **({} if block else values))
        assert answer.status_code == 200, "it was saved"
        text = html.unescape(answer.content.decode())
        for value in values.values():
            assert str(value) in text
        return {tuple(words.partition(": ")[::2]) if block else words for words in errors_of(answer)}

    return type_in


def said(found, field, words):
    return any(name == field and words in message for name, message in found)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"frequency": "weekly"}, "week", "Only for every month"),
        ({"weekday": ""}, "weekday", "Which day of that week?"),
        ({"starts_at": ""}, "starts_at", "an end but no start"),
        ({"ends_at": "6pm"}, "ends_at", "23 hours, until 6pm the next day"),
        ({"ends_at": "7pm"}, "ends_at", "end as it starts, 7pm"),
        ({"starts_at": "25:99"}, "starts_at", "Write it as 19:00 or 7pm"),
        ({"first_on": "25/11/2026"}, "first_on", "That day is a Wednesday, not a Tuesday."),
        ({"first_on": "31/02/2026"}, "first_on", "25/12/2026, 2026-12-25 or 25 December 2026"),
        ({"cancelled_on": "30 December 2026"}, "cancelled_on", "is a Wednesday, not a Tuesday"),
        ({"cancelled_on": "at Christmas"}, "cancelled_on", "“at Christmas”: We cannot read this day"),
        ({"frequency": ""}, "frequency", "required"),
    ],
)
def test_a_meeting_that_cannot_be(refused, change, field, words):
    assert said(refused("meetings", **MONTHLY | change), field, words)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("typed", ["not a code", "12345", "Leeds", "LS1 4APX", "LS1 4A4"])
def test_what_is_no_postcode(refused, typed):
    assert said(
        refused("venues", precision="area", area="Leeds", postcode=typed), "postcode", "not a postcode"
    )


@pytest.mark.parametrize("typed", ["LS1 0ZZ", "zz99 9zz", "ls1", "LS1 4", "LS10ZZ"])
def test_a_postcode_of_nowhere_is_kept_and_said_at_its_field(signed_in, save, typed):
    project = make_project(review=Review.DRAFT)
    client = signed_in()
    save(client, project, lambda d: write_row(d, "venues", precision="area", area="Leeds", postcode=typed))
    text = client.get(f"/admin/directory/project/{project.pk}/whole/").content.decode()
    kept = project.venues.get().staff_address.postcode
    assert kept.replace(" ", "") == typed.upper().replace(" ", "")
    assert f"⚠ We do not know the postcode {kept}" in text


def test_a_gazetteer_that_fails_stops_neither_the_page_nor_the_save(signed_in, save, monkeypatch):
    def fails(wanted):
        raise RuntimeError("disk")

    for name in ("find_place", "outcode_place", "nearest_outcode"):
        monkeypatch.setattr(placing, name, fails)
    project, client = make_project(review=Review.DRAFT), signed_in()
    save(
        client, project, lambda d: write_row(d, "venues", precision="area", area="Leeds", postcode="LS1 4AP")
    )
    save(client, project, cost="free")
    assert Venue.objects.get().staff_address.postcode == "LS1 4AP"


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("website", "see our Facebook", "not a web address"),
        ("website", "javascript:alert(1)", "not a web address"),
        ("website", "ftp://example.org", "not a web address"),
        ("website", "http://", "not a web address"),
        ("e-mail", "group at example.org", "not an e-mail address"),
        ("phone", "ask Ana", "not a phone number"),
        ("phone", "01274 960000 (evenings)", "goes into a field of its own: “Role”"),
        ("phone", "01274 96000", "Write it in full, with its area code"),
        ("phone", "01274 960000 07700 900123", "Put “or” between two numbers"),
        ("e-mail", "Ana <ana@example.org>", "Write only the address, as in ana@example.org"),
        ("e-mail", "ana@example.org or bo@example.org", "two e-mail addresses"),
        ("website", "www.example.org or www.example.com", "two web addresses"),
        ("website", "ana@example.org", "Choose “E-mail”"),
    ],
)
def test_a_contact_that_leads_nowhere(refused, kind, typed, words):
    assert said(refused("contacts", kind=kind, value=typed), "value", words)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("website", "www.example.org/group", "https://www.example.org/group"),
        ("website", "http://example.org", "http://example.org"),
        ("e-mail", "mailto:group@example.org", "group@example.org"),
        ("phone", "+44 (0)113 496 0000 ext. 12", "0113 496 0000 extension 12"),
        ("phone", "01274 960000/07700 900123", "01274 960000 or 07700 900123"),
        ("phone", "0113\u00a0496\u00a00000", "0113 496 0000"),
        ("post", "PO Box 1, Leeds", "PO Box 1, Leeds"),
    ],
)
def test_a_contact_is_kept_as_it_works(signed_in, save, kind, typed, kept):
    project = make_project(review=Review.DRAFT)
    save(signed_in(), project, lambda data: write_row(data, "contacts", kind=kind, value=typed))
    assert project.contacts.get().value == kept


def test_a_lead_that_cannot_be_read_stops_nobody_until_it_is_to_be_shown(signed_in, save):
    project = make_project(review=Review.DRAFT)
    lead = project.contacts.create(kind="phone", value="ask Ana", is_hidden=True, source=project.source)
    client = signed_in()
    shown = client.get(f"/admin/directory/project/{project.pk}/whole/").content.decode()
    assert "⚠ “ask Ana” is not a phone number" in shown
    save(client, project, **{"contacts-0-role": "Convener"})
    lead.refresh_from_db()
    assert (lead.value, lead.role) == ("ask Ana", "Convener")

    def show_it(data):
        del data["contacts-0-is_hidden"]

    found = errors_of(save(client, project, show_it, may_fail=True))
    assert any("not a phone number" in words for words in found)
    lead.refresh_from_db()
    assert lead.is_hidden
    save(client, project, show_it, **{"contacts-0-value": "01274 960000"})
    assert project.contacts.get().value == "01274 960000"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("phone", "ring us", "“Hours” or “Words”"),
        ("phone", "0800 1111 (under 19)", "“Hours” or “Words”"),
        ("text_number", "SHOUT to 85258", "not a phone number"),
        ("email", "Jo <jo@example.org>", "not an e-mail address alone"),
        ("url", "ftp://example.org", "not a web address"),
        ("url", "https://example.org@evil.example.com", "not a web address"),
    ],
)
def test_a_helplines_number_or_address_that_leads_nowhere(signed_in, save, name, typed, words):
    signpost = Signpost.objects.create(slug="s", name="S", words="W", source="x", phone="0800 1111")
    answer = save(signed_in(), signpost, may_fail=True, **{name: typed})
    assert answer.status_code == 200
    assert words in html.unescape(answer.content.decode())


def test_a_signposts_subjects_are_chosen_from_the_table(signed_in, save):
    signpost = Signpost.objects.create(slug="s", name="S", words="W", source="x")
    answer = save(signed_in(), signpost, may_fail=True, subjects=["adhd", "knitting"])
    assert "knitting is not one of the available choices" in answer.content.decode()
    save(signed_in(), signpost, subjects=["adhd", "grief"])
    signpost.refresh_from_db()
    assert signpost.subjects == ["adhd", "grief"]


def test_a_helplines_number_is_kept_in_its_groups(signed_in, save):
    signpost = Signpost.objects.create(slug="s", name="S", words="W", source="x")
    save(signed_in(), signpost, phone="08001111", text_number="85 258")
    signpost.refresh_from_db()
    assert (signpost.phone, signpost.text_number) == ("0800 1111", "85258")


@pytest.mark.parametrize(
    "typed", ["Flat 2, Leeds", "Ana’s house, Leeds", "c/o Ana, Leeds", "my home in Leeds"]
)
def test_a_home_typed_where_visitors_read_it(refused, typed):
    assert said(refused("venues", precision="area", area=typed), "area", HOME)
    exact = {"precision": "exact", "area": "Leeds", "address": typed}
    assert said(refused("venues", **exact), "address", HOME)
    assert not Venue.objects.exists()


def test_an_address_that_is_not_exact_may_not_be_public(refused):
    found = refused("venues", precision="area", area="Leeds", address="1 High Street")
    assert said(found, "address", "This would be public")


def test_a_home_is_hidden_in_the_same_save_and_the_researcher_is_told(signed_in, save):
    home, project = make_term("setting", "someones-home"), make_project(review=Review.DRAFT)
    client = signed_in()
    save(
        client,
        project,
        lambda data: write_row(
            data, "venues", precision="area", postcode="LS1 4AP", staff_address="9 My Road"
        ),
        term_setting=[str(home.pk)],
    )
    venue = project.venues.get()
    assert (venue.precision, venue.address) == ("hidden", "")
    page = client.get(f"/admin/directory/project/{project.pk}/whole/").content.decode()
    assert "meets in somebody’s home" in page


@pytest.mark.parametrize(
    "typed",
    ["Ring 0113 496 0000.", "Ring +44 113 496 0000", "ana@example.org", "www.example.org", "At LS1 4AP."],
)
def test_contacts_in_public_words_ask_for_their_block(refused, typed):
    for name in ("summary", "story", "q3_words"):
        assert any(CONTACTS_ELSEWHERE in words for words in refused(**{name: typed}))


def test_the_same_words_may_stand_where_only_staff_read(signed_in, save):
    project = make_project(review=Review.DRAFT)
    save(signed_in(), project, internal_notes="0113 496 0000, LS1 4AP", q11_words="grants@example.org")
    project.refresh_from_db()
    assert project.internal_notes == "0113 496 0000, LS1 4AP"


def test_words_that_stood_before_stop_nobody(signed_in, save):
    project = make_project(review=Review.DRAFT, summary="Ring 0113 496 0000.")
    save(signed_in(), project, cost="free")


def test_text_pasted_from_word_is_kept_as_its_words(signed_in, save):
    project = make_project(review=Review.DRAFT)
    typed = "\uf0b7\u00a0“Women\u200b only”\u000b\uf0b7 it\u0092s free\x07"
    save(signed_in(), project, summary=typed, name="Sun\u00a0\u000brise\ufeff")
    project.refresh_from_db()
    assert project.summary == "• “Women only”\n• it’s free"
    assert project.name == "Sun rise"


def test_a_lost_character_is_asked_for_again(refused):
    assert any("A character was lost here" in words for words in refused(summary="caf\ufffd"))


@pytest.mark.parametrize("typed", ["25/12/2020", "2020-12-25", "25 December 2020"])
def test_a_date_in_three_formats(signed_in, save, typed):
    project = make_project(review=Review.DRAFT)
    consent = {
        "use": "listing",
        "answer": "yes",
        "who": "Ana",
        "how": "phone",
        "said_on": typed,
        "expires_on": "1 January 2022",
    }
    save(signed_in(), project, lambda d: write_row(d, "consents", **consent), q3_words="Us.", q3_date=typed)
    assert str(project.consents.get().said_on) == "2020-12-25"
    assert project.answers.get().answered_on == "2020-12-25"


def test_a_date_of_no_calendar(refused):
    assert any("We cannot read this day" in words for words in refused(q3_words="Us.", q3_date="31/02/2020"))
    assert said(
        refused("consents", use="listing", answer="yes", who="Ana", said_on="soon"),
        "said_on",
        "We cannot read this day",
    )


def test_a_name_of_nothing_but_dress_is_no_name(signed_in, save):
    project = make_project(name="Sunrise", review=Review.DRAFT)
    assert errors_of(save(signed_in(), project, may_fail=True, name="\u200b")) == ["This field is required."]
    assert Project.objects.get().name == "Sunrise"
