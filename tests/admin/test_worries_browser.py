"""A worry, from the visitor who writes to the two people who put the group back."""

import pytest
from django.urls import reverse

from directory.models import Message, User, Worry
from directory.search import live
from tests.admin.browsing import person
from tests.factories import LEEDS, make_project

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WORDS, REASON = "He asks people for money.", "A visitor rang and told the same."
DOORS = ["/projects/?region=north-east", "/projects.csv", "/regions/north-east/", "/shortlist/?id=sunrise"]


def keeper(name):
    made = person("staff", name=name)
    User.objects.filter(pk=made.pk).update(sees_worries=True)
    return made


def is_public(client):
    """Whether the page, results, the file and other doors tell of the group, all alike."""
    # What the thread that keeps the index does each second.
    live.look()
    found = {"Sunrise" in b"".join(client.get(door)).decode() for door in DOORS}
    found.add(client.get("/projects/sunrise/").status_code == 200)
    found.add(">2 groups" in client.get("/projects/?region=north-east").content.decode())
    assert len(found) == 1
    return found == {True}


def test_a_worry_is_sent_the_group_is_gone_at_once_and_two_people_put_it_back(site, client):
    project = make_project("Sunrise", slug="sunrise", regions=["north-east"], **LEEDS)
    make_project("Moonlight", regions=["north-east"], **LEEDS)
    live.refresh()
    visitor = site()
    visitor.goto("/tell-us/?about=sunrise")
    visitor.check("#reason-safety")
    visitor.fill("#words", WORDS)
    visitor.fill("#email", "sam@example.org")
    visitor.wait_for_timeout(2100)
    visitor.click("#send")
    assert visitor.locator("h1").inner_text() == "Thank you"
    assert visitor.context.cookies() == []
    assert Message.objects.get().email == ""
    assert is_public(client)

    desk = site(person("researcher", "london", name="Riley"))
    assert "Worries" not in desk.inner_text("body")
    desk.goto(reverse("admin:directory_project_change", args=[project.pk]))
    assert WORDS not in desk.content()
    desk.click("text=Take it out of sight")
    desk.fill("#id_reason", REASON)
    desk.click("input[type=submit][value='Take it out of sight']")
    assert "is out of sight" in desk.locator(".messagelist").inner_text()
    assert not is_public(client)
    worry = reverse("admin:directory_worry_change", args=[Worry.objects.get().pk])
    assert desk.goto(worry).status == 403

    first, second = site(keeper("Fay")), site(keeper("Sol"))
    first.click("#worries ~ ul a")
    told = first.inner_text("#content")
    assert WORDS in told
    assert REASON in told
    assert "Do not answer" in told
    act(first, "I have read it")
    act(first, "Ask to put the group back")
    assert first.locator("a:text('Put the group back')").count() == 0
    assert not is_public(client)
    second.goto("/admin/")
    assert "Fay asks a second person" in second.inner_text("#worries ~ ul")
    second.goto(worry)
    act(second, "Put the group back")
    assert is_public(client)


def act(page, button):
    page.click(f"a:text-is('{button}')")
    page.fill("#id_words", "Rang them.")
    page.click(f"input[type=submit][value='{button}']")
