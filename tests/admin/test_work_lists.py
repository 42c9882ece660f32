"""The workshop's lists: pages to the end, groups that are given, the next one, what is taken along."""

import csv
import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.admin import work as work_pages
from directory.models import Check, ContactAttempt, ImportRun, Message, User, WorkItem
from directory.records import work
from directory.vocabulary import Review
from peerdir.gunicorn import readable_path
from tests.admin.pages import content_of, form_of, forms_of, links_of
from tests.factories import make_contact, make_person, make_project, make_source

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
INDEX, ASSIGN = "/admin/", reverse("admin:work_assign")
LIST_FILE, LIST_PRINT = reverse("admin:work_list_file"), reverse("admin:work_list_print")


def in_london(*names, **columns):
    return [make_project(name=name, regions=["london"], **columns) for name in names]


def check_page(project):
    return reverse("admin:directory_project_check", args=[project.pk])


def text_of(response):
    return " ".join(content_of(response).split())


def test_a_list_goes_on_to_its_end_and_keeps_its_choices(signed_in, monkeypatch):
    monkeypatch.setattr(work_pages, "A_PAGE", 2)
    in_london("G1", "G2", "G3", "G4", "G5")
    make_project(name="Elsewhere", regions=["eastern"])
    client = signed_in("editor")
    address, seen = f"{INDEX}?show=check&region=london&tried=not-yet", []
    while address:
        page = client.get(address)
        text = content_of(page)
        seen += [name for name in ("G1", "G2", "G3", "G4", "G5", "Elsewhere") if f">{name}</a>" in text]
        assert "Due for a check (5)" in text
        address = page.context["page"].next_query and INDEX + page.context["page"].next_query
        assert not address or ("region=london" in address and "tried=not-yet" in address)
    assert seen == ["G1", "G2", "G3", "G4", "G5"]
    assert "Page 3 of 3: 5 to 5 of 5" in text
    assert client.get(f"{INDEX}?show=check&page=99").status_code == 200
    assert client.get(f"{INDEX}?show=check&page=x").status_code == 200


def test_messages_and_changes_go_on_to_their_end_too(signed_in, monkeypatch):
    from directory.admin.projects import steps

    monkeypatch.setattr(work_pages, "A_PAGE", 2)
    monkeypatch.setattr(steps, "CHANGES_A_PAGE", 2)
    client, (project,) = signed_in("editor"), in_london("Sunrise")
    for number in range(3):
        Message.objects.create(kind="add", about=f"Group {number}", words="x")
        project.history.create(via="form", changes={}, by=client.person, note=f"Note {number}")
    assert "Page 1 of 2" in content_of(client.get(f"{INDEX}?show=told"))
    changes = reverse("admin:directory_project_changes", args=[project.pk])
    assert "Note 0" not in content_of(client.get(changes))
    assert "Note 0" in content_of(client.get(f"{changes}?page=2"))


def test_a_brought_file_is_shown_to_its_last_row(signed_in):
    client = signed_in("editor")
    rows = [{"kind": "create", "row": number, "name": f"Group {number}."} for number in range(250)]
    problems = [{"row": number, "column": "name", "words": f"Problem {number}."} for number in range(120)]
    counts = dict.fromkeys(["update", "same", "done"], 0) | {"create": 250, "problems": 120}
    run = ImportRun.objects.create(
        file_name="a.csv", by=client.person, rows=rows, problems=problems, counts=counts
    )
    page = reverse("admin:directory_importrun_look", args=[run.pk])
    first = content_of(client.get(page))
    assert "New (250)" in first
    assert "Group 249." not in first
    second = content_of(client.get(f"{page}?problems=2&new=3"))
    assert "Group 249." in second
    assert "Problem 119." in second
    assert "?problems=2&amp;new=2" in second


def test_all_that_are_chosen_are_named_before_a_step(signed_in):
    groups = [make_project(name=f"Group {number}.", review=Review.DRAFT) for number in range(102)]
    chosen = {"action": "send_selected", "_selected_action": [project.pk for project in groups]}
    page = content_of(signed_in("editor").post(reverse("admin:directory_project_changelist"), chosen))
    assert [project.name for project in groups if f"{project.name}: draft" not in page] == []


def test_due_soon_says_what_goes_and_when(signed_in):
    (project,) = in_london("Sunrise", last_checked_on=TODAY - 340 * DAY)
    make_contact(project, checked=340 * DAY)
    goes = TODAY + 25 * DAY
    text = text_of(signed_in("researcher", ["london"]).get(INDEX))
    assert "Due soon (1)" in text
    assert f"its phone number goes from the public page on {goes.day} {goes:%B %Y}" in text


def test_an_editor_gives_ticked_groups_and_takes_them_back(signed_in):
    one, two, _ = in_london("One", "Two", "Three")
    sam = make_person("sam@example.org", role="researcher", regions=["london"])
    client = signed_in("editor")
    page = client.get(f"{INDEX}?show=check")
    assert content_of(page).count('form="assign_form"') == 3
    data = form_of(page, "assign_form") | {"group": [one.pk, two.pk], "to": sam.pk, "ticked": "yes"}
    answer = client.post(ASSIGN, data, follow=True)
    assert "2 groups given to sam@example.org." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{INDEX}?show=check&page=1"
    assert {item.project for item in WorkItem.objects.filter(held_by=sam)} == {one, two}
    client.post(ASSIGN, data | {"group": [one.pk], "take_back": "yes"})
    assert [item.project for item in WorkItem.objects.all()] == [two]
    assert "Given to sam@example.org by" in text_of(client.get(f"{INDEX}?show=check"))


def test_all_of_a_list_is_given_as_it_was_narrowed(signed_in):
    in_london(*(f"G{number}" for number in range(12)))
    make_project(name="Elsewhere", regions=["eastern"])
    sam = make_person("sam@example.org", role="researcher", regions=["london"])
    client = signed_in("editor")
    page = client.get(f"{INDEX}?show=check&region=london")
    assert "Give all 12 of this list" in content_of(page)
    data = form_of(page, "assign_form") | {"to": sam.pk, "all": "yes"}
    client.post(ASSIGN, data)
    assert WorkItem.objects.filter(held_by=sam).count() == 12
    client.post(ASSIGN, {"list": "show=check", "to": sam.pk, "all_back": "yes"})
    assert WorkItem.objects.count() == 0


def test_a_researcher_is_given_only_what_they_may_write_and_it_is_said(signed_in):
    (here,), there = in_london("Here"), make_project(name="There", regions=["eastern"])
    sam = make_person("sam@example.org", role="researcher", regions=["london"])
    text = (
        signed_in("editor")
        .post(ASSIGN, {"group": [here.pk, there.pk], "to": sam.pk}, follow=True)
        .content.decode()
    )
    assert "1 group given to sam@example.org." in text
    assert "1 group not given: sam@example.org may not write them." in text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Tick the groups first."),
        ({"group": "x"}, "Tick the groups first."),
        ({"all": "yes", "list": "show=nonsense"}, "Tick the groups first."),
        ({"all": "yes", "list": "show=told"}, "Tick the groups first."),
        ({"group": "99999999"}, "Choose to whom."),
        ({"group": "1", "to": "x" * 10_000}, "Choose to whom."),
    ],
)
def test_what_makes_no_sense_gives_nothing(signed_in, sent, said):
    text = signed_in("editor").post(ASSIGN, sent, follow=True).content.decode()
    assert said in text
    assert not WorkItem.objects.exists()


def test_mine_is_the_first_list_for_those_who_have_any(signed_in):
    one, _ = in_london("One", "Two")
    client = signed_in("researcher", ["london"])
    assert "Mine (" not in text_of(client.get(INDEX))
    work.assign([one.pk], to=client.person, by=make_person(role="editor", name="Eve"))
    text = text_of(client.get(INDEX))
    assert text.index("Mine (1)") < text.index("Due for a check (2)")
    assert "Given to you by Eve" in text
    work.release(one, by=client.person)
    work.claim(one, by=client.person)
    assert "Claimed by you" in text_of(client.get(INDEX))


def test_an_editor_reads_what_a_closed_account_left(signed_in):
    (one,) = in_london("One")
    sam = make_person("sam@example.org", role="researcher", regions=["london"])
    work.claim(one, by=sam)
    User.objects.filter(pk=sam.pk).update(is_active=False)
    text = text_of(signed_in("editor").get(INDEX))
    assert "In nobody&#x27;s hand any more (1)" in text
    assert "sam@example.org had it in hand, whose account is closed" in text
    assert "In nobody" not in text_of(signed_in("researcher", ["london"]).get(INDEX))


def test_passed_on_is_said_only_of_what_was(signed_in):
    (here,), both = in_london("Here"), make_project(name="Both", regions=["london", "eastern"])
    sam = make_person("sam@example.org", role="researcher", regions=["london"])
    kim = make_person("kim@example.org", role="researcher", regions=["eastern"])
    client, pass_on = signed_in("editor"), reverse("admin:work_pass_on")

    def said(to):
        page = client.post(pass_on, {"from": sam.pk, "to": to}, follow=True)
        return [str(message) for message in page.context["messages"]]

    assert said(kim.pk) == ["sam@example.org had nothing in hand."]
    for project in (here, both):
        work.claim(project, by=sam)
    assert said(kim.pk) == [
        "1 passed on to kim@example.org.",
        "1 laid down, for kim@example.org may not write it.",
    ]
    work.claim(here, by=sam)
    assert said("") == ["1 laid down."]


@pytest.mark.parametrize("role", ["researcher", "editor", "staff"])
def test_who_has_it_in_hand_stands_wherever_the_record_is_opened(signed_in, role):
    (project,) = in_london("Sunrise")
    message = Message.objects.create(kind="wrong", words="x", project=project)
    work.claim(project, by=make_person(role="editor", name="Eve"))
    client = signed_in(role, ["london"])
    addresses = [
        reverse("admin:directory_project_change", args=[project.pk]),
        reverse("admin:directory_project_changelist"),
        reverse("preview", args=[project.pk]),
        "/admin/find/?q=sunrise",
    ]
    if role != "staff":
        addresses += [check_page(project), f"{INDEX}?show=check", f"{INDEX}?show=told"]
    assert message.project == project
    missing = [one for one in addresses if "Claimed by Eve" not in client.get(one).content.decode()]
    assert missing == []


@pytest.mark.parametrize("page", ["check", "change"])
def test_a_group_is_claimed_where_it_is_opened(signed_in, page):
    (project,) = in_london("Sunrise")
    client = signed_in("researcher", ["london"])
    address = reverse(f"admin:directory_project_{page}", args=[project.pk])
    (form,) = [one for one in forms_of(client.get(address)) if "claim" in one.action]
    answer = client.post(form.action, form.values)
    assert answer.url == address
    assert WorkItem.objects.get().held_by == client.person
    (form,) = [one for one in forms_of(client.get(address)) if "release" in one.action]
    client.post(form.action, form.values)
    assert not WorkItem.objects.exists()


def save_check(client, address, **values):
    data = form_of(client.get(address), "project_form")
    return client.post(address.partition("?")[0], data | {"_rest": ["x"]} | values)


def test_save_and_next_goes_through_the_list(signed_in):
    known = {"stage": "running", "open_to_new_members": "yes"}
    a, b, c = in_london("A", "B", "C", **known)
    make_project(name="Elsewhere", regions=["eastern"], **known)
    client = signed_in("editor")
    query = "?show=check&region=london"
    assert check_page(a) + query in links_of(client.get(INDEX + query))
    answer = save_check(client, check_page(a) + query)
    assert answer.url == check_page(b) + query
    answer = save_check(client, answer.url)
    assert answer.url == check_page(c) + query
    answer = save_check(client, answer.url)
    assert answer.url == INDEX + query
    assert Check.objects.count() == 3
    assert "That was the last one of" in client.get(answer.url).content.decode()


def test_without_the_tick_one_comes_back_to_the_list(signed_in):
    a, _ = in_london("A", "B", stage="running")
    client, query = signed_in("editor"), "?show=check"
    data = form_of(client.get(check_page(a) + query), "project_form")
    del data["_next"]
    assert client.post(check_page(a), data | {"_rest": ["x"]}).url == INDEX + query
    assert save_check(client, check_page(in_london("D", stage="running")[0])).url == INDEX


def test_an_attempt_goes_on_to_the_next_too_and_a_mistake_keeps_the_list(signed_in):
    a, b = in_london("A", "B")
    client, query = signed_in("researcher", ["london"]), "?show=check"
    data = form_of(client.get(check_page(a) + query), "project_form")
    attempt = reverse("admin:directory_project_attempt", args=[a.pk])
    wrong = client.post(attempt, data | {"outcome": "call-back", "call_back_on": "soon"})
    assert wrong.url == check_page(a) + query
    assert client.post(attempt, data | {"outcome": "no-answer"}).url == check_page(b) + query
    assert ContactAttempt.objects.get().project == a


@pytest.mark.parametrize("asked", ["show=x", "show=told", "show=check&region=eastern", "%00", "page=1" * 900])
def test_a_list_that_nobody_has_leads_home(signed_in, asked):
    a, _ = in_london("A", "B", stage="running")
    client = signed_in("researcher", ["london"])
    assert client.get(f"{check_page(a)}?{asked}").status_code == 200
    answer = client.post(
        reverse("admin:directory_project_attempt", args=[a.pk]),
        {"outcome": "no-answer", "_list": asked, "_following": "x,-1,99999999999999999999", "_next": "yes"},
    )
    assert answer.status_code == 302
    assert client.get(answer.url).status_code == 200


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_list_is_taken_along_as_a_file_with_contacts(signed_in):
    one, two = in_london("One", "=cmd()", area="Camden")
    one.contacts.create(kind="phone", value="0113 496 0123", role="group line", source=make_source())
    make_contact(two, "0113 496 0999")
    make_project(name="Elsewhere", regions=["eastern"])
    work.ask(one, "Do they still meet?")
    client = signed_in("researcher", ["london"])
    assert f"{reverse('admin:work_list_file')}?show=check" in links_of(client.get(f"{INDEX}?show=check"))
    rows = {row["name"]: row for row in rows_of(client.get(f"{LIST_FILE}?show=check"))}
    assert set(rows) == {"One", "'=cmd()"}
    assert rows["One"]["contacts"] == "0113 496 0123 (group line; not public)"
    assert rows["'=cmd()"]["contacts"] == "0113 496 0999 (public)"
    assert (rows["One"]["to_ask"], rows["One"]["area"]) == ("Do they still meet?", "Camden")


def test_a_list_is_printed_with_the_same_contacts(signed_in, monkeypatch):
    monkeypatch.setattr(work_pages, "A_PRINTED_PAGE", 1)
    one, two = in_london("One", "Two")
    for project, value in ((one, "0113 496 0123"), (two, "0113 496 0999")):
        project.contacts.create(kind="phone", value=value, source=make_source())
    client = signed_in("researcher", ["london"])
    first = text_of(client.get(f"{LIST_PRINT}?show=check"))
    assert "0113 496 0123" in first
    assert "0113 496 0999" not in first
    assert "0113 496 0999" in text_of(client.get(f"{LIST_PRINT}?show=check&page=2"))


def test_nobody_takes_along_another_regions_list(signed_in):
    (project,) = in_london("One")
    project.contacts.create(kind="phone", value="0113 496 0123", source=make_source())
    stranger = signed_in("researcher", ["eastern"])
    assert rows_of(stranger.get(f"{LIST_FILE}?show=check&region=london")) == []
    assert "0113" not in text_of(stranger.get(f"{LIST_PRINT}?show=check&region=london"))
    staff = signed_in("staff")
    for address in (f"{LIST_FILE}?show=check", f"{LIST_PRINT}?show=check"):
        assert staff.get(address).status_code == 403


def test_the_figures_are_read_and_taken_along_by_editors(signed_in):
    make_project(regions=["london"]).checks.create(
        made_on=TODAY, means="phone", outcome="confirmed", by=make_person(name="=Sam")
    )
    client = signed_in("editor")
    assert reverse("admin:work_figures") in links_of(client.get(INDEX))
    page = client.get(reverse("admin:work_figures"))
    for slug in ("checks", "attempts", "reached", "due"):
        file = reverse("admin:work_figures_file", args=[slug])
        assert file in links_of(page)
        assert client.get(file).status_code == 200
    rows = rows_of(client.get(reverse("admin:work_figures_file", args=["checks"])))
    assert [(row["Person"], row["All"]) for row in rows] == [("'=Sam", "1"), ("Everybody", "1")]
    assert client.get(reverse("admin:work_figures_file", args=["nonsense"])).status_code == 404


def test_what_was_typed_with_a_mistake_is_found_as_it_was_meant(signed_in):
    from directory.search import live

    in_london("Sunrise Choir")
    live.refresh()
    client = signed_in("researcher", ["london"])
    text = text_of(client.get("/admin/find/?q=sunrsie"))
    assert "Nothing has “sunrsie”. These have “sunrise”." in text
    assert "Sunrise Choir" in text


def test_nothing_found_says_what_to_do_next(signed_in):
    client = signed_in("researcher", ["london"])
    text = text_of(client.get("/admin/find/?q=zzqqzz"))
    assert "Nothing found for “zzqqzz”" in text
    assert "Try one word of the name alone" in text
    assert reverse("admin:directory_project_add") in text
    assert "only in records that you may write" in text_of(client.get("/admin/find/?q=0113+496+0123"))
    assert "Nothing found" not in text_of(client.get("/admin/find/"))


def test_the_box_stands_on_everybodys_home_page(signed_in):
    for role in ("researcher", "editor", "staff", "administrator"):
        assert 'action="/admin/find/"' in content_of(signed_in(role, ["london"]).get(INDEX))


def test_what_is_looked_for_is_in_no_log_and_no_other_site_hears_of_it(signed_in):
    address = "/admin/find/?q=0113+496+0123"
    assert readable_path(address) == "/admin/find/"
    response = signed_in("editor").get(address)
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_pages_ask_no_more_the_more_there_is(signed_in, django_assert_max_num_queries):
    for number in range(30):
        (project,) = in_london(f"G{number}", review=Review.PUBLISHED)
        make_contact(project, checked=340 * DAY)
        work.claim(project, by=make_person(role="editor"))
    client = signed_in("editor")
    for address, most in [
        (INDEX, 46),
        (f"{INDEX}?show=check", 22),
        (f"{INDEX}?show=soon", 22),
        ("/admin/find/?q=G", 12),
        (f"{LIST_FILE}?show=check", 26),
        (f"{LIST_PRINT}?show=check", 26),
        (reverse("admin:work_figures"), 22),
    ]:
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
