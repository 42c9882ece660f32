"""Every address of the site, and everybody at each: what they may see, and what they may do."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from directory.models import GivenFigure, ImportRun, Letter, Message, Organisation, Project, User, Worry
from tests.admin.one_of_each import one_of_each
from tests.admin.who_may import MODELS, OF_A_PROJECT, REMOVERS, TABLE
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# A researcher of the record's region, one of another, Mind staff, an editor, an administrator.
PEOPLE = {
    "researcher": ("researcher", ["london"]),
    "stranger": ("researcher", ["eastern"]),
    "staff": ("staff", []),
    "editor": ("editor", []),
    "administrator": ("administrator", []),
}
OF_A_SUBJECT = re.compile(r"admin:directory_[a-z]+_(changelist|add|history|delete|change)")

# What a visitor, and then those five people, are answered: when they look, and when they send.
PUBLIC = ("200 200 200 200 200 200", "405 405 405 405 405 405")
SUMMARIES = ("302 403 403 200 200 200", "405 405 405 405 405 405")
EVERYBODY_HERE = ("302 200 200 200 200 200", "302 405 405 405 405 405")
OWN_AND_EDITORS = ("302 405 405 405 405 405", "302 302 404 403 302 302")
EDITORS_ONLY = ("302 403 404 403 200 200", "302 403 404 403 302 302")
ADMINISTRATORS_ONLY = ("302 403 403 403 403 200", "302 403 403 403 403 200")
PAGES_OF_A_PERSON = [
    f"admin:directory_user_{page}" for page in ("link", "revoke_link", "close", "open", "sessions")
]
FILES = ("302 403 403 403 200 200", EVERYBODY_HERE[1])
# What leads on also without a sign-in.
LEAD_ON = {"admin:logout"}
ANSWERS = {
    **dict.fromkeys(["home", "projects", "projects_csv", "regions", "region", "networks"], PUBLIC),
    **dict.fromkeys(["how_to_use", "privacy", "definitions", "whats_on"], PUBLIC),
    **dict.fromkeys(["about_peer_support", "training", "urgent_help", "stay_safe_online"], PUBLIC),
    **dict.fromkeys(["shortlist", "tell_us_done", "about", "report_2013", "healthz"], PUBLIC),
    **dict.fromkeys(["tell_us", "forgot_password"], (PUBLIC[0], PUBLIC[0])),
    # The record here is not published.
    "project": ("404 404 404 404 404 404", PUBLIC[1]),
    # Without its link the page is gone, for everybody.
    **dict.fromkeys(["morning_letter"], ("410 410 410 410 410 410",) * 2),
    "set_password": ("410 410 410 410 410 410", "410 410 410 410 410 410"),
    "preview": ("302 200 404 200 200 200", PUBLIC[1]),
    **dict.fromkeys(["staff_summaries", "staff_projects", "staff_figure"], SUMMARIES),
    # These want a question, which a bare address does not hold.
    **dict.fromkeys(["staff_summary_file", "staff_summary_rows"], ("302 403 403 404 404 404", PUBLIC[1])),
    "staff_figures": (SUMMARIES[0], SUMMARIES[0]),
    "admin:index": (EVERYBODY_HERE[0], EVERYBODY_HERE[0]),
    "admin:app_list": (EVERYBODY_HERE[0], EVERYBODY_HERE[0]),
    "admin:login": ("200 302 302 302 302 302", PUBLIC[0]),
    "admin:logout": (OWN_AND_EDITORS[0], "302 200 200 200 200 200"),
    "admin:password_change": (EVERYBODY_HERE[0], EVERYBODY_HERE[0]),
    "admin:password_change_done": EVERYBODY_HERE,
    "admin:jsi18n": EVERYBODY_HERE,
    # Sent, it signs out.
    "admin:sessions": (EVERYBODY_HERE[0], "302 302 302 302 302 302"),
    "admin:password_set": (EVERYBODY_HERE[0], EVERYBODY_HERE[0]),
    # Here the account is the administrator's own, and nobody else is one.
    **dict.fromkeys(["admin:directory_user_link", "admin:directory_user_erase"], ADMINISTRATORS_ONLY),
    "admin:directory_user_close": ADMINISTRATORS_ONLY,
    # The letter here waits, so it is not sent again.
    **dict.fromkeys(["admin:directory_letter_open", "admin:directory_letter_again"], ADMINISTRATORS_ONLY),
    **dict.fromkeys(
        ["admin:directory_user_revoke_link", "admin:directory_user_open", "admin:directory_user_sessions"],
        (ADMINISTRATORS_ONLY[0], "302 403 403 403 403 302"),
    ),
    "admin:autocomplete": ("302 403 403 403 403 403", EVERYBODY_HERE[1]),
    "admin:view_on_site": ("302 302 404 302 302 302", "302 302 404 302 302 302"),
    "admin:work_claim": OWN_AND_EDITORS,
    "admin:work_release": OWN_AND_EDITORS,
    "admin:work_pass_on": (OWN_AND_EDITORS[0], "302 403 403 403 404 404"),
    "admin:work_assign": (OWN_AND_EDITORS[0], "302 403 403 403 302 302"),
    "admin:find": EVERYBODY_HERE,
    # These want a list, which a bare address does not name.
    **dict.fromkeys(["admin:work_list_file", "admin:work_list_print"], ("302 404 404 403 404 404", FILES[1])),
    **dict.fromkeys(["admin:work_figures", "admin:work_figures_file"], FILES),
    **dict.fromkeys(
        ["admin:directory_importrun_bring", "admin:directory_importrun_template"],
        ("302 200 200 403 200 200", "302 200 200 403 200 200"),
    ),
    "admin:directory_importrun_look": ("302 200 404 403 200 200", "302 200 404 403 200 200"),
    # Only whoever brought a file applies it.
    "admin:directory_importrun_apply": ("302 405 405 403 405 405", "302 302 404 403 404 404"),
    "admin:directory_message_deal": ("302 200 404 403 200 200", "302 200 404 403 200 200"),
    **dict.fromkeys(
        [f"admin:directory_message_{page}" for page in ("hide", "show", "begin")],
        ("302 302 404 403 302 302", "302 302 404 403 302 302"),
    ),
    "admin:directory_worry_act": ("302 403 403 403 403 403", "302 403 403 403 403 403"),
    # A researcher of another region does not read this one.
    "admin:directory_project_out_of_sight": ("302 200 404 403 200 200", "302 200 404 403 200 200"),
    "admin:silent_links": ("302 200 200 403 200 200", "302 405 405 405 405 405"),
    "admin:silent_link_opened": (OWN_AND_EDITORS[0], "302 302 302 403 302 302"),
    "admin:directory_lead_ring": ("302 200 200 403 200 200", "302 405 405 403 405 405"),
    "admin:directory_lead_open": ("302 200 200 403 200 200", "302 302 302 403 302 302"),
    "admin:directory_lead_undo": ("302 405 405 403 405 405", "302 302 302 403 302 302"),
    "admin:directory_project_step": EDITORS_ONLY,
    # It wants the address of the other record.
    "admin:directory_project_not_the_same": ("302 405 405 405 405 405", "302 403 404 403 404 404"),
    "admin:directory_project_check": ("302 200 404 403 200 200", "302 200 404 403 200 200"),
    "admin:directory_project_question": ("302 200 404 403 200 200", "302 200 404 403 200 200"),
    "admin:directory_project_whole": ("302 200 404 200 200 200", "302 200 404 403 200 200"),
    "admin:directory_project_another": OWN_AND_EDITORS,
    "admin:directory_project_attempt": OWN_AND_EDITORS,
    "admin:directory_project_show_again": OWN_AND_EDITORS,
    "admin:directory_project_wrong_number": OWN_AND_EDITORS,
    "admin:directory_project_another_number": ("302 200 404 403 200 200", "302 405 405 405 405 405"),
    "admin:directory_project_not_listed": ("302 200 404 403 200 200", "302 302 404 403 302 302"),
    "admin:directory_organisation_call": ("302 200 200 403 200 200", "302 200 200 403 200 200"),
    "admin:directory_project_merge": (EDITORS_ONLY[0], EDITORS_ONLY[0]),
    "admin:directory_project_proposal": ("302 200 404 200 200 200", "302 403 404 403 302 302"),
    # The change here waits, so nobody takes it over yet.
    "admin:directory_project_take_over": ("302 200 404 403 200 200", "302 200 404 403 200 200"),
    # Nor opens it again.
    "admin:directory_project_wait_again": ("302 403 404 403 200 200", "302 403 404 403 200 200"),
    "admin:directory_project_changes": ("302 200 404 200 200 200", "302 200 404 200 200 200"),
    "admin:directory_project_put_back": EDITORS_ONLY,
}


def every_name():
    """The addresses by name, but for Django's own catch-alls, which lead on to these."""

    def walk(resolver, space=""):
        for part in resolver.url_patterns:
            if isinstance(part, URLPattern):
                yield f"{space}:{part.name}" if space else part.name
            else:
                yield from walk(part, part.namespace or space)

    return {name for name in walk(get_resolver()) if name and not name.endswith(":None")}


def test_the_tables_speak_of_every_address():
    of_subjects = {name for name in every_name() if OF_A_SUBJECT.fullmatch(name)}
    assert every_name() - of_subjects == set(ANSWERS)
    pages = ["changelist", "add", "history", "delete", "change"]
    assert of_subjects == {f"admin:directory_{name.lower()}_{page}" for name in MODELS for page in pages}
    assert set(TABLE) == set(MODELS)


@pytest.fixture
def people():
    return {name: make_person(role=role, regions=regions) for name, (role, regions) in PEOPLE.items()}


def arguments(project):
    """What stands in the addresses, where it is not the project's number."""
    kind = ContentType.objects.get_for_model(Project).pk
    run, message = ImportRun.objects.get().pk, Message.objects.get(kind="wrong").pk
    return {
        "project": [project.slug],
        "region": ["london"],
        "staff_summary_file": ["csv"],
        "staff_figure": [GivenFigure.objects.get().pk],
        "admin:app_list": ["directory"],
        **{page: [User.objects.get(role="administrator").pk] for page in PAGES_OF_A_PERSON},
        "admin:work_figures_file": ["checks"],
        "admin:view_on_site": [kind, project.pk],
        "admin:directory_importrun_look": [run],
        "admin:directory_importrun_apply": [run],
        "admin:directory_message_deal": [message],
        "admin:directory_message_hide": [message],
        "admin:directory_message_begin": [message],
        "admin:directory_message_show": [message],
        **{f"admin:directory_letter_{page}": [Letter.objects.get().pk] for page in ("open", "again")},
        "admin:directory_worry_act": [Worry.objects.get().pk, "read"],
        "admin:directory_project_step": [project.pk, "withdraw"],
        "admin:directory_project_question": [project.pk, "the-group"],
        "admin:directory_project_show_again": [project.pk, project.contacts.first().pk],
        "admin:directory_project_wrong_number": [project.pk, project.contacts.first().pk],
        "admin:directory_organisation_call": [Organisation.objects.first().pk],
        "admin:directory_project_proposal": [project.pk, project.proposed_changes.get().pk],
        "admin:directory_project_take_over": [project.pk, project.proposed_changes.get().pk],
        "admin:directory_project_wait_again": [project.pk, project.proposed_changes.get().pk],
        "admin:directory_project_put_back": [project.pk, project.history.first().pk],
    }


def answered(client, method, address):
    """The status; whatever was written is taken back."""
    start = transaction.savepoint()
    data = {"outcome": "no-answer"} if "attempt" in address else {}
    try:
        return getattr(client, method)(address, data).status_code
    finally:
        transaction.savepoint_rollback(start)


@pytest.mark.parametrize("who", ["visitor", *PEOPLE])
def test_everybody_at_every_address(client, people, who):
    project = one_of_each(people["researcher"])
    own, place, wrong = arguments(project), ["visitor", *PEOPLE].index(who), {}
    takes_one = re.compile(r"preview|admin:work_(claim|release)|admin:directory_project_\w+")
    for name, expected in ANSWERS.items():
        address = reverse(name, args=own.get(name, [project.pk] if takes_one.fullmatch(name) else []))
        client.logout()
        if who != "visitor":
            client.force_login(people[who])
        for method, answers in zip(["get", "post"], expected, strict=True):
            found, wanted = answered(client, method, address), int(answers.split()[place])
            # A form that is sent without a sign-in, as after one has ended, is given back.
            if (who, method, wanted) == ("visitor", "post", 302) and name not in LEAD_ON:
                wanted = 403
            if found != wanted:
                wrong[name, method] = found
            if who != "visitor" and "logout" in name:
                client.force_login(people[who])
    assert wrong == {}


@pytest.mark.parametrize("who", ["visitor", *PEOPLE])
def test_everybody_at_a_row_of_every_subject(client, people, who):
    one_of_each(people["researcher"])
    if who != "visitor":
        client.force_login(people[who])
    wrong = {}
    for name, model in MODELS.items():
        row = model.objects.order_by("pk").first()
        for page in ("change", "delete", "history"):
            address = reverse(f"admin:directory_{name.lower()}_{page}", args=[row.pk])
            found = answered(client, "get", address)
            if found not in expected_at(who, name, page):
                wrong[name, page] = found
        # Sent by hand, an empty form changes nothing; who may not write is refused before it is read.
        if not may_write(who, name):
            for page in ("change", "delete"):
                address = reverse(f"admin:directory_{name.lower()}_{page}", args=[row.pk])
                found = client.post(address, {"post": "yes"}).status_code
                if found not in (302, 403) or not model.objects.filter(pk=row.pk).exists():
                    wrong[name, page, "sent"] = found
    assert wrong == {}


def letter(who):
    return {"stranger": "R"}.get(who, who[0].upper())


def may_write(who, name):
    _, _, change = TABLE[name]
    bound = who == "stranger" and name in OF_A_PROJECT
    return who != "visitor" and not bound and letter(who) in change + REMOVERS.get(name, "")


def expected_at(who, name, page):
    """200 or not. Django leads somebody who finds no such row back to its own home, and refuses the rest."""
    if who == "visitor":
        return (302,)
    see, _, _ = TABLE[name]
    if page == "delete":
        return (200,) if letter(who) in REMOVERS.get(name, "") else (403,)
    if name == "Project" and page == "history":
        # Ours stands elsewhere, and asks again.
        return (302,)
    hidden = who == "stranger" and name in OF_A_PROJECT
    return (200,) if letter(who) in see and not hidden else (302, 403)
