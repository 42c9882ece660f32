"""The pages of worries: what is offered can be done; who has no permission is refused alike everywhere."""

import datetime
import re

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from directory.admin.worries import ACTS, acts_for
from directory.models import Worry
from directory.records import messages, workflow, worries
from tests.admin.pages import form_of
from tests.factories import make_person, make_project

pytestmark = pytest.mark.django_db


def told(project=None, **more):
    message = messages.take_in(kind="safety", project=project, **{"words": "He frightens people."} | more)
    return message.worry


def hidden(first, second):
    worries.take_out_of_sight(make_project("Sunrise"), by=second, reason="x")
    return Worry.objects.get()


def read(first, second):
    worry = told(make_project("Sunrise"))
    worries.read(worry, by=first)
    return worry


def asked_back(first, second):
    worry = hidden(first, second)
    worries.read(worry, by=first)
    worries.ask_back(worry, by=first, words="x")
    return worry


def closed(first, second):
    worry = read(first, second)
    worries.close(worry, by=first, words="x")
    return worry


STATES = {
    "unread": lambda first, second: told(make_project("Sunrise")),
    "no record": lambda first, second: told(about="Sunrise"),
    "hidden": hidden,
    "read": read,
    "asked back": asked_back,
    "closed": closed,
}


@pytest.mark.parametrize("state", STATES)
def test_everything_that_is_offered_can_be_done(client, state):
    first, second = (make_person(role="staff", sees_worries=True) for _ in "ab")
    worry = STATES[state](first, second)
    target = make_project("Moonlight", slug="moonlight")
    if state == "no record":
        told(target)
    worry.refresh_from_db()
    for person in (first, second):
        client.force_login(person)
        page = reverse("admin:directory_worry_change", args=[worry.pk])
        assert client.get(page).status_code == 200
        for key, act in acts_for(person, worry):
            address = reverse("admin:directory_worry_act", args=[worry.pk, key])
            assert f'href="{address}"' in client.get(page).content.decode()
            data = form_of(client.get(address), "act_form") | {"words": "Rang.", "project": "moonlight"}
            start = transaction.savepoint()
            assert client.post(address, data).status_code == 302, (key, act.button)
            transaction.savepoint_rollback(start)


def test_what_nobody_read_for_a_day_stands_first_on_the_home_page(client):
    old, new = told(make_project("Sunrise")), told(make_project("Moonlight"))
    late = timezone.now() - datetime.timedelta(hours=25)
    Worry.objects.filter(pk=old.pk).update(waiting_since=late)
    for role in ("staff", "researcher"):
        client.force_login(make_person(role=role, regions=["london"], sees_worries=True))
        text = client.get("/admin/").content.decode()
        places = [text.index(words) for words in ("read this for more than a day", "Sunrise", "Moonlight")]
        assert places == sorted(places)
        assert places[-1] < text.index('name="q"')
        assert text.count("more than a day") == 1
    assert new


def test_where_fewer_than_two_look_administrators_are_told(client):
    client.force_login(make_person(role="administrator"))
    assert "Fewer than two people" in client.get("/admin/").content.decode()
    for _ in "ab":
        make_person(role="staff", sees_worries=True)
    assert "Fewer than two people" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("role", ["administrator", "editor", "staff", "researcher"])
def test_who_has_no_permission_is_refused_alike_whether_there_is_one_or_not(client, role):
    worry = told(project := make_project("Sunrise", regions=["london"]))
    client.force_login(make_person(role=role, regions=["london"]))
    home, own = client.get("/admin/").content, reverse("admin:directory_project_change", args=[project.pk])
    record = client.get(own).content
    for pk in (worry.pk, 987654):
        for address in [reverse("admin:directory_worry_change", args=[pk])] + [
            reverse("admin:directory_worry_act", args=[pk, act]) for act in ACTS
        ]:
            assert client.get(address).status_code == 403
            assert client.post(address, {"words": "x"}).status_code == 403
    deal = reverse("admin:directory_message_deal", args=[worry.messages.get().pk])
    assert client.get(deal).status_code in (403, 404)
    worry.messages.all().delete()
    worry.delete()
    # Neither the home page nor the record's page is other without it.
    assert without_tokens(client.get("/admin/").content) == without_tokens(home)
    assert without_tokens(client.get(own).content) == without_tokens(record)


def without_tokens(content):
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", content)


def test_a_record_out_of_sight_reads_as_withdrawn_and_names_no_reason(client):
    project = make_project("Sunrise", regions=["london"])
    worries.take_out_of_sight(project, by=make_person(name="Riley"), reason="Somebody was hurt.")
    client.force_login(make_person(role="researcher", regions=["london"]))
    for name in ("change", "changes"):
        text = client.get(reverse(f"admin:directory_project_{name}", args=[project.pk])).content.decode()
        assert "Riley" not in text
        assert "hurt" not in text
        assert "orry" not in text
        assert "step/publish" not in text
        assert "Withdrawn" in text or name == "changes"
    with pytest.raises(workflow.NotNowError):
        workflow.send(project, by=make_person())


def test_who_opened_a_case_is_kept(client):
    """See the log of who opened what."""
    from directory.models import AccessEvent

    worry = Worry.objects.create(about="Sunrise")
    person = make_person(sees_worries=True)
    client.force_login(person)
    AccessEvent.objects.all().delete()
    assert client.get(f"/admin/directory/worry/{worry.pk}/change/").status_code == 200
    event = AccessEvent.objects.get(what="opened-case")
    assert (event.by, event.row) == (person, worry.pk)
