"""Every subject has its pages, and a list asks no more the longer it is."""

import pytest
from django.apps import apps
from django.urls import reverse

from directory.admin.site import site
from directory.models import Answer, Check, Contact, Meeting, Venue
from tests.factories import LEEDS, make_person, make_project, make_source

pytestmark = pytest.mark.django_db
MODELS = sorted(apps.get_app_config("directory").get_models(), key=lambda model: model.__name__)


def address(model, page, *args):
    return reverse(f"admin:directory_{model._meta.model_name}_{page}", args=args)


def full_project(name, network=None):
    project = make_project(
        name=name,
        regions=["north-east"],
        community=["women", ("somali", "only")],
        activity=["socialising", "campaigning"],
        organisations=["Harbour Trust", ("Giver", "funds")],
        answers={3: "Client-led.", 11: "Lottery."},
        covers=[("E06000001", "Hartlepool")],
        network=network,
        **LEEDS,
    )
    venue = project.venues.get()
    Meeting.objects.create(project=project, venue=venue, frequency="weekly", weekday=1)
    Contact.objects.create(project=project, kind="phone", value="0113 496 0000", source=make_source())
    return project


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_has_a_list_that_can_be_searched(signed_in, model):
    client = signed_in("administrator", sees_worries=True)
    full_project("Sunrise", network={})
    response = client.get(address(model, "changelist"), {"q": "sun"})
    assert response.status_code == 200
    assert site.get_model_admin(model).search_help_text or not response.context["cl"].search_fields


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_opens(signed_in, model):
    client = signed_in("administrator", sees_worries=True)
    full_project("Sunrise", network={})
    row = model.objects.first()
    if row is not None:
        assert client.get(address(model, "change", row.pk)).status_code == 200
    if site.get_model_admin(model).adders:
        assert client.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_that_may_be_written_says_what_to_write(signed_in, rf, model):
    request = rf.get("/")
    request.user = make_person(role="administrator")
    page = site.get_model_admin(model)
    if not page.has_change_permission(request):
        return
    form = page.get_form(request)
    plain = {name for name, field in form.base_fields.items() if not field.help_text}
    from_questions = {name for name in plain if page.model.__name__ == "Project"}
    assert plain - from_questions == set()


def test_a_longer_list_asks_no_more(signed_in, django_assert_max_num_queries):
    client = signed_in("administrator", sees_worries=True)
    for number in range(3):
        full_project(f"Group {number}")
    counted = {model: queries(client, model) for model in MODELS}
    for number in range(3, 9):
        full_project(f"Group {number}")
    assert {m.__name__: (n, queries(client, m)) for m, n in counted.items() if queries(client, m) > n} == {}


def queries(client, model):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address(model, "changelist")).status_code == 200
    return len(captured)


def test_a_longer_record_asks_no_more(signed_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in()
    project = full_project("Sunrise")
    page = address(type(project), "change", project.pk)
    client.get(page)
    with CaptureQueriesContext(connection) as before:
        client.get(page)
    person, source = make_person(), make_source()
    for number in range(5):
        venue = Venue.objects.create(project=project, area=f"Town {number}")
        Meeting.objects.create(project=project, venue=venue, frequency="monthly")
        Contact.objects.create(project=project, kind="phone", value=str(number), source=source)
        Check.objects.create(
            project=project, made_on="2026-01-01", means="phone", outcome="confirmed", by=person
        )
        Answer.objects.create(project=project, question=2, own_words="x", source=source, is_current=False)
    with CaptureQueriesContext(connection) as after:
        assert client.get(page).status_code == 200
    assert len(after) <= len(before)
