"""Everything that the workshop offers is pressed, by everybody, on a record in every state: it is done, or

what stands in the way is said on the page. Nobody is offered what they are then refused.
"""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from directory.models import Project
from directory.records import workflow
from tests.admin.one_of_each import one_of_each
from tests.admin.pages import forms_of, links_of
from tests.admin.states import STATES, draft, merged, published, told_of, waiting
from tests.admin.test_every_address import PEOPLE
from tests.admin.who_may import MODELS
from tests.factories import make_person, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
# What a page says when it did not do what was asked.
SAYS_WHY = re.compile(r'class="(errornote|errorlist|problems)|class="(warning|error)"')
# These differ in where they lead afterwards: pressing one is pressing all.
ALIKE = ("_go_on", "_one_more", "_continue", "_preview")
OF_A_QUESTION = re.compile(r"/question/|/whole/")
WORDS = "Rang them on Tuesday."


class Walk:
    """One person on the pages of one record; `wrong` holds each press that went wrong."""

    def __init__(self, client, project, *, is_short=False):
        """`is_short`: only the first page of questions, which are alike in most states."""
        self.client, self.project, self.is_short = client, project, is_short
        self.own = re.compile(
            rf"/admin/directory/project/{project.pk}/|/staff/preview/{project.pk}/|/admin/directory/message/\d"
        )
        self.wrong: dict[tuple, object] = {}
        self.seen: set[str] = set()

    def begin(self):
        self.client.raise_request_exception = False
        self.look_at(reverse("admin:index"), self.client.get(reverse("admin:index")))
        change = reverse("admin:directory_project_change", args=[self.project.pk])
        # Django leads home whoever finds no record here; our own pages say that there is none.
        if (response := self.client.get(change)).status_code == 200:
            self.seen.add(change)
            self.look_at(change, response)
        return self.wrong

    @property
    def has_asked(self):
        return any(OF_A_QUESTION.search(address) for address in self.seen)

    def open(self, address):
        if address in self.seen or (self.is_short and OF_A_QUESTION.search(address) and self.has_asked):
            return
        self.seen.add(address)
        response = self.client.get(address)
        if response.status_code == 302:
            if self.own.match(response["Location"]):
                self.open(response["Location"])
        elif response.status_code == 200:
            self.look_at(address, response)
        else:
            self.wrong[address] = response.status_code

    def look_at(self, address, response):
        """Press the buttons of a page, follow its links."""
        for form in forms_of(response):
            for name, value in buttons_of(form):
                self.press(address, form, name, value)
        for link in links_of(response):
            if self.own.match(link):
                self.open(link)

    def press(self, address, form, name, value):
        data = filled(form) | ({name: [value]} if name else {})
        if "typed_name" in data:
            data["typed_name"] = [Project.objects.get(pk=self.project.pk).name]
        if address.endswith("/step/refuse/"):
            data["refused_for"] = ["selling"]
        start = transaction.savepoint()
        response = getattr(self.client, form.method)(form.sent_to(name, value), data)
        if response.status_code not in (200, 302):
            self.wrong[address, form.action, name, value] = response.status_code
        elif response.status_code == 200 and form.method == "post":
            if not SAYS_WHY.search(response.content.decode()):
                self.wrong[address, form.action, name, value] = "nothing is said"
            elif form.id == "act_form":
                self.refused(address, response)
        transaction.savepoint_rollback(start)

    def refused(self, address, response):
        """Asked on a page of its own, and then refused: it should not have been offered."""
        said = re.findall(r'<ul class="errorlist[^>]*>.*?</ul>', response.content.decode(), re.DOTALL)
        self.wrong[address] = " ".join(re.sub("<[^>]*>", "", one).strip() for one in said)


def buttons_of(form):
    """One of those that are alike."""
    of_a_kind = {"alike" if name in ALIKE else (name, value): (name, value) for name, value in form.buttons}
    return list(of_a_kind.values())


def filled(form):
    """As a person would send it: the reason written where a page asks for one."""
    asked = {"note", "outcome", "reason"} & form.values.keys() if form.id == "act_form" else set()
    return form.values | {name: [WORDS] for name in asked}


# An administrator is an editor here, and who may only look is offered little: some states are enough.
SOME = {draft, published, waiting, merged, told_of}
EVERY_QUESTION = {(draft, "researcher"), (published, "editor")}
CASES = [
    (state, who) for state in STATES for who in PEOPLE if state in SOME or who in ("researcher", "editor")
]


@pytest.mark.parametrize(("state", "who"), CASES, ids=lambda part: getattr(part, "__name__", part))
def test_everything_offered_on_a_record_can_be_done(client, state, who):
    people = {name: make_person(role=role, regions=regions) for name, (role, regions) in PEOPLE.items()}
    project = state(people["researcher"], people["editor"])
    client.force_login(people[who])
    assert Walk(client, project, is_short=(state, who) not in EVERY_QUESTION).begin() == {}


def test_an_editor_who_comes_too_late_is_told_so(signed_in):
    editor, researcher = make_person(role="editor"), make_person(role="researcher", regions=["london"])
    project = make_project(regions=["london"], cost="free")
    proposal = workflow.propose(project, {"cost": ["free", "fee"]}, by=researcher)
    client = signed_in("editor")
    address = reverse("admin:directory_project_proposal", args=[project.pk, proposal.pk])
    workflow.accept(proposal, by=editor)
    for button in ("_accept", "_send_back"):
        page = client.post(address, {"note": "x", button: "x"}, follow=True)
        assert page.status_code == 200
        assert "Somebody has decided this already: accepted." in page.content.decode()


@pytest.mark.parametrize("who", PEOPLE)
def test_everything_offered_on_a_row_of_every_subject_can_be_done(client, who):
    """Each row is opened and saved as it stands, and its deleting is asked about."""
    people = {name: make_person(role=role, regions=regions) for name, (role, regions) in PEOPLE.items()}
    one_of_each(people["researcher"])
    client.force_login(people[who])
    client.raise_request_exception = False
    wrong = {}
    for name, model in MODELS.items():
        row = model.objects.order_by("pk").first()
        for page in ("change", "delete"):
            address = reverse(f"admin:directory_{name.lower()}_{page}", args=[row.pk])
            if name == "Project" or (response := client.get(address)).status_code != 200:
                continue
            for form in forms_of(response):
                for button, value in buttons_of(form):
                    start = transaction.savepoint()
                    status = client.post(form.action, form.values | {button or "x": [value]}).status_code
                    transaction.savepoint_rollback(start)
                    if status not in (200, 302):
                        wrong[address, button] = status
    assert wrong == {}
