"""Whatever is typed into any field of the workshop is answered at that field, or taken; none of it is lost.

The fields are found on the pages, so that a new one is tried too.
"""

import html
import re

import pytest
from django import forms
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from directory.admin.date_fields import ClockField, DayField, DaysField, PartialDayField
from directory.admin.projects.questions import address_of
from directory.admin.site import site
from directory.models import Message, Project
from tests.admin.pages import Form, forms_of
from tests.admin.who_may import MODELS
from tests.factories import LEEDS, make_contact, make_organisation, make_project, make_region, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SCRIPT = "<script>alert(1)</script>"
TYPED = {
    "nothing": "",
    "spaces": "   ",
    "much": "x" * 10_000,
    "right to left": "مجموعة دعم الأقران",
    "a script": SCRIPT,
    "letters": "a few",
    "long ago": "25/12/1899",
    "far away": "25/12/2199",
}
CONTROL = re.compile(r"<(input|textarea)\b([^>]*)>", re.DOTALL)
NAME, TYPE = re.compile(r'\bname="([^"]+)"'), re.compile(r'\btype="([^"]+)"')
WRITES = ("text", "number", "email", "url", "search", "tel")
DAYS = (DayField, DaysField, PartialDayField, ClockField)
FIGURES = (forms.IntegerField, forms.FloatField, forms.DecimalField)
# A row is asked about as a whole, and these only help to find what is chosen in it.
HELPS = ("csrfmiddlewaretoken",)


def whole_group(**more):
    """A record with a row in each block."""
    project = make_project("Sunrise", regions=["london"], organisations=["Harbour"], **LEEDS, **more)
    project.meetings.create(venue=project.venues.first(), frequency="weekly", weekday=1)
    project.coverage.create(area="Kent", authority_code="E10000016")
    make_contact(project, "0113 496 0000")
    return project


def pages() -> dict[str, str]:
    """{what it is: its address} of every page with a form."""
    make_term("community", "women"), make_region("london")
    published, draft = whole_group(), whole_group(review="draft", slug="b")
    found = {slug: address_of(draft, slug) for slug in site.get_model_admin(Project).parts}
    for name in ("whole", "check", "another_number", "not_listed", "merge"):
        found[name] = reverse(f"admin:directory_project_{name}", args=[published.pk])
    for step in ("withdraw", "pause", "close", "not-to-be-listed"):
        found[step] = reverse("admin:directory_project_step", args=[published.pk, step])
    found["send"] = reverse("admin:directory_project_step", args=[draft.pk, "send"])
    message = Message.objects.create(kind="wrong", words="x", project=published)
    found["message"] = reverse("admin:directory_message_deal", args=[message.pk])
    found["one call"] = reverse("admin:directory_organisation_call", args=[make_organisation("Harbour").pk])
    for name in ("find", "index", "directory_lead_ring", "directory_lead_open"):
        found[name] = reverse(f"admin:{name}")
    for name in MODELS:
        try:
            found[f"add {name}"] = reverse(f"admin:directory_{name.lower()}_add")
        except NoReverseMatch:
            continue
    return found


def written_in(form: Form) -> list[str]:
    """The names of the fields of a form in which something is typed."""
    found = []
    for tag, attributes in CONTROL.findall(form.text):
        name, kind = NAME.search(attributes), TYPE.search(attributes)
        writes = tag == "textarea" or (kind is None or kind[1] in WRITES)
        if name and writes and name[1] in form.values and name[1] not in HELPS:
            found.append(name[1])
    return found


def bound(context) -> list[forms.BaseForm]:
    """Every form of an answer that read what was sent, those in rows too."""
    found = {}
    for layer in context or ():
        for value in layer.values() if hasattr(layer, "values") else ():
            several = value if isinstance(value, list | tuple) else [value]
            for one in several:
                one = getattr(one, "formset", getattr(one, "form", one))
                rows = getattr(one, "forms", [one])
                found |= {
                    id(form): form for form in rows if isinstance(form, forms.BaseForm) and form.is_bound
                }
    return list(found.values())


def must_refuse(field: forms.Field, typed: str) -> bool:
    """Whether this field cannot take that."""
    if not typed.strip():
        return field.required
    if isinstance(field, (*DAYS, *FIGURES)):
        return True
    most = getattr(field, "max_length", None)
    return most is not None and len(typed.strip()) > most


def faults(client, what, address, form, names, typed) -> list:
    sent = form.values | {name: [typed] for name in names}
    button = dict(form.buttons[-1:])
    start = transaction.savepoint()
    answer = getattr(client, form.method)(form.action, sent | {n: [v] for n, v in button.items() if n})
    transaction.savepoint_rollback(start)
    if answer.status_code == 302 and form.method == "post":
        return []
    if form.method == "get" and len(typed) > 8000 and answer.status_code == 400:
        # No address is as long: it says so on a page of its own.
        return []
    if answer.status_code != 200:
        return [(what, form.id, answer.status_code)]
    text, found = answer.content.decode(), []
    if SCRIPT in text:
        found.append((what, form.id, "the script is in the page"))
    if form.method == "get":
        return found
    for one in bound(answer.context):
        if not one.has_changed() and one.empty_permitted:
            continue
        for name, field in one.fields.items():
            at = one.add_prefix(name)
            if at in names and must_refuse(field, typed) and not one.errors.get(name):
                found.append((what, at, "nothing is said at the field"))
            if any(not str(words).strip() for words in one.errors.get(name, [])):
                found.append((what, at, "no words"))
    if typed.strip():
        again = next((one for one in forms_of(answer) if one.id == form.id), None)
        for name in names:
            stands = again and again.values.get(name, [""])[0]
            if stands is not None and " ".join(html.unescape(stands).split()) != " ".join(typed.split()):
                found.append((what, name, "what was typed is lost", stands[:40]))
    return found


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_every_field_of_every_form_answers_at_the_field_or_takes_it(signed_in, typed):
    client, found, tried = signed_in("administrator"), [], 0
    client.raise_request_exception = False
    for what, address in pages().items():
        response = client.get(address)
        if response.status_code != 200:
            continue
        for form in forms_of(response):
            if names := written_in(form):
                tried += len(names)
                found += faults(client, what, address, form, names, typed)
    assert found == []
    assert tried > 200, "the fields are found"
