"""One project, by the sixteen questions."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import transaction
from django.db.models import Prefetch, Q, TextField
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from directory.exports.records import records_csv
from directory.models import ChangeVia, Project, Venue
from directory.people import roles
from directory.records import checks, duplicates, reindex, workflow

from ..base import WorkshopAdmin
from ..site import site
from .check import ProjectChecks
from .editor import ProjectEditor
from .first_check import FIRST_PAGE, RecordPart
from .form import PUBLIC, STAFF_ONLY, ProjectForm, ReadAnswers, fieldsets
from .inlines import READ, WRITTEN
from .questions import ProjectQuestions, parts_of
from .record import ProjectRecord
from .sections import ANCHOR
from .steps import ProjectBulk, ProjectPages

GROUP = {
    "fields": ["seen", "name", "is_another", "also_known_as", "is_unnamed", "since", "summary", "story"],
    "description": f"A draft needs only a name. {PUBLIC}",
}
RECORD = {
    "fields": ["source", "recorded_in", "more_sources", "slug"],
    "description": "Leave it all empty, if you asked them yourself. The titles of sources are public.",
}
NOTES = {"fields": ["internal_notes"], "description": STAFF_ONLY, "classes": ["staff-only"]}


@admin.register(Project, site=site)
class ProjectAdmin(
    ProjectChecks,
    ProjectQuestions,
    ProjectRecord,
    ProjectEditor,
    ProjectPages,
    ProjectBulk,
    ReadAnswers,
    WorkshopAdmin,
):
    adders = writers = roles.RECORDERS
    removers = roles.ADMINISTRATORS
    form = ProjectForm
    fieldsets = [
        ("The group", GROUP),
        *fieldsets(),
        ("Where the record comes from", RECORD),
        ("Notes for us", NOTES),
    ]
    inlines = [*WRITTEN, *READ]
    whole = RecordPart(ProjectForm, fieldsets, inlines, ChangeVia.FORM, goes_on=True)
    # The same while a record is written down: how it is known is its first check.
    first = whole.with_first_check()
    # The same, one question a page.
    parts = parts_of(whole)
    list_display = ["name", "review", "stage", "where", "last_checked_on", "in_hand", "updated_at"]
    list_select_related = ["work__held_by", "work__given_by"]
    list_filter = ["review", "stage", "scope", "project_regions__region"]
    search_fields = [
        "name",
        "also_known_as",
        "old_slugs__slug",
        "venues__area",
        "coverage__area",
        "project_organisations__organisation__name",
        "project_organisations__organisation__also_known_as",
        "terms__label",
        "terms__recorded_label",
        "terms__other_words",
    ]
    search_help_text = (
        "By any name, place, organisation or kind of group; by a number, e-mail or postcode that you may see."
    )
    autocomplete_fields = ["source", "more_sources"]
    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}
    actions = ["send_selected", "publish_selected", "withdraw_selected", "export"]
    helps = {
        "name": "As the group writes it.",
        "slug": "The end of its public address. Empty: made from the name. An old one goes on leading here.",
        "source": "Where most of this record comes from. Empty: asked by our researchers, this year.",
        "recorded_in": "Empty: this year.",
        "more_sources": "Every other place that says something about it. Their titles are public.",
    }

    def get_search_results(self, request, queryset, search_term):
        """Also by a contact or a postcode, of those that this person may see."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if ids := duplicates.holding(search_term, by=request.user):
            return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=ids)), False
        return found, may_repeat

    def part_of(self, request, project):
        if project is None:
            return FIRST_PAGE
        is_written_down = checks.awaits_first(project) and self.has_change_permission(request, project)
        return self.first if is_written_down else self.whole

    def get_queryset(self, request):
        return roles.readable(request.user, super().get_queryset(request))

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.pk is None or self.is_theirs(request.user, obj))

    def is_theirs(self, person, project):
        """Remembered with the record as it was read: each part of a page asks."""
        known = project.__dict__.setdefault("writable_by", {})
        if person.pk not in known:
            known[person.pk] = roles.may_write(person, project)
        return known[person.pk]

    def get_deleted_objects(self, objs, request):
        """Rows that cannot be deleted alone go with their project."""
        gone, counts, _, protected = super().get_deleted_objects(objs, request)
        return gone, counts, set(), protected

    @admin.display(description="where")
    def where(self, project):
        return ", ".join(venue.area for venue in project.venues.all()[:3]) or "-"

    @admin.display(description="in hand")
    def in_hand(self, project):
        item = getattr(project, "work", None)
        return item.words if item and item.held_by else "-"

    def get_changelist_instance(self, request):
        listing = super().get_changelist_instance(request)
        venues = Prefetch("venues", Venue.objects.only("pk", "project", "area"))
        listing.result_list = listing.result_list.prefetch_related(venues)
        return listing

    @admin.action(description="Export the selected projects as CSV", permissions=["view"])
    def export(self, request, queryset):
        response = HttpResponse(records_csv(queryset), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="projects.csv"'
        return response

    def announce(self, objects):
        reindex.changed(*objects)

    @transaction.atomic
    def delete_model(self, request, obj):
        workflow.take_out(obj)
        reindex.directory_changed()

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for project in queryset:
            workflow.take_out(project)
        reindex.directory_changed()

    def answer(self, page, saved):
        """Where a save leads: on in the form, to the preview or the next step, or where Django goes."""
        request, project = page.request, saved.project
        if there := page.part.answer(page, saved):
            return there
        if saved.waits:
            messages.success(request, waiting_words(project, saved.proposed))
        django_goes = self.response_add if page.project is None else self.response_change
        return self.next_page(request, saved) or django_goes(request, project)

    def next_page(self, request, saved):
        """The buttons beside Django's own: go on, look at it, send it on."""
        project = saved.project
        own, query = self.home_of(project), f"?proposal={saved.proposed.pk}" if saved.proposed else ""
        if ANCHOR.fullmatch(anchor := request.POST.get("_go_on", "")):
            return HttpResponseRedirect(f"{self.whole_of(project)}#{anchor}")
        if ANCHOR.fullmatch(anchor := request.POST.get("_one_more", "")):
            return HttpResponseRedirect(f"{self.whole_of(project)}?more={anchor}#{anchor}")
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("preview", args=[project.pk]) + query)
        if "_send" in request.POST and not workflow.is_agreed(project):
            return HttpResponseRedirect(reverse("admin:directory_project_step", args=[project.pk, "send"]))
        return HttpResponseRedirect(own) if saved.waits else None


def waiting_words(project, proposed) -> str:
    if proposed is None:
        return f"“{project}” is as it was, so nothing waits for an editor."
    return f"“{project}” is published, so your change waits for an editor. The public page stays as it is."
