"""The researcher's home, the check on one screen, attempts in one click, the queue of messages."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import ContactAttempt, Message, Project, SearchEffort, WorkItem
from directory.vocabulary import Review
from tests.admin.pages import form_of
from tests.factories import (
    LEEDS,
    make_organisation,
    make_person,
    make_project,
    make_region,
    make_source,
    make_term,
)

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"admin:directory_project_{name}", args=args)


def test_home_shows_the_lists_and_claims_in_one_click(signed_in):
    client = signed_in("researcher", ["london"])
    project = make_project(name="Sunrise", regions=["london"])
    make_project(name="Elsewhere", regions=["eastern"], review=Review.DRAFT)
    text = client.get("/admin/").content.decode()
    assert "Due for a check (1)" in text
    assert "Elsewhere" not in text
    client.post(reverse("admin:work_claim", args=[project.pk]), {"region": "london"})
    assert WorkItem.objects.get().held_by == client.person
    client.post(reverse("admin:work_release", args=[project.pk]))
    assert not WorkItem.objects.exists()


def test_the_due_list_is_narrowed_by_its_filters(signed_in):
    client = signed_in("researcher", ["london", "eastern"])
    never = make_project(name="Never", regions=["london"])
    make_project(name="Long ago", regions=["eastern"], last_checked_on="2020-01-01")
    never.attempts.create(made_on=timezone.localdate(), means="phone", outcome="no-answer", by=client.person)

    def due(query):
        text = client.get(f"/admin/?show=check&{query}").content.decode()
        return [name for name in ("Never", "Long ago") if f">{name}</a>" in text]

    assert due("") == ["Never", "Long ago"]
    assert due("region=london") == ["Never"]
    assert due("region=no-such-region") == ["Never", "Long ago"]
    assert due("checked=before") == ["Long ago"]
    assert due("checked=never&tried=tried") == ["Never"]
    assert due("checked=nonsense") == ["Never", "Long ago"]
    assert due("checked=never&tried=not-yet") == []
    empty = client.get("/admin/?show=check&checked=never&tried=not-yet").content.decode()
    assert "Nothing here fits these choices." in empty


def test_a_researcher_chooses_among_their_own_regions(signed_in):
    client = signed_in("researcher", ["london"])
    make_region("eastern")
    text = client.get("/admin/?show=check").content.decode()
    assert '<option value="london">' in text
    assert '<option value="eastern">' not in text


def test_messages_are_narrowed_by_kind(signed_in):
    client = signed_in("editor")
    Message.objects.create(kind="wrong", about="The number", words="It is wrong.")
    Message.objects.create(kind="add", about="A new one", words="Add it.")
    text = client.get("/admin/?show=told&kind=add").content.decode()
    assert "A new one" in text
    assert "The number" not in text


def test_home_asks_no_more_the_more_there_is(signed_in, django_assert_max_num_queries):
    client = signed_in("researcher", ["london"])
    for number in range(12):
        make_project(
            name=f"G{number}", regions=["london"], review=Review.DRAFT if number % 2 else Review.PUBLISHED
        )
    with django_assert_max_num_queries(32):
        client.get("/admin/")


def subjects(client):
    """Each group of the home page with its links."""
    text = client.get("/admin/").content.decode()
    found = {}
    for table in re.findall(r"<caption>.*?</table>", text, re.DOTALL):
        title = re.search("<caption>(.*?)</caption>", table)[1]
        found[title] = re.findall(r'<th scope="row"[^>]*><a href="[^"]*">(.*?)</a>', table)
    return found


def test_home_names_the_subjects_in_plain_words_the_most_used_first(signed_in):
    everybodys = {
        "Projects": ["Projects", "Organisations", "National networks"],
        "What came in": ["Told to us", "Files that were brought", "Changes to published projects"],
        "Areas": ["Where we looked", "Gaps", "Claimed counts"],
        "What the pages tell": [
            "What “peer” means to whom",
            "Training courses",
            "Helplines and finders elsewhere",
            "Sources",
            "Answers to choose from",
            "Regions",
        ],
    }
    assert subjects(signed_in("researcher", ["london"])) == everybodys
    unmet = "What visitors chose and did not find"
    summaries = everybodys | {"Areas": ["Where we looked", "Gaps", unmet, "Claimed counts"]}
    assert subjects(signed_in("editor")) == summaries
    staff = summaries | {"What came in": ["Changes to published projects"]}
    assert subjects(signed_in("staff")) == staff
    keeping = [
        "People who sign in",
        "Letters that we send",
        "Who signed in and opened what",
        "What must not come back",
    ]
    administrators = summaries | {"Keeping it": keeping}
    assert subjects(signed_in("administrator")) == administrators


def test_whatever_else_is_kept_is_one_link_away(signed_in):
    client = signed_in("administrator")
    everything = reverse("admin:app_list", args=["directory"])
    assert f'href="{everything}"' in client.get("/admin/").content.decode()
    text = client.get(everything).content.decode()
    for name in ("venue", "projectchange", "loadedrecord", "signintry"):
        assert reverse(f"admin:directory_{name}_changelist") in text
    assert "table by table" in client.get(reverse("admin:directory_gap_changelist")).content.decode()


def test_mind_staff_come_in_without_work(signed_in):
    make_project(name="Sunrise")
    answer = signed_in("staff").get("/admin/")
    assert answer.status_code == 200
    assert "Due for a check" not in answer.content.decode()


def test_an_attempt_is_one_click_and_a_note(signed_in):
    client = signed_in("researcher", ["london"])
    project = make_project(regions=["london"])
    client.post(
        page("attempt", project.pk),
        {"outcome": "call-back", "note": "After six.", "call_back_on": "25/12/2026"},
    )
    made = ContactAttempt.objects.get()
    assert (made.outcome, made.note, str(made.call_back_on)) == ("call-back", "After six.", "2026-12-25")


def test_the_day_to_call_back_is_read_as_every_other_day(signed_in):
    client = signed_in("researcher", ["london"])
    address = page("attempt", make_project(regions=["london"]).pk)
    said = {"outcome": "call-back", "call_back_on": "25th December, 2026"}
    client.post(address, said)
    assert str(ContactAttempt.objects.get().call_back_on) == "2026-12-25"
    answer = client.post(address, said | {"call_back_on": "soon"}, follow=True)
    assert "We cannot read this day" in answer.content.decode()
    assert ContactAttempt.objects.count() == 1


@pytest.mark.parametrize("name", ["check", "attempt"])
def test_nobody_checks_another_region_by_address(signed_in, name):
    client = signed_in("researcher", ["london"])
    project = make_project(regions=["eastern"])
    answer = client.post(page(name, project.pk), {"outcome": "gone"})
    assert answer.status_code == 403
    assert not ContactAttempt.objects.exists()


def test_a_message_hides_contact_and_venue_in_one_click(signed_in, client):
    project = make_project(name="Sunrise", slug="sunrise", regions=["london"], **LEEDS)
    project.contacts.create(kind="phone", value="0113", source=make_source())
    message = Message.objects.create(kind="remove", words="He knows where it is.", project=project)
    client = signed_in("researcher", ["london"])
    client.post(reverse("admin:directory_message_hide", args=[message.pk]))
    assert project.venues.get().precision == "hidden"
    assert project.contacts.get().is_hidden
    assert "The place itself is private" in client.get("/projects/sunrise/").content.decode()
    message.refresh_from_db()
    assert message.hidden_at


def test_a_message_dealt_with_keeps_no_email(signed_in):
    message = Message.objects.create(kind="add", words="A new group.", email="sam@example.org")
    client = signed_in("editor")
    deal = reverse("admin:directory_message_deal", args=[message.pk])
    assert "A new group." in client.get(deal).content.decode()
    client.post(deal, {"outcome": "Recorded it."})
    message.refresh_from_db()
    assert (message.email, message.done_by, message.outcome) == ("", client.person, "Recorded it.")


def test_messages_are_for_those_who_may_act_on_them(signed_in):
    message = Message.objects.create(kind="remove", words="x", project=make_project(regions=["eastern"]))
    nameless = Message.objects.create(kind="add", words="x")
    for pk in (message.pk, nameless.pk):
        deal = reverse("admin:directory_message_deal", args=[pk])
        assert signed_in("researcher", ["london"]).get(deal).status_code == 404
        assert signed_in("staff").get(deal).status_code == 403
    assert Project.objects.count() == 1
    assert make_person(role="editor").is_staff


def test_where_somebody_looked_is_entered_with_little_typing(signed_in):
    client = signed_in("researcher", ["london"])
    make_region("eastern")
    women = make_term("community", "women")
    add = reverse("admin:directory_searcheffort_add")
    assert add in client.get("/admin/").content.decode()
    data = form_of(client.get(add), "searcheffort_form")
    assert data["region"] == [str(client.person.regions.get().pk)]
    data |= {"days": ["3"], "places": ["Camden, Brent"], "communities": [str(women.pk)], "means": ["Rang."]}
    assert client.post(add, data).status_code == 302
    effort = SearchEffort.objects.get()
    assert (effort.by, effort.days, effort.done_on) == (client.person, 3, str(timezone.localdate()))
    assert effort.source.kind == "call"
    assert list(effort.communities.all()) == [women]


@pytest.mark.parametrize("typed", ["sunr", "SUNNY", "Ilkeston", "harbour", "HT", "women", "ladies"])
def test_a_record_is_found_by_any_name_place_organisation_or_word_for_its_kind(signed_in, typed):
    make_organisation("Harbour Trust", also_known_as="HT")
    women = make_term("community", "women")
    women.other_words = ["Ladies"]
    women.save()
    make_project(
        name="Sunrise",
        also_known_as=["Sunny"],
        area="Ilkeston",
        organisations=["Harbour Trust"],
        community=["women"],
    )
    make_project(name="Other")
    listed = signed_in().get(page("changelist"), {"q": typed}).content.decode()
    assert ("Sunrise" in listed, "Other</a>" in listed) == (True, False)
