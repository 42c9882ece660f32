"""Every page, list, filter, search box and file as everybody: none tells what they may not read.

`planted.py` says who may read what. The tables here are held against the addresses and models that there are.
"""

import html
import io
import re
import zipfile

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, get_fields_from_path
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse

from directory.admin.site import site
from directory.admin.worries import ACTS
from directory.imports.sheets.plan import preview
from directory.models import (
    Contact,
    GivenFigure,
    ImportRun,
    Letter,
    Message,
    Organisation,
    Project,
    ProjectChange,
    ProposedChange,
    Region,
    User,
    Worry,
)
from directory.records import duplicates, finding
from tests.admin.pages import form_of, write_row
from tests.admin.planted import MAY_READ, SECRETS, plant
from tests.admin.test_every_address import PAGES_OF_A_PERSON, every_name
from tests.admin.who_may import MODELS
from tests.factories import make_contact

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EVERYBODY = "VRNSEA"
OF_A_SUBJECT = re.compile(r"admin:directory_([a-z]+)_(changelist|add|history|delete|change)")
NONSENSE = "zqnobodywrotethisqz"
# Of the same shape as the secret of this kind, for numbers and postcodes are read as such.
OTHERS = {
    "numberhidden": "07700 900778",
    "postcode": "ZQ9 9QX",
    "truepoint": "53.98761",
    "draftexactpoint": "53.98761",
}
AUDIENCES = ["public", "commissioner", "internal"]
SECTIONS = "region=london&since=2026-01-01&audience="
# Addresses that are asked with a question behind them.
QUESTIONS = {
    "projects": ["?q=sunrise", "?region=london"],
    "shortlist": ["?id=sunrise&id=not-public"],
    "tell_us": ["?about=sunrise", "?about=not-public"],
    "staff_projects": ["?state=draft&state=published", "?risk=not-known", "?q=group"],
    "staff_summaries": [f"?{SECTIONS}{audience}" for audience in AUDIENCES],
    "staff_summary_file": [f"?{SECTIONS}{audience}" for audience in AUDIENCES],
    "staff_summary_rows": [f"?{SECTIONS}{a}&table=projects&row=1&column=project" for a in AUDIENCES],
    "staff_figures": ["?kind=listed&region=england"],
    "admin:index": ["?show=check", "?show=told", "?show=finish", "?show=ask", "?region=london"],
    "admin:find": ["?q=sunrise", "?q=group", "?q=harbour"],
    "admin:directory_project_check": ["?show=check", "?organisation=1"],
    "admin:directory_project_step": ["?attempt=1"],
    "admin:work_list_file": ["?show=check", "?show=finish"],
    "admin:work_list_print": ["?show=check", "?show=finish"],
}


@pytest.fixture
def planted():
    return plant()


@pytest.fixture
def as_somebody(client, planted):
    """A client in which this person is signed in; V is nobody."""

    # A page that fails is told of like one that tells too much.
    client.raise_request_exception = False

    def sign_in(who):
        client.logout()
        if who != "V":
            client.force_login(planted.people[who])
        return client

    return sign_in


def rows(model):
    return [[pk] for pk in model.objects.order_by("pk").values_list("pk", flat=True)]


def arguments() -> dict[str, list[list]]:
    """What stands in the addresses: one list for each page that they lead to."""
    projects = rows(Project)
    kind = ContentType.objects.get_for_model(Project).pk
    proposals = [list(pair) for pair in ProposedChange.objects.values_list("project", "pk")]
    changes = [list(pair) for pair in ProjectChange.objects.values_list("project", "pk")]
    # All steps are one page with other words.
    steps = ["publish", "not-to-be-listed"]
    # What the public reads, what waits for consent, and what is for staff alone.
    questions = [
        "the-group",
        "where-and-when-it-meets",
        "numbers-and-addresses",
        "11-funding",
        "notes-for-us",
    ]
    of_projects = ["check", "another", "merge", "not_the_same", "attempt", "changes"]
    of_projects += ["another_number", "not_listed", "out_of_sight", "whole"]
    contacts = [list(pair) for pair in Contact.objects.values_list("project", "pk")]
    return {
        "project": [[slug] for slug in Project.objects.values_list("slug", flat=True)],
        "region": [[slug] for slug in Region.objects.values_list("slug", flat=True)],
        "preview": projects,
        "staff_summary_file": [["csv"], ["xlsx"], ["docx"]],
        "staff_figure": rows(GivenFigure),
        "admin:app_list": [["directory"]],
        **dict.fromkeys(PAGES_OF_A_PERSON, rows(User)),
        "admin:view_on_site": [[kind, *one] for one in projects],
        "admin:work_claim": projects,
        "admin:work_release": projects,
        "admin:work_figures_file": [
            [slug] for slug in ("checks", "attempts", "reached", "due", "quality", "mistakes")
        ],
        **dict.fromkeys(
            ["admin:directory_importrun_look", "admin:directory_importrun_apply"], rows(ImportRun)
        ),
        **{f"admin:directory_message_{page}": rows(Message) for page in ("deal", "hide", "show", "begin")},
        **{f"admin:directory_project_{page}": projects for page in of_projects},
        **dict.fromkeys(
            ["admin:directory_project_show_again", "admin:directory_project_wrong_number"], contacts
        ),
        "admin:directory_worry_act": [[*one, act] for one in rows(Worry) for act in ACTS],
        **{f"admin:directory_letter_{page}": rows(Letter) for page in ("open", "again")},
        "admin:directory_organisation_call": rows(Organisation),
        "admin:directory_project_step": [[*one, step] for one in projects for step in steps],
        "admin:directory_project_question": [[*one, slug] for one in projects for slug in questions],
        "admin:directory_project_proposal": proposals,
        "admin:directory_project_take_over": proposals,
        "admin:directory_project_wait_again": proposals,
        "admin:directory_project_put_back": changes,
    }


def every_page() -> dict[str, str]:
    """{address: name} of everything that can be asked, with every row of every subject."""
    own, found = arguments(), {}
    for name in every_name():
        subject = OF_A_SUBJECT.fullmatch(name)
        if subject and subject[2] not in ("changelist", "add"):
            model = next(model for model in MODELS.values() if model._meta.model_name == subject[1])
            lists = rows(model)
        else:
            lists = own.get(name, [[]])
        for one in lists:
            for question in ["", *QUESTIONS.get(name, [])]:
                found[reverse(name, args=one) + question] = name
    proposal = ProposedChange.objects.order_by("pk").first()
    found[f"{reverse('preview', args=[proposal.project_id])}?proposal={proposal.pk}"] = "preview"
    twin = Project.objects.get(slug="not-public").slug
    found[reverse("admin:directory_project_merge", args=[proposal.project_id]) + f"?twin={twin}"] = "merge"
    del found[reverse("admin:logout")]
    return found


def text_of(response) -> str:
    """The words of a page or a file, without entities and letter size."""
    content = response.getvalue() if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b" ".join(archive.read(name) for name in archive.namelist())
    return html.unescape(content.decode("utf-8", "replace")).casefold()


def kinds_in(text: str) -> set[str]:
    return {kind for kind, words in SECRETS.items() if words.casefold() in text}


FILTER = re.compile(r'href="(\?[^"#]+)"')


def links_of(response) -> set[str]:
    """Where a list leads to itself: its filters, its columns, its pages."""
    return {html.unescape(link) for link in FILTER.findall(response.content.decode())}


def test_every_page_is_walked(planted):
    """An address that needs an argument, and is not in the table above, cannot be made."""
    try:
        names = set(every_page().values())
    except NoReverseMatch as problem:
        pytest.fail(f"say what stands in this address: {problem}")
    assert every_name() - names == {"admin:logout"}


def test_every_subject_has_a_row(planted):
    """Without one its pages would not be walked."""
    empty = {name for name, model in MODELS.items() if not model.objects.exists()}
    assert empty == set()


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_reads_what_the_table_says_and_nothing_more(as_somebody, who):
    client, seen, broken = as_somebody(who), {}, []
    for address, name in every_page().items():
        response = client.get(address)
        pages = {address: response}
        if name.endswith("_changelist") and response.status_code == 200:
            # Each filter and order shows rows of the same list, so those ask who may read the least.
            links = links_of(response) if who in "NS" else ()
            pages |= {address + link: client.get(address + link) for link in links}
            exported = {"action": "export", "select_across": "1", "_selected_action": "0", "index": "0"}
            pages[f"{address} exported"] = client.post(address, exported)
        for where, page in pages.items():
            broken += [where] if page.status_code >= 500 else []
            for kind in kinds_in(text_of(page)):
                seen.setdefault(kind, []).append(where)
    may_not = {kind: where[:4] for kind, where in seen.items() if who not in MAY_READ[kind]}
    lost = {kind for kind, letters in MAY_READ.items() if who in letters} - set(seen)
    assert (may_not, lost, broken) == ({}, set(), [])


# What a list or a page of the workshop may be asked, and how it must not be answered.
LOOKUPS = ["", "__exact", "__icontains", "__startswith", "__gt", "__in", "__isnull", "__regex"]
FORBIDDEN = {
    "Project": [
        *["contacts__value__icontains", "venues__staff_address__postcode", "internal_notes__contains"],
        *["worries__isnull", "worries__about__icontains", "messages__kind__exact"],
    ],
    "ProposedChange": ["changes__icontains", "project__contacts__value__startswith"],
    "ProjectChange": ["changes__icontains", "changes__0__icontains"],
    "Check": ["contacts_used__value__icontains", "contacts_used", "contacts_used__id__exact"],
    "Venue": ["address__startswith", "latitude__gt", "consent__who__icontains", "staff_address__address"],
    "Message": ["email__icontains"],
    "ImportRun": ["rows__icontains", "problems__icontains"],
    "Worry": ["about__icontains", "messages__words__icontains", "steps__words__icontains"],
    "User": ["password__startswith"],
    "Organisation": ["project__contacts__value__icontains"],
    "Source": ["projects__contacts__value__icontains"],
    "Term": ["projectterm__project__contacts__value__icontains"],
}
# Tables of what only its writers may see: no list, search box or order leads into them but their own.
PRIVATE = {"Worry", "WorryStep", "Contact", "ContactStep", "Consent", "VenueAddress", "Lead", "Opening"}


def paths_of(model, deep=2):
    """Every column of a model and of those that it leads to, as a look-up names it."""
    for field in model._meta.get_fields():
        name = field.name
        yield name
        if field.is_relation and field.related_model and deep:
            yield from (f"{name}__{more}" for more in paths_of(field.related_model, deep - 1))


def pages():
    """The workshop's page of each subject."""
    return {name: site.get_model_admin(model) for name, model in MODELS.items()}


@pytest.fixture
def request_of(rf, planted):
    def make(who):
        request = rf.get("/")
        request.user = planted.people[who]
        return request

    return make


@pytest.mark.parametrize("who", "RNSEA")
def test_a_list_is_asked_by_its_own_filters_only(request_of, who):
    request, wrong = request_of(who), []
    for page in pages().values():
        filters = set(page.get_list_filter(request))
        for path in set(paths_of(page.model)):
            for ending in LOOKUPS:
                allowed = page.lookup_allowed(path + ending, "x", request)
                known = path in filters or path.removesuffix("__id") in filters
                if allowed and not (known and ending in ("", "__exact", "__isnull")):
                    wrong.append(f"{page.model.__name__}: {path}{ending}")
    assert wrong == []


@pytest.mark.parametrize("who", "RNSEA")
def test_a_look_up_of_anything_else_is_refused_alike_whatever_it_asks(as_somebody, who):
    client, wrong = as_somebody(who), []
    for name, lookups in FORBIDDEN.items():
        address = reverse(f"admin:directory_{name.lower()}_changelist")
        for lookup in lookups:
            answers = [client.get(address, {lookup: words}) for words in ("zq", NONSENSE)]
            found = {(answer.status_code, answer.content) for answer in answers}
            if len(found) > 1 or answers[0].status_code not in (400, 403):
                wrong.append((name, lookup, [answer.status_code for answer in answers]))
    assert wrong == []


def test_a_record_is_found_by_its_number_only(request_of):
    """`?_to_field=` would find it by another column, and say so."""
    request = request_of("A")
    open_ways = {
        (name, column.name)
        for name, page in pages().items()
        for column in page.opts.concrete_fields
        if page.to_field_allowed(request, column.name) and not column.primary_key
    }
    assert open_ways == set()


def models_on(model, path):
    """The names of the tables that a look-up walks through."""
    fields = get_fields_from_path(model, path)
    return {field.related_model.__name__ for field in fields if field.related_model} | {model.__name__}


def test_no_search_box_filter_or_order_leads_into_a_private_table(request_of):
    request, wrong = request_of("A"), []
    for name, page in pages().items():
        orders = [getattr(getattr(page, c, None), "admin_order_field", None) for c in page.list_display]
        columns = [c for c in page.list_display if c in {f.name for f in page.opts.concrete_fields}]
        asked = [*page.search_fields, *page.get_list_filter(request), *filter(None, orders), *columns]
        if name not in PRIVATE:
            wrong += [(name, path) for path in asked if models_on(page.model, path) & PRIVATE]
    assert wrong == []


def test_every_page_and_every_block_names_its_fields(request_of):
    """So a new column of a model is shown nowhere by itself."""
    wrong, request = [], request_of("A")
    for name, page in pages().items():
        for one in [page, *page.get_inline_instances(request)]:
            of_all = type(one).get_fields in (admin.ModelAdmin.get_fields, admin.TabularInline.get_fields)
            if of_all or not flatten_fieldsets(one.get_fieldsets(request)):
                wrong.append((name, type(one).__name__))
    assert wrong == []


def test_a_row_of_a_private_table_is_named_without_what_it_holds(planted):
    """Lists of what hangs on a record, messages and the log name rows so."""
    named = " ".join(str(row) for name in PRIVATE for row in MODELS[name].objects.all())
    assert kinds_in(named.casefold()) == set()


def hidden_from(who) -> dict[str, str]:
    return {kind: words for kind, words in SECRETS.items() if who not in MAY_READ[kind]}


@pytest.mark.parametrize("who", "RNSEA")
def test_a_search_box_finds_nothing_by_what_somebody_may_not_read(request_of, who):
    """What is offered as one types is found in the same way."""
    request, told = request_of(who), []
    for name, page in pages().items():
        if page.search_fields and page.has_view_permission(request):
            rows_seen = page.get_queryset(request)
            for kind, words in hidden_from(who).items():
                if page.get_search_results(request, rows_seen, words)[0].exists():
                    told.append((name, kind))
    assert told == []


@pytest.mark.parametrize("who", "RNSEA")
def test_the_box_on_the_home_page_finds_nothing_by_it_either(planted, who):
    person = planted.people[who]
    told = [k for k, words in hidden_from(who).items() if finding.find(finding.ask(words), by=person)]
    assert told == []


@pytest.mark.parametrize("who", "RNSEA")
def test_what_is_offered_as_one_types_tells_nothing_either(as_somebody, who):
    client, told, targets = as_somebody(who), [], set()
    for name, model in MODELS.items():
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model not in targets:
                targets.add(field.related_model)
                asked = {"app_label": "directory", "model_name": name.lower(), "field_name": field.name}
                answer = client.get(reverse("admin:autocomplete"), asked | {"term": ""})
                found = kinds_in(text_of(answer))
                told += [(field.name, kind) for kind in found if who not in MAY_READ[kind]]
    assert told == []


def same_but_for(response, words) -> str:
    """A page without what was asked, as a whole or word by word."""
    text, asked = text_of(response), words.casefold()
    text = text.replace(asked, "...").replace(asked.replace(" ", "+"), "...")
    alone = re.findall(r"\w+", asked)
    for part in (" ".join(alone), *alone):
        text = text.replace(f"“{part}”", "...")
    return text


@pytest.mark.parametrize(("who", "page"), [("V", "projects"), ("V", "projects_csv"), ("S", "staff_projects")])
def test_hidden_words_find_no_more_than_words_that_nobody_wrote(as_somebody, who, page):
    client, told, nothing = as_somebody(who), [], {}
    for kind, words in hidden_from(who).items():
        other = OTHERS.get(kind, NONSENSE)
        if other not in nothing:
            nothing[other] = same_but_for(client.get(reverse(page), {"q": other}), other)
        if same_but_for(client.get(reverse(page), {"q": words}), words) != nothing[other]:
            told.append(kind)
    assert told == []


TYPED = {
    "a number": ("contacts", {"kind": "phone", "value": SECRETS["numberhidden"]}),
    "an address": ("contacts", {"kind": "e-mail", "value": SECRETS["contactwithoutconsent"]}),
    "what is not public yet": ("contacts", {"kind": "phone", "value": SECRETS["draftcontact"]}),
    "a postcode": ("venues", {"precision": "area", "area": "Leeds", "postcode": SECRETS["postcode"]}),
}


@pytest.mark.parametrize("what", TYPED)
def test_the_question_about_twins_does_not_tell_whose_a_guessed_contact_is(planted, what):
    """To whom it would tell that, it says nothing; it goes on asking those who may see the contact."""
    block, values = TYPED[what]
    contacts, postcodes = [values.get("value", "")], [values.get("postcode", "")]
    wanted = duplicates.Likeness(["Sunrise of the draftname"], [], contacts, postcodes)
    told = {who: {twin.why for twin in duplicates.likely(wanted, by=planted.people[who])} for who in "RNSEA"}
    why = "has the same contact" if block == "contacts" else "meets at the same postcode"
    known = {who: any(words.startswith(why) for words in reasons) for who, reasons in told.items()}
    assert known == {"R": True, "N": False, "S": False, "E": True, "A": True}


def test_a_twin_is_still_asked_about_where_the_contact_is_public(planted):
    make_contact(planted.published, "0113 496 0111")
    wanted = duplicates.Likeness(["Another"], contacts=["01134960111"])
    assert [twin.project for twin in duplicates.likely(wanted, by=planted.people["N"])] == [planted.published]


def test_the_form_asks_about_twins_as_the_person_who_types(as_somebody):
    """The same page for a number that hangs on another region's record and for one that nobody has."""
    client, shown = as_somebody("N"), []
    for name, number in ("First", SECRETS["numberhidden"]), ("Second", OTHERS["numberhidden"]):
        data = form_of(client.get(reverse("admin:directory_project_add")), "project_form")
        write_row(data, "contacts", kind="phone", value=number)
        answer = client.post(reverse("admin:directory_project_add"), data | {"name": [f"{name} new group"]})
        shown.append((answer.status_code, "looks like" in text_of(answer)))
    assert shown == [(302, False), (302, False)]


def test_a_file_that_names_a_draft_of_another_region_is_not_told_its_name(planted):
    name = SECRETS["draftname"]
    planted.draft.venues.update(area="Ilkeston")
    sheet = f"name,area\n{name} group,\n{name},Leeds\n".encode()
    for who, knows in (("N", False), ("R", True), ("E", True)):
        run = preview("a.csv", sheet, by=planted.people[who])
        told = [(row["alike"], row["namesake"]) for row in run.rows]
        assert told[0][0] == (name if knows else "a record of another region"), who
        assert told[1][1] == ("Ilkeston" if knows else "another region"), who
