"""Which addresses are looked at, and by whom."""

from collections.abc import Iterator

from django.contrib.admin.sites import all_sites

from .edits import ROLES, model, page, person

REGIONS = "east-midlands west-midlands north-west eastern london north-east south-west south-east".split()
PUBLIC = [
    "/",
    "/regions/",
    *(f"/regions/{slug}/" for slug in REGIONS),
    "/networks/",
    "/about-peer-support/",
    "/training/",
    "/whats-on/",
    "/whats-on/?near=Leeds",
    "/urgent-help/",
    "/stay-safe-online/",
    "/tell-us/",
    "/tell-us/?about=bowhaven",
    "/tell-us/thank-you/",
    "/set-password/",
    "/about/",
    "/about/privacy/",
    "/about/2013-report/",
    "/shortlist/",
    "/shortlist/?id=bowhaven&id=depression-alliance&id=biped&id=golden-listening-circle&id=steps-sheffield",
    "/projects.csv",
    "/projects.csv?region=london&community=women",
    "/projects.csv?community=nobody",
    "/projects/?page=99",
    "/projects/?near=Newport",
    "/projects/?near=Nowhereland",
    "/projects/?near=EH1+1AA",
    "/projects/?q=zzzzqq",
    "/projects/?q=depression+alliance",
    "/projects/?q=i+want+to+die",
    "/projects/?authority=E06000001",
    "/projects/?community=nobody",
    "/projects/?within=7&near=Leeds",
    "/projects/?checked=yes",
    "/projects/?only=yes&community=women",
    "/projects/?exact=yes&q=bipoler",
    "/none-such/",
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
]
SET = "region=north-east&community=racialised-communities"
FEW = 6
# Area, and for whom.
SUMMARIES = [
    *(f"region={slug}" for slug in [*REGIONS, "england"]),
    "region=london&audience=public&since=2026-11-01",
    "region=north-east&audience=internal&since=2026-11-01",
    "region=england&audience=internal",
    "near=Leeds&within=25",
    SET,
]
OF_STAFF = [
    "/staff/summaries/",
    "/staff/summaries/?region=nowhere&since=yesterday",
    f"/staff/summaries/groups/?{SET}&table=overview&row=listed&column=all",
    "/staff/projects/",
    "/staff/projects/?near=Leeds&community=women",
    "/staff/projects/?page=3",
    "/staff/figures/",
    "/staff/figures/?kind=leading&region=london",
]


def people() -> Iterator[tuple]:
    """(name, account) of everybody who looks; a visitor has none."""
    yield "visitor", None
    for email in ROLES:
        yield email, person(email)


def addresses(who: str, questions: list[str]) -> list[str]:
    """In a fixed order, each once."""
    if who == "visitor":
        found = [*public(questions), "/admin/", "/admin/login/", "/staff/summaries/"]
    else:
        found = [
            *workshop(who),
            *(summaries(files=who == "editor") if who in ("staff", "editor") else OF_STAFF[:1]),
        ]
    return list(dict.fromkeys(found))


def public(questions: list[str]) -> Iterator[str]:
    yield from PUBLIC
    for slug in model("Project").objects.order_by("slug").values_list("slug", flat=True):
        yield f"/projects/{slug}/"
    for slug in model("OldSlug").objects.order_by("slug").values_list("slug", flat=True):
        yield f"/projects/{slug}/"
    for question in questions:
        yield f"/projects/?{question}"
        yield f"/projects.csv?{question}"


def summaries(files: bool) -> Iterator[str]:
    yield from OF_STAFF
    for given in model("GivenFigure").objects.order_by("pk"):
        yield f"/staff/figures/{given.pk}/"
    for asked in SUMMARIES:
        yield f"/staff/summaries/?{asked}"
        for name in ("csv", "xlsx", "docx") if files else ():
            yield f"/staff/summaries/file/{name}/?{asked}"


def workshop(who: str) -> Iterator[str]:
    """The queue, every list, one row of every subject, and the pages of groups that were edited."""
    yield from ["/admin/", "/admin/?region=london", "/admin/?show=due", "/admin/directory/"]
    yield from ["/admin/directory/importrun/bring/", "/admin/directory/importrun/template.csv"]
    registered = {model for site in all_sites for model in site._registry}
    for each in sorted(registered, key=lambda each: each.__name__):
        if each._meta.app_label == "directory":
            name = each._meta.model_name
            yield page(f"{name}_changelist")
            yield page(f"{name}_add")
            if (row := each._default_manager.order_by("pk").last()) is not None:
                yield page(f"{name}_change", row.pk)
    for question in ("q=mind", "review__exact=draft", "p=1", "review__exact=withdrawn&q=a"):
        yield f"{page('project_changelist')}?{question}"
    for run in model("ImportRun").objects.order_by("pk"):
        yield page("importrun_look", run.pk)
    for message in model("Message").objects.order_by("pk"):
        yield page("message_deal", message.pk)
    for proposal in model("ProposedChange").objects.order_by("pk"):
        yield page("project_proposal", proposal.project_id, proposal.pk)
        yield page("project_take_over", proposal.project_id, proposal.pk)
    for project in edited(who):
        for name in ("change", "whole", "changes", "check", "merge"):
            yield page(f"project_{name}", project.pk)
        yield f"/staff/preview/{project.pk}/"
        for step in ("publish", "close", "not-to-be-listed"):
            yield page("project_step", project.pk, step)


def edited(who: str):
    """What has a history, a proposal or work of its own: all of it for an editor, some for the others."""
    touched = {
        pk
        for name in ("ProjectChange", "ProposedChange", "Check", "ContactAttempt", "WorkItem", "Consent")
        for pk in model(name).objects.values_list("project", flat=True)
    }
    found = model("Project").objects.filter(pk__in=touched).order_by("pk")
    if who == "editor":
        return found
    if own := person(who).regions.all():
        found = found.filter(regions__in=own)
    return found[:FEW]
