"""Leads at work: whom to ring first, and web addresses that are opened one by one.

For those who may see a record's contacts, and of the records whose contacts they may see.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from directory import rules
from directory.models import ENDED_OR_RENAMED, AttemptOutcome, Contact, Lead, Opening, Project, Publisher
from directory.people import roles
from directory.phrases import day_words, month_words
from directory.records import leads
from directory.vocabulary import Opened

from .base import PrivateRowAdmin
from .site import site

PAGE = 50
DONE = {
    Opened.THEIRS: "Theirs: {}. The public pages say so now.",
    Opened.MOVED: "Theirs, at a new address: {}. The public pages say so now.",
    Opened.SOMEBODY_ELSES: "Somebody else’s: {}. It is not shown.",
    Opened.GONE: "Gone: {}. It is not shown.",
}
ANSWERED = "Somebody has answered this one, or changed the address. Here is the next."


@admin.register(Lead, site=site)
class LeadAdmin(PrivateRowAdmin):
    """The rows of leads, and the two pages on which people work through them."""

    readers = roles.RECORDERS
    list_display = ["on_project", "status", "publisher", "organisation", "read_on"]
    fields = ["project", "organisation", "charity_number", "status", "status_note", "publisher", "sources"]
    fields += ["contacts_of_it", "copy_hint", "note", "read_on"]
    list_filter = ["status", "publisher"]
    search_fields = ["project__name", "organisation", "charity_number"]
    search_help_text = "By the group's name, its organisation or the charity number."

    @admin.display(description="contacts", empty_value="-")
    def contacts_of_it(self, lead):
        return ", ".join(contact.value for contact in lead.contacts.all())

    def get_urls(self):
        def page(address, view):
            return path(
                f"{address}/", self.admin_site.admin_view(view), name=f"directory_lead_{view.__name__}"
            )

        own = [page("ring", self.ring), page("open", self.open), page("open/undo", self.undo)]
        return own + super().get_urls()

    def show(self, request, template: str, title: str, **context):
        context = {**self.admin_site.each_context(request), "title": title, **context}
        context["is_nav_sidebar_enabled"] = False
        return TemplateResponse(request, f"admin/directory/leads/{template}.html", context)

    def ring(self, request):
        must_record(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        context = regions_of(request, request.GET)
        found = leads.to_ring(request.user, context["region"])
        pages = Paginator(found, PAGE)
        page = pages.get_page(request.GET.get("page"))
        return self.show(
            request,
            "ring",
            "Ready to ring",
            **context,
            rows=[to_ring(project) for project in page],
            page=page,
            pages=pages.get_elided_page_range(page.number) if pages.num_pages > 1 else [],
            with_one=found.filter(best__isnull=False).count(),
            told=told_to_have_ended(request.user, context["region"]),
        )

    def open(self, request):
        must_record(request)
        if request.method == "POST":
            return self.take_answer(request)
        return self.show_address(request, regions_of(request, request.GET), request.GET)

    def show_address(self, request, context, asked, problem=None):
        """The next address after the one named in `asked`, or the one asked for."""
        found = leads.addresses(request.user, context["region"])
        one = chosen(found, asked)
        private = keeping_private(one) if one else set()
        return self.show(
            request,
            "open",
            "Open and tick",
            **context,
            count=len(found),
            one=one,
            groups=[(row.project, row.project_id in private) for row in one.waiting] if one else [],
            place=place_words(one) if one else "",
            name=asked.get("name", one.name) if one else "",
            moved_to=asked.get("moved_to", ""),
            problem=problem,
            month=month_words(timezone.localdate()),
            last=leads.last_answer(request.user),
        )

    def take_answer(self, request):
        context, asked = regions_of(request, request.POST), request.POST
        one = chosen(leads.addresses(request.user, context["region"]), asked) if "address" in asked else None
        if one is None:
            messages.warning(request, ANSWERED)
            return next_one(context, asked.get("place", ""))
        place = place_words(one)
        try:
            rows = leads.answer(
                one.waiting,
                by=request.user,
                found=asked.get("answer", ""),
                name=asked.get("name", one.name),
                moved_to=asked.get("moved_to", ""),
            )
        except leads.NotAnAnswerError as problem:
            return self.show_address(request, context, asked, problem)
        if rows:
            messages.success(request, DONE[rows[0].answer].format(rows[0].address))
        else:
            messages.warning(request, ANSWERED)
        return next_one(context, place)

    def undo(self, request):
        must_record(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        context = regions_of(request, request.POST)
        rows = leads.undo(by=request.user)
        if not rows:
            messages.warning(request, "There is no answer of yours to take back.")
            return next_one(context, "")
        messages.success(request, f"Taken back: your answer to {rows[0].address_before}. Here it is again.")
        return next_one(context, "", address=rows[0].address_before)


@admin.register(Opening, site=site)
class OpeningAdmin(PrivateRowAdmin):
    readers = roles.RECORDERS
    list_display = ["on_project", "address_before", "answer", "name", "by", "opened_on", "stands"]
    fields = ["contact", "address_before", "answer", "address", "name", "opened_on", "by", "at"]
    fields += ["stands", "undone_by", "undone_at"]
    list_filter = ["answer", "stands"]
    list_select_related = ["contact__project", "by"]
    search_fields = ["contact__project__name", "address", "address_before", "name"]
    search_help_text = "By the group's name, the web address or whose it is."
    path_to_project = "contact__project"

    @admin.display(description="project", ordering="contact__project__name")
    def on_project(self, row):
        return super().on_project(row)


def must_record(request) -> None:
    if not roles.is_one_of(request.user, roles.RECORDERS):
        raise PermissionDenied


def regions_of(request, asked) -> dict:
    """The person's regions to choose from, and the one that is chosen."""
    regions, region = roles.regions_of(request.user), asked.get("region", "")
    return {"regions": regions, "region": region if region in {one.slug for one in regions} else ""}


# Ready to ring.


@dataclass(frozen=True)
class ToTry:
    """A number or an address to try, and where it comes from."""

    kind: str
    value: str
    role: str
    source: str


@dataclass(frozen=True)
class ToRing:
    """A group of the list: what to try, or where to look; and what was tried."""

    project: Project
    to_try: list[ToTry]
    where_to_look: list[str]
    tried: str
    careful: list[str]


def told_to_have_ended(person, region: str) -> int:
    """How many groups are said to be merged, renamed or closed, and wait to be asked."""
    groups = leads.open_groups(person, region).filter(leads__status__in=ENDED_OR_RENAMED)
    return groups.exclude(work=None).exclude(work__to_ask="").distinct().count()


def to_ring(project: Project) -> ToRing:
    tried = ""
    if project.tried_on:
        tried = f"Tried on {day_words(project.tried_on)}: {AttemptOutcome(project.tried).label.lower()}."
    return ToRing(
        project,
        [to_try(contact) for contact in project.to_try],
        [] if project.to_try else where_to_look(project),
        tried,
        list(dict.fromkeys(lead.note for lead in project.leads.all() if lead.note)),
    )


def to_try(contact: Contact) -> ToTry:
    best = min(contact.leads.all(), key=lambda lead: publisher_rank(lead.publisher), default=None)
    source = contact.source.title
    if best and best.publisher:
        source = f"{best.get_publisher_display()}, read on {day_words(best.read_on)}"
    return ToTry(contact.get_kind_display(), contact.value, contact.role, source)


def publisher_rank(publisher: str) -> int:
    return Publisher.values.index(publisher) if publisher else len(Publisher)


def where_to_look(project: Project) -> list[str]:
    """For a group with nothing to try: every place where somebody may know more, the nearest first."""
    found = []
    for contact in project.sites:
        found.append(look_at(contact))
    named = [lead.organisation for lead in project.leads.all() if lead.organisation]
    named += [tie.organisation.name for tie in project.project_organisations.all()]
    if names := list(dict.fromkeys(name for name in named if name.casefold() != project.name.casefold())):
        found.append(f"Ask {names[0]}." if len(names) == 1 else f"Ask one of these: {'; '.join(names)}.")
    for lead in project.leads.all():
        if lead.charity_number:
            found.append(f"The register of charities has it under {lead.charity_number}.")
    networks = [str(tie.network.project) for tie in project.affiliations.all()]
    if networks:
        found.append(f"Ask its network: {'; '.join(networks)}.")
    return list(dict.fromkeys(found)) or ["Nobody is named. Try a library, the council or the local Mind."]


def look_at(contact: Contact) -> str:
    last = next((row for row in contact.openings.all() if row.stands and row.address == contact.value), None)
    if last is None:
        return f"Look on {contact.value}: nobody has opened it yet."
    month = month_words(last.opened_on)
    if last.answer in (Opened.THEIRS, Opened.MOVED):
        return f"Look on {contact.value}: the website of {last.name}, opened in {month}."
    return f"Do not use {contact.value}: {last.get_answer_display().lower()}, opened in {month}."


# Open and tick.


def chosen(found: list[leads.Address], asked) -> leads.Address | None:
    """`address` names one; `after` the place of the one before; without them it is the first."""
    if "address" in asked:
        return next((one for one in found if one.value == asked["address"]), None)
    number, _, value = asked.get("after", "").partition(":")
    if not number.isdecimal() or len(number) > 9:
        return next(iter(found), None)
    return next((one for one in found if one.place > (-int(number), value)), None)


def place_words(one: leads.Address) -> str:
    """An address's place in the order, for the address of the page that follows."""
    return f"{-one.place[0]}:{one.value}"


def keeping_private(one: leads.Address) -> set[int]:
    """The groups that the website is not shown for without their own word."""
    return set(
        Project.objects.filter(rules.keeping_dates_private(), contacts__in=one.waiting)
        .order_by()
        .values_list("pk", flat=True)
    )


def next_one(context, after: str, **more):
    query = {"region": context["region"], "after": after, **more}
    return HttpResponseRedirect(
        f"{reverse('admin:directory_lead_open')}?{urlencode({k: v for k, v in query.items() if v})}"
    )


# What pages said, on the check screen.


def told_of(project: Project) -> dict:
    """Its leads, and what was found behind its web addresses: only for those who may see its contacts."""
    found = Lead.objects.filter(project=project).prefetch_related("sources")
    openings = Opening.objects.filter(contact__project=project, stands=True).select_related("by")
    return {"leads": list(found), "openings": list(openings)}
