"""What somebody left behind, what a researcher enters of their regions, and a draft's preview."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from directory.models import Gap, Project, Term
from directory.records import work, workflow
from tests.admin.pages import form_of
from tests.factories import make_person, make_project, make_region, make_source, make_term

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"admin:directory_{name}", args=args)


def test_an_editor_opens_a_leavers_change_again_and_accepts_it(signed_in):
    project = make_project(name="Sunrise", regions=["london"], cost="free")
    leaver = make_person(role="researcher", regions=["london"])
    change = workflow.propose(project, {"cost": ["free", "fee"]}, by=leaver, note="They said so.")
    workflow.refuse(change, by=make_person(), note="Who?")
    workflow.propose(project, {"scope": ["local", "national"]}, by=make_person(role="researcher"))
    leaver.is_active = False
    leaver.save()
    assert list(work.sent_back(Project.objects.all())) == [project]
    client = signed_in()
    look = page("project_proposal", project.pk, change.pk)
    assert look in client.get(page("project_change", project.pk)).content.decode()
    again = page("project_wait_again", project.pk, change.pk)
    assert again in client.get(look).content.decode()
    assert client.post(again, {"note": "Sam has left."}).url == look
    change.refresh_from_db()
    assert (change.state, change.by) == ("waiting", leaver)
    assert "Sent back: Who?" in change.note
    client.post(look, {"note": ""})
    project.refresh_from_db()
    assert project.cost == "fee"


def test_only_an_editor_opens_it_again_and_only_one_that_was_sent_back(signed_in):
    project = make_project(regions=["london"])
    change = workflow.propose(project, {"cost": ["free", "fee"]}, by=make_person())
    again = page("project_wait_again", project.pk, change.pk)
    assert "Only a change that was sent back" in signed_in().post(again, {"note": ""}).content.decode()
    assert signed_in("researcher", ["london"]).post(again, {"note": ""}).status_code == 403


def test_a_researcher_records_that_nobody_found_any(signed_in):
    client = signed_in("researcher", ["london"])
    make_region("eastern")
    assert page("gap_add") in client.get("/admin/").content.decode()
    somali = make_term("community", "somali")
    data = form_of(client.get(page("gap_add")), "gap_form") | {
        "finding": ["none-found"],
        "term": [str(somali.pk)],
    }
    assert client.post(page("gap_add"), data).status_code == 302
    gap = Gap.objects.get()
    assert (gap.region.slug, gap.source.kind) == ("london", "call")
    other = Gap.objects.create(
        region=make_region("eastern"), topic="x", finding="cannot-tell", source=gap.source
    )
    elsewhere = data | {"region": [str(other.region_id)]}
    assert client.post(page("gap_add"), elsewhere).status_code == 200
    assert client.post(page("gap_change", other.pk), data).status_code == 403


def test_view_on_site_of_a_draft_is_its_preview(signed_in):
    kind = ContentType.objects.get_for_model(Project).pk
    draft, public = make_project(review="draft"), make_project(slug="public")
    client = signed_in()
    assert client.get(reverse("admin:view_on_site", args=[kind, draft.pk])).url == reverse(
        "preview", args=[draft.pk]
    )
    assert client.get(reverse("admin:view_on_site", args=[kind, public.pk])).url == "/projects/public/"


def test_a_community_without_an_axis_is_refused_in_a_sentence(signed_in, save):
    client = signed_in("administrator")
    data = form_of(client.get(page("term_add")), "term_form")
    data |= {"vocabulary": ["community"], "slug": ["goths"], "label": ["Goths"]}
    assert "Choose an axis. A search narrows" in client.post(page("term_add"), data).content.decode()
    assert client.post(page("term_add"), data | {"axis": ["age"]}).status_code == 302
    wrong = data | {"vocabulary": ["activity"], "slug": ["x"], "axis": ["age"]}
    assert "Only a community has an axis" in client.post(page("term_add"), wrong).content.decode()
    goths = Term.objects.get(slug="goths")
    answer = save(client, goths, may_fail=True, axis="")
    assert "Choose an axis" in answer.content.decode()
    assert "would stand below itself" in save(client, goths, may_fail=True, parent=goths.pk).content.decode()
    other = make_term("activity", "socialising")
    assert "a term of the same list" in save(client, goths, may_fail=True, parent=other.pk).content.decode()


def test_the_report_is_named_only_where_the_record_comes_from_it(client):
    make_project("Men’s group", slug="a", is_unnamed=True)
    make_project("Women’s group", slug="b", is_unnamed=True, source=make_source("call", kind="call"))
    assert "has no name in the report" in client.get("/projects/a/").content.decode()
    assert "has no name of its own" in client.get("/projects/b/").content.decode()
