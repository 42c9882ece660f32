"""Numbers that no record can have, in every address and every form: a sentence, no fault, no long time."""

import copy
import html
import re
import time

import pytest
from django.db import transaction
from django.db.models import BinaryField
from django.urls import reverse

from tests.admin.one_of_each import one_of_each
from tests.admin.pages import form_actions_of, form_of
from tests.admin.test_every_address import ANSWERS, arguments
from tests.admin.who_may import MODELS, TABLE
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# Beyond 64 bits, beyond what Python turns into a number, and in digits of another script.
HUGE = [str(2**63), "9" * 4_999, "٩" * 30]
PARAMETERS = (
    "page p o id q near within region authority community since table row column kind message more seen "
    "of next uid token who pk ids _to_field e reopen again from like keep given_to"
).split()
SLOW = 10
NAMES_A_ROW = re.compile(r"(^|[-_])(id|pk|ids|seen|project|source|term|region|venue|consent|version)$")


@pytest.fixture
def administrator(client):
    person = make_person(role="administrator")
    client.force_login(person)
    client.raise_request_exception = False
    client.project = one_of_each(person)
    return client


def asked(client, method, address, data=None):
    """The answer; whatever was written is taken back, a sign-out too."""
    start, cookies = transaction.savepoint(), copy.deepcopy(client.cookies)
    began = time.process_time()
    try:
        answer = getattr(client, method)(address, data or {})
    finally:
        transaction.savepoint_rollback(start)
        client.cookies = cookies
    answer.took = time.process_time() - began
    return answer


def addresses(project):
    """Every address of the site by name, with its own arguments."""
    own = arguments(project)
    takes_one = re.compile(r"preview|admin:work_(claim|release)|admin:directory_project_\w+")
    for name in ANSWERS:
        if "logout" not in name:
            yield name, own.get(name, [project.pk] if takes_one.fullmatch(name) else [])
    for name, model in MODELS.items():
        row = model.objects.order_by("pk").first()
        for page in ("change", "delete", "history"):
            yield f"admin:directory_{name.lower()}_{page}", [row.pk]
        yield f"admin:directory_{name.lower()}_changelist", []


def bad(answer, where, wrong):
    if answer.status_code >= 500 or answer.took > SLOW:
        wrong[where] = (answer.status_code, round(answer.took, 1))


def test_in_the_path(administrator):
    wrong = {}
    for name, args in addresses(administrator.project):
        for place, value in enumerate(args):
            if not isinstance(value, int):
                continue
            path = reverse(name, args=[7_777_777 if n == place else a for n, a in enumerate(args)])
            for number in [*HUGE, "x"]:
                for method in ("get", "post"):
                    answer = asked(administrator, method, path.replace("7777777", number))
                    bad(answer, (name, method, number[:12]), wrong)
    assert wrong == {}


def test_in_every_parameter(administrator):
    wrong = {}
    for name, args in addresses(administrator.project):
        for number in HUGE:
            answer = asked(administrator, "get", reverse(name, args=args), dict.fromkeys(PARAMETERS, number))
            bad(answer, (name, number[:12]), wrong)
    assert wrong == {}


def test_in_every_filter_of_the_workshop(administrator):
    wrong, tried = {}, 0
    for name, model in MODELS.items():
        address = reverse(f"admin:directory_{name.lower()}_changelist")
        page = administrator.get(address).content.decode()
        filters = set(re.findall(r"[?&;]([a-z_]+)=", page)) - {"e"}
        fields = [field for field in model._meta.fields if not isinstance(field, BinaryField)]
        own = {f"{field.name}__{how}" for field in fields for how in ("exact", "id__exact", "year")}
        for parameter in [*filters, *own, "p", "o", "all"]:
            tried += 1
            bad(asked(administrator, "get", address, {parameter: HUGE[0]}), (name, parameter), wrong)
    assert tried > 200
    assert wrong == {}


def test_in_every_form(administrator):
    """In all fields at once; then in those alone that name a row, where all else is as it was."""
    wrong, tried = {}, 0
    for name, address, form, data in all_forms(administrator):
        fields = [field for field in data if not is_count(field)]
        of_rows = [field for field in fields if NAMES_A_ROW.search(field)]
        for some in filter(None, [fields, of_rows]):
            tried += 1
            answer = asked(administrator, "post", address, data | {field: ["9" * 30] for field in some})
            bad(answer, (name, form, len(some)), wrong)
    assert tried > 50
    assert wrong == {}


def test_rows_that_a_form_claims(administrator):
    wrong, tried = {}, 0
    for name, address, form, data in all_forms(administrator):
        counts = list(filter(is_count, data))
        for number in ("1000000000", "1999", "") if counts else ():
            tried += 1
            answer = asked(administrator, "post", address, data | {field: [number] for field in counts})
            bad(answer, (name, form, number), wrong)
            if answer.status_code != 400:
                wrong[name, form, number] = answer.status_code
    assert tried > 10
    assert wrong == {}


def is_count(field):
    return field.endswith(("_FORMS", "_FORMS_NUM", "MAX_NUM_FORMS"))


def all_forms(client):
    """Every form of every page: (name of the page, its address, the form, what it would send)."""
    pages = [(name, reverse(name, args=args)) for name, args in addresses(client.project)]
    pages += [
        (f"{name} add", reverse(f"admin:directory_{name.lower()}_add"))
        for name in MODELS
        if "A" in TABLE[name][1]
    ]
    for name, address in pages:
        answer = client.get(address)
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            for form, sent_to in form_actions_of(answer).items():
                data = form_of(answer, form)
                if data and form not in ("logout-form", "changelist-search"):
                    yield name, html.unescape(sent_to), form, data


def test_a_form_of_more_fields_than_we_read_gets_our_own_page(administrator):
    answer = administrator.post(
        reverse("admin:directory_source_add"), {f"field-{n}": "x" for n in range(5_000)}
    )
    assert answer.status_code == 400
    assert "did not make sense to us" in answer.content.decode()


@pytest.mark.parametrize(
    "claims",
    [
        {"venues-TOTAL_FORMS": "1000000000"},
        {"venues-INITIAL_FORMS": "1000000000"},
        {"venues-TOTAL_FORMS": "9" * 5_000},
        {"venues-TOTAL_FORMS": "-1"},
        {"venues-INITIAL_FORMS": "many"},
        {f"block-{n}-TOTAL_FORMS": "900" for n in range(16)},
    ],
)
def test_rows_that_were_not_sent_get_our_own_page_before_anything_is_read(administrator, claims):
    project = administrator.project
    address = reverse("admin:directory_project_whole", args=[project.pk])
    answer = asked(administrator, "post", address, {"name": "Other", **claims})
    assert answer.status_code == 400
    assert "did not make sense to us" in answer.content.decode()
    assert answer.took < 1
    project.refresh_from_db()
    assert project.name != "Other"
