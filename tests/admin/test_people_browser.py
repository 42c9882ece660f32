"""An administrator and a new colleague in two browsers: added, signed in, a new link, closed, opened."""

import pytest

from directory.models import User
from tests.admin.browsing import PASSWORD, person
from tests.factories import make_region

pytestmark = [pytest.mark.django_db(transaction=True)]


def link_on(page):
    return page.locator("#one-time-link").inner_text()


def choose_password(page, password):
    page.fill("#id_new_password1", password)
    page.fill("#id_new_password2", password)
    page.click("input[type=submit]")


def sign_in(page, email, password):
    page.goto("/admin/login/")
    page.fill("#id_username", email)
    page.fill("#id_password", password)
    page.click("input[type=submit]")


def test_from_adding_somebody_to_closing_their_account(site, live_server):
    make_region("london")
    boss = site(person("administrator", name="Ada"))
    boss.goto("/admin/")
    boss.click("text=People who sign in")
    boss.click(".object-tools >> text=Add person")
    boss.fill("#id_email", "Sam@Example.org")
    boss.fill("#id_name", "Sam")
    boss.check("text=London")
    boss.click("input[name=_save]")
    link = link_on(boss)
    assert link.startswith(f"{live_server.url}/set-password/?who=")
    boss.click("#one-time-link")
    assert boss.evaluate("getSelection().toString()").strip() == link, "one click chooses all of it"

    sam = site()
    asked = []
    sam.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    sam.goto(link)
    assert sam.url == f"{live_server.url}/set-password/"
    choose_password(sam, PASSWORD)
    assert "Your password is set" in sam.locator("h1").inner_text()
    assert f"sign in at {live_server.url}/admin/ with sam@example.org" in sam.locator("#content").inner_text()
    token = link.partition("token=")[2]
    assert not [pair for pair in asked if token in pair[1]], "the token went along as a referrer"
    sam.click("text=Go on to your work")
    assert sam.locator("text=Record a new project").is_visible()
    sam.click("#logout-form button")
    sign_in(sam, "SAM@EXAMPLE.ORG", PASSWORD)
    assert sam.url.endswith("/admin/")

    boss.click("text=Go to their account")
    boss.click("text=Give a new one-time link")
    boss.click("input[value='Give a new link']")
    older = link_on(boss)
    boss.click("text=Go to their account")
    boss.click("text=Give a new one-time link")
    boss.click("input[value='Give a new link']")
    other = site()
    assert other.goto(older).status == 410
    assert "This link does not work" in other.locator("h1").inner_text()
    assert other.goto(link).status == 410
    assert other.goto(link_on(boss)).status == 200

    boss.click("text=Go to their account")
    boss.click("text=Where they are signed in")
    assert boss.locator("#content tbody tr").count() == 1
    boss.click("text=Go back")
    boss.click("text=Close the account")
    boss.click("input[value='Close the account']")
    assert "The account is closed." in boss.locator("#content").inner_text()
    sam.reload()
    assert "/admin/login/" in sam.url
    sign_in(sam, "sam@example.org", PASSWORD)
    assert sam.locator(".errornote").is_visible()
    choose_password(other, "another and louder river")
    assert "This link does not work" in other.locator("h1").inner_text()

    boss.click("text=Open the account again")
    boss.click("input[value='Open the account']")
    sign_in(sam, "sam@example.org", PASSWORD)
    assert sam.url.endswith("/admin/")
    sam.click("text=Where you are signed in")
    sam.click("input[value='Sign out everywhere']")
    assert "You are signed out everywhere." in sam.locator(".messagelist").inner_text()
    assert not User.objects.get(email="sam@example.org").last_login < User.objects.get(name="Ada").last_login


PAGES = ["", "add/", "erase/", "{pk}/change/", "{pk}/link/", "{pk}/close/", "{pk}/sessions/", "{pk}/history/"]


def test_no_page_about_people_is_wider_than_a_telephone(site):
    make_region("london")
    boss = person("administrator", name="Ada Long-Winterbottom of the directory")
    page = site(boss)
    page.set_viewport_size({"width": 320, "height": 800})
    wider = {}
    addresses = [f"/admin/directory/user/{one.format(pk=boss.pk)}" for one in PAGES if one]
    for address in [*addresses, "/admin/sessions/", "/admin/password-set/"]:
        assert page.goto(address).status == 200
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if too_wide > 0:
            wider[address] = too_wide
    page.goto(addresses[3])
    page.click("input[value='Give a new link']")
    if (too_wide := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
        wider["link"] = too_wide
    assert wider == {}
